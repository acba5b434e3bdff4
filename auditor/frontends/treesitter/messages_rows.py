"""The rows for languages in which everything is a message: a bare name may call, a call may have a block."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from auditor.frontends.treesitter.actions import Action
from auditor.frontends.treesitter.rows import Kind, Role, Row, String

if TYPE_CHECKING:
    from collections.abc import Mapping


class Bare(Row):
    """A bare name: a variable if one was written before, else a call without arguments."""


class Own(Row):
    """A field of the receiver, with the signs before its name."""


class Itself(Row):
    """The receiver: an instance, or the class where no instance is."""


class Super(Row):
    """The method of the same name further up, given what this one was given."""


class Send(Row):
    """A message: `receiver.method(arguments) { block }`, everything but the method left out at will.

    `words` are methods of the language that mean more than a call, see `messages.WORDS`.
    """

    receiver: Role
    method: Role
    arguments: Role
    block: Role
    words: Mapping[str, str] = MappingProxyType({})


class Heredoc(Row):
    """Where a text is used that is written further down: the next node of the type `body` that nobody took."""

    body: Kind
    string: String


class Closure(Action):
    """A block: its parameters, and statements of the function around it."""

    parameters: Role
    body: Role


class Guarded(Action):
    """Statements, then maybe handlers of errors among its children."""


class Always(Action):
    """What is done in the end, whatever happened: its children."""


class Shared(Action):
    """Statements whose functions belong to the class itself."""

    body: Role


class Choose(Action):
    """A choice by a subject's value (None: by the first true value): its arms are When rows, then Blocks."""

    subject: Role


class When(Row):
    """One arm of a choice: the values it stands for, each in a node of the type `pattern`."""

    pattern: Kind
    body: Role
