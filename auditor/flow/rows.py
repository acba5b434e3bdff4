"""The dialect's library rows by name: which row speaks of a callee or of a value read from outside the program."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.frontends.dialect import Dialect, LibraryRow


@cache
def _rows(dialect: Dialect) -> dict[str, list[LibraryRow]]:
    index: dict[str, list[LibraryRow]] = defaultdict(list)
    for row in dialect.library:
        index[row.callee.rpartition(".")[2]].append(row)
    return index


def outside_value(dialect: Dialect, dotted: str, name: str) -> str:
    """The kind of hole (env, settings) that reading `dotted.name` or `dotted[…]` (name `[]`) is, or nothing."""
    wanted = "[]" if name == "[]" else "*"
    for row in _rows(dialect).get(wanted, ()):
        holder = row.callee.rpartition(".")[0]
        if dotted == holder or dotted.endswith(f".{holder}"):
            return row.operation
    return ""


def rows_for(dialect: Dialect, dotted: str, *, method: bool) -> tuple[LibraryRow, ...]:
    """The rows of a callee by its dotted name, most telling first; `method` when it is called on a value."""
    found = []
    for row in _rows(dialect).get(dotted.rpartition(".")[2], ()):
        if row.callee.startswith("*."):
            if method:
                found.append((1, row))
        elif dotted == row.callee or dotted.endswith(f".{row.callee}"):
            bare = "." not in row.callee
            if not (bare and method):
                found.append((0, row))
    return tuple(row for _, row in sorted(found, key=lambda pair: pair[0]))


def row_for(dialect: Dialect, dotted: str, *, method: bool) -> LibraryRow | None:
    """The most telling row of a callee."""
    return next(iter(rows_for(dialect, dotted, method=method)), None)
