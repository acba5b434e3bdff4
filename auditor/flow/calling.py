"""Calls: the program's own functions by what they return, classes by constructing them, the rest by the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow import classes, edits, library, linking, members, reaching
from auditor.flow.frames import LAST, Frame, Moment
from auditor.flow.program import last_name
from auditor.flow.rows import rows_for
from auditor.flow.shapes import (
    Cell,
    Nothing,
    Origin,
    Row,
    Table,
    Text,
    Thing,
    Value,
    Values,
    bounded,
    hole,
    merged,
    unknown,
    with_cell,
)
from auditor.frontends import ir

if TYPE_CHECKING:
    from auditor.flow.resolve import Resolver
    from auditor.frontends.dialect import Dialect

Bound = dict[tuple[int, str], Values]

RETURNS = 16
KEPT = 4
"""A function that is called may use up all of the question's fuel but this part of it."""
COMMON = {"request", "insert", "remove", "setmember"}
"""What a library does under names that a program's own methods bear as well."""

GENERAL = {"get", "post", "put", "delete", "call", "request", "find", "save", "run", "send", "execute", "fetch", "open"}


def call(resolver: Resolver, node: ir.Call, frame: Frame, at: Moment) -> Values:
    """What a call gives: of the program's own definitions first, then of the library's rows, else a hole."""
    found: list[Value] = []
    for callee in callees(resolver, node, frame, at):
        if isinstance(callee, Thing) and callee.kind in {"function", "method", "class"}:
            found.extend(_own(resolver, callee, node, frame, at))
        elif unknown(callee) is None and reads(node, frame):
            found.append(callee)
        else:
            found.extend(library.apply(resolver, callee, node, frame, at))
    return bounded(found)


def reads(node: ir.Call, frame: Frame) -> bool:
    """Whether the call may as well be a mere reading of what it names."""
    return frame.module.dialect.bare_calls and not node.arguments and not node.new


def _run_by_name(resolver: Resolver, node: ir.Call, frame: Frame, at: Moment) -> Values:
    """The functions that a method of theirs runs, or nothing."""
    if not isinstance(node.callee, ir.Member) or node.callee.name not in frame.module.dialect.runs:
        return ()
    values = resolver.evaluate(node.callee.base, frame, at)
    return tuple(one for one in values if isinstance(one, Thing) and one.kind in {"function", "method"})


def callees(resolver: Resolver, node: ir.Call, frame: Frame, at: Moment) -> Values:
    """What is called. A method of an unknown receiver is the program's own if only one class has such a method."""
    values = _methods(resolver, node, frame, at) or _run_by_name(resolver, node, frame, at)
    values = values or resolver.evaluate(node.callee, frame, at._replace(called=True))
    if frame.module.dialect.overloads:
        values = linking.overloads(resolver, values, node)
    hook = frame.module.dialect.call_member
    if hook and any(isinstance(value, Thing) and value.kind == "instance" for value in values):
        return bounded(
            inner
            for value in values
            for inner in (
                members.member(resolver, value, hook, frame, at)
                if isinstance(value, Thing) and value.kind == "instance"
                else (value,)
            )
        )
    if reads(node, frame):
        return values
    if frame.module.dialect.extensions and isinstance(node.callee, ir.Member) and not any(map(_is_own, values)):
        added = linking.extension(resolver, node)
        if added:
            return added
    if isinstance(node.callee, ir.Member) and all(unknown(value) is not None for value in values):
        inner = unknown(values[0])
        if inner is not None and inner.kind in {"attr", "param"}:
            only = _only_method(resolver, frame.module.dialect, node.callee.name)
            resolver.question.unsettled += only is not None and inner.owner is not None
            return (only,) if only is not None else values
    return values


def _methods(resolver: Resolver, node: ir.Call, frame: Frame, at: Moment) -> Values:
    """The methods that are called, in a language where a field of the same name is something else."""
    if not frame.module.dialect.members_apart or not isinstance(node.callee, ir.Member):
        return ()
    found: list[Value] = []
    for base in resolver.evaluate(node.callee.base, frame, at):
        if not isinstance(base, Thing) or base.kind not in {"instance", "class", "super"}:
            return ()
        found.extend(classes.methods(resolver, base, node.callee.name))
    return bounded(found) if found else ()


def _is_own(value: Value) -> bool:
    return isinstance(value, Thing) and value.kind in {"function", "method", "class"}


def _only_method(resolver: Resolver, dialect: Dialect, name: str) -> Thing | None:
    methods = resolver.program.methods(name)
    if name.lower() in GENERAL or len(methods) != 1 or name.startswith("__"):
        return None
    if any(row.operation not in COMMON for row in rows_for(dialect, name, method=True)):
        return None
    module = resolver.program.module(methods[0].path)
    if module is None:
        return None
    scope = module.scopes[methods[0].scope]
    owner = module.scopes[scope.owner or 0]
    return Thing("method", name, module.path, scope.id, Thing("instance", owner.name, module.path, owner.id))


def _own(resolver: Resolver, callee: Thing, node: ir.Call, frame: Frame, at: Moment) -> Values:
    module = resolver.program.module(callee.path)
    if module is None:
        return (hole("call", callee.name),)
    if callee.kind == "class":
        made = resolver.construction(node, frame, at)
        return (
            Thing("instance", callee.name, callee.path, callee.scope, made, _set_at_once(resolver, node, frame, at)),
        )
    inner = entered(resolver, callee, module, node, frame, at)
    if again(inner):
        return resolver.cut()
    return resolver.sparingly(1, KEPT, lambda: returned(resolver, inner))


def again(inner: Frame) -> bool:
    """Whether a function calls itself with what it was called with: that never ends."""
    outer = inner.caller
    while outer is not None:
        same = outer.scope == inner.scope and outer.module is inner.module and outer.receiver == inner.receiver
        if same and outer.bound == inner.bound:
            return True
        outer = outer.caller
    return False


def _set_at_once(resolver: Resolver, node: ir.Call, frame: Frame, at: Moment) -> Table:
    """The members that are written where the object is made."""
    table = Table()
    for argument in node.arguments:
        if argument.spread == "member" and argument.name:
            values = resolver.evaluate(argument.value, frame, at)
            table = with_cell(table, Cell(argument.name, values, origin=Origin(frame.module.path, argument.value.span)))
    return table


def entered(resolver: Resolver, callee: Thing, module: ir.Module, node: ir.Call, frame: Frame, at: Moment) -> Frame:
    """The frame of a function called from here."""
    scope = module.scopes[callee.scope]
    receiver = callee.of if isinstance(callee.of, Thing) else None
    inner = framed(resolver, module, scope, receiver, node, frame, at, callee.table)
    inner.closure = callee.of if isinstance(callee.of, Frame) else None
    return inner


def framed(
    resolver: Resolver,
    module: ir.Module,
    scope: ir.Scope,
    receiver: Thing | None,
    node: ir.Call,
    frame: Frame,
    at: Moment,
    before: Table | None = None,
) -> Frame:
    """The frame of a scope with its parameters bound to a call's arguments, those given `before` first."""
    bound = arguments(resolver, module, scope, node, frame, at, before)
    return Frame(module, scope.id, receiver, bound, caller=frame, at=at, generic=False)


def run(resolver: Resolver, module: ir.Module, scope: ir.Scope, receiver: Thing) -> Values:
    """What a function without arguments (a property) gives for a receiver."""
    return returned(resolver, resolver.generic(module, scope.id, receiver))


def returned(resolver: Resolver, frame: Frame) -> Values:
    """What a function returns in a frame: every return that its conditions allow."""
    scope = frame.here
    found: list[Value] = []
    resolver.question.keep.append(frame)
    for row in scope.returns[:RETURNS]:
        moment = Moment(row.order, row.path)
        taken = reaching.alive(resolver, row.path, frame)
        if taken is not False:
            found.extend(resolver.evaluate(row.value, frame, moment))
        if taken is True:
            break
    if not scope.returns:
        return (Nothing(),)
    solid = [value for value in found if not isinstance(value, Nothing)]
    return bounded(solid or found) or (Nothing(),)


# --- arguments -------------------------------------------------------------------------------------------------------


def arguments(
    resolver: Resolver,
    module: ir.Module,
    scope: ir.Scope,
    node: ir.Call,
    frame: Frame,
    at: Moment,
    before: Table | None = None,
) -> Bound:
    """Parameters by (scope, name) as a call fills them; what it leaves open takes its default."""
    positional, named, loose = evaluated(resolver, node, frame, at)
    positional, named = _behind(before or Table(), positional, named)
    if module.dialect.receiver_parameter and _explicit_receiver(node, scope):
        positional = positional[1:]
    positional = [*_called_on(resolver, node, scope, frame, at), *positional]
    bound: Bound = {}
    rest = Table(open=loose)
    places = [row for row in scope.parameters if row.positional and not row.rest]
    for row, values in zip(places, positional, strict=False):
        bound[scope.id, row.name] = values
    by_name = not module.dialect.trailing_mapping
    known = {row.name for row in scope.parameters if not row.rest and (by_name or not row.positional)}
    for cell in named.cells:
        if cell.key in known:
            bound[scope.id, cell.key] = cell.values
        else:
            rest = with_cell(rest, cell)
    rest = Table(rest.cells, rest.open or named.open)
    if rest.cells and module.dialect.trailing_mapping and not any(row.rest == "mapping" for row in scope.parameters):
        bound.update({(scope.id, row.name): (rest,) for row in places[len(positional) :][:1]})
    for row in scope.parameters:
        if row.rest == "mapping":
            bound[scope.id, row.name] = (rest,)
        elif row.rest == "list":
            bound[scope.id, row.name] = (Row(tuple(positional[len(places) :]), loose),)
        elif (scope.id, row.name) not in bound:
            bound[scope.id, row.name] = _default(resolver, module, scope, row, loose=loose or named.open)
    return bound


def _behind(before: Table, positional: list[Values], named: Table) -> tuple[list[Values], Table]:
    """Arguments behind those that were given before, by place as `#0` and by name."""
    if not before.cells:
        return positional, named
    first = [cell.values for place in range(len(before.cells)) if (cell := before.get(f"#{place}")) is not None]
    kept = tuple(cell for cell in before.cells if not cell.key.startswith("#"))
    return [*first, *positional], merged(Table(kept), named)


def _called_on(resolver: Resolver, node: ir.Call, scope: ir.Scope, frame: Frame, at: Moment) -> list[Values]:
    """What a function that extends another class is called on, which is its first argument."""
    if scope.receiver != "argument" or not isinstance(node.callee, ir.Member):
        return []
    held = resolver.evaluate(node.callee.base, frame, at)
    return [] if any(isinstance(value, Thing) and value.kind == "class" for value in held) else [held]


def _default(resolver: Resolver, module: ir.Module, scope: ir.Scope, row: ir.Parameter, *, loose: bool) -> Values:
    if row.default is None:
        return (hole("param", row.name, owner=(module.path, scope.id)),)
    values = resolver.evaluate(row.default, resolver.generic(module, scope.parent or 0), LAST)
    return bounded([*values, hole("param", row.name)]) if loose else values


def _explicit_receiver(node: ir.Call, scope: ir.Scope) -> bool:
    """`Base.method(self, …)`: the receiver is written as an argument."""
    first = node.arguments[0].value if node.arguments else None
    callee = node.callee
    return (
        scope.receiver in {"this", "class"}
        and isinstance(first, ir.This)
        and isinstance(callee, ir.Member)
        and isinstance(callee.base, ir.Name | ir.Member)
        and last_name(callee) == scope.name
    )


def evaluated(resolver: Resolver, node: ir.Call, frame: Frame, at: Moment) -> tuple[list[Values], Table, bool]:
    """A call's arguments: by position, by name, and whether there may be more."""
    positional: list[Values] = []
    named = Table()
    loose = False
    for follow, argument in zip(range(len(node.arguments), 0, -1), node.arguments, strict=True):
        values = resolver.sparing(argument.value, frame, at, follow)
        if argument.name:
            named = with_cell(named, Cell(argument.name, values, origin=Origin(frame.module.path, argument.value.span)))
        elif argument.spread == "list":
            row = values[0]
            positional.extend(row.items if isinstance(row, Row) else ())
            loose = loose or not isinstance(row, Row) or row.open
        elif argument.spread == "mapping":
            named = edits.spread(named, values)
        else:
            positional.append(values)
    return positional, named, loose


def is_text(value: Value) -> bool:
    """Whether the value is a text of which at least something is known."""
    return isinstance(value, Text) and unknown(value) is None
