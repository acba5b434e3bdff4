"""The shipped pack, and copies of it that a test may damage."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from auditor._about import DEFAULT_PACK
from auditor.pack.locate import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.pack.rows import Pack

SHIPPED = Path(__file__).parents[2] / "rules" / DEFAULT_PACK
ACME = Path(__file__).parent / "acme"


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load(DEFAULT_PACK)


@pytest.fixture(scope="session")
def acme() -> Pack:
    return load(str(ACME))


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[str, str, str], Path]:
    """A copy of the small pack in which one text of one file is exchanged; an empty `old` appends."""

    def edit(file: str, old: str, new: str) -> Path:
        folder = tmp_path / "acme"
        shutil.copytree(ACME, folder, dirs_exist_ok=True)
        path = folder / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else f"{text}\n{new}", encoding="utf-8")
        return folder

    return edit
