"""Which writes may be seen from where: branches, arms that leave, handlers, and what a loop carries back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.flow.frames import LAST
from auditor.frontends.branching import INSIDE

if TYPE_CHECKING:
    from auditor.flow.frames import Moment
    from auditor.frontends import ir
    from auditor.frontends.branching import Arm, Branches

CARRIED: Arm = (0, 0)
"""The arm of a write that an earlier turn of a loop may have made: a branch that no program has."""


def exclusive(first: ir.Path, second: ir.Path, branches: Branches) -> bool:
    """Whether who has been at the first place can never come to the second in one pass."""
    for (branch, arm), (other, side) in zip(first, second, strict=False):
        if branch != other:
            return False
        if arm != side:
            return arm > 0 or branch not in branches.attempts
    return False


def reaches(row: ir.Binding, at: Moment, branches: Branches) -> bool:
    """Whether who is at the moment may have come by the write."""
    path, here = row.path, at.path
    for depth, arm in enumerate(path):
        if depth < len(here) and here[depth] == arm:
            continue
        if is_inside(path[depth:]):
            return False
        if depth < len(here) and here[depth][0] == arm[0]:
            return arm[1] == 0 and arm[0] in branches.attempts
        return at.order >= LAST.order or not left(path[depth:], branches)
    return True


def is_inside(path: ir.Path) -> bool:
    """Whether what is written there is not seen from outside."""
    return any(arm == INSIDE for _, arm in path)


def left(path: ir.Path, branches: Branches) -> bool:
    """Whether nobody comes out of these arms, from the outside in, by their end or by an error that is caught."""
    for branch, arm in path:
        if arm < branches.attempts.get(branch, 0):
            return False
        if (branch, arm) in branches.leaving:
            return True
    return False


def gone(arm: Arm, at: Moment, branches: Branches) -> bool:
    """Whether who is at the moment has surely not come through the arm."""
    return arm in branches.leaving and at.order < LAST.order and arm not in at.path


def sure_by_others(path: ir.Path, at: Moment, branches: Branches) -> bool:
    """Whether the arms of a path are surely taken, because all others leave."""
    for depth, (branch, arm) in enumerate(path):
        here = at.path[depth] if depth < len(at.path) else None
        if here == (branch, arm):
            continue
        if here is not None and here[0] == branch:
            return False
        others = (other for other in range(branches.exhaustive.get(branch, 0)) if other != arm)
        if branch not in branches.exhaustive or not all(gone((branch, other), at, branches) for other in others):
            return False
    return True


def replaced(paths: set[ir.Path], place: ir.Path, at: Moment, branches: Branches) -> bool:
    """Whether whoever comes through this place has met one of the writes further in."""
    below = {path[len(place)][0] for path in paths if len(path) > len(place) and path[: len(place)] == place}
    return any(
        all(covered(paths, (*place, (branch, arm)), at, branches) for arm in range(branches.exhaustive[branch]))
        for branch in below
        if branch in branches.exhaustive
    )


def covered(paths: set[ir.Path], place: ir.Path, at: Moment, branches: Branches) -> bool:
    """Whether whoever comes through this place of the branches has met one of the writes."""
    return place in paths or gone(place[-1], at, branches) or replaced(paths, place, at, branches)


def carried(
    bindings: tuple[ir.Binding, ...], found: list[ir.Binding], start: int, at: Moment, branches: Branches
) -> list[ir.Binding]:
    """The writes that reach a moment, and those that an earlier turn of a loop around it may have made.

    The one at `start` overwrites everything before it.
    """
    if at.order >= LAST.order or branches.again.isdisjoint(branch for branch, _ in at.path):
        return found
    outermost = at.path[:1]
    fresh = found[start].path if start >= 0 else None
    known = {row.order for row in found}
    result = list(found)
    for row in bindings:
        if row.path[:1] != outermost:
            continue
        loop = _common_loop(row.path, at.path, branches)
        if not loop or row.order in known or row.order == at.order or row.kind == "loop":
            continue
        rest = row.path[len(loop) :]
        if (fresh is not None and fresh[: len(loop)] == loop) or left(rest, branches) or is_inside(rest):
            continue
        place = next((n for n, one in enumerate(result) if n >= start and one.path[: len(loop)] == loop), len(result))
        while place < len(result) and result[place].path[-1:] == (CARRIED,):
            place += 1
        result.insert(place, replace(row, path=(*row.path, CARRIED)))
    return result


def _common_loop(first: ir.Path, second: ir.Path, branches: Branches) -> ir.Path:
    """The innermost loop that both places are in, as the path to its body, or an empty one."""
    length = 0
    for depth, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            break
        if one[0] in branches.again:
            length = depth + 1
    return first[:length]
