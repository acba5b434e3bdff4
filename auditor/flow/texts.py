"""Operations on stretches of texts, on parameters, and on files that are asked for by their paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow import edits, members
from auditor.flow.query import as_fields, fields, origin_of
from auditor.flow.shapes import Number, Piece, Row, Table, Text, Value, Values, bounded, literal, pieces, together

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.flow.library import Given

    Operation = Callable[[Given, tuple[int | str, ...]], Values | None]


def _require(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """What another file of the program gives, or the name of a package."""
    values = given.first(roles)
    source = _known(values[0]) if values else None
    if source is None:
        return None
    module, program = given.frame.module, given.resolver.program
    path = program.find(module, source, 0)
    found = program.whole(path) if path is not None else None
    if found is None:
        return (members.beyond(module, source.removeprefix(module.dialect.standard_mark)),)
    return members.exported(given.resolver, found)


def _slice(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A stretch of a known text; of any other value the value itself, which is what a reader wants to see."""
    base, start, *end = (given.role(role) for role in roles)
    first = _whole_number(start)
    last = _whole_number(end[0]) if end else None
    if not base or first is None or (end and end[0] and last is None):
        return base
    return bounded(
        literal(value.known[first:last], next((piece.origin for piece in pieces(value)), None))
        if isinstance(value, Text) and value.known is not None
        else value
        for value in base
    )


def _whole_number(values: Values | None) -> int | None:
    value = values[0].value if values and isinstance(values[0], Number) else None
    return value if isinstance(value, int) else None


def _character(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    base, place = (given.role(role) for role in roles)
    index = _whole_number(place) if place else 0
    if not base or index is None:
        return base
    return bounded(
        literal(value.known[index : index + 1], next((piece.origin for piece in pieces(value)), None))
        if isinstance(value, Text) and value.known is not None
        else value
        for value in base
    )


def _concat(given: Given, _: tuple[int | str, ...]) -> Values | None:
    """The receiver with the arguments behind it, texts or lists."""
    columns = [given.base, *given.positional]
    rows = [next((value for value in column if isinstance(value, Row)), None) for column in columns]
    if not isinstance(rows[0], Row):
        return together(columns) if given.base else None
    items = [item for column, row in zip(columns, rows, strict=True) for item in (row.items if row else (column,))]
    return (Row(tuple(items), any(row.open for row in rows if row)),)


def _fields(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """Parameters made of a mapping, of pairs, of a query, or of nothing yet."""
    values = given.first(roles)
    if values is None:
        return (Table(),)
    tables = [edits.as_table(value) or (as_fields(value) if isinstance(value, Text) else None) for value in values]
    return bounded(table or Table(open=True) for table in tables)


def _trimmed(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A text without what a pattern says: `%` at its end, `#` at its beginning, twice for as much as fits.

    The pattern is plain, or all before (`*x`) or behind (`x*`) something plain; of any other the text stays as it is.
    """
    base, signs, patterns = (given.role(role) for role in roles)
    sign, pattern = (_known(values[0]) if values else None for values in (signs, patterns))
    if not base or not sign or not pattern:
        return base
    return bounded(_without(value, sign, pattern) if isinstance(value, Text) else value for value in base)


def _without(text: Text, sign: str, pattern: str) -> Text:
    behind = sign.startswith("%")
    plain = pattern.removesuffix("*") if behind else pattern.removeprefix("*")
    if not plain or "*" in plain or "[" in plain:
        return text
    if plain == pattern:
        edge = text.parts[-1 if behind else 0] if text.parts else None
        if not isinstance(edge, Piece):
            return text
        rest = edge.text.removesuffix(plain) if behind else edge.text.removeprefix(plain)
        kept = (Piece(rest, edge.origin),) if rest else ()
        return Text((*text.parts[:-1], *kept) if behind else (*kept, *text.parts[1:]))
    stretches = list(fields(text, plain))
    if len(stretches) == 1:
        return text
    if sign in {"%%", "##"}:
        return stretches[0 if behind else -1]
    known = text.known
    if known is None:
        return text
    return literal(known.rpartition(plain)[0] if behind else known.partition(plain)[2], origin_of(text))


def _known(value: Value) -> str | None:
    return value.known if isinstance(value, Text) else None


TEXTS: dict[str, Operation] = {
    "require": _require,
    "slice": _slice,
    "character": _character,
    "concat": _concat,
    "trimmed": _trimmed,
    "fields": _fields,
}
