"""Large texts reduced to what stands near the words a run looks for, with their line numbers kept.

A line that says nothing is emptied, so whatever reads the rest gives the right lines; what a line belongs to, by its
indentation, stays with it. Of the lines of a log that differ only in their numbers, or where they say nothing, the
first is kept and the others are counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.pack.telling import alike, either
from auditor.sources.outline import LINE, Outline, depth_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.sweep import Search

AROUND = 3
SIBLINGS = 30
BELOW = 200
"""So many lines are kept around one that tells something: of any kind; of its own block; of what stands below it."""

WINDOW = 2000
REACH = 1 << 14
RECORD = 400
"""A longer line stands for itself: none beside it is kept with it."""

LONG = 1 << 15
"""Of a longer line only what stands around the words is kept, with its beginning."""

FIRST_LINES = 2
MOST_LINES = 100_000
NUMBER = re.compile(rb"[0-9](?<![0-9A-Za-z][0-9])[0-9]*+(?![0-9A-Za-z])")
STAMP = re.compile(rb"[0-9](?<![0-9][0-9])[0-9]{1,3}[-/:](?:[0-9]{1,2}|[A-Z][a-z]{2})[-/:][0-9]{2,4}[0-9T:.,Z+ -]*")
"""What is looked at behind the first digit is asked of digits alone."""


ENDS = (b"),", b"},", b"};", b">")

Stretch = tuple[int, int]


@dataclass(slots=True)
class Sieve:
    """What is left of a text, piece by piece.

    `repeats` counts, by the line that was kept, those that say the same; `cut`: there was more than can be kept.
    `beside` are words that tell something in lines which hold others of the search, or stand beside such a line.
    """

    search: Search
    fold: bool
    repeats: dict[int, int] = field(default_factory=dict)
    cut: bool = False
    beside: Search | None = None
    _line: int = 1
    _kept: int = 0
    _first: dict[bytes, int] = field(default_factory=dict)
    _told: re.Pattern[bytes] | None = None

    def through(self, chunks: Iterable[bytes]) -> bytes:
        """The text with its uninteresting lines emptied. Each chunk but the last ends with a line, if it has one."""
        words = self.beside.words if self.fold and self.beside is not None else ()
        self._told = re.compile(either(word.decode() for word in words).encode()) if words else None
        outline = Outline()
        for number, data in enumerate(chunks):
            done = 0
            for start, end in self._stretches(data, _head(data) if number == 0 else 0):
                if start > done:
                    outline.skip(data, done, start)
                outline.keep(data, max(start, done), end)
                done = end
            outline.skip(data, done, len(data))
            self._line += data.count(b"\n")
        return outline.text()

    def _stretches(self, data: bytes, head: int) -> Iterator[Stretch]:
        """What is kept, in order."""
        if head:
            yield 0, head
        done, place, line = head, 0, self._line
        for start, end in self._telling(data):
            if self.fold:
                line += data.count(b"\n", place, start)
                place = start
                row = data[start:end]
                if end <= head:  # it is kept in any case, and counts for itself
                    self._first.setdefault(self._said(row), line)
                    continue
                around = [*self._beside(data, start, end, done)] if self._is_first(row, line) else []
            else:
                around = [_widened(data, start, end, done)] if self._room(1) else []
            for first, last in around:
                if last > done:
                    yield max(first, done), last
                    done = last

    def _telling(self, data: bytes) -> Iterator[Stretch]:
        """The lines that hold a word, in order, each once. Of a line without end, what stands around the word."""
        before = start = end = 0
        places = _Places(data, self.search)
        while (place := places.following(before)) >= 0:
            if place >= end:
                start = data.rfind(b"\n", end, place) + 1 or end
                end = (data.find(b"\n", place) + 1) or len(data)
                if end - start > LONG:
                    self.cut = True
                    yield start, _cut(data, start + WINDOW // 4, start, end)
            whole = end - start <= LONG
            first = start if whole else max(before, _cut(data, place - WINDOW, start, end))
            before = end if whole else _cut(data, place + WINDOW, start, end)
            yield first, before

    def _is_first(self, row: bytes, line: int) -> bool:
        """Whether no line before this one said the same; if one did, it is counted there."""
        said = self._said(row)
        same = self._first.get(said)
        if same is not None:
            self.repeats[same] = self.repeats.get(same, 0) + 1
        elif self._room(1):
            self._first[said] = line
            return True
        return False

    def _said(self, row: bytes) -> bytes:
        """What a line says, without its numbers and times, and without what stands far from any telling word."""
        if self._told is not None:
            row = b" ".join([row[first:last] for first, last in _spoken(row, self._told)])
        return NUMBER.sub(b"#", STAMP.sub(b"@", row))

    def _beside(self, data: bytes, start: int, end: int, after: int) -> Iterator[Stretch]:
        """A line of a log, and those next to it that tell something and are none of those that are counted."""
        first, last = _near(data, start, end)
        for before in _rows(data, max(first, after), start):
            if self._tells(data[slice(*before)]):
                yield before
        yield start, end
        for further in _rows(data, end, last):
            row = data[slice(*further)]
            if self.search.in_bytes(row):
                return
            if self._tells(row):
                yield further

    def _tells(self, row: bytes) -> bool:
        return not self.search.in_bytes(row) and (self._told is None or self._told.search(row.lower()) is not None)

    def _room(self, lines: int) -> bool:
        self._kept += lines
        self.cut = self.cut or self._kept > MOST_LINES
        return self._kept <= MOST_LINES


def _head(data: bytes) -> int:
    """Where the first lines of a text end: they name its encoding, or the columns of a table."""
    end = 0
    for _ in range(FIRST_LINES):
        end = (data.find(b"\n", end) + 1) or _cut(data, end + WINDOW, end, len(data))
    return end


def _rows(data: bytes, start: int, end: int) -> Iterator[Stretch]:
    while start < end:
        last = (data.find(b"\n", start, end) + 1) or end
        yield start, last
        start = last


def _cut(data: bytes, place: int, start: int, end: int) -> int:
    """A place near this one within a long line at which a record ends, if there is one."""
    if not start < place < end:
        return start if place <= start else end
    ends = [data.rfind(mark, max(start, place - WINDOW // 2), place) + len(mark) for mark in ENDS]
    return max([one for one in ends if one > start + 1 and one > place - WINDOW // 2] or [place])


def _spoken(row: bytes, words: re.Pattern[bytes]) -> Iterator[Stretch]:
    """The words of a line that tell something, each with the two that follow."""
    low, done = row.lower(), 0
    while (found := words.search(low, done)) is not None:
        start = max(row.rfind(b" ", done, found.start()) + 1, done)
        done = found.start()
        for _ in range(3):
            done = (row.find(b" ", done) + 1) or len(row)
        yield start, done


def _near(data: bytes, start: int, end: int) -> Stretch:
    """A line with those beside it, of any kind, unless it is a long one."""
    if end - start > RECORD:
        return start, end
    for _ in range(AROUND):
        before = data.rfind(b"\n", max(0, start - 1 - REACH), max(start - 1, 0))
        start = before + 1 if before >= 0 or start <= REACH else start
        after = data.find(b"\n", end, end + REACH)
        end = after + 1 if after >= 0 else (len(data) if len(data) - end < REACH else end)
    return start, end


def _widened(data: bytes, start: int, end: int, after: int) -> Stretch:
    """A line with those beside it, with its own block, and with what stands below it."""
    own = LINE.match(data, start, end)
    first, last = _near(data, start, end)
    if own is None:
        return first, last
    depth = depth_of(own)
    upper, lower = max(after, first - REACH), min(len(data), last + REACH)
    if depth > 0:
        for _ in range(SIBLINGS - AROUND):
            before = data.rfind(b"\n", upper, max(first - 1, upper)) + 1
            row = LINE.match(data, before, first) if upper < before < first else None
            if row is None or depth_of(row) < depth:
                break
            first = before
    for count in range(AROUND, BELOW):
        further = data.find(b"\n", last, lower) + 1
        row = LINE.match(data, last, further) if further else None
        if row is None or depth_of(row) < depth + (depth <= 0 or count >= SIBLINGS):
            break
        last = further
    return first, last


class _Places:
    """Where words stand, asked for from places that go on and on: no byte is met twice for one word."""

    def __init__(self, data: bytes, search: Search) -> None:
        self._low = data.lower() if search.fold else data
        self._guards = search.guards
        words = [word for part, words in alike(search.words) if part in self._low for word in words]
        self._next = dict.fromkeys(words, -1)

    def following(self, after: int) -> int:
        """The first place from here on at which a word stands, or -1."""
        for word in [word for word, place in self._next.items() if place < after]:
            place = self._find(word, after)
            if place < 0:
                del self._next[word]
            else:
                self._next[word] = place
        return min(self._next.values(), default=-1)

    def _find(self, word: bytes, after: int) -> int:
        guard = self._guards.get(word, b"")
        place = self._low.find(word, after)
        while place > 0 and self._low[place - 1] in guard:
            place = self._low.find(word, place + 1)
        return place
