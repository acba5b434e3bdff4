"""Branches that have a value: what a function returns by ending there, what is assigned from an `if`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import actions, messages_rows
from auditor.frontends.treesitter.collections import one_of

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter import rows
    from auditor.frontends.treesitter.lowering import Act, Evaluate, Lowering

Arm = tuple["Node | None", ir.Expression | None]
"""The statements of an arm and its test, None for what is done else."""


def tails(low: Lowering, body: Node) -> set[int]:
    """The nodes that a function may end with, so that it returns their value."""
    found: set[int] = set()
    todo = [body]
    while todo:
        node = todo.pop()
        row = low.grammar.rows.get(node.type)
        if isinstance(row, actions.Block | messages_rows.Guarded):
            parts = low.named(node)
            plain = [part for part in parts if not isinstance(row_of(low, part), ASIDE) and part.type not in REST]
            todo.extend(plain[-1:])
            todo.extend(part for part in parts if isinstance(row_of(low, part), actions.Handler) or part.type in REST)
        elif isinstance(row, actions.If):
            todo.extend([*low.children(node, row.body), *low.children(node, row.alternative)])
        elif isinstance(row, messages_rows.Choose):
            todo.extend(low.named(node)[1:])
        elif isinstance(row, actions.Handler | messages_rows.When | messages_rows.Closure):
            todo.extend(low.children(node, row.body))
        else:
            found.add(node.id)
    return found


REST = ("else",)
ASIDE = (actions.Handler, messages_rows.Always, actions.Nothing)


def row_of(low: Lowering, node: Node) -> rows.Row | None:
    return low.grammar.rows.get(node.type)


def if_value(low: Lowering, node: Node, row: actions.If) -> ir.Expression:
    """An `if` as a value: conditional expressions, the last arm innermost."""
    arms: list[Arm] = []
    part: Node | None = node
    while part is not None and isinstance(kind := row_of(low, part), actions.If):
        tests = low.some(part, kind.test)
        test = tests[0] if tests else ir.Opaque(low.span(part), "test")
        if kind.negated:
            test = ir.Compare(test.span, "not", test, None)
        arms.append((low.child(part, kind.body), test))
        part = low.child(part, kind.alternative)
    del row
    arms.append((part, None))
    return _chosen(low, node, arms)


def choose_value(low: Lowering, node: Node, row: messages_rows.Choose) -> ir.Expression:
    """A choice as a value."""
    subject = next(iter(low.some(node, row.subject)), None)
    arms: list[Arm] = []
    for child in low.named(node):
        kind = row_of(low, child)
        if isinstance(kind, messages_rows.When):
            arms.append((low.child(child, kind.body), _asked(low, child, kind, subject)))
        elif child.type in REST:
            arms.append((child, None))
    if not arms or arms[-1][1] is not None:
        arms.append((None, None))
    return _chosen(low, node, arms)


def _asked(low: Lowering, node: Node, row: messages_rows.When, subject: ir.Expression | None) -> ir.Expression:
    """The test of an arm: whether the subject is one of its values, or one of them is true."""
    values = _values(low, node, row)
    test = one_of(subject, values) if subject is not None else ir.Choice(low.span(node), tuple(values))
    return test or ir.Opaque(low.span(node), "test")


def _values(low: Lowering, node: Node, row: messages_rows.When) -> list[ir.Expression]:
    patterns = [child for child in low.named(node) if child.type == row.pattern]
    return [value for pattern in patterns for value in low.some(pattern, 0)]


def _chosen(low: Lowering, node: Node, arms: list[Arm]) -> ir.Expression:
    branch = low.recorder.branch()
    values: list[ir.Expression] = []
    for number, (body, test) in enumerate(arms):
        with low.recorder.arm(branch, number, test):
            values.append(ir.Null(low.span(node)) if body is None else _last(low, body))
    result = values[-1]
    for value, (_, test) in reversed(list(zip(values[:-1], arms[:-1], strict=True))):
        result = ir.Choice(low.span(node), (value, result), test)
    return result


def block_value(low: Lowering, node: Node, _row: rows.Row) -> ir.Expression:
    """Statements as a value: that of the last one."""
    return _last(low, node)


def _last(low: Lowering, body: Node) -> ir.Expression:
    """Runs an arm's statements but the last, whose value it is."""
    if not isinstance(row_of(low, body), actions.Block | messages_rows.Guarded):
        return low.value(body)
    parts = low.named(body)
    plain = [part for part in parts if not isinstance(row_of(low, part), ASIDE)]
    if not plain:
        return ir.Null(low.span(body))
    values = []
    for part in parts:
        if part.id == plain[-1].id:
            values.append(low.value(part))
        else:
            low.run(part)
    return values[0]


# --- statements ------------------------------------------------------------------------------------------------------


def choose(low: Lowering, node: Node, row: messages_rows.Choose) -> None:
    """A choice as a statement."""
    subject_node = low.child(node, row.subject)
    subject = None if subject_node is None else low.value(subject_node)
    if subject is not None and subject_node is not None:
        with low.recorder.statement(low.span(subject_node)):
            low.recorder.use(subject)
    branch = low.recorder.branch()
    number = 0
    rest = False
    for child in low.named(node):
        kind = row_of(low, child)
        if isinstance(kind, messages_rows.When):
            body = low.child(child, kind.body)
            with low.recorder.statement(low.header(child, body)):
                test = _asked(low, child, kind, subject)
                low.recorder.use(test)
        elif child.type in REST:
            body, test, rest = child, None, True
        else:
            continue
        with low.recorder.arm(branch, number, test):
            if body is not None:
                low.run(body)
        number += 1
    if rest:
        low.recorder.exhaustive(branch, number)


def guarded(low: Lowering, node: Node, _row: messages_rows.Guarded) -> None:
    """Statements with the handlers of their errors after them."""
    parts = low.named(node)
    handlers = [part for part in parts if isinstance(row_of(low, part), actions.Handler)]
    last = [part for part in parts if isinstance(row_of(low, part), messages_rows.Always)]
    if not handlers and not last:
        for part in parts:
            low.run(part)
        return
    branch = low.recorder.branch()
    with low.recorder.arm(branch, 0):
        for part in parts:
            if not isinstance(row_of(low, part), actions.Handler | messages_rows.Always):
                low.run(part)
    for number, part in enumerate(handlers, 1):
        with low.recorder.arm(branch, number):
            low.run(part)
    low.recorder.attempt(branch, 1 + len(handlers), finally_=bool(last))
    for part in last:
        low.run(part)


def always(low: Lowering, node: Node, _row: messages_rows.Always) -> None:
    """Statements that run in any case."""
    for part in low.named(node):
        low.run(part)


EVALUATE: dict[type[rows.Row], Evaluate] = {
    actions.If: if_value,
    actions.Block: block_value,
    messages_rows.Guarded: block_value,
    messages_rows.Choose: choose_value,
}

ACT: dict[type[rows.Row], Act] = {
    messages_rows.Choose: choose,
    messages_rows.Guarded: guarded,
    messages_rows.Always: always,
}
