"""The rows of a grammar table: which node types of a tree-sitter grammar mean what, and where their parts stand.

A table is data. It maps a node type to a row, and a row names the roles of the node's children; the engine has one
small function for each type of row and knows no language.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, dataclass_transform

Role = str | int
"""Where a part stands: a field's name, `@type` for the first child of that type, `>type` for the named child after it,
or the number of a named child."""

Kind = str
"""A node type of the grammar, named (`identifier`) or not (`*`)."""

Decode = Callable[[str, str], str]
"""What a literal says: its opening delimiter and the text between the delimiters (or holes), escapes evaluated."""


@dataclass_transform(frozen_default=True)
class Row:
    """What a node type means: plain data that is made when a table is imported.

    The type checker holds rows to their fields. As many dataclasses would be a third of what a commit hook costs,
    since each compiles its own constructor.
    """

    _names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Name the fields, in order."""
        cls._names = (*cls._names, *cls.__annotations__)

    def __init__(self, *given: object, **named: object) -> None:
        """Set what is given; the rest is as the class says."""
        for name, value in (*zip(self._names, given, strict=False), *named.items()):
            setattr(self, name, value)

    def __eq__(self, other: object) -> bool:
        names = self._names
        return type(self) is type(other) and all(getattr(self, name) == getattr(other, name) for name in names)

    def __hash__(self) -> int:
        return hash(type(self))


class Identifier(Row):
    """A bare name, or what stands after its last `separator`; or the variable that a `part` of it spells."""

    separator: str = ""
    part: Kind | None = None


class Constant(Row):
    """None (`value` None) or a truth value."""

    value: bool | None


class Truth(Row):
    """A truth value by its word."""


class Numeral(Row):
    """A number; `octal` where a leading zero means base eight."""

    octal: bool = False


class String(Row):
    """A literal string. Whatever stands between its delimiters and its holes is text, whether it has nodes or not.

    `opening` and `closing` are the node types of the delimiters, `hole` that of an interpolation, `inside` the role of
    the expression in it; a node of the first type in `misread` is there only what it has in the given role.
    `inset`: so many characters at the beginning and at the end are delimiters, though they have no nodes.
    A string that opens with one of `code` holds an expression, not text. Where `quotes` are given, the closing
    delimiter is as long as the quotes that the opening one ends with, however much its node takes.
    Where `content` is given, a named node of any other type is a hole and its own value; `brackets` around it are not
    text. What a text begins with and the pattern `skipped` finds is no text either.
    """

    opening: tuple[Kind, ...]
    closing: tuple[Kind, ...]
    decode: Decode
    hole: Kind | None = None
    inside: Role = 0
    code: tuple[str, ...] = ()
    quotes: str = ""
    misread: tuple[Kind, Role] | None = None
    content: tuple[Kind, ...] = ()
    brackets: tuple[Kind, ...] = ()
    skipped: str = ""
    inset: tuple[int, int] = (0, 0)


class Run(Row):
    """A command line between quotes that run it, as a function would."""

    text: String
    function: str


class Joined(Row):
    """Adjacent strings."""


class Binary(Row):
    """An operator between two operands; `Grammar.operators` says what it does. Leans to the left."""

    left: Role
    operator: Role
    right: Role


class Chain(Row):
    """Comparisons as one flat node: operands, and in the field `operators` what stands between them."""

    operators: Role


class Unary(Row):
    """An operator before (or after) its operand; one of the `plain` ones leaves what it is."""

    operator: Role
    operand: Role
    plain: tuple[str, ...] = ()


class Conditional(Row):
    """A conditional expression."""

    test: Role
    then: Role
    otherwise: Role


class Member(Row):
    """`base.name`. Where `plain` is given, a name of any other type is worked out when it is read: an item."""

    base: Role
    name: Role
    plain: tuple[Kind, ...] = ()


class Subscript(Row):
    """`base[key]`; `slice` is the node type of a key that takes a stretch, `bare` that of a text without quotes.

    A bare key is a text only where the subscript stands in a string.
    """

    base: Role
    key: Role
    slice: Kind | None = None
    bare: Kind | None = None


class Call(Row):
    """A call; the arguments stand as children of one node, or are one value. `new`: it constructs."""

    callee: Role
    arguments: Role
    listed: Kind
    new: bool = False


class Method(Row):
    """A call whose receiver and name are parts of the call itself; `plain` as in Member."""

    base: Role
    name: Role
    arguments: Role
    listed: Kind
    plain: tuple[Kind, ...] = ()


class Argument(Row):
    """An argument as a node of its own: its value is the last part, `name` is given only sometimes."""

    name: Role


class Keyword(Row):
    """A named argument."""

    name: Role
    value: Role


class Splat(Row):
    """An argument, item or entry that is spread; `kind` is `list` or `mapping`."""

    value: Role
    kind: str


class Items(Row):
    """A literal list, tuple or set, or several targets. `comma`: one item without a comma is that item."""

    comma: bool = False


class Entries(Row):
    """A literal mapping."""


class Array(Row):
    """A literal that is a mapping if an element has a key, else a list; empty, it is a mapping.

    `element` is the node type of an element: its first part is the key where there are two.
    """

    element: Kind


class Selection(Row):
    """A choice between values by the subject's value; `arm` and `rest` are the node types of the arms in `body`.

    Without a body the arms stand in the node itself. `rest` may also be the node type of what an arm takes.
    """

    subject: Role
    body: Role | None
    arm: Kind
    rest: Kind
    values: Role
    result: Role


class Include(Row):
    """Another file takes part from here on: the expression in `path` says which."""

    path: Role


class Key(Row):
    """A bare word that is text: the key of an entry."""


class Literal(Row):
    """A literal object: a mapping, whose `functions` (node types) mean it by `this`.

    `short` is a name that is both key and value.
    """

    functions: tuple[Kind, ...]
    short: Kind


class Fields(Row):
    """Names taken out of a mapping: Pair and Default rows, rests, or `short` ones, which are key and target in one."""

    short: Kind


class Default(Row):
    """A target with what it gets where there is nothing."""

    target: Role
    default: Role


class Pair(Row):
    """An entry of a mapping."""

    key: Role
    value: Role


class Comprehension(Row):
    """A comprehension: its element (a Pair for a mapping), then clauses and conditions in order."""

    element: Role


class Clause(Row):
    """`for target in iterable` in a comprehension."""

    target: Role
    iterable: Role


class Condition(Row):
    """`if test` in a comprehension."""

    test: Role


class Lambda(Row):
    """A function as a value; a body that is no statement is what it returns.

    `single` is its one parameter where that stands without a list; `named`: it bears the name that it is given.
    """

    parameters: Role
    body: Role
    single: Role | None = None
    named: bool = False


class Unwrap(Row):
    """Means what its part means: parentheses, await."""

    value: Role


class Unknown(Row):
    """Some other value, called `kind`."""

    kind: str


class Assign(Row):
    """A target gets a value. Without a value it is declared. Several targets lean to the right.

    `declares`: the target becomes a name of the function around, where names must be declared.
    """

    target: Role
    value: Role
    declares: bool = False
    type: Role | None = None


class Augmented(Row):
    """A target changes by a value; `Grammar.operators` says how."""

    target: Role
    operator: Role
    value: Role
