"""The facts of a text while it is being read, and the places they stand at."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from auditor.frontends import ir

LONG = 400
"""A longer line is no statement: what is found in it stands for itself."""

PAST = (1).__add__
"""Where the next line begins: past the sign that ends this one."""

Stretch = tuple[int, int]
"""A beginning and an end, as offsets."""

Line = tuple[int, int, int]
"""Its number, its beginning and its end, without the sign that ends it."""


new = tuple.__new__  # three times as fast as calling the named tuple, which is most of the work


class Facts:
    """Literals, pairs and comments of one text, noted by their offsets."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *accumulate(map(PAST, map(len, text.split("\n"))))]
        self._number, self._first, self._last = 1, 0, self._starts[1] - 1
        self.literals: list[ir.Literal] = []
        self.pairs: list[ir.Pair] = []
        self.comments: list[ir.Comment] = []

    def _enter(self, place: int) -> None:
        """Remembers the line around a place, where most of what comes next will be."""
        self._number, self._first, self._last = self._around(place)

    def span(self, start: int, end: int) -> ir.Span:
        """A stretch in lines and columns."""
        if not self._first <= start <= self._last:
            self._enter(start)
        first, number = self._first, self._number
        if end <= self._last:
            return new(ir.Span, (number, start - first, number, end - first))
        return self._span((number, first, self._last), start, end)

    def line(self, place: int) -> Stretch:
        """The line around a place, without its end."""
        if not self._first <= place <= self._last:
            self._enter(place)
        return self._first, self._last

    def literal(self, value: str, outer: Stretch, inner: Stretch, role: str = "value") -> ir.Text:
        """A text, which is a literal unless it is empty."""
        content = self.span(*inner)
        text = ir.Text(content if outer == inner else self.span(*outer), value, content)
        if value:
            statement = self._statement(self._around(outer[0]), *outer)
            self.literals.append(ir.Literal(text, 0, role, statement))
        return text

    def pair(self, kind: str, name: str, key: Stretch, value: ir.Expression, end: int, holder: str = "") -> None:
        """A name and what is given to it, which ends at `end`; `holder` are the names around it."""
        line = self._around(key[0])
        span = self._span(line, key[0], max(key[1], end))
        named = self._span(line, *key)
        statement = self._statement(line, key[0], end)
        self.pairs.append(ir.Pair(kind, name, value, span, named, 0, len(self.pairs) + 1, (), statement, holder))

    def comment(self, text: str, stretch: Stretch) -> None:
        """A comment with its marks."""
        self.comments.append(ir.Comment(text, self.span(*stretch)))

    def _statement(self, line: Line, start: int, end: int) -> ir.Span:
        number, first, last = line
        if end <= last and last - first <= LONG:
            return new(ir.Span, (number, 0, number, last - first))
        return self._span(line, start, end)

    def _around(self, place: int) -> Line:
        """The line around a place. It is not remembered: the name of a column stands far from its values."""
        if self._first <= place <= self._last:
            return self._number, self._first, self._last
        number = min(bisect_right(self._starts, place), len(self._starts) - 1)
        return number, self._starts[number - 1], self._starts[number] - 1

    def _span(self, line: Line, start: int, end: int) -> ir.Span:
        """A stretch that begins in a line."""
        number, first, last = line
        if end <= last:
            return new(ir.Span, (number, start - first, number, end - first))
        below = bisect_right(self._starts, end)
        return new(ir.Span, (number, start - first, below, end - self._starts[below - 1]))
