"""A grammar's table under the numbers that its parser gives to kinds of nodes and to fields, made once a grammar."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from auditor.frontends import ir
from auditor.frontends.treesitter import actions, rows
from auditor.plain import dataclass

if TYPE_CHECKING:
    from tree_sitter import Language, Node

    from auditor.frontends.treesitter.grammar import Grammar
    from auditor.frontends.treesitter.lowering import Act, Build, Evaluate, Handlers, Lowering


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


class Steps(dict[int, Step]):
    """The steps by the numbers of kinds, each made when a file holds one: a short file holds few of the kinds."""

    def __init__(self, grammar: Grammar, language: Language, handlers: Handlers) -> None:
        """Of a grammar, by what the engine understands."""
        super().__init__()
        self.grammar, self.language, self.handlers = grammar, language, handlers

    def __missing__(self, number: int) -> Step:
        """The step of a kind that comes up for the first time."""
        row = self.grammar.rows.get(self.language.node_kind_for_id(number) or "")
        step = self[number] = _step(row, self.handlers)
        return step


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the engine asks of nearly every node."""

    steps: Steps
    fields: dict[rows.Role, int]
    extras: frozenset[int]
    noted: frozenset[int]
    """Those that are noted wherever they stand."""


@cache
def kinds(grammar: Grammar, language: Language, handlers: Handlers) -> Kinds:
    """The table of a grammar by numbers."""
    fields: dict[rows.Role, int] = {
        name: number
        for number in range(1, language.field_count + 1)
        if (name := language.field_name_for_id(number)) is not None
    }
    noted = (*grammar.comments, *grammar.outside, grammar.awaiting, grammar.awaited)
    return Kinds(
        Steps(grammar, language, handlers), fields, _numbers(language, grammar.extras), _numbers(language, noted)
    )


def _numbers(language: Language, names: tuple[rows.Kind, ...]) -> frozenset[int]:
    found = {language.id_for_node_kind(name, named) for name in names if name for named in (True, False)}
    return frozenset(number for number in found if number)


def _step(row: rows.Row | None, handlers: Handlers) -> Step:
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
