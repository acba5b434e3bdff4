"""The files of a git work tree: what git tracks and does not ignore, checked against what is really there."""

# ruff: noqa: PTH118
# Names are plain strings: a path object for each of many files would cost more than reading them.

from __future__ import annotations

import os

from auditor.outcome import Skipped
from auditor.sources import git
from auditor.sources.walk import Found, walk_known

# How `ls-files -v` marks an entry that is neither "assume unchanged" nor "skip worktree" nor in conflict.
_PLAIN = "H"


def tracked_and_others(folder: str, top: str) -> tuple[Found, frozenset[str]]:
    """List a folder inside the work tree `top`. Tracked files that are gone are left out.

    The walk costs no more than asking git for untracked files, and it sees what git never lists: pipes, files that
    turned into links, folders that cannot be read. Git is asked about the rest only when there is a rest.
    The second answer are the tracked files whose content on the disk is what git goes by.
    """
    git.check(top)
    tagged = git.list_files(folder, top, "-v")
    known = [entry[2:] for entry in tagged]
    found = walk_known(folder, known)
    plain = frozenset(entry[2:] for entry in tagged if entry[0] == _PLAIN)
    if any(skip.path.rpartition("/")[2] == ".gitignore" for skip in found.skipped):
        raise git.GitRefused("a .gitignore is not a regular file")
    if found.unknown:
        known += (name.rstrip("/") for name in git.list_files(folder, top, "-o", "--exclude-standard"))
        found = walk_known(folder, known)
        ignored = git.list_files(folder, top, "-o", "-i", "--exclude-standard", "--directory")
        found.ignored = [name for name in ignored if not name.endswith("/")]
        found.skipped += _locked(folder, set(found.unknown).difference(ignored))
    present = set(found.files)
    found.files = [name for name in dict.fromkeys(known) if name in present]  # in git's order: sorted, or nearly
    return found, plain


def _locked(folder: str, names: set[str]) -> list[Skipped]:
    """The folders that git could not enter, of which it says nothing."""
    folders = (name for name in names if name.endswith("/"))
    locked = (name for name in folders if not os.access(os.path.join(folder, name), os.R_OK | os.X_OK))
    return [Skipped(name, "folder: permission denied", expected=False) for name in locked]
