"""Templates filled in: `%`, `{}` and `$name`, with values that may be holes."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from auditor.flow.shapes import (
    Either,
    Hole,
    Number,
    Piece,
    Row,
    Table,
    Text,
    Value,
    Values,
    expanded,
    hole,
    literal,
    pieces,
    text_of,
    together,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.flow.shapes import Part

    Fill = Callable[[re.Match[str]], Values | None]

PERCENT = re.compile(
    r"%\{(?P<braced>\w+)\}|"
    r"%(?:\((?P<key>[^)]*)\)|<(?P<angled>\w+)>|(?P<place>\d{1,3})\$)?"
    r"(?P<spec>[-#0 +]*(?:\*|\d+)?(?:\.\d+)?)[hlL]?(?P<kind>[a-zA-Z%])"
)
BRACES = re.compile(
    r"\{\{|\}\}|\{(?P<name>[^{}!:\[.]*)(?P<path>[^{}!:]*)(?:![rsa])?(?::(?P<spec>[^{}]*(?:\{[^{}]*\})?[^{}]*))?\}"
)
TIMES = 16
SMALL = re.compile(r"[-0]?[0-9]{0,2}(?:\.[0-9])?")
DOLLAR = re.compile(r"\$(?:\$|(?P<name>[A-Za-z_]\w*)|\{(?P<braced>[A-Za-z_]\w*)\})")


def percent(template: Value, values: Values) -> Iterable[Value]:
    """`template % values`."""
    if not isinstance(template, Text):
        return (text_of(template),)
    ways = [(option, value) for option in _options(template, PERCENT) for value in values]
    return [text for option, value in ways for text in _filled(option, PERCENT, _by_percent(value), "%")]


def _by_percent(value: Value) -> Fill:
    items: list[Values] = list(value.items) if isinstance(value, Row) else [(value,)]
    queue = list(items)
    table = value if isinstance(value, Table) else None

    def fill(match: re.Match[str]) -> Values | None:
        if match["kind"] == "%":
            return None
        key = next((match[name] for name in ("key", "angled", "braced") if match[name] is not None), None)
        if key is not None:
            cell = table.get(key) if table else None
            return _written(cell.values, match) if cell else (hole("item", key),)
        if match["place"] is not None:
            place = int(match["place"]) - 1
            return _written(items[place], match) if 0 <= place < len(items) else (hole("item", "data"),)
        if table is not None or not queue:
            return (hole("item", "data"),)
        return _written(queue.pop(0), match)

    return fill


def repeated(first: Values, second: Values) -> Values:
    """A text so many times over, or a product of numbers."""
    texts, numbers = (first, second) if any(isinstance(value, Text) for value in first) else (second, first)
    times = numbers[0].value if len(numbers) == 1 and isinstance(numbers[0], Number) else None
    if any(not isinstance(value, Text) for value in texts):
        return (hole("number", "product"),)
    if not isinstance(times, int) or times > TIMES:
        return (hole("many"),)
    return together([texts] * times) if times > 0 else (Text(()),)


def braces(template: Text, positional: list[Values], named: Table) -> Values:
    """`template.format(*positional, **named)`."""
    options = _options(template, BRACES)
    return tuple(text for option in options for text in _filled(option, BRACES, _by_braces(positional, named), ""))


def _by_braces(positional: list[Values], named: Table) -> Fill:
    counter = count()

    def fill(match: re.Match[str]) -> Values | None:
        name = match["name"]
        if name is None:
            return None
        if not name or name.isdecimal():
            index = int(name[:4]) if name else next(counter)
            values = positional[index] if index < len(positional) else (hole("item", str(index)),)
        else:
            cell = named.get(name)
            values = cell.values if cell else (hole("item", name),)
        return _written(_below(values, match["path"]), match)

    return fill


def _written(values: Values, match: re.Match[str]) -> Values:
    """The values as the place writes them: a number that it pads, rounds or recodes is known no more."""
    kind = match.groupdict().get("kind")
    if not match["spec"] and (kind or "s") in "sdi":
        return values
    return tuple(_number(one, match["spec"] or "", kind) if isinstance(one, Number) else one for one in values)


def _number(value: Number, spec: str, kind: str | None) -> Value:
    """A number as a place writes it, where that is a matter of a few digits."""
    if kind is None or kind not in "dfis" or SMALL.fullmatch(spec) is None or isinstance(value.value, bool):
        return hole("number", "format")
    return literal(f"%{spec}{kind}" % value.value, value.origin)


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

    options = _options(template, DOLLAR)
    return tuple(text for option in options for text in _filled(option, DOLLAR, fill, "$"))


def _options(template: Text, pattern: re.Pattern[str]) -> tuple[Text, ...]:
    """The template as text to fill in: a default or a small choice is taken at its word where it has places to fill."""
    parts: list[Part] = []
    choices = False
    for part in template.parts:
        if isinstance(part, Hole) and part.default is not None and _places(part.default, pattern):
            parts.extend(part.default.parts)
        else:
            parts.append(part)
            choices = choices or (isinstance(part, Either) and any(_places(one, pattern) for one in part.options))
    return expanded(Text(tuple(parts))) if choices else (Text(tuple(parts)),)


def _places(text: Text, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(piece.text) for piece in pieces(text))


def _filled(template: Text, pattern: re.Pattern[str], fill: Fill, escaped: str) -> Values:
    """Every place of the pattern in the known pieces filled in; `None` from `fill` stands for the escaped sign."""
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
