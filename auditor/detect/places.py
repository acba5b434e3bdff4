"""From a stretch of a decoded literal to the stretch of the file that it was written in."""

from __future__ import annotations

from functools import lru_cache

from auditor.frontends.ir import Span


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def lines(text: str) -> tuple[str, ...]:
    """The physical lines of a file, without their ends."""
    return _lines(text)


def unified(text: str) -> str:
    r"""The text of a file with `\n` at the end of every line."""
    return "\n".join(_lines(text)) if "\r" in text else text


def source_of(text: str, span: Span) -> str:
    r"""What stands in the file at a span, line ends as `\\n`."""
    rows = _lines(text)[span.line - 1 : span.end_line]
    if not rows:
        return ""
    if len(rows) == 1:
        return rows[0][span.column : span.end_column]
    return "\n".join([rows[0][span.column :], *rows[1:-1], rows[-1][: span.end_column]])


def within(text: str, span: Span, value: str, start: int, end: int) -> Span:
    """Where the part [start:end] of a literal's value stands in the file, as closely as can be told."""
    return found(text, span, value[start:end], value[:start].count(value[start:end]) if end > start else 0) or span


def found(text: str, span: Span, wanted: str, skip: int = 0) -> Span | None:
    """Where a text is spelled out within a span of the file; `skip` earlier occurrences are passed over."""
    source = source_of(text, span)
    at = source.find(wanted) if wanted else -1
    while skip > 0 and at >= 0:
        following = source.find(wanted, at + 1)
        at = following if following >= 0 else at
        skip -= 1
    if at < 0:
        return None
    line = span.line + source.count("\n", 0, at)
    first = source.rfind("\n", 0, at) + 1
    column = at - first + (span.column if line == span.line else 0)
    last = at + len(wanted)
    end_line = span.line + source.count("\n", 0, last)
    start_of_last = source.rfind("\n", 0, last) + 1
    end_column = last - start_of_last + (span.column if end_line == span.line else 0)
    return Span(line, column, end_line, end_column)
