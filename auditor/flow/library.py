"""What the library's functions give: the row of the callee chooses one operation, else the call is not known.

An operation that meets a value it is not made for answers None, and the call stays what it was: unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow import calling
from auditor.flow.arrays import ARRAYS
from auditor.flow.composing import COMPOSING
from auditor.flow.joining import JOINING
from auditor.flow.naming import NAMING
from auditor.flow.operations import OPERATIONS
from auditor.flow.prepared import PREPARED
from auditor.flow.rows import rows_for
from auditor.flow.settled import SETTLED
from auditor.flow.shapes import Cell, Thing, Value, Values, hole, unknown, with_cell
from auditor.flow.texts import TEXTS
from auditor.flow.wording import WORDING
from auditor.frontends import ir

if TYPE_CHECKING:
    from auditor.flow.frames import Frame, Moment
    from auditor.flow.resolve import Resolver

TABLES = (OPERATIONS, WORDING, ARRAYS, TEXTS, JOINING, NAMING, SETTLED, PREPARED, COMPOSING)
EVERY = {name: operation for table in TABLES for name, operation in table.items()}
ARGUMENTS = 4


class Given:
    """A call's receiver and arguments, evaluated once, by role."""

    def __init__(self, resolver: Resolver, base: Values, node: ir.Call, frame: Frame, at: Moment) -> None:
        self.resolver = resolver
        self.node = node
        self.frame = frame
        self.at = at
        self.base = base
        self.positional, self.named, self.loose = calling.evaluated(resolver, node, frame, at)

    def role(self, role: int | str) -> Values | None:
        """The values of a role, or None where the call gives none."""
        if role == "r":
            return self.base
        if isinstance(role, int):
            trails = role == len(self.positional) and self.frame.module.dialect.trailing_mapping and self.named.cells
            return self.positional[role] if role < len(self.positional) else (self.named,) if trails else None
        cell = self.named.get(role)
        return cell.values if cell is not None else None

    def first(self, roles: tuple[int | str, ...]) -> Values | None:
        """The values of the first role that the call gives."""
        return next((values for role in roles if (values := self.role(role)) is not None), None)


def dotted_name(callee: Value, node: ir.Call) -> str:
    """The dotted name of something outside the program, as far as the source tells it."""
    found = unknown(callee)
    if found is not None:
        return found.name
    return node.callee.name if isinstance(node.callee, ir.Name | ir.Member) else ""


def apply(resolver: Resolver, callee: Value, node: ir.Call, frame: Frame, at: Moment) -> Values:
    """What a call of something outside the program gives."""
    dotted = dotted_name(callee, node)
    found = unknown(callee)
    if found is not None and found.kind == "cut":
        return (callee,)
    base: Values = ()
    if isinstance(node.callee, ir.Member):
        base = resolver.evaluate(node.callee.base, frame, at)
        dotted = dotted if unknown(callee) else node.callee.name
    outside = unknown(base[0]) if base else None
    method = bool(base) and not (outside is not None and outside.kind == "import")
    rows = rows_for(frame.module.dialect, dotted, method=method)
    given = Given(resolver, base, node, frame, at) if rows else None
    for row in rows:
        values = EVERY[row.operation](given, row.roles) if given is not None else None
        if values is not None:
            return values
    return (callee if calling.reads(node, frame) else _made(resolver, callee, dotted, node, frame, at),)


def read(resolver: Resolver, base: Value, node: ir.Member, frame: Frame, at: Moment) -> Values:
    """What reading a member gives that the library has a row for, or nothing."""
    given = Given(resolver, (base,), ir.Call(node.span, node, ()), frame, at)
    for row in rows_for(frame.module.dialect, node.name, method=True):
        values = EVERY[row.operation](given, row.roles)
        if values is not None:
            return values
    return ()


def _made(resolver: Resolver, callee: Value, dotted: str, node: ir.Call, frame: Frame, at: Moment) -> Value:
    """An object from outside: what it was constructed with may matter when it is used."""
    last = dotted.rpartition(".")[2]
    prepared = (
        node.new or (last[:1].isupper() and frame.module.dialect.capital_makes) or last in frame.module.dialect.clients
    )
    if not prepared or isinstance(callee, Thing):
        return hole("call", dotted or "call")
    positional, named, _ = calling.evaluated(resolver, node, frame, at)
    table = named
    for index, values in enumerate(positional[:ARGUMENTS]):
        table = with_cell(table, Cell(f"#{index}", values))
    return Thing("object", dotted, of=node, table=table)
