"""Lowering of functions, classes and imports."""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import actions, rows
from auditor.frontends.treesitter.patterns import intricate, take
from auditor.frontends.treesitter.tails import tails

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Lowering

DOTTED = re.compile(r"[^\W\d]\w*(\s*\.\s*[^\W\d]\w*)*")


def parameters(
    low: Lowering, node: Node | None, single: Node | None = None
) -> tuple[tuple[ir.Parameter, ...], list[Node]]:
    """The parameters of a list, or a single one, and the patterns among them that the function itself unpacks."""
    found: list[ir.Parameter] = []
    patterns: list[Node] = []
    positional = True
    alone = [single] if single is not None else []
    for child in _listed(low, node) if node is not None else alone:
        row = low.grammar.parameters.get(child.type)
        if isinstance(row, actions.Separator):
            positional = positional and not row.named
        elif row is not None:
            name, rest, pattern = _named(low, child, row)
            if pattern is not None:
                name = f".{len(found)}"
                patterns.append(pattern)
            default = low.some(child, row.default) or given_by_marks(low, low.child(child, row.marks))
            positional = positional and rest != "list"
            by_place = (positional and not row.named) or rest == "list"
            kind = dotted_type(low, low.child(child, row.type))
            found.append(
                ir.Parameter(name, default[0] if default else None, rest, by_place and rest != "mapping", kind)
            )
    return tuple(found), patterns


def _listed(low: Lowering, node: Node) -> list[Node]:
    """The nodes of a parameter list, which may be one parameter without brackets."""
    return [node] if node.type in low.grammar.parameters else low.named(node)


def given_by_marks(low: Lowering, marks: Node | None) -> list[ir.Expression]:
    """The value that an annotation gives to what it stands before."""
    found = [low.value(mark) for mark in (low.named(marks) if marks is not None else ())]
    given = low.grammar.giving
    giving: list[ir.Expression] = [mark for mark in found if isinstance(mark, ir.Call) and last_name(mark) in given]
    return giving[:1]


def last_name(call: ir.Call) -> str:
    """The last part of the name of what is called."""
    return call.callee.name if isinstance(call.callee, ir.Name | ir.Member) else ""


def _named(low: Lowering, node: Node, row: actions.Parameter) -> tuple[str, str, Node | None]:
    rest = row.rest
    if row.after:
        return low.text(node.next_named_sibling), rest, None
    while row.name is not None:
        inner = low.child(node, row.name)
        if inner is None:
            return "", rest, None
        node = inner
        further = low.grammar.parameters.get(node.type)
        if not isinstance(further, actions.Parameter):
            break
        row, rest = further, further.rest or rest
    pattern = isinstance(low.grammar.rows.get(node.type), rows.Items | rows.Fields)
    return low.text(node), rest, node if pattern else None


def dotted_type(low: Lowering, node: Node | None) -> str | None:
    """The name of a declared type, without what is around it."""
    while node is not None and isinstance(row := low.grammar.rows.get(node.type), rows.Unwrap):
        node = low.child(node, row.value)
    if node is None:
        return None
    if isinstance(low.grammar.rows.get(node.type), rows.String):
        value = low.value(node)
        return value.value if isinstance(value, ir.Text) else None
    text = low.text(node).lstrip("?").rpartition("\\")[2]
    return "".join(text.split()) if DOTTED.fullmatch(text) else None


def function_expression(
    low: Lowering, node: Node, row: rows.Lambda, name: str | None = None, *, bound: bool = False
) -> ir.Expression:
    """A function as a value: its body is what it returns, or statements. `bound`: the name is its own."""
    given, patterns = parameters(low, low.child(node, row.parameters), low.child(node, row.single))
    body = low.child(node, row.body)
    with low.recorder.function(name, low.span(node), given, bound=bound) as scope:
        _unpack(low, given, patterns)
        _promote(low, low.child(node, row.parameters))
        if body is not None and isinstance(low.grammar.rows.get(body.type), actions.Action):
            function_body(low, body)
        elif body is not None:
            low.recorder.returned(low.value(body))
    return ir.Function(low.span(node), scope)


def _label(low: Lowering, node: Node | None) -> str:
    """A name that may be written as a string."""
    if node is not None and isinstance(low.grammar.rows.get(node.type), rows.String):
        value = low.value(node)
        return value.value if isinstance(value, ir.Text) else ""
    return low.text(node)


def anonymous(low: Lowering, node: Node, given: rows.Role, body: rows.Role) -> ir.Expression:
    """A function whose body is a block, so that its last statement is what it returns."""
    taken, patterns = parameters(low, low.child(node, given))
    with low.recorder.function(None, low.span(node), taken) as scope:
        _unpack(low, taken, patterns)
        function_body(low, low.child(node, body))
    return ir.Function(low.span(node), scope)


def function_body(low: Lowering, body: Node | None) -> None:
    """The statements of a function, the last of which may be what it returns."""
    if body is None:
        return
    if low.grammar.implicit_return:
        low.tails |= tails(low, body)
    low.run(body)


def _unpack(low: Lowering, given: tuple[ir.Parameter, ...], patterns: list[Node]) -> None:
    hidden = [parameter.name for parameter in given if parameter.name.startswith(".")]
    for name, pattern in zip(hidden, patterns, strict=True):
        span = low.span(pattern)
        if intricate(low, pattern):
            take(low, pattern, ir.Name(span, name), span)
        else:
            target = low.value(pattern)
            low.recorder.declare(target)
            low.recorder.assign(target, ir.Name(span, name), "assign", span)


def function(low: Lowering, node: Node, row: actions.Function, decorators: tuple[str, ...] = ()) -> None:
    """A function with a name; one that is only declared is left to those that define it."""
    body = low.child(node, row.body)
    if body is None:
        return
    with low.recorder.statement(low.header(node, body)):
        given, patterns = parameters(low, low.child(node, row.parameters))
        name = _of_constructor(low, _label(low, low.child(node, row.name)))
        words = tuple(word for word in row.words if low.child(node, "@" + word) is not None)
        receiver = "class" if low.shared or low.child(node, row.of_class) is not None else ""
        with low.recorder.function(name, low.extent(node), given, (*decorators, *words), receiver=receiver):
            _unpack(low, given, patterns)
            _promote(low, low.child(node, row.parameters))
            function_body(low, body)


def _of_constructor(low: Lowering, name: str) -> str:
    """The constructor's own name, where a method that bears the name of its class is the constructor."""
    dialect, here = low.grammar.dialect, low.recorder.scope
    own = dialect.named_constructors and any(
        number == here and known.casefold() == name.casefold() for known, number in low.classes.items()
    )
    return dialect.constructors[0] if own else name


def _promote(low: Lowering, given: Node | None) -> None:
    """Parameters that become fields of the receiver."""
    for child in low.named(given) if given is not None else ():
        row = low.grammar.parameters.get(child.type)
        marked = isinstance(row, actions.Parameter) and any(low.child(child, "@" + mark) for mark in row.fielding)
        if isinstance(row, actions.Parameter) and (row.field or marked):
            name = low.child(child, row.name)
            span = low.span(child)
            target = ir.Member(span, ir.This(span, "this"), low.bare(name))
            low.recorder.assign(target, ir.Name(span, low.text(name)), "assign", span)


def field(low: Lowering, node: Node, row: actions.Field) -> None:
    """A declared field."""
    span = low.span(node)
    with low.recorder.statement(span):
        name = low.child(node, row.name)
        target = ir.Name(low.source.span(name) if name is not None else span, low.bare(name))
        value = low.child(node, row.value)
        worth = low.naming(value, low.bare(name)) if value is not None else None
        kind = dotted_type(low, low.child(node, row.type) or low.child(node.parent or node, row.type))
        low.recorder.declare(target)
        low.recorder.assign(target, worth, "declared" if worth is None else "assign", span, type_=kind)


def namespace(low: Lowering, node: Node, row: actions.Namespace) -> None:
    """The first namespace of a file counts; others are rare."""
    body = low.child(node, row.body)
    parts = low.text(low.child(node, row.name)).split(row.separator)
    low.recorder.namespace = low.recorder.namespace or ".".join("".join(part.split()) for part in parts)
    if body is not None:
        low.run(body)


def mixin(low: Lowering, node: Node, _row: actions.Mixin) -> None:
    """Further bases of the class around."""
    for child in low.named(node):
        low.recorder.mixed_in(low.value(child))


def named_class(low: Lowering, node: Node, row: actions.Class, name: str) -> ir.Expression:
    """A class as a value that is given a name."""
    class_(low, node, row, name)
    return ir.Name(low.span(node), low.text(low.child(node, row.name)) or name)


def class_(low: Lowering, node: Node, row: actions.Class, given: str = "") -> None:
    """A class; whatever is no plain base is evaluated all the same. `given` is its name if it has none itself."""
    body = low.child(node, row.body)
    bases = [part for role in (row.bases, row.interfaces) for part in low.children(node, role)]
    plain: list[ir.Expression] = []
    with low.recorder.statement(low.header(node, body)):
        for base in (base for part in bases for base in low.named(part)):
            kind = low.grammar.rows.get(base.type)
            if isinstance(kind, rows.Keyword | rows.Splat):
                for value in low.some(base, kind.value):
                    low.recorder.use(value)
            else:
                plain.append(low.value(base))
        *around, name = _spelled(low, low.child(node, row.name)) or [given]
        with ExitStack() as opened:
            for outer in around:
                opened.enter_context(low.recorder.class_(outer, low.extent(node), ()))
            low.classes[name] = opened.enter_context(low.recorder.class_(name, low.extent(node), tuple(plain)))
            if body is not None:
                low.run(body)


def _spelled(low: Lowering, named: Node | None) -> list[str]:
    """The parts of a class's name: the classes that it is defined within are opened by it."""
    parts: list[str] = []
    while named is not None and isinstance(member := low.grammar.rows.get(named.type), rows.Member):
        parts.append(low.text(low.child(named, member.name)))
        named = low.child(named, member.base)
    name = low.text(named)
    return [part for part in (name, *reversed(parts)) if part]


def decorated(low: Lowering, node: Node, row: actions.Decorated) -> None:
    """A definition with decorators, which are evaluated before it."""
    names = []
    for child in low.named(node):
        if child.type == row.decorator:
            with low.recorder.statement(low.extent(child)):
                for value in low.some(child, 0):
                    low.recorder.use(value)
                    names.append(dotted(value))
    definition = low.child(node, row.definition)
    if definition is None:
        return
    kind = low.grammar.rows.get(definition.type)
    if isinstance(kind, actions.Function):
        function(low, definition, kind, tuple(names))
    else:
        low.run(definition)


def dotted(value: ir.Expression) -> str:
    """The name of what is called or named, with a `?` for what has none."""
    names: list[str] = []
    while True:
        match value:
            case ir.Call():
                value = value.callee
            case ir.Member():
                names.append(value.name)
                value = value.base
            case ir.Name():
                return ".".join([value.name, *reversed(names)])
            case _:
                return ".".join(["?", *reversed(names)])


def import_(low: Lowering, node: Node, row: actions.Import) -> None:
    """Modules by name; a dotted one binds its first part."""
    for child in low.children(node, row.names):
        name, alias = _imported(low, child)
        low.recorder.imported(name, None, alias or name.partition(".")[0], 0, low.span(node))


def import_from(low: Lowering, node: Node, row: actions.ImportFrom) -> None:
    """Names out of a module, whose leading dots are the level."""
    full = "".join(low.text(low.child(node, row.source)).split())
    source = full.lstrip(".")
    level = len(full) - len(source)
    for child in low.children(node, row.names):
        name, alias = _imported(low, child)
        low.recorder.imported(source, name, alias or name, level, low.span(node))
    if low.child(node, "@" + row.star) is not None:
        low.recorder.imported(source, "*", "", level, low.span(node))


def _imported(low: Lowering, node: Node) -> tuple[str, str]:
    row = low.grammar.rows.get(node.type)
    if isinstance(row, actions.Imported):
        return "".join(low.text(low.child(node, row.name)).split()), low.text(low.child(node, row.alias))
    return "".join(low.text(node).split()), ""


def uses(low: Lowering, node: Node, row: actions.Uses) -> None:
    """Names of other namespaces, each under its last part or an alias."""
    group = low.child(node, row.group)
    prefix = low.text(low.child(node, 0)) if group is not None else ""
    for clause in low.named(group if group is not None else node):
        if clause.type != row.clause:
            continue
        alias = low.child(clause, row.alias)
        parts = f"{prefix}{row.separator}{low.text(low.child(clause, 0))}".split(row.separator)
        *source, member = ["".join(part.split()) for part in parts if part.strip()] or [""]
        low.recorder.imported(".".join(source), member, low.text(alias) or member, 0, low.span(node))
