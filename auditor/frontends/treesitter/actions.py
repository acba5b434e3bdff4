"""The rows for statements and definitions."""

from __future__ import annotations

from auditor.frontends.treesitter.rows import Kind, Role, Row


class Action(Row):
    """A row that stands for a statement."""


class Nothing(Action):
    """A statement that does nothing we follow."""


class Declaration(Action):
    """Assign rows; one alone is a statement with the words around it."""


class Block(Action):
    """Statements one after the other."""


class Evaluate(Action):
    """Its children are evaluated."""


class Statement(Action):
    """An expression as a statement; a string alone is a string statement."""


class Return(Action):
    """The function returns the value, and is left, unless this is all of it."""

    value: Role
    leaves: bool = True


class Leave(Action):
    """Its children are evaluated, and the function is left."""


class Escape(Action):
    """A loop is left or begun anew: the one around, or the one that is named."""


class Delete(Action):
    """Its children are deleted."""


class Outer(Action):
    """The names mean those of the module, or of the function around."""

    module: bool


class If(Action):
    """An if, or an else-if among its alternatives; `negated`: an unless; `first` is done before the test."""

    test: Role
    body: Role
    alternative: Role | None = None
    negated: bool = False
    first: Role | None = None


class Else(Action):
    """The alternative of an if, a loop or a try."""

    body: Role


class While(Action):
    """A loop with a condition."""

    test: Role
    body: Role
    alternative: Role | None = None


class For(Action):
    """A loop over the items of a value.

    `pairs` and `items`: what the library calls it when it gives keys with values (a Pair row as target), or values.
    """

    target: Role
    iterable: Role
    body: Role
    alternative: Role | None = None
    pairs: str = ""
    items: str = ""


class Loop(Action):
    """Any other loop: its parts but the body are evaluated."""

    body: Role


class Try(Action):
    """A try; its other children are Handler, Else and Finally rows."""

    body: Role


class Handler(Action):
    """What is done about an exception: a second value, the alias, or what stands in `name`, is its name."""

    value: Role
    body: Role
    name: Role | None = None


class Finally(Action):
    """What is always done at the end of a try."""

    body: Role


class With(Action):
    """A with; its items stand in `items`."""

    items: Role
    body: Role


class WithItem(Row):
    """One item of a with."""

    value: Role


class Alias(Row):
    """`value as name`: of a with item, an exception or a pattern."""

    value: Role
    name: Role


class Match(Action):
    """A choice between the cases in the body by the subject's value."""

    subject: Role
    body: Role


class Case(Action):
    """One case: patterns of one node type, a guard, a body."""

    pattern: Kind
    guard: Role
    body: Role


class Switch(Action):
    """A choice between the SwitchCase rows in the body, or in the node itself, by the subject's value."""

    subject: Role
    body: Role | None


class SwitchCase(Action):
    """One case: its value (None: whatever is left), then its statements. One without statements falls to the next.

    With a `label` the values are the parts of all such nodes; a label without parts takes whatever is left.
    """

    value: Role | None = None
    label: Kind | None = None


class Capture(Row):
    """Inside a pattern: a name, which is bound if it has no dots, or the sign that takes everything."""


class Labelled(Row):
    """Inside a pattern: its first part names what exists already, a class or a field."""


# --- definitions ----------------------------------------------------------------------------------------------------


class Function(Action):
    """A function with a name; the `words` it may begin with count as decorators.

    It belongs to the class itself where there is something in `of_class`.
    """

    name: Role
    parameters: Role
    body: Role
    words: tuple[Kind, ...] = ()
    of_class: Role | None = None


class Class(Action):
    """A class; its bases are arguments, and so are its interfaces where these stand apart."""

    name: Role
    bases: Role | None
    body: Role
    interfaces: Role | None = None


class Field(Action):
    """A field of the class around, declared with or without a value; the type is a part of the node around it."""

    name: Role
    value: Role
    type: Role | None = None


class Namespace(Action):
    """What stands before the names defined from here on (or in the body), its parts divided by `separator`."""

    name: Role
    body: Role
    separator: str


class Mixin(Action):
    """Its parts are further bases of the class around."""


class Decorated(Action):
    """A definition with decorators before it."""

    decorator: Kind
    definition: Role


class Parameter(Row):
    """A parameter. The name may be a node that is a parameter itself, or several names that are unpacked.

    `field`: the receiver gets a field of the same name. `marks` are annotations, one of which may give the default.
    `fielding`: a field only with one of these words.
    `named`: it is given by name only.
    `after`: the name is the node right behind.
    """

    name: Role | None = None
    default: Role | None = None
    type: Role | None = None
    rest: str = ""
    field: bool = False
    marks: Role | None = None
    fielding: tuple[Kind, ...] = ()
    named: bool = False
    after: bool = False


class Separator(Row):
    """Stands among the parameters; those after it are given by name only if `named`."""

    named: bool


class Import(Action):
    """Each of the names is a module."""

    names: Role


class ImportFrom(Action):
    """Names out of a module, or `star`, all of them. `source` None: the module is the child after the keyword."""

    source: Role
    names: Role
    star: Kind


class TakeFrom(Action):
    """Names out of a file.

    In `clauses` stand names for the whole of it, Imported rows, and in `everything` one name for all of them.
    """

    clauses: tuple[Kind, ...]
    source: Role
    everything: Kind


class Give(Action):
    """What a file gives to others: a declaration, a value, or Imported rows in `clauses`, maybe out of another file.

    After the word `default` it goes by the dialect's `whole` name.
    """

    declaration: Role
    value: Role
    clauses: tuple[Kind, ...]
    source: Role
    everything: Kind
    default: Kind


class Imported(Row):
    """An imported name under another."""

    name: Role
    alias: Role


class Uses(Action):
    """Names of other namespaces: `clause` nodes, maybe in a `group`, whose parts are divided by `separator`."""

    clause: Kind
    alias: Role
    group: Role
    separator: str
