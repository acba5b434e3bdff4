"""What a call becomes: the first request of the pack whose condition its own parameters meet, and what bites it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.findings import ApiCall, Replacement
from auditor.flow.shapes import Table, Text

if TYPE_CHECKING:
    from auditor.pack.rows import Breaking, Condition, Method, ModuleRow, Pack, Successor

UNKNOWN_EFFORT = 13


class Becomes:
    """The pack's methods and modules, ready to be asked for a call's replacement."""

    def __init__(self, pack: Pack) -> None:
        self._methods = {method.name.lower(): method for method in pack.methods}
        self._breaking = {row.id: row for row in pack.breaking}
        self._modules = [(_module_pattern(row.name), row) for row in pack.modules]

    def replacement(self, call: ApiCall, parameters: Table | None) -> Replacement | None:
        """What replaces the call, or None when its method is not known (to the reader, or to the pack)."""
        method = self._methods.get(call.method.lower())
        if method is None:
            return None
        successor = _chosen(method, call, parameters)
        if successor is None:
            return None
        module = self.module(call.module)
        return Replacement(
            successor.verb,
            _path(successor, call, module),
            tuple(dict.fromkeys(_scope(scope, module) for scope in successor.scopes)),
            tuple(name for name in method.breaking if _bites(self._breaking[name], call, parameters)),
            method.effort,
            successor.note,
        )

    def module(self, name: str) -> ModuleRow | None:
        """The row of a module by its old name."""
        return next((row for pattern, row in self._modules if name and pattern.fullmatch(name)), None)


def _module_pattern(name: str) -> re.Pattern[str]:
    spelled = re.escape(name).replace(r"\{N\}", r"\d+")
    return re.compile(spelled, re.IGNORECASE)


def _chosen(method: Method, call: ApiCall, parameters: Table | None) -> Successor | None:
    plain = [row for row in method.successor if not row.alternative] or list(method.successor)
    for row in plain:
        if row.condition is not None and holds(row.condition, call, parameters) is True:
            return row
    return next((row for row in plain if row.condition is None), plain[0] if plain else None)


def holds(condition: Condition, call: ApiCall, parameters: Table | None) -> bool | None:
    """Whether a call meets a condition; None when its parameters are not all known."""
    if condition.module and call.module.lower() not in {name.lower() for name in condition.module}:
        return False
    cells = {cell.key.lower(): cell for cell in parameters.cells} if parameters is not None else {}
    loose = parameters is None or parameters.open
    missing = [name for name in condition.given if name.lower() not in cells]
    if missing or any(name.lower() in cells for name in condition.absent):
        return None if loose and missing else False
    if condition.any_of and not any(name.lower() in cells for name in condition.any_of):
        return None if loose else False
    for name, wanted in condition.value.items():
        cell = cells.get(name.lower())
        if cell is None:
            return None if loose else False
        known = [str(value) if not isinstance(value, Text) else value.known for value in cell.values]
        shown = [getattr(value, "value", None) for value in cell.values]
        if wanted not in known and wanted not in {str(value) for value in shown}:
            return False if all(one is not None for one in known) else None
    if condition.absent and loose:
        return None
    return True


def _bites(row: Breaking, call: ApiCall, parameters: Table | None) -> bool:
    return row.condition is None or holds(row.condition, call, parameters) is not False


def _path(successor: Successor, call: ApiCall, module: ModuleRow | None) -> str:
    name = module.api_name if module is not None and module.api_name else ""
    if not name or "{" in name:
        name = "{module_api_name}" if module is not None or not call.module else call.module
    return successor.path.replace("{module_api_name}", name)


def _scope(scope: str, module: ModuleRow | None) -> str:
    if "{module_scope}" not in scope:
        return scope
    word = module.scope.rpartition(".")[2] if module is not None and module.scope else ""
    if word:
        return scope.replace("{module_scope}", word)
    return re.sub(r"\.?\{module_scope\}", "", scope)
