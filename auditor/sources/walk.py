"""Walking through folders with os.scandir: plain, with ignore files, or beside what git knows."""

# ruff: noqa: PTH116, PTH118, PTH206
# Names are plain strings: a path object for each of many files would cost more than reading them.

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.outcome import Skipped
from auditor.sources.exclude import spec_in
from auditor.sources.names import looks_like_configuration
from auditor.sources.reading import reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pathspec import GitIgnoreSpec

# An ignore file: how much of a name's front is its own folder's, what stands before the rest, and its patterns.
Specs = tuple[tuple[int, str, "GitIgnoreSpec"], ...]
SPECIAL = "not a regular file"


@dataclass(slots=True)
class Found:
    """What a walk comes upon; all names are relative to the folder it began in.

    `nested` are folders in which another repository begins; `unknown` are files, and folders ending in `/`, that a
    walk beside git does not know; `ignored` are ignored files.
    """

    files: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


def walk_known(root: str, known: Iterable[str]) -> Found:
    """Walk through the folders that hold known files, and sort what is really there into kinds."""
    files = set(known)
    folders = _folders_of(files)
    found, stack = Found(), [""]
    while stack:
        prefix = stack.pop()
        for entry in _entries(root, prefix, found):
            name = prefix + entry.name
            if name in files:
                if entry.is_file(follow_symlinks=False):
                    found.files.append(name)
                elif entry.is_dir(follow_symlinks=False):
                    found.nested.append(name)
                else:
                    _add(root, name, entry, found)
            elif entry.name == ".git":
                continue
            elif entry.is_dir(follow_symlinks=False):
                (stack if name in folders else found.unknown).append(f"{name}/")
            elif entry.is_symlink() or entry.is_file(follow_symlinks=False):
                found.unknown.append(name)
            else:
                found.skipped.append(Skipped(name, SPECIAL, expected=True))
    return found


def walk_all(root: str, *, ignores: bool, above: Specs = ()) -> Found:
    """Walk through everything but `.git`; with `ignores`, what the ignore files on the way leave.

    A folder in which a repository begins is named in `nested` and not entered, if ignore files count.
    """
    found = Found()
    stack: list[tuple[str, Specs]] = [("", above)]
    while stack:
        prefix, specs = stack.pop()
        entries = _entries(root, prefix, found)
        if ignores and any(entry.name == ".gitignore" for entry in entries):
            spec = spec_in(os.path.join(root, f"{prefix}.gitignore"))
            specs = (*specs, (len(prefix), "", spec)) if spec else specs
        for entry in entries:
            name = prefix + entry.name
            if entry.name == ".git":
                continue
            folder = entry.is_dir(follow_symlinks=False)
            if specs and _ignored(f"{name}/" if folder else name, specs):
                if not folder:
                    found.ignored.append(name)
            elif folder and ignores and os.path.lexists(os.path.join(entry.path, ".git")):
                found.nested.append(name)
            elif folder:
                stack.append((f"{name}/", specs))
            else:
                _add(root, name, entry, found)
    return found


def ignores_above(folder: str, top: str) -> Specs:
    """The ignore files above a folder of a work tree, the farthest first; none if they hide the folder itself."""
    steps = os.path.relpath(os.path.realpath(folder), top).split(os.sep)
    steps = [] if steps == [os.curdir] else steps
    files = [(0, os.path.join(top, ".git", "info", "exclude"))]
    files += [(depth, os.path.join(top, *steps[:depth], ".gitignore")) for depth in range(len(steps))]
    specs = ((spec_in(file), "".join(f"{step}/" for step in steps[depth:])) for depth, file in files)
    above = tuple((0, lead, spec) for spec, lead in specs if spec)
    return () if _ignored("", above) else above


def _add_link(root: str, name: str, found: Found) -> None:
    """Say why a link is not followed; one to a place inside the folder needs no word: the place itself is listed."""
    path = os.path.join(root, name)
    try:
        os.stat(path)
    except OSError:
        found.skipped.append(Skipped(name, "link that leads nowhere", expected=True))
        return
    real, top = os.path.realpath(path), os.path.realpath(root)
    if real != top and not real.startswith(os.path.join(top, "")):
        found.skipped.append(Skipped(name, "link out of the folder", expected=True))


def configuration_of(names: Iterable[str]) -> list[str]:
    """The names that look like configuration; folders (ending in `/`) do not."""
    return [name for name in names if looks_like_configuration(name.rpartition("/")[2])]


def _entries(root: str, prefix: str, found: Found) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(os.path.join(root, prefix)) as entries:
            return list(entries)
    except OSError as error:
        found.skipped.append(Skipped(prefix or ".", f"folder: {reason(error.errno or 0)}", expected=False))
        return []


def _add(root: str, name: str, entry: os.DirEntry[str], found: Found) -> None:
    if entry.is_file(follow_symlinks=False):
        found.files.append(name)
    elif entry.is_symlink():
        _add_link(root, name, found)
    else:
        found.skipped.append(Skipped(name, SPECIAL, expected=True))


def _folders_of(files: set[str]) -> set[str]:
    folders: set[str] = set()
    for file in files:
        folder = file.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def _ignored(name: str, specs: Specs) -> bool:
    """The deepest ignore file that has a say decides."""
    for length, lead, spec in reversed(specs):
        verdict = spec.check_file(lead + name[length:]).include
        if verdict is not None:
            return verdict
    return False
