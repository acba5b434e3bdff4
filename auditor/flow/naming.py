"""Operations that go by names: members, modules and functions that are given as texts, and the names of a scope."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.flow import members, names
from auditor.flow.frames import Moment
from auditor.flow.shapes import Cell, Table, Text, Thing, Value, Values, bounded, merged, with_cell

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.flow.library import Given

NAMES = 32
FUNCTIONS = {"function", "method", "class"}


def _known(value: Value) -> str | None:
    return value.known if isinstance(value, Text) else None


def _member(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    base, name, *default = (given.role(role) for role in roles)
    known = _known(name[0]) if name else None
    if not base or known is None:
        return None
    found = [v for value in base for v in members.member(given.resolver, value, known, given.frame, Moment(0, ()))]
    return bounded([*found, *((default[0] or ()) if default else ())])


def _locals(given: Given, _: tuple[int | str, ...]) -> Values | None:
    """The names that are known where it is called."""
    scope = given.frame.here
    known = dict.fromkeys((*(row.name for row in scope.parameters), *scope.names))
    cells = tuple(Cell(name, names.lookup(given.resolver, name, given.frame, given.at)) for name in list(known)[:NAMES])
    return (Table(cells, open=True),)


def _module(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A module by its name."""
    found: list[Value] = []
    for value in given.first(roles) or ():
        known = _known(value)
        path = given.resolver.program.find(given.frame.module, known.lstrip("."), 0) if known else None
        module = given.resolver.program.whole(path) if path is not None else None
        if known is None or module is None:
            return None
        found.append(Thing("module", known, module.path))
    return bounded(found) or None


def _partial(given: Given, _: tuple[int | str, ...]) -> Values | None:
    """A function with some of its arguments given already: they go with it, by place as `#0` and by name."""
    if not given.positional:
        return None
    table = given.named
    for place, values in enumerate(given.positional[1:]):
        table = with_cell(table, Cell(f"#{place}", values))
    return tuple(
        replace(value, table=merged(value.table, table))
        if isinstance(value, Thing) and value.kind in FUNCTIONS and table.cells
        else value
        for value in given.positional[0]
    )


def _super(given: Given, _: tuple[int | str, ...]) -> Values | None:
    return members.this(given.resolver, "super", given.frame)


NAMING: dict[str, Callable[[Given, tuple[int | str, ...]], Values | None]] = {
    "locals": _locals,
    "member": _member,
    "module": _module,
    "partial": _partial,
    "super": _super,
}
