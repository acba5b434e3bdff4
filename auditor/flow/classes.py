"""Classes: their family, their constructors, and what fills a constructor's parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow import calling, families, filling, linking, members, reaching
from auditor.flow.frames import LAST, Construction, Frame, Moment
from auditor.flow.program import CLASSES_IN_A_FAMILY, Site, last_name
from auditor.flow.shapes import (
    Cell,
    Nothing,
    Table,
    Text,
    Thing,
    Value,
    Values,
    bounded,
    hole,
    literal,
    unknown,
    with_cell,
)
from auditor.frontends import ir
from auditor.sources import is_notes, is_test

if TYPE_CHECKING:
    from auditor.flow.resolve import Resolver

CONSTRUCTIONS = 12
OVERLOADS = 4
FIELDS = {"assign", "declared"}


def constructors(one: families.Class) -> list[ir.Scope]:
    """The scopes of a class's own constructors."""
    rows = [row for name in one.module.dialect.constructors for row in one.scope.names.get(name, ())]
    return [one.module.scopes[row.defines] for row in rows if row.defines is not None]


def constructor(one: families.Class, made: ir.Call | None = None) -> ir.Scope | None:
    """The scope of a class's own constructor; of several the one that takes a construction's arguments."""
    found = constructors(one)
    if made is not None and one.module.dialect.overloads:
        found = [scope for scope in found if linking.takes(scope, made)] or found
    return found[0] if found else None


def attribute(resolver: Resolver, base: Thing, classes: families.Family, name: str, *, called: bool = False) -> Values:
    """What the class body says of the name: a value, a method bound to the receiver, a property read."""
    empty: Values = ()
    for one in classes:
        rows = members.of_kind(one.module, one.scope.names.get(name, ()), called=called)
        if not rows:
            continue
        receiver = _receiver(base)
        if one.module.dialect.members_apart:
            rows = tuple(row for row in rows if row.kind != "definition") or rows
        rows = _suiting(one, rows, base)
        values = _bound(resolver, one, rows, receiver)
        declared = all(row.kind == "declared" and row.value is None for row in rows)
        if not declared and not all(_abstract(value) for value in values):
            return values
        empty = empty or values
    return overridden(resolver, base, name) or empty if empty else ()


def _receiver(base: Thing) -> Thing:
    return base if base.kind != "super" else Thing("instance", base.name, base.path, base.scope, base.of)


def methods(resolver: Resolver, base: Thing, name: str) -> Values:
    """The method of this name, whatever else bears the name, or nothing."""
    for one in families.family(resolver, base):
        rows = tuple(row for row in one.scope.names.get(name, ()) if row.kind == "definition")
        if rows:
            return _bound(resolver, one, rows, _receiver(base))
    return ()


def _suiting(one: families.Class, rows: tuple[ir.Binding, ...], base: Thing) -> tuple[ir.Binding, ...]:
    """Of a name that a class has for itself and for its instances, the one that suits the receiver."""
    if len(rows) == 1 or base.kind == "super" or one.module.dialect.receiver_parameter:
        return rows
    own = [row.defines is not None and one.module.scopes[row.defines].receiver == "class" for row in rows]
    return tuple(row for row, of_class in zip(rows, own, strict=True) if of_class == (base.kind == "class")) or rows


def _bound(resolver: Resolver, one: families.Class, rows: tuple[ir.Binding, ...], receiver: Thing) -> Values:
    frame = resolver.generic(one.module, one.scope.id, receiver)
    values: list[Value] = []
    for value in reaching.settled(resolver, rows, frame, LAST, None):
        if not (isinstance(value, Thing) and value.kind == "function" and value.path == one.module.path):
            values.append(value)
            continue
        scope = one.module.scopes[value.scope]
        if scope.property:
            values.extend(calling.run(resolver, one.module, scope, receiver))
        else:
            values.append(Thing("method", scope.name, value.path, value.scope, receiver))
    return bounded(values)


def _abstract(value: Value) -> bool:
    return isinstance(value, Nothing) or value == Text(())


def overridden(resolver: Resolver, base: Thing, name: str) -> Values:
    """What subclasses say of a name that the class itself leaves open."""
    values: list[Value] = []
    for reference in resolver.program.subclasses(resolver_name(resolver, base))[:CLASSES_IN_A_FAMILY]:
        module = resolver.program.module(reference.path)
        if module is None or base.of is not None:
            continue
        scope = module.scopes[reference.scope]
        receiver = Thing("instance", scope.name, module.path, scope.id)
        one = _saying(resolver, receiver, base, name)
        if one is not None:
            values.extend(_bound(resolver, one, one.scope.names[name], receiver))
    return bounded(value for value in values if not _abstract(value))


def _saying(resolver: Resolver, receiver: Thing, base: Thing, name: str) -> families.Class | None:
    """Which class of a subclass has the name: itself, or one that it mixes in beside its superclass."""
    module = resolver.program.module(receiver.path)
    if module is None:
        return None
    scope = module.scopes[receiver.scope]
    if scope.names.get(name):
        return families.Class(module, scope)
    if not scope.bases or last_name(scope.bases[0]) != resolver_name(resolver, base):
        return None
    known = {id(one.scope) for one in families.family(resolver, base)}
    own = (one for one in families.family(resolver, receiver) if id(one.scope) not in known)
    return next((one for one in own if one.scope.names.get(name)), None)


def resolver_name(resolver: Resolver, base: Thing) -> str:
    """The name of a thing's class."""
    module = resolver.program.module(base.path)
    return module.scopes[base.scope].name if module is not None else base.name


def dynamic(resolver: Resolver, base: Thing, classes: families.Family, name: str, frame: Frame, at: Moment) -> Values:
    """A member that a catch-all method makes, given its name."""
    for one in classes:
        hook = one.module.dialect.dynamic_member
        for binding in one.scope.names.get(hook, ()) if hook else ():
            if binding.defines is None or name.startswith("__"):
                continue
            scope = one.module.scopes[binding.defines]
            bound: calling.Bound = {(scope.id, row.name): (literal(name),) for row in scope.parameters[:1]}
            inner = Frame(one.module, scope.id, base, bound, caller=frame, at=at, generic=False)
            return calling.returned(resolver, inner)
    return ()


# --- constructors ----------------------------------------------------------------------------------------------------


def given(resolver: Resolver, base: Thing, classes: families.Family, name: str) -> Values:
    """What a class was given for a field when it was made: one without a constructor, or whose takes whatever comes."""
    made = base.of
    makers = [(one, scope) for one in classes if (scope := constructor(one)) is not None]
    if makers:
        takes = any(filling.fills(one, scope) for one, scope in makers)
        return _taken(resolver, base, name) if takes else ()
    if made is None and classes and not classes[0].module.dialect.constructors:
        return _filled(resolver, base, name)
    if not isinstance(made, Construction):
        return ()
    positional, named, _ = calling.evaluated(resolver, made.call, made.frame, made.at)
    cell = named.get(name)
    if cell is not None:
        return cell.values
    fields = [field for one in reversed(classes) for field, rows in one.scope.names.items() if rows[0].kind in FIELDS]
    place = fields.index(name) if name in fields else len(positional)
    return positional[place] if place < len(positional) else ()


def _taken(resolver: Resolver, base: Thing, name: str) -> Values:
    """What a field is given by the construction of an object, or by all that are seen."""
    made = base.of
    if isinstance(made, Construction):
        return filling.given(*calling.evaluated(resolver, made.call, made.frame, made.at)[:2], name)
    values: list[Value] = []
    own = resolver.program.module(base.path)
    sites = resolver.program.loaded_calls_of(resolver_name(resolver, base))
    for site in [site for site in sites if own is not None and site.module.dialect is own.dialect][:CONSTRUCTIONS]:
        frame, moment = resolver.generic(site.module, site.call.scope), Moment(site.call.order, site.call.path)
        values.extend(filling.given(*calling.evaluated(resolver, site.call.call, frame, moment)[:2], name))
    return bounded(values) if values else ()


def _filled(resolver: Resolver, base: Thing, name: str) -> Values:
    """What a field is given wherever an object of the class is made, in languages without constructors."""
    values: list[Value] = []
    for site in resolver.program.loaded_calls_of(resolver_name(resolver, base))[:CONSTRUCTIONS]:
        given = [one.value for one in site.call.call.arguments if one.spread == "member" and one.name == name]
        frame, moment = resolver.generic(site.module, site.call.scope), Moment(site.call.order, site.call.path)
        values.extend(value for one in given for value in resolver.evaluate(one, frame, moment))
    known = [value for value in values if unknown(value) is None]
    return bounded(known or values)


def constructor_frame(resolver: Resolver, base: Thing, classes: families.Family, wanted: families.Class) -> Frame:
    """The frame in which a class's constructor ran for this receiver."""
    before: Frame | None = None
    made = base.of.call if isinstance(base.of, Construction) else None
    for one in classes:
        scope = constructor(one, made if before is None else None)
        if scope is None:
            continue
        frame = _constructing(resolver, base, one, scope, before)
        if one.scope is wanted.scope:
            return frame
        before = frame
    return resolver.generic(wanted.module, wanted.scope.id, base)


def constructing(
    resolver: Resolver, base: Thing, classes: families.Family, one: families.Class
) -> list[list[tuple[ir.Scope, Frame]]]:
    """The ways in which a class's constructors may have run for this receiver, each step with its frame, in order."""
    made = base.of.call if isinstance(base.of, Construction) else None
    several = constructors(one) if one.module.dialect.overloads else []
    if made is None and len(several) > 1:
        return [[(scope, resolver.generic(one.module, scope.id, base))] for scope in several[:OVERLOADS]]
    scope = constructor(one, made)
    if scope is None:
        return []
    frame = constructor_frame(resolver, base, classes, one)
    steps = [(scope, frame)]
    while len(several) > len(steps) and (further := _delegated(resolver, base, one, *steps[0], several)) is not None:
        steps.insert(0, further)
    return [steps]


def _delegated(
    resolver: Resolver, base: Thing, one: families.Class, scope: ir.Scope, frame: Frame, several: list[ir.Scope]
) -> tuple[ir.Scope, Frame] | None:
    """The other constructor that a constructor calls first: `this(…)`."""
    for site in one.module.calls:
        callee = site.call.callee
        if site.scope == scope.id and isinstance(callee, ir.This) and callee.kind == "this":
            for other in several:
                if other is not scope and linking.takes(other, site.call):
                    moment = Moment(site.order, site.path)
                    return other, calling.framed(resolver, one.module, other, base, site.call, frame, moment)
    return None


def _constructing(resolver: Resolver, base: Thing, one: families.Class, scope: ir.Scope, before: Frame | None) -> Frame:
    """`before` is the frame of the nearer class's constructor, which calls this one."""
    receiver = Thing("instance", base.name, base.path, base.scope, base.of)
    if before is not None:
        for site in before.module.calls:
            if site.scope == before.scope and _hands_up(site.call, one.module):
                moment = Moment(site.order, site.path)
                return calling.framed(resolver, one.module, scope, receiver, site.call, before, moment)
        return resolver.generic(one.module, scope.id, receiver)
    if isinstance(base.of, Construction):
        made = base.of
        return calling.framed(resolver, one.module, scope, receiver, made.call, made.frame, made.at)
    return resolver.generic(one.module, scope.id, receiver)


def from_constructions(resolver: Resolver, row: ir.Parameter, scope: ir.Scope, frame: Frame) -> Values:
    """What the calls that construct the class (or a subclass without constructor) give to a constructor's parameter."""
    if frame.receiver is None or frame.receiver.of is not None:
        return ()
    wanted = {resolver_name(resolver, frame.receiver), frame.module.scopes[scope.owner or 0].name}
    sites = [site for name in sorted(wanted) for site in resolver.program.loaded_calls_of(name)]
    sites = [site for site in sites if not is_notes(site.module.path)]  # what notes show is theirs alone
    sites = [*_delegating(frame.module, scope), *sites]
    tested = [site for site in sites if is_test(site.module.path)]
    own = [site for site in sites if site not in tested]
    values = _given_at(resolver, row, scope, frame, own)
    handed = _given_at(resolver, row, scope, frame, _handed_up(resolver, frame.module, scope))
    if handed:  # which of the subclasses it is, is for the caller to say
        return bounded([*values, *handed, hole("param", row.name, owner=(frame.module.path, scope.id))])
    if any(isinstance(value, Text) and "/" in str(value) for value in values):
        return values  # the address that the program has, not the one of its tests
    return bounded((*values, *_given_at(resolver, row, scope, frame, tested)))


def _given_at(resolver: Resolver, row: ir.Parameter, scope: ir.Scope, frame: Frame, sites: list[Site]) -> Values:
    """What the calls at some places give to a constructor's parameter, as far as it is known."""
    values: list[Value] = []
    for site in sites[:CONSTRUCTIONS]:
        around = resolver.generic(site.module, site.call.scope)
        if around is frame or (frame.module.dialect.overloads and not linking.takes(scope, site.call.call)):
            continue
        bound = calling.arguments(
            resolver, frame.module, scope, site.call.call, around, Moment(site.call.order, site.call.path)
        )
        given = bound.get((scope.id, row.name))
        values.extend(given if given is not None else ())
    known = [value for value in values if not (unknown(value) and _is_own(value, scope))]
    return bounded(known)


def _handed_up(resolver: Resolver, module: ir.Module, scope: ir.Scope) -> list[Site]:
    """The calls by which the constructors of subclasses hand over to this one."""
    found: list[Site] = []
    for reference in resolver.program.subclasses(module.scopes[scope.owner or 0].name)[:CLASSES_IN_A_FAMILY]:
        below = resolver.program.module(reference.path)
        calls = below.calls if below is not None else ()
        found.extend(
            Site(below, call)
            for call in calls
            if below is not None
            and below.dialect.name == module.dialect.name
            and below.scopes[call.scope].owner == reference.scope
            and below.scopes[call.scope].name in below.dialect.constructors
            and _hands_up(call.call, below)
        )
    return found


def handed_out(resolver: Resolver, base: Thing) -> Table:
    """What the constructors of an instance hand to a base class outside the program: by name, and by place as `#0`."""
    classes = families.family(resolver, base)
    last = classes[-1] if classes else None
    scope = constructor(last) if last is not None and last.scope.bases else None
    if last is None or scope is None:
        return Table()
    frame = constructor_frame(resolver, base, classes, last)
    for site in last.module.calls:
        if site.scope == scope.id and _hands_up(site.call, last.module):
            moment = Moment(site.order, site.path)
            positional, table, _ = calling.evaluated(resolver, site.call, frame, moment)
            for index, values in enumerate(positional):
                table = with_cell(table, Cell(f"#{index}", values))
            return table
    return Table()


def _hands_up(call: ir.Call, module: ir.Module) -> bool:
    """Whether a call, made in a constructor, is that of the base class's constructor."""
    callee = call.callee
    above = isinstance(callee, ir.This) and callee.kind == "super"
    return above or last_name(callee) in module.dialect.constructors


def _delegating(module: ir.Module, scope: ir.Scope) -> list[Site]:
    """The calls by which other constructors of a class hand over to this one."""
    if not module.dialect.overloads:
        return []
    owners = (call for call in module.calls if module.scopes[call.scope].owner == scope.owner)
    calls = (call for call in owners if isinstance(call.call.callee, ir.This) and call.call.callee.kind == "this")
    return [Site(module, call) for call in calls if call.scope != scope.id]


def _is_own(value: Value, scope: ir.Scope) -> bool:
    found = unknown(value)
    return found is not None and found.owner is not None and found.owner[1] == scope.id


def typed(resolver: Resolver, row: ir.Parameter, frame: Frame) -> Thing | None:
    """An instance of the class that the parameter's annotation names."""
    found = linking.instance_of(resolver, row.type, frame.module) if row.type else None
    module = resolver.program.module(found.path) if found is not None else None
    return None if found is None or module is None or _lists(module.scopes[found.scope]) else found


def _lists(scope: ir.Scope) -> bool:
    """Whether the class is an enumeration: its constants have no value beside themselves."""
    firsts = [(rows[0], rows[0].value) for rows in scope.names.values() if rows[0].kind == "assign"]
    return any(isinstance(value, ir.Text | ir.Call) and value.span[:2] == row.span[:2] for row, value in firsts)
