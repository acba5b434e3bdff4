"""The operations that library rows name: what each does to strings and mappings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow import edits, members, names, prepared
from auditor.flow.formatting import braces, dollars
from auditor.flow.program import last_name
from auditor.flow.query import QUERY_KEYS, query_texts, url_joined
from auditor.flow.settled import setting
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
    mapped,
    pieces,
    text_of,
    together,
    unknown,
)
from auditor.flow.wording import replaced
from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.flow.library import Given

PUT = ("where", "key", "value")


def _same(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    values = given.first(roles)
    if values is None:
        return None
    return tuple(text_of(value) if isinstance(value, Number) else value for value in values)


def _case(change: Callable[[str], str]) -> Callable[[Given, tuple[int | str, ...]], Values | None]:
    def operation(given: Given, roles: tuple[int | str, ...]) -> Values | None:
        values = given.first(roles) or ()
        texts = [mapped(value, change) for value in values if isinstance(value, Text)]
        return bounded(texts) if texts and len(texts) == len(values) else None

    return operation


def _replace(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    base, old, new = (given.role(role) for role in roles)
    if not base or not old or not new or not all(isinstance(value, Text) for value in base):
        return None
    needles = [known for value in old if (known := _known(value))]
    if not needles:
        return base
    return bounded(value for needle in needles for value in replaced(base, needle, new))


def _format(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    base = given.first(roles) or ()
    if not base or not all(isinstance(value, Text) for value in base):
        return None
    named = given.named
    if given.positional and isinstance(given.positional[0][0], Table) and not named.cells:
        named = given.positional[0][0]
    values = given.positional[roles[0] + 1 :] if isinstance(roles[0], int) else given.positional
    return bounded(text for value in base if isinstance(value, Text) for text in braces(value, values, named))


def _template(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    base = given.first(roles) or ()
    table = given.named
    for values in given.positional:
        table = edits.spread(table, values)
    texts = [value for value in base if isinstance(value, Text)]
    return bounded(text for value in texts for text in dollars(value, table)) if texts else None


def _join(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    separators, rows = (given.role(role) for role in roles)
    if roles == (0, 1) and not any(isinstance(row, Row) for row in rows or ()):
        rows = (Row(tuple(given.positional[1:]), given.loose),)
    return _joined(separators or (), rows or ())


def _join_values(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A list joined, or the values of a mapping; separator and list in either order, or the list alone."""
    separators, rows = (given.role(role) or () for role in roles)
    if not rows or isinstance(rows[0], Text):
        separators, rows = rows or (Text(()),), separators
    values = (
        Row(tuple(cell.values for cell in row.cells), row.open) if isinstance(row, Table) else row for row in rows
    )
    return _joined(separators, tuple(values))


def _joined(separators: Values, rows: Values) -> Values | None:
    if not separators or not rows or not isinstance(separators[0], Text):
        return None
    found: list[Value] = []
    for row in rows:
        if isinstance(row, Table):
            row = Row(tuple((literal(cell.key, cell.origin),) for cell in row.cells), row.open)  # noqa: PLW2901
        if not isinstance(row, Row):
            inner = unknown(row)
            found.append(hole("many", inner.name if inner else "join"))
            continue
        columns: list[Values] = []
        for index, values in enumerate(row.items[:QUERY_KEYS]):
            columns.extend([separators, values] if index else [values])
        if row.open:
            columns.append((hole("many"),))
        found.extend(together(columns) if columns else [Text(())])
    return bounded(found)


def _split(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    base, separators = (given.role(role) for role in roles)
    sign = _known(separators[0]) if separators else None
    if not base or (separators and not sign):
        return None
    rows: list[Value] = []
    for value in base:
        known = _known(value)
        if known is None or not isinstance(value, Text):
            return None
        origin = next((piece.origin for piece in pieces(value)), None)
        rows.append(Row(tuple((literal(part, origin),) for part in known.split(sign))))
    return bounded(rows)


def _slash(given: Given, _: tuple[int | str, ...]) -> Values | None:
    columns: list[Values] = []
    for index, values in enumerate(given.positional):
        columns.extend([(literal("/"),), values] if index else [values])
    return together(columns) if columns else None


def _url(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    base, rest = (given.role(role) for role in roles)
    if base is None or rest is None:
        return base
    return bounded(url_joined(text_of(one), text_of(other)) for one in base for other in rest)


def _unparse(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    rows = given.first(roles) or ()
    row = rows[0] if rows else None
    if not isinstance(row, Row) or len(row.items) < 3:  # noqa: PLR2004 - scheme, host, path
        return None
    scheme, host, path, *rest = row.items
    query = rest[-2] if len(rest) > 1 else None
    columns = [scheme, (literal("://"),), host, path]
    if query is not None and not all(value == Text(()) for value in query):
        columns.extend([(literal("?"),), query])
    return together(columns)


def _query(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    values = given.first(roles)
    if values is None:
        return None
    tables = [table for value in values if (table := edits.as_table(value)) is not None]
    return bounded(text for table in tables for text in query_texts(table)) or values


def _with_query(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    base, query = (given.role(role) for role in roles)
    if base is None:
        return None
    table = edits.spread(given.named, query or ())
    return together([base, (literal("?"),), query_texts(table)])


def _add_query(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A mapping, or a key and its value, added to the query of the URL that comes last, or where the roles say."""
    told = [given.role(role) or () for role in roles] if len(roles) > 1 else given.positional
    *first, url = told if len(told) > 1 else [*told, ()]
    table = Table()
    if len(first) == 1:
        table = edits.spread(table, first[0])
    elif len(first) > 1 and isinstance(first[0][0], Text) and first[0][0].known:
        table = Table((Cell(first[0][0].known, first[1]),))
    asked = any("?" in piece.text for value in url if isinstance(value, Text) for piece in pieces(value))
    whole = tuple((prepared.address(one) or one) if isinstance(one, Thing) else one for one in url)
    return together([whole or (Text(()),), (literal("&" if asked else "?"),), query_texts(table)])


def _serialise(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A table stays a table: what is in it matters more than how it is written down."""
    values = given.first(roles)
    return tuple(value for value in values if isinstance(value, Table | Row)) or None if values else None


def _table(given: Given, _: tuple[int | str, ...]) -> Values | None:
    table = Table(open=given.loose)
    if len(given.positional) == 1 and not given.named.cells:
        inner = unknown(given.positional[0][0])
        if inner is not None and inner.kind == "settings":
            return given.positional[0]
    for values in given.positional:
        table = edits.spread(table, values)
    return (edits.spread(table, (given.named,)),)


def _put(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """What is written to, for those who go on with it; the write itself is a binding."""
    if len(roles) < len(PUT) or roles[0] != "r":
        return (Nothing(),)
    base, key, value = (given.role(role) for role in roles[:3])
    known = _known(key[0]) if key else None
    if not base or known is None or value is None:
        return base or (Nothing(),)
    place = members.origin(given.frame, given.node.arguments[0].value.span) if given.node.arguments else None
    cell = Cell(known, value, origin=place)
    return tuple(edits.celled(one, cell) if isinstance(one, Table) else one for one in base)


def _quiet(given: Given, _: tuple[int | str, ...]) -> Values:
    return (hole("call", last_name(given.node.callee) or "quiet"),)


def _nothing(_: Given, __: tuple[int | str, ...]) -> Values | None:
    return (Nothing(),)


def _index(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    base, keys, *default = (given.role(role) for role in roles)
    if not base or not keys:
        return None
    fallback = default[0] if default and default[0] else ()
    if all((inner := unknown(value)) is not None and inner.kind == "settings" for value in base):
        return setting(given, base, keys, fallback)
    found: list[Value] = []
    for value in base:
        if not isinstance(value, Table):
            asked = _of_parameter(given, value, keys[0], fallback)
            if not asked:
                return None
            found.extend(asked)
            continue
        for key in keys:
            found.extend(_found(given, value, key, fallback))
    return bounded(found)


def _of_parameter(given: Given, value: Value, key: Value, fallback: Values) -> Values:
    """What is under a key of a parameter, where what stands in for it tells a mapping from a client."""
    inner, known = unknown(value), _known(key)
    plain = fallback and all(isinstance(one, Text | Number | Nothing) for one in fallback)
    if inner is None or inner.kind != "param" or not plain or not known or not known.replace("-", "_").isidentifier():
        return ()
    return (*members.item(given.resolver, value, key, given.frame), *fallback)


def _found(given: Given, table: Table, key: Value, fallback: Values) -> Values:
    known = _known(key)
    cell = table.get(known) if known is not None else None
    if cell is not None:
        return (*cell.values, *fallback) if cell.maybe else cell.values
    if known is not None and not fallback and not table.open and _is_local(given):
        return (Nothing(),)
    if known is None or not fallback:
        return (*members.item(given.resolver, table, key, given.frame), *fallback)
    return (*fallback, hole("item", known)) if table.open else fallback


def _is_local(given: Given) -> bool:
    """Whether what is called on is a variable of this very scope, every edit of which is seen."""
    callee = given.node.callee
    base = callee.base if isinstance(callee, ir.Member) else None
    here = given.frame.here
    return isinstance(base, ir.Name) and base.name in here.names and base.name not in here.borrowed


def _known(value: Value) -> str | None:
    return value.known if isinstance(value, Text) else None


def _pairs(pick: str) -> Callable[[Given, tuple[int | str, ...]], Values | None]:
    def operation(given: Given, roles: tuple[int | str, ...]) -> Values | None:
        rows: list[Value] = []
        for value in given.first(roles) or ():
            if isinstance(value, Row):
                numbered = tuple((Row(((hole("number", "key"),), item)),) for item in value.items)
                rows.append(value if pick == "values" else Row(numbered, value.open))
                continue
            if not isinstance(value, Table):
                return None
            items: list[Values] = []
            for cell in value.cells:
                key = (literal(cell.key, cell.origin),)
                items.append({"keys": key, "values": cell.values}.get(pick, (Row((key, cell.values)),)))
            rows.append(Row(tuple(items), value.open))
        return bounded(rows) or None

    return operation


def _zip(given: Given, _: tuple[int | str, ...]) -> Values | None:
    rows = [values[0] for values in given.positional]
    if not rows or not all(isinstance(row, Row) for row in rows):
        return None
    items = zip(*(row.items for row in rows if isinstance(row, Row)), strict=False)
    return (Row(tuple((Row(tuple(item)),) for item in items), any(row.open for row in rows if isinstance(row, Row))),)


def _enumerate(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    items, more = names.items_of(given.resolver, given.first(roles) or ())
    return (Row(tuple((Row(((hole("number", "index"),), item)),) for item in items), more),)


def _pick(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    items, more = names.items_of(given.resolver, given.first(roles) or ())
    found = [value for item in items for value in item]
    return bounded([*found, *([hole("item", "choice")] if more or not found else [])])


OPERATIONS: dict[str, Callable[[Given, tuple[int | str, ...]], Values | None]] = {
    "same": _same,
    "lower": _case(str.lower),
    "upper": _case(str.upper),
    "capitalize": _case(str.capitalize),
    "title": _case(str.title),
    "swapcase": _case(str.swapcase),
    "replace": _replace,
    "format": _format,
    "template": _template,
    "join": _join,
    "split": _split,
    "slash": _slash,
    "url": _url,
    "unparse": _unparse,
    "query": _query,
    "withquery": _with_query,
    "serialise": _serialise,
    "table": _table,
    "update": _nothing,
    "put": _put,
    "putnew": _nothing,
    "append": _nothing,
    "insert": _nothing,
    "remove": lambda *_: None,
    "setmember": _nothing,
    "define": _nothing,
    "quiet": _quiet,
    "index": _index,
    "items": _pairs("items"),
    "keys": _pairs("keys"),
    "values": _pairs("values"),
    "zip": _zip,
    "enumerate": _enumerate,
    "pick": _pick,
    "joinvalues": _join_values,
    "addquery": _add_query,
}
