"""Blocks of calls: loops over the receiver, mappings of it, or statements that are given what the call gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import actions, rows

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Lowering
    from auditor.frontends.treesitter.messages_rows import Closure

PAIRS = "each_pair"
LOOPS = {"each", "with", "fold"}
"""`each`: the parameters are the receiver's item; `with`: the second is the first argument; `fold`: the first is.

Elsewhere the parameter is what the call gives, or (`itself`) the receiver."""
GATHERS = {"gather"}
"""The call gives a list of what the block gives for each item."""


def inline(
    low: Lowering, call: ir.Call, receiver: ir.Expression | None, block: tuple[Node, Closure], word: str
) -> ir.Expression:
    """The statements of a block where they stand; what the whole call is."""
    node, closure = block
    body, given = low.child(node, closure.body), low.child(node, closure.parameters)
    targets = _targets(low, given)
    if word in GATHERS and receiver is not None and targets and body is not None:
        whole = _single(low, body)
        if whole is not None:
            element = low.value(whole)
            target = targets[0] if len(targets) == 1 else ir.Sequence(targets[0].span, tuple(targets))
            return ir.Comprehension(call.span, element, None, (ir.Clause(target, _over(receiver, targets)),))
    with low.recorder.loop():
        header = low.source.between(node.start_point, (given or node.children[0]).end_point)
        with low.recorder.statement(header):
            _bind(low, call, receiver, targets, word)
        if body is not None:
            low.run(body)
    return call


def gathered(low: Lowering, call: ir.Call, receiver: ir.Expression | None, method: str) -> ir.Expression:
    """`list.map(&:method)`: the method called on each item."""
    del low
    if receiver is None or not method:
        return call
    item = ir.Name(call.span, ".item")
    element = ir.Call(call.span, ir.Member(call.span, item, method), ())
    return ir.Comprehension(call.span, element, None, (ir.Clause(item, receiver),))


def _targets(low: Lowering, given: Node | None) -> list[ir.Expression]:
    found = []
    for child in low.named(given) if given is not None else ():
        target = _target(low, child)
        if target is not None:
            found.append(target)
    return found


def _target(low: Lowering, node: Node) -> ir.Expression | None:
    kind = low.grammar.rows.get(node.type)
    if isinstance(kind, rows.Items):
        parts = [part for child in low.named(node) if (part := _target(low, child)) is not None]
        return ir.Sequence(low.span(node), tuple(parts))
    row = low.grammar.parameters.get(node.type)
    name = low.child(node, row.name) if isinstance(row, actions.Parameter) and row.name is not None else node
    if name is None or row is None:
        return None
    found = ir.Name(low.span(name), low.text(name))
    low.recorder.declare(found)
    return found


def _single(low: Lowering, body: Node) -> Node | None:
    """The one expression that a block consists of."""
    parts = low.named(body)
    row = low.grammar.rows.get(parts[0].type) if len(parts) == 1 else None
    return None if row is None or isinstance(row, actions.Action | rows.Assign | rows.Augmented) else parts[0]


def _over(receiver: ir.Expression, targets: list[ir.Expression]) -> ir.Expression:
    """What is looped over: the pairs of a mapping where there are two targets."""
    if len(targets) < 2:  # noqa: PLR2004 - a key and its value
        return receiver
    return ir.Call(receiver.span, ir.Member(receiver.span, receiver, PAIRS), ())


def _bind(
    low: Lowering, call: ir.Call, receiver: ir.Expression | None, targets: list[ir.Expression], word: str
) -> None:
    if not targets:
        return
    first = call.arguments[0].value if call.arguments else None
    if word == "fold" and len(targets) > 1:
        low.recorder.assign(targets[0], first, "assign" if first else "declared", call.span, quiet=True)
        targets = targets[1:]
    elif word == "with" and len(targets) > 1:
        low.recorder.assign(targets[1], first, "assign" if first else "declared", call.span, quiet=True)
        targets = targets[:1]
    if word not in LOOPS | GATHERS or receiver is None:
        value: ir.Expression = receiver if word == "itself" and receiver is not None else call
        low.recorder.assign(targets[0], value, "assign", call.span, quiet=True)
        for target in targets[1:]:
            low.recorder.assign(target, None, "declared", call.span)
        return
    pairs = targets if len(targets) > 1 else (list(targets[0].items) if isinstance(targets[0], ir.Sequence) else [])
    target = ir.Sequence(targets[0].span, tuple(pairs)) if pairs else targets[0]
    low.recorder.assign(target, _over(receiver, pairs), "loop", call.span, quiet=True)
