"""Tables as text: rows of SQL dumps and of files with separators, where a column or a neighbour names the value."""

from __future__ import annotations

import csv
import re
from itertools import chain, pairwise, zip_longest
from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.suffixes import SEPARATED, SQL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.frontends.text_reader.facts import Facts, Stretch

INSERT = re.compile(
    r"\b(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO\s+[\w.`\"\[\]]{1,200}\s{0,20}(?:\((?P<columns>[^()]{1,4000})\)\s{0,20})?VALUES\s{0,20}",
    re.IGNORECASE,
)
ROW = re.compile(r"\s*+,?\s*+\((?P<inside>(?:'(?:[^'\\]|''|\\.)*+'|[^'()]|\([^()']*\))*+)\)")
VALUE = re.compile(r"\s*(?:N?'(?P<text>(?:[^'\\]|''|\\.)*+)'|(?P<bare>[^',]*+))\s*(?:,|$)")
NAME = re.compile(r"[A-Za-z_][\w.-]{0,80}")
SEPARATORS = ",;\t|"
DRAWN = (".md", ".markdown", ".rst", ".txt", ".adoc", ".wiki", ".textile", ".org")
DRAWN_ROW = re.compile(r"^[ \t]{0,20}\|{1,2}(?P<cells>[^\n|]{1,400}(?:\|[^\n|]{0,400}){1,40})\|?[ \t]*$", re.MULTILINE)
DRAWN_CELL = re.compile(r"[ \t*_`]*(?P<text>[^|]*?)[ \t*_`]*(?:\||\Z)")
COPIED = re.compile(
    r"^COPY[ \t]+[\w.\"]{1,200}[ \t]*\((?P<columns>[^()\n]{1,4000})\)[ \t]+FROM[ \t]+stdin;[^\n]*\n", re.MULTILINE
)
UPDATED = re.compile(
    r"\bSET\b[^;']{0,200}'(?P<text>(?:[^'\\\n]|''|\\.){1,4000}+)'[^;']{0,200}\bWHERE\b[^;']{0,200}=\s{0,20}'(?P<name>[A-Za-z_][\w.-]{0,80})'",
    re.IGNORECASE,
)
MOST_COLUMNS = 400
LONGEST = 100_000
Cell = tuple[str, "Stretch"]


def note(text: str, path: str, facts: Facts) -> None:
    """Notes the cells that a column's name, or the cell before them, gives a name."""
    lowered = path.lower()
    if lowered.endswith(SEPARATED):
        found = _separated(text, _separator(text))
    elif lowered.endswith(SQL):
        found = chain(_inserted(text), _copied(text), _updated(text))
    elif lowered.endswith(DRAWN):
        found = _drawn(text)
    else:
        return
    for name, cell in found:
        _pair(facts, name, cell)


def _pair(facts: Facts, name: Cell, cell: Cell) -> None:
    value, stretch = cell
    content = facts.span(*stretch)
    facts.pair("cell", name[0], name[1], ir.Text(content, value, content), stretch[1])


# --- SQL -------------------------------------------------------------------------------------------------------------


def _inserted(text: str) -> Iterator[tuple[Cell, Cell]]:
    for insert in INSERT.finditer(text):
        columns = [*_names(text, insert)] if insert["columns"] else []
        at = insert.end()
        while (row := ROW.match(text, at)) is not None:
            cells = [*_values(text, *row.span("inside"))]
            yield from zip(columns, cells, strict=False)
            yield from _neighbours(cells)
            at = row.end()


def _names(text: str, insert: re.Match[str]) -> Iterator[Cell]:
    start = insert.start("columns")
    for found in re.finditer(r"[\w.-]+", insert["columns"]):
        yield text[start + found.start() : start + found.end()], (start + found.start(), start + found.end())


def _values(text: str, start: int, end: int) -> Iterator[Cell]:
    at = start
    for _ in range(MOST_COLUMNS):
        found = VALUE.match(text, at, end)
        if found is None or at >= end:
            return
        group = "text" if found["text"] is not None else "bare"
        yield found[group].strip() if group == "bare" else found[group], found.span(group)
        at = max(found.end(), at + 1)


def _neighbours(cells: list[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """A cell that is a name names the next one: `('token', '…')`."""
    for name, cell in pairwise(cells):
        if NAME.fullmatch(name[0]) and cell[0]:
            yield name, cell


def _copied(text: str) -> Iterator[tuple[Cell, Cell]]:
    """The rows of a dump, by tabs, up to the line that ends them."""
    copies = [*COPIED.finditer(text)]
    for copy, following in zip_longest(copies, copies[1:]):
        columns = [name for name, _ in _names(text, copy)]
        start = copy.end()
        rows = text[start : following.start() if following is not None else len(text)]
        for row in rows.partition("\n\\.")[0].split("\n"):
            cells = [*_cells(row, start, "\t")] if len(row) <= LONGEST else []
            yield from (((name, cell[1]), cell) for name, cell in zip(columns, cells, strict=False))
            yield from _neighbours(cells)
            start += len(row) + 1


def _updated(text: str) -> Iterator[tuple[Cell, Cell]]:
    """`SET value = '…' WHERE name = '…'`."""
    for found in UPDATED.finditer(text):
        yield (found["name"], found.span("name")), (found["text"], found.span("text"))


# --- tables that are drawn -------------------------------------------------------------------------------------------


def _drawn(text: str) -> Iterator[tuple[Cell, Cell]]:
    """`| name | value |`, in notes."""
    for row in DRAWN_ROW.finditer(text) if "|" in text else ():
        start, end = row.span("cells")
        found = DRAWN_CELL.finditer(text, start, end)
        yield from _neighbours([(cell["text"], cell.span("text")) for cell in found])


# --- files with separators -------------------------------------------------------------------------------------------


def _separator(text: str) -> str:
    first = text[:LONGEST].partition("\n")[0]
    return max(SEPARATORS, key=first.count)


def _separated(text: str, separator: str) -> Iterator[tuple[Cell, Cell]]:
    start = 0
    header: list[Cell] = []
    for row in text.split("\n"):
        cells = [*_cells(row, start, separator)] if 0 < len(row) <= LONGEST else []
        start += len(row) + 1
        if not cells:
            continue
        if header:
            yield from zip(header, cells, strict=False)
        elif all(NAME.fullmatch(cell[0].replace(" ", "_")) for cell in cells if cell[0]):
            header = cells
        yield from _neighbours(cells)


def _cells(row: str, start: int, separator: str) -> Iterator[Cell]:
    at = 0
    try:
        values = next(csv.reader([row], delimiter=separator), [])
    except csv.Error:
        return
    for value in values[:MOST_COLUMNS]:
        place = row.find(value, at) if value else at
        if place >= 0:
            yield value.strip(), (start + place, start + place + len(value))
            at = place + len(value)
