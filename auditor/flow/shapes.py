"""What a value may be: bounded sets of texts with typed holes, tables, rows and things.

A text prints as `https://host/base/{module}/list?key={env:KEY}`: this is what rules match and what reports show.
Its parts remember where they were written, without that making them differ.
"""

from __future__ import annotations

from dataclasses import field, replace
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.frontends.ir import Span

WIDTH = 8
PARTS = 48
CHARACTERS = 4000


class Origin(NamedTuple):
    """Where a piece of text was written."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that is known."""

    text: str
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Hole:
    """Text that is not known. `kind`: param, env, settings, attr, call, item, loop, import, name, number, many, cut.

    `owner` is the (path, scope) of the function whose parameter it is; `default` its value when no caller gives one.
    """

    kind: str
    name: str
    owner: tuple[str, int] | None = None
    default: Text | None = None
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Either:
    """One of several short texts, kept together instead of multiplying the whole."""

    options: tuple[Text, ...]


Part = Piece | Hole | Either


@dataclass(frozen=True, slots=True)
class Text:
    """A text: known pieces, holes and small choices, one after the other."""

    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return "".join(_shown(part) for part in self.parts)

    @property
    def known(self) -> str | None:
        """The whole text, if there is no hole in it."""
        if all(isinstance(part, Piece) for part in self.parts):
            return "".join(part.text for part in self.parts if isinstance(part, Piece))
        return None


@dataclass(frozen=True, slots=True)
class Number:
    """A number or truth value."""

    value: int | float | bool
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Nothing:
    """None, null."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One entry of a table; `maybe` when it is written only on some ways through the code.

    `origin` is where the entry was made, `named` where its key is spelled out, if that is elsewhere; `others` are the
    places where it is made on other ways.
    """

    key: str
    values: Values
    maybe: bool = field(default=False, compare=False)
    origin: Origin | None = field(default=None, compare=False)
    named: Origin | None = field(default=None, compare=False)
    others: tuple[Origin, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping with known keys; `open` when it may hold others, `rest` what it was before anything was written."""

    cells: tuple[Cell, ...] = ()
    open: bool = False
    rest: Hole | None = None

    def get(self, key: str) -> Cell | None:
        """The cell of a key."""
        return next((cell for cell in self.cells if cell.key == key), None)


@dataclass(frozen=True, slots=True)
class Row:
    """A list or tuple; `open` when it may hold more. `origin` is where a pair was made."""

    items: tuple[Values, ...] = ()
    open: bool = False
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is no data: module, class, function, instance, method (bound), object (a prepared client).

    `path` and `scope` name its definition; `of` is the receiver of a method or the construction of an instance,
    compared by identity; `table` holds what an object was prepared with.
    """

    kind: str
    name: str
    path: str = ""
    scope: int = 0
    of: object = None
    table: Table = Table()


Value = Text | Number | Nothing | Table | Row | Thing
Values = tuple[Value, ...]


def _shown(part: Part) -> str:
    match part:
        case Piece(text):
            return text
        case Hole("param", name, _, default) if default is not None:
            return "{" + name + "=" + str(default) + "}"
        case Hole("param" | "loop" | "name", name):
            return "{" + name + "}"
        case Hole("many" | "cut", _):
            return "{…}"
        case Hole(kind, name):
            return "{" + f"{kind}:{name}" + "}"
        case Either(options):
            return "{" + "|".join(str(option) for option in options) + "}"


def literal(text: str, origin: Origin | None = None) -> Text:
    """A known text."""
    return Text((Piece(text, origin),)) if text else Text(())


def hole(kind: str, name: str = "", **more: object) -> Text:
    """A text of which nothing is known."""
    return Text((Hole(kind, name[:80], **more),))  # type: ignore[arg-type]


def unknown(value: Value) -> Hole | None:
    """The hole, if the value is nothing but one."""
    if isinstance(value, Text) and len(value.parts) == 1 and isinstance(value.parts[0], Hole):
        return value.parts[0]
    return None


def placed(value: Value, origin: Origin) -> Value:
    """A value that is nothing but a hole, remembering where it was read."""
    found = unknown(value)
    return value if found is None or found.origin is not None else Text((replace(found, origin=origin),))


def text_of(value: Value) -> Text:
    """The value as part of a text."""
    match value:
        case Text():
            return value
        case Number(number, origin):
            return literal(str(number), origin)
        case Nothing():
            return literal("None")
        case Thing(_, name):
            return hole("name", name)
        case _:
            return hole("item", "data")


def whole(value: Value) -> Piece | None:
    """The piece that a value is, if that is known and nothing else is in it."""
    part = value.parts[0] if isinstance(value, Text) and len(value.parts) == 1 else None
    return part if isinstance(part, Piece) else None


def bounded(values: Iterable[Value]) -> Values:
    """The distinct alternatives, at most WIDTH of them; more become a small choice or one hole."""
    given = tuple(values)
    distinct = tuple(dict.fromkeys(given)) if len(given) > 1 else given
    if len(distinct) <= WIDTH:
        return distinct
    texts = [value for value in distinct if isinstance(value, Text)]
    short = [text for text in texts if text.known is not None and len(text.known) <= SHORT]
    if len(short) == len(distinct) and len(short) <= CHOICES:
        return (Text((Either(tuple(short)),)),)
    return (*distinct[: WIDTH - 1], hole("many"))


SHORT = 64
CHOICES = 24


def together(parts: Iterable[Values]) -> Values:
    """Texts put one after the other, alternatives multiplied while they stay few, else kept as small choices."""
    columns = [[text_of(value) for value in values] or [hole("cut")] for values in parts]
    ways = 1
    wide: list[list[Text]] = []
    for column in columns:
        options = list(dict.fromkeys(column)) if len(column) > 1 else column
        if ways * len(options) <= WIDTH:
            ways *= len(options)
            wide.append(options)
        else:
            wide.append([_choice(options)])
    return bounded(_joined(way) for way in product(*wide))


def _choice(options: Iterable[Text]) -> Text:
    """Several texts as one small choice. Choices are never nested: they would double with every line that uses them."""
    flat = tuple(dict.fromkeys(way for option in options for way in expanded(option)))
    nested = any(isinstance(part, Either) for way in flat for part in way.parts)
    return hole("many") if nested or len(flat) > CHOICES else Text((Either(flat),))


def _joined(texts: Iterable[Text]) -> Text:
    parts: list[Part] = []
    size = 0
    for text in texts:
        for part in text.parts:
            if isinstance(part, Hole) and part.owner is not None and parts and parts[-1] == part:
                continue  # a value put together from its own pieces
            size += _size(part)
            if len(parts) >= PARTS or size > CHARACTERS:
                return Text((*parts[: PARTS - 1], Hole("many", "")))
            parts.append(part)
    return Text(tuple(parts))


def _size(part: Part) -> int:
    match part:
        case Piece(text):
            return len(text)
        case Either(options):
            return sum(_size(inner) for option in options for inner in option.parts)
        case Hole(default=default):
            return 1 + (sum(map(_size, default.parts)) if default is not None else 0)


def mapped(text: Text, change: Callable[[str], str]) -> Text:
    """The text with every known piece changed."""
    parts: list[Part] = []
    for part in text.parts:
        match part:
            case Piece(known, origin):
                parts.append(Piece(change(known), origin))
            case Either(options):
                parts.append(Either(tuple(mapped(option, change) for option in options)))
            case Hole():
                default = mapped(part.default, change) if part.default is not None else None
                parts.append(replace(part, default=default))
    return Text(tuple(parts))


def expanded(text: Text, limit: int = CHOICES) -> tuple[Text, ...]:
    """The text with its small choices multiplied out, and holes with a default taken at their default."""
    columns: list[tuple[tuple[Part, ...], ...]] = []
    ways = 1
    for part in text.parts:
        if isinstance(part, Either) and ways * len(part.options) <= limit:
            options = tuple(way.parts for option in part.options for way in expanded(option, limit))
            columns.append(options)
            ways *= max(1, len(options))
        else:
            columns.append(((part,),))
    return tuple(Text(tuple(part for column in way for part in column)) for way in product(*columns))


def defaulted(text: Text) -> Text:
    """The text with every parameter that has a default taken at it."""
    parts: list[Part] = []
    for part in text.parts:
        if isinstance(part, Hole) and part.default is not None:
            parts.extend(defaulted(part.default).parts)
        else:
            parts.append(part)
    return Text(tuple(parts))


def pieces(text: Text) -> Iterable[Piece]:
    """Every known piece of the text, those inside choices and defaults too."""
    for part in text.parts:
        match part:
            case Piece():
                yield part
            case Either(options):
                for option in options:
                    yield from pieces(option)
            case Hole(default=default) if default is not None:
                yield from pieces(default)


def holes(text: Text) -> Iterable[Hole]:
    """Every hole of the text, those inside choices too."""
    for part in text.parts:
        match part:
            case Hole():
                yield part
            case Either(options):
                for option in options:
                    yield from holes(option)


def with_cell(table: Table, cell: Cell) -> Table:
    """The table with one cell written; a cell that is only maybe written keeps what stood there beside it."""
    before = table.get(cell.key)
    if before is not None and cell.maybe:
        values = bounded((*cell.values, *before.values))
        cell = replace(cell, values=values, maybe=before.maybe, others=_others(cell, before))
    others = tuple(other for other in table.cells if other.key != cell.key)
    if before is None and len(others) >= CELLS:
        return replace(table, open=True)
    return replace(table, cells=(*others, cell))


CELLS = 64
MOST_OTHERS = 8


def _others(cell: Cell, before: Cell) -> tuple[Origin, ...]:
    """Where a cell is made on other ways, if it takes the place of one that may stand there as well."""
    others = [*cell.others, *before.others, *([before.origin] if before.origin is not None else [])]
    return tuple(dict.fromkeys(one for one in others if one != cell.origin))[:MOST_OTHERS]


def merged(first: Table, second: Table, *, maybe: bool = False) -> Table:
    """The first table updated with the second."""
    for cell in second.cells:
        first = with_cell(first, replace(cell, maybe=True) if maybe else cell)
    return replace(first, open=first.open or second.open)
