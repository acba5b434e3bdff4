"""The rows of a language of commands: words, expansions, options, pipes, texts that are written below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends.treesitter.actions import Action
from auditor.frontends.treesitter.rows import Kind, Role, Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.frontends.commands import Client


class Command(Action):
    """A command with its arguments.

    `prints` give their arguments as text, `includes` run another file here, `reads` give names a value from outside,
    `exports` are declarations, `shift` drops parameters, `passes` give what they read.
    """

    name: Role
    argument: Role
    assignment: Kind
    clients: Mapping[str, Client]
    prints: tuple[str, ...]
    formats: str
    includes: tuple[str, ...]
    reads: tuple[str, ...]
    exports: tuple[str, ...]
    shift: str
    passes: tuple[str, ...]


class Variable(Row):
    """What a variable holds: `names` are the node types of plain names, `item` is that of one item of an array."""

    names: tuple[Kind, ...]
    item: Kind


class Substitution(Row):
    """What commands print."""


class Assignment(Action):
    """A variable, or an item of an array, gets a value."""

    name: Role
    value: Role
    item: Kind
    array: Kind


class Declaration(Action):
    """Variables are declared; with one of the `local` words as those of the function around."""

    assignment: Kind
    name: Kind
    local: tuple[str, ...]


class Function(Action):
    """A function, whose parameters are numbered."""

    name: Role
    body: Role


class Pipeline(Action):
    """Commands that read what the one before prints."""


class Sequel(Action):
    """A command, and one that is run only if the first succeeds (`&&`) or fails."""


class Redirected(Action):
    """A command that reads from a text, or writes to a `file`."""

    body: Role
    file: Kind


class Below(Row):
    """A text that is written below: `start` announces it."""

    start: Kind
    body: Kind
    argument: Role


class Text(Row):
    """A text right behind its sign."""


class IfThen(Action):
    """What stands before `then` is the condition, what stands behind it is done; then come such nodes as `further`."""

    then: Kind
    further: Kind
    otherwise: Kind


class Case(Action):
    """A choice between items by patterns of the value."""

    value: Role
    item: Kind
    pattern: Role


class ForIn(Action):
    """A loop over words."""

    variable: Role
    value: Role
    body: Role


class While(Action):
    """A loop as long as a command succeeds."""

    condition: Role
    body: Role
