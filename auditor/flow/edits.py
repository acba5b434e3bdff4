"""Edits of values: `+=`, items, members and updates written on tables, rows and prepared objects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.flow import members
from auditor.flow.frames import Moment
from auditor.flow.query import query_texts
from auditor.flow.shapes import (
    Cell,
    Nothing,
    Number,
    Row,
    Table,
    Text,
    Thing,
    Value,
    Values,
    bounded,
    hole,
    literal,
    merged,
    pieces,
    text_of,
    together,
    unknown,
    with_cell,
)

if TYPE_CHECKING:
    from auditor.flow.frames import Frame
    from auditor.flow.resolve import Resolver
    from auditor.frontends import ir

APPENDED = 160


def edited(resolver: Resolver, values: Values, row: ir.Binding, frame: Frame, *, maybe: bool) -> Values:
    moment = Moment(row.order, row.path)
    given = resolver.evaluate(row.value, frame, moment) if row.value is not None else (hole("name", row.name),)
    if row.kind == "augmented":
        return added(values, given)
    if row.kind == "grow" and all(isinstance(value, Text) for value in values):
        return added(values, given)
    if row.kind in {"append", "grow"}:
        return tuple(_appended(value, given, maybe=maybe) for value in values)
    if row.kind == "open":
        key = resolver.evaluate(row.key, frame, moment)[0] if row.key is not None else Text(())
        return tuple(_loosened(value, key.known if isinstance(key, Text) else None) for value in values)
    if row.kind == "update":
        return bounded(_updated(value, one, maybe=maybe or len(given) > 1) for value in values for one in given)
    keys = resolver.evaluate(row.key, frame, moment) if row.key is not None else ()
    for key in keys or (hole("item", ""),):
        known = text_of(key).known if isinstance(key, Text | Number) else None
        span = row.key.span if row.key is not None else row.span
        named = next((piece.origin for piece in pieces(key)), None) if isinstance(key, Text) else None
        sign = frame.module.dialect.url_parts.get(known or "") if row.kind == "member" else None
        if sign is not None and any(_is_url(value) for value in values):
            values = bounded(one for value in values for one in _with_part(value, sign, given))
            continue
        cell = Cell(known or "", given, maybe or len(keys) > 1, members.origin(frame, span), named)
        if known is None and row.kind not in {"nested", "default"}:
            values = tuple(_itemed(value, key, given) for value in values)
        else:
            values = tuple(
                _itemed(value, key, given) if isinstance(value, Row) else _filled(value, cell, row.kind)
                for value in values
            )
    return values


def _is_url(value: Value) -> bool:
    return isinstance(value, Text) and "/" in str(value)


def _with_part(value: Value, sign: str, given: Values) -> Values:
    """A URL with a part of it written: a query, a path."""
    if not _is_url(value):
        return (value,)
    tables = [table for one in given if (table := as_table(one)) is not None]
    part = query_texts(tables[0]) if sign == "?" and tables else given
    return together([(value,), (literal(sign),), part])


def _filled(value: Value, cell: Cell, kind: str) -> Value:
    """The mapping with the cell written: `default` only where there is none, `nested` into what it holds."""
    if kind == "default" and _holds(value, cell.key or None):
        return value
    before = value.get(cell.key) if kind == "nested" and isinstance(value, Table) else None
    return celled(value, _grown(before, cell))


def _holds(value: Value, key: str | None) -> bool:
    return isinstance(value, Table) and key is not None and value.get(key) is not None


def _itemed(value: Value, key: Value, given: Values) -> Value:
    """An item written at a place that is no known key: a list's position, or anything at all."""
    place = key.value if isinstance(key, Number) and isinstance(key.value, int) else None
    if isinstance(value, Row) and place is not None and -len(value.items) <= place < len(value.items):
        items = list(value.items)
        items[place] = given
        return Row(tuple(items), value.open)
    return _opened(value)


def _loosened(value: Value, key: str | None) -> Value:
    """More may be in it now, and in what is in it; the cell that was edited may have become anything."""
    if not isinstance(value, Table):
        return _opened(value)
    cells = tuple(
        replace(
            cell,
            values=(*cell.values, hole("item", cell.key))
            if cell.key == key
            else tuple(_opened(inner) for inner in cell.values),
        )
        for cell in value.cells
    )
    return Table(cells, open=True)


def added(values: Values, given: Values) -> Values:
    """Text or items put behind what is there already."""
    if any(isinstance(value, Row) for value in values):
        items = next((one for one in given if isinstance(one, Row)), None)
        return tuple(
            Row((*value.items, *(items.items if items else ())), value.open or items is None)
            if isinstance(value, Row)
            else value
            for value in values
        )
    if all(isinstance(value, Number) for value in (*values, *given)):
        return (hole("number", "sum"),)
    return together([values, given])


def _appended(value: Value, given: Values, *, maybe: bool) -> Value:
    if isinstance(value, Row):
        return Row((*value.items[:APPENDED], given), value.open or maybe)
    if isinstance(value, Nothing) or (isinstance(value, Table) and not value.cells and not value.open):
        return Row((given,), open=maybe)
    return _opened(value)


def _opened(value: Value) -> Value:
    match value:
        case Table(cells):
            return Table(cells, open=True)
        case Row(items):
            return Row(items, open=True)
        case _:
            return value


def _updated(value: Value, given: Value, *, maybe: bool) -> Value:
    table = as_table(given)
    match value:
        case Table():
            return merged(value, table, maybe=maybe) if table is not None else Table(value.cells, open=True)
        case Row(items, loose):
            more = given.items if isinstance(given, Row) else ()
            return Row((*items, *more), loose or not isinstance(given, Row))
        case Thing("object"):
            return replace(value, table=merged(value.table, table, maybe=maybe)) if table is not None else value
        case _:
            return Table(table.cells if table else (), open=True) if unknown(value) else value


def celled(value: Value, cell: Cell) -> Value:
    """The value with a cell written on it."""
    if isinstance(value, Thing) and value.kind in {"object", "instance", "module", "function", "class"}:
        return replace(value, table=with_cell(value.table, _grown(value.table.get(cell.key), cell)))
    match value:
        case Table():
            return with_cell(value, cell)
        case Nothing() | Row(items=(), open=False):
            return Table((cell,))
        case _:
            return Table((cell,), open=True) if unknown(value) else value


def _grown(before: Cell | None, cell: Cell) -> Cell:
    """A member that is a mapping grows when another is given to it: headers, parameters of a prepared client."""
    old = next((value for value in before.values if isinstance(value, Table)), None) if before is not None else None
    new = next((value for value in cell.values if isinstance(value, Table)), None)
    return cell if old is None or new is None else replace(cell, values=(merged(old, new),))


def as_table(value: Value) -> Table | None:
    """A mapping, or a list of pairs, as a table."""
    if isinstance(value, Table):
        return value
    if isinstance(value, Row):
        table = Table(open=value.open)
        for values in value.items:
            pair = values[0]
            if not (isinstance(pair, Row) and len(pair.items) > 1):
                return None
            key = pair.items[0][0]
            known = key.known if isinstance(key, Text) else None
            named = next((piece.origin for piece in pieces(key)), None) if isinstance(key, Text) else None
            cell = Cell(known or "", pair.items[1], origin=pair.origin or named, named=named)
            table = with_cell(table, cell) if known else Table(table.cells, open=True)
        return table
    return None


def spread(table: Table, values: Values) -> Table:
    """The table with another spread into it."""
    for value in values:
        other = as_table(value)
        if other is not None:
            table = merged(table, other, maybe=len(values) > 1)
        elif not isinstance(value, Nothing):
            table = Table(table.cells, open=True)
    return table
