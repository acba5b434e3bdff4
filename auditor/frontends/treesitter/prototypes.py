"""Classes that are made by hand: functions that construct, and what is put into their prototypes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.targets import NAMED
from auditor.frontends.treesitter import actions, rows
from auditor.frontends.treesitter.definitions import function, function_expression

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Lowering

CONSTRUCTED = re.compile(rb"new ([A-Za-z_$][\w$]*+)\(")
WITH_PROTOTYPE = re.compile(rb"\.prototype\b")
GIVEN_FUNCTION = re.compile(rb"\.[\w$]++\s*+=\s*+(?:async\s++)?function\b")
NAME_BEFORE = re.compile(rb"(?<![\w$])[A-Za-z_$][\w$]*+\Z")
LONGEST = 100
IN_PROTOTYPE = re.compile(r"[^(]*?([\w$]+)\s*\.\s*prototype(?:\s*\.\s*([\w$]+)|\[['\"]([\w$]+)['\"]\])?")
IN_CLASS = re.compile(r"(?:[\w$]+\.)*?([\w$]+)\s*\.\s*([\w$]+)()")
MOST = 200
RECEIVERS = re.compile(rb"\bthis\b")


def made(data: bytes) -> frozenset[str]:
    """The names in a file that are constructed, or that have a prototype."""
    constructed = frozenset(name.decode() for name in CONSTRUCTED.findall(data))
    return constructed | _before(WITH_PROTOTYPE, data)


def holders(data: bytes) -> frozenset[str]:
    """The names in a file of objects that are given functions one by one."""
    return _before(GIVEN_FUNCTION, data)


def _before(pattern: re.Pattern[bytes], data: bytes) -> frozenset[str]:
    """The names that stand right before what the pattern finds."""
    starts = [match.start() for match in pattern.finditer(data)]
    names = [NAME_BEFORE.search(data[max(start - LONGEST, 0) : start]) for start in starts]
    return frozenset(name[0].decode() for name in names if name is not None)


def constructs(low: Lowering, node: Node, name: str) -> bool:
    """Whether a function with this name is a class: it is used as one, or writes to its receiver."""
    if not low.grammar.prototypes or not name or low.recorder.class_name is not None:
        return False
    if name not in low.made and not name[:1].isupper() and name != low.grammar.dialect.exports:
        return False
    return name in low.made or RECEIVERS.search(low.source.data, node.start_byte, node.end_byte) is not None


def class_of(low: Lowering, node: Node, row: rows.Lambda | actions.Function, name: str) -> ir.Expression:
    """A function that constructs, as a class with this constructor."""
    with low.recorder.class_(name, low.extent(node), ()) as number:
        low.classes[name] = number
        constructor = low.grammar.dialect.constructors[0]
        function_expression(low, node, rows.Lambda(row.parameters, row.body), constructor, bound=True)
    return ir.Name(low.span(node), name)


def named_function(low: Lowering, node: Node, row: rows.Lambda, name: str) -> ir.Expression:
    """A function that is given a name."""
    if constructs(low, node, name):
        return class_of(low, node, row, name)
    return function_expression(low, node, row, name if row.named and name else None)


def defined(low: Lowering, node: Node, row: actions.Function) -> None:
    """A function with a name of its own."""
    name = low.text(low.child(node, row.name))
    if constructs(low, node, name):
        with low.recorder.statement(low.header(node, low.child(node, row.body))):
            class_of(low, node, row, name)
    else:
        function(low, node, row)


def called(low: Lowering, call: ir.Call) -> ir.Expression:
    """A call that makes a class inherit, or that calls a function with a receiver of its choice."""
    callee, given = call.callee, [argument.value for argument in call.arguments]
    if isinstance(callee, NAMED) and callee.name in low.grammar.inherits and len(given) > 1:
        first, base = given[:2]
        number = low.classes.get(first.name) if isinstance(first, ir.Name) else None
        if number is not None and isinstance(base, ir.Name | ir.Member):
            low.recorder.base(number, base)
    if not isinstance(callee, ir.Member) or callee.name not in low.grammar.indirect or not given:
        return call
    if not isinstance(given[0], ir.This) or not isinstance(callee.base, ir.Name | ir.Member | ir.Function):
        return call
    function: ir.Expression = callee.base
    if isinstance(function, ir.Name) and function.name[:1].isupper():
        base = ir.This(function.span, "super")
        function = ir.Member(function.span, base, low.grammar.dialect.constructors[0])
    return ir.Call(call.span, function, call.arguments[1:])


def object_of(low: Lowering, target: Node | None) -> tuple[int, ir.Text] | None:
    """The object, recorded as a class, that a target is a member of, and the member's name."""
    row = low.grammar.rows.get(target.type) if target is not None else None
    if not low.holders or target is None or not isinstance(row, rows.Member):
        return None
    base, key = low.child(target, row.base), low.child(target, row.name)
    written = low.text(base)
    name = low.grammar.aliases.get(written, written)
    if key is None or name not in low.holders or not isinstance(low.recorder.name(name, low.span(target)), ir.Name):
        return None
    if name not in low.objects:
        with low.recorder.class_("", low.span(target), ()) as low.objects[name]:
            pass
    return low.objects[name], ir.Text(low.span(key), low.text(key), low.span(key))


def put(low: Lowering, target: Node | None, value: Node | None) -> bool:
    """Whether an assignment puts something into a class: a method, a static member, a base."""
    if not low.classes or target is None or value is None or target.end_byte - target.start_byte > MOST:
        return False
    written = low.text(target)
    inside = IN_PROTOTYPE.fullmatch(written)
    match = inside or IN_CLASS.fullmatch(written)
    if match is None or match[1] not in low.classes:
        return False
    number, name = low.classes[match[1]], match[2] or match[3]
    if not name:
        prototype(low, number, value)
    elif name != "constructor":
        member(low, number, name, value)
    return True


def member(low: Lowering, number: int, name: str, value: Node) -> None:
    """A member of a class, written outside of it."""
    row = low.grammar.rows.get(value.type)
    with low.recorder.again(number):
        if isinstance(row, rows.Lambda):
            function_expression(low, value, row, name, bound=True)
        else:
            span = low.span(value)
            low.recorder.declare(ir.Name(span, name))
            low.recorder.assign(ir.Name(span, name), low.naming(value, name), "assign", span)


def prototype(low: Lowering, number: int, value: Node) -> None:
    """A whole prototype: an object with methods, or what another class has."""
    row = low.grammar.rows.get(value.type)
    if isinstance(row, rows.Assign):
        inner = low.child(value, row.value)
        if inner is not None:
            prototype(low, number, inner)
        return
    if not isinstance(row, rows.Literal):
        worth = low.value(value)
        low.recorder.use(worth)
        base = _base(worth)
        if base is not None:
            low.recorder.base(number, base)
        return
    for part in low.named(value):
        kind = low.grammar.rows.get(part.type)
        if isinstance(kind, actions.Function):
            with low.recorder.again(number):
                low.run(part)
        elif isinstance(kind, rows.Pair):
            key, inner = low.some(part, kind.key), low.child(part, kind.value)
            if key and isinstance(key[0], ir.Text) and inner is not None:
                member(low, number, key[0].value, inner)


def _base(worth: ir.Expression) -> ir.Expression | None:
    """The class whose instance, or whose prototype, becomes a prototype."""
    if isinstance(worth, ir.Call) and worth.new:
        return worth.callee
    if isinstance(worth, ir.Call) and worth.arguments:
        worth = worth.arguments[0].value
    if isinstance(worth, ir.Member) and worth.name == "prototype":
        return worth.base
    return None
