"""Where a work tree begins and where its repository is kept, told without git and with hardly an import."""

# ruff: noqa: PTH112, PTH118, PTH120, PTH123
# Names are plain strings, as in auditor.sources.git.

from __future__ import annotations

import os

_LONGEST_NAME = 1 << 13


class GitRefused(Exception):  # noqa: N818 - git says no; the program has no error
    """Git is missing, or would not answer; the message says why in a few words."""


def work_tree_of(folder: str) -> str | None:
    """The nearest folder upwards that has a `.git`, as a real path."""
    here = os.path.realpath(folder)
    while not os.path.lexists(os.path.join(here, ".git")):
        parent = os.path.dirname(here)
        if parent == here:
            return None
        here = parent
    return here


def git_folder(top: str) -> str:
    """The folder that a work tree's repository is kept in, as a real path: a linked work tree names it in a file."""
    path = os.path.join(top, ".git")
    if os.path.isdir(path):
        return os.path.realpath(path)
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            said = file.read(_LONGEST_NAME).strip()
    except OSError as error:
        raise GitRefused(".git cannot be read") from error
    return os.path.realpath(os.path.join(top, said.removeprefix("gitdir:").strip()))
