"""Where in the branches of a program the recording stands, and what it learns of them on the way."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.frontends.branching import Arm, Branches, Test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.frontends.ir import Binding, Path


@dataclass(slots=True)
class Trail:
    """The arms that the current place is in, from the outside in, and what is known of all branches so far."""

    arms: list[Arm] = field(default_factory=list)
    loops: list[int] = field(default_factory=list)
    again: set[int] = field(default_factory=set)
    branches: int = 0
    tests: dict[Arm, Test] = field(default_factory=dict)
    exhaustive: dict[int, int] = field(default_factory=dict)
    leaving: set[Arm] = field(default_factory=set)
    escaped: set[Arm] = field(default_factory=set)
    attempts: dict[int, int] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        """The place, as facts remember it."""
        return tuple(self.arms)

    def branch(self) -> int:
        """A number for a new branching of the control flow."""
        self.branches += 1
        return self.branches

    @contextmanager
    def inside(self, branch: int, arm: int, test: Test | None, *, loop: bool = False) -> Iterator[None]:
        """What is recorded inside happens only in this arm."""
        if test is not None:
            self.tests[branch, arm] = test
        if loop:
            self.loops.append(len(self.arms))
            self.again.add(branch)
        self.arms.append((branch, arm))
        yield
        self.arms.pop()
        if loop:
            self.loops.pop()

    @contextmanager
    def anew(self) -> Iterator[None]:
        """What is recorded inside is a function or class with branches of its own."""
        before = self.arms, self.loops
        self.arms, self.loops = [], []
        yield
        self.arms, self.loops = before

    def leave(self) -> None:
        """The function is left here: the end of this arm is never reached."""
        if self.arms and self.arms[-1] not in self.escaped:
            self.leaving.add(self.arms[-1])

    def escape(self, *, far: bool) -> None:
        """The loop around is left here (or begun anew), or, `far`, another one further out."""
        start = self.loops[-1] if self.loops and not far else 0
        self.escaped.update(self.arms[start:])

    def closed(self, branch: int, arms: int) -> None:
        """One of the branch's arms is always taken: where each of them leaves, so does what is around."""
        self.exhaustive[branch] = arms
        if all((branch, arm) in self.leaving for arm in range(arms)):
            self.leave()

    def known(self, loops: dict[int, tuple[Binding, ...]]) -> Branches:
        """What is known of the branches in the end."""
        again, leaving = frozenset(self.again), frozenset(self.leaving)
        return Branches(self.tests, self.exhaustive, loops, again, leaving, self.attempts)
