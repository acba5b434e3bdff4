"""Files turned into modules, when they are asked for: read, decoded, lowered, and accounted for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from auditor.frontends.select import lower
from auditor.outcome import Count, Skipped
from auditor.sources import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.frontends.ir import Module
    from auditor.sources import Candidate


class Reading:
    """Reads candidates by path and remembers their texts and what became of them."""

    def __init__(self, candidates: Iterable[Candidate], max_parse_size: int) -> None:
        self._candidates = {candidate.path: candidate for candidate in candidates}
        self._limit = max_parse_size
        self._readers: Counter[str] = Counter()
        self.texts: dict[str, str] = {}
        self.skipped: list[Skipped] = []
        self.as_text: list[str] = []
        self.partly: list[str] = []

    @property
    def readers(self) -> tuple[Count, ...]:
        """How many files each reader lowered."""
        return tuple(Count(name, self._readers[name]) for name in sorted(self._readers))

    def module(self, path: str) -> Module | None:
        """The module of a file, or None if it could not be read (which is then on record)."""
        candidate = self._candidates.get(path)
        if candidate is None:
            return None
        loaded = load(candidate)
        if isinstance(loaded, Skipped):
            self.skipped.append(loaded)
            return None
        large = len(loaded.text) > self._limit
        module = lower(path, loaded.text, as_text=large)
        self.texts[path] = loaded.text
        self._readers[module.reader] += 1
        if large:
            self.as_text.append(path)
        if module.errors:
            self.partly.append(path)
        return module
