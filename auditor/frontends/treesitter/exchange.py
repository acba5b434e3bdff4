"""Lowering of imports and exports that name files by their paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import actions, rows

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Lowering


def take_from(low: Lowering, node: Node, row: actions.TakeFrom) -> None:
    """Names out of a file: the whole of it, single members, all of them under one name."""
    span = low.span(node)
    for clause in low.named(node):
        if clause.type not in row.clauses:
            continue
        source = _source(low, node, row.source) or _source(low, clause, row.source)
        if source is None:
            continue
        for part in low.named(clause):
            kind = low.grammar.rows.get(part.type)
            if isinstance(kind, rows.Identifier):
                low.recorder.imported(source, low.grammar.dialect.whole, low.text(part), 0, span)
            elif part.type == row.everything:
                low.recorder.imported(source, None, low.text(low.child(part, 0)), 0, span)
            else:
                for name in low.named(part):
                    _imported(low, name, source, span)


def _source(low: Lowering, node: Node, role: rows.Role) -> str | None:
    values = low.some(node, role)
    return values[0].value if values and isinstance(values[0], ir.Text) else None


def _imported(low: Lowering, node: Node, source: str, span: ir.Span) -> None:
    kind = low.grammar.rows.get(node.type)
    if isinstance(kind, actions.Imported):
        name, alias = _plain(low, node, kind.name), _plain(low, node, kind.alias)
        if name or alias:
            low.recorder.imported(source, name or low.grammar.dialect.whole, alias or name, 0, span)


def _plain(low: Lowering, node: Node, role: rows.Role) -> str:
    return low.text(low.child(node, role)).strip("'\"")


def give(low: Lowering, node: Node, row: actions.Give) -> None:
    """What a module gives to others."""
    span = low.span(node)
    declaration = low.child(node, row.declaration)
    source = _source(low, node, row.source)
    default = low.child(node, "@" + row.default) is not None
    name = low.grammar.dialect.whole if default else low.grammar.dialect.exports
    if declaration is not None:
        low.run(declaration)
        own = low.text(low.child(declaration, "name"))
        if default and own:
            _gives(low, name, ir.Name(span, own), span)
        return
    value = low.child(node, row.value) or (low.child(node, -1) if low.child(node, "@=") is not None else None)
    if value is not None:
        with low.recorder.statement(span):
            _gives(low, name, low.naming(value, name), span)
        return
    for part in low.named(node):
        for entry in low.named(part) if part.type in row.clauses else ():
            _given(low, entry, source, span)
        if part.type == row.everything and source is not None:
            low.recorder.imported(source, None, low.text(low.child(part, 0)), 0, span)
    if source is not None and low.child(node, "@*") is not None:
        low.recorder.imported(source, "*", "", 0, span)


def _gives(low: Lowering, name: str, value: ir.Expression, span: ir.Span) -> None:
    target = ir.Name(span, name)
    low.recorder.declare(target)
    low.recorder.assign(target, value, "assign", span)


def _given(low: Lowering, node: Node, source: str | None, span: ir.Span) -> None:
    kind = low.grammar.rows.get(node.type)
    if not isinstance(kind, actions.Imported):
        return
    name, alias = _plain(low, node, kind.name), _plain(low, node, kind.alias)
    if source is not None:
        low.recorder.imported(source, name, alias or name, 0, span)
    elif alias and alias != name:
        _gives(low, alias, ir.Name(span, name), span)
