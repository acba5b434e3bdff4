"""What of a large text is kept, with the lines that it stands below: keys, sections, elements, statements.

Whatever is indented less than a line, and stands above it with nothing between that is indented less still, says what
the line belongs to. It is kept once something below it is, with the line that closes it. All others are emptied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BLOCK = 1 << 8
DEEPEST = 1 << 30
MOST = 200
LONGEST = 4000
"""A longer line is no heading."""

LINE = re.compile(rb"^([ \t]*+)([^ \t\r\n])", re.MULTILINE)
CLOSERS = (b"}", b"]", b")", b"</")
ITEMS = b"-("
RETURN, SECTION = b"\r["


@dataclass(slots=True)
class _Open:
    """A line under which everything stands that follows; `part` is where it would stand, or -1 if it is kept."""

    depth: int
    part: int
    text: bytes = b""


class Outline:
    """Takes a text from its beginning to its end, piece by piece, as what is kept and what is not."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._open: list[_Open] = []

    def text(self) -> bytes:
        """What is left, every line where it stood."""
        return b"".join(self._parts)

    def keep(self, data: bytes, start: int, end: int) -> None:
        """This stands in the text as it is, below what it belongs to."""
        first = LINE.search(data, start, end)
        if first is not None:
            closes = data.startswith(CLOSERS, first.start(2))
            self._close(depth_of(first) + closes)
            for above in self._open:
                if above.part >= 0:
                    self._parts[above.part] = above.text
                    above.part = -1
        for line in LINE.finditer(data, start, end):
            depth = depth_of(line)
            self._close(depth)
            self._open.append(_Open(depth, -1))
        self._parts.append(data[start:end])

    def skip(self, data: bytes, start: int, end: int) -> None:
        """This does not, but for what closes something that is kept, or what the next kept lines stand below."""
        for place in self._closing(data, start, end):
            start = self._row(data, start, place)
        above = self._above(data, start, end)
        self._close(above[0][0] if above else DEEPEST)
        for depth, place in above:
            self._empty(data, start, place)
            start = (data.find(b"\n", place, end) + 1) or end
            text = data[place:start]
            self._open.append(_Open(depth, len(self._parts), text if len(text) < LONGEST else b"\n"))
            self._parts.append(b"\n" * text.count(b"\n"))
        self._empty(data, start, end)

    def _row(self, data: bytes, start: int, place: int) -> int:
        """Keeps the line at a place and empties what is before it; returns where it ends."""
        self._empty(data, start, place)
        end = (data.find(b"\n", place) + 1) or len(data)
        self._parts.append(data[place:end])
        return end

    def _empty(self, data: bytes, start: int, end: int) -> None:
        if end > start:
            self._parts.append(b"\n" * data.count(b"\n", start, end))

    def _close(self, depth: int) -> None:
        while self._open and self._open[-1].depth >= depth:
            self._open.pop()

    def _closing(self, data: bytes, start: int, end: int) -> list[int]:
        """Where the lines stand that close lines which are kept, from the inside out."""
        found: list[int] = []
        while self._open and self._open[-1].part < 0:
            line = next(_lines(data, start, end, self._open[-1].depth), None)
            if line is None:
                break
            depth, start = depth_of(line), line.start(1)
            closed = self._open.pop().depth
            self._close(depth + 1)
            if data.startswith(CLOSERS, line.start(2)) and depth == closed:
                found.append(start)
                start = (data.find(b"\n", start, end) + 1) or end
        return found

    def _above(self, data: bytes, start: int, end: int) -> list[tuple[int, int]]:
        """The lines below which what follows would stand, with their depths, from the outside in."""
        found: list[tuple[int, int]] = []
        least, stop, size = DEEPEST, end, BLOCK
        while stop > start and least > 0:
            begin = max(start, data.rfind(b"\n", start, max(start, stop - size)) + 1)
            for line in reversed([*_lines(data, begin, stop, least - 1)]):
                depth = depth_of(line)
                if depth < least and line[2] != b"#" and not data.startswith(CLOSERS, line.start(2)):
                    found.append((depth, line.start(1)))
                    least = depth
                    if least <= 0:
                        break
            stop, size = begin, size * 4
        if least >= 0:
            found.extend(_section(data, start, found[-1][1] if found else end))
        return found[::-1]


def _section(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The last heading of a section."""
    place = data.rfind(b"\n[", start, end) + 1
    if place > 0 or (start == 0 < end and data.startswith(b"[")):
        yield -1, place


def _lines(data: bytes, start: int, end: int, depth: int) -> Iterator[re.Match[bytes]]:
    """The lines that are indented no more than one of this depth."""
    if start == 0 and (first := LINE.match(data, 0, end)) is not None and depth_of(first) <= depth:
        yield first
    yield from _outer(min(depth // 2, MOST)).finditer(data, max(start - 1, 0), end)


@cache
def _outer(indent: int) -> re.Pattern[bytes]:
    """As `LINE`, of at most this indentation; what begins with a sign of its own is found by that sign, and fast."""
    return re.compile(rb"\n([ \t]{0,%d}+)([^ \t\r\n])" % max(indent, 0))


def depth_of(line: re.Match[bytes]) -> int:
    """How deep a line stands."""
    return _depth(line.end(1) - line.start(1), line[2][0])


def depths_of(rows: Iterable[bytes]) -> Iterator[int | None]:
    """How deep each of some lines stands; None if nothing stands in it."""
    for row in rows:
        rest = row.lstrip(b" \t")
        yield None if not rest or rest[0] == RETURN else _depth(len(row) - len(rest), rest[0])


def _depth(indent: int, sign: int) -> int:
    """Twice the indentation; one more for items, which may stand right below their name.

    The heading of a section stands above everything.
    """
    return -1 if not indent and sign == SECTION else 2 * indent + (sign in ITEMS)
