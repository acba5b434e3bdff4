"""What an object was told before it is asked: by setters, and by steps that give the object itself back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from auditor.flow import calling, classes, reaching
from auditor.flow.frames import LAST, Moment
from auditor.flow.program import Site
from auditor.flow.shapes import Thing, Value, Values, bounded
from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.flow.families import Class, Family
    from auditor.flow.frames import Frame
    from auditor.flow.resolve import Resolver

HOPS = 6
MOST = 24
"""So many calls on the way are looked at: those nearest before what is asked."""

Writes = list[tuple["Class", ir.Binding]]


def so_far(
    resolver: Resolver, base: Thing, family: Family, writes: Writes, frame: Frame, at: Moment, values: Values
) -> Values:
    """What a field holds after those of the object's methods that were called on the way here and write it."""
    made = {(one.module.path, scope.id) for one in family for scope in classes.constructors(one)}
    told = [(one, row) for one, row in writes if (one.module.path, row.scope) not in made]
    functions = [one.module.scopes[row.scope] for one, row in told]
    writers = {scope.name for scope in functions if scope.parameters} - {*frame.module.dialect.constructors, ""}
    if not writers:
        return values
    steps: list[tuple[Frame, Moment]] = []
    here: Frame | None = frame
    while here is not None and len(steps) < HOPS:
        steps.append((here, at))
        at, here = here.at, here.caller
    for one, moment in [*_made(resolver, base, family, writers), *reversed(steps)]:
        before = [call for call in _calls(resolver, one.module, one.scope, writers) if call.order < moment.order]
        for call in before[-MOST:]:
            values = _after(resolver, base, writes, call, one, moment, values)
    return values


def _made(resolver: Resolver, base: Thing, family: Family, writers: set[str]) -> Iterator[tuple[Frame, Moment]]:
    """The constructors that call any of the writers."""
    for one in reversed(family):
        if any(_calls(resolver, one.module, scope.id, writers) for scope in classes.constructors(one)):
            for steps in classes.constructing(resolver, base, family, one)[:1]:
                yield from ((frame, LAST) for _, frame in steps)


def _calls(resolver: Resolver, module: ir.Module, scope: int, names: set[str]) -> list[ir.CallSite]:
    return [call for call in resolver.program.further(module).within.get(scope, ()) if _name(call) in names]


def _name(call: ir.CallSite) -> str:
    callee = call.call.callee
    return callee.name if isinstance(callee, ir.Member) else ""


def _after(
    resolver: Resolver, base: Thing, writes: Writes, call: ir.CallSite, frame: Frame, at: Moment, values: Values
) -> Values:
    """What a field holds after one call, if it is made on the object."""
    here = Moment(call.order, call.path)
    for callee in calling.callees(resolver, call.call, frame, here):
        method = _on_itself(callee, frame)
        if method is None or not _same(method.of, base):
            continue
        rows = tuple(row for one, row in writes if row.scope == method.scope and one.module.path == method.path)
        module = resolver.program.module(method.path) if rows else None
        if module is None:
            continue
        inner = calling.entered(resolver, method, module, call.call, frame, here)
        resolver.question.keep.append(inner)
        after = reaching.settled(resolver, rows, inner, LAST, values or None)
        sure = call.path == at.path[: len(call.path)]
        values = after if sure else bounded((*after, *values))
    return values


def _on_itself(method: Value, frame: Frame) -> Thing | None:
    """A method; one that is called by its class's name in another one is called on the same object."""
    if not isinstance(method, Thing) or method.kind != "method":
        return None
    by_class = isinstance(method.of, Thing) and method.of.kind in {"class", "super"}
    return replace(method, of=frame.receiver) if by_class and frame.receiver is not None else method


def _same(receiver: object, base: Thing) -> bool:
    """Whether a method's receiver is this object: made by the same call, or the same nobody in particular."""
    if not isinstance(receiver, Thing) or receiver.of is not base.of:
        return False
    return base.of is not None or (receiver.path, receiver.scope) == (base.path, base.scope)


class Later(NamedTuple):
    """A method that is called later on an object, and the call."""

    site: Site
    method: Thing


def asked(resolver: Resolver, site: Site, own: tuple[Value, ...], frame: Frame) -> Iterator[Later]:
    """The methods called, after the one at this site, on the object that it was called on; until it is called again."""
    told = [one for one in own if isinstance(one, Thing) and one.kind == "method" and isinstance(one.of, Thing)]
    known = resolver.program.further(site.module).within.get(site.call.scope, ())
    rest = [call for call in known if call.order > site.call.order][:MOST] if told else []
    for call in rest:
        moment = Moment(call.order, call.path)
        for callee in calling.callees(resolver, call.call, frame, moment):
            if isinstance(callee, Thing) and any(_same(callee.of, one.of) for one in told if isinstance(one.of, Thing)):
                if any((callee.path, callee.scope) == (one.path, one.scope) for one in told):
                    return
                yield Later(Site(site.module, call), callee)
