"""What a request is told behind the call that makes it: in a chain of calls, or through the variable that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from auditor.flow import calling
from auditor.flow.frames import Moment
from auditor.flow.shapes import Cell, Origin, Piece, Table, Text, Values
from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.flow.frames import Frame
    from auditor.flow.resolve import Resolver

MOST = 12
PARTS = ("params", "headers", "body", "query")


class Said(NamedTuple):
    """An argument given later, and what it is for."""

    key: str
    values: Values


def later(resolver: Resolver, module: ir.Module, site: ir.CallSite, frame: Frame) -> Iterator[Said]:
    """What a call's request is told behind it."""
    yield from _written(resolver, module, site, frame)
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


def _written(resolver: Resolver, module: ir.Module, site: ir.CallSite, frame: Frame) -> Iterator[Said]:
    """What a block that is handed the request writes into it: `post(url) { |request| request.params["a"] = 1 }`."""
    for rows in module.scopes[site.scope].names.values():
        handed = next((row.order for row in rows if row.value is site.call), 0) if len(rows) > 1 else 0
        for row in rows if handed else ():
            key = row.key.value.lower() if row.kind == "member" and isinstance(row.key, ir.Text) else ""
            if key in PARTS and row.order > handed and row.value is not None:
                yield Said(key, resolver.evaluate(row.value, frame, Moment(row.order, row.path)))


def _told(resolver: Resolver, site: ir.CallSite, frame: Frame) -> Iterator[Said]:
    callee = site.call.callee
    key = frame.module.dialect.attaches.get(callee.name) if isinstance(callee, ir.Member) else None
    if key is None:
        return
    positional, _, _ = calling.evaluated(resolver, site.call, frame, Moment(site.order, site.path))
    first = positional[0][0] if positional else None
    if len(positional) > 1 and isinstance(first, Text) and first.known:
        at = Origin(frame.module.path, site.call.arguments[0].value.span)
        named = next((part.origin for part in first.parts if isinstance(part, Piece)), None)
        yield Said(key, (Table((Cell(first.known, positional[1], origin=at, named=named),)),))
    elif positional:
        yield Said(key, positional[0])
