"""The URLs among what a call is given: whole, in a mapping, or a path behind what a client was prepared with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.flow.prepared import VERBS
from auditor.flow.query import starts
from auditor.flow.shapes import Row, Table, Text, Value, Values, literal, together

if TYPE_CHECKING:
    from collections.abc import Callable

FIELD = re.compile(r"[\w.-]+=")
PLACES = ("", "url", "path", "uri", "endpoint", "target", "resource")
BASES = (
    "base_url",
    "baseurl",
    "base_uri",
    "baseuri",
    "base",
    "url",
    "host",
    "prefix_url",
    "prefixurl",
    "baseaddress",
    "#0",
    "#sethosturl",
    "#setbaseurl",
)
JOINED = ("base_url", "baseurl", "base_uri", "baseuri", "prefix_url", "prefixurl", "baseaddress")
HOSTS = (*JOINED, "hostname", "host")
PATHS = ("path", "pathname", "url", "uri", "endpoint")


def urls(
    positional: list[Values], named: Table, bases: list[Value], wanted: Callable[[Text], bool]
) -> tuple[Text, ...]:
    found: dict[Text, None] = {}
    given = [("", values) for values in positional] + [(cell.key.lower(), cell.values) for cell in named.cells]
    tables = [value for _, values in given for value in values if isinstance(value, Table)]
    bases = [*bases, *(base for table in tables for base in bases_of(table, JOINED))]
    for key, values in given:
        for value in values:
            whole = put_behind(value, bases) if key in PLACES else []
            whole += [url for path in _paths(value) for url in put_behind(path, bases)]
            for candidates in [[one] for one in whole] + _places(value):
                hits = [candidate for candidate in candidates if wanted(candidate)]
                found.update(dict.fromkeys(hits))
                if hits:
                    break
    return tuple(found)


def _paths(value: Value) -> list[Value]:
    """The paths in the options of a request."""
    cells = value.cells if isinstance(value, Table) else ()
    return [inner for cell in cells if cell.key.lower() in PATHS for inner in cell.values]


def _places(value: Value) -> list[list[Text]]:
    """The texts in a value by place: itself, or what stands under each key; host and path apart are one URL."""
    if not isinstance(value, Table):
        return [[text] for text in _texts(value)]
    apart = _put_together(value)
    cells = [[inner for inner in cell.values if isinstance(inner, Text)] for cell in value.cells]
    return [apart, *cells] if apart else cells


def _put_together(table: Table) -> list[Text]:
    """The URLs that a host and a path, under keys of their own, are."""
    cells = {cell.key.lower(): cell.values for cell in table.cells}
    path = next((cells[key] for key in PATHS if key in cells), ())
    bases = next((cells[key] for key in HOSTS if key in cells), ())
    return [text for value in path for text in put_behind(value, list(bases))]


def _texts(value: Value) -> list[Text]:
    """The texts in a value: itself, or one level down in a mapping or list."""
    match value:
        case Text():
            return [value]
        case Table(cells):
            return [inner for cell in cells for inner in cell.values if isinstance(inner, Text)]
        case Row(items):
            return [inner for values in items for inner in values if isinstance(inner, Text)]
        case _:
            return []


def put_behind(value: Value, bases: list[Value]) -> list[Text]:
    """The URL that a path is, put behind what the client was prepared with or what the options say."""
    if not bases or not isinstance(value, Text) or "://" in starts(value):
        return []
    if not value.parts or (value.known or "").lower() in VERBS or FIELD.match(starts(value)):
        return []
    whole: list[Text] = []
    for base in bases:
        if isinstance(base, Text) and base.parts:
            scheme = "" if "://" in str(base) else "https://"
            slash = "" if starts(value).startswith("/") or str(base).endswith("/") else "/"
            joint = together([(literal(scheme),), (base,), (literal(slash),), (value,)])[0]
            whole.extend([joint] if isinstance(joint, Text) else [])
    return whole


def bases_of(table: Table, names: tuple[str, ...] = BASES) -> list[Value]:
    """What a client's paths are put behind: given by place, by name, or in options."""
    found: list[Value] = []
    for cell in sorted(table.cells, key=lambda cell: rank_of(cell.key)):
        if cell.key.lower() in names:
            found.extend(cell.values)
        for value in cell.values if cell.key.startswith("#") else ():
            found.extend(bases_of(value) if isinstance(value, Table) else ())
    return found


def rank_of(key: str) -> int:
    return BASES.index(key.lower()) if key.lower() in BASES else len(BASES)
