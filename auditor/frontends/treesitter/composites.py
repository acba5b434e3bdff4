"""Lowering of values of a type: objects, mappings and lists that are filled at once, and the empty ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import packaged_rows, rows
from auditor.frontends.treesitter.expressions import BUILD, arguments

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Lowering

PLAIN = ("string",)
GROW = ".append"


def composite(low: Lowering, node: Node, row: packaged_rows.Composite) -> ir.Expression:
    """A mapping, a list, or an object that is given its members."""
    kind, inner = low.child(node, row.type), low.child(node, row.body)
    if kind is None or inner is None:
        return ir.Opaque(low.span(node), node.type, tuple(low.value(child) for child in low.named(node)))
    holds = next((part for role in row.holds if (part := low.child(kind, role)) is not None), None)
    if kind.type in row.mappings:
        return _mapping(low, inner, _listed(low, holds, row), holds)
    if kind.type in row.lists:
        return _sequence(low, inner, holds)
    return _object(low, node, low.value(kind), inner)


def _listed(low: Lowering, holds: Node | None, row: packaged_rows.Composite) -> bool:
    """Whether what is held is itself a list."""
    del low
    return holds is not None and holds.type in row.lists


def body(low: Lowering, node: Node, row: packaged_rows.Body) -> ir.Expression:
    """A value whose type is said further out."""
    keyed = _keyed(low, node, row)
    if not keyed:
        return _sequence(low, node, None)
    if low.expected and all(isinstance(low.grammar.rows.get(key.type), rows.Identifier) for key, _ in keyed):
        return _object(low, node, _named(low, node, low.expected), node)
    return _mapping(low, node, listed=False, holds=None)


def _named(low: Lowering, node: Node, dotted: str) -> ir.Expression:
    first, *rest = dotted.split(".")
    found: ir.Expression = ir.Name(low.span(node), first)
    for name in rest:
        found = ir.Member(found.span, found, name)
    return found


def _keyed(low: Lowering, node: Node, row: packaged_rows.Body) -> list[tuple[Node, Node]]:
    """Keys and values, without what is wrapped around them."""
    found = []
    for child in low.named(node):
        key, value = low.child(child, row.key), low.child(child, row.value)
        if child.type == row.keyed and key is not None and value is not None:
            found.append((_bare(low, key), _bare(low, value)))
    return found


def _bare(low: Lowering, node: Node) -> Node:
    while isinstance(row := low.grammar.rows.get(node.type), rows.Unwrap):
        inner = low.child(node, row.value)
        if inner is None:
            break
        node = inner
    return node


def _entries(low: Lowering, node: Node, holds: Node | None) -> list[tuple[Node, Node]]:
    row = low.grammar.rows.get(node.type)
    low.expected = low.text(_bare(low, holds)) if holds is not None else ""
    return _keyed(low, node, row) if isinstance(row, packaged_rows.Body) else []


def _mapping(low: Lowering, node: Node, listed: bool, holds: Node | None) -> ir.Expression:  # noqa: FBT001
    """A mapping; in one of lists, a list of one item is that item."""
    before = low.expected
    entries: list[ir.Entry] = []
    for key, value in _entries(low, node, holds):
        worth = low.value(value)
        if listed and isinstance(worth, ir.Sequence) and len(worth.items) == 1:
            worth = worth.items[0]
        entries.append(ir.Entry(low.value(key), worth))
    low.expected = before
    return ir.Mapping(low.span(node), tuple(entries))


def _sequence(low: Lowering, node: Node, holds: Node | None) -> ir.Expression:
    before = low.expected
    low.expected = low.text(_bare(low, holds)) if holds is not None else ""
    row = low.grammar.rows.get(node.type)
    items = []
    for child in low.named(node):
        keyed = low.child(child, row.value) if isinstance(row, packaged_rows.Body) and child.type == row.keyed else None
        items.append(low.value(child if keyed is None else keyed))
    low.expected = before
    return ir.Sequence(low.span(node), tuple(items))


def _object(low: Lowering, node: Node, callee: ir.Expression, inner: Node) -> ir.Expression:
    """An object with its members; one whose keys are worked out is a mapping of lists."""
    keyed = _entries(low, inner, None)
    if any(not isinstance(low.grammar.rows.get(key.type), rows.Identifier) for key, _ in keyed) or any(
        isinstance(low.grammar.rows.get(value.type), packaged_rows.Body) for _, value in keyed
    ):
        return _mapping(low, inner, listed=True, holds=None)
    given = [ir.Argument(low.value(value), low.text(key), "member") for key, value in keyed]
    if not keyed:
        given = list(arguments(low, [_bare(low, child) for child in low.named(inner)]))
    return ir.Call(low.span(node), callee, tuple(given), new=True)


def empty(low: Lowering, kind: Node | None, span: ir.Span) -> ir.Expression | None:
    """What a variable of a type is before anything is written to it, where that matters."""
    if kind is None:
        return None
    row = next((one for one in low.grammar.rows.values() if isinstance(one, packaged_rows.Composite)), None)
    if row is None:
        return None
    if kind.type in row.mappings:
        return ir.Mapping(span, ())
    if kind.type in row.lists:
        return ir.Sequence(span, ())
    text = low.text(kind)
    if text in PLAIN:
        return ir.Text(span, "", span)
    return ir.Call(span, _named(low, kind, text), (), new=True) if "." in text and text[:1].isalpha() else None


def invoke(low: Lowering, node: Node, row: packaged_rows.Invoke, callee: ir.Expression) -> ir.Expression:
    """A call, or an empty value of a type."""
    given = low.child(node, row.arguments)
    parts = low.named(given) if given is not None else []
    if isinstance(callee, ir.Name) and callee.name in row.makes and parts:
        span = low.span(node)
        made = empty(low, parts[0], span)
        return made or ir.Call(span, low.value(parts[0]), (), new=True)
    call = BUILD[rows.Call](low, node, rows.Call(row.callee, row.arguments, row.listed), reached(low, callee))
    return _printed(call, row) if isinstance(call, ir.Call) else call


def _printed(call: ir.Call, row: packaged_rows.Invoke) -> ir.Call:
    """What is printed onto something is written to it."""
    callee = call.callee
    if not isinstance(callee, ir.Member) or not isinstance(callee.base, ir.Name) or len(call.arguments) < 2:  # noqa: PLR2004 - onto what, and what
        return call
    known = row.prints.get(f"{callee.base.name}.{callee.name}")
    if known is None:
        return call
    writes, makes = known
    made = ir.Call(call.span, ir.Member(callee.span, callee.base, makes), call.arguments[1:])
    return ir.Call(call.span, ir.Member(callee.span, call.arguments[0].value, writes), (ir.Argument(made),))


def reached(low: Lowering, target: ir.Expression) -> ir.Expression:
    """What is done with a part of something is done with that."""
    if isinstance(target, ir.Member) and isinstance(inner := target.base, ir.Member):
        return ir.Member(target.span, inner.base, target.name) if inner.name in low.grammar.through else target
    return target


def appended(low: Lowering, target: ir.Expression, value: ir.Expression) -> list[ir.Expression] | None:
    """The steps that put items behind a list, where what gets longer is written to itself."""
    row = next((one for one in low.grammar.rows.values() if isinstance(one, packaged_rows.Invoke)), None)
    if row is None or not isinstance(value, ir.Call) or not isinstance(value.callee, ir.Name):
        return None
    if value.callee.name != row.appends or not value.arguments or not _same(target, value.arguments[0].value):
        return None
    return [
        ir.Call(value.span, ir.Member(value.span, target, ".extend" if one.spread else GROW), (ir.Argument(one.value),))
        for one in value.arguments[1:]
    ]


def _same(first: ir.Expression, second: ir.Expression) -> bool:
    """Whether two names or members say the same."""
    while isinstance(first, ir.Member) and isinstance(second, ir.Member) and first.name == second.name:
        first, second = first.base, second.base
    if isinstance(first, ir.This) and isinstance(second, ir.This):
        return True
    return isinstance(first, ir.Name) and isinstance(second, ir.Name) and first.name == second.name
