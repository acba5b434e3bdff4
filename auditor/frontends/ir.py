"""The representation of a program that every front end lowers to and that the evaluator reads.

Expressions are compared by identity (identity is the evaluator's memo key) and keep no syntax tree.
Facts refer to scopes by number, so a module is plain data without cycles and can be sent to another process.
Lines count from 1, columns from 0 in characters; an end is exclusive.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from auditor.frontends.branching import Branches
from auditor.plain import dataclass

if TYPE_CHECKING:
    from auditor.frontends.dialect import Dialect
    from auditor.frontends.view import View


class Span(NamedTuple):
    """A stretch of a file: lines from 1, columns in characters from 0, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


# --- expressions ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """Whatever has a value; `span` is all of it, quotes included."""

    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Text(Expression):
    """A literal string, decoded. `content` is the stretch between the quotes; bytes literals are text too."""

    value: str
    content: Span


@dataclass(frozen=True, slots=True, eq=False)
class Null(Expression):
    """None, null, nil."""


@dataclass(frozen=True, slots=True, eq=False)
class Number(Expression):
    """A number or a truth value."""

    value: int | float | bool


@dataclass(frozen=True, slots=True, eq=False)
class Concat(Expression):
    """Parts put together, flat: `+`, adjacent strings, interpolation. May turn out to be a sum of numbers or lists."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Format(Expression):
    """The `%` operator; the functions that format are rows of the dialect's library."""

    template: Expression
    values: Expression


@dataclass(frozen=True, slots=True, eq=False)
class Name(Expression):
    """A variable, function or class by its bare name."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class This(Expression):
    """The receiver: `kind` is `this` (self), `class` (cls, static) or `super` (parent, base)."""

    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Member(Expression):
    """An attribute, field, property or constant: `base.name`."""

    base: Expression
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Index(Expression):
    """`base[key]`; the key is None for an append (`base[] = x`) and for a slice."""

    base: Expression
    key: Expression | None


@dataclass(frozen=True, slots=True, eq=False)
class Argument:
    """One argument of a call. `spread` is "" or `list` (`*a`) or `mapping` (`**a`).

    It is `member` where a constructed object gets the value as the member of this name, and `type` for the type that a
    generic function is called for, whose name is its place (`<0>`).
    """

    value: Expression
    name: str | None = None
    spread: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Call(Expression):
    """A call or a construction (`new`); `block` is a trailing lambda."""

    callee: Expression
    arguments: tuple[Argument, ...]
    new: bool = False
    block: Function | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One entry of a mapping; a key of None spreads the value (`**other`)."""

    key: Expression | None
    value: Expression


@dataclass(frozen=True, slots=True, eq=False)
class Mapping(Expression):
    """A literal mapping, its entries in order."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sequence(Expression):
    """A literal list, tuple or set, its items in order; a spread item is Opaque `spread` with the list as its part."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Choice(Expression):
    """One of several: a conditional expression (arms true, false; `test` given), or `a or b` (test None)."""

    arms: tuple[Expression, ...]
    test: Expression | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Compare(Expression):
    """A comparison that a choice may turn on; `operator` is `==`, `!=`, `in`, `not in` or `not` (right None)."""

    operator: str
    left: Expression
    right: Expression | None


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """`for target in iterable`, inside a comprehension."""

    target: Expression
    iterable: Expression


@dataclass(frozen=True, slots=True, eq=False)
class Comprehension(Expression):
    """A list, set, generator or (with a key) mapping built from loops. Its conditions are among `conditions`."""

    element: Expression
    key: Expression | None
    clauses: tuple[Clause, ...]
    conditions: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Function(Expression):
    """A function as a value: lambda, arrow, block. `scope` is the number of its scope."""

    scope: int


@dataclass(frozen=True, slots=True, eq=False)
class Opaque(Expression):
    """Anything else. Its parts are lowered all the same, so that no call and no literal below it is lost."""

    kind: str
    parts: tuple[Expression, ...] = ()


# --- facts ----------------------------------------------------------------------------------------------------------

Path = tuple[tuple[int, int], ...]
"""Where in the branches of its scope a fact stands: (branch, arm) from the outside in."""


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """A parameter. `rest` is "" or `list` (`*a`) or `mapping` (`**a`); `positional` is False after a bare `*`."""

    name: str
    default: Expression | None = None
    rest: str = ""
    positional: bool = True
    type: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Binding:
    """One write to a name of a scope, or to a field of a class.

    `kind`: assign, choice (only if empty so far), augmented (`+=`), item (`name[key] = value`), default (an item, if
    its key is not there yet), nested (`name[key]` is a mapping that gets what is in `value`), member (`name.key =
    value`, the key a Text), update (merge `value`), append (one item more), insert (one at the place `key`), grow (a
    text gets longer, a list gets an item), removed (what is at `key` is gone, by the call that is the `value` if it
    is one), open (unknown key or nested item: more may be in it), passed (given to the call that is the `value`,
    which may edit it), import, loop (`value` is what is looped over), definition (`defines` is the scope), declared
    (no value known).
    Parameters are no bindings: they stand in `Scope.parameters`.
    `index` is the position when a sequence was unpacked; `type` the declared type's name, dotted.
    `order` counts upwards through the module, `path` is where in the branches it stands, `scope` where it was written.
    """

    kind: str
    name: str
    span: Span
    scope: int
    order: int
    path: Path
    value: Expression | None = None
    key: Expression | None = None
    index: int | None = None
    defines: int | None = None
    imported: Import | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Import:
    """`from source import member as alias`, `import source as alias`; `level` counts the dots of a relative import.

    `alias` is the name that is bound here ("" for a star import, whose `member` is `*`).
    """

    source: str
    member: str | None
    alias: str
    level: int
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Return:
    """What a function may return, and when: `order` and `path` as in a binding."""

    value: Expression
    order: int
    path: Path


@dataclass(frozen=True, slots=True, eq=False)
class CallSite:
    """A call where it stands; `statement` is the span of the statement around it (a compound statement's header)."""

    call: Call
    scope: int
    order: int
    path: Path
    statement: Span


@dataclass(frozen=True, slots=True, eq=False)
class Literal:
    """A literal string where it stands. `role`: value, docstring (or any string that is a statement), key."""

    text: Text
    scope: int
    role: str
    statement: Span


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A name and what is given to it, wherever that happens.

    `kind`: assign, cell (of a table), entry (of a mapping), item (`d[k] = v`), argument (keyword), default (of a
    parameter), field.
    `span` covers name and value; `key_span` the name alone; `holder` is what stands above it in a document: the keys
    around it, divided by dots.
    """

    kind: str
    name: str
    value: Expression
    span: Span
    key_span: Span
    scope: int
    order: int
    path: Path
    statement: Span
    holder: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Comment:
    """A comment with its marks, as written."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Dependency:
    """A package that a dependency file names: its version as written, a range or the locked one.

    `origin` is the repository that it comes from, where the file says so.
    """

    ecosystem: str
    name: str
    version: str
    span: Span
    locked: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """A module, class or function.

    `id` is its place in `Module.scopes`; `owner` the class that `this` means inside (a class owns itself).
    `names` are the bindings of its own names by name, in order; for a class `fields` are the writes to `this.x`.
    `receiver` is `argument` where the first parameter is what the function is called on; `this` or `class` where the
    dialect names the receiver as first parameter: that one is then not among `parameters`, and its uses are `This`.
    `property` is True when reading the member calls the function.
    `borrowed` are the names among `names` that belong to a scope further out: what is written here is what is seen
    here, on top of what stands there.
    """

    id: int
    kind: str
    name: str
    parent: int | None
    owner: int | None
    span: Span
    parameters: tuple[Parameter, ...] = ()
    bases: tuple[Expression, ...] = ()
    names: dict[str, tuple[Binding, ...]] = field(default_factory=dict)
    fields: dict[str, tuple[Binding, ...]] = field(default_factory=dict)
    returns: tuple[Return, ...] = ()
    receiver: str = ""
    property: bool = False
    borrowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Module:
    """One lowered file. Scope 0 is the module itself; `errors` counts the places its parser could not read.

    `namespace` is what stands before the names that it defines, its parts divided by dots.

    All spans are those of the `view`, if it has one; `beside` it stand other texts in the same file, whose paths are
    its own with a `#` and a name.
    """

    path: str
    dialect: Dialect
    scopes: tuple[Scope, ...]
    calls: tuple[CallSite, ...] = ()
    imports: tuple[Import, ...] = ()
    literals: tuple[Literal, ...] = ()
    pairs: tuple[Pair, ...] = ()
    comments: tuple[Comment, ...] = ()
    branches: Branches = field(default_factory=Branches)
    errors: int = 0
    reader: str = ""
    dependencies: tuple[Dependency, ...] = ()
    namespace: str = ""
    view: View | None = None
    beside: tuple[Module, ...] = ()
