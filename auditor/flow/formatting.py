"""Templates filled in: `%`, `{}` and `$name`, with values that may be holes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.flow.shapes import (
    Either,
    Piece,
    Row,
    Table,
    Text,
    Value,
    Values,
    defaulted,
    expanded,
    hole,
    text_of,
    together,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PERCENT = re.compile(
    r"%(?:\((?P<key>[^)]*)\))?(?P<flags>[-#0 +]*)(?P<width>\*|\d+)?(?:\.\d+)?[hlL]?(?P<kind>[a-zA-Z%])"
)
BRACES = re.compile(
    r"\{\{|\}\}|\{(?P<name>[^{}!:\[.]*)(?P<path>[^{}!:]*)(?:![rsa])?(?::[^{}]*(?:\{[^{}]*\})?[^{}]*)?\}"
)
DOLLAR = re.compile(r"\$(?:\$|(?P<name>[A-Za-z_]\w*)|\{(?P<braced>[A-Za-z_]\w*)\})")


def percent(template: Value, values: Values) -> Iterable[Value]:
    """`template % values`."""
    if not isinstance(template, Text):
        return (text_of(template),)
    ways: list[Value] = []
    for value in values:
        queue: list[Values] = list(value.items) if isinstance(value, Row) else [(value,)]
        table = value if isinstance(value, Table) else None

        def fill(match: re.Match[str], queue: list[Values] = queue, table: Table | None = table) -> Values | None:
            if match["kind"] == "%":
                return None
            if match["key"] is not None:
                cell = table.get(match["key"]) if table else None
                return cell.values if cell else (hole("item", match["key"]),)
            if table is not None or not queue:
                return (hole("item", "data"),)
            return queue.pop(0)

        ways.extend(_filled(template, PERCENT, fill, "%"))
    return ways


def braces(template: Text, positional: list[Values], named: Table) -> Values:
    """`template.format(*positional, **named)`."""
    counter = iter(range(1000))

    def fill(match: re.Match[str]) -> Values | None:
        name = match["name"]
        if name is None:
            return None
        if not name or name.isdigit():
            index = int(name) if name else next(counter)
            values = positional[index] if index < len(positional) else (hole("item", str(index)),)
        else:
            cell = named.get(name)
            values = cell.values if cell else (hole("item", name),)
        return _below(values, match["path"])

    return _filled(template, BRACES, fill, "")


def _below(values: Values, path: str | None) -> Values:
    """`{0[key]}`: the item below, where it is known."""
    if not path:
        return values
    keys = re.findall(r"[\w ]+", path)
    for key in keys:
        cells = [value.get(key) if isinstance(value, Table) else None for value in values]
        values = tuple(v for cell in cells if cell for v in cell.values) or (hole("item", key),)
    return values


def dollars(template: Text, named: Table) -> Values:
    """`Template(template).substitute(named)`."""

    def fill(match: re.Match[str]) -> Values | None:
        name = match["name"] or match["braced"]
        if name is None:
            return None
        cell = named.get(name)
        return cell.values if cell else (hole("item", name),)

    return _filled(template, DOLLAR, fill, "$")


def _filled(
    template: Text, pattern: re.Pattern[str], fill: Callable[[re.Match[str]], Values | None], escaped: str
) -> Values:
    """Every place of the pattern in the known pieces filled in; `None` from `fill` stands for the escaped sign."""
    template = defaulted(template)
    if any(isinstance(part, Either) for part in template.parts):
        options = expanded(template)
        if not any(isinstance(part, Either) for option in options for part in option.parts):
            return tuple(value for option in options for value in _filled(option, pattern, fill, escaped))
    columns: list[Values] = []
    for part in template.parts:
        if not isinstance(part, Piece):
            columns.append((Text((part,)),))
            continue
        plain, end = "", 0
        for match in pattern.finditer(part.text):
            plain += part.text[end : match.start()]
            end = match.end()
            given = fill(match)
            if given is None:
                plain += escaped or match[0][0]
            else:
                columns.extend([(Text((Piece(plain, part.origin),)),), given])
                plain = ""
        columns.append((Text((Piece(plain + part.text[end:], part.origin),)),))
    return together(_without_empty(column) for column in columns)


def _without_empty(values: Values) -> Values:
    return tuple(
        Text(tuple(part for part in value.parts if not (isinstance(part, Piece) and not part.text)))
        if isinstance(value, Text)
        else value
        for value in values
    )
