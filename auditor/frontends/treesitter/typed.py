"""Lowering for languages whose names are declared: one small function for each type of row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.targets import mutator, mutators
from auditor.frontends.treesitter import rows, typed_rows
from auditor.frontends.treesitter.definitions import dotted_type, given_by_marks, parameters
from auditor.frontends.treesitter.expressions import arguments

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Act, Evaluate, Lowering

PLACES = 32


# --- declarations ----------------------------------------------------------------------------------------------------


def declare(low: Lowering, node: Node, row: typed_rows.Declare) -> None:
    """Names get values, or are at least known to be names of this scope."""
    span = low.span(node)
    kind = dotted_type(low, low.child(node, row.type)) or ""
    with low.recorder.statement(span):
        given = given_by_marks(low, low.child(node, row.marks))
        for child in low.named(node):
            if child.type == row.declarator:
                _declared(low, child, row, kind, given)


def declared(low: Lowering, node: Node, row: typed_rows.Declared) -> ir.Expression:
    """A name that the head of a compound statement declares."""
    kind = dotted_type(low, low.child(node, row.type)) or ""
    return _declared(low, node, row, kind, [])


def _declared(
    low: Lowering,
    node: Node,
    row: typed_rows.Declare | typed_rows.Declared,
    kind: str,
    given: list[ir.Expression],
) -> ir.Expression:
    before, low.expected = low.expected, kind
    name, values = low.child(node, row.name), low.some(node, row.value) or given
    low.expected = before
    if name is None:
        return ir.Opaque(low.span(node), node.type, tuple(values))
    several = isinstance(low.grammar.rows.get(name.type), rows.Items)
    target = low.value(name) if several else ir.Name(low.span(name), low.text(name))
    value = values[0] if values else None
    low.recorder.assign(target, value, "declared" if value is None else "assign", low.span(node), type_=kind)
    return target


def imported(low: Lowering, node: Node, row: typed_rows.DottedImport) -> None:
    """What is imported, by its whole path."""
    path = next((child for child in low.named(node) if child.type in row.path), None)
    if path is None:
        return
    source = "".join(low.text(path).split())
    if low.child(node, "@" + row.star) is not None:
        low.recorder.imported(source, "*", "", 0, low.span(node))
        return
    around, _, last = source.rpartition(".")
    low.recorder.imported(around, last, last, 0, low.span(node))


# --- classes ---------------------------------------------------------------------------------------------------------


def class_(low: Lowering, node: Node, row: typed_rows.Class) -> None:
    """A class; its own parameters are fields that its construction fills in order."""
    body, name = low.child(node, row.body), low.child(node, row.name)
    with low.recorder.statement(low.header(node, body)):
        _marked(low, low.child(node, row.marks))
        bases = tuple(low.value(base) for role in row.bases for base in _flat(low, low.child(node, role)))
        with low.recorder.class_(low.text(name), low.extent(node), bases):
            for parameter in parameters(low, low.child(node, row.parameters))[0]:
                span = low.span(node)
                low.recorder.assign(ir.Name(span, parameter.name), None, "declared", span, type_=parameter.type or "")
            if body is not None:
                low.run(body)


def _flat(low: Lowering, node: Node | None) -> list[Node]:
    """The parts of a list, which may hold one further list."""
    parts = low.named(node) if node is not None else []
    return [
        inner
        for part in parts
        for inner in (low.named(part) if isinstance(low.grammar.rows.get(part.type), rows.Items) else [part])
    ]


def function(low: Lowering, node: Node, row: typed_rows.Function) -> None:
    """A method; what its marks say about its parameters is an argument of theirs."""
    body = low.child(node, row.body)
    with low.recorder.statement(low.header(node, body)):
        _marked(low, low.child(node, row.marks), _wired(low, low.child(node, row.parameters)))
        if body is None:
            return
        given, _ = parameters(low, low.child(node, row.parameters))
        name = low.grammar.dialect.constructors[0] if row.constructor else low.text(low.child(node, row.name))
        types = _type_parameters(low, low.child(node, row.types))
        how = low.grammar.dialect.extensions[:1] if _extends(low, node, row) else ()
        with low.recorder.function(name, low.extent(node), (*given, *types), how):
            for parameter, kind in types.items():
                low.recorder.assign(kind, ir.Name(kind.span, parameter.name), "assign", kind.span, type_="")
            for value in low.some(node, row.first):
                low.recorder.use(value)
            low.run(body)


def _type_parameters(low: Lowering, node: Node | None) -> dict[ir.Parameter, ir.Name]:
    """Type parameters by their place, and the names that they have inside."""
    found: dict[ir.Parameter, ir.Name] = {}
    for place, child in enumerate(low.named(node) if node is not None else ()):
        span = low.span(child)
        found[ir.Parameter(f"<{place}>", ir.Null(span), positional=False)] = ir.Name(span, low.text(child))
    return found


def _extends(low: Lowering, node: Node, row: typed_rows.Function) -> bool:
    """Whether the first parameter is what the method is called on, though it belongs to another class."""
    given = low.child(node, row.parameters) if row.extends else None
    first = low.named(given)[:1] if given is not None else []
    return any(low.text(part) == row.extends for child in first for part in low.named(child)[:1])


def _marked(low: Lowering, marks: Node | None, wired: ir.Mapping | None = None) -> None:
    for mark in low.named(marks) if marks is not None else ():
        value = low.value(mark)
        if wired is not None and isinstance(value, ir.Call):
            value = replace(value, arguments=(*value.arguments, ir.Argument(wired)))
            wired = None
        low.recorder.use(value)
    if wired is not None:
        low.recorder.use(wired)


def _wired(low: Lowering, given: Node | None) -> ir.Mapping | None:
    """Parameters by the names that their marks give them."""
    entries: list[ir.Entry] = []
    for child in low.named(given) if given is not None else ():
        row = low.grammar.parameters.get(child.type)
        marks = low.child(child, getattr(row, "marks", None))
        name = low.child(child, getattr(row, "name", None))
        for mark in low.named(marks) if marks is not None else ():
            value = low.value(mark)
            first = value.arguments[0].value if isinstance(value, ir.Call) and value.arguments else None
            if isinstance(first, ir.Text) and name is not None and not given_by_marks(low, marks):
                entries.append(ir.Entry(first, ir.Name(low.span(name), low.text(name))))
            else:
                low.recorder.use(value)
    return ir.Mapping(low.span(given), tuple(entries)) if entries and given is not None else None


def constant(low: Lowering, node: Node, row: typed_rows.Constant) -> None:
    """A constant of the enumeration around."""
    name, given, body = low.child(node, row.name), low.child(node, row.arguments), low.child(node, row.body)
    if name is None:
        return
    span, text = low.span(name), low.text(name)
    with low.recorder.statement(low.span(node)):
        around = low.recorder.class_name or ""
        value: ir.Expression = ir.Text(span, text, span)
        if given is not None:
            value = ir.Call(low.span(node), ir.Name(span, around), arguments(low, low.named(given)), new=True)
        low.recorder.assign(ir.Name(span, text), value, "assign", low.span(node), quiet=given is None, type_="")
    if body is not None:
        with low.recorder.class_("", low.extent(body), (ir.Name(span, around),)):
            low.run(body)


# --- objects ---------------------------------------------------------------------------------------------------------


def receiver(low: Lowering, node: Node, row: typed_rows.Receiver) -> ir.Expression:
    """The receiver."""
    return ir.This(low.span(node), row.kind)


def delegate(low: Lowering, node: Node, row: typed_rows.Delegate) -> ir.Expression:
    """Another constructor is called: of the class itself, or by its name of the one it extends."""
    given = low.child(node, row.arguments)
    callee = next(iter(low.some(node, row.receiver)), ir.This(low.span(node), "this"))
    if isinstance(callee, ir.This) and callee.kind == "super":
        callee = ir.Member(callee.span, callee, low.grammar.dialect.constructors[0])
    return ir.Call(low.span(node), callee, arguments(low, low.named(given)) if given is not None else ())


def construct(low: Lowering, node: Node, row: typed_rows.Construct) -> ir.Expression:
    """A new object; of a class without a name, its body is lowered here too."""
    kind, given, body = low.child(node, row.type), low.child(node, row.arguments), low.child(node, row.body)
    if kind is None:
        return ir.Opaque(low.span(node), node.type, tuple(low.value(child) for child in low.named(node)))
    callee = low.value(kind)
    if body is not None:
        filled = _filled(low, node, body)
        if filled is not None:
            return filled
        with low.recorder.class_("", low.extent(body), (callee,)):
            low.run(body)
    return ir.Call(low.span(node), callee, arguments(low, low.named(given)) if given is not None else (), new=True)


def _filled(low: Lowering, node: Node, body: Node) -> ir.Expression | None:
    """The collection that a body makes of itself: its one block only puts entries or items in."""
    blocks = low.named(body)
    if len(blocks) != 1:
        return None
    calls: list[ir.Call] = []
    for statement in low.named(blocks[0]):
        parts = low.named(statement)
        row = low.grammar.rows.get(parts[0].type) if len(parts) == 1 else None
        if not isinstance(row, rows.Method) or low.child(parts[0], row.base) is not None:
            return None
        value = low.value(parts[0])
        if not isinstance(value, ir.Call) or mutator(mutators(low.grammar.dialect), value, method=True) is None:
            return None
        calls.append(value)
    given = [[argument.value for argument in call.arguments] for call in calls]
    span = low.span(node)
    if given and all(len(values) == 2 for values in given):  # noqa: PLR2004 - key and value
        return ir.Mapping(span, tuple(ir.Entry(key, value) for key, value in given))
    if given and all(len(values) == 1 for values in given):
        return ir.Sequence(span, tuple(value for (value,) in given))
    return None


def sized(low: Lowering, node: Node, row: typed_rows.Sized) -> ir.Expression:
    """An array."""
    values = low.some(node, row.value)
    if values:
        return values[0]
    sizes = [low.value(part) for child in low.named(node) if child.type == row.size for part in low.named(child)]
    first = sizes[0] if len(sizes) == 1 else None
    places = first.value if isinstance(first, ir.Number) and isinstance(first.value, int) else 0
    if 0 < places <= PLACES:
        span = low.span(node)
        return ir.Sequence(span, tuple(ir.Null(span) for _ in range(places)))
    return ir.Opaque(low.span(node), "array", tuple(sizes))


# --- switches that give a value --------------------------------------------------------------------------------------


def yield_(low: Lowering, node: Node, row: typed_rows.Yield) -> None:
    """The value is that of the switch around."""
    low.yielded.extend(low.some(node, row.value))


EVALUATE: dict[type[rows.Row], Evaluate] = {
    typed_rows.Receiver: receiver,
    typed_rows.Construct: construct,
    typed_rows.Sized: sized,
    typed_rows.Delegate: delegate,
    typed_rows.Declared: declared,
}

ACT: dict[type[rows.Row], Act] = {
    typed_rows.Declare: declare,
    typed_rows.DottedImport: imported,
    typed_rows.Class: class_,
    typed_rows.Function: function,
    typed_rows.Constant: constant,
    typed_rows.Yield: yield_,
}
