"""Files turned into modules, when they are asked for: read, decoded, lowered, and accounted for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING

from auditor.cache.digest import Digest
from auditor.frontends.languages import NOTEBOOKS, SUFFIXES, language_of
from auditor.frontends.select import excerpted, lower
from auditor.frontends.suffixes import SEPARATED, SQL
from auditor.outcome import Count, Read, Skipped
from auditor.plain import dataclass
from auditor.sources import is_log, is_notes, size_of
from auditor.sources.load import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.frontends.ir import Module
    from auditor.pack.telling import Telling
    from auditor.prefilter import Words
    from auditor.sources import Candidate, Sieve

TEXT = "text"
SEPARATORS = re.compile(r"[\W_]+")
SIEVED = 1 << 16
"""Texts in no language of their own that are larger than this are read near the words only."""
BUNDLE = 1 << 15
LONG_LINE = 300
"""Programs at least as large as a bundle, most of them in lines longer than this, were packed by a tool."""
COLLECTED = 1 << 19
"""And nobody has written so large a program: it was put together from many, or generated."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read: those larger than `limit` as text near the `words`.

    `quick`: by the reader that is imported fastest, where a language has two. Of texts of ordinary size no more is
    read than what is `telling`, if that is given.
    """

    limit: int
    words: Words
    quick: bool = False
    telling: Telling | None = None

    def lowered(self, candidate: Candidate) -> Lowered:
        """A file turned into a module. Never raises."""
        path = candidate.path
        size = size_of(candidate)
        large = size > self.limit
        sieve = self._sieve(path) if large or (size > SIEVED and not path.lower().endswith(SUFFIXES)) else None
        digest = Digest()
        loaded = load(candidate, sieve, digest.update)
        if isinstance(loaded, Skipped):
            return Lowered(digest.hexdigest(), skipped=loaded)
        packed = sieve is None and self._is_foreign_bundle(loaded.text)
        if packed:
            sieve = self._sieve(path)
            loaded = loaded._replace(text=_sieved(loaded.text, sieve))
        part = None if sieve is not None else self._part(path, loaded.text)
        read = loaded.text if part is None else part
        module = lower(path, read, as_text=packed or large, quick=self.quick, whole=loaded.text)
        if part is not None and module.errors:
            part, module = None, lower(path, loaded.text, quick=self.quick)
        texts = {one.path: one.view.text if one.view is not None else loaded.text for one in (module, *module.beside)}
        lost = module.reader == TEXT and not large and not packed and _is_program(path, loaded.text)
        return Lowered(
            digest.hexdigest(),
            module,
            texts,
            sieve.repeats if sieve is not None else {},
            as_text=large or packed or lost,
            partly=not lost and bool(module.errors or (sieve is not None and sieve.cut)),
            excerpt=part is not None,
        )

    def whole(self, path: str, text: str) -> Module:
        """The module of a text that was read in part, with all that it says."""
        return lower(path, text, quick=self.quick)

    def _part(self, path: str, text: str) -> str | None:
        """What of a text in no language of its own has to be read; None where that is all of it."""
        if self.telling is None or not excerpted(path, text):
            return None
        from auditor.sources.excerpt import excerpt  # noqa: PLC0415 - programs are read whole

        data = text.encode("utf-8", "surrogatepass")
        found = excerpt(data, self.telling, rows=path.lower().endswith((*SQL, *SEPARATED)), notes=is_notes(path))
        return found.decode("utf-8", "surrogatepass") if found is not None else None

    def _is_foreign_bundle(self, text: str) -> bool:
        """Whether a program that a tool has put together holds none of the words that select a file by themselves."""
        made = len(text) >= COLLECTED or (len(text) >= BUNDLE and _is_packed(text))
        return made and not self.words.strong.in_bytes(text.encode("utf-8", "surrogatepass"))

    def _sieve(self, path: str) -> Sieve:
        from auditor.sources import Sieve  # noqa: PLC0415 - for large texts alone

        return Sieve(self.words.all, fold=is_log(path), beside=self.words.beside)


@dataclass(frozen=True, slots=True)
class Lowered:
    """What became of one file: its module, or why there is none, and what is on record of it."""

    digest: str
    module: Module | None = None
    texts: dict[str, str] = field(default_factory=dict)
    repeats: dict[int, int] = field(default_factory=dict)
    skipped: Skipped | None = None
    as_text: bool = False
    partly: bool = False
    excerpt: bool = False


class Reading:
    """Reads candidates by path and remembers their texts and what became of them."""

    def __init__(
        self, candidates: Iterable[Candidate], reader: Reader, begun: Callable[[str], Lowered | None] = lambda _: None
    ) -> None:
        """Read these; `begun` gives what somebody else has read already."""
        self._candidates = {candidate.path: candidate for candidate in candidates}
        self._reader = reader
        self._begun = begun
        self._readers: Counter[str] = Counter()
        self._skipped: list[Skipped] = []
        self._as_text: list[str] = []
        self._partly: list[str] = []
        self._excerpts: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.repeats: dict[str, dict[int, int]] = {}
        self.digests: dict[str, str] = {}

    @property
    def read(self) -> Read:
        """What became of the files."""
        return Read(
            tuple(Count(name, self._readers[name]) for name in sorted(self._readers)),
            tuple(self._skipped),
            tuple(sorted(self._as_text)),
            tuple(sorted(self._partly)),
        )

    def module(self, path: str) -> Module | None:
        """The module of a file, or None if it could not be read (which is then on record)."""
        candidate = self._candidates.get(path)
        if candidate is None:
            return None
        lowered = self._begun(path) or self._reader.lowered(candidate)
        self.digests[path] = lowered.digest
        if lowered.skipped is not None:
            self._skipped.append(lowered.skipped)
        if lowered.module is None:
            return None
        self.texts.update(lowered.texts)
        self._readers[lowered.module.reader] += 1
        if lowered.repeats:
            self.repeats[path] = lowered.repeats
        if lowered.as_text:
            self._as_text.append(path)
        if lowered.partly:
            self._partly.append(path)
        if lowered.excerpt:
            self._excerpts[path] = ""
        return lowered.module

    def whole(self, path: str, word: str) -> Module | None:
        """The module of a file that was read in part, with all that it says if it holds a word; None for any other."""
        if path not in self._excerpts:
            return None
        if word and not self._excerpts[path]:
            self._excerpts[path] = SEPARATORS.sub("", self.texts[path]).lower()
        if word not in self._excerpts[path]:
            return None
        del self._excerpts[path]
        return self._reader.whole(path, self.texts[path])


def _is_packed(text: str) -> bool:
    """Whether most of a program stands in lines that nobody writes."""
    return 2 * sum(len(line) for line in text.split("\n") if len(line) > LONG_LINE) > len(text)


def _sieved(text: str, sieve: Sieve) -> str:
    """What of a text passes a sieve."""
    return sieve.through([text.encode("utf-8", "surrogatepass")]).decode("utf-8", "surrogatepass")


def _is_program(path: str, text: str) -> bool:
    return path.lower().endswith(NOTEBOOKS) or language_of(path, text) is not None
