"""What a call becomes: the first request of the pack whose condition its own parameters meet, and what bites it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.detect import translate
from auditor.detect.wording import Words
from auditor.findings import ApiCall, Replacement
from auditor.flow.shapes import Cell, Number, Piece, Table, Text, expanded
from auditor.pack import lookup

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.pack.rows import Breaking, Condition, Method, ModuleRow, Pack, Successor

API_NAMES = ("{module_api_name}", "{parent_api_name}")
HOLE = "\ufffc"
SCOPES = ("{module_scope}", "{parent_scope}")


def replacement(
    pack: Pack, call: ApiCall, parameters: Table | None, clean: Callable[[str], str] = str
) -> Replacement | None:
    """What replaces the call, or None when its method is not known (to the reader, or to the pack).

    `clean` makes scanned text safe to print.
    """
    method = lookup.method(pack, call.method) if call.method else None
    successor = _chosen(method, call, parameters) if method is not None else None
    if method is None or successor is None:
        return None
    module = lookup.module(pack, call.module) if call.module else None
    parent = _parent(pack, successor, parameters)
    names = dict(zip(API_NAMES, (_api_name(module, call.module), _api_name(parent, "")), strict=True))
    words = dict(zip(SCOPES, (_scope_word(module), _scope_word(parent)), strict=True))
    changes = [row for name in method.breaking if (row := lookup.breaking(pack, name)) is not None]
    plain = Replacement(
        successor.verb,
        _filled(successor.path, names),
        tuple(dict.fromkeys(_scope(scope, words) for scope in successor.scopes)),
        tuple(row.id for row in changes if _bites(row, call, parameters)),
        method.effort,
        successor.note,
    )
    holes = {hole.strip("{}"): clean(name) for hole, name in names.items() if name}
    if module is not None and module.duplicate_field:
        holes["duplicate_field"] = module.duplicate_field
    return translate.request(plain, method, successor, parameters, Words(pack, module, clean), holes)


def _chosen(method: Method, call: ApiCall, parameters: Table | None) -> Successor | None:
    plain = [row for row in method.successor if not row.alternative] or list(method.successor)
    for row in plain:
        if row.condition is not None and holds(row.condition, call, parameters) is True:
            return row
    return next((row for row in plain if row.condition is None), plain[0] if plain else None)


def _bites(row: Breaking, call: ApiCall, parameters: Table | None) -> bool:
    """Whether a change bites this call; when its parameters are not all known, it may."""
    return row.condition is None or holds(row.condition, call, parameters) is not False


def holds(condition: Condition, call: ApiCall, parameters: Table | None) -> bool | None:
    """Whether a call meets a condition; None when its parameters are not all known."""
    if condition.module and call.module.lower() not in {name.lower() for name in condition.module}:
        return False
    cells = {cell.key.lower(): cell for cell in parameters.cells} if parameters is not None else {}
    unsure = None if parameters is None or parameters.open else False
    if any(name.lower() in cells for name in condition.absent):
        return False
    if not all(name.lower() in cells for name in condition.given):
        return unsure
    if condition.any_of and not any(name.lower() in cells for name in condition.any_of):
        return unsure
    for name, wanted in condition.value.items():
        cell = cells.get(name.lower())
        matched = _matches(cell, wanted) if cell is not None else unsure
        if matched is not True:
            return matched
    return None if condition.absent and unsure is None else True


def _matches(cell: Cell, wanted: str) -> bool | None:
    """Whether one of a cell's values matches in full; None when none does and not all are known."""
    known = [_written(value) for value in cell.values]
    if any(value is not None and re.fullmatch(wanted, value, re.IGNORECASE) for value in known):
        return True
    if all(
        value is None and re.fullmatch(wanted, _around(cell_value), re.IGNORECASE | re.DOTALL)
        for value, cell_value in zip(known, cell.values, strict=True)
    ):
        return True
    return None if None in known else False


def _written(value: object) -> str | None:
    if isinstance(value, Number):
        return str(value.value)
    return value.known if isinstance(value, Text) else None


def _around(value: object) -> str:
    """The known text of a value, with a letter of no meaning in place of everything else."""
    if not isinstance(value, Text):
        return HOLE
    ways = expanded(value)
    parts = ways[0].parts if len(ways) == 1 else ()
    return "".join(part.text if isinstance(part, Piece) else HOLE for part in parts) or HOLE


def _parent(pack: Pack, successor: Successor, parameters: Table | None) -> ModuleRow | None:
    """The module that the parameter for the parent names."""
    cell = parameters.get(successor.parent) if parameters is not None and successor.parent else None
    names = [name for value in (cell.values if cell is not None else ()) if (name := _written(value))]
    return lookup.module(pack, names[0]) if names else None


def _api_name(module: ModuleRow | None, written: str) -> str:
    if module is None:
        return written
    return module.api_name if "{" not in module.api_name else ""


def _scope_word(module: ModuleRow | None) -> str:
    return module.scope.rpartition(".")[2] if module is not None else ""


def _filled(path: str, names: dict[str, str]) -> str:
    for hole, name in names.items():
        path = path.replace(hole, name or hole)
    return path


def _scope(scope: str, words: dict[str, str]) -> str:
    for hole, word in words.items():
        scope = scope.replace(hole, word) if word else scope.replace(f".{hole}", "")
    return scope
