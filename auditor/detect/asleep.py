"""Credentials that were taken out of use and stayed: in a comment behind what replaced them, in code put to sleep."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.detect.patterns import alternatives
from auditor.detect.places import found as place_of
from auditor.detect.places import source_of
from auditor.detect.spelled import BARE, SEPARATOR
from auditor.flow.shapes import Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.frontends import ir

REST = re.compile(
    r"(?:\A|//|#|/\*|<!--)[\s*/#]{0,40}(?:(?i:old|was|former(?:ly)?|prev(?:ious)?|live|test|dev|prod|or)\b:?\s?)?"
    r"[\"'](?P<value>[^\s\"']{8,128})[\"']"
)
"""A comment, or what follows in one, that is nothing but a value in quotes."""

LONGEST = 20_000
"""A block of comments beyond this is not looked at as one."""


def in_quotes(text: str, start: int, end: int) -> bool:
    """Whether a stretch is all that stands between two quotes."""
    return start > 0 and text[start - 1] in "\"'" and text[end : end + 1] == text[start - 1]


def given(module: ir.Module, text: str, names: set[str], *, quoted: bool) -> Iterator[tuple[str, Origin]]:
    """What comments give to one of the names; if `quoted`, only what stands in quotes."""
    pattern = _assigns(tuple(sorted(names)))
    for comment in module.comments if names else ():
        for match in pattern.finditer(comment.text):
            if not quoted or in_quotes(comment.text, *match.span("value")):
                place = place_of(text, comment.span, match["value"]) or comment.span
                yield match["value"], Origin(module.path, place)


@lru_cache(maxsize=16)
def _assigns(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(re.escape(name) for name in names)}){SEPARATOR}(?P<value>{BARE})")


def behind(
    module: ir.Module, text: str, lines: Callable[[], set[int]], shape: re.Pattern[str]
) -> Iterator[tuple[str, Origin]]:
    """The values of this shape that a comment, or its rest, on one of the lines is nothing but."""
    wanted: set[int] | None = None
    seen: set[tuple[int, str]] = set()
    for comment in module.comments:
        for match in REST.finditer(comment.text[:LONGEST]):
            value = match["value"]
            before = comment.text.count(value, 0, match.start("value"))
            place = place_of(text, comment.span, value, before) if shape.fullmatch(value) else None
            if place is None:
                continue
            wanted = lines() if wanted is None else wanted
            row = source_of(text, place._replace(column=0))
            if place.line in wanted and value not in row[: place.column] and (place.line, value) not in seen:
                seen.add((place.line, value))
                yield value, Origin(module.path, place)


def around(module: ir.Module, span: ir.Span, text: str, start: int, end: int) -> str:
    """The comment with those that follow it line by line and that it follows, for a value that stands in quotes."""
    if not in_quotes(text, start, end):
        return text
    return next((block for first, last, block in _blocks(module) if first <= span.line <= last), text)


# What is asked of a file's comments is asked of one after the other.
@lru_cache(maxsize=4)
def _blocks(module: ir.Module) -> tuple[tuple[int, int, str], ...]:
    found: list[tuple[int, int, str]] = []
    for comment in sorted(module.comments, key=lambda one: one.span):
        first, last, text = found[-1] if found else (0, -1, "")
        if found and comment.span.line <= last + 1 and len(text) < LONGEST:
            found[-1] = (first, max(last, comment.span.end_line), f"{text}\n{comment.text}")
        else:
            found.append((comment.span.line, comment.span.end_line, comment.text))
    return tuple(found)
