"""Texts of ordinary size reduced to what may tell something: most of a file that names the API is about other things.

A line counts by a word of the pack, or as a credential: by its name with something beside it that looks like one. It
is kept with the lines around it, with what stands below it, with the labels of its own block, and with all that it
stands below; the others are emptied, so every line keeps its number.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from auditor.sources.outline import Outline, depths_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.pack.telling import Telling

LEAST = 1 << 10
"""Smaller texts are read as fast as they are reduced."""

AROUND = 2
NEAR = 6
"""So many lines a credential may be away from its name."""

SIBLINGS = 40
BELOW = 400
LABEL = re.compile(
    rb"[ \t]*+[-{\"'<]*+[ \t]*+[\"']?(?:name|key|id|variable|parameter|option_name|value|default|example|content|val|"
    rb"current|currentvalue|initial|string)\b",
    re.IGNORECASE,
)
NAMED = re.compile(rb"[ \t]*+(?:-[ \t]++)?[\"'<]?[\w.-]++(?:[\"']?[ \t]*+[:=]|[ \t>])")
ALWAYS = (b"<!--", b"-->", b"<![cdata[", b"]]>", b'"""', b"'''", b"\n[")
STARRED = (b"\n/*", b" /*", b"*/\n")
"""What lines below or above depend on, wherever they stand."""

CONTINUED = (b"\\\n", b"\\\r\n")
HEADING = re.compile(rb"^[ \t]*+(?:insert|replace|copy|update)\b", re.MULTILINE)
FENCE = re.compile(rb"^[ \t>]*+(?:`{3,}|~{3,}|-{4,}[ \t\r]*$|\.\.[ \t]++(?:code|source|highlight))", re.MULTILINE)
FIRST_LINES = 3
LAST_LINES = 4

Rows = tuple[int, int]
PAST = (1).__add__
AFTER = (b"_", b"-", b"}")


def excerpt(data: bytes, told: Telling, *, rows: bool = False, notes: bool = False) -> bytes | None:
    """What of a text has to be read, or None where that is all of it.

    `rows`: tables stand in it; `notes`: programs may.
    """
    if len(data) < LEAST:
        return None
    lines = _Lines(data)
    kept = [*_telling(lines, told, rows=rows, notes=notes), (0, FIRST_LINES), (lines.count - LAST_LINES, lines.count)]
    stretches = [(lines.starts[first], lines.starts[min(last, lines.count)]) for first, last in _merged(kept)]
    if sum(end - start for start, end in stretches) > len(data) // 2:
        return None
    outline, done = Outline(), 0
    for start, end in stretches:
        if start > done:
            outline.skip(data, done, start)
        outline.keep(data, start, end)
        done = end
    outline.skip(data, done, len(data))
    return outline.text()


class _Lines:
    """The lines of a text, by number from 0."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.low = data.lower()
        rows = data.split(b"\n")
        self.starts = [0, *accumulate(map(PAST, map(len, rows)))]
        self.starts[-1] = len(data)
        self.count = len(self.starts) - 1
        self._rows = rows
        self._ends: dict[int, list[int]] = {}

    def at(self, place: int) -> int:
        """The line around a place."""
        return min(bisect_right(self.starts, place) - 1, self.count - 1)

    def of(self, words: Iterable[bytes], data: bytes = b"") -> set[int]:
        """The lines in which one of some words ends."""
        found: set[int] = set()
        low, starts = data or self.low, self.starts
        for word in words:
            place = low.find(word)
            while place >= 0:
                line = bisect_right(starts, place + len(word) - 1)
                found.add(line - 1)
                place = low.find(word, starts[line])
        return found

    def names(self, number: int, word: bytes) -> bool:
        """Whether a word stands in a line as a name, or at the end of one, rather than in what is filled in."""
        rows = self.low[self.starts[number] : self.starts[number + 1]].split(word)[1:]
        return any(not (row[:1].isalnum() or row[:1] in AFTER) for row in rows)

    @cached_property
    def depths(self) -> list[int | None]:
        """How deep each line stands; None where nothing stands in it."""
        return [*depths_of(self._rows)]

    def label(self, number: int) -> bool:
        """Whether a line begins with what names or gives a value beside it."""
        return LABEL.match(self.data, self.starts[number]) is not None

    def block(self, number: int) -> Rows:
        """The lines around one, up to those that stand less deep than its block and those in which nothing stands."""
        depth = self.depths[number]
        if depth is None:
            return number, number
        block = max(depth, 1) - 1
        ends = self._ends.get(block)
        if ends is None:
            ends = self._ends[block] = [row for row, found in enumerate(self.depths) if found is None or found < block]
        before, after = bisect_left(ends, number), bisect_right(ends, number)
        first = ends[before - 1] + 1 if before else 0
        last = ends[after] if after < len(ends) else self.count
        return max(first, number - SIBLINGS + 1), min(last, number + SIBLINGS)


def _telling(lines: _Lines, told: Telling, *, rows: bool, notes: bool) -> Iterator[Rows]:
    """What is kept, in no order."""
    strong = lines.of(word for part, words in told.alike if part in lines.low for word in words)
    for pattern in told.texts:
        strong.update(lines.at(found.start()) for found in pattern.finditer(lines.data))
    beside = lines.of(told.beside)
    shaped = _shaped(lines, told) if beside else set()
    credentials = {number for word in told.carriers for number in lines.of((word,)) if lines.names(number, word)}
    if rows:
        yield from _tables(lines, strong | credentials, beside, shaped)
    credentials |= _beside(lines, shaped, sorted(beside))
    blocks: list[Rows] = []
    for number in strong:
        yield from _around(lines, number)
        blocks.append(lines.block(number))
    for first, last in _merged(blocks):
        yield from ((row, row + 1) for row in range(first, last) if row in beside or lines.label(row))
    for number in credentials:
        yield number - 1, number + 2
    always = (*ALWAYS, *STARRED) if b"*" in lines.low else ALWAYS
    for number in lines.of(always) | (_fenced(lines, strong | credentials) if notes else set()):
        yield number, number + 1
    for number in lines.of(CONTINUED) if b"\\" in lines.low else ():
        yield number, number + 2


def _shaped(lines: _Lines, told: Telling) -> set[int]:
    """The lines that hold what looks like a credential."""
    shaped = {lines.at(found.start()) for found in told.shapes.finditer(lines.data)}
    for of_class, run in told.runs:
        shaped |= lines.of((run,), lines.data.translate(of_class))
    return shaped


def _beside(lines: _Lines, shaped: set[int], names: list[int]) -> set[int]:
    """Of these lines the ones that a name in them, or in one near them, may make a credential, with that of the name.

    What has another name of its own is none.
    """
    found: set[int] = set()
    for number in shaped:
        start = lines.starts[number]
        near = 0 if NAMED.match(lines.data, start) and not LABEL.match(lines.data, start) else NEAR
        first, last = bisect_left(names, number - near), bisect_right(names, number + near)
        if first < last:
            found.update((number, *names[first:last]))
    return found


def _tables(lines: _Lines, strong: set[int], beside: set[int], shaped: set[int]) -> Iterator[Rows]:
    """The rows that a column may make a credential of, and what names the columns of all that tell something."""
    heads = sorted({0, *(lines.at(found.start()) for found in HEADING.finditer(lines.low))})
    ends = [*heads[1:], lines.count]
    for head, end in zip(heads, ends, strict=True):
        columns = range(head, min(head + FIRST_LINES, end))
        if any(number in strong for number in columns):
            yield head, end
        elif any(number in beside for number in columns):
            yield from ((number, number + 1) for number in shaped if head <= number < end)
    for number in strong | shaped:
        head = heads[bisect_right(heads, number) - 1]
        yield head, head + FIRST_LINES


def _around(lines: _Lines, number: int) -> Iterator[Rows]:
    """A line with those next to it, and with what stands below it."""
    yield number - AROUND, min(lines.count, number + AROUND + 1)
    depth, end = lines.depths[number], min(lines.count, number + BELOW)
    if depth is None:
        return
    for below in range(number + 1, end):
        found = lines.depths[below]
        if found is not None and found <= depth:
            yield number, below + 1
            break
    else:
        yield number, end


def _fenced(lines: _Lines, kept: set[int]) -> set[int]:
    """All lines of code in notes, if something is in one of them: a program goes on from one fence to the next."""
    marks = sorted(lines.at(found.start()) for found in FENCE.finditer(lines.data))
    if not any(bisect_right(marks, number) % 2 or number in marks for number in kept):
        return set()
    return {
        row
        for first, last in zip(marks[::2], [*marks[1::2], lines.count], strict=False)
        for row in range(first, last + 1)
    }


def _merged(rows: Iterable[Rows]) -> list[Rows]:
    """The same lines in order, each once."""
    merged: list[Rows] = []
    for first, last in sorted((max(first, 0), last) for first, last in rows):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged
