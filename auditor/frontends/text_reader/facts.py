"""The facts of a text while it is being read, and the places they stand at."""

from __future__ import annotations

import re
from bisect import bisect_right

from auditor.frontends import ir

LONG = 400
"""A longer line is no statement: what is found in it stands for itself."""

Stretch = tuple[int, int]
"""A beginning and an end, as offsets."""


class Facts:
    """Literals, pairs and comments of one text, noted by their offsets."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.literals: list[ir.Literal] = []
        self.pairs: list[ir.Pair] = []
        self.comments: list[ir.Comment] = []

    def span(self, start: int, end: int) -> ir.Span:
        """A stretch in lines and columns."""
        starts = self._starts
        line = bisect_right(starts, start)
        last = line if line == len(starts) or end < starts[line] else bisect_right(starts, end)
        return ir.Span(line, start - starts[line - 1], last, end - starts[last - 1])

    def line(self, place: int) -> Stretch:
        """The line around a place, without its end."""
        number = bisect_right(self._starts, place)
        return self._starts[number - 1], self._starts[number] - 1 if number < len(self._starts) else self._length

    def literal(self, value: str, outer: Stretch, inner: Stretch, role: str = "value") -> ir.Text:
        """A text, which is a literal unless it is empty."""
        content = self.span(*inner)
        text = ir.Text(content if outer == inner else self.span(*outer), value, content)
        if value:
            self.literals.append(ir.Literal(text, 0, role, self._statement(*outer)))
        return text

    def pair(self, kind: str, name: str, key: Stretch, value: ir.Expression, end: int) -> None:
        """A name and what is given to it, which ends at `end`."""
        span = self.span(key[0], max(key[1], end))
        statement = self._statement(key[0], end)
        self.pairs.append(ir.Pair(kind, name, value, span, self.span(*key), 0, len(self.pairs) + 1, (), statement))

    def comment(self, text: str, stretch: Stretch) -> None:
        """A comment with its marks."""
        self.comments.append(ir.Comment(text, self.span(*stretch)))

    def _statement(self, start: int, end: int) -> ir.Span:
        first, last = self.line(start)
        return self.span(start, end) if last - first > LONG else self.span(first, max(last, end))
