"""Lowering of the patterns in match statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from auditor.frontends import ir
from auditor.frontends.python.expressions import Reading, expression

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        name = _bound(node)
        if name is not None:
            at.recorder.assign(ir.Name(at.positions.span(name), name.value), None, "declared", header)
        stack.extend(reversed(list(_below(node))))


def record_compared(at: Reading, value: ir.Expression) -> None:
    """A value that something is compared with: its strings are keys."""
    at.recorder.use(ir.Compare(value.span, "==", value, None))


def _compared(node: cst.CSTNode) -> cst.BaseExpression | None:
    if isinstance(node, cst.MatchValue | cst.MatchSingleton):
        return node.value
    if isinstance(node, cst.MatchClass):
        return node.cls
    return node.key if isinstance(node, cst.MatchMappingElement) else None


def _bound(node: cst.CSTNode) -> cst.Name | None:
    if isinstance(node, cst.MatchAs | cst.MatchStar):
        return node.name
    return node.rest if isinstance(node, cst.MatchMapping) else None


def _below(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The patterns right below this one, in order."""
    match node:
        case cst.MatchSequence():
            for part in node.patterns:
                yield part.value if isinstance(part, cst.MatchSequenceElement) else part
        case cst.MatchMapping():
            yield from node.elements
        case cst.MatchClass():
            yield from (part.value for part in node.patterns)
            yield from (part.pattern for part in node.kwds)
        case cst.MatchOr():
            yield from (part.pattern for part in node.patterns)
        case cst.MatchAs() | cst.MatchMappingElement() if node.pattern is not None:
            yield node.pattern
