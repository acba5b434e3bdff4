"""The files of a git work tree: what git tracks and does not ignore, checked against what is really there."""

from __future__ import annotations

import os

from auditor.outcome import Skipped
from auditor.sources import git
from auditor.sources.walk import Found, folders_of, merge, walk_known


def tracked_and_others(folder: str, top: str) -> Found:
    """List a folder inside the work tree `top`. Tracked files that are gone are left out; git need not say why.

    The walk costs no more than asking git for untracked files, and it sees what git never lists: pipes, files that
    turned into links, folders that cannot be read. Git is asked about the rest only when there is a rest.
    """
    found = walk_known(folder, git.list_files(folder, top))
    if found.unknown:
        _add_others(folder, top, found)
    return found


def _add_others(folder: str, top: str, found: Found) -> None:
    others = {name.rstrip("/") for name in git.list_files(folder, top, "-o", "--exclude-standard")}
    ignored = git.list_files(folder, top, "-o", "-i", "--exclude-standard", "--directory")
    folders = folders_of(others)
    unknown, found.unknown = found.unknown, []
    starts = {name.rpartition("/")[0] for name in unknown if not name.endswith("/")}
    named = {name.rstrip("/") for name in unknown}
    inner = walk_known(folder, others, [name for name in unknown if name[:-1] in folders])
    merge(found, inner)
    merge(found, _only(named, folder, others & named, starts))
    found.ignored = [name for name in ignored if not name.endswith("/")]
    hidden = [name for name in (*unknown, *inner.unknown) if name.endswith("/") and name[:-1] not in folders | others]
    for name in set(hidden).difference(ignored):
        if not os.access(os.path.join(folder, name), os.R_OK | os.X_OK):
            found.skipped.append(Skipped(name, "folder: permission denied", expected=False))
