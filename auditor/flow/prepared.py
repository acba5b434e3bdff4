"""Objects that are filled step by step: text buffers, builders of URLs and bodies, requests before they are sent.

A step that changes its receiver is a binding where the receiver is a variable; the step's own value is then what the
variable holds by now. Of a receiver that has no name, the value is what the step makes of it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.flow import configuration, edits, members
from auditor.flow.query import query_texts
from auditor.flow.shapes import (
    Cell,
    Nothing,
    Number,
    Origin,
    Piece,
    Row,
    Table,
    Text,
    Thing,
    Value,
    Values,
    bounded,
    literal,
    pieces,
    text_of,
    together,
    with_cell,
)
from auditor.flow.wording import replaced
from auditor.frontends import ir
from auditor.frontends.targets import lands

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.flow.library import Given

    Operation = Callable[[Given, tuple[int | str, ...]], Values | None]

SETTING = re.compile(r"[$#]\{\s*(?P<name>[^:{}]+?)\s*(?::(?P<default>[^{}]*))?\}")
ADDRESS = "#0"
SEGMENTED = 8
PARAMETERS, HEADERS, SEGMENTS = "#params", "#headers", "#segments"
ADDRESSES = ("resource", "requesturi", ADDRESS, "#1", "url", "uri", "baseaddress", "baseurl")
VERBS = ("get", "post", "put", "delete", "patch", "head", "options")


def _lands(given: Given) -> bool:
    return lands(given.frame.module.dialect, given.node.callee)


def _text(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A buffer with the text it begins with, or with nothing."""
    texts = [value for value in given.first(roles) or () if not isinstance(value, Number)]
    return bounded(texts) or (Text(()),)


def _grow(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    base, more = (given.role(role) for role in roles)
    if not base:
        return None
    return base if _lands(given) or more is None else edits.added(base, more)


def _grow_by(given: Given, _: tuple[int | str, ...]) -> Values | None:
    """More text by a template; of a receiver without a name the text is not followed."""
    return given.base if given.base and _lands(given) else None


def _filled(name: str) -> Operation:
    """A step that puts a key and its value among the receiver's parameters or headers."""

    def operation(given: Given, roles: tuple[int | str, ...]) -> Values | None:
        base, keys, values = (given.role(role) for role in roles)
        if not base or not keys:
            return None
        if _lands(given):
            return base
        key = keys[0].known if isinstance(keys[0], Text) else None
        span = given.node.arguments[0].value.span
        table = Table(open=True)
        if key is not None:
            origin = members.origin(given.frame, span)
            table = Table((Cell(key, values or (Text(()),), origin=origin, named=_written_at(keys[0])),))
        elif (whole := edits.as_table(keys[0])) is not None:
            table = whole
        return bounded(edits.celled(value, Cell(name, (table,))) for value in base)

    return operation


def _attach(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A step that gives the receiver something under the step's own name."""
    base, values = (given.role(role) for role in roles)
    callee = given.node.callee
    if not base or not isinstance(callee, ir.Member) or not any(isinstance(value, Thing) for value in base):
        return None
    if values is None or _lands(given):
        return base
    return bounded(edits.celled(value, Cell(f"#{callee.name.lower()}", values)) for value in base)


def _fill(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A step that writes an entry; what it gives is the receiver, so that steps can follow each other."""
    base, keys, values = (given.role(role) for role in roles)
    known = [value for value in base or () if isinstance(value, Table | Thing)]
    if not known or not keys or values is None:
        return (Nothing(),)
    if _lands(given):
        return base
    key = keys[0].known if isinstance(keys[0], Text) else None
    origin = members.origin(given.frame, given.node.arguments[0].value.span)
    cell = Cell(key or "", values, origin=origin, named=_written_at(keys[0]))
    return bounded(edits.celled(value, cell) for value in known) if key else bounded(known)


def _path(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """The receiver's address with a path behind it."""
    base = given.role(roles[0])
    steps = [values for role in roles[1:] if (values := given.role(role)) is not None]
    if not base or not steps:
        return base
    return bounded(_further(value, steps) for value in base)


def _further(value: Value, steps: list[Values]) -> Value:
    here = address(value) if isinstance(value, Thing) else text_of(value)
    columns: list[Values] = [(here,)] if here is not None else []
    for values in steps:
        ends = _end(columns[-1]) if columns else ""
        begins = next((str(one)[:1] for one in values), "")
        columns.extend([values] if "/" in {ends, begins} else [(literal("/"),), values])
    whole = together(columns)[0]
    if not isinstance(value, Thing):
        return whole
    kept = Table(tuple(cell for cell in value.table.cells if cell.key in {PARAMETERS, HEADERS}))
    return replace(value, table=with_cell(kept, Cell(ADDRESS, (whole,))))


def _end(values: Values) -> str:
    last = values[0].parts[-1:] if isinstance(values[0], Text) else ()
    return last[0].text[-1:] if last and isinstance(last[0], Piece) else ""


def _object(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A prepared object whose address stands in a role."""
    values = given.first(roles) or ()
    callee = given.node.callee
    name = callee.name if isinstance(callee, ir.Name | ir.Member) else ""
    made = [value if isinstance(value, Thing) else _addressed(given, name, value) for value in values]
    return bounded(made) or (Thing("object", name, of=given.node, table=given.named),)


def _addressed(given: Given, name: str, value: Value) -> Thing:
    return Thing("object", name, of=given.node, table=Table((Cell(ADDRESS, (value,)),)))


def _built(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """What a builder builds: a URL, parameters, or the object as it was prepared."""
    base = given.first(roles)
    return bounded(_finished(value) for value in base) if base else None


def _finished(value: Value) -> Value:
    if not isinstance(value, Thing) or value.kind != "object" or value.table.get("#url") or value.table.get("#uri"):
        return value
    where, table = address(value), _parameters(value)
    query = _cell(value, "query") or _cell(value, "rawquery")
    if where is not None and query is not None:
        return _text_of([(where,), (Text(()),) if str(query).startswith("?") else (literal("?"),), (query,)])
    if where is None:
        plain = tuple(cell for cell in value.table.cells if not cell.key.startswith("#"))
        return table or (Table(plain) if plain else value)
    asked = any("?" in piece.text for piece in pieces(where))
    sign = Text(()) if str(where).endswith(("?", "&")) else literal("&" if asked else "?")
    return where if table is None else _text_of([(where,), (sign,), query_texts(table)])


def _text_of(columns: list[Values]) -> Value:
    return together(columns)[0]


def _parameters(thing: Thing) -> Table | None:
    cell = thing.table.get(PARAMETERS)
    return next((value for value in cell.values if isinstance(value, Table)), None) if cell is not None else None


def address(thing: Thing) -> Text | None:
    """The URL that a prepared object knows, without the parameters that were set one by one."""
    parts = {name: _cell(thing, f"set{name}") or _cell(thing, name) for name in ("scheme", "host", "path", "port")}
    texts = [text for name in ADDRESSES if (text := _cell(thing, name)) is not None]
    start = next((text for text in texts if (text.known or "").lower() not in VERBS), None)
    if start is not None:
        start = _segmented(thing, start)
    if parts["host"] is None:
        if parts["path"] is None or start is None:
            return start
        apart = "/" in {_end((start,)), str(parts["path"])[:1]}
        return _as_text([(start,), *([] if apart else [(literal("/"),)]), (parts["path"],)])
    columns: list[Values] = [(parts["scheme"] or literal("https"),), (literal("://"),), (parts["host"],)]
    path = parts["path"] or start
    if path is not None:
        columns.extend([(path,)] if str(path).startswith("/") else [(literal("/"),), (path,)])
    return _as_text(columns)


def _segmented(thing: Thing, text: Text) -> Text:
    """The text with the segments that were given by name in their places."""
    cells = [cell for name in (SEGMENTS, PARAMETERS) if (cell := thing.table.get(name)) is not None]
    tables = [value for cell in cells for value in cell.values if isinstance(value, Table)]
    values: Values = (text,)
    for segment in [segment for table in tables for segment in table.cells if segment.key][:SEGMENTED]:
        values = replaced(values, "{" + segment.key + "}", segment.values)
    return text_of(values[0])


def _as_text(columns: list[Values]) -> Text | None:
    whole = together(columns)[0]
    return whole if isinstance(whole, Text) else None


def _cell(thing: Thing, name: str) -> Text | None:
    cells = [cell for cell in thing.table.cells if cell.key.lower() in {name, f"#{name}"}]
    return next((value for cell in cells for value in cell.values if isinstance(value, Text)), None)


def _row(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """The arguments as a list: all of them, or those in the roles."""
    wanted = [values for role in roles if (values := given.role(role)) is not None]
    place = members.origin(given.frame, given.node.span) if roles else None
    return (Row(tuple(wanted if roles else given.positional), given.loose, place),)


def _list(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A list, maybe a copy of another."""
    rows = [value for value in given.first(roles) or () if isinstance(value, Row)]
    return bounded(rows) or (Row(()),)


def _pairs(given: Given, _: tuple[int | str, ...]) -> Values | None:
    """Keys and values in turn as a mapping."""
    table = Table(open=given.loose)
    for place in range(0, len(given.positional) - 1, 2):
        key = given.positional[place][0]
        known = key.known if isinstance(key, Text) else None
        cell = Cell(known or "", given.positional[place + 1], origin=_written_at(key), named=_written_at(key))
        table = with_cell(table, cell) if known else Table(table.cells, open=True)
    return (table,)


def _placeholder(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A text in which `${name:default}` stands for a setting."""
    found: list[Value] = []
    for value in given.first(roles) or ():
        known = value.known if isinstance(value, Text) else None
        match = SETTING.fullmatch(known.strip()) if known is not None else None
        if match is None:
            found.append(value)
            continue
        found.extend(configuration.outside(given.resolver, "settings", match["name"], given.frame))
        if match["default"]:
            found.append(literal(match["default"], _written_at(value)))
    return bounded(found) or None


def _written_at(value: Value) -> Origin | None:
    """Where a text was written."""
    return next((piece.origin for piece in pieces(value)), None) if isinstance(value, Text) else None


PREPARED: dict[str, Operation] = {
    "text": _text,
    "grow": _grow,
    "growby": _grow_by,
    "param": _filled(PARAMETERS),
    "segment": _filled(SEGMENTS),
    "header": _filled(HEADERS),
    "attach": _attach,
    "fill": _fill,
    "builder": _object,
    "path": _path,
    "object": _object,
    "request": lambda *_: None,
    "built": _built,
    "pair": _row,
    "row": _row,
    "list": _list,
    "pairs": _pairs,
    "placeholder": _placeholder,
}
