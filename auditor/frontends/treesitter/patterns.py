"""Names taken out of values: lists, mappings and defaults as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import rows

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Lowering


def intricate(low: Lowering, node: Node) -> bool:
    """Whether a target is more than names, members and items, or a plain list of them."""
    row = low.grammar.rows.get(node.type)
    if isinstance(row, rows.Items):
        kinds = [low.grammar.rows.get(part.type) for part in low.named(node)]
        return any(isinstance(kind, rows.Fields | rows.Default) for kind in kinds)
    return isinstance(row, rows.Fields | rows.Default)


def take(low: Lowering, node: Node, value: ir.Expression, span: ir.Span) -> None:
    """The names of a pattern get their parts of a value, which is recorded elsewhere."""
    row = low.grammar.rows.get(node.type)
    low.depth += 1
    if isinstance(row, rows.Default):
        place, otherwise = low.child(node, row.target), low.some(node, row.default)
        for default in otherwise:
            low.recorder.use(default)
        if place is not None:
            take(low, place, ir.Choice(span, (value, *otherwise)), span)
    elif isinstance(row, rows.Fields) and low.depth < low.most:
        for part in low.named(node):
            _take_field(low, part, value, span, row)
    elif isinstance(row, rows.Items) and low.depth < low.most:
        for index, part in enumerate(low.named(node)):
            rest = isinstance(low.grammar.rows.get(part.type), rows.Splat)
            take(low, part, value if rest else ir.Index(span, value, ir.Number(span, index)), span)
    else:
        rest = isinstance(row, rows.Splat)
        for target in low.some(node, row.value) if isinstance(row, rows.Splat) else [low.value(node)]:
            low.recorder.declare(target)
            low.recorder.assign(target, value, "declared" if rest else "assign", span, quiet=True)
    low.depth -= 1


def _take_field(low: Lowering, node: Node, value: ir.Expression, span: ir.Span, row: rows.Fields) -> None:
    kind = low.grammar.rows.get(node.type)
    if isinstance(kind, rows.Pair):
        keys, target = low.some(node, kind.key), low.child(node, kind.value)
        key = keys[0] if keys else None
        if target is not None:
            part = ir.Member(span, value, key.value) if isinstance(key, ir.Text) else ir.Index(span, value, key)
            take(low, target, part, span)
    elif isinstance(kind, rows.Default):
        name = low.text(low.child(node, kind.target))
        take(low, node, ir.Member(span, value, name), span)
    elif node.type == row.short:
        take(low, node, ir.Member(low.span(node), value, low.text(node)), span)
    else:
        take(low, node, value, span)
