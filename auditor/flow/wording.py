"""Operations that work on the words of a text: printf, cutting, swapping, the case of the first letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow.formatting import percent
from auditor.flow.shapes import (
    Number,
    Piece,
    Row,
    Table,
    Text,
    Value,
    Values,
    bounded,
    hole,
    literal,
    together,
    unknown,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.flow.library import Given

    Operation = Callable[[Given, tuple[int | str, ...]], Values | None]

SWAPS = 16


def _percent(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """printf: the template, then its values as arguments."""
    templates = given.role(roles[0])
    if not templates or not isinstance(roles[0], int):
        return None
    rest = given.positional[roles[0] + 1 :]
    spread = rest[0][0] if len(rest) == 1 and len(rest[0]) == 1 else None
    values: Value = spread if isinstance(spread, Row) else Row(tuple(rest), given.loose)
    if len(given.positional) == roles[0] + 1 and given.named.cells:
        values = given.named
    return bounded(text for template in templates for text in percent(template, (values,)))


def _percent_row(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """Printf with its values in one list."""
    templates, rows = (given.role(role) for role in roles)
    if not templates or not rows:
        return None
    values = tuple(Row(tuple(cell.values for cell in row.cells)) if isinstance(row, Table) else row for row in rows)
    return bounded(text for template in templates for text in percent(template, values))


def replaced(base: Values, needle: str, new: Values) -> Values:
    """Every known piece with the needle replaced by the new values."""
    found: list[Value] = []
    for text in base:
        columns: list[Values] = []
        for part in text.parts if isinstance(text, Text) else ():
            if not isinstance(part, Piece) or needle not in part.text:
                columns.append((Text((part,)),))
                continue
            first, *others = part.text.split(needle)
            columns.append((literal(first, part.origin),))
            for other in others:
                columns.extend((new, (literal(other, part.origin),)))
        found.extend(together(columns))
    return bounded(found)


def _swap(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """Every key of a mapping replaced by its value."""
    base, tables = (given.role(role) for role in roles)
    table = tables[0] if tables else None
    if not base or not isinstance(table, Table) or not all(isinstance(value, Text) for value in base):
        return base
    for cell in table.cells[:SWAPS]:
        base = replaced(base, cell.key, cell.values) if cell.key else base
    return base


def _first(change: Callable[[str], str]) -> Operation:
    def operation(given: Given, roles: tuple[int | str, ...]) -> Values | None:
        return tuple(_changed(value, change) for value in given.first(roles) or ()) or None

    return operation


def _changed(value: Value, change: Callable[[str], str]) -> Value:
    if not isinstance(value, Text) or not value.parts or not isinstance(value.parts[0], Piece):
        return value
    first = value.parts[0]
    return Text((Piece(change(first.text[:1]) + first.text[1:], first.origin), *value.parts[1:]))


def _stretch(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A stretch of a text from a place on, of a length (negative: so many left out at the end)."""
    base, start, length = (given.role(role) for role in roles)
    if not base or not start:
        return None
    first = _whole(start)
    last = _whole(length) if length else None
    if first == 0 and (last is None or last < 0):
        return tuple(_shortened(value, last or 0) for value in base)
    if first is None or (length and last is None):
        return tuple(_cut(value) for value in base)
    return tuple(_between(value, first, last) for value in base)


def _whole(values: Values) -> int | None:
    value = values[0]
    return int(value.value) if isinstance(value, Number) else None


def _shortened(value: Value, by: int) -> Value:
    """The text without so many of its last characters, if these are known."""
    last = value.parts[-1] if isinstance(value, Text) and value.parts else None
    if not isinstance(value, Text) or not isinstance(last, Piece) or not by or len(last.text) < -by:
        return value
    return Text((*value.parts[:-1], Piece(last.text[:by], last.origin)))


def _between(value: Value, first: int, length: int | None) -> Value:
    known = value.known if isinstance(value, Text) else None
    if known is None:
        return _cut(value)
    rest = known[first:]
    return literal(rest if length is None else rest[:length])


def _cut(value: Value) -> Value:
    found = unknown(value)
    return hole("item", found.name if found else "part")


def _slashed(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """The text with one slash at its end."""
    base = given.first(roles)
    if not base:
        return None
    return bounded(value for one in base for value in ((one,) if _ends(one) else together([(one,), (literal("/"),)])))


def _ends(value: Value) -> bool:
    last = value.parts[-1] if isinstance(value, Text) and value.parts else None
    return isinstance(last, Piece) and last.text.endswith("/")


WORDING: dict[str, Operation] = {
    "percent": _percent,
    "percentrow": _percent_row,
    "swap": _swap,
    "upperfirst": _first(str.upper),
    "lowerfirst": _first(str.lower),
    "stretch": _stretch,
    "slashed": _slashed,
}
