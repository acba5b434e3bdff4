"""What a name means where it is used: reaching definitions by order and branch, edits layered on top."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from auditor.flow import members
from auditor.flow.frames import LAST, Frame, Moment
from auditor.flow.shapes import (
    Cell,
    Nothing,
    Number,
    Row,
    Table,
    Text,
    Thing,
    Value,
    Values,
    bounded,
    hole,
    literal,
    merged,
    text_of,
    together,
    unknown,
    with_cell,
)
from auditor.flow.truth import falsy, truth
from auditor.frontends import ir

if TYPE_CHECKING:
    from auditor.flow.resolve import Resolver

EDITS = {"augmented", "item", "member", "update", "append", "open"}
LATEST = 160
LOOPED = 16


class _State(NamedTuple):
    """One way to have reached a value: the branch it was written on, and the value."""

    path: ir.Path
    values: Values


def lookup(resolver: Resolver, name: str, frame: Frame, at: Moment) -> Values:
    """What a bare name is."""
    return resolver.guarded((name, id(frame), at.order), lambda: _looked_up(resolver, name, frame, at))


def _looked_up(resolver: Resolver, name: str, frame: Frame, at: Moment) -> Values:
    scope = frame.here
    here: Frame = frame
    while True:
        given = here.bound.get((scope.id, name))
        bindings = scope.names.get(name, ())
        parameter = next((one for one in scope.parameters if one.name == name), None)
        if bindings or parameter or given is not None:
            if given is not None and parameter is None:
                return given
            first = given
            if first is None and parameter is not None:
                first = members.parameter(resolver, parameter, scope, here)
            return settled(resolver, bindings, here, at, first) or (hole("name", name),)
        outer = _around(frame, scope)
        if outer is None:
            break
        here, scope = _frame_of(resolver, here, outer), frame.module.scopes[outer]
        at = LAST
    return _starred(resolver, name, frame) or (hole("name", name),)


def _around(frame: Frame, scope: ir.Scope) -> int | None:
    """The next scope outwards whose names can be seen: classes are passed over."""
    parent = scope.parent
    while parent is not None and frame.module.scopes[parent].kind == "class":
        parent = frame.module.scopes[parent].parent
    return parent if frame.module.dialect.see_outer or parent == 0 else (0 if scope.id else None)


def _frame_of(resolver: Resolver, frame: Frame, scope: int) -> Frame:
    closure = frame.closure
    while closure is not None:
        if closure.scope == scope and closure.module is frame.module:
            return closure
        closure = closure.closure
    return resolver.generic(frame.module, scope)


def _starred(resolver: Resolver, name: str, frame: Frame) -> Values:
    for row in frame.module.imports:
        if row.member == "*":
            module = members.module_of(resolver, frame.module, row)
            if module is not None and module is not frame.module and name in module.scopes[0].names:
                return lookup(resolver, name, resolver.generic(module, 0), LAST)
    return ()


# --- reaching definitions --------------------------------------------------------------------------------------------


def settled(
    resolver: Resolver, bindings: tuple[ir.Binding, ...], frame: Frame, at: Moment, first: Values | None
) -> Values:
    """The values that these writes, in order, leave behind at a moment; `first` is what stood there before them."""
    reaching = [row for row in bindings if row.order < at.order and not exclusive(row.path, at.path)]
    if not reaching and first is None and bindings and at.order < LAST.order:
        reaching = list(bindings)
    reaching = [row for row in reaching[-LATEST:] if alive(resolver, row.path, frame, at) is not False]
    start = _start(resolver, reaching, frame, at)
    states = [_State((), first)] if first is not None and start == 0 else []
    for row in reaching[start:]:
        if row.kind in EDITS:
            states = _edited(resolver, states, row, frame, at)
        else:
            states = _written(resolver, states, row, frame, at)
    return bounded(value for state in states for value in state.values)


def exclusive(first: ir.Path, second: ir.Path) -> bool:
    """Whether two branch paths can never both be taken in one pass."""
    for (branch, arm), (other, side) in zip(first, second, strict=False):
        if branch != other:
            return False
        if arm != side:
            return True
    return False


def _certain(resolver: Resolver, row: ir.Binding, frame: Frame, at: Moment) -> bool:
    """Whether the write surely happened if the use is reached."""
    if row.path == at.path[: len(row.path)]:
        return True
    return alive(resolver, row.path, frame, at) is True


def alive(resolver: Resolver, path: ir.Path, frame: Frame, at: Moment = LAST) -> bool | None:
    """Whether the branches of a path are taken, where their conditions can be decided."""
    tests = frame.module.tests
    verdict: bool | None = True
    for depth, (branch, arm) in enumerate(path):
        if at.path[: depth + 1] == path[: depth + 1]:
            continue
        own = _arm(resolver, tests, branch, arm, frame)
        if own is False:
            return False
        verdict = None if own is None else verdict
    return verdict


def _arm(
    resolver: Resolver, tests: dict[tuple[int, int], ir.Test], branch: int, arm: int, frame: Frame
) -> bool | None:
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
    """Where the last write that surely overwrote everything before it stands."""
    seen: dict[int, set[int]] = {}
    for index in range(len(reaching) - 1, -1, -1):
        row = reaching[index]
        if row.kind in EDITS or row.kind == "choice":
            continue
        if _certain(resolver, row, frame, at):
            return index
        branch, arm = row.path[-1]
        if row.path[:-1] == at.path[: len(row.path) - 1]:
            seen.setdefault(branch, set()).add(arm)
            if len(seen[branch]) == frame.module.exhaustive.get(branch, -1):
                return index
    return 0


def _written(
    resolver: Resolver, states: list[_State], row: ir.Binding, frame: Frame, at: Moment
) -> list[_State]:
    values = value_of(resolver, row, frame)
    if row.kind == "choice" and states:
        kept = [value for state in states for value in state.values if not falsy(value)]
        values = bounded((*kept, *values)) if any(map(unknown, kept)) or not kept else bounded(kept)
        return [_State((), values)]
    if _certain(resolver, row, frame, at):
        return [_State(row.path, values)]
    others = [state for state in states if state.path[: len(row.path)] != row.path]
    return [*others, _State(row.path, values)]


def _edited(
    resolver: Resolver, states: list[_State], row: ir.Binding, frame: Frame, at: Moment
) -> list[_State]:
    after: list[_State] = []
    sure = _certain(resolver, row, frame, at)
    for state in states or [_State((), (hole("name", row.name),))]:
        if exclusive(state.path, row.path):
            after.append(state)
        elif sure or state.path[: len(row.path)] == row.path:
            after.append(_State(state.path, _edit(resolver, state.values, row, frame, maybe=False)))
        elif row.kind in {"item", "update", "append", "open", "member"}:
            after.append(_State(state.path, _edit(resolver, state.values, row, frame, maybe=True)))
        else:
            after.append(state)
            after.append(_State(row.path, _edit(resolver, state.values, row, frame, maybe=False)))
    return after[-LOOPED:]


def _edit(resolver: Resolver, values: Values, row: ir.Binding, frame: Frame, *, maybe: bool) -> Values:
    moment = Moment(row.order, row.path)
    given = resolver.evaluate(row.value, frame, moment) if row.value is not None else (hole("name", row.name),)
    if row.kind == "augmented":
        return _added(values, given)
    if row.kind == "append":
        return tuple(_appended(value, given, maybe=maybe) for value in values)
    if row.kind == "open":
        return tuple(_opened(value) for value in values)
    if row.kind == "update":
        return bounded(_updated(value, one, maybe=maybe or len(given) > 1) for value in values for one in given)
    keys = resolver.evaluate(row.key, frame, moment) if row.key is not None else ()
    for key in keys or (hole("item", ""),):
        known = text_of(key).known if isinstance(key, Text | Number) else None
        span = row.key.span if row.key is not None else row.span
        cell = Cell(known or "", given, maybe or len(keys) > 1, members.origin(frame, span))
        values = tuple(_opened(value) if known is None else _celled(value, cell) for value in values)
    return values


def _added(values: Values, given: Values) -> Values:
    if any(isinstance(value, Row) for value in values):
        items = next((one for one in given if isinstance(one, Row)), None)
        return tuple(
            Row((*value.items, *(items.items if items else ())), value.open or items is None)
            if isinstance(value, Row)
            else value
            for value in values
        )
    if all(isinstance(value, Number) for value in (*values, *given)):
        return (hole("number", "sum"),)
    return together([values, given])


def _appended(value: Value, given: Values, *, maybe: bool) -> Value:
    if isinstance(value, Row):
        return Row((*value.items[:LATEST], given), value.open or maybe)
    return _opened(value)


def _opened(value: Value) -> Value:
    match value:
        case Table(cells):
            return Table(cells, open=True)
        case Row(items):
            return Row(items, open=True)
        case _:
            return value


def _updated(value: Value, given: Value, *, maybe: bool) -> Value:
    table = as_table(given)
    match value:
        case Table():
            return merged(value, table, maybe=maybe) if table is not None else Table(value.cells, open=True)
        case Row(items, loose):
            more = given.items if isinstance(given, Row) else ()
            return Row((*items, *more), loose or not isinstance(given, Row))
        case Thing("object"):
            return value
        case _:
            return Table(table.cells if table else (), open=True) if unknown(value) else value


def _celled(value: Value, cell: Cell) -> Value:
    if isinstance(value, Thing) and value.kind == "object":
        return replace(value, table=with_cell(value.table, _grown(value.table.get(cell.key), cell)))
    match value:
        case Table():
            return with_cell(value, cell)
        case Nothing():
            return Table((cell,))
        case _:
            return Table((cell,), open=True) if unknown(value) else value


def _grown(before: Cell | None, cell: Cell) -> Cell:
    """A member that is a mapping grows when another is given to it: headers, parameters of a prepared client."""
    old = next((value for value in before.values if isinstance(value, Table)), None) if before is not None else None
    new = next((value for value in cell.values if isinstance(value, Table)), None)
    return cell if old is None or new is None else replace(cell, values=(merged(old, new),))


def as_table(value: Value) -> Table | None:
    """A mapping, or a list of pairs, as a table."""
    if isinstance(value, Table):
        return value
    if isinstance(value, Row):
        table = Table(open=value.open)
        for values in value.items:
            pair = values[0]
            if not (isinstance(pair, Row) and len(pair.items) > 1):
                return None
            key = pair.items[0][0]
            known = key.known if isinstance(key, Text) else None
            source = key.parts[0].origin if isinstance(key, Text) and key.parts and known else None  # type: ignore[union-attr]
            table = with_cell(table, Cell(known, pair.items[1], origin=source)) if known else Table(table.cells, open=True)
        return table
    return None


def spread(table: Table, values: Values) -> Table:
    """The table with another spread into it."""
    for value in values:
        other = as_table(value)
        if other is not None:
            table = merged(table, other, maybe=len(values) > 1)
        elif not isinstance(value, Nothing):
            table = Table(table.cells, open=True)
    return table


# --- single writes ---------------------------------------------------------------------------------------------------


def value_of(resolver: Resolver, row: ir.Binding, frame: Frame) -> Values:
    """What one write gives, edits aside."""
    if row.kind == "definition" and row.defines is not None:
        scope = frame.module.scopes[row.defines]
        return (Thing(scope.kind, scope.name, frame.module.path, scope.id, frame if frame.scope else None),)
    if row.kind == "import" and row.imported is not None:
        return members.imported(resolver, frame.module, row.imported)
    if row.value is None or row.kind == "declared":
        return (hole("name", row.name),)
    values = resolver.evaluate(row.value, frame, Moment(row.order, row.path))
    if row.kind == "loop":
        items, more = items_of(resolver, values)
        found = [value for item in items for value in (item if row.index is None else picked(item, row.index))]
        return bounded([*found, *([hole("loop", row.name)] if more or not found else [])])
    return values if row.index is None else bounded(picked(values, row.index))


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
