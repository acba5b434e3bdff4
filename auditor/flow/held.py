"""What a field holds: what led here wrote last, else what the constructors left, and what others write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow import classes, families, names, reaching, told
from auditor.flow.frames import LAST
from auditor.flow.shapes import Nothing, Text, Thing, Value, Values, bounded, unknown

if TYPE_CHECKING:
    from auditor.flow.frames import Frame, Moment
    from auditor.flow.resolve import Resolver
    from auditor.frontends import ir

HOPS = 12
FIELD_WRITES = 24


def field(resolver: Resolver, base: Thing, family: families.Family, name: str, frame: Frame, at: Moment) -> Values:
    """What a field holds, with what this very method wrote into it."""
    rows = [(one, row) for one in family for row in one.scope.fields.get(name, ())]
    own = _same(frame.receiver, base)
    writes = [(one, row) for one, row in rows if not (own and reaching.asks_itself(one.module, row, frame, at))]
    values = _held(resolver, base, family, name, frame, at, writes)
    here = [row for one, row in writes if row.scope == frame.scope and one.module is frame.module]
    here = [row for row in here if row.order < at.order]
    if not values or not here or any(row.kind not in reaching.EDITS for row in here):
        return values
    return reaching.settled(resolver, tuple(here), frame, at, values)


def _held(
    resolver: Resolver,
    base: Thing,
    family: families.Family,
    name: str,
    frame: Frame,
    at: Moment,
    writes: list[tuple[families.Class, ir.Binding]],
) -> Values:
    if writes and base.kind != "class":
        values = _written_on_the_way(resolver, base, writes, frame, at)
        if values:
            return values
    settled = _constructed(resolver, base, family, name, writes) if base.kind != "class" else ()
    if not settled:
        settled = classes.given(resolver, base, family, name) or classes.attribute(resolver, base, family, name)
    if writes and base.kind != "class":
        settled = told.so_far(resolver, base, family, writes, frame, at, settled)
    others = _elsewhere(resolver, base, writes)
    if not others:
        return settled
    plain = [value for value in settled if not isinstance(value, Nothing) and value != Text(())]
    if plain:
        others = tuple(value for value in others if not _only_given(value))
    if len(others) > 1 or plain:
        resolver.question.unsettled += 1
    return bounded([*plain, *others])


def _only_given(value: Value) -> bool:
    """Whether a value is just what a caller passes, as in a setter."""
    found = unknown(value)
    return found is not None and found.kind == "param"


def _written_on_the_way(
    resolver: Resolver, base: Thing, writes: list[tuple[families.Class, ir.Binding]], frame: Frame, at: Moment
) -> Values:
    """What the methods that led here wrote last, if one of them surely did."""
    here: Frame | None = frame
    hops = 0
    while here is not None and hops < HOPS:
        own = here
        rows = tuple(row for one, row in writes if row.scope == own.scope and one.module is own.module)
        if rows and _same(here.receiver, base):
            sure = [row for row in rows if row.order < at.order and row.path == at.path[: len(row.path)]]
            if any(row.kind not in reaching.EDITS for row in sure):
                return reaching.settled(resolver, rows, here, at, None)
        here, at = own.caller, own.at
        hops += 1
    return ()


def _same(first: Thing | None, second: Thing) -> bool:
    """Whether two receivers are the same object, as far as that can be told."""
    if first is None or first.of is not second.of:
        return first is not None and first.of is None and first.scope == second.scope and first.path == second.path
    return True


def _constructed(
    resolver: Resolver,
    base: Thing,
    family: families.Family,
    name: str,
    writes: list[tuple[families.Class, ir.Binding]],
) -> Values:
    """What the constructors leave in the field."""
    edited = writes and all(row.kind in reaching.EDITS for _, row in writes)
    values = classes.attribute(resolver, base, family, name) if edited else ()
    mark = ("constructed", name, base)
    if mark in resolver.question.active:  # the constructor reads what it is about to write
        cut = resolver.cut()
        return values or classes.attribute(resolver, base, family, name) or cut
    resolver.question.active.add(mark)
    for one in reversed(family):
        own = [row for other, row in writes if other.module is one.module]
        left = [_left_by(resolver, steps, own, values) for steps in classes.constructing(resolver, base, family, one)]
        values = bounded(value for way in left for value in way) if left else values
    resolver.question.active.discard(mark)
    return values


def _left_by(
    resolver: Resolver, steps: list[tuple[ir.Scope, Frame]], writes: list[ir.Binding], before: Values
) -> Values:
    values = before
    for scope, frame in steps:
        rows = tuple(row for row in writes if row.scope == scope.id)
        if rows:
            values = reaching.settled(resolver, rows, frame, LAST, values or None)
    return values


def _elsewhere(resolver: Resolver, base: Thing, writes: list[tuple[families.Class, ir.Binding]]) -> Values:
    """What methods other than the constructors write, one value for each write."""
    values: list[Value] = []
    for one, row in writes[:FIELD_WRITES]:
        function = one.module.scopes[row.scope]
        if function.name in one.module.dialect.constructors or row.kind in reaching.EDITS:
            continue
        values.extend(names.value_of(resolver, row, resolver.generic(one.module, row.scope, base)))
    return bounded(values)
