"""Folders and git repositories to list."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from auditor.sources import Listing, list_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

IDENTITY = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.com", "-c", "protocol.file.allow=always")


class Repository:
    """A git work tree made for a test."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        command = ["git", *IDENTITY, *arguments]
        done = subprocess.run(command, cwd=self.folder, env=environment, check=True, capture_output=True, text=True)
        return done.stdout

    def write(self, files: Mapping[str, str | bytes]) -> None:
        write(self.folder, files)

    def commit(self, *names: str) -> None:
        self.git("add", "--force", "--", *(names or (".",)))
        self.git("commit", "--quiet", "--message", "x")


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


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
