"""What is known of the branches of a program: plain data beside the representation."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from auditor.plain import dataclass

if TYPE_CHECKING:
    from auditor.frontends.ir import Binding, Expression, Path

Arm = tuple[int, int]
INSIDE = -1
"""The arm of what is over with its branch: names that are bound in it are not seen outside."""


@dataclass(frozen=True, slots=True, eq=False)
class Test:
    """The condition of a branch's arm, in the scope and at the moment where it is asked."""

    condition: Expression
    scope: int
    order: int
    path: Path


@dataclass(frozen=True, slots=True, eq=False)
class Branches:
    """What is known of the branches of a module, each by its number.

    `tests` holds the condition of an arm where it has one; `exhaustive` the number of arms of a branch that is always
    taken one way or another; `loops` the names that a loop binds; `again` are those that are done again and again.
    `leaving` are the arms whose end is never reached: the function is left there. `attempts` are branches whose first
    arms, as many as given, may be left half-way for what stands behind them: the body of a try for its handlers, and
    all of it for what is always done at its end.
    """

    tests: dict[Arm, Test] = field(default_factory=dict)
    exhaustive: dict[int, int] = field(default_factory=dict)
    loops: dict[int, tuple[Binding, ...]] = field(default_factory=dict)
    again: frozenset[int] = frozenset()
    leaving: frozenset[Arm] = frozenset()
    attempts: dict[int, int] = field(default_factory=dict)
