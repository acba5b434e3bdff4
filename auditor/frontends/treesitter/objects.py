"""Lowering of literal objects: what `this` means in their functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import actions, rows
from auditor.frontends.treesitter.definitions import function_expression

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Lowering


def literal(low: Lowering, node: Node, row: rows.Literal, called: str = "") -> ir.Expression:
    """A mapping; where functions stand in it, also a class of its own, which is what they mean by `this`."""
    parts = low.named(node)
    if called not in low.holders and not any(_function(low, part, row) is not None for part in parts):
        return ir.Mapping(low.span(node), tuple([entry for part in parts for entry in _entries(low, part, row)]))
    found: list[ir.Entry] = []
    with low.recorder.class_("", low.span(node), ()) as number:
        low.objects.setdefault(called, number)
    for part in parts:
        function = _function(low, part, row)
        if function is None:
            found.extend(_entries(low, part, row))
            continue
        key = low.value(function[0])
        name = key.value if isinstance(key, ir.Text) else ""
        with low.recorder.again(number):
            value = _method(low, part, function[1], name)
        found.append(ir.Entry(key, value))
    for entry in found:
        if isinstance(entry.key, ir.Text):
            low.recorder.entry(number, entry.key, entry.value)
    return ir.Mapping(low.span(node), tuple(found))


def _function(low: Lowering, node: Node, row: rows.Literal) -> tuple[Node, Node] | None:
    """The key and the function of an entry that is one with a receiver of its own."""
    kind = low.grammar.rows.get(node.type)
    if isinstance(kind, actions.Function):
        key = low.child(node, kind.name)
        return None if key is None else (key, node)
    if isinstance(kind, rows.Pair):
        key, value = low.child(node, kind.key), low.child(node, kind.value)
        if key is not None and value is not None and value.type in row.functions:
            return key, value
    return None


def _method(low: Lowering, part: Node, node: Node, name: str) -> ir.Expression:
    kind = low.grammar.rows.get(node.type)
    if isinstance(kind, actions.Function):
        value = function_expression(low, node, rows.Lambda(kind.parameters, kind.body, named=True), name)
        read = any(low.child(part, "@" + sign) is not None for sign in low.grammar.dialect.properties)
        return ir.Call(low.span(node), value, ()) if read else value
    return low.naming(node, name)


def _entries(low: Lowering, node: Node, row: rows.Literal) -> list[ir.Entry]:
    kind = low.grammar.rows.get(node.type)
    if isinstance(kind, rows.Pair):
        keys, value = low.some(node, kind.key), low.child(node, kind.value)
        name = keys[0].value if keys and isinstance(keys[0], ir.Text) else ""
        return [ir.Entry(key, low.naming(value, name)) for key in keys] if value is not None else []
    if isinstance(kind, rows.Splat):
        return [ir.Entry(None, value) for value in low.some(node, kind.value)]
    if node.type == row.short:
        span = low.span(node)
        return [ir.Entry(ir.Text(span, low.text(node), span), low.recorder.name(low.text(node), span))]
    return [ir.Entry(None, ir.Opaque(low.span(node), node.type, (low.value(node),)))]
