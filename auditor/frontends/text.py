"""The front end for whatever has no grammar, or is too large to parse: quoted strings, URLs, keys and values, comments.

Every expression is bounded and every line is looked at once, so the work grows with the file and with nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

DIALECT = ir.Dialect(name="text")
QUOTED = re.compile(r"\"(?P<double>(?:[^\"\\\n]|\\.){1,2000})\"|'(?P<single>(?:[^'\\\n]|\\.){1,2000})'")
URL = re.compile(r"https?://[^\s\"'<>`\\]{4,2000}")
PAIR = re.compile(
    r"(?P<key>[A-Za-z_][\w.\-]{0,80})(?P<close>[\"'\]]{0,2})[ \t]{0,8}(?P<sign>=>|:=|[=:])[ \t]{0,8}"
    r"(?:\"(?P<double>[^\"\n]{0,400})\"|'(?P<single>[^'\n]{0,400})'|(?P<bare>[^\s\"'<>&;,#(){}\[\]]{1,400}))"
)
ELEMENT = re.compile(r"<(?P<key>[A-Za-z_][\w.:\-]{0,80})[^<>\n]{0,200}>(?P<bare>[^<>\n]{1,400})</")
COMMENT = re.compile(r"^[ \t]{0,200}(?:#|//|--|;|\*|/\*|<!--|rem\b)[^\n]{0,4000}", re.MULTILINE | re.IGNORECASE)
LINE_ENDS = re.compile(r"\r\n|\r|\n")


class _Lines:
    """Offsets to lines and columns."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in LINE_ENDS.finditer(text))]

    def span(self, start: int, end: int) -> ir.Span:
        """A stretch by its offsets."""
        line = bisect_right(self._starts, start)
        last = bisect_right(self._starts, max(start, end - 1))
        return ir.Span(line, start - self._starts[line - 1], last, end - self._starts[last - 1])


def lower(text: str, path: str) -> ir.Module:
    """Literals, pairs and comments of any text. Never raises."""
    lines = _Lines(text)
    whole = ir.Scope(0, "module", "", None, None, lines.span(0, len(text)))
    comments = [(found.start(), found.end()) for found in COMMENT.finditer(text)]
    literals = tuple(_literals(text, lines, comments))
    return ir.Module(
        path,
        DIALECT,
        (whole,),
        literals=literals,
        pairs=tuple(_pairs(text, lines, comments)),
        comments=tuple(ir.Comment(text[start:end], lines.span(start, end)) for start, end in comments),
        reader="text",
    )


def _inside(comments: list[tuple[int, int]], place: int) -> bool:
    index = bisect_right(comments, (place, place)) - 1
    return index >= 0 and comments[index][0] <= place < comments[index][1]


def _literals(text: str, lines: _Lines, comments: list[tuple[int, int]]) -> Iterator[ir.Literal]:
    quoted: list[tuple[int, int]] = []
    for found in QUOTED.finditer(text):
        if not _inside(comments, found.start()):
            group = "double" if found["double"] is not None else "single"
            quoted.append(found.span())
            yield _literal(found[group], lines.span(*found.span()), lines.span(*found.span(group)))
    for found in URL.finditer(text):
        if not _inside(comments, found.start()) and not _inside(quoted, found.start()):
            span = lines.span(*found.span())
            yield _literal(found[0], span, span)


def _literal(value: str, span: ir.Span, content: ir.Span) -> ir.Literal:
    return ir.Literal(ir.Text(span, value, content), 0, "value", span)


def _pairs(text: str, lines: _Lines, comments: list[tuple[int, int]]) -> Iterator[ir.Pair]:
    order = 0
    for pattern in (PAIR, ELEMENT):
        for found in pattern.finditer(text):
            if _inside(comments, found.start()) or found.group(0).startswith(("http:", "https:")):
                continue
            group = next((name for name in ("double", "single") if found.groupdict().get(name) is not None), "bare")
            order += 1
            content = lines.span(*found.span(group))
            value = ir.Text(content, found[group], content)
            span = lines.span(*found.span())
            kind = "entry" if found.groupdict().get("close") or pattern is ELEMENT else "item"
            key = lines.span(*found.span("key"))
            yield ir.Pair(kind, found["key"], value, span, key, 0, order, (), span)
