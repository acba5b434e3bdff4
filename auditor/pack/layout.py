"""Plain text laid out for a terminal of 100 columns: titles, wrapped paragraphs, columns."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDTH = 100
INDENT = "  "


def title(text: str) -> Iterator[str]:
    """The first line of a page."""
    lines = list(wrapped(text, ""))
    yield from lines
    yield "=" * max(map(len, lines))


def heading(text: str) -> Iterator[str]:
    """The first line of a section."""
    yield ""
    yield text


def wrapped(text: str, indent: str = INDENT, first: str | None = None) -> Iterator[str]:
    """One paragraph; `first` begins its first line instead of the indent."""
    lead = indent if first is None else first
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=lead, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) or [lead.rstrip()]


def prose(text: str, indent: str = INDENT) -> Iterator[str]:
    """Paragraphs and numbered steps as a rule pack writes them, wrapped anew."""
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
        if number:
            yield ""
        for item in re.split(r"\n(?=\d+\. )", paragraph):
            flat = " ".join(item.split())
            step = re.match(r"\d+\. ", flat)
            if step:
                yield from wrapped(flat[step.end() :], indent + " " * step.end(), indent + step[0])
            else:
                yield from wrapped(flat, indent)


def pairs(rows: Iterable[tuple[str, str]], indent: str = INDENT) -> Iterator[str]:
    """A name and a text each; rows without a text are left out."""
    shown = [(name, text) for name, text in rows if text]
    width = max((len(name) for name, _ in shown), default=0) + 2
    for name, text in shown:
        yield from wrapped(text, indent + " " * width, indent + name.ljust(width))


def columns(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Cells under each other, each column as wide as it must be; the last one is wrapped."""
    table = list(rows)
    widths = [max(len(row[at]) for row in table) + 2 for at in range(len(table[0]) - 1)] if table else []
    for row in table:
        lead = "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        yield from wrapped(row[-1], " " * sum(widths), lead)


def verbatim(text: str, indent: str = INDENT) -> Iterator[str]:
    """Code as it is."""
    for line in text.strip("\n").splitlines():
        yield (indent + line).rstrip()
