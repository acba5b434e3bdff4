"""What an argument of a request is: parameters, parts of a form, headers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.flow import edits
from auditor.flow.query import as_fields, fields, origin_of, split_at
from auditor.flow.shapes import Cell, Piece, Row, Table, Text, Value, merged, unknown

if TYPE_CHECKING:
    from collections.abc import Callable


def as_parameters(value: Value, wanted: Callable[[Text], bool]) -> Table | None:
    """The parameters that a value is: a mapping, pairs, parts of a form, or `key=value&key=value`."""
    table = edits.as_table(value)
    if table is None and isinstance(value, Row):
        return _form_parts(value)
    if table is None and isinstance(value, Text) and not wanted(value):
        return as_fields(value) if unknown(value) is None else None
    return table


def _form_parts(row: Row) -> Table | None:
    """Parts of a form, each a mapping with a name and its contents."""
    table = Table(open=row.open)
    for values in row.items:
        part = values[0]
        name = part.get("name") if isinstance(part, Table) else None
        worth = (part.get("contents") or part.get("value")) if isinstance(part, Table) else None
        known = name.values[0].known if name is not None and isinstance(name.values[0], Text) else None
        if not known or worth is None or name is None:
            return None
        table = merged(table, Table((replace(worth, key=known),)))
    return table if table.cells else None


def header_fields(value: Value) -> Table | None:
    """Headers as a mapping, whether given as one, as pairs, or as lines of `Name: value`."""
    table = edits.as_table(value)
    if table is not None:
        return table
    lines: list[Text] = []
    for one in [inner for values in value.items for inner in values] if isinstance(value, Row) else [value]:
        lines.extend(fields(one, "\n") if isinstance(one, Text) else ())
    table = Table()
    for line in lines:
        name, rest = split_at(line, ":")
        if rest is not None and name.known and name.known.strip():
            cell = Cell(name.known.strip(), (_stripped(rest),), origin=origin_of(name))
            table = merged(table, Table((cell,)))
    return table if table.cells else None


def _stripped(text: Text) -> Text:
    first = text.parts[0] if text.parts else None
    if not isinstance(first, Piece) or not first.text[:1].isspace():
        return text
    return Text((Piece(first.text.lstrip(), first.origin), *text.parts[1:]))


def is_headers(table: Table) -> bool:
    known = {cell.key.lower() for cell in table.cells}
    return bool(known & {"authorization", "content-type", "user-agent", "accept"})
