"""Operations of languages in which URLs, lists and hashes are put together by methods of the values themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.flow import classes, edits, members
from auditor.flow.query import url_joined
from auditor.flow.shapes import (
    Cell,
    Piece,
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
    text_of,
    together,
    unknown,
    with_cell,
)
from auditor.frontends.targets import lands

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.flow.frames import Frame, Moment
    from auditor.flow.library import Given
    from auditor.flow.resolve import Resolver
    from auditor.flow.shapes import Part

    Operation = Callable[[Given, tuple[int | str, ...]], Values | None]


WORD_START = re.compile(r"_+(\w)")
PLURAL_Y = re.compile(r"[^aeiou]y$")


def _push(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A text with more at its end, a list with one more item; where it stands it has grown by then."""
    base, more = (given.role(role) for role in roles)
    if not base or more is None or lands(given.frame.module.dialect, given.node.callee):
        return base
    return bounded(value for one in base for value in (together([(one,), more]) if isinstance(one, Text) else (one,)))


def _urls(given: Given, _: tuple[int | str, ...]) -> Values | None:
    """A URL and what each further argument leads to from there."""
    values: Values = given.positional[0] if given.positional else ()
    for rest in given.positional[1:]:
        values = bounded(url_joined(text_of(one), text_of(other)) for one in values for other in rest)
    return values or None


def _url_of(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A URL by the names of its parts."""
    tables = [value for value in given.first((*roles, 0)) or () if isinstance(value, Table)]
    table = edits.spread(given.named, tuple(tables[:1]))
    host, path, query = (table.get(key) for key in ("host", "path", "query"))
    if host is None:
        return None
    columns: list[Values] = [(literal("https://"),), host.values]
    if path is not None:
        slash = () if any(str(value).startswith("/") for value in path.values) else ((literal("/"),),)
        columns.extend([*slash, path.values])
    if query is not None:
        columns.extend([(literal("?"),), query.values])
    return together(columns)


def _pairs(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """Keys with their values: of a mapping, or a list of pairs as it is."""
    found: list[Value] = []
    for value in given.first(roles) or ():
        if isinstance(value, Table):
            items = tuple((Row(((literal(cell.key, cell.origin),), cell.values)),) for cell in value.cells)
            found.append(Row(items, value.open))
        else:
            found.append(value if isinstance(value, Row) else hole("item", "pairs"))
    return bounded(found) or None


def _merged(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A new mapping of the receiver and another."""
    base, other = (given.role(role) for role in roles)
    if not base or other is None or not any(isinstance(value, Table) for value in (*base, *other)):
        return None
    return (edits.spread(edits.spread(Table(), base), other),)


def _class(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """The class of an instance."""
    found = [value for value in given.first(roles) or () if isinstance(value, Thing) and value.kind == "instance"]
    return tuple(Thing("class", value.name, value.path, value.scope) for value in found) or None


def standing(resolver: Resolver, base: Values, frame: Frame, moment: Moment) -> Thing | None:
    """What the class of a receiver (the one around, where none is named) says of all its requests, as an object."""
    named = bool(base)
    base = base or (members.this(resolver, "this", frame) if frame.module.dialect.standing else ())
    thing = next((value for value in base if isinstance(value, Thing) and value.kind in {"class", "instance"}), None)
    if thing is None:
        return None
    table = classes.handed_out(resolver, thing) if named and thing.kind == "instance" else Table()
    for name, key in frame.module.dialect.standing.items():
        for written in (frame.module.dialect.sigil + "." + name, name):
            values = members.member(resolver, thing, written, frame, moment)
            if unknown(values[0]) is None or len(values) > 1:
                table = with_cell(table, Cell(key, values))
                break
    return Thing("object", thing.name, table=table) if table.cells else None


def _class_name(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """The name of a class; of anything else nothing, so that a further row may say more."""
    found = [value for value in given.first(roles) or () if isinstance(value, Thing) and value.kind == "class"]
    return tuple(literal(value.name) for value in found) or None


def _camel(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """Words with underscores as one, the first letter small where an argument says so."""
    small = bool(given.positional) and str(given.positional[0][0]) == "lower"
    texts = [value for value in given.first(roles) or () if isinstance(value, Text)]
    return tuple(_camelled(value, small=small) for value in texts) or None


def _camelled(text: Text, *, small: bool) -> Text:
    parts: list[Part] = []
    for part in text.parts:
        if not isinstance(part, Piece):
            parts.append(part)
            continue
        word = WORD_START.sub(lambda found: found[1].upper(), part.text)
        if not parts:
            word = (word[:1].lower() if small else word[:1].upper()) + word[1:]
        parts.append(Piece(word, part.origin))
    return Text(tuple(parts))


def _plural(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """English words in the plural."""
    texts = [value for value in given.first(roles) or () if isinstance(value, Text)]
    return tuple(mapped(value, _pluralised) if value.known else value for value in texts) or None


def _pluralised(word: str) -> str:
    if PLURAL_Y.search(word):
        return word[:-1] + "ies"
    return word if word.endswith("s") else word + ("es" if word.endswith(("x", "ch", "sh")) else "s")


JOINING: dict[str, Operation] = {
    "push": _push,
    "urls": _urls,
    "urlof": _url_of,
    "eachpair": _pairs,
    "merged": _merged,
    "class": _class,
    "classname": _class_name,
    "camel": _camel,
    "plural": _plural,
}
