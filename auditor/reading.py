"""Files turned into modules, when they are asked for: read, decoded, lowered, and accounted for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from auditor.cache.digest import Digest
from auditor.frontends.languages import NOTEBOOKS, SUFFIXES, language_of
from auditor.frontends.select import lower
from auditor.outcome import Count, Read, Skipped
from auditor.sources import Sieve, is_log, size_of
from auditor.sources.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.frontends.ir import Module
    from auditor.prefilter import Words
    from auditor.sources import Candidate

TEXT = "text"
SIEVED = 1 << 18
"""Texts in no language of their own that are larger than this are read near the words only."""


class Reading:
    """Reads candidates by path and remembers their texts and what became of them."""

    def __init__(
        self, candidates: Iterable[Candidate], max_parse_size: int, words: Words, *, quick: bool = False
    ) -> None:
        """Read these; `quick`: by the reader that is imported fastest, where a language has two."""
        self._quick = quick
        self._candidates = {candidate.path: candidate for candidate in candidates}
        self._limit = max_parse_size
        self._words = words
        self._readers: Counter[str] = Counter()
        self.texts: dict[str, str] = {}
        self.skipped: list[Skipped] = []
        self.as_text: list[str] = []
        self.repeats: dict[str, dict[int, int]] = {}
        self.partly: list[str] = []
        self.digests: dict[str, str] = {}

    @property
    def read(self) -> Read:
        """What became of the files."""
        return Read(
            tuple(Count(name, self._readers[name]) for name in sorted(self._readers)),
            tuple(self.skipped),
            tuple(sorted(self.as_text)),
            tuple(sorted(self.partly)),
        )

    def module(self, path: str) -> Module | None:
        """The module of a file, or None if it could not be read (which is then on record)."""
        candidate = self._candidates.get(path)
        if candidate is None:
            return None
        size = size_of(candidate)
        large = size > self._limit
        sieve = self._sieve(path) if large or (size > SIEVED and not path.lower().endswith(SUFFIXES)) else None
        digest = Digest()
        loaded = load(candidate, sieve, digest.update)
        self.digests[path] = digest.hexdigest()
        if isinstance(loaded, Skipped):
            self.skipped.append(loaded)
            return None
        module = lower(path, loaded.text, as_text=sieve is not None, quick=self._quick)
        for one in (module, *module.beside):
            self.texts[one.path] = one.view.text if one.view is not None else loaded.text
        self._readers[module.reader] += 1
        if sieve is not None and sieve.repeats:
            self.repeats[path] = sieve.repeats
        lost = module.reader == TEXT and not large and _is_program(path, loaded.text)
        if large or lost:
            self.as_text.append(path)
        if not lost and (module.errors or (sieve is not None and sieve.cut)):
            self.partly.append(path)
        return module

    def _sieve(self, path: str) -> Sieve:
        return Sieve(self._words.all, fold=is_log(path))


def _is_program(path: str, text: str) -> bool:
    return path.lower().endswith(NOTEBOOKS) or language_of(path, text) is not None
