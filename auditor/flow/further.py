"""What a request is told behind the call that makes it: in a chain of calls, or through the variable that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from auditor.flow import calling
from auditor.flow.frames import Moment
from auditor.flow.shapes import Cell, Table, Text, Values
from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.flow.frames import Frame
    from auditor.flow.resolve import Resolver

MOST = 12


class Said(NamedTuple):
    """An argument given later, and what it is for."""

    key: str
    values: Values


def later(resolver: Resolver, module: ir.Module, site: ir.CallSite, frame: Frame) -> Iterator[Said]:
    """What a call's request is told behind it."""
    known = resolver.program.further(module)
    node = site.call
    while (outer := known.chained.get(id(node))) is not None:
        yield from _told(resolver, outer, frame)
        node = outer.call
    name = known.held.get(id(node), "")
    if not name and isinstance(site.call.callee, ir.Member) and site.call.callee.name in module.dialect.opens:
        name = site.call.callee.base.name if isinstance(site.call.callee.base, ir.Name) else ""
    rest = [one for one in known.on.get(name, ()) if one.order > site.order]
    for one in rest[:MOST]:
        if isinstance(one.call.callee, ir.Member) and one.call.callee.name in module.dialect.opens:
            break
        if one.scope == site.scope:
            yield from _told(resolver, one, frame)


def _told(resolver: Resolver, site: ir.CallSite, frame: Frame) -> Iterator[Said]:
    callee = site.call.callee
    key = frame.module.dialect.attaches.get(callee.name) if isinstance(callee, ir.Member) else None
    if key is None:
        return
    positional, _, _ = calling.evaluated(resolver, site.call, frame, Moment(site.order, site.path))
    first = positional[0][0] if positional else None
    if len(positional) > 1 and isinstance(first, Text) and first.known:
        yield Said(key, (Table((Cell(first.known, positional[1]),)),))
    elif positional:
        yield Said(key, positional[0])
