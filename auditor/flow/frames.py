"""Where and when something is evaluated: frames (scopes with what is bound in them), moments, a question's bounds."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from auditor.plain import dataclass

if TYPE_CHECKING:
    from auditor.flow.shapes import Thing, Values
    from auditor.frontends import ir

FUEL = 4000
DEPTH = 64
END = 1 << 60


class Moment(NamedTuple):
    """A point of the program's text: what stands before it has happened, unless on another branch.

    `called`: what is asked for is what a call there calls.
    """

    order: int
    path: ir.Path
    called: bool = False


LAST = Moment(END, ())


class Answer(NamedTuple):
    """What an evaluation gave, and whether that depends on which method ran before (unsettled).

    `cost` is the fuel it took, `need` the fuel that had to be there for it (more, where some is held back), and `reach`
    how many steps it went down: with less of either, it would have been cut.
    """

    values: Values
    cost: int
    need: int
    reach: int
    unsettled: bool


@dataclass(frozen=True, slots=True, eq=False)
class Construction:
    """The call that made an instance, and where it stands."""

    call: ir.Call
    frame: Frame
    at: Moment


@dataclass(slots=True, eq=False)
class Frame:
    """A scope of a module being evaluated. Compared by identity; the memo of what it evaluated lives and dies with it.

    `bound` gives parameters (and loop variables) by (scope, name); `receiver` is what `this` means; `caller` and `at`
    say where the call stands that made the frame. A frame without bound parameters is generic: nobody in particular
    calls it, and its parameters are holes.
    """

    module: ir.Module
    scope: int
    receiver: Thing | None = None
    bound: dict[tuple[int, str], Values] = field(default_factory=dict)
    closure: Frame | None = None
    caller: Frame | None = None
    at: Moment = LAST
    generic: bool = True
    memo: dict[tuple[int, int], Answer] = field(default_factory=dict)

    @property
    def here(self) -> ir.Scope:
        """The scope."""
        return self.module.scopes[self.scope]


@dataclass(slots=True, eq=False)
class Question:
    """The bounds of one question: when they are used up, what is left is a hole and the answer is marked as cut.

    `slack` is the least fuel that was to spare at any step, `deepest` the greatest depth so far.
    `of_bases`: what is asked for are the bases of a class.
    """

    fuel: int = FUEL
    slack: int = FUEL
    depth: int = 0
    deepest: int = 0
    cuts: int = 0
    unsettled: int = 0
    active: set[tuple[object, ...]] = field(default_factory=set)
    passing: dict[tuple[int, int, int], Answer] = field(default_factory=dict)
    keep: list[Frame] = field(default_factory=list)
    of_bases: bool = False
