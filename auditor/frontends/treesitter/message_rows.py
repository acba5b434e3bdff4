"""The rows for languages in which everything is a message: a bare name may call, a call may have a block."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.frontends.treesitter.actions import Action
from auditor.frontends.treesitter.rows import Kind, Role, Row, String

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Bare(Row):
    """A bare name: a variable if one was written before, else a call without arguments."""


@dataclass(frozen=True, slots=True)
class Own(Row):
    """A field of the receiver, with the signs before its name."""


@dataclass(frozen=True, slots=True)
class Itself(Row):
    """The receiver: an instance, or the class where no instance is."""


@dataclass(frozen=True, slots=True)
class Super(Row):
    """The method of the same name further up, given what this one was given."""


@dataclass(frozen=True, slots=True)
class Send(Row):
    """A message: `receiver.method(arguments) { block }`, everything but the method left out at will.

    `words` are methods of the language that mean more than a call, see `messages.WORDS`.
    """

    receiver: Role
    method: Role
    arguments: Role
    block: Role
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heredoc(Row):
    """Where a text is used that is written further down: the next node of the type `body` that nobody took."""

    body: Kind
    string: String


@dataclass(frozen=True, slots=True)
class Closure(Action):
    """A block: its parameters, and statements of the function around it."""

    parameters: Role
    body: Role


@dataclass(frozen=True, slots=True)
class Guarded(Action):
    """Statements, then maybe handlers of errors among its children."""


@dataclass(frozen=True, slots=True)
class Always(Action):
    """What is done in the end, whatever happened: its children."""


@dataclass(frozen=True, slots=True)
class Shared(Action):
    """Statements whose functions belong to the class itself."""

    body: Role


@dataclass(frozen=True, slots=True)
class Choose(Action):
    """A choice by a subject's value (None: by the first true value): its arms are When rows, then Blocks."""

    subject: Role


@dataclass(frozen=True, slots=True)
class When(Row):
    """One arm of a choice: the values it stands for, each in a node of the type `pattern`."""

    pattern: Kind
    body: Role
