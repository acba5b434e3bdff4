"""Several regular expressions of a pack asked as one; each keeps its own groups and flags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


PLAIN = re.IGNORECASE | re.UNICODE

NAMES = 20_000
"""So many names are remembered with what was said of them: a file gives the same ones again and again."""


class Patterns:
    """Matches when any of its expressions does, without case."""

    def __init__(self, expressions: Iterable[str], hold: tuple[str, ...] = ()) -> None:
        """All that match stands in lines that `hold` one of some words, if any are given."""
        self._hold = hold
        self._compiled = [re.compile(expression, re.IGNORECASE) for expression in expressions]
        self._known: dict[str, bool] = {}
        plain = [one.pattern for one in self._compiled if not one.groups and one.flags == PLAIN]
        self._whole = [one for one in self._compiled if one.groups or one.flags != PLAIN]
        self._whole += [re.compile(alternatives(plain), re.IGNORECASE)] if plain else []

    def search(self, text: str) -> re.Match[str] | None:
        """The first expression's match anywhere in the text."""
        for pattern in self._compiled:
            found = pattern.search(text)
            if found is not None:
                return found
        return None

    def holds(self, name: str) -> bool:
        """Whether one of the expressions is found in a name; what it was asked before it remembers."""
        known = self._known.get(name)
        if known is None:
            if len(self._known) >= NAMES:
                self._known.clear()
            known = self._known[name] = self.search(name) is not None
        return known

    def lines(self, text: str) -> list[int]:
        """The numbers of the lines, from 0, that may match: those that hold a word, or all."""
        if not self._hold:
            return list(range(text.count("\n") + 1))
        places: set[int] = set()
        low = text.lower()
        for word in self._hold:
            within = low if word.islower() or not word.isalpha() else text
            number = place = 0
            while (found := within.find(word, place)) >= 0:
                number += within.count("\n", place, found)
                places.add(number)
                place = found + len(word)
        return sorted(places)

    def fullmatch(self, text: str) -> bool:
        """Whether one of the expressions is the whole text."""
        return any(pattern.fullmatch(text) for pattern in self._whole)

    def groups(self, text: str) -> Iterator[str]:
        """The first group of every match of every expression."""
        for pattern in self._compiled:
            for found in pattern.finditer(text):
                yield found[1]

    def __bool__(self) -> bool:
        return bool(self._compiled)


def alternatives(expressions: Iterable[str]) -> str:
    """Expressions without groups of their own as one alternation; flags at their start are dropped."""
    return "|".join(f"(?:{expression.removeprefix('(?i)')})" for expression in expressions) or "(?!)"
