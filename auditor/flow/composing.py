"""Operations that compose texts: numbered places, everything given at once, queries taken apart and put on, mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow import calling, edits, names
from auditor.flow.formatting import braces
from auditor.flow.frames import Frame
from auditor.flow.query import as_fields, query_texts
from auditor.flow.rows import rows_for
from auditor.flow.shapes import (
    Cell,
    Row,
    Table,
    Text,
    Thing,
    Value,
    Values,
    bounded,
    hole,
    literal,
    pieces,
    text_of,
    together,
    unknown,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.flow.library import Given

    Operation = Callable[[Given, tuple[int | str, ...]], Values | None]


def _numbered(given: Given, _: tuple[int | str, ...]) -> Values | None:
    """A template with `{0}`, maybe behind what says how numbers are written, and its values or a list of them."""
    for place, templates in enumerate(given.positional[:2]):
        known = [value for value in templates if isinstance(value, Text) and any(pieces(value))]
        if known:
            values = given.positional[place + 1 :]
            if len(values) == 1 and isinstance(values[0][0], Row):
                values = list(values[0][0].items)
            return bounded(text for template in known for text in braces(template, values, Table()))
    return None


def _together(given: Given, _: tuple[int | str, ...]) -> Values | None:
    """All that is given, or all that is in the one list given, as one text."""
    columns = given.positional
    if len(columns) == 1 and isinstance(columns[0][0], Row):
        columns = list(columns[0][0].items)
    return together(columns) if columns else None


def _join_all(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A list, or all further arguments, with the separator between them."""
    separators, rows = (given.role(role) for role in roles)
    if not separators or not rows:
        return None
    listed = len(given.positional) == 2  # noqa: PLR2004 - separator and list
    row = rows[0] if listed else Row(tuple(given.positional[1:]), given.loose)
    if isinstance(row, Table):
        row = Row(tuple(cell.values for cell in row.cells), row.open)
    if not isinstance(row, Row):
        return None
    columns: list[Values] = []
    for place, values in enumerate(row.items):
        columns.extend([separators, values] if place else [values])
    return together(columns) if columns else (Text(()),)


def _parsed(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A query as a mapping."""
    values = given.first(roles) or ()
    tables = [as_fields(value) for value in values if isinstance(value, Text) and value.parts]
    return bounded(table for table in tables if table is not None) or (Table(),)


def _queried(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A URL with a mapping, or a key and its value, added to its query."""
    base, first, *second = (given.role(role) for role in roles)
    if not base or not first:
        return None
    table = edits.spread(Table(), first)
    if second and second[0]:
        key = first[0].known if isinstance(first[0], Text) else None
        table = Table((Cell(key, second[0]),)) if key else Table(open=True)
    found: list[Value] = []
    for value in base:
        text = text_of(value)
        asked = any("?" in piece.text for piece in pieces(text))
        found.extend(together([(text,), (literal("&" if asked else "?"),), query_texts(table)]))
    return bounded(found)


def _map(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """What a function makes of each item."""
    base, functions = (given.role(role) for role in roles)
    function = functions[0] if functions else None
    if base and function is not None and _lets_pass(given, function):
        return tuple(value for value in base if isinstance(value, Row)) or None
    if not base or not isinstance(function, Thing) or function.kind != "function":
        return None
    module = given.resolver.program.module(function.path)
    if module is None:
        return None
    scope = module.scopes[function.scope]
    rows = [_entries(value) if isinstance(value, Table) else value for value in base]
    if not scope.parameters or not all(isinstance(row, Row) for row in rows):
        return None
    items, more = names.items_of(given.resolver, tuple(rows))
    found: list[Values] = []
    for item in items:
        closure = function.of if isinstance(function.of, Frame) else None
        frame = Frame(module, scope.id, given.frame.receiver, {(scope.id, scope.parameters[0].name): item}, closure,
                      given.frame, given.at, generic=False)  # fmt: skip
        found.append(calling.returned(given.resolver, frame))
    return (Row(tuple(found), more),)


def _lets_pass(given: Given, function: Value) -> bool:
    """Whether a function of the library gives back the text that it is given."""
    found = unknown(function)
    rows = rows_for(given.frame.module.dialect, found.name, method=False) if found is not None else ()
    return bool(rows) and rows[0].operation == "same"


def _entries(table: Table) -> Row:
    """A mapping as pairs."""
    pairs = tuple((Row(((literal(cell.key, cell.origin),), cell.values)),) for cell in table.cells)
    return Row(pairs, table.open)


def _over(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """What a loop goes over: the pairs of a mapping, else the items."""
    return tuple(_entries(value) if isinstance(value, Table) else value for value in given.first(roles) or ()) or None


READING = frozenset({"read", "readFileSync", "file_get_contents", "read_text"})


def _configured(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """Settings, where the text that is parsed was read from a file."""
    values = given.first(roles)
    found = unknown(values[0]) if values else None
    name = found.name.rpartition(".")[2] if found is not None and found.kind == "call" else ""
    return (hole("settings"),) if name in READING else None


COMPOSING: dict[str, Operation] = {
    "filetext": _configured,
    "numbered": _numbered,
    "together": _together,
    "joinall": _join_all,
    "parsed": _parsed,
    "queried": _queried,
    "map": _map,
    "entries": _over,
}
