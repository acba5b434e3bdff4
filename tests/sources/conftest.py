"""Listings of folders and git repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.sources import Listing, list_files
from sources.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "work")


@pytest.fixture
def listed() -> Callable[..., Listing]:
    def run(*targets: Path | str, exclude: tuple[str, ...] = (), no_ignore: bool = False) -> Listing:
        return list_files(tuple(map(str, targets)), exclude=exclude, no_ignore=no_ignore, stdin_name=None)

    return run


@pytest.fixture
def names(listed: Callable[..., Listing]) -> Callable[..., list[str]]:
    def run(*targets: Path | str, exclude: tuple[str, ...] = (), no_ignore: bool = False) -> list[str]:
        return [file.path for file in listed(*targets, exclude=exclude, no_ignore=no_ignore).files]

    return run
