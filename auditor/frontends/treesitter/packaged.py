"""Lowering for languages whose packages are folders: definitions, assignments, loops and imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import packaged_rows, rows
from auditor.frontends.treesitter.composites import PLAIN, appended, body, composite, empty, invoke, reached
from auditor.frontends.treesitter.definitions import dotted_type

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Act, Build, Evaluate, Lowering

BLANK = "_"


# --- assignments -----------------------------------------------------------------------------------------------------


def spread(low: Lowering, node: Node, row: packaged_rows.Spread) -> None:
    """Each target gets its value, or its part of the one value."""
    span = low.span(node)
    with low.recorder.statement(span):
        places, worths = _parts(low, node, row.target), _parts(low, node, row.value)
        kind = low.child(node, row.type)
        named = dotted_type(low, kind) if kind is not None else None
        before, low.expected = low.expected, named or ""
        values = [low.value(worth) for worth in worths]
        low.expected = before
        targets = [reached(low, low.value(place)) for place in places]
        sign = low.sign(node, row.operator) if row.operator is not None else "="
        if row.declares:
            for place, target in enumerate(targets):
                low.recorder.declare(target, values[place] if place < len(values) else None)
        if len(values) == len(targets):
            for target, value in zip(targets, values, strict=True):
                _write(low, target, value, (sign, named or "" if row.declares else None), span)
        elif len(values) == 1 and targets:
            low.recorder.assign(ir.Sequence(span, tuple(targets)), values[0], "assign", span)
        else:
            for target in targets:
                worth = empty(low, kind, span) if low.function_name and not values else None
                how = "declared" if worth is None else "assign"
                low.recorder.assign(target, worth, how, span, quiet=True, type_=named or "")
            for value in values:
                low.recorder.use(value)


def _parts(low: Lowering, node: Node, role: rows.Role) -> list[Node]:
    """The nodes in a role, those of a list one by one."""
    found = [part for part in low.children(node, role) if part.is_named]
    lists = [part for part in found if isinstance(low.grammar.rows.get(part.type), rows.Items)]
    return low.named(lists[0]) if lists else found


def _write(
    low: Lowering, target: ir.Expression, value: ir.Expression, how: tuple[str, str | None], span: ir.Span
) -> None:
    sign, kind = how
    if sign in {"=", ":="}:
        more = appended(low, target, value)
        if more is not None:
            for step in more:
                low.recorder.use(step)
            return
        low.recorder.assign(target, value, "assign", span, type_=kind)
    else:
        changes = "augmented" if low.grammar.operators.get(sign) == "concat" else "declared"
        low.recorder.assign(target, value, changes, span)


def loop(low: Lowering, node: Node, row: packaged_rows.Range) -> None:
    """A loop over keys and items, or any other."""
    clause, body = low.child(node, "@" + row.clause), low.child(node, row.body)
    with low.recorder.loop():
        header = low.header(node, body)
        with low.recorder.statement(header):
            if clause is not None:
                _each(low, clause, row, header)
            else:
                for child in low.named(node):
                    if body is None or child.id != body.id:
                        low.run(child)
        if body is not None:
            low.run(body)


def _each(low: Lowering, clause: Node, row: packaged_rows.Range, header: ir.Span) -> None:
    iterables = low.some(clause, row.iterable)
    targets = [low.value(place) for place in _parts(low, clause, row.target)]
    if not iterables:
        return
    blank = [isinstance(target, ir.Name) and target.name == BLANK for target in targets]
    if len(targets) > 1 and not blank[1]:
        by = row.over[1 if blank[0] else 2]
        target = targets[1] if blank[0] else ir.Sequence(header, tuple(targets))
    elif targets and not blank[0]:
        by, target = row.over[0], targets[0]
    else:
        low.recorder.use(iterables[0])
        return
    over = ir.Call(iterables[0].span, ir.Name(iterables[0].span, by), (ir.Argument(iterables[0]),))
    low.recorder.declare(target)
    low.recorder.assign(target, over, "loop", header)


# --- definitions -----------------------------------------------------------------------------------------------------


def _taken(low: Lowering, node: Node | None) -> list[ir.Parameter]:
    """The parameters of a list, several of which may share a type."""
    found: list[ir.Parameter] = []
    for child in low.named(node) if node is not None else ():
        kind = dotted_type(low, child.child_by_field_name("type"))
        rest = "list" if child.type.startswith("variadic") else ""
        names = [part for part in child.children_by_field_name("name") if part.is_named]
        found.extend(ir.Parameter(low.text(name), None, rest, type=kind) for name in names)
        if not names:
            found.append(ir.Parameter(BLANK, None, rest, type=kind))
    return found


def _body(low: Lowering, node: Node, results: rows.Role, body: Node) -> None:
    """The statements of a function; the names of its results are its own."""
    given = low.child(node, results)
    for child in low.named(given) if given is not None else ():
        for name in child.children_by_field_name("name"):
            target = ir.Name(low.span(name), low.text(name))
            worth = empty(low, child.child_by_field_name("type"), low.span(name))
            low.recorder.declare(target)
            how = "declared" if worth is None else "assign"
            low.recorder.assign(target, worth, how, low.span(name), quiet=True, type_="")
    low.run(body)


def function(low: Lowering, node: Node, row: packaged_rows.Function) -> None:
    """A function, or a method that belongs to a class further up, down, or in another file."""
    body = low.child(node, row.body)
    if body is None:
        return
    held = _taken(low, low.child(node, row.receiver)) if row.receiver is not None else []
    given = (*held, *_taken(low, low.child(node, row.parameters)))
    name = low.text(low.child(node, row.name))
    with low.recorder.statement(low.header(node, body)):
        if row.receiver is None:
            with low.recorder.function(name, low.extent(node), given):
                _body(low, node, row.results, body)
            return
        owner = _owner(low, held[0].type or "" if held else "", node)
        with low.recorder.again(owner), low.recorder.function(name, low.extent(node), given):
            _body(low, node, row.results, body)


def _owner(low: Lowering, name: str, node: Node) -> int:
    """The class of this name, which begins here if it is not known yet."""
    if name not in low.classes:
        with low.recorder.class_(name, low.extent(node), ()) as number:
            low.classes[name] = number
    return low.classes[name]


def function_literal(low: Lowering, node: Node, row: packaged_rows.Literal) -> ir.Expression:
    """A function as a value."""
    body, given = low.child(node, row.body), _taken(low, low.child(node, row.parameters))
    with low.recorder.function(None, low.span(node), tuple(given)) as scope:
        if body is not None:
            _body(low, node, row.results, body)
    return ir.Function(low.span(node), scope)


def type_(low: Lowering, node: Node, row: packaged_rows.Type) -> None:
    """A class, its fields and bases."""
    kind, name = low.child(node, row.type), low.text(low.child(node, row.name))
    if kind is None:
        return
    if low.text(kind) in PLAIN:
        _named_text(low, node, name)
        return
    if kind.type != row.struct:
        if isinstance(low.grammar.rows.get(kind.type), rows.Identifier | rows.Member):
            low.recorder.base(_owner(low, name, node), low.value(kind))
        return
    fields = low.named(kind)
    number = _owner(low, name, node)
    with low.recorder.again(number):
        for field in (field for part in fields for field in low.named(part) if field.type == row.fields):
            _field(low, field, row, number)


def _named_text(low: Lowering, node: Node, name: str) -> None:
    """A type that is text: what is called by its name gives what it is given."""
    span = low.span(node)
    with low.recorder.function(name, span, (ir.Parameter("value"),)):
        low.recorder.returned(ir.Name(span, "value"))
    with low.recorder.class_("", span, ()) as number:
        low.classes.setdefault(name, number)


def _field(low: Lowering, node: Node, row: packaged_rows.Type, owner: int) -> None:
    kind = node.child_by_field_name("type")
    names = [part for part in node.children_by_field_name("name") if part.is_named]
    span = low.span(node)
    with low.recorder.statement(span):
        for name in names:
            target = ir.Name(low.span(name), low.text(name))
            low.recorder.assign(target, None, "declared", span, type_=dotted_type(low, kind) or "")
        if not names and kind is not None:
            low.recorder.base(owner, low.value(kind))
        for tag in low.some(node, row.tag):
            low.recorder.use(tag)


def package(low: Lowering, node: Node, row: packaged_rows.Package) -> None:
    """An imported package."""
    path = next(iter(low.some(node, row.path)), None)
    if not isinstance(path, ir.Text) or low.child(node, "@" + row.ignored) is not None:
        return
    span = low.span(node)
    if low.child(node, "@" + row.star) is not None:
        low.recorder.imported(path.value, "*", "", 0, span)
        return
    last = low.text(low.child(node, row.name)) or package_name(path.value)
    low.recorder.imported(path.value, None, last, 0, span)


def package_name(path: str) -> str:
    """The name that a package most likely has: the last part of its path without version."""
    parts = [part for part in path.split("/") if part]
    if len(parts) > 1 and parts[-1][:1] == "v" and parts[-1][1:].isdigit():
        parts.pop()
    last = parts[-1].partition(".v")[0] if parts else ""
    return last.removeprefix("go-").replace("-", "_")


EVALUATE: dict[type[rows.Row], Evaluate] = {
    packaged_rows.Literal: function_literal,
    packaged_rows.Composite: composite,
    packaged_rows.Body: body,
}

BUILD: dict[type[rows.Row], Build] = {packaged_rows.Invoke: invoke}

SPINE: dict[type[rows.Row], str] = {packaged_rows.Invoke: "callee"}

ACT: dict[type[rows.Row], Act] = {
    packaged_rows.Spread: spread,
    packaged_rows.Function: function,
    packaged_rows.Type: type_,
    packaged_rows.Range: loop,
    packaged_rows.Package: package,
}
