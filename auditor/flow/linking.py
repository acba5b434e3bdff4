"""Names that need no import: members of the class around, classes of other files, what a folder shares, overloads.

Which of these a language has is said by its dialect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow import classes, families, members, names, reaching
from auditor.flow.frames import LAST
from auditor.flow.shapes import Thing, Values, bounded, literal, unknown
from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.flow.frames import Frame, Moment
    from auditor.flow.resolve import Resolver

ALTERNATIVES = 4


def implicit(resolver: Resolver, name: str, frame: Frame, owner: int, at: Moment) -> Values:
    """A bare name as a member of the class around, or nothing."""
    module = frame.module
    scope = module.scopes[owner]
    receiver = members.this(resolver, "this", frame)[0]
    if not isinstance(receiver, Thing) or not _holds(resolver, receiver, name):
        receiver = Thing("instance", scope.name, module.path, owner)
        if not _holds(resolver, receiver, name):
            if name == module.dialect.class_member and name and frame.here.receiver == "class":
                return (literal(scope.name),)
            return classes.overridden(resolver, receiver, name)
    return members.member(resolver, receiver, name, frame, at)


def _holds(resolver: Resolver, receiver: Thing, name: str) -> bool:
    if receiver.kind not in {"instance", "class"}:
        return False
    return any(
        name in one.scope.names or any(row.kind not in reaching.EDITS for row in one.scope.fields.get(name, ()))
        for one in families.family(resolver, receiver)
    )


def outside(resolver: Resolver, name: str, frame: Frame) -> Values:
    """A name that this file does not have: of the folder, a class or a constant of another file; or nothing."""
    module, dialect = frame.module, frame.module.dialect
    if dialect.shared_folder:
        found = of_modules(resolver, name, resolver.program.sharing(module, name))
        if found:
            return found
    if dialect.path_imports and _is_script(module):
        return of_modules(resolver, name, (one for one in resolver.program.having(name, module) if _is_script(one)))
    foreign = bool(dialect.sigil) and name.startswith(dialect.sigil) and frame.scope != 0
    if not dialect.global_classes or foreign:
        return ()
    named = class_named(resolver, name, module)
    if named is not None and classes.resolver_name(resolver, named) == name:
        return (named,)
    return of_modules(resolver, name, resolver.program.having(name, module)) or ((named,) if named else ())


def _is_script(module: ir.Module) -> bool:
    """Whether a file neither takes from others nor gives to them: such files share their outermost names."""
    return not module.imports and not module.scopes[0].names.keys() & {module.dialect.exports, module.dialect.whole}


def class_named(resolver: Resolver, name: str, module: ir.Module, namespace: str | None = None) -> Thing | None:
    """The class of this name that is nearest to a module, wherever it is defined; of one namespace if it is given."""
    if not name[:1].isalpha() and name[:1] != "_":
        return None
    found = resolver.program.classes_named(name, module)
    if namespace is not None and module.dialect.namespaces:
        found = [one for one in found if (resolver.program.module(one.path) or module).namespace == namespace]
    return Thing("class", name, found[0].path, found[0].scope) if found else None


def of_modules(resolver: Resolver, name: str, modules: Iterable[ir.Module]) -> Values:
    """What the nearest module that has something to say says of a name."""
    for module in modules:
        values = names.lookup(resolver, name, resolver.generic(module, 0), LAST)
        if any(unknown(value) is None for value in values):
            return values
    return ()


def namesake(module: ir.Module, name: str) -> Thing | None:
    """The class of a file, where the file is named after it."""
    for row in module.scopes[0].names.get(name, ()):
        if row.defines is not None and module.scopes[row.defines].kind == "class":
            return Thing("class", name, module.path, row.defines)
    return None


def instance_of(resolver: Resolver, type_name: str, module: ir.Module) -> Thing | None:
    """An instance of the class that a declared type names, if the program has it."""
    first, *rest = type_name.split(".")
    values = names.lookup(resolver, first, resolver.generic(module, 0), LAST)
    for name in rest:
        values = members.member(resolver, values[0], name, resolver.generic(module, 0), LAST)
    value = values[0]
    if isinstance(value, Thing) and value.kind == "class":
        return Thing("instance", value.name, value.path, value.scope)
    return None


def extension(resolver: Resolver, node: ir.Call) -> Values:
    """The program's functions that add a method of this name to what they are called on."""
    name = node.callee.name if isinstance(node.callee, ir.Member) else ""
    found: list[Thing] = []
    for reference in resolver.program.methods(name):
        module = resolver.program.module(reference.path)
        scope = module.scopes[reference.scope] if module is not None else None
        if module is not None and scope is not None and scope.receiver == "argument" and takes(scope, node, 1):
            owner = module.scopes[scope.owner or 0]
            held = Thing("class", owner.name, module.path, owner.id)
            found.append(Thing("method", name, module.path, scope.id, held))
    return bounded(found[:ALTERNATIVES])


# --- overloads -------------------------------------------------------------------------------------------------------


def overloads(resolver: Resolver, callees: Values, node: ir.Call) -> Values:
    """The functions of the same name that take as many arguments as the call gives."""
    found: list[Thing] = []
    for callee in callees:
        if not isinstance(callee, Thing) or callee.kind not in {"function", "method"}:
            return callees
        module = resolver.program.module(callee.path)
        if module is None:
            return callees
        fitting = [scope for scope in _alike(resolver, callee, module) if takes(scope[1], node)]
        found.extend(
            Thing(callee.kind, callee.name, path, scope.id, callee.of) for path, scope in fitting[:ALTERNATIVES]
        )
    return bounded(found) if found else callees


def _alike(resolver: Resolver, callee: Thing, module: ir.Module) -> list[tuple[str, ir.Scope]]:
    scope = module.scopes[callee.scope]
    if scope.owner is None or scope.parent != scope.owner:
        return [
            (module.path, other) for other in module.scopes if other.name == scope.name and other.parent == scope.parent
        ]
    receiver = Thing("instance", module.scopes[scope.owner].name, module.path, scope.owner)
    return [
        (one.module.path, one.module.scopes[row.defines])
        for one in families.family(resolver, receiver)
        for row in one.scope.names.get(scope.name, ())
        if row.defines is not None
    ]


def takes(scope: ir.Scope, node: ir.Call, more: int = 0) -> bool:
    """Whether a function can be called with a call's arguments (and so many more), by their number and names."""
    if any(argument.spread in {"list", "mapping"} for argument in node.arguments):
        return True
    arguments = [argument for argument in node.arguments if not argument.spread]
    given = {argument.name for argument in arguments if argument.name}
    number = len(arguments) + more
    rest = any(row.rest for row in scope.parameters)
    plain = [row for row in scope.parameters if not row.rest]
    needed = sum(row.default is None for row in plain)
    takers = [row for row in plain if not row.name.startswith("<")]
    return needed <= number and (rest or (number <= len(takers) and given <= {row.name for row in takers}))
