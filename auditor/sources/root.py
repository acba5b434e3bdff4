"""Where the shown paths begin."""

# ruff: noqa: PTH109, PTH112, PTH118
# Names are plain strings, as in auditor.sources.

from __future__ import annotations

import os

from auditor.sources import git
from auditor.sources.names import shown


def root_of(targets: tuple[str, ...]) -> str:
    """What stands before the paths that a listing shows, to make them those of the repository they lie in.

    Of the working directory where there is no repository. Ends with `/`, or is empty.
    """
    base = targets[0] if len(targets) == 1 and os.path.isdir(targets[0]) else os.curdir
    top = git.work_tree_of(base) or os.path.realpath(os.getcwd())
    try:
        inner = os.path.relpath(os.path.realpath(base), top)
    except ValueError:  # another drive
        return ""
    outside = inner == os.pardir or inner.startswith(os.path.join(os.pardir, ""))
    return "" if outside or inner == os.curdir else f"{shown(inner)}/"
