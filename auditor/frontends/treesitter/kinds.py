"""A grammar's table under the numbers that its parser gives to kinds of nodes and to fields, made once a grammar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from auditor.frontends import ir
from auditor.frontends.treesitter import actions, rows

if TYPE_CHECKING:
    from tree_sitter import Language, Node

    from auditor.frontends.treesitter.grammar import Grammar
    from auditor.frontends.treesitter.lowering import Act, Build, Evaluate, Handlers, Lowering

ERROR = 65535


@dataclass(frozen=True, slots=True)
class Step:
    """How nodes of one kind are lowered: by which row, and by which functions of the engine."""

    row: rows.Row | None
    evaluate: Evaluate
    build: Build | None
    act: Act | None
    spine: rows.Role | None
    """Where the leftmost part of a chain stands."""
    through: bool
    """It means what that part means."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the engine asks of nearly every node."""

    steps: dict[int, Step]
    fields: dict[rows.Role, int]
    extras: frozenset[int]
    noted: frozenset[int]
    """Those that are noted wherever they stand."""


@cache
def kinds(grammar: Grammar, language: Language, handlers: Handlers) -> Kinds:
    """The table of a grammar by numbers."""
    steps = {number: _step(grammar, handlers, language.node_kind_for_id(number) or "") for number in _all(language)}
    names = {number: language.node_kind_for_id(number) or "" for number in range(language.node_kind_count)}
    noted = {*grammar.comments, *grammar.outside, grammar.awaiting, grammar.awaited}
    fields: dict[rows.Role, int] = {
        name: number
        for number in range(1, language.field_count + 1)
        if (name := language.field_name_for_id(number)) is not None
    }
    return Kinds(
        steps,
        fields,
        frozenset(number for number, name in names.items() if name in grammar.extras),
        frozenset(number for number, name in names.items() if name and name in noted),
    )


def _all(language: Language) -> list[int]:
    return [*range(language.node_kind_count), ERROR]


def _step(grammar: Grammar, handlers: Handlers, name: str) -> Step:
    row = grammar.rows.get(name)
    kind = type(row)
    role = handlers.spine.get(kind)
    other = _acted if isinstance(row, actions.Action) else _other
    return Step(
        row,
        handlers.evaluate.get(kind, other),
        handlers.build.get(kind),
        handlers.act.get(kind),
        None if role is None else getattr(row, role),
        isinstance(row, rows.Unwrap),
    )


def _acted(low: Lowering, node: Node, _row: Any) -> ir.Expression:
    """A statement where a value is wanted."""
    low.run(node)
    return ir.Opaque(low.span(node), node.type)


def _other(low: Lowering, node: Node, row: rows.Row | None) -> ir.Expression:
    """Something else that has a value."""
    kind = row.kind if isinstance(row, rows.Unknown) else node.type
    return ir.Opaque(low.span(node), kind, tuple([low.value(child) for child in low.named(node)]))
