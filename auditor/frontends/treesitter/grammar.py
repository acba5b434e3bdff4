"""A language's table as a whole."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from auditor.plain import dataclass

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from auditor.frontends.dialect import Dialect
    from auditor.frontends.treesitter.actions import Parameter, Separator
    from auditor.frontends.treesitter.rows import Kind, Row


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """One language: the package of its tree-sitter grammar, its dialect and its table.

    `operators` says what an operator does: `concat`, `format`, `or`, one of the comparisons of `ir.Compare`, `not`,
    `append` (what stands left grows); as augmented assignment `concat` (adds), `update` (merges) or `assign` (writes).
    Others are some other value.
    `disguised` is what the parser must not see: words that it would take for keywords where they are names.
    `indented`: blocks are told by indentation, and the parser dies of too many levels of it.
    `parameters` are the node types a parameter list holds. `extras` can stand between any two nodes.
    `receivers` are names that mean the receiver, by the kind of `ir.This`; `own_name` are those that mean the name of
    the function around. `outside` are the node types of text around the program, which is read as text.
    `aliases` are dotted names that mean a bare one; `prototypes`: functions may be classes, by use. `giving` are
    annotations that give a value to what they stand before.
    `inherits` are functions that make their first argument a subclass of the second; `indirect` are methods of
    functions that call them with a receiver as first argument.
    `stretches` finds the code (its group 1) in a page of another language.
    `implicit_return`: a function returns the value of its last statement. Nodes of the type `awaited` hold the text
    that those of the type `awaiting` stand for, in order. `generic` are the node types of a name with type
    arguments and of their list. `spelling` are functions that give the name of their argument.
    What is done with a member of a member named in `through` is done with what holds that. A piece of a program
    that does not hold the first of `begins` is one between the other two.
    """

    dialect: Dialect
    package: str
    rows: Mapping[Kind, Row]
    operators: Mapping[str, str]
    parameters: Mapping[Kind, Parameter | Separator] = field(default_factory=dict)
    comments: tuple[Kind, ...] = ("comment",)
    extras: tuple[Kind, ...] = ()
    disguised: re.Pattern[bytes] | None = None
    indented: bool = False
    receivers: Mapping[str, str] = field(default_factory=dict)
    own_name: tuple[str, ...] = ()
    outside: tuple[Kind, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    prototypes: bool = False
    giving: tuple[str, ...] = ()
    inherits: tuple[str, ...] = ()
    indirect: tuple[str, ...] = ()
    stretches: re.Pattern[bytes] | None = None
    implicit_return: bool = False
    awaiting: Kind = ""
    awaited: Kind = ""
    generic: tuple[Kind, Kind] = ("", "")
    spelling: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    entry: str = "language"
