"""Large texts reduced to what stands near the words a run looks for, with their line numbers kept.

A line that says nothing is emptied, so whatever reads the rest gives the right lines. Of the lines of a log that
differ only in their numbers the first is kept and the others are counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.sweep import Search

AROUND = 3
WINDOW = 2000
LONG = 1 << 20
FIRST_LINES = 2
MOST_LINES = 100_000
ROW = re.compile(rb"[^\n]*+\n|[^\n]++")
NUMBER = re.compile(rb"(?<![0-9A-Za-z])[0-9]+(?![0-9A-Za-z])")
STAMP = re.compile(rb"(?<![0-9])[0-9]{2,4}[-/:](?:[0-9]{1,2}|[A-Z][a-z]{2})[-/:][0-9]{2,4}[0-9T:.,Z+ -]*")

Stretch = tuple[int, int]


@dataclass(slots=True)
class Sieve:
    """What is left of a text, piece by piece.

    `repeats` counts, by the line that was kept, those that say the same; `cut`: there was more than can be kept.
    """

    search: Search
    fold: bool
    repeats: dict[int, int] = field(default_factory=dict)
    cut: bool = False
    _line: int = 1
    _kept: int = 0
    _first: dict[bytes, int] = field(default_factory=dict)

    def through(self, chunks: Iterable[bytes]) -> bytes:
        """The text with its uninteresting lines emptied. Each chunk but the last ends with a line, if it has one."""
        return b"".join(part for chunk in chunks for part in self._chunk(chunk))

    def _chunk(self, data: bytes) -> Iterator[bytes]:
        done = 0
        if self._line == 1:
            for _ in range(FIRST_LINES):
                done = (data.find(b"\n", done) + 1) or min(len(data), WINDOW)
            yield data[:done]
            self._line += data.count(b"\n", 0, done)
        for start, end, telling in self._stretches(data, done):
            gap = data.count(b"\n", done, start)
            yield b"\n" * gap
            self._line += gap
            yield self._stretch(data, start, end, telling)
            self._line += data.count(b"\n", start, end)
            done = end
        gap = data.count(b"\n", done)
        yield b"\n" * gap
        self._line += gap

    def _stretches(self, data: bytes, after: int) -> Iterator[tuple[int, int, list[Stretch]]]:
        """Neighbouring lines to keep, as one stretch, with the telling ones among them."""
        start = end = -1
        telling: list[Stretch] = []
        for line in self._telling(data, after):
            first, last = _widened(data, *line, AROUND)
            first = max(first, after)
            if telling and first <= end:
                end = max(end, last)
            else:
                if telling:
                    yield start, end, telling
                start, end, telling = first, last, []
            telling.append(line)
        if telling:
            yield start, end, telling

    def _telling(self, data: bytes, after: int) -> Iterator[Stretch]:
        """The lines that hold a word, in order, each once. Of a line without end, what stands around the word."""
        before = after
        for place in _places(data, self.search, after):
            if place < before:
                continue
            start = data.rfind(b"\n", before, place) + 1 or before
            end = (data.find(b"\n", place) + 1) or len(data)
            if end - start > LONG:
                self.cut = True
                start, end = max(start, place - WINDOW), min(end, place + WINDOW)
            before = end
            yield start, end

    def _stretch(self, data: bytes, start: int, end: int, telling: list[Stretch]) -> bytes:
        if not self.fold:
            return data[start:end] if self._room(len(telling)) else _emptied(data, start, end)
        rows: list[tuple[bytes, bool]] = []
        wanted: set[int] = set()
        place = start
        for first, last in telling:
            rows += [(row, False) for row in ROW.findall(data[place:first])]
            if self._is_first(data[first:last], self._line + len(rows)):
                wanted.update(range(len(rows) - AROUND, len(rows) + AROUND + 1))
                rows.append((data[first:last], False))
            else:
                rows.append((data[first:last], True))
            place = last
        rows += [(row, False) for row in ROW.findall(data[place:end])]
        return b"".join(
            row if number in wanted and not folded else b"\n" * row.count(b"\n")
            for number, (row, folded) in enumerate(rows)
        )

    def _is_first(self, row: bytes, line: int) -> bool:
        """Whether no line before this one said the same; if one did, it is counted there."""
        same = self._first.setdefault(_numberless(row), line)
        if same != line:
            self.repeats[same] = self.repeats.get(same, 0) + 1
        return same == line and self._room(1)

    def _room(self, lines: int) -> bool:
        self._kept += lines
        self.cut = self.cut or self._kept > MOST_LINES
        return self._kept <= MOST_LINES


def _numberless(row: bytes) -> bytes:
    return NUMBER.sub(b"#", STAMP.sub(b"@", row))


def _emptied(data: bytes, start: int, end: int) -> bytes:
    return b"\n" * data.count(b"\n", start, max(start, end))


def _widened(data: bytes, start: int, end: int, around: int) -> Stretch:
    for _ in range(around):
        before = data.rfind(b"\n", max(0, start - 1 - LONG), max(start - 1, 0))
        start = before + 1 if before >= 0 or start <= LONG else start
        after = data.find(b"\n", end, end + LONG)
        end = after + 1 if after >= 0 else (len(data) if len(data) - end < LONG else end)
    return start, end


def _places(data: bytes, search: Search, after: int) -> Iterator[int]:
    """Where words stand, in order. Each word is looked for from where it was found last, so no byte is met twice."""
    low = data.lower() if search.fold else data
    following = {word: low.find(word, after) for word in search.words}
    following = {word: place for word, place in following.items() if place >= 0}
    while following:
        word = min(following, key=following.__getitem__)
        place = following[word]
        guard = search.guards.get(word)
        if not (guard and place and low[place - 1] in guard):
            yield place
        further = low.find(word, place + 1)
        if further < 0:
            del following[word]
        else:
            following[word] = further
