"""The files of a git index as they are staged, whatever the work tree holds; only git's plumbing is asked."""

# ruff: noqa: PTH116, PTH118
# Names are plain strings, as in auditor.sources.git.

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING, NamedTuple

from auditor.sources import git
from auditor.sources.names import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENTRY = re.compile(rb"([0-7]{6}) ([0-9a-f]{40,64}) ([0-3])\t([^\0]+)\0")
_STATUS = re.compile(rb"  ctime: (\d+):(\d+)\n  mtime: (\d+):(\d+)\n  dev:[^\n]*\n  uid:[^\n]*\n  size: (\d+)\tflags:")


class Staged(NamedTuple):
    """An entry of the index: its name, kind and content. `clean`: the file of the work tree is the same.

    `stage` is 0, or more for the versions of a file that is being merged.
    """

    name: str
    mode: str
    blob: str
    stage: int
    clean: bool


def entries(folder: str, top: str) -> list[Staged]:
    """The entries of the index under a folder, their names relative to it."""
    git.check(top)
    said = git.run(folder, top, "ls-files", "--stage", "--debug", "-z")
    written = os.stat(git.index_of(top)).st_mtime_ns if said else 0
    found: list[Staged] = []
    for match in _ENTRY.finditer(said):
        name, stage = os.fsdecode(match[4]), int(match[3])
        status = _STATUS.match(said, match.end())
        known = [int(part) for part in status.groups()] if status and not stage else []
        clean = bool(known) and _clean(os.path.join(folder, name), known, written)
        found.append(Staged(name, match[1].decode(), match[2].decode(), stage, clean))
    return found


def _clean(path: str, known: Sequence[int], written: int) -> bool:
    """Whether a file is as it was when git last looked, told as git tells it: by its times and size.

    A file that changed in the moment when the index was written cannot be told, and nothing is read here.
    """
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return False
    changed, modified = known[0] * 10**9 + known[1], known[2] * 10**9 + known[3]
    same = found.st_mtime_ns == modified and found.st_size == known[4]
    untouched = os.name == "nt" or found.st_ctime_ns == changed
    return same and untouched and modified < written and stat.S_ISREG(found.st_mode)


def since(top: str, ref: str) -> str:
    """The commit at which the present branch left `ref`. Raises GitRefused."""
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    commit = git.run(top, top, *words, f"{ref}^{{commit}}", accepted=(0, 1, 128)).decode().strip()
    if not commit:
        raise git.GitRefused(f"there is no commit {shown(ref)!r} here; fetch it first")
    met = git.run(top, top, "merge-base", commit, "HEAD", accepted=(0, 1, 128)).decode().strip()
    if not met:
        raise git.GitRefused(f"no commit is known at which this branch left {shown(ref)!r}; fetch more of the history")
    return met
