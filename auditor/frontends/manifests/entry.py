"""One entry of a dependency file."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A package as it is written, its version or range, and the stretch of the text that says so.

    `origin` is the repository it comes from, where the file names one; `ecosystem` only where it differs from the
    file's own.
    """

    name: str
    version: str
    start: int
    end: int
    origin: str = ""
    ecosystem: str = ""
