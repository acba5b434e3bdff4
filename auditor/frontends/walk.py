"""Walking over expressions without recursion, so that depth is never a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Children = list[tuple[ir.Expression, str]]

LEAVES = frozenset({ir.Text, ir.Null, ir.Number, ir.Name, ir.This, ir.Function})
"""The types of expressions with nothing below them."""


def children(node: ir.Expression) -> Children:
    """The expressions right below this one, in the order they are evaluated, each with its role: value or key."""
    parts = BELOW.get(type(node))
    return [] if parts is None else parts(node)


def _index(node: ir.Index) -> Children:
    return [(node.base, "value"), *([(node.key, "key")] if node.key else [])]


def _call(node: ir.Call) -> Children:
    below = [(node.callee, "value"), *[(argument.value, "value") for argument in node.arguments]]
    return [*below, (node.block, "value")] if node.block else below


def _mapping(node: ir.Mapping) -> Children:
    below: Children = []
    for entry in node.entries:
        if entry.key:
            below.append((entry.key, "key"))
        below.append((entry.value, "value"))
    return below


def _choice(node: ir.Choice) -> Children:
    return [*([(node.test, "value")] if node.test else []), *[(arm, "value") for arm in node.arms]]


def _compare(node: ir.Compare) -> Children:
    return [(node.left, "key"), *([(node.right, "key")] if node.right else [])]


def _comprehension(node: ir.Comprehension) -> Children:
    return [
        *[(clause.iterable, "value") for clause in node.clauses],
        *[(condition, "value") for condition in node.conditions],
        *([(node.key, "key")] if node.key else []),
        (node.element, "value"),
    ]


BELOW: dict[type[ir.Expression], Callable[[Any], Children]] = {
    ir.Concat: lambda node: [(part, "value") for part in node.parts],
    ir.Format: lambda node: [(node.template, "value"), (node.values, "value")],
    ir.Member: lambda node: [(node.base, "value")],
    ir.Index: _index,
    ir.Call: _call,
    ir.Mapping: _mapping,
    ir.Sequence: lambda node: [(item, "value") for item in node.items],
    ir.Choice: _choice,
    ir.Compare: _compare,
    ir.Comprehension: _comprehension,
    ir.Opaque: lambda node: [(part, "value") for part in node.parts],
}


def expressions(root: ir.Expression) -> Iterator[ir.Expression]:
    """The expression and everything below it."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(child for child, _ in reversed(children(node)))


def ending(node: ir.Expression | None) -> ir.Text | None:
    """A literal, or the one that a text put together ends with: `prefix + "name"`."""
    last = node.parts[-1] if isinstance(node, ir.Concat) and node.parts else node
    return last if isinstance(last, ir.Text) else None
