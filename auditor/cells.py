"""Findings in what stands in for a file's text (the cells of a notebook) brought to the lines of the file itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.findings import Cell, Finding, Ignore, Place, Snippet, Units
from auditor.redaction import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.frontends.view import Row, View

CONTEXTS = {"output": "recorded", "markdown": "docs"}


def located(finding: Finding, views: Mapping[str, View]) -> Finding:
    """The finding where it stands in the file, with its cell; `views` by the path that stands in for the file's."""
    related = tuple(_place(place, views) for place in finding.related)
    view = views.get(finding.path)
    if view is None:
        return finding if related == finding.related else replace(finding, related=related)
    context = CONTEXTS.get(view.row(finding.line).part, "")
    new = bool(context) and context not in finding.context
    plain = all(one == "code" for one in finding.context)
    return replace(
        finding,
        path=visible(view.path),
        line=view.row(finding.line).line,
        column=view.column(finding.line, finding.column - 1) + 1,
        end_line=view.row(finding.end_line).line,
        end_column=view.column(finding.end_line, finding.end_column - 1) + 1,
        units=_units(finding, view),
        snippet=_snippet(finding, view),
        related=related,
        cell=_cell(view.row(finding.line)),
        context=(*finding.context, context) if new else finding.context,
        severity=finding.severity.lowered() if new and plain and not finding.credential else finding.severity,
    )


def located_ignore(ignore: Ignore, views: Mapping[str, View]) -> Ignore | None:
    """The same of a comment; None where its lines cannot be told from others of the file."""
    view = views.get(ignore.path)
    if view is None:
        return ignore
    first, last = view.row(ignore.first), view.row(ignore.last)
    own = range(ignore.first, ignore.last + 1)
    shared = any(
        first.line <= row.line <= last.line and row.number and number not in own
        for number, row in enumerate(view.rows, 1)
        if row not in {first, last}
    )
    if shared and not ignore.whole:
        return None
    return replace(ignore, path=view.path, line=view.row(ignore.line).line, first=first.line, last=last.line)


def _cell(row: Row) -> Cell | None:
    """The cell; the lines of prose count like those of code."""
    return Cell(row.cell, row.number, "source" if row.part == "markdown" else row.part) if row.cell else None


def _place(place: Place, views: Mapping[str, View]) -> Place:
    view = views.get(place.path)
    if view is None:
        return place
    return replace(
        place,
        path=visible(view.path),
        line=view.row(place.line).line,
        column=view.column(place.line, place.column - 1) + 1,
        end_line=view.row(place.end_line).line,
        end_column=view.column(place.end_line, place.end_column - 1) + 1,
        cell=_cell(view.row(place.line)),
        units=_units(place, view),
    )


def _units(stretch: Finding | Place, view: View) -> Units | None:
    """Its units moved as its columns are: what stands before a character of a cell stands before it in the file."""
    if stretch.units is None:
        return None
    start = view.column(stretch.line, stretch.column - 1) + 1 - stretch.column
    end = view.column(stretch.end_line, stretch.end_column - 1) + 1 - stretch.end_column
    units = stretch.units
    return Units(units.utf8 + start, units.end_utf8 + end, units.utf16 + start, units.end_utf16 + end)


def _snippet(finding: Finding, view: View) -> Snippet:
    """The lines around that follow each other in the file too, numbered as there."""
    snippet = finding.snippet
    if not snippet.lines:
        return snippet
    first, last = snippet.first_line, snippet.first_line + len(snippet.lines) - 1
    start = end = min(max(finding.line, first), last)
    while start > first and _follow(view.row(start - 1), view.row(start)):
        start -= 1
    while end < last and _follow(view.row(end), view.row(end + 1)):
        end += 1
    moved = view.row(start).line - start
    return Snippet(
        view.row(start).line,
        snippet.lines[start - first : end - first + 1],
        tuple(replace(mark, line=mark.line + moved) for mark in snippet.marks if start <= mark.line <= end),
    )


def _follow(one: Row, other: Row) -> bool:
    return (one.line + 1, one.cell, one.part) == (other.line, other.cell, other.part)
