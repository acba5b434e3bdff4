"""A head start: git searches a large work tree while the command line's libraries are still being imported.

What is begun here is a guess from the bare arguments. The search proper claims it if folder and words turn out as
guessed; else it is thrown away. Nothing depends on it but the time a run takes.
"""

# ruff: noqa: PTH112, PTH118, PTH202
# As in auditor.sources.git, whose functions take strings.

from __future__ import annotations

import atexit
import contextlib
import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import subprocess

# An index this large lists about a thousand files; below that there is nothing to gain.
_LARGE = 100_000
_UNSETTLED = ("--no-ignore", "--pack", "--config")
_VARIABLES = ("AUDITOR_NO_IGNORE", "AUDITOR_PACK", "AUDITOR_CONFIG", "AUDITOR_DATA")


class _Begun(NamedTuple):
    folder: str
    words: tuple[bytes, ...]
    process: subprocess.Popen[bytes]


_begun: list[_Begun] = []


def begin(arguments: list[str]) -> None:
    """Start the search if the arguments after `scan` name one folder of a large work tree, or none at all."""
    folder = _folder(arguments)
    if folder is None or any(name in os.environ for name in _VARIABLES):
        return
    from auditor.sources import git  # noqa: PLC0415 - only when there is something to gain

    with contextlib.suppress(Exception):  # a guess that fails costs nothing; the run itself will say what is wrong
        top = git.work_tree_of(folder)
        if top is None or os.path.getsize(os.path.join(top, ".git", "index")) < _LARGE:
            return
        words = _words()
        _begun.append(_Begun(os.path.realpath(folder), words, git.start_grep(folder, top, words)))
        atexit.register(abandon)


def claim(folder: str, words: tuple[bytes, ...]) -> subprocess.Popen[bytes] | None:
    """The search that was begun for just this, if any; it can be claimed once."""
    if _begun and _begun[0].words == words and _begun[0].folder == os.path.realpath(folder):
        return _begun.pop().process
    return None


def abandon() -> None:
    """End a search that nobody claimed."""
    while _begun:
        process = _begun.pop().process
        process.kill()
        process.communicate()


def _folder(arguments: list[str]) -> str | None:
    """The one folder among the arguments, `.` if they name nothing that exists; None when that is not so clear."""
    named: list[str] = []
    for before, argument in zip(["", *arguments], arguments, strict=False):
        if argument == "-" or argument.startswith(_UNSETTLED):
            return None
        if argument.startswith("-"):
            continue
        if os.path.isdir(argument):
            named.append(argument)
        elif not before.startswith("-") or "=" in before:
            return None
    return (named or ["."])[0] if len(named) < 2 else None  # noqa: PLR2004


def _words() -> tuple[bytes, ...]:
    from auditor._about import DEFAULT_PACK  # noqa: PLC0415
    from auditor.pack.read import read_prefilter  # noqa: PLC0415
    from auditor.prefilter import Words  # noqa: PLC0415

    return Words.of(read_prefilter(DEFAULT_PACK).prefilter).strong.words
