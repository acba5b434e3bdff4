"""Patterns in the language of `.gitignore`: what `--exclude` leaves out, and the ignore files of a folder."""

from __future__ import annotations

import os
import re
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pathspec import GitIgnoreSpec

# A pattern with many stars takes time beyond any bound on a name made for it; nobody needs so many.
_STARS = re.compile(r"\*+")
_MOST_STARS = 4
_LONGEST = 1 << 20
_NO_PATTERN = (ValueError, OverflowError, RecursionError, re.error)


def spec_of(lines: Iterable[str]) -> GitIgnoreSpec:
    """The patterns as one; a line that is no pattern counts for nothing."""
    sound = [line for line in lines if len(_STARS.findall(line)) <= _MOST_STARS]
    try:
        return _compiled(sound)
    except _NO_PATTERN:
        return _compiled([line for line in sound if _is_pattern(line)])


def _compiled(lines: list[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - costs 80 ms, and most runs need no patterns

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd brackets, which are somebody else's
        return GitIgnoreSpec.from_lines(lines)


def _is_pattern(line: str) -> bool:
    try:
        _compiled([line])
    except _NO_PATTERN:
        return False
    return True


def spec_in(file: str) -> GitIgnoreSpec | None:
    """The patterns of an ignore file; None when it is no regular file, as git has it, or has none."""
    from auditor.sources.reading import Unreadable, read_path  # noqa: PLC0415 - only when there is one

    try:
        text = os.fsdecode(read_path(file, limit=_LONGEST))
    except Unreadable:
        return None
    text = text.removeprefix("\udcef\udcbb\udcbf").removeprefix("\ufeff")
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    return spec_of(lines) if lines else None


class Exclusion:
    """What settings exclude. Asked file by file, it answers with the entry to name: a whole folder when it can."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        """Compile the patterns, if there are any."""
        self._spec = spec_of(patterns) if patterns else None
        self._folders: dict[str, str] = {"": ""}

    def __bool__(self) -> bool:
        """Whether there is anything to ask."""
        return self._spec is not None

    def entry(self, path: str) -> str:
        """The entry that excludes the file: itself, or a folder above it ending in `/`; empty when it stays."""
        if self._spec is None:
            return ""
        above = self._folder_above(path)
        return above or (path if self._spec.match_file(path) else "")

    def _folder_above(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        if folder not in self._folders and self._spec is not None:
            found = end = 0
            while not found and end < len(folder):
                end = (folder.find("/", end + 1) + 1 or len(folder) + 1) - 1
                found = end if self._spec.match_file(f"{folder[:end]}/") else 0
            self._folders[folder] = f"{folder[:found]}/" if found else ""
        return self._folders[folder]
