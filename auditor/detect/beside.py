"""Names that are told by the names next to them: a login that is kept under the words of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.frontends import ir


def told(module: ir.Module, pair: ir.Pair, names: frozenset[str]) -> bool:
    """Whether something of one of the names, in lower case, stands in the same place and is written in the same way."""
    return any(
        other.name.lower() in names and (other.scope, other.kind, other.holder) == (pair.scope, pair.kind, pair.holder)
        for other in module.pairs
    )
