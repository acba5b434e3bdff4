"""Lowering of the patterns in match statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from auditor.frontends import ir
from auditor.frontends.python.expressions import Reading, expression

if TYPE_CHECKING:
    from collections.abc import Sequence

_LITERALS = cst.SimpleString | cst.ConcatenatedString | cst.Integer | cst.Float | cst.Name


def case_literal(at: Reading, case: cst.MatchCase) -> ir.Expression | None:
    """The one literal that a case stands for."""
    if case.guard is not None or not isinstance(case.pattern, cst.MatchValue | cst.MatchSingleton):
        return None
    value = case.pattern.value
    return expression(at, value) if isinstance(value, _LITERALS) else None


def takes_all(case: cst.MatchCase) -> bool:
    """Whether the case takes whatever is left."""
    return case.guard is None and isinstance(case.pattern, cst.MatchAs) and case.pattern.pattern is None


def record_pattern(at: Reading, pattern: cst.MatchPattern, header: ir.Span) -> None:
    """What stands in a pattern is compared; its names are bound to what nobody knows."""
    stack: list[cst.CSTNode] = [pattern]
    while stack:
        node = stack.pop()
        compared = _compared(node)
        if compared is not None:
            record_compared(at, expression(at, compared))
        if isinstance(node, cst.Name):
            at.recorder.assign(ir.Name(at.positions.span(node), node.value), None, "declared", header)
        stack.extend(part for part in reversed(_below(node)) if part is not None)


def record_compared(at: Reading, value: ir.Expression) -> None:
    """A value that something is compared with: its strings are keys."""
    at.recorder.use(ir.Compare(value.span, "==", value, None))


def _compared(node: cst.CSTNode) -> cst.BaseExpression | None:
    if isinstance(node, cst.MatchValue | cst.MatchSingleton):
        return node.value
    if isinstance(node, cst.MatchClass):
        return node.cls
    return node.key if isinstance(node, cst.MatchMappingElement) else None


def _below(node: cst.CSTNode) -> Sequence[cst.CSTNode | None]:
    """The patterns right below this one and the names that it binds, in order."""
    match node:
        case cst.MatchSequence():
            return [part.value if isinstance(part, cst.MatchSequenceElement) else part.name for part in node.patterns]
        case cst.MatchMapping():
            return [*node.elements, node.rest]
        case cst.MatchClass():
            return [*(part.value for part in node.patterns), *(part.pattern for part in node.kwds)]
        case cst.MatchOr():
            return [part.pattern for part in node.patterns]
        case cst.MatchAs():
            return [node.pattern, node.name]
        case cst.MatchMappingElement():
            return [node.pattern]
        case _:
            return ()
