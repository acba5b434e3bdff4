"""Which files of settings hold which name: told by one look at each, when it is asked first."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.cache.digest import of_file
from auditor.frontends.documents.formats import holds_settings
from auditor.sources import size_of
from auditor.sources.reading import Unreadable, read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.sources import Candidate

FILES = 400
"""So many files of settings, those further up first, are looked into."""

LARGEST = 1 << 16
"""Bytes; a larger file holds data rather than settings."""

WORD = re.compile(rb"[A-Za-z_][\w-]{2,60}")


class Named:
    """Looks into the files of settings among some candidates, once, for the words that stand in them.

    `digests` are those of all that were looked into, by path; empty for what cannot be read.
    """

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._candidates = candidates
        self._paths: dict[str, list[str]] | None = None
        self.digests: dict[str, str] = {}

    def holding(self, word: str) -> list[str]:
        """The paths of those that hold a word, whatever its case and separators."""
        if self._paths is None:
            self._paths = self._looked()
        return self._paths.get(_plain(word), [])

    def _looked(self) -> dict[str, list[str]]:
        paths: dict[str, list[str]] = defaultdict(list)
        settings = [candidate for candidate in self._candidates if holds_settings(candidate.path)]
        for candidate in sorted(settings, key=lambda one: (one.path.count("/"), one.path))[:FILES]:
            self.digests[candidate.path] = of_file(candidate) or ""
            for word in _words(candidate):
                paths[word].append(candidate.path)
        return paths


def _words(candidate: Candidate) -> set[str]:
    if size_of(candidate) > LARGEST:
        return set()
    try:
        data = read(candidate)
    except Unreadable:  # whoever reads it for its own sake says so
        return set()
    return {_plain(word.decode()) for word in set(WORD.findall(data))}


def _plain(word: str) -> str:
    return word.replace("_", "").replace("-", "").lower()
