"""The rows of a grammar table: which node types of a tree-sitter grammar mean what, and where their parts stand.

A table is data. It maps a node type to a row, and a row names the roles of the node's children; the engine has one
small function for each type of row and knows no language.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Role = str | int
"""Where a part stands: a field's name, `@type` for the first child of that type, or the number of a named child."""

Kind = str
"""A node type of the grammar, named (`identifier`) or not (`*`)."""

Decode = Callable[[str, str], str]
"""What a literal says: its opening delimiter and the text between the delimiters (or holes), escapes evaluated."""


class Row:
    """What a node type means."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Identifier(Row):
    """A bare name."""


@dataclass(frozen=True, slots=True)
class Constant(Row):
    """None (`value` None) or a truth value."""

    value: bool | None


@dataclass(frozen=True, slots=True)
class Numeral(Row):
    """A number; `octal` where a leading zero means base eight."""

    octal: bool = False


@dataclass(frozen=True, slots=True)
class String(Row):
    """A literal string. Whatever stands between its delimiters and its holes is text, whether it has nodes or not.

    `opening` and `closing` are the node types of the delimiters, `hole` that of an interpolation, `inside` the role of
    the expression in it; a node of the first type in `misread` is there only what it has in the given role.
    A string that opens with one of `code` holds an expression, not text. Where `quotes` are given, the closing
    delimiter is as long as the quotes that the opening one ends with, however much its node takes.
    """

    opening: tuple[Kind, ...]
    closing: tuple[Kind, ...]
    decode: Decode
    hole: Kind | None = None
    inside: Role = 0
    code: tuple[str, ...] = ()
    quotes: str = ""
    misread: tuple[Kind, Role] | None = None


@dataclass(frozen=True, slots=True)
class Joined(Row):
    """Adjacent strings."""


@dataclass(frozen=True, slots=True)
class Binary(Row):
    """An operator between two operands; `Grammar.operators` says what it does. Leans to the left."""

    left: Role
    operator: Role
    right: Role


@dataclass(frozen=True, slots=True)
class Chain(Row):
    """Comparisons as one flat node: operands, and in the field `operators` what stands between them."""

    operators: Role


@dataclass(frozen=True, slots=True)
class Unary(Row):
    """An operator before (or after) its operand."""

    operator: Role
    operand: Role


@dataclass(frozen=True, slots=True)
class Conditional(Row):
    """A conditional expression."""

    test: Role
    then: Role
    otherwise: Role


@dataclass(frozen=True, slots=True)
class Member(Row):
    """`base.name`."""

    base: Role
    name: Role


@dataclass(frozen=True, slots=True)
class Subscript(Row):
    """`base[key]`; `slice` is the node type of a key that takes a stretch."""

    base: Role
    key: Role
    slice: Kind | None = None


@dataclass(frozen=True, slots=True)
class Call(Row):
    """A call; the arguments stand as children of one node, or are one value."""

    callee: Role
    arguments: Role
    listed: Kind


@dataclass(frozen=True, slots=True)
class Keyword(Row):
    """A named argument."""

    name: Role
    value: Role


@dataclass(frozen=True, slots=True)
class Splat(Row):
    """An argument, item or entry that is spread; `kind` is `list` or `mapping`."""

    value: Role
    kind: str


@dataclass(frozen=True, slots=True)
class Items(Row):
    """A literal list, tuple or set, or several targets. `comma`: one item without a comma is that item."""

    comma: bool = False


@dataclass(frozen=True, slots=True)
class Entries(Row):
    """A literal mapping."""


@dataclass(frozen=True, slots=True)
class Pair(Row):
    """An entry of a mapping."""

    key: Role
    value: Role


@dataclass(frozen=True, slots=True)
class Comprehension(Row):
    """A comprehension: its element (a Pair for a mapping), then clauses and conditions in order."""

    element: Role


@dataclass(frozen=True, slots=True)
class Clause(Row):
    """`for target in iterable` in a comprehension."""

    target: Role
    iterable: Role


@dataclass(frozen=True, slots=True)
class Condition(Row):
    """`if test` in a comprehension."""

    test: Role


@dataclass(frozen=True, slots=True)
class Lambda(Row):
    """A function whose body is one expression."""

    parameters: Role
    body: Role


@dataclass(frozen=True, slots=True)
class Unwrap(Row):
    """Means what its part means: parentheses, await."""

    value: Role


@dataclass(frozen=True, slots=True)
class Unknown(Row):
    """Some other value, called `kind`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Assign(Row):
    """A target gets a value. Without a value it is declared. Several targets lean to the right."""

    target: Role
    value: Role


@dataclass(frozen=True, slots=True)
class Augmented(Row):
    """A target changes by a value; `Grammar.operators` says how."""

    target: Role
    operator: Role
    value: Role
