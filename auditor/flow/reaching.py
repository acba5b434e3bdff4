"""Reaching definitions: what the writes to a name leave behind at a moment, by order and branch, edits on top."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from auditor.flow import edits, names
from auditor.flow.branching import carried, covered, exclusive, gone, is_inside, reaches, replaced, sure_by_others
from auditor.flow.frames import LAST, Moment
from auditor.flow.passing import passed, under_way
from auditor.flow.shapes import Row, Values, bounded, hole, unknown
from auditor.flow.truth import falsy, truth
from auditor.frontends.opened import SHARED

if TYPE_CHECKING:
    from auditor.flow.frames import Frame
    from auditor.flow.resolve import Resolver
    from auditor.frontends import ir
    from auditor.frontends.branching import Branches, Test

EDITS = SHARED | {"augmented"}
LATEST = 160
STATES = 16


class _State(NamedTuple):
    """One way to have reached a value: the branch it was written on, and the value."""

    path: ir.Path
    values: Values


def settled(
    resolver: Resolver, bindings: tuple[ir.Binding, ...], frame: Frame, at: Moment, first: Values | None
) -> Values:
    """The values that these writes, in order, leave behind at a moment; `first` is what stood there before them."""
    branches = frame.module.branches
    reaching = [row for row in bindings if row.order < at.order and reaches(row, at, branches)]
    reaching = [row for row in reaching[-LATEST:] if alive(resolver, row.path, frame, at) is not False]
    start = _start(resolver, reaching, frame, at)
    reaching = carried(bindings, reaching, start, at, branches)
    if not reaching and first is None and at.order < LAST.order:
        reaching = [row for row in bindings if row.order != at.order and not is_inside(row.path)]
    start = max(start, 0)
    states = [_State((), first)] if first is not None and start == 0 else []
    done = 0
    for place, row in enumerate(reaching[start:], start):
        if place < done:
            continue
        run = _run(reaching, place, frame, at)
        unrolled = _unrolled(resolver, states, run, frame, at) if run else None
        if unrolled is not None:
            states, done = unrolled, place + len(run)
        elif row.kind in EDITS:
            states = _edited(resolver, states, row, frame, at)
        else:
            states = _written(resolver, states, row, frame, at)
    return bounded(value for state in _left(states, at, branches) for value in state.values)


def _left(states: list[_State], at: Moment, branches: Branches) -> list[_State]:
    """The states without those that a branch, always taken one way or another, has overwritten in each of its arms."""
    paths = {state.path for state in states}
    return [state for state in states if not replaced(paths, state.path, at, branches)] or states


def asks_itself(module: ir.Module, row: ir.Binding, frame: Frame, at: Moment) -> bool:
    """Whether it is this very write that asks: what it reads is what stood there before."""
    return row.order == at.order and row.scope == frame.scope and module is frame.module


def _certain(resolver: Resolver, row: ir.Binding, frame: Frame, at: Moment) -> bool:
    """Whether the write surely happened if the use is reached."""
    if row.path == at.path[: len(row.path)]:
        return True
    if sure_by_others(row.path, at, frame.module.branches):
        return True
    return alive(resolver, row.path, frame, at) is True


def alive(resolver: Resolver, path: ir.Path, frame: Frame, at: Moment = LAST) -> bool | None:
    """Whether the branches of a path are taken, where their conditions can be decided."""
    tests = frame.module.branches.tests
    verdict: bool | None = True
    for depth, (branch, arm) in enumerate(path):
        if at.path[: depth + 1] == path[: depth + 1]:
            continue
        own = _arm(resolver, tests, branch, arm, frame)
        if own is False:
            return False
        verdict = None if own is None else verdict
    return verdict


def _arm(resolver: Resolver, tests: dict[tuple[int, int], Test], branch: int, arm: int, frame: Frame) -> bool | None:
    """Whether this arm of a branch is the one taken."""
    asked = [tests.get((branch, number)) for number in range(arm + 1)]
    if not any(asked):
        return None
    verdict: bool | None = True
    for number, test in enumerate(asked):
        if test is None:
            holds: bool | None = True if number == arm and arm > 0 else None
        elif test.scope != frame.scope:
            return None
        else:
            holds = truth(resolver, test.condition, frame, Moment(test.order, test.path))
        if number < arm:
            if holds is True:
                return False
            verdict = None if holds is None else verdict
        elif holds is False:
            return False
        else:
            verdict = None if holds is None else verdict
    return verdict


def _start(resolver: Resolver, reaching: list[ir.Binding], frame: Frame, at: Moment) -> int:
    """Where the last write that surely overwrote everything before it stands, or -1."""
    seen: dict[int, set[int]] = {}
    branches = frame.module.branches
    for index in range(len(reaching) - 1, -1, -1):
        row = reaching[index]
        if row.kind in EDITS or row.kind == "choice":
            continue
        if _certain(resolver, row, frame, at):
            return index
        branch, arm = row.path[-1]
        if row.path[:-1] == at.path[: len(row.path) - 1]:
            seen.setdefault(branch, set()).add(arm)
            arms = branches.exhaustive.get(branch, 0)
            if arms and all(one in seen[branch] or gone((branch, one), at, branches) for one in range(arms)):
                return index
    return -1


def _written(resolver: Resolver, states: list[_State], row: ir.Binding, frame: Frame, at: Moment) -> list[_State]:
    values = names.value_of(resolver, row, frame)
    if row.kind == "choice" and states:
        kept = [value for state in states for value in state.values if not falsy(value)]
        values = bounded((*kept, *values)) if any(map(unknown, kept)) or not kept else bounded(kept)
        return [_State((), values)]
    if _certain(resolver, row, frame, at):
        return [_State(row.path, values)]
    others = [state for state in states if state.path[: len(row.path)] != row.path]
    return [*others, _State(row.path, values)]


def _run(reaching: list[ir.Binding], place: int, frame: Frame, at: Moment) -> list[ir.Binding]:
    """The writes from here on that add to a text in one loop, which is over by the moment that is asked for."""
    path = reaching[place].path
    if not path or path[-1][0] not in frame.module.branches.loops or at.path[: len(path)] == path:
        return []
    run: list[ir.Binding] = []
    for row in reaching[place:]:
        if row.kind != "augmented" or row.path != path or row.scope != frame.scope:
            break
        run.append(row)
    return run


def _unrolled(
    resolver: Resolver, states: list[_State], run: list[ir.Binding], frame: Frame, at: Moment
) -> list[_State] | None:
    """What a loop over known items leaves, each item's writes in turn; None where the items are not all known."""
    path = run[0].path
    frames = names.looped(resolver, frame.module.branches.loops[path[-1][0]], frame)
    if not frames:
        return None
    sure = path[:-1] == at.path[: len(path) - 1] or alive(resolver, path[:-1], frame, at) is True
    after: list[_State] = []
    for state in states or [_State((), (hole("name", run[0].name),))]:
        if exclusive(state.path, path[:-1], frame.module.branches):
            after.append(state)
            continue
        values = state.values
        for one in frames:
            for row in run:
                values = edits.edited(resolver, values, row, one, maybe=False)
        if not sure:
            after.append(state)
        after.append(_State(state.path if sure else path[:-1], values))
    return after[-STATES:]


def _overwritten(states: list[_State], row: ir.Binding, at: Moment, branches: Branches) -> bool:
    """Whether the arm of this edit surely has a value of its own by now."""
    return bool(row.path) and covered({state.path for state in states}, row.path, at, branches)


def _lists(row: ir.Binding, state: _State) -> bool:
    """Whether what grows is a list."""
    return row.kind == "grow" and all(isinstance(value, Row) for value in state.values)


def _changed(resolver: Resolver, values: Values, row: ir.Binding, frame: Frame) -> Values:
    """What an edit that surely happens makes of a value."""
    if row.kind == "passed":
        return passed(resolver, values, row, frame)
    return edits.edited(resolver, values, row, frame, maybe=False)


def _edited(resolver: Resolver, states: list[_State], row: ir.Binding, frame: Frame, at: Moment) -> list[_State]:
    if under_way(resolver, row, frame, at):
        return states
    after: list[_State] = []
    branches, inside = frame.module.branches, Moment(row.order, row.path)
    sure = _certain(resolver, row, frame, at)
    for state in states or [_State((), (hole("name", row.name),))]:
        before_the_arm = len(state.path) < len(row.path) and _overwritten(states, row, inside, branches)
        if exclusive(state.path, row.path, branches) or before_the_arm:
            after.append(state)
        elif sure or state.path[: len(row.path)] == row.path:
            after.append(_State(state.path, _changed(resolver, state.values, row, frame)))
        elif row.kind == "passed":
            before = state.values
            values = _changed(resolver, before, row, frame)
            after.append(_State(state.path, before if values == before else edits.perhaps(before, values)))
        elif row.kind in {
            "item",
            "nested",
            "default",
            "update",
            "append",
            "insert",
            "removed",
            "open",
            "member",
        } or _lists(row, state):
            after.append(_State(state.path, edits.edited(resolver, state.values, row, frame, maybe=True)))
        else:
            after.append(state)
            after.append(_State(row.path, _changed(resolver, state.values, row, frame)))
    return after[-STATES:]
