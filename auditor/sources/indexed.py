"""Listings of what is staged, and of what changed since a commit."""

# ruff: noqa: PTH112, PTH118
# Names are plain strings, as in auditor.sources.git.

from __future__ import annotations

import hashlib
import os
from typing import NamedTuple

from auditor.outcome import Skipped
from auditor.sources import changes, git, staged
from auditor.sources.exclude import Exclusion
from auditor.sources.model import Candidate, Listing, TargetMissing
from auditor.sources.names import shown
from auditor.sources.reading import Unreadable, read_path

UNMERGED = "not merged yet"
_SHA1 = 40


class Before(NamedTuple):
    """What a changed file was: the work tree it is in, and its blob then, empty for a new file."""

    top: str
    blob: str


def list_staged(targets: tuple[str, ...], *, exclude: tuple[str, ...]) -> Listing:
    """The staged files under the targets, as `list_files` lists those of the work tree.

    A file that the work tree holds unchanged is read there, any other from the index. Raises TargetMissing for a target
    that is in no repository, GitRefused where git does not answer.
    """
    exclusion = Exclusion(exclude)
    files: dict[str, Candidate] = {}
    skipped: set[Skipped] = set()
    excluded: set[str] = set()
    everything: set[str] = set()
    for target in targets:
        folder, only, prefix = _folder(target, single=len(targets) == 1)
        top = _top(folder)
        opened = "" if folder == os.curdir else os.path.join(folder, "")
        rows = staged.entries(folder, top)
        everything.update(os.path.join(os.path.realpath(folder), row.name) for row in rows)
        rows = [row for row in rows if row.name == only] if only else rows
        kept: dict[str, staged.Staged] = {}
        for row in rows:
            path = shown(prefix + row.name)
            out = exclusion.entry(path)
            if out:
                excluded.add(shown(out))
            elif row.stage:
                skipped.add(Skipped(path, UNMERGED, expected=False))
            elif row.mode == changes.SUBMODULE:
                skipped.add(Skipped(path, "submodule", expected=True))
            elif row.mode != changes.LINK:
                kept[path] = row
        contents = dict(changes.blobs(top, (row.blob for row in kept.values() if not row.clean)))
        for path, row in kept.items():
            data = None if row.clean else contents.get(row.blob)
            if data is None and not row.clean:
                skipped.add(Skipped(path, "not in the repository, or too large", expected=False))
            else:
                files[path] = Candidate(path, opened + row.name, data)
    return Listing(
        files=tuple(files[path] for path in sorted(files)),
        skipped=tuple(sorted(skipped, key=lambda skip: (skip.path, skip.reason))),
        excluded=tuple(sorted(excluded)),
        staged=frozenset(everything),
    )


def _folder(target: str, *, single: bool) -> tuple[str, str, str]:
    """The folder to list, the one name in it that is wanted (empty for all), and what stands before shown names."""
    path = os.path.normpath(target)
    if os.path.isdir(path):
        return path, "", "" if single or path == os.curdir else os.path.join(path, "")
    folder, name = os.path.split(path)
    if not os.path.isdir(folder or os.curdir):
        raise TargetMissing(f"{shown(target)}: no such file or folder")
    return folder or os.curdir, name, os.path.join(folder, "") if folder else ""


def _top(folder: str) -> str:
    top = git.work_tree_of(folder)
    if top is None:
        raise TargetMissing(f"{shown(folder)}: is in no git repository")
    return top


def changed(targets: tuple[str, ...], listing: Listing, ref: str) -> dict[str, Before]:
    """The listed files that changed since the present branch left `ref`, or without one since the last commit.

    Raises as `list_staged` does. Files of repositories inside the targets' own are never among them.
    """
    tops = {_top(_folder(target, single=True)[0]) for target in targets}
    rows = {top: _changed_in(top, ref, staged_only=listing.staged is not None) for top in tops}
    homes: dict[str, tuple[str, str | None]] = {}
    found: dict[str, Before] = {}
    for row in listing.files:
        folder, name = os.path.split(row.opened)
        if folder not in homes:
            real = os.path.realpath(folder or os.curdir)
            homes[folder] = real, git.work_tree_of(real)
        real, top = homes[folder]
        if top in rows:
            known, before = rows[top]
            inside = os.path.join(real, name)[len(os.path.join(top, "")) :]
            if inside in before or inside not in known:
                found[row.path] = Before(top, before.get(inside, ""))
    return found


def _changed_in(top: str, ref: str, *, staged_only: bool) -> tuple[set[str], dict[str, str]]:
    """The names that git knows in a work tree, and of the changed ones the blobs they were."""
    found = changes.changes(top, staged.since(top, ref)) if ref else changes.own_changes(top)
    before = {change.name: change.old for change in found}
    rows = staged.entries(top, top)
    for row in rows if not staged_only else ():
        if row.stage or (not row.clean and row.mode not in (changes.LINK, changes.SUBMODULE) and _differs(top, row)):
            before.setdefault(row.name, row.blob)
    return {row.name for row in rows}, before


def _differs(top: str, row: staged.Staged) -> bool:
    """Whether the file's bytes are not those of the index, line ends apart. Filters are not applied: they could act."""
    try:
        data = read_path(os.path.join(top, row.name))
    except Unreadable:
        return True
    return row.blob not in (_blob(data, row.blob), _blob(data.replace(b"\r\n", b"\n"), row.blob))


def _blob(data: bytes, like: str) -> str:
    name = "sha1" if len(like) == _SHA1 else "sha256"
    return hashlib.new(name, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
