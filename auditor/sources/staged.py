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
    from collections.abc import Iterable, Iterator, Sequence
    from typing import IO

_ENTRY = re.compile(rb"([0-7]{6}) ([0-9a-f]{40,64}) ([0-3])\t([^\0]+)\0")
_STATUS = re.compile(rb"  ctime: (\d+):(\d+)\n  mtime: (\d+):(\d+)\n  dev:[^\n]*\n  uid:[^\n]*\n  size: (\d+)\tflags:")
_RAW = re.compile(r":[0-7]{6} ([0-7]{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*")
LINK, SUBMODULE = "120000", "160000"
_LARGEST = 1 << 28
_CHUNK = 1 << 20
# So many ids find room in the pipe to git before it has answered any.
_AT_ONCE = 200


class Staged(NamedTuple):
    """An entry of the index: its name, kind and content. `clean`: the file of the work tree is the same.

    `stage` is 0, or more for the versions of a file that is being merged.
    """

    name: str
    mode: str
    blob: str
    stage: int
    clean: bool


class Change(NamedTuple):
    """A file that differs from what it was: its name from the top of the work tree, its blob and the one it had.

    `old` is empty for a new file; a renamed one has that of the other name.
    """

    name: str
    mode: str
    blob: str
    old: str


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


def contents_of(top: str) -> dict[str, str]:
    """The blobs of all regular files of the index, by name from the top."""
    said = git.run(top, top, "ls-files", "--stage", "-z")
    kinds = (LINK.encode(), SUBMODULE.encode())
    return {os.fsdecode(row[4]): row[2].decode() for row in _ENTRY.finditer(said) if row[1] not in kinds}


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


def own_changes(top: str) -> list[Change]:
    """What the index changes against the last commit; against nothing before the first one."""
    try:
        return changes(top, "HEAD")
    except git.GitRefused:
        if git.run(top, top, "rev-parse", "--verify", "--quiet", "HEAD^{commit}", accepted=(0, 1)):
            raise
        return changes(top, git.run(top, top, "hash-object", "-t", "tree", "--stdin").decode().strip())


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


def changes(top: str, commit: str) -> list[Change]:
    """What the index changes against a commit or tree; renames are followed, deleted files left out."""
    options = ("--cached", "--raw", "-z", "-M", "--no-abbrev", "--ignore-submodules=all", "--no-ext-diff")
    words = git.names(git.run(top, top, "diff-index", *options, commit, "--"))
    found: list[Change] = []
    at = 0
    while at + 1 < len(words):
        match = _RAW.fullmatch(words[at])
        if match is None:
            raise git.GitRefused("git diff-index was not understood")
        two = match[4] in "RC"
        name = words[at + 2] if two else words[at + 1]
        at += 3 if two else 2
        if match[4] != "D" and match[1] not in (LINK, SUBMODULE):
            found.append(Change(name, match[1], match[3], "" if match[4] == "A" else match[2]))
    return found


def blobs(top: str, ids: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """The content of blobs, each once, as they are read; None for one that is missing or too large to be text."""
    wanted = list(dict.fromkeys(ids))
    for first in range(0, len(wanted), _AT_ONCE):
        group = wanted[first : first + _AT_ONCE]
        with git.answers(top, "cat-file", "--batch=%(objecttype) %(objectsize)", told=_lines(group)) as stream:
            for one in group:
                yield one, _content(stream)


def _content(stream: IO[bytes]) -> bytes | None:
    kind, _, size = stream.readline().rstrip().partition(b" ")
    if not size.isdigit():  # `ID missing`, or the end
        return None
    left = int(size) + 1
    if kind == b"blob" and left <= _LARGEST:
        return stream.read(left)[:-1]
    while left > 0 and (part := stream.read(min(left, _CHUNK))):
        left -= len(part)
    return None


def _lines(ids: list[str]) -> bytes:
    return "".join(f"{one}\n" for one in ids).encode("ascii")
