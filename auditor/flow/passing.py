"""What a call of the program's own functions does to a mapping or list that it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow import calling, names
from auditor.flow.frames import LAST, Moment
from auditor.flow.shapes import Row, Table, Thing, Value, Values, bounded
from auditor.frontends import ir
from auditor.frontends.opened import SHARED

if TYPE_CHECKING:
    from auditor.flow.frames import Frame
    from auditor.flow.resolve import Resolver


def under_way(resolver: Resolver, row: ir.Binding, frame: Frame, at: Moment) -> bool:
    """Whether the question is what the very call gives that makes this edit: it has not been made yet."""
    by_call = row.kind in {"passed", "removed"} and row.value is not None
    return by_call and (id(row.value), at.order, id(frame)) in resolver.question.active


def passed(resolver: Resolver, values: Values, row: ir.Binding, frame: Frame) -> Values:
    """What a name holds after a call to which it was given: as it was, but for what the function edits in it."""
    call, given = row.value, [value for value in values if _may_change(value, frame)]
    if not isinstance(call, ir.Call) or not given:
        return values
    moment = Moment(row.order, row.path)
    found: list[Value] = []
    for callee in calling.callees(resolver, call, frame, moment):
        left = _left(resolver, callee, values, row, frame, moment)
        found.extend(values if left is None else left)
    return bounded(found)


def _may_change(value: Value, frame: Frame) -> bool:
    if isinstance(value, Table | Row):
        return not frame.module.dialect.copies
    return isinstance(value, Thing) and value.kind == "object"


def _left(
    resolver: Resolver, callee: Value, values: Values, row: ir.Binding, frame: Frame, at: Moment
) -> Values | None:
    """What a function leaves of the values in its parameter; None where it does not edit them."""
    if not isinstance(callee, Thing) or callee.kind not in {"function", "method"} or not isinstance(row.value, ir.Call):
        return None
    module = resolver.program.module(callee.path)
    scope = module.scopes[callee.scope] if module is not None else None
    name = _parameter(scope, row) if scope is not None and scope.receiver != "argument" else None
    if module is None or scope is None or name is None:
        return None
    rows = scope.names.get(name, ())
    if not rows or any(one.kind not in SHARED for one in rows):
        return None
    inner = calling.entered(resolver, callee, module, row.value, frame, at)
    inner.bound[scope.id, name] = values
    resolver.question.keep.append(inner)
    return names.lookup(resolver, name, inner, LAST)


def _parameter(scope: ir.Scope, row: ir.Binding) -> str | None:
    """The parameter that the argument goes to."""
    if isinstance(row.key, ir.Text):
        return row.key.value if any(one.name == row.key.value and not one.rest for one in scope.parameters) else None
    places = [one.name for one in scope.parameters if one.positional and not one.rest]
    place = row.index or 0
    return places[place] if place < len(places) else None
