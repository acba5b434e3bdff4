"""Lowering of expressions: one small function for each type of row."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import actions, escapes, messages, messages_rows, prototypes, rows, tails
from auditor.frontends.treesitter.cases import selected
from auditor.frontends.treesitter.collections import array, comprehension, include, selection
from auditor.frontends.treesitter.definitions import dotted_type, function_expression, named_class
from auditor.frontends.treesitter.objects import literal
from auditor.frontends.treesitter.patterns import intricate, take
from auditor.frontends.treesitter.strings import joined, run, string

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Build, Evaluate, Lowering, Naming

SET_APART = (rows.Argument, rows.Keyword, rows.Splat)
"""Rows of arguments that are more than a value."""


def _identifier(low: Lowering, node: Node, row: rows.Identifier) -> ir.Expression:
    span = low.span(node)
    if row.part is not None:
        part = low.child(node, "@" + row.part)
        if part is None:
            return ir.Opaque(span, node.type, tuple([low.value(child) for child in low.named(node)]))
        return low.recorder.name(low.grammar.dialect.sigil + low.text(part), span)
    text = low.text(node)
    if row.separator:
        text = text.rpartition(row.separator)[2].strip()
    kind = low.grammar.receivers.get(text.lower())
    if kind is not None:
        return ir.This(span, kind)
    if text in low.grammar.own_name:
        return ir.Text(span, low.function_name, span)
    return low.recorder.name(text, span)


def _constant(low: Lowering, node: Node, row: rows.Constant) -> ir.Expression:
    return ir.Null(low.span(node)) if row.value is None else ir.Number(low.span(node), row.value)


def _truth(low: Lowering, node: Node, _row: rows.Truth) -> ir.Expression:
    return ir.Number(low.span(node), low.text(node).lower() == "true")


def _numeral(low: Lowering, node: Node, row: rows.Numeral) -> ir.Expression:
    value = escapes.number(low.text(node), octal=row.octal)
    return ir.Opaque(low.span(node), "number") if value is None else ir.Number(low.span(node), value)


def _chain(low: Lowering, node: Node, row: rows.Chain) -> ir.Expression:
    operators = low.children(node, row.operators)
    meaning = low.grammar.operators.get(low.sign(node, row.operators), "") if len(operators) == 1 else ""
    parts = [low.value(child) for child in low.named(node)]
    if meaning and len(parts) == len(operators) + 1:
        return ir.Compare(low.span(node), meaning, parts[0], parts[1])
    return ir.Opaque(low.span(node), "compare", tuple(parts))


def _unary(low: Lowering, node: Node, row: rows.Unary) -> ir.Expression:
    sign = low.sign(node, row.operator)
    parts = low.some(node, row.operand)
    if sign in row.plain and parts:
        return parts[0]
    if low.grammar.operators.get(sign) == "not" and parts:
        return ir.Compare(low.span(node), "not", parts[0], None)
    if low.grammar.operators.get(sign) == "delete" and parts:
        low.recorder.removed(parts[0], low.span(node))
    if sign in {"+", "-"} and parts and isinstance(parts[0], ir.Text | ir.Concat):
        return parts[0]
    if sign == "-" and parts and isinstance(parts[0], ir.Number):
        return ir.Number(low.span(node), -parts[0].value)
    return ir.Opaque(low.span(node), "unary", tuple(parts))


def _conditional(low: Lowering, node: Node, row: rows.Conditional) -> ir.Expression:
    test, then, otherwise = (low.some(node, role) for role in (row.test, row.then, row.otherwise))
    if test and otherwise and isinstance(row.then, str) and low.child(node, row.then) is None:
        return ir.Choice(low.span(node), (test[0], otherwise[0]))
    if not then or not test or not otherwise:
        return ir.Opaque(low.span(node), "conditional", (*test, *then, *otherwise))
    return ir.Choice(low.span(node), (then[0], otherwise[0]), test[0])


def _member(low: Lowering, node: Node, row: rows.Member, base: ir.Expression) -> ir.Expression:
    return _named_part(low, low.span(node), base, low.child(node, row.name), row.plain)


def _named_part(
    low: Lowering, span: ir.Span, base: ir.Expression, name: Node | None, plain: tuple[str, ...]
) -> ir.Expression:
    """The member of a name, or the item of a name that is worked out."""
    if plain and name is not None and name.type not in plain:
        return ir.Index(span, base, low.value(name))
    aliases = low.grammar.aliases
    alias = aliases.get(f"{base.name}.{low.text(name)}") if aliases and isinstance(base, ir.Name) else None
    return ir.Member(span, base, low.bare(name)) if alias is None else low.recorder.name(alias, span)


def _method(low: Lowering, node: Node, row: rows.Method, base: ir.Expression) -> ir.Expression:
    name, given = low.child(node, row.name), low.child(node, row.arguments)
    end = node.end_point if name is None else name.end_point
    callee = _named_part(low, low.source.between(node.start_point, end), base, name, row.plain)
    return ir.Call(low.span(node), callee, arguments(low, low.named(given)) if given is not None else ())


def _bare_method(low: Lowering, node: Node, row: rows.Method) -> ir.Expression:
    """A call without a receiver."""
    name, given = low.child(node, row.name), low.child(node, row.arguments)
    callee = low.recorder.name(low.text(name), low.span(node if name is None else name))
    return ir.Call(low.span(node), callee, arguments(low, low.named(given)) if given is not None else ())


def _subscript(low: Lowering, node: Node, row: rows.Subscript, base: ir.Expression) -> ir.Expression:
    keys = low.children(node, row.key)
    if row.bare and len(keys) == 1 and keys[0].type == row.bare and _in_string(low, node):
        span = low.span(keys[0])
        return ir.Index(low.span(node), base, ir.Text(span, low.text(keys[0]), span))
    if any(key.type == row.slice for key in keys):
        for key in keys:
            for bound in low.named(key) if key.type == row.slice else [key]:
                low.recorder.use(low.value(bound))
        return ir.Index(low.span(node), base, None)
    return ir.Index(low.span(node), base, low.together(keys))


def _in_string(low: Lowering, node: Node) -> bool:
    around = node.parent
    return around is not None and isinstance(low.grammar.rows.get(around.type), rows.String)


def _call(low: Lowering, node: Node, row: rows.Call, callee: ir.Expression) -> ir.Expression:
    given = low.child(node, row.arguments)
    if isinstance(callee, ir.This) and callee.kind == "super" and low.grammar.dialect.constructors:
        callee = ir.Member(callee.span, callee, low.grammar.dialect.constructors[0])
    if given is None:
        return ir.Call(low.span(node), callee, (), row.new)
    parts = low.named(given) if given.type == row.listed else [given]
    if isinstance(callee, ir.Name) and callee.name in low.grammar.spelling and len(parts) == 1:
        return _spelled(low, node, parts[0])
    values = arguments(low, parts)
    if low.grammar.generic[0]:
        values = (*values, *_types(low, low.child(node, row.callee)))
    call = ir.Call(low.span(node), callee, values, row.new)
    return prototypes.called(low, call) if low.grammar.prototypes else call


def _spelled(low: Lowering, node: Node, name: Node) -> ir.Expression:
    """The name of something, as a text."""
    value = arguments(low, [name])[0].value
    text = value.name if isinstance(value, ir.Name | ir.Member) else low.text(name)
    return ir.Text(low.span(node), text, low.span(name))


def _types(low: Lowering, callee: Node | None) -> tuple[ir.Argument, ...]:
    """The types that a function is called for, as arguments by place."""
    row = low.grammar.rows.get(callee.type) if callee is not None else None
    if callee is not None and isinstance(row, rows.Member):
        callee = low.child(callee, row.name)
    given = low.type_arguments(callee)
    return tuple(ir.Argument(low.value(kind), f"<{place}>", "type") for place, kind in enumerate(given))


def arguments(low: Lowering, given: list[Node]) -> tuple[ir.Argument, ...]:
    """The arguments of a call, or the bases of a class."""
    found: list[ir.Argument] = []
    for node in given:
        row = low.kinds.steps[node.kind_id].row
        if not isinstance(row, SET_APART):
            found.append(ir.Argument(low.value(node)))
        elif isinstance(row, rows.Argument):
            found.extend(_argument(low, node, row))
        elif isinstance(row, rows.Keyword):
            name = low.text(low.child(node, row.name))
            found.extend(ir.Argument(value, name) for value in low.some(node, row.value))
        else:
            found.extend(ir.Argument(value, None, row.kind) for value in low.some(node, row.value))
    return tuple(found)


def _argument(low: Lowering, node: Node, row: rows.Argument) -> tuple[ir.Argument, ...]:
    name = low.child(node, row.name)
    parts = low.named(node) or [child for child in node.children if child.type in low.grammar.rows]
    if not parts:
        return ()
    if name is None:
        return arguments(low, parts[-1:])
    return (ir.Argument(low.value(parts[-1]), low.grammar.dialect.sigil + low.text(name)),)


def _one_argument(low: Lowering, node: Node, row: rows.Argument) -> ir.Expression:
    """An argument where a value is wanted."""
    given = _argument(low, node, row)
    return given[0].value if given else ir.Opaque(low.span(node), node.type)


def _splat(low: Lowering, node: Node, row: rows.Splat) -> ir.Expression:
    return ir.Opaque(low.span(node), "spread", tuple(low.some(node, row.value)))


def _keyword(low: Lowering, node: Node, row: rows.Keyword) -> ir.Expression:
    return ir.Opaque(low.span(node), "keyword", tuple(low.some(node, row.value)))


def _items(low: Lowering, node: Node, row: rows.Items) -> ir.Expression:
    parts = low.named(node)
    if row.comma and len(parts) == 1 and low.child(node, "@,") is None:
        return low.value(parts[0])
    return ir.Sequence(low.span(node), tuple([low.value(child) for child in parts]))


def _entries(low: Lowering, node: Node, _row: rows.Entries) -> ir.Expression:
    found: list[ir.Entry] = []
    for child in low.named(node):
        row = low.grammar.rows.get(child.type)
        if isinstance(row, rows.Pair):
            keys, values = low.some(child, row.key), low.some(child, row.value)
            found.extend(ir.Entry(key, value) for key, value in zip(keys, values, strict=False))
        elif isinstance(row, rows.Splat):
            found.extend(ir.Entry(None, value) for value in low.some(child, row.value))
        else:
            found.append(ir.Entry(None, ir.Opaque(low.span(child), child.type, (low.value(child),))))
    return ir.Mapping(low.span(node), tuple(found))


def _pair(low: Lowering, node: Node, row: rows.Pair) -> ir.Expression:
    return ir.Opaque(low.span(node), "pair", (*low.some(node, row.key), *low.some(node, row.value)))


def _key(low: Lowering, node: Node, _row: rows.Key) -> ir.Expression:
    span = low.span(node)
    return ir.Text(span, low.text(node), span)


def _target_name(low: Lowering, targets: list[Node | None]) -> str:
    """What a function is called that is given to these targets."""
    for target in targets:
        row = low.grammar.rows.get(target.type) if target is not None else None
        if isinstance(row, rows.Identifier):
            return low.text(target)
    last = targets[-1]
    row = low.grammar.rows.get(last.type) if last is not None else None
    if last is None or not isinstance(row, rows.Member):
        return ""
    name = low.text(low.child(last, row.name))
    return low.grammar.aliases.get(f"{low.text(low.child(last, row.base))}.{name}", name)


def _given(
    low: Lowering, node: Node, row: rows.Assign, place: Node, worth: ir.Expression | None, *, first: bool
) -> ir.Expression:
    """One target gets the value, which the first one records."""
    span = low.span(node)
    if worth is not None and intricate(low, place):
        if first:
            low.recorder.use(worth)
        take(low, place, worth, span)
        return ir.Opaque(span, "pattern")
    target = low.recorder.target(low.value(place))
    kind = dotted_type(low, low.child(node, row.type))
    if row.declares:
        low.recorder.declare(target, worth)
    if worth is not None or kind is not None or not row.declares:
        how = "declared" if worth is None else "assign"
        low.recorder.assign(target, worth, how, span, quiet=not first, type_=kind)
    return target


def _worth(low: Lowering, value: Node, name: str, held: tuple[int, ir.Text] | None) -> ir.Expression:
    """What a target gets; `held` is the object that the target is a member of."""
    if held is None:
        return low.naming(value, name)
    with low.recorder.again(held[0]) if isinstance(low.grammar.rows.get(value.type), rows.Lambda) else nullcontext():
        worth = low.naming(value, held[1].value)
    low.recorder.entry(*held, worth)
    return worth


def _assign(low: Lowering, node: Node, row: rows.Assign) -> ir.Expression:
    span = low.span(node)
    targets = [low.child(node, row.target)]
    value = low.child(node, row.value)
    while value is not None and isinstance(further := low.grammar.rows.get(value.type), rows.Assign):
        targets.append(low.child(value, further.target))
        value = low.child(value, further.value)
    if prototypes.put(low, targets[-1], value):
        return ir.Opaque(span, "assignment")
    held = prototypes.object_of(low, targets[-1]) if value is not None else None
    worth = None if value is None else _worth(low, value, _target_name(low, targets), held)
    first: ir.Expression | None = None
    for target in targets:
        if target is not None:
            place = _given(low, node, row, target, worth, first=first is None)
            first = first or place
    return first or ir.Opaque(span, "assignment")


def _augmented(low: Lowering, node: Node, row: rows.Augmented) -> ir.Expression:
    meaning = low.grammar.operators.get(low.sign(node, row.operator))
    if meaning == "assign":
        return _assign(low, node, rows.Assign(row.target, row.value))
    values = low.some(node, row.value)
    targets = [low.recorder.target(target) for target in low.some(node, row.target)]
    if not targets or not values:
        return ir.Opaque(low.span(node), "augmented", (*targets, *values))
    if meaning == "format":
        low.recorder.use(values[0])
        worth = ir.Format(low.span(node), targets[0], values[0])
        low.recorder.assign(targets[0], worth, "assign", low.span(node), quiet=True)
        return targets[0]
    kind = {"concat": "augmented", "update": "update", "or": "choice"}.get(meaning or "", "declared")
    if kind == "update" and not isinstance(targets[0], ir.Name | ir.Member):
        kind = "declared"
    low.recorder.assign(targets[0], values[0], kind, low.span(node))
    return targets[0]


EVALUATE: dict[type[rows.Row], Evaluate] = {
    rows.Identifier: _identifier,
    rows.Constant: _constant,
    rows.Truth: _truth,
    rows.Numeral: _numeral,
    rows.String: string,
    rows.Run: run,
    rows.Joined: joined,
    rows.Chain: _chain,
    rows.Unary: _unary,
    rows.Conditional: _conditional,
    rows.Splat: _splat,
    rows.Keyword: _keyword,
    rows.Argument: _one_argument,
    rows.Items: _items,
    rows.Entries: _entries,
    rows.Pair: _pair,
    rows.Comprehension: comprehension,
    rows.Lambda: function_expression,
    rows.Method: _bare_method,
    rows.Array: array,
    rows.Selection: selection,
    actions.Switch: selected,
    rows.Include: include,
    rows.Key: _key,
    rows.Literal: literal,
    rows.Assign: _assign,
    rows.Augmented: _augmented,
    **messages.EVALUATE,
    **tails.EVALUATE,
}

BUILD: dict[type[rows.Row], Build] = {
    rows.Member: _member,
    rows.Subscript: _subscript,
    rows.Call: _call,
    rows.Method: _method,
    **messages.BUILD,
}

NAMING: dict[type[rows.Row], Naming] = {
    rows.Lambda: prototypes.named_function,
    rows.Literal: literal,
    actions.Class: named_class,
}

SPINE: dict[type[rows.Row], str] = {
    rows.Binary: "left",
    rows.Member: "base",
    rows.Subscript: "base",
    rows.Call: "callee",
    rows.Method: "base",
    rows.Unwrap: "value",
    messages_rows.Send: "receiver",
}
