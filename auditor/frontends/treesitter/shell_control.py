"""Branches and loops of a language of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import rows, shell_rows
from auditor.frontends.treesitter import shell_words as words
from auditor.frontends.treesitter.collections import one_of

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Act, Lowering

WILD = ("*", "?", "[")
SPLIT = "split"


def _test(low: Lowering, nodes: list[Node]) -> ir.Expression | None:
    """The condition, where it is one that can be worked out; commands in it are run."""
    test: ir.Expression | None = None
    for node in nodes:
        kind = low.grammar.rows.get(node.type)
        if isinstance(kind, rows.Unwrap):
            with low.recorder.statement(low.span(node)):
                test = low.value(node)
                low.recorder.use(test)
        else:
            low.run(node)
            test = None
    return test


def if_then(low: Lowering, node: Node, row: shell_rows.IfThen) -> None:
    """An if with its further arms."""
    branch = low.recorder.branch()
    parts: list[Node] | tuple[Node, ...] = node.children
    number, closed = 0, False
    while parts:
        before, after, further = _stretches(low, parts, row)
        test = _test(low, before)
        with low.recorder.arm(branch, number, test):
            for child in after:
                low.run(child)
        number += 1
        parts = further[0].children if further and further[0].type == row.further else ()
        if further and further[0].type == row.otherwise:
            closed = True
            with low.recorder.arm(branch, number):
                low.run(further[0])
            parts = ()
        elif len(further) > 1:
            parts = (*further[0].children, *further[1:])
    if closed:
        low.recorder.exhaustive(branch, number + 1)


def _stretches(
    low: Lowering, parts: list[Node] | tuple[Node, ...], row: shell_rows.IfThen
) -> tuple[list[Node], list[Node], list[Node]]:
    """The condition, what is done, and the further arms."""
    found: tuple[list[Node], list[Node], list[Node]] = ([], [], [])
    place = 0
    for child in parts:
        if child.type == row.then and place == 0:
            place = 1
        elif child.type in {row.further, row.otherwise}:
            place = 2
            found[2].append(child)
        elif child.is_named and place < 2 and child.type not in low.grammar.extras:  # noqa: PLR2004
            found[place].append(child)
    return found


def sequel(low: Lowering, node: Node, _row: shell_rows.Sequel) -> None:
    """Commands one of which depends on the other; chains lean to the left."""
    chain: list[Node] = []
    while isinstance(low.grammar.rows.get(node.type), shell_rows.Sequel) and low.named(node):
        chain.append(node)
        node = low.named(node)[0]
    test = _test(low, [node])
    for one in reversed(chain):
        parts = low.named(one)
        fails = any(child.type == "||" for child in one.children)
        if len(parts) < 2:  # noqa: PLR2004 - two commands
            continue
        if test is None and not fails:
            low.run(parts[1])
            continue
        asked = ir.Compare(test.span, "not", test, None) if test is not None and fails else test
        with low.recorder.arm(low.recorder.branch(), 0, asked):
            low.run(parts[1])
        test = None


def case(low: Lowering, node: Node, row: shell_rows.Case) -> None:
    """A choice by patterns."""
    subject = next(iter(low.some(node, row.value)), None)
    if subject is None:
        return
    with low.recorder.statement(low.span(low.named(node)[0])):
        low.recorder.use(subject)
    branch = low.recorder.branch()
    for number, item in enumerate(child for child in low.named(node) if child.type == row.item):
        patterns = low.children(item, row.pattern)
        known = {pattern.id for pattern in patterns}
        values = [low.value(pattern) for pattern in patterns]
        wild = any(sign in low.text(pattern) for pattern in patterns for sign in WILD)
        with low.recorder.arm(branch, number, None if wild else one_of(subject, values)):
            for child in low.named(item):
                if child.id not in known:
                    low.run(child)


def for_in(low: Lowering, node: Node, row: shell_rows.ForIn) -> None:
    """A loop over words, the items of an array, or the words of a text."""
    name, body = low.child(node, row.variable), low.child(node, row.body)
    with low.recorder.arm(low.recorder.branch(), 0):
        header = low.header(node, body)
        with low.recorder.statement(header):
            values = words.words(low, low.children(node, row.value))
            over: ir.Expression = ir.Sequence(header, tuple(words.spread(value) for value in values))
            array = words.array_in(values[0]) if len(values) == 1 else None
            if array is not None:
                over = array
            elif len(values) == 1 and isinstance(values[0], ir.Name | ir.Choice):
                over = ir.Call(header, ir.Member(header, values[0], SPLIT), ())
            target = words.named(low, low.text(name), low.span(name if name is not None else node))
            low.recorder.declare(target)
            low.recorder.assign(target, over, "loop", header)
        if body is not None:
            low.run(body)


def while_(low: Lowering, node: Node, row: shell_rows.While) -> None:
    """A loop as long as a command succeeds."""
    body = low.child(node, row.body)
    _test(low, [child for child in low.children(node, row.condition) if child.is_named])
    if body is not None:
        with low.recorder.arm(low.recorder.branch(), 0):
            low.run(body)


ACT: dict[type[rows.Row], Act] = {
    shell_rows.IfThen: if_then,
    shell_rows.Sequel: sequel,
    shell_rows.Case: case,
    shell_rows.ForIn: for_in,
    shell_rows.While: while_,
}
