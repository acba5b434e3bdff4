"""Lowering of match and switch, as statements and as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import actions, rows
from auditor.frontends.treesitter.collections import one_of

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Lowering

ARMS = 32


def match(low: Lowering, node: Node, row: actions.Match) -> None:
    """A branch with an arm for each case; the last one may take whatever is left."""
    body = low.child(node, row.body)
    with low.recorder.statement(low.header(node, body)):
        subject = low.together(low.children(node, row.subject))
        if subject is not None:
            low.recorder.use(subject)
    branch = low.recorder.branch()
    number = 0
    rest = False
    for child in low.named(body) if body is not None else ():
        kind = low.grammar.rows.get(child.type)
        if isinstance(kind, actions.Case):
            rest = _case(low, child, kind, (branch, number), subject)
            number += 1
        else:
            low.run(child)
    if rest:
        low.recorder.exhaustive(branch, number)


def _case(low: Lowering, node: Node, row: actions.Case, arm: tuple[int, int], subject: ir.Expression | None) -> bool:
    """One case; true if it takes everything."""
    body, guard = low.child(node, row.body), low.child(node, row.guard)
    patterns = [child for child in low.named(node) if child.type == row.pattern]
    header = low.header(node, body)
    alone = _bare(patterns[0]) if len(patterns) == 1 and guard is None and low.child(node, "@,") is None else None
    literal = _literal(low, alone) if alone is not None else None
    test = ir.Compare(literal.span, "==", subject, literal) if subject and literal else None
    with low.recorder.arm(*arm, test):
        with low.recorder.statement(header):
            if literal is not None:
                low.recorder.use(ir.Compare(literal.span, "==", literal, None))
            else:
                _patterns(low, patterns, header)
            if guard is not None:
                low.recorder.use(low.value(guard))
        if body is not None:
            low.run(body)
    return alone is not None and _takes_all(low, alone)


def _literal(low: Lowering, pattern: Node) -> ir.Expression | None:
    """The one literal that a case stands for."""
    kind = low.grammar.rows.get(pattern.type)
    return low.value(pattern) if isinstance(kind, rows.String | rows.Joined | rows.Constant | rows.Numeral) else None


def _takes_all(low: Lowering, pattern: Node) -> bool:
    kind = low.grammar.rows.get(pattern.type)
    return isinstance(kind, actions.Capture | rows.Identifier) and "." not in low.text(pattern)


def _bare(pattern: Node) -> Node:
    """The pattern without parentheses around it."""
    while len(parts := [child for child in pattern.children if child.type not in {"(", ")"}]) == 1:
        pattern = parts[0]
    return pattern


def _patterns(low: Lowering, patterns: list[Node], header: ir.Span) -> None:
    """The literals in patterns are keys; names are bound."""
    todo = list(reversed(patterns))
    while todo:
        node = todo.pop()
        kind = low.grammar.rows.get(node.type)
        if isinstance(kind, rows.String | rows.Joined):
            literal = low.value(node)
            low.recorder.use(ir.Compare(literal.span, "==", literal, None))
        elif isinstance(kind, actions.Capture | rows.Identifier):
            name = low.text(node)
            if "." not in name:
                low.recorder.assign(ir.Name(low.span(node), name), None, "declared", header)
        else:
            todo.extend(reversed(low.named(node)[isinstance(kind, actions.Labelled) :]))


def switch(low: Lowering, node: Node, row: actions.Switch) -> None:
    """A branch with an arm for each run of statements, which all the cases right before it lead to."""
    body, about = low.child(node, row.body), low.child(node, row.subject)
    parts = low.named(body) if body is not None else []
    if row.body is None:
        parts = [child for child in low.named(node) if about is None or child.id != about.id]
    with low.recorder.statement(low.header(node, body)):
        subject = low.value(about) if about is not None else None
        if subject is not None:
            low.recorder.use(subject)
    branch = low.recorder.branch()
    number = 0
    rest = fallen = False
    values: list[ir.Expression] = []
    for child in parts:
        kind = low.grammar.rows.get(child.type)
        if not isinstance(kind, actions.SwitchCase):
            low.run(child)
            continue
        heads, given, takes_rest = labels(low, child, kind)
        fallen = fallen or takes_rest
        values.extend(low.value(value) for value in given)
        skipped = {head.id for head in heads}
        statements = [part for part in low.named(child) if part.id not in skipped]
        if not statements:
            continue
        test = one_of(subject, values) if subject is not None and not fallen else None
        with low.recorder.arm(branch, number, test):
            with low.recorder.statement(low.span(heads[0] if heads else child)):
                for literal in values:
                    low.recorder.use(ir.Compare(literal.span, "==", literal, None))
            for part in statements:
                low.run(part)
        rest, number = rest or fallen, number + 1
        fallen, values = False, []
    if rest:
        low.recorder.exhaustive(branch, number)


def labels(low: Lowering, node: Node, row: actions.SwitchCase) -> tuple[list[Node], list[Node], bool]:
    """The nodes before a case's statements, the values among them, and whether it takes whatever is left."""
    if row.label is None:
        values = low.children(node, row.value)
        return values, values, row.value is None
    labels = [child for child in low.named(node) if child.type == row.label]
    parts = [low.named(label) for label in labels]
    return labels, [value for values in parts for value in values], not labels or not all(parts)


def selected(low: Lowering, node: Node, row: actions.Switch) -> ir.Expression:
    """The values of a switch's arms as conditional expressions, the last arm innermost."""
    body, span = low.child(node, row.body), low.span(node)
    subject = next(iter(low.some(node, row.subject)), None)
    arms: list[tuple[ir.Expression, ir.Expression | None]] = []
    for child in low.named(body) if body is not None else ():
        kind = low.grammar.rows.get(child.type)
        if isinstance(kind, actions.SwitchCase):
            heads, given, rest = labels(low, child, kind)
            values = [low.value(value) for value in given]
            test = one_of(subject, values) if subject is not None and not rest else None
            skipped = {head.id for head in heads}
            rest_of_it = [part for part in low.named(child) if part.id not in skipped]
            arms.extend((value, test) for value in _arm(low, rest_of_it))
    if not arms or len(arms) > ARMS:
        return ir.Opaque(span, "switch", (*([subject] if subject else ()), *(value for value, _ in arms)))
    arms.sort(key=lambda arm: arm[1] is None)
    result = arms[-1][0]
    for value, test in reversed(arms[:-1]):
        result = ir.Choice(span, (value, result), test or ir.Opaque(span, "test"))
    return result


def _arm(low: Lowering, statements: list[Node]) -> list[ir.Expression]:
    """What an arm may give: its one expression, or whatever its statements yield."""
    if len(statements) == 1 and isinstance(low.grammar.rows.get(statements[0].type), actions.Statement):
        return low.some(statements[0], 0)
    before, low.yielded = low.yielded, []
    for statement in statements:
        low.run(statement)
    values, low.yielded = low.yielded, before
    return values
