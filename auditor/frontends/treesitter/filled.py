"""Lowering of properties, and of objects that are filled where they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import filled_rows, rows
from auditor.frontends.treesitter.definitions import dotted_type, parameters
from auditor.frontends.treesitter.expressions import arguments

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Act, Build, Evaluate, Lowering

PAIR = 2


# --- objects ---------------------------------------------------------------------------------------------------------


def made(low: Lowering, node: Node, row: filled_rows.Made) -> ir.Expression:
    """A construction with the members that are set at once, or the collection that it is filled with."""
    kind, given, filling = low.child(node, row.type), low.child(node, row.arguments), low.child(node, row.filling)
    span = low.span(node)
    callee = low.value(kind) if kind is not None else ir.Name(span, low.expected or "object")
    before, low.expected = low.expected, _item_type(low, kind) or low.expected
    values = arguments(low, low.named(given)) if given is not None else ()
    members: list[ir.Argument] = []
    held = low.value(filling) if filling is not None else None
    low.expected = before
    if isinstance(held, ir.Mapping) and filling is not None and not _keyed(low, filling):
        members = [
            ir.Argument(entry.value, entry.key.value, "member")
            for entry in held.entries
            if isinstance(entry.key, ir.Text)
        ]
    elif isinstance(held, ir.Mapping) or (isinstance(held, ir.Sequence) and held.items):
        for value in values:
            low.recorder.use(value.value)
        return held
    return ir.Call(span, callee, (*values, *members), new=True)


def _item_type(low: Lowering, kind: Node | None) -> str:
    """What a collection of this type holds, by the last of its type arguments."""
    given = low.type_arguments(kind)
    return dotted_type(low, given[-1]) or "" if given else ""


def _keyed(low: Lowering, filling: Node) -> bool:
    """Whether keys are worked out, not written as names of members."""
    return not any(_target(low, part) is not None for part in low.named(filling))


def _target(low: Lowering, part: Node) -> Node | None:
    """The name that an entry sets, or the node of its key."""
    row = low.grammar.rows.get(part.type)
    target = low.child(part, row.target) if isinstance(row, rows.Augmented) else None
    return target if target is not None and isinstance(low.grammar.rows.get(target.type), rows.Identifier) else None


def filling(low: Lowering, node: Node, row: filled_rows.Filling) -> ir.Expression:
    """A mapping, or a sequence where there are no keys."""
    entries: list[ir.Entry] = []
    items: list[ir.Expression] = []
    for part in low.named(node):
        kind = low.grammar.rows.get(part.type)
        inner = low.named(part)
        if isinstance(kind, rows.Augmented):
            target, values = low.child(part, kind.target), low.some(part, kind.value)
            if target is not None and target.type == row.item:
                keys = low.together(low.named(target))
            else:
                span = low.span(part if target is None else target)
                keys = ir.Text(span, low.text(target), span)
            entries.extend(ir.Entry(keys, value) for value in values)
        elif part.type == node.type and len(inner) == PAIR:
            entries.append(_entry(low.value(inner[0]), low.value(inner[1])))
        else:
            items.append(low.value(part))
    if not entries:
        return ir.Sequence(low.span(node), tuple(items))
    return ir.Mapping(low.span(node), (*entries, *(ir.Entry(None, item) for item in items)))


def _entry(first: ir.Expression, second: ir.Expression) -> ir.Entry:
    """Key and value; a part of a form is written before its name."""
    if isinstance(first, ir.Call) and first.new and isinstance(second, ir.Text):
        return ir.Entry(second, first)
    return ir.Entry(first, second)


def shape(low: Lowering, node: Node, row: filled_rows.Shape) -> ir.Expression:
    """A mapping of names to values."""
    entries: list[ir.Entry] = []
    for part in low.named(node):
        after, before = part.next_sibling, part.prev_sibling
        if after is not None and after.type == row.sign:
            continue
        value = low.value(part)
        if before is not None and before.type == row.sign and before.prev_sibling is not None:
            key: ir.Expression | None = _spelled(low, before.prev_sibling)
        else:
            key = ir.Text(value.span, value.name, value.span) if isinstance(value, ir.Name | ir.Member) else None
        entries.append(ir.Entry(key, value))
    return ir.Mapping(low.span(node), tuple(entries))


def _spelled(low: Lowering, node: Node) -> ir.Text:
    span = low.span(node)
    return ir.Text(span, low.text(node), span)


def safe(low: Lowering, node: Node, row: filled_rows.Safe, base: ir.Expression) -> ir.Expression:
    """The member or the item, as if there were no doubt."""
    part = low.child(node, -1)
    if part is not None and part.type == row.member:
        return ir.Member(low.span(node), base, low.word(low.child(part, -1)))
    if part is not None and part.type == row.item:
        return ir.Index(low.span(node), base, low.together(low.named(part)))
    return base if part is None else low.value(part)


# --- members ---------------------------------------------------------------------------------------------------------


def property_(low: Lowering, node: Node, row: filled_rows.Property) -> None:
    """A field, or a function that is called when the member is read; what writes it is lowered for its own sake."""
    name, value = low.child(node, row.name), low.child(node, row.value)
    accessors = _accessors(low, node, row)
    kind = dotted_type(low, low.child(node, row.type)) or ""
    with low.recorder.statement(low.header(node, accessors[0] if accessors else None)):
        _marks(low, low.child(node, row.marks))
        given, _ = parameters(low, low.child(node, row.parameters))
        reading = value if value is not None and value.type == row.arrow else None
        for accessor in accessors:
            body = low.child(accessor, row.body)
            if low.text(low.child(accessor, "name")) == row.reads:
                reading = body
            elif body is not None:
                with low.recorder.function(None, low.extent(accessor), (*given, ir.Parameter("value"))):
                    low.run(body)
        if reading is not None:
            with low.recorder.function(low.text(name), low.extent(node), given, low.grammar.dialect.properties[:1]):
                low.run(reading)
        elif name is not None:
            low.expected, before = kind, low.expected
            worth = low.value(value) if value is not None else None
            low.expected = before
            target = ir.Name(low.span(name), low.text(name))
            how = "declared" if worth is None else "assign"
            low.recorder.assign(target, worth, how, low.span(node), type_=kind)


def _accessors(low: Lowering, node: Node, row: filled_rows.Property) -> list[Node]:
    return [inner for child in low.named(node) for inner in low.named(child) if inner.type == row.accessor]


def _marks(low: Lowering, marks: Node | None) -> None:
    if marks is not None:
        low.run(marks)


def named(low: Lowering, node: Node, row: filled_rows.Named) -> None:
    """A namespace is noted; an alias is bound; what is in a class is at hand."""
    alias = low.child(node, row.alias)
    parts = [part for part in low.named(node) if alias is None or part.id != alias.id]
    if not parts:
        return
    source = "".join(low.text(parts[-1]).split()).partition("<")[0].replace("::", ".")
    around, _, last = source.rpartition(".")
    if alias is not None:
        low.recorder.imported(around, last, low.text(alias), 0, low.span(node))
    elif low.child(node, "@" + row.inside) is not None:
        low.recorder.imported(last, "*", "", 0, low.span(node))
    else:
        low.recorder.imported(source, None, "", 0, low.span(node))


EVALUATE: dict[type[rows.Row], Evaluate] = {
    filled_rows.Made: made,
    filled_rows.Filling: filling,
    filled_rows.Shape: shape,
}

BUILD: dict[type[rows.Row], Build] = {
    filled_rows.Safe: safe,
}

SPINE: dict[type[rows.Row], str] = {
    filled_rows.Safe: "base",
}

ACT: dict[type[rows.Row], Act] = {
    filled_rows.Property: property_,
    filled_rows.Named: named,
}
