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


new = tuple.__new__  # three times as fast as calling the named tuple, which is most of the work


class Facts:
    """Literals, pairs and comments of one text, noted by their offsets."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *accumulate(map(PAST, map(len, text.split("\n"))))]
        self._enter(0)
        self.literals: list[ir.Literal] = []
        self.pairs: list[ir.Pair] = []
        self.comments: list[ir.Comment] = []

    def _enter(self, place: int) -> None:
        """Remembers the line around a place, where most of what comes next will be."""
        self._number = min(bisect_right(self._starts, place), len(self._starts) - 1)
        self._first = self._starts[self._number - 1]
        self._last = self._starts[self._number] - 1
        self._line = ir.Span(self._number, 0, self._number, self._last - self._first)

    def span(self, start: int, end: int) -> ir.Span:
        """A stretch in lines and columns."""
        if not self._first <= start <= self._last:
            self._enter(start)
        first, number = self._first, self._number
        if end <= self._last:
            return new(ir.Span, (number, start - first, number, end - first))
        last = bisect_right(self._starts, end)
        return ir.Span(number, start - first, last, end - self._starts[last - 1])

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
            self.literals.append(ir.Literal(text, 0, role, self._statement(*outer)))
        return text

    def pair(self, kind: str, name: str, key: Stretch, value: ir.Expression, end: int, holder: str = "") -> None:
        """A name and what is given to it, which ends at `end`; `holder` are the names around it."""
        span = self.span(key[0], max(key[1], end))
        statement = self._statement(key[0], end)
        self.pairs.append(
            ir.Pair(kind, name, value, span, self.span(*key), 0, len(self.pairs) + 1, (), statement, holder)
        )

    def comment(self, text: str, stretch: Stretch) -> None:
        """A comment with its marks."""
        self.comments.append(ir.Comment(text, self.span(*stretch)))

    def _statement(self, start: int, end: int) -> ir.Span:
        first, last = self.line(start)
        return self._line if end <= last and last - first <= LONG else self.span(start, end)
