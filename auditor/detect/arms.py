"""The literals that a value may be: itself, an arm, an item of a list to choose from, a fallback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow.rows import row_for
from auditor.frontends import ir
from auditor.frontends.walk import expressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.frontends.dialect import Dialect

STEPS = (ir.Choice, ir.Sequence, ir.Call, ir.Member, ir.Index, ir.Name, ir.Compare, ir.Concat)


def literals(value: ir.Expression, dialect: Dialect) -> Iterator[ir.Text]:
    """The literals that a value may be: itself, an arm, an item of a list to choose from, a fallback."""
    keys: set[int] = set()
    for node in expressions(value):
        if isinstance(node, ir.Call):
            keys.update(id(one.value) for one in _asked(node, dialect))
        if isinstance(node, ir.Index):
            keys.add(id(node.key))
        if isinstance(node, ir.Text):
            if id(node) not in keys:
                yield node
        elif not isinstance(node, STEPS):
            return


def _asked(call: ir.Call, dialect: Dialect) -> tuple[ir.Argument, ...]:
    """The argument by whose name a call asks for something, or at which it parts a text."""
    names: list[str] = []
    callee = call.callee
    while isinstance(callee, ir.Member):
        names.append(callee.name)
        callee = callee.base
    if not isinstance(callee, ir.Name):
        return ()
    row = row_for(dialect, ".".join([callee.name, *reversed(names)]), method=False)
    if row is None and names:
        row = row_for(dialect, names[0], method=True)
    if row is None or row.operation not in {"env", "settings", "index", "split"}:
        return ()
    place = row.roles[0] if row.operation == "settings" and row.roles and isinstance(row.roles[0], int) else 0
    return call.arguments[place : place + 1]
