"""Walking over expressions without recursion, so that depth is never a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

Children = list[tuple[ir.Expression, str]]


def children(node: ir.Expression) -> Children:  # noqa: C901, PLR0911, PLR0912 - one line a type of expression
    """The expressions right below this one, in the order they are evaluated, each with its role: value or key."""
    match node:
        case ir.Text() | ir.Null() | ir.Number() | ir.Name() | ir.This() | ir.Function():
            return []
        case ir.Concat():
            return [(part, "value") for part in node.parts]
        case ir.Format():
            return [(node.template, "value"), (node.values, "value")]
        case ir.Member():
            return [(node.base, "value")]
        case ir.Index():
            return [(node.base, "value"), *([(node.key, "key")] if node.key else [])]
        case ir.Call():
            below = [(node.callee, "value"), *((argument.value, "value") for argument in node.arguments)]
            return [*below, (node.block, "value")] if node.block else below
        case ir.Mapping():
            return [
                pair
                for entry in node.entries
                for pair in (([(entry.key, "key")] if entry.key else []) + [(entry.value, "value")])
            ]
        case ir.Sequence():
            return [(item, "value") for item in node.items]
        case ir.Choice():
            return [*([(node.test, "value")] if node.test else []), *((arm, "value") for arm in node.arms)]
        case ir.Compare():
            return [(node.left, "key"), *([(node.right, "key")] if node.right else [])]
        case ir.Comprehension():
            return [
                *((clause.iterable, "value") for clause in node.clauses),
                *((condition, "value") for condition in node.conditions),
                *([(node.key, "key")] if node.key else []),
                (node.element, "value"),
            ]
        case ir.Opaque():
            return [(part, "value") for part in node.parts]
        case _:
            return []


def expressions(root: ir.Expression) -> Iterator[ir.Expression]:
    """The expression and everything below it."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(child for child, _ in reversed(children(node)))
