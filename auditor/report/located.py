"""Where findings and places stand, in the units and the names of whoever reads the report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from auditor.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.findings import Finding, Place
    from auditor.outcome import Audit


class Range(NamedTuple):
    """A stretch with lines and columns from 1, the end column exclusive, its end never before its start."""

    line: int
    column: int
    end_line: int
    end_column: int


def path_of(audit: Audit, path: str) -> str:
    """The path from the root of the repository; one outside of it as it is."""
    shown = visible(path)
    return shown if shown.startswith(("/", "../")) else f"{visible(audit.root)}{shown}"


def rooted(audit: Audit, places: Iterable[Place]) -> Iterator[Place]:
    """The places with such paths."""
    return (replace(place, path=path_of(audit, place.path)) for place in places)


def uri_of(path: str) -> str:
    """The path as a URI: relative, or whole where the path is."""
    text = quote(path.encode("utf-8", "replace"), safe="/")
    return f"file://{text}" if text.startswith("/") else text


def characters(where: Finding | Place) -> Range:
    """In characters."""
    return _ordered(where, where.column, where.end_column)


def utf16(where: Finding | Place) -> Range:
    """In units of UTF-16."""
    units = where.units
    return characters(where) if units is None else _ordered(where, units.utf16, units.end_utf16)


def utf8(where: Finding | Place) -> Range:
    """In bytes of UTF-8."""
    units = where.units
    return characters(where) if units is None else _ordered(where, units.utf8, units.end_utf8)


def _ordered(where: Finding | Place, column: int, end_column: int) -> Range:
    line, column = max(where.line, 1), max(column, 1)
    end_line = max(where.end_line, line)
    return Range(line, column, end_line, max(end_column, column if end_line == line else 1))
