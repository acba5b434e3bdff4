"""The rows of languages whose names are declared: declarations, annotations, anonymous classes, sized arrays."""

from __future__ import annotations

from auditor.frontends.treesitter.actions import Action
from auditor.frontends.treesitter.rows import Kind, Role, Row


class Receiver(Row):
    """The receiver by a word of its own; `kind` as in `ir.This`."""

    kind: str


class Construct(Row):
    """An object is made. With a `body` it is one of a class without a name, or a collection that fills itself."""

    type: Role
    arguments: Role
    body: Role


class Sized(Row):
    """An array: with a `value` its items, else as many empty places as `size` says."""

    size: Kind
    value: Role


class Delegate(Row):
    """A constructor calls another one of its own class, or that of the class it extends."""

    receiver: Role
    arguments: Role


class Declare(Action):
    """Names are declared with a type; each `declarator` is a node with a name and maybe a value.

    One of the marks (annotations) may say where the value comes from.
    """

    type: Role
    declarator: Kind
    name: Role
    value: Role
    marks: Role | None = None


class Declared(Row):
    """One name is declared with a type and maybe a value, in the head of a try, a catch or a loop."""

    type: Role
    name: Role
    value: Role


class Constant(Action):
    """One constant of an enumeration: an object of its class, or, made of nothing, its own name."""

    name: Role
    arguments: Role
    body: Role


class Class(Action):
    """A class with several lists of bases. `parameters` of its own are its fields."""

    name: Role
    bases: tuple[Role, ...]
    body: Role
    parameters: Role | None = None
    marks: Role | None = None


class Function(Action):
    """A method, with marks before it and before its parameters; `constructor` if it is one.

    Without a body it is a promise, which whoever keeps it defines. `types` are the type parameters; `first` is what a
    constructor does before its body. Where the first parameter says `extends`, it is the receiver.
    """

    name: Role
    parameters: Role
    body: Role
    marks: Role
    constructor: bool = False
    types: Role | None = None
    first: Role | None = None
    extends: str = ""


class DottedImport(Action):
    """A dotted path whose last part is imported, or with a `star` whatever is in it."""

    path: tuple[Kind, ...]
    star: Kind


class Yield(Action):
    """The value of the switch around."""

    value: Role
