"""The files that may call what a module defines, found by the words that such a call holds."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from auditor.flow.aliases import file_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.frontends import ir

# A name that few files hold is its wrapper's own; of one that is everywhere only the nearest files count.
FEW = 100
NEAREST = 50


class Search(Protocol):
    """Where names are written."""

    def __call__(self, names: tuple[str, ...], among: Sequence[str] | None = None) -> Sequence[str]:
        """The paths of the files that hold one of the names: of all the code, or of those among which it is found."""


class Asked(NamedTuple):
    """Files to lower; if their word is `common`, they are looked at only where they turn out to call."""

    paths: Sequence[str]
    common: bool


class Callers:
    """Answers each question once."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._holding: dict[str, Sequence[str]] = {}
        self._answered: set[tuple[str, str]] = set()

    def of(self, words: tuple[str, ...], module: ir.Module) -> Asked:
        """The files that hold one of the words; where these are many, the nearest that name the module too."""
        paths = self._searched(words)
        common = len(paths) > FEW
        question = (words[0], module.path if common else "")
        if question in self._answered:
            return Asked((), common)
        self._answered.add(question)
        return Asked(self._nearest(paths, module) if common else paths, common)

    def few(self, word: str) -> Sequence[str]:
        """The files that hold a word, unless it is a common one."""
        paths = self._searched((word,))
        return paths if len(paths) <= FEW else ()

    def _searched(self, words: tuple[str, ...]) -> Sequence[str]:
        if words[0] not in self._holding:
            self._holding[words[0]] = self._search(words)
        return self._holding[words[0]]

    def _nearest(self, paths: Sequence[str], module: ir.Module) -> Sequence[str]:
        own = [path for path in paths if path.endswith(module.dialect.module_suffixes)]
        naming = self._search(_names(module), own)
        return sorted(naming, key=lambda path: (distance(module.path, path), path))[:NEAREST]


def distance(first: str, second: str) -> int:
    """How many folders lie between two files."""
    here, there = posixpath.dirname(first).split("/"), posixpath.dirname(second).split("/")
    shared = len(posixpath.commonprefix([here, there]))
    return len(here) + len(there) - 2 * shared


def _names(module: ir.Module) -> tuple[str, ...]:
    """What a file that uses a module spells of it: its file's name, or one of its classes'."""
    classes = {scope.name for scope in module.scopes if scope.kind == "class" and scope.name}
    return (file_name(module.path)[1:], *sorted(classes))
