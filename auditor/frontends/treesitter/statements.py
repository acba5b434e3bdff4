"""Lowering of statements: one small function for each type of row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import actions, messages, rows, tails
from auditor.frontends.treesitter.cases import match, switch
from auditor.frontends.treesitter.definitions import (
    class_,
    decorated,
    field,
    import_,
    import_from,
    mixin,
    namespace,
    uses,
)
from auditor.frontends.treesitter.exchange import give, take_from
from auditor.frontends.treesitter.patterns import intricate, take
from auditor.frontends.treesitter.prototypes import defined

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Act, Lowering


def _nothing(_low: Lowering, _node: Node, _row: actions.Nothing) -> None:
    return


def _block(low: Lowering, node: Node, _row: actions.Block) -> None:
    for child in low.named(node):
        low.run(child)


def _declaration(low: Lowering, node: Node, _row: actions.Declaration) -> None:
    parts = low.named(node)
    for child in parts:
        with low.recorder.statement(low.span(node if len(parts) == 1 else child)):
            low.recorder.use(low.value(child))


def _evaluate(low: Lowering, node: Node, _row: actions.Evaluate) -> None:
    with low.recorder.statement(low.span(node)):
        for child in low.named(node):
            low.recorder.use(low.value(child))


def _statement(low: Lowering, node: Node, _row: actions.Statement) -> None:
    parts = low.named(node)
    with low.recorder.statement(low.span(node)):
        value = low.together(parts)
        if value is None or isinstance(low.grammar.rows.get(parts[0].type), rows.Assign | rows.Augmented):
            return
        texts = _standing(low, parts[0], value)
        for text in texts:
            low.recorder.string_statement(text)
        if not texts:
            low.recorder.done(value)
        if isinstance(low.grammar.rows.get(parts[0].type), actions.Leave):
            low.recorder.leave()


def _standing(low: Lowering, node: Node | None, value: ir.Expression) -> tuple[ir.Text, ...]:
    """The strings of a statement that is nothing else."""
    while node is not None and isinstance(row := low.grammar.rows.get(node.type), rows.Unwrap):
        node = low.child(node, row.value)
    if isinstance(value, ir.Text):
        return (value,)
    if node is None or not isinstance(value, ir.Concat) or not isinstance(low.grammar.rows.get(node.type), rows.Joined):
        return ()
    texts = tuple(part for part in value.parts if isinstance(part, ir.Text))
    return texts if len(texts) == len(value.parts) else ()


def _return(low: Lowering, node: Node, row: actions.Return) -> None:
    with low.recorder.statement(low.span(node)):
        for value in low.some(node, row.value):
            low.recorder.returned(value)
    if row.leaves:
        low.recorder.leave()


def _leave(low: Lowering, node: Node, _row: actions.Leave) -> None:
    _evaluate(low, node, actions.Evaluate())
    low.recorder.leave()


def _escape(low: Lowering, node: Node, _row: actions.Escape) -> None:
    low.recorder.escape(far=bool(low.named(node)))


def _delete(low: Lowering, node: Node, _row: actions.Delete) -> None:
    with low.recorder.statement(low.span(node)):
        for child in low.named(node):
            value = low.value(child)
            low.recorder.use(value)
            for target in value.items if isinstance(value, ir.Sequence) else (value,):
                low.recorder.removed(target, low.span(node))


def _outer(low: Lowering, node: Node, row: actions.Outer) -> None:
    low.recorder.outer(tuple(low.text(child) for child in low.named(node)), module=row.module)


def _if(low: Lowering, node: Node, row: actions.If) -> None:
    arms, otherwise = _arms(low, node, row)
    tests = []
    for part, arm in arms:
        _body(low, part, arm.first)
        with low.recorder.statement(low.header(part, low.child(part, arm.body))):
            test = next(iter(low.some(part, arm.test)), None)
            if test is not None:
                test = ir.Compare(test.span, "not", test, None) if arm.negated else test
                low.recorder.use(test)
            tests.append(test)
    branch = low.recorder.branch()
    for number, ((part, arm), test) in enumerate(zip(arms, tests, strict=True)):
        with low.recorder.arm(branch, number, test):
            _body(low, part, arm.body)
    if otherwise is not None:
        with low.recorder.arm(branch, len(arms)):
            low.run(otherwise)
        low.recorder.exhaustive(branch, len(arms) + 1)


def _arms(low: Lowering, node: Node, row: actions.If) -> tuple[list[tuple[Node, actions.If]], Node | None]:
    """The arms of a whole chain, whether its else-ifs are listed or nested, and what is done else."""
    arms = [(node, row)]
    todo = low.children(node, row.alternative)
    while todo:
        part, *todo = todo
        kind = low.grammar.rows.get(part.type)
        if isinstance(kind, actions.Else):
            inner = low.child(part, kind.body)
            kind = low.grammar.rows.get(inner.type) if inner is not None else None
            if inner is None or not isinstance(kind, actions.If):
                return arms, inner
            part = inner
        if not isinstance(kind, actions.If):
            return arms, part
        arms.append((part, kind))
        todo = todo or low.children(part, kind.alternative)
    return arms, None


def _body(low: Lowering, node: Node, role: rows.Role | None) -> None:
    """The statements in this role, if there are any."""
    part = low.child(node, role)
    if part is not None:
        low.run(part)


def _else(low: Lowering, node: Node, row: actions.Else | actions.Finally) -> None:
    _body(low, node, row.body)


def _while(low: Lowering, node: Node, row: actions.While) -> None:
    with low.recorder.statement(low.header(node, low.child(node, row.body))):
        test = next(iter(low.some(node, row.test)), None)
        if test is not None:
            low.recorder.use(test)
    with low.recorder.loop(test):
        _body(low, node, row.body)
    _body(low, node, row.alternative)


def _for(low: Lowering, node: Node, row: actions.For) -> None:
    with low.recorder.loop():
        header = low.header(node, low.child(node, row.body))
        with low.recorder.statement(header):
            iterables = low.some(node, row.iterable)
            place = low.child(node, row.target)
            if place is not None and intricate(low, place):
                hidden = ir.Name(low.span(place), ".each")
                low.recorder.declare(hidden)
                low.recorder.assign(hidden, iterables[0] if iterables else None, "loop", header)
                take(low, place, hidden, header)
            target, by = _loop_target(low, node, row)
            if target is not None:
                over = iterables[0] if iterables else None
                if over is not None and by:
                    over = ir.Call(over.span, ir.Name(over.span, by), (ir.Argument(over),))
                low.recorder.declare(target)
                low.recorder.assign(target, over, "loop", header)
        _body(low, node, row.body)
    _body(low, node, row.alternative)


def _loop_target(low: Lowering, node: Node, row: actions.For) -> tuple[ir.Expression | None, str]:
    """What a loop binds, and what the library calls the way it goes over the value."""
    target = low.child(node, row.target)
    if target is not None and intricate(low, target):
        return None, ""
    kind = low.grammar.rows.get(target.type) if target is not None else None
    if target is not None and row.pairs and isinstance(kind, rows.Pair):
        return ir.Sequence(low.span(target), (*low.some(target, kind.key), *low.some(target, kind.value))), row.pairs
    return (low.value(target) if target is not None else None), row.items


def _loop(low: Lowering, node: Node, row: actions.Loop) -> None:
    body = low.child(node, row.body)
    with low.recorder.statement(low.header(node, body)):
        for child in low.named(node):
            if body is None or child.id != body.id:
                low.recorder.use(low.value(child))
    if body is not None:
        with low.recorder.loop():
            low.run(body)


def _try(low: Lowering, node: Node, row: actions.Try) -> None:
    branch = low.recorder.branch()
    with low.recorder.arm(branch, 0):
        _body(low, node, row.body)
    handlers = 0
    last: list[Node] = []
    for child in low.named(node):
        kind = low.grammar.rows.get(child.type)
        if isinstance(kind, actions.Finally):
            last.append(child)
        elif isinstance(kind, actions.Handler | actions.Else):
            handlers += isinstance(kind, actions.Handler)
            with low.recorder.arm(branch, handlers if isinstance(kind, actions.Handler) else 0):
                low.run(child)
    low.recorder.attempt(branch, 1 + handlers, finally_=bool(last))
    for child in last:
        low.run(child)


def _handler(low: Lowering, node: Node, row: actions.Handler) -> None:
    body = low.child(node, row.body)
    header = low.header(node, body)
    parts = low.children(node, row.value)
    alias = low.grammar.rows.get(parts[0].type) if parts else None
    named = isinstance(alias, actions.Alias)
    if isinstance(alias, actions.Alias):
        parts = [*low.children(parts[0], alias.value), *low.children(parts[0], alias.name)]
    with low.recorder.statement(header):
        for number, part in enumerate(parts):
            value = low.value(part)
            if number and (named or not low.text(part)[:1].isupper()):
                low.recorder.assign(value, None, "declared", header)
            else:
                low.recorder.use(value)
        for target in low.some(node, row.name):
            low.recorder.assign(target, None, "declared", header)
    if body is not None:
        low.run(body)


def _with(low: Lowering, node: Node, row: actions.With) -> None:
    body, items = low.child(node, row.body), low.child(node, row.items)
    header = low.header(node, body)
    with low.recorder.statement(header):
        for item in low.named(items) if items is not None else ():
            kind = low.grammar.rows.get(item.type)
            value = low.child(item, kind.value) if isinstance(kind, actions.WithItem) else item
            alias = low.grammar.rows.get(value.type) if value is not None else None
            if value is not None and isinstance(alias, actions.Alias):
                worth = next(iter(low.some(value, alias.value)), None)
                for target in low.some(value, alias.name):
                    low.recorder.assign(target, worth, "assign", header)
            elif value is not None:
                low.recorder.use(low.value(value))
    if body is not None:
        low.run(body)


ACT: dict[type[rows.Row], Act] = {
    actions.Nothing: _nothing,
    actions.Block: _block,
    actions.Declaration: _declaration,
    actions.TakeFrom: take_from,
    actions.Give: give,
    actions.Evaluate: _evaluate,
    actions.Statement: _statement,
    actions.Return: _return,
    actions.Leave: _leave,
    actions.Escape: _escape,
    actions.Delete: _delete,
    actions.Outer: _outer,
    actions.If: _if,
    actions.Else: _else,
    actions.Finally: _else,
    actions.While: _while,
    actions.For: _for,
    actions.Try: _try,
    actions.Handler: _handler,
    actions.With: _with,
    actions.Match: match,
    actions.Function: defined,
    actions.Class: class_,
    actions.Decorated: decorated,
    **messages.ACT,
    **tails.ACT,
    actions.Import: import_,
    actions.ImportFrom: import_from,
    actions.Loop: _loop,
    actions.Switch: switch,
    actions.Field: field,
    actions.Mixin: mixin,
    actions.Namespace: namespace,
    actions.Uses: uses,
}
