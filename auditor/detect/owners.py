"""Whose credential a name speaks of where it holds the words of several vendors."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from auditor.detect.patterns import NAMES, Patterns, alternatives
from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Owners:
    """`never` are words of what is no such credential whoever has it; of `own` and `foreign` words one owns a name."""

    never: Patterns
    own: tuple[str, ...]
    foreign: tuple[str, ...]
    credential: re.Pattern[str]
    _known: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def foreign_to(self, name: str) -> bool:
        """Whether a name is that of something else; what it was asked before it remembers.

        The word that stands nearest before the credential's owns it, or, where none does, the first one behind it.
        """
        known = self._known.get(name)
        if known is None:
            if len(self._known) >= NAMES:
                self._known.clear()
            known = self._known[name] = self._foreign_to(name)
        return known

    def owned(self, name: str) -> bool:
        """Whether a name bears the vendor's own word and nobody else's."""
        lowered = name.lower()
        return self.named(lowered) and not any(word in lowered for word in self.foreign)

    def named(self, text: str) -> bool:
        """Whether the vendor's own word stands anywhere in a text."""
        lowered = text.lower()
        return any(word in lowered for word in self.own)

    def _foreign_to(self, name: str) -> bool:
        if self.never.holds(name):
            return True
        lowered = name.lower()
        if not any(word in lowered for word in self.foreign):
            return False
        places = [found.start() for found in self.credential.finditer(lowered)]
        place = places[-1] if places else len(lowered)
        own, foreign = (max(lowered.rfind(word, 0, place) for word in words) for words in (self.own, self.foreign))
        if own < 0 and foreign < 0:
            own, foreign = (_first(lowered, words, place) for words in (self.own, self.foreign))
            return foreign < own
        return foreign > own


def owners(never: Iterable[str], own: Iterable[str], foreign: Iterable[str], credential: Iterable[str]) -> Owners:
    """All of it from the words of a pack; none of a kind is no word that stands anywhere."""
    words = [tuple(word.lower() for word in one) or ("\0",) for one in (own, foreign)]
    return Owners(Patterns(never), words[0], words[1], re.compile(alternatives(credential), re.IGNORECASE))


def _first(name: str, words: tuple[str, ...], place: int) -> int:
    """Where the first of some words stands from a place on; beyond the end where none does."""
    found = [at for word in words if (at := name.find(word, place)) >= 0]
    return min(found, default=len(name))
