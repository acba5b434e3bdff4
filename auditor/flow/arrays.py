"""Operations that put mappings and lists together, or find names by their spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow import edits, names
from auditor.flow.shapes import Cell, Row, Table, Text, Values, with_cell

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.flow.library import Given

    Operation = Callable[[Given, tuple[int | str, ...]], Values | None]


def _merge(given: Given, _: tuple[int | str, ...]) -> Values | None:
    """A new mapping (or list) of several, the last one first in rank."""
    return _united(given.positional, loose=given.loose)


def _merge_under(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A mapping over another that holds its defaults."""
    over, under = (given.role(role) for role in roles)
    return _united([under or (), over], loose=False) if over is not None else None


def _united(columns: list[Values], *, loose: bool) -> Values | None:
    rows = [value for values in columns for value in values]
    if rows and all(isinstance(row, Row) for row in rows):
        items = tuple(item for row in rows if isinstance(row, Row) for item in row.items)
        return (Row(items, loose or any(isinstance(row, Row) and row.open for row in rows)),)
    table = Table(open=loose)
    for values in columns:
        table = edits.spread(table, values)
    return (table,)


def _combine(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A mapping of a list of keys and a list of values."""
    keys, values = (given.role(role) for role in roles)
    left, right = (keys or (None,))[0], (values or (None,))[0]
    if not isinstance(left, Row) or not isinstance(right, Row):
        return None
    table = Table(open=left.open or right.open)
    for key, value in zip(left.items, right.items, strict=False):
        known = key[0].known if key and isinstance(key[0], Text) else None
        table = with_cell(table, Cell(known, value)) if known else Table(table.cells, open=True)
    return (table,)


def _compact(given: Given, _: tuple[int | str, ...]) -> Values | None:
    """A mapping of variables by their names."""
    table = Table(open=given.loose)
    sigil = given.frame.module.dialect.sigil
    for values in given.positional:
        known = values[0].known if isinstance(values[0], Text) else None
        if known:
            worth = names.lookup(given.resolver, sigil + known, given.frame, given.at)
            table = with_cell(table, Cell(known, worth))
        else:
            table = Table(table.cells, open=True)
    return (table,)


def _constant(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A constant by its name as a text."""
    values = given.first(roles)
    known = values[0].known if values and isinstance(values[0], Text) else None
    return names.lookup(given.resolver, known, given.frame, given.at) if known else None


ARRAYS: dict[str, Operation] = {
    "merge": _merge,
    "mergeunder": _merge_under,
    "combine": _combine,
    "compact": _compact,
    "constant": _constant,
}
