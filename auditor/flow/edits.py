"""Edits of values: `+=`, items, members and updates written on tables, rows and prepared objects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.flow import members, names
from auditor.flow.frames import Moment
from auditor.flow.query import query_texts
from auditor.flow.shapes import (
    Cell,
    Hole,
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
    """What an edit makes of each of the values; `maybe` it does not happen."""
    frame = names.writer(resolver, row, frame)
    moment = Moment(row.order, row.path)
    plain = row.value is not None and row.kind != "removed"
    given = resolver.evaluate(row.value, frame, moment) if plain and row.value else (hole("name", row.name),)
    if row.kind == "augmented":
        return added(values, given)
    if row.kind == "grow" and all(isinstance(value, Text) for value in values):
        return added(values, given)
    if row.kind in {"append", "grow"}:
        return tuple(_appended(value, given, maybe=maybe) for value in values)
    if row.kind in {"insert", "removed", "open"}:
        keys = resolver.evaluate(row.key, frame, moment) if row.key is not None else ()
        return tuple(_displaced(row.kind, value, keys, given, maybe=maybe) for value in values)
    if row.kind == "update":
        return bounded(_updated(value, one, maybe=maybe or len(given) > 1) for value in values for one in given)
    return _keyed(resolver, values, row, given, frame, maybe=maybe)


def _keyed(resolver: Resolver, values: Values, row: ir.Binding, given: Values, frame: Frame, *, maybe: bool) -> Values:
    """Something written under a key: an item, a member."""
    keys = resolver.evaluate(row.key, frame, Moment(row.order, row.path)) if row.key is not None else ()
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
    cells = tuple(_loosened_cell(cell, edited=cell.key == key) for cell in value.cells)
    return Table(cells, open=True)


def _loosened_cell(cell: Cell, *, edited: bool) -> Cell:
    if edited:
        anything = hole("item", cell.key)
        return cell if anything in cell.values else replace(cell, values=(*cell.values, anything))
    if not any(isinstance(inner, Table | Row) and not inner.open for inner in cell.values):
        return cell
    return replace(cell, values=tuple(_opened(inner) for inner in cell.values))


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


def _displaced(kind: str, value: Value, keys: Values, given: Values, *, maybe: bool) -> Value:
    """A list with an item put between others, something without an item, or with more in it than is known."""
    if kind == "insert":
        return _inserted(value, keys[0] if keys else Nothing(), given, maybe=maybe)
    if kind == "removed":
        return _without(value, keys, maybe=maybe or len(keys) > 1)
    return _loosened(value, keys[0].known if keys and isinstance(keys[0], Text) else "")


def _inserted(value: Value, place: Value, given: Values, *, maybe: bool) -> Value:
    at = place.value if isinstance(place, Number) else None
    if not isinstance(value, Row):
        return value
    if not isinstance(at, int) or maybe or abs(at) > len(value.items):
        return _appended(value, given, maybe=True)
    return Row((*value.items[:at], given, *value.items[at:])[:APPENDED], value.open)


def _without(value: Value, keys: Values, *, maybe: bool) -> Value:
    """What is left when an item is taken away: of a mapping that of a known key, of a list the rest may be anything."""
    if not isinstance(value, Table):
        return _opened(value)
    gone = [key.known if isinstance(key, Text) else None for key in keys]
    if not gone or None in gone:
        return Table(tuple(replace(cell, maybe=True) for cell in value.cells), value.open)
    cells = (replace(cell, maybe=True) if cell.key in gone else cell for cell in value.cells)
    return Table(tuple(cell for cell in cells if maybe or cell.key not in gone), value.open)


def perhaps(before: Values, after: Values) -> Values:
    """What there was before an edit and after it, as one mapping where both are mappings."""
    if len(before) == len(after) == 1 and isinstance(before[0], Table) and isinstance(after[0], Table):
        return (either(before[0], after[0]),)
    return bounded((*before, *after))


def either(first: Table, second: Table) -> Table:
    """One of two mappings."""
    cells: list[Cell] = []
    for cell in (*first.cells, *(cell for cell in second.cells if first.get(cell.key) is None)):
        one, other = first.get(cell.key), second.get(cell.key)
        if one is None or other is None:
            cells.append(replace(cell, maybe=True))
        else:
            cells.append(replace(one, values=bounded((*one.values, *other.values)), maybe=one.maybe or other.maybe))
    return Table(tuple(cells), first.open or second.open, first.rest or second.rest)


def _opened(value: Value) -> Value:
    match value:
        case Table(open=False):
            return replace(value, open=True)
        case Row(items, False):
            return Row(items, open=True)
        case _:
            return value


def _updated(value: Value, given: Value, *, maybe: bool) -> Value:
    table = as_table(given)
    match value:
        case Table():
            return merged(value, table, maybe=maybe) if table is not None else replace(value, open=True)
        case Row(items, loose):
            more = given.items if isinstance(given, Row) else ()
            return Row((*items, *more), loose or not isinstance(given, Row))
        case Thing("object"):
            return replace(value, table=merged(value.table, table, maybe=maybe)) if table is not None else value
        case _:
            return Table(table.cells if table else (), open=True, rest=found) if (found := unknown(value)) else value


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
            found = unknown(value)
            return Table((_or_before(cell, found),), open=True, rest=found) if found is not None else value


def _or_before(cell: Cell, found: Hole) -> Cell:
    """The cell with what the mapping may have held there, where it is not sure that the cell was written."""
    if not cell.maybe or not cell.key or found.owner is None:
        return cell
    before = hole("item", f"{found.name}[{cell.key}]", owner=found.owner)
    return replace(cell, values=bounded((*cell.values, before)))


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
