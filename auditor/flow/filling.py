"""Objects whose constructor takes whatever it is given as fields: in a loop over it, or all at once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.flow.program import last_name
from auditor.flow.rows import row_for
from auditor.flow.shapes import Table
from auditor.frontends import ir

if TYPE_CHECKING:
    from auditor.flow.families import Class
    from auditor.flow.shapes import Values


def fills(one: Class, scope: ir.Scope) -> bool:
    """Whether a constructor writes fields whose names it is given."""
    return _fills(one.module, one.scope, scope.id)


def given(positional: list[Values], named: Table, name: str) -> Values:
    """What such an object was given for a field: as an argument of that name, or in a mapping."""
    tables = [named, *(value for values in positional for value in values if isinstance(value, Table))]
    return next((cell.values for table in tables if (cell := table.get(name)) is not None), ())


# Each field of each object asks.
@lru_cache(maxsize=256)
def _fills(module: ir.Module, owner: ir.Scope, scope: int) -> bool:
    inside = {scope, *(one.id for one in module.scopes if not one.name and one.parent == scope)}
    whole = module.dialect.all_members
    rows = [*owner.fields.get("", ()), *(owner.fields.get(whole, ()) if whole else ())]
    return any(row.scope in inside for row in rows) or any(
        _takes_over(module, site.call) for site in module.calls if site.scope in inside
    )


def _takes_over(module: ir.Module, call: ir.Call) -> bool:
    """Whether a call puts a mapping into the receiver."""
    given = call.arguments
    if len(given) < 2 or not isinstance(given[0].value, ir.This) or not isinstance(call.callee, ir.Member):  # noqa: PLR2004
        return False
    spelled = f"{last_name(call.callee.base)}.{call.callee.name}"
    row = row_for(module.dialect, spelled, method=False) or row_for(module.dialect, call.callee.name, method=True)
    return row is not None and row.operation in {"table", "update"}
