"""The rows of languages with properties and with objects that are filled where they are made."""

from __future__ import annotations

from auditor.frontends.treesitter.actions import Action
from auditor.frontends.treesitter.rows import Kind, Role, Row


class Made(Row):
    """An object is made and filled. Without a type it is of the type that is expected where it stands."""

    type: Role | None
    arguments: Role
    filling: Role


class Filling(Row):
    """What an object is filled with: `name = value`, `item` `[key] = value`, `{key, value}`, or plain items."""

    item: Kind


class Shape(Row):
    """An object of no class: `name = value`, or a value that gives its own name."""

    sign: Kind


class Safe(Row):
    """A member or an item of what may be nothing; `member` and `item` are the node types of what is read."""

    base: Role
    member: Kind
    item: Kind


class Property(Action):
    """A member that is read by a function, or a plain field where its reading accessor has no body.

    `arrow` is the node type of a body that stands in the place of the value.
    """

    name: Role
    type: Role
    value: Role
    arrow: Kind
    accessor: Kind
    body: Role
    reads: str
    parameters: Role | None = None
    marks: Role | None = None


class Named(Action):
    """An import: of a namespace, of what is in a class (`inside`), or of either under another name."""

    alias: Role
    inside: Kind
