"""The rows of languages whose packages are folders: methods outside their class, several results, typed literals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends.treesitter.actions import Action
from auditor.frontends.treesitter.rows import Kind, Role, Row

if TYPE_CHECKING:
    from collections.abc import Mapping


class Spread(Action):
    """Targets get as many values, or the parts of one; with an `operator` that changes them, they change by it.

    `declares`: the targets are new names. Without values they are `empty` as their type says.
    """

    target: Role
    value: Role
    operator: Role | None = None
    declares: bool = False
    type: Role | None = None


class Function(Action):
    """A function, or with a `receiver` (a parameter list of one) a method of the class that its type names.

    `results` are a type, or a parameter list of results that may be names.
    """

    name: Role
    parameters: Role
    results: Role
    body: Role
    receiver: Role | None = None


class Literal(Row):
    """A function as a value."""

    parameters: Role
    results: Role
    body: Role


class Type(Action):
    """A type with a name: a class where it is a `struct`, whose parts are `fields` nodes in a list of them.

    A field without a name is a base.
    """

    name: Role
    type: Role
    struct: Kind
    fields: Kind
    tag: Role


class Composite(Row):
    """A value of a type, filled at once: an object, a mapping, a list.

    `mappings` and `lists` are node types of types, which have the type of what they hold in the field `holds`.
    """

    type: Role
    body: Role
    mappings: tuple[Kind, ...]
    lists: tuple[Kind, ...]
    holds: tuple[Role, ...]


class Body(Row):
    """What a Composite holds, or a value whose type is known from around: `keyed` nodes have a key and a value."""

    keyed: Kind
    key: Role
    value: Role


class Invoke(Row):
    """A call; the functions in `makes` are given a type, and give an empty value of it.

    The function `appends` puts its further arguments behind its first. Those in `prints` write what another function
    makes of their further arguments: `package.name` to the method that writes and the name of the other.
    """

    callee: Role
    arguments: Role
    listed: Kind
    makes: tuple[str, ...]
    appends: str
    prints: Mapping[str, tuple[str, str]]


class Range(Action):
    """A loop: over the keys and items of a value where it has a `clause`, else as long as something is true.

    `over` are the names under which the library gives keys, items, and pairs of both.
    """

    clause: Kind
    target: Role
    iterable: Role
    body: Role
    over: tuple[str, str, str]


class Package(Action):
    """A package by its path, under its last part, its version aside, or under a name; `star`: its names are at hand."""

    name: Role
    path: Role
    star: Kind
    ignored: Kind
