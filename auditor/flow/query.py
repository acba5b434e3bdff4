"""Texts taken apart: a URL's path and query, a body's `key=value&key=value`, holes kept in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.flow.shapes import (
    Cell,
    Either,
    Hole,
    Origin,
    Part,
    Piece,
    Table,
    Text,
    Values,
    hole,
    literal,
    together,
    with_cell,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY_CHARACTERS = 64
QUERY_KEYS = 48


def split_at(text: Text, sign: str) -> tuple[Text, Text | None]:
    """The text before and after the first occurrence of a sign in its known pieces."""
    for index, part in enumerate(text.parts):
        if isinstance(part, Piece) and sign in part.text:
            head, _, tail = part.text.partition(sign)
            before = (*text.parts[:index], *((Piece(head, part.origin),) if head else ()))
            after = (*((Piece(tail, part.origin),) if tail else ()), *text.parts[index + 1 :])
            return Text(before), Text(after)
    return text, None


def fields(text: Text, separator: str) -> Iterable[Text]:
    """The text cut at every separator in its known pieces."""
    rest: Text | None = text
    while rest is not None:
        head, rest = split_at(rest, separator)
        yield head


def as_fields(text: Text) -> Table | None:
    """`key=value&key=value` as a table; None if the text does not look like that."""
    table = Table()
    for field in fields(text, "&"):
        key, value = split_at(field, "=")
        name = key.known
        if value is None or name is None:
            loose = all(isinstance(part, Hole | Either) for part in field.parts)
            if not loose and value is None and not table.cells:
                return None
            table = Table(table.cells, open=True)
            table = _choice(table, key, value)
            continue
        name = name.rpartition("?")[2].strip()
        if not name or len(name) > KEY_CHARACTERS or any(sign in name for sign in " <>\n\"'"):
            return None
        table = with_cell(table, Cell(name, (value,), origin=origin_of(key)))
    return table if table.cells or table.open else None


def _choice(table: Table, key: Text, value: Text | None) -> Table:
    """A loop over known keys: each of them is in the table."""
    for part in key.parts:
        if isinstance(part, Either) and len(key.parts) == 1:
            for option in part.options:
                if option.known:
                    cell = Cell(option.known, (value or hole("item", option.known),), origin=origin_of(option))
                    table = with_cell(table, cell)
    return table


def origin_of(text: Text) -> Origin | None:
    """Where the first known piece of a text was written."""
    return next((part.origin for part in text.parts if isinstance(part, Piece)), None)


def of_url(url: Text) -> tuple[Text, Table]:
    """A URL's part before the query, and its query as a table."""
    head, tail = split_at(url, "?")
    if tail is None:
        return head, Table()
    table = as_fields(tail)
    return head, table if table is not None else Table(open=any(isinstance(part, Hole) for part in tail.parts))


def starts(text: Text) -> str:
    """The known beginning of a text."""
    known = ""
    for part in text.parts:
        if not isinstance(part, Piece):
            break
        known += part.text
    return known


def parts_of(texts: Iterable[Text]) -> Iterable[Part]:
    """All parts of several texts."""
    for text in texts:
        yield from text.parts


def url_joined(base: Text, rest: Text) -> Text:
    """A URL or path seen from a base URL, the way `urljoin` reads it; what is not known of the base is kept."""
    head = starts(rest)
    if not rest.parts or ABSOLUTE.match(head):
        return rest if rest.parts else base
    kept = _kept(base, head)
    ends = kept.parts[-1] if kept.parts else None
    closed = ends is None or head[:1] in {"/", "?"} or (isinstance(ends, Piece) and ends.text.endswith("/"))
    return Text((*kept.parts, *(() if closed else (Piece("/"),)), *rest.parts))


def _kept(base: Text, head: str) -> Text:
    """What is left of a base URL in front of something that begins like this."""
    whole = "".join(part.text if isinstance(part, Piece) else UNKNOWN for part in base.parts)
    whole = whole.partition("?")[0]
    scheme = whole.find("://")
    host = scheme + 3 if scheme >= 0 else 0
    if head.startswith("//"):
        cut = scheme + 1
    elif head.startswith("/"):
        cut = whole.find("/", host)
    elif head.startswith("?"):
        cut = len(whole)
    else:
        cut = whole.rfind("/", host) + 1
        if UNKNOWN in whole[cut:] or (not cut and scheme >= 0):
            cut = len(whole)
    return _until(base, cut if cut >= 0 else len(whole))


UNKNOWN = "\0"
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def _until(text: Text, end: int) -> Text:
    """The first characters of a text; whatever is no known piece counts as one."""
    parts: list[Part] = []
    position = 0
    for part in text.parts:
        if position >= end:
            break
        parts.append(Piece(part.text[: end - position], part.origin) if isinstance(part, Piece) else part)
        position += len(part.text) if isinstance(part, Piece) else 1
    return Text(tuple(parts))


def query_texts(table: Table) -> Values:
    """A table as `key=value&key=value`, unquoted so that it stays readable."""
    columns: list[Values] = []
    for index, cell in enumerate(table.cells[:QUERY_KEYS]):
        lead = literal(("&" if index else "") + cell.key + "=", cell.named or cell.origin)
        columns.extend([(lead,), cell.values])
    if table.open:
        columns.append((hole("many"),))
    return together(columns) if columns else (Text(()),)
