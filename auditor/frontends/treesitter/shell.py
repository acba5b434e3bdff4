"""Lowering of a language of commands: one small function for each type of row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import rows, shell_commands, shell_control, shell_rows
from auditor.frontends.treesitter import shell_words as words
from auditor.frontends.treesitter.collections import included

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Act, Evaluate, Lowering

# --- commands --------------------------------------------------------------------------------------------------------


def command(
    low: Lowering,
    node: Node,
    row: shell_rows.Command,
    piped: ir.Expression | None = None,
    more: tuple[ir.Expression, ...] = (),
) -> ir.Expression:
    """A command; `piped` is what it reads, `more` are arguments that stand further on."""
    _settings(low, node, row)
    for child in node.children:
        kind = low.grammar.rows.get(child.type)
        if isinstance(kind, shell_rows.Text):
            piped = next((low.value(part) for part in low.named(child)), piped)
    given = [*words.words(low, low.children(node, row.argument)), *more]
    name = words.head(next(iter(low.some(node, row.name)), ir.Null(low.span(node))))
    if name in row.includes and given:
        return included(low, node, given[0])
    if name in row.exports:
        return _exported(low, node, given)
    if name in row.reads:
        return _read(low, node, given)
    if name in row.prints:
        return _printed(low, node, row, name, given)
    if name in row.passes and piped is not None:
        return piped
    if name == row.shift:
        _shift(low, node, given)
    return shell_commands.call(low, node, row, given, piped)


def _settings(low: Lowering, node: Node, row: shell_rows.Command) -> None:
    """Variables that are set for a command, or, by a grammar's mistake, on the lines before it."""
    for child in low.named(node):
        if child.type == row.assignment:
            low.run(child)


def _shift(low: Lowering, node: Node, given: list[ir.Expression]) -> None:
    """Parameters are dropped; not where that happens on some ways only."""
    around = node.parent
    if around is None or not isinstance(low.grammar.rows.get(around.type), rows.Row):
        return
    above = around.parent
    kind = low.grammar.rows.get(above.type) if above is not None else None
    number = words.head(given[0]) if given else "1"
    if isinstance(kind, shell_rows.Function) and number.isdigit():
        low.dropped[low.recorder.scope] = low.dropped.get(low.recorder.scope, 0) + min(int(number[:2]), 9)


def _exported(low: Lowering, node: Node, given: list[ir.Expression]) -> ir.Expression:
    for value in given:
        name, sign, _ = words.head(value).partition("=")
        worth = words.after(value, len(name) + 1) if sign and name.isidentifier() else None
        if worth is not None:
            target = words.named(low, name, ir.Span(*value.span[:3], value.span.column + len(name)))
            low.recorder.assign(target, worth, "assign", low.span(node))
    return ir.Opaque(low.span(node), "export")


def _read(low: Lowering, node: Node, given: list[ir.Expression]) -> ir.Expression:
    """Names that get what is read from outside."""
    for value in given:
        name = words.head(value)
        if name.isidentifier():
            low.recorder.assign(words.named(low, name, value.span), None, "declared", low.span(node))
    return ir.Opaque(low.span(node), "read", tuple(given))


def _printed(
    low: Lowering, node: Node, row: shell_rows.Command, name: str, given: list[ir.Expression]
) -> ir.Expression:
    """What is printed; a text that is put together by a template may be given to a variable."""
    span = low.span(node)
    target = words.head(given[1]) if len(given) > 2 and words.head(given[0]) == "-v" else ""  # noqa: PLR2004
    if target:
        given = given[2:]
    while given and words.head(given[0]).startswith("-"):
        given = given[1:]
    if not given:
        return ir.Text(span, "", span)
    value = words.joined(span, given, " ")
    if name == row.formats:
        value = ir.Call(span, ir.Name(span, name), tuple(ir.Argument(one) for one in given))
    if target:
        low.recorder.assign(words.named(low, target, span), value, "assign", span)
        return ir.Opaque(span, "print")
    return value


def run_command(low: Lowering, node: Node, row: shell_rows.Command) -> None:
    """A command as a statement; what a function prints is what it gives."""
    with low.recorder.statement(low.span(node)):
        _done(low, node, row, command(low, node, row))


def _done(low: Lowering, node: Node, row: shell_rows.Command, value: ir.Expression) -> None:
    name = low.text(low.child(node, row.name))
    if name in (*row.prints, *row.passes) and low.recorder.scope:
        low.recorder.returned(value)
    else:
        low.recorder.use(value)


# --- pipes and texts below -------------------------------------------------------------------------------------------


def pipeline(low: Lowering, node: Node, row: shell_rows.Pipeline, piped: ir.Expression | None = None) -> ir.Expression:
    """Commands one after the other, each of which may read what the one before prints."""
    del row
    parts = low.named(node)
    for number, part in enumerate(parts):
        kind = low.grammar.rows.get(part.type)
        if isinstance(kind, shell_rows.Command):
            value = command(low, part, kind, piped)
        elif number and not isinstance(kind, shell_rows.Pipeline | shell_rows.Redirected):
            low.run(part)
            value = ir.Opaque(low.span(part), "run")
        else:
            value = low.value(part)
        if number < len(parts) - 1:
            low.recorder.use(value)
        piped = value if isinstance(value, ir.Text | ir.Concat | ir.Name) else None
    return ir.Opaque(low.span(node), "pipe", (value,)) if parts else ir.Opaque(low.span(node), "pipe")


def redirected(low: Lowering, node: Node, row: shell_rows.Redirected) -> ir.Expression:
    """A command with the text that it reads; what stands behind the text's sign belongs to the command."""
    body = low.child(node, row.body)
    kind = low.grammar.rows.get(body.type) if body is not None else None
    piped: ir.Expression | None = None
    more: list[ir.Expression] = []
    behind: list[Node] = []
    for part in low.named(node):
        below = low.grammar.rows.get(part.type)
        if isinstance(below, shell_rows.Below):
            text = low.grammar.rows.get(below.body)
            piped = words.below(low, part, below, text) if isinstance(text, rows.String) else None
            more.extend(words.words(low, low.children(part, below.argument)))
            behind.extend(one for one in low.named(part) if isinstance(low.grammar.rows.get(one.type), PIPED))
        elif isinstance(below, shell_rows.Text):
            piped = next((low.value(one) for one in low.named(part)), piped)
    if body is None or not isinstance(kind, shell_rows.Command):
        if body is not None:
            low.run(body)
        return ir.Opaque(low.span(node), "redirected", (piped,) if piped is not None else ())
    value = command(low, body, kind, piped, tuple(more))
    if piped is not None and value is not piped and piped not in _values(value):
        low.recorder.use(piped)
    for one in behind:
        low.recorder.use(value)
        value = pipeline(low, one, shell_rows.Pipeline(), value)
    return value


def _values(value: ir.Expression) -> tuple[ir.Expression, ...]:
    return tuple(argument.value for argument in value.arguments) if isinstance(value, ir.Call) else ()


def run_value(low: Lowering, node: Node, row: rows.Row) -> None:
    """Whatever has a value, as a statement."""
    with low.recorder.statement(low.span(node)):
        low.recorder.use(EVALUATE[type(row)](low, node, row))


def run_redirected(low: Lowering, node: Node, row: shell_rows.Redirected) -> None:
    """What is printed into a file, or elsewhere, is nothing that a function gives."""
    body = low.child(node, row.body)
    kind = low.grammar.rows.get(body.type) if body is not None else None
    with low.recorder.statement(low.span(node)):
        value = redirected(low, node, row)
        if body is None or not isinstance(kind, shell_rows.Command) or low.child(node, "@" + row.file) is not None:
            low.recorder.use(value)
        else:
            _done(low, body, kind, value)


def substitution(low: Lowering, node: Node, _row: shell_rows.Substitution) -> ir.Expression:
    """What the last of the commands prints."""
    parts = low.named(node)
    for part in parts[:-1]:
        low.run(part)
    return low.value(parts[-1]) if parts else ir.Opaque(low.span(node), "nothing")


# --- variables -------------------------------------------------------------------------------------------------------


def assignment(low: Lowering, node: Node, row: shell_rows.Assignment) -> None:
    """A variable, or an item of an array, gets a value or more of it."""
    place, value = low.child(node, row.name), low.child(node, row.value)
    if place is None:
        return
    span = low.span(node)
    with low.recorder.statement(span):
        target: ir.Expression = words.named(low, low.text(place), low.span(place))
        if place.type == row.item:
            name, key = low.child(place, "name"), low.child(place, "index")
            base = words.named(low, low.text(name), low.span(place))
            target = ir.Index(low.span(place), base, low.value(key) if key is not None else None)
        worth: ir.Expression = ir.Text(span, "", span)
        if value is not None:
            worth = words.items(low, value) if value.type == row.array else low.value(value)
        adds = any(child.type == "+=" for child in node.children)
        low.recorder.assign(target, worth, "augmented" if adds else "assign", span)


def declaration(low: Lowering, node: Node, row: shell_rows.Declaration) -> None:
    """Variables are declared."""
    local = low.recorder.scope and any(low.text(child) in row.local for child in node.children[:1])
    for child in low.named(node):
        name = child if child.type == row.name else low.child(child, "name")
        if local and name is not None:
            low.recorder.declare(words.named(low, low.text(name), low.span(name)))
        if child.type == row.assignment:
            low.run(child)


def function(low: Lowering, node: Node, row: shell_rows.Function) -> None:
    """A function."""
    name, body = low.child(node, row.name), low.child(node, row.body)
    if name is None or body is None:
        return
    with (
        low.recorder.statement(low.header(node, body)),
        low.recorder.function(low.text(name), low.extent(node), words.parameters(low, body)),
    ):
        low.run(body)


PIPED = (shell_rows.Pipeline, shell_rows.Command)

EVALUATE: dict[type[rows.Row], Evaluate] = {
    shell_rows.Variable: words.variable,
    shell_rows.Substitution: substitution,
    shell_rows.Command: command,
    shell_rows.Pipeline: pipeline,
    shell_rows.Redirected: redirected,
}

ACT: dict[type[rows.Row], Act] = {
    shell_rows.Command: run_command,
    shell_rows.Pipeline: run_value,
    shell_rows.Redirected: run_redirected,
    shell_rows.Assignment: assignment,
    shell_rows.Declaration: declaration,
    shell_rows.Function: function,
    **shell_control.ACT,
}
