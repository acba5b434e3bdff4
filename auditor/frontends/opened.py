"""A scope while it is being recorded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.targets import called_for_each

if TYPE_CHECKING:
    from auditor.frontends.dialect import Dialect

SHARED = frozenset(
    {"item", "nested", "default", "member", "update", "append", "insert", "grow", "removed", "open", "passed"}
)
"""Writes that change what a name holds, and not what the name means."""


@dataclass(slots=True)
class Open:
    """A scope while it is being recorded."""

    id: int
    kind: str
    name: str
    parent: int | None
    owner: int | None
    span: ir.Span
    parameters: tuple[ir.Parameter, ...] = ()
    bases: tuple[ir.Expression, ...] = ()
    receiver: str = ""
    receiver_name: str = ""
    property: bool = False
    names: dict[str, list[ir.Binding]] = field(default_factory=dict)
    fields: dict[str, list[ir.Binding]] = field(default_factory=dict)
    returns: list[ir.Return] = field(default_factory=list)
    elsewhere: dict[str, int] = field(default_factory=dict)
    declared: set[str] = field(default_factory=set)
    assigned: set[str] = field(default_factory=set)
    receivers: set[str] = field(default_factory=set)
    same: dict[str, dict[str, ir.Path | None]] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    """The names of the parameters."""

    def take(self, parameters: tuple[ir.Parameter, ...]) -> None:
        """The parameters that it is given."""
        self.parameters, self.given = parameters, frozenset([parameter.name for parameter in parameters])

    def note(self, row: ir.Binding) -> None:
        """Keeps a write to one of its names."""
        self.names.setdefault(row.name, []).append(row)
        if row.kind == "assign":
            self.assigned.add(row.name)

    def has(self, name: str) -> bool:
        """Whether the name is declared in this scope."""
        return name in self.declared or name in self.given

    def holds(self, name: str) -> bool:
        """Whether the name is this scope's own."""
        return self.has(name) or name in self.assigned

    def varies(self, name: str) -> bool:
        """Whether the name is a variable that may hold a mapping or a list."""
        return name in self.assigned or name in self.given

    def _borrows(self, name: str, dialect: Dialect) -> bool:
        """Whether the name belongs to a scope further out."""
        if name in self.elsewhere:
            return True
        if dialect.declares:
            return not self.has(name)
        edited = dialect.see_outer and self.kind == "function" and all(row.kind in SHARED for row in self.names[name])
        return edited and not self.has(name)

    def frozen(self, dialect: Dialect) -> ir.Scope:
        """The scope as it is kept; names that it only edits, or writes to without declaring them, are borrowed."""
        borrowed = frozenset(name for name in self.names if self._borrows(name, dialect)) if self.id else frozenset()
        return ir.Scope(
            self.id, self.kind, self.name, self.parent, self.owner, self.span, self.parameters, self.bases,
            {name: tuple(rows) for name, rows in self.names.items()},
            {name: tuple(rows) for name, rows in self.fields.items()},
            tuple(self.returns), self.receiver, self.property, borrowed,
        )  # fmt: skip


def receive(opened: Open, dialect: Dialect, decorators: set[str]) -> None:
    """What the dialect and its decorators say of a function in a class: its receiver, whether reading it calls it."""
    opened.property = bool(decorators.intersection(dialect.properties))
    if decorators.intersection(dialect.extensions):
        opened.receiver = "argument"
    if not dialect.receiver_parameter or decorators.intersection(dialect.static):
        return
    if opened.parameters and opened.parameters[0].positional and not opened.parameters[0].rest:
        by_class = decorators.intersection(dialect.class_methods) or opened.name in dialect.class_methods
        opened.receiver = "class" if by_class else "this"
        opened.receiver_name = opened.parameters[0].name
        opened.take(opened.parameters[1:])


def receiver_named(scopes: list[Open], number: int | None, name: str) -> str:
    """Which receiver a bare name is in a scope: the one named as a parameter, or a variable that holds it."""
    while number is not None:
        scope = scopes[number]
        if scope.receiver_name == name:
            return scope.receiver
        if name in scope.receivers:
            return "this"
        if scope.kind == "function" and scope.has(name):
            break
        number = scope.parent
    return ""


def home(scopes: list[Open], number: int, name: str) -> int:
    """The scope that a name belongs to which is not declared where it is written."""
    scope = scopes[number]
    while scope.parent is not None and not scope.has(name):
        scope = scopes[scope.parent]
    return scope.id


def holding(scopes: list[Open], number: int, name: str) -> int | None:
    """The scope, further out than this one, whose variable a name is that is only edited in this one."""
    if scopes[number].holds(name) or scopes[number].kind != "function":
        return None
    around = scopes[number].parent
    while around is not None:
        if scopes[around].kind != "class" and scopes[around].holds(name):
            return around
        around = scopes[around].parent
    return None


def field_owner(scopes: list[Open], here: int, name: str) -> int | None:
    """The class that a bare name is a field of, seen from a function in which it was not declared; or None."""
    number: int | None = here
    while number is not None and scopes[number].kind == "function":
        scope = scopes[number]
        if name in scope.names or name in scope.given:
            return None
        number = scope.parent
    if number is None or number == here or scopes[number].kind != "class":
        return None
    nearest = number
    while number is not None:
        scope = scopes[number]
        if scope.kind == "class" and name in scope.names:
            return number
        number = scope.parent
    return nearest


def for_each(scopes: list[Open], here: int, call: ir.Call, dialect: Dialect) -> None:
    """A function that a call runs for every item: its parameter is like the target of a loop."""
    for number, place, over in called_for_each(call, dialect):
        parameters = scopes[number].parameters
        if place < len(parameters):
            row = ir.Binding("loop", parameters[place].name, call.span, here, 0, (), over)
            scopes[number].names.setdefault(row.name, []).insert(0, row)


def declare(scope: Open, target: ir.Expression, value: ir.Expression | None, *, receives: bool) -> None:
    """The names of a target are the scope's own; `receives`: one that is given the receiver means the receiver."""
    for name in target.items if isinstance(target, ir.Sequence) else (target,):
        if isinstance(name, ir.Name):
            scope.declared.add(name.name)
            if receives and isinstance(value, ir.This) and value.kind == "this":
                scope.receivers.add(name.name)


def sharing(scopes: list[Open], number: int) -> list[Open]:
    """A scope and, from nameless functions outwards, those whose variables it shares."""
    found = [scopes[number]]
    while found[-1].kind == "function" and not found[-1].name and found[-1].parent is not None:
        found.append(scopes[found[-1].parent])
    return found


def receiver_of(scopes: list[Open]) -> str:
    """What the receiver is in a function, given with the nameless ones in it: `this`, or the `class`."""
    return "class" if scopes[-1].kind == "class" or scopes[-1].receiver == "class" else "this"


def knows(scopes: list[Open], name: str) -> bool:
    """Whether the name was written in one of the scopes as a variable."""
    return any(
        any(row.kind != "definition" for row in scope.names.get(name, ()))
        or any(row.name == name for row in scope.parameters)
        or (name in scope.declared and name not in scope.names)
        for scope in scopes
    )


def loops(scopes: tuple[ir.Scope, ...]) -> dict[int, tuple[ir.Binding, ...]]:
    """The names that loops bind, by the loop's branch."""
    found: dict[int, tuple[ir.Binding, ...]] = {}
    for scope in scopes:
        for rows in scope.names.values():
            for row in rows:
                if row.kind == "loop" and row.path:
                    branch = row.path[-1][0]
                    found[branch] = (*found.get(branch, ()), row)
    return found
