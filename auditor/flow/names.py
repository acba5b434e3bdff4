"""What a name means where it is used: the scope it belongs to, and what single writes and loops give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow import configuration, linking, members, parameters, reaching
from auditor.flow.frames import LAST, Frame, Moment
from auditor.flow.shapes import Nothing, Row, Table, Thing, Value, Values, bounded, hole, literal, unknown
from auditor.frontends import ir

if TYPE_CHECKING:
    from auditor.flow.resolve import Resolver

LOOPED = 16


def lookup(resolver: Resolver, name: str, frame: Frame, at: Moment, but: int | None = None) -> Values:
    """What a bare name is; `but` for what is written in that scope."""
    return resolver.guarded((name, id(frame), at.order), lambda: _looked_up(resolver, name, frame, at, but))


def _looked_up(resolver: Resolver, name: str, frame: Frame, at: Moment, but: int | None) -> Values:
    scope = frame.here
    here: Frame = frame
    while True:
        bindings, parameter = _of_scope(frame, scope, name, at)
        if but is not None:
            bindings = tuple(row for row in bindings if row.scope != but) or bindings
        given = here.bound.get((scope.id, name)) if bindings or parameter or not at.called else None
        if bindings or parameter or given is not None:
            if given is not None and parameter is None:
                return given
            first = given
            if first is None and parameter is not None:
                first = parameters.parameter(resolver, parameter, scope, here)
            if name in scope.borrowed:
                first = _borrowed(resolver, name, frame, here, scope)
            return reaching.settled(resolver, bindings, here, at, first) or (hole("name", name),)
        implied = _implied(resolver, name, here, scope, at)
        if implied:
            return implied
        outer = _around(frame, scope)
        if outer is None:
            break
        here, scope = _frame_of(resolver, here, outer), frame.module.scopes[outer]
        at = LAST._replace(called=at.called)
    stands_for = frame.module.dialect.constants.get(name)
    if stands_for is not None:
        return (literal(stands_for),)
    known = _starred(resolver, name, frame) or linking.outside(resolver, name, frame)
    return known or _unknown(resolver, name, frame)


def _unknown(resolver: Resolver, name: str, frame: Frame) -> Values:
    """A name that nothing gives: it may be set before the program starts."""
    dialect = frame.module.dialect
    if dialect.environment and name.startswith(dialect.sigil):
        return configuration.outside(resolver, "env", name.removeprefix(dialect.sigil), frame)
    return (hole("name", name),)


def _hidden(frame: Frame, scope: ir.Scope) -> bool:
    """Whether bare names never mean what stands in this scope."""
    return scope.kind == "class" and not frame.module.dialect.class_names


def _borrowed(resolver: Resolver, name: str, frame: Frame, here: Frame, scope: ir.Scope) -> Values | None:
    """What a name that belongs to a scope further out is there."""
    outer = _around(frame, scope)
    values = lookup(resolver, name, _frame_of(resolver, here, outer), LAST, scope.id) if outer is not None else ()
    found = unknown(values[0]) if len(values) == 1 else None
    return values if found is None or found.kind != "name" else None


def _of_scope(
    frame: Frame, scope: ir.Scope, name: str, at: Moment
) -> tuple[tuple[ir.Binding, ...], ir.Parameter | None]:
    """What a scope says of a name: its bindings and its parameter. A variable cannot be called everywhere."""
    bindings = () if _hidden(frame, scope) else scope.names.get(name, ())
    if not frame.module.dialect.methods_apart:
        return bindings, next((one for one in scope.parameters if one.name == name), None)
    if at.called and scope.kind == "function":
        return tuple(row for row in bindings if row.defines is not None), None
    bindings = members.of_kind(frame.module, bindings, called=at.called)
    return bindings, next((one for one in scope.parameters if one.name == name), None)


def _implied(resolver: Resolver, name: str, frame: Frame, scope: ir.Scope, at: Moment) -> Values:
    """The name as a member of the class right around a scope, of the class that it is, or of classes around these."""
    owner = scope.id if scope.kind == "class" else scope.parent
    if not frame.module.dialect.implicit_this:
        return ()
    while owner is not None and frame.module.scopes[owner].kind == "class":
        found = linking.implicit(resolver, name, frame, owner, at)
        if found:
            return found
        owner = frame.module.scopes[owner].parent
    return ()


def _around(frame: Frame, scope: ir.Scope) -> int | None:
    """The next scope outwards whose names can be seen: classes are passed over."""
    parent = scope.parent
    while parent is not None and frame.module.scopes[parent].kind == "class":
        parent = frame.module.scopes[parent].parent
    sees = frame.module.dialect.see_outer or (scope.kind == "function" and not scope.name)
    return parent if sees or parent == 0 else (0 if scope.id else None)


def _frame_of(resolver: Resolver, frame: Frame, scope: int) -> Frame:
    closure = frame.closure
    while closure is not None:
        if closure.scope == scope and closure.module is frame.module:
            return closure
        closure = closure.closure
    return resolver.generic(frame.module, scope)


def _starred(resolver: Resolver, name: str, frame: Frame) -> Values:
    found = (members.own(resolver, module, name) for module in resolver.program.imported_whole(frame.module))
    return next((values for values in found if values), ())


def value_of(resolver: Resolver, row: ir.Binding, frame: Frame) -> Values:
    """What one write gives, edits aside."""
    if row.kind == "definition" and row.defines is not None:
        scope = frame.module.scopes[row.defines]
        return (Thing(scope.kind, scope.name, frame.module.path, scope.id, frame if frame.scope else None),)
    if row.kind == "import" and row.imported is not None:
        return members.imported(resolver, frame.module, row.imported)
    if row.value is None or row.kind == "declared":
        return _typed(resolver, row, frame) or (hole("name", row.name),)
    frame = writer(resolver, row, frame)
    values = resolver.evaluate(row.value, frame, Moment(row.order, row.path) if row.order else LAST)
    if row.type and all(isinstance(value, Nothing) or unknown(value) is not None for value in values):
        values = _typed(resolver, row, frame) or values
    if row.kind == "loop":
        items, more = items_of(resolver, values)
        found = [value for item in items for value in (item if row.index is None else picked(item, row.index))]
        return bounded([*found, *([hole("loop", row.name)] if more or not found else [])])
    if row.index == 0 and frame.module.dialect.several_results:
        return bounded(one for value in values for one in (picked((value,), 0) if isinstance(value, Row) else (value,)))
    return values if row.index is None else bounded(picked(values, row.index))


def writer(resolver: Resolver, row: ir.Binding, frame: Frame) -> Frame:
    """The frame of the scope that a write stands in."""
    return frame if row.scope == frame.scope else _frame_of(resolver, frame, row.scope)


def _typed(resolver: Resolver, row: ir.Binding, frame: Frame) -> Values:
    """What the declared type says of a value that nothing else tells."""
    found = linking.instance_of(resolver, row.type, frame.module) if row.type else None
    return (found,) if found is not None else ()


def looped(resolver: Resolver, rows: tuple[ir.Binding, ...], frame: Frame) -> list[Frame]:
    """A frame for every item that a loop goes over, its names bound; none where not all items are known."""
    first = rows[0]
    if first.value is None or any(row.value is not first.value for row in rows):
        return []
    items, more = items_of(resolver, resolver.evaluate(first.value, frame, Moment(first.order, first.path)))
    if more or not items:
        return []
    frames = []
    for item in items:
        bound = dict(frame.bound)
        for row in rows:
            bound[frame.scope, row.name] = item if row.index is None else picked(item, row.index)
        frames.append(
            Frame(
                frame.module, frame.scope, frame.receiver, bound, frame.closure, frame.caller, frame.at, frame.generic
            )
        )
    resolver.question.keep.extend(frames)
    return frames


def picked(values: Values, index: int) -> Values:
    """The item at a position of an unpacked sequence."""
    found: list[Value] = []
    for value in values:
        if isinstance(value, Row) and index < len(value.items):
            found.extend(value.items[index])
        else:
            inner = unknown(value)
            found.append(hole("item", f"{inner.name}[{index}]" if inner else str(index)))
    return tuple(found)


def items_of(resolver: Resolver, values: Values) -> tuple[list[Values], bool]:
    """What iterating over a value gives, item by item, and whether there may be more."""
    del resolver
    items: list[Values] = []
    more = False
    for value in values:
        match value:
            case Row(inner, loose):
                items.extend(inner)
                more = more or loose
            case Table(cells, loose):
                items.extend((literal(cell.key, cell.origin),) for cell in cells)
                more = more or loose
            case _:
                more = True
    return items[:LOOPED], more or len(items) > LOOPED


def with_target(resolver: Resolver, frame: Frame, target: ir.Expression, item: Values) -> Frame:
    """A frame like this one in which a loop's target is bound to one item."""
    del resolver
    bound = dict(frame.bound)
    parts = target.items if isinstance(target, ir.Sequence) else (target,)
    for index, part in enumerate(parts):
        if isinstance(part, ir.Name):
            bound[frame.scope, part.name] = item if not isinstance(target, ir.Sequence) else picked(item, index)
    return Frame(frame.module, frame.scope, frame.receiver, bound, frame.closure, frame.caller, frame.at, frame.generic)
