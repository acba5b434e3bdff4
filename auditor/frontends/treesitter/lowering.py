"""What lowering one file needs: the table, the source, the recorder, and the way down that never gets too deep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING, Any

from auditor.frontends import ir
from auditor.frontends.opened import knows, receiver_of
from auditor.frontends.treesitter import messages_rows, rows
from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tree_sitter import Node

    from auditor.frontends.record import Recorder
    from auditor.frontends.treesitter.grammar import Grammar
    from auditor.frontends.treesitter.kinds import Kinds, Step
    from auditor.frontends.treesitter.source import Source

JOINING = frozenset({"and", "union", "overlay", "times"})
DEPTH = 120

Evaluate = Callable[["Lowering", "Node", Any], ir.Expression]
"""Lowers an expression."""

Build = Callable[["Lowering", "Node", Any, ir.Expression], ir.Expression]
"""Lowers an expression whose leftmost part is lowered already."""

Act = Callable[["Lowering", "Node", Any], None]
"""Lowers a statement."""


Naming = Callable[["Lowering", "Node", Any, str], ir.Expression]
"""Lowers what is given a name."""


Chain = list[tuple["Node", "Step"]]
"""What is done to a value, the last first."""


@dataclass(frozen=True, slots=True, eq=False)
class Handlers:
    """The engine's functions, by the type of row they understand."""

    evaluate: Mapping[type, Evaluate]
    build: Mapping[type, Build]
    act: Mapping[type, Act]
    naming: Mapping[type, Naming]
    spine: Mapping[type, str]
    """For the rows in `build`: which of their roles is the leftmost part."""


@dataclass(slots=True)
class Lowering:
    """One file on its way from tree to facts."""

    grammar: Grammar
    source: Source
    recorder: Recorder
    handlers: Handlers
    parse: Callable[[Node], Node]
    """Parses the stretch of a node as code of its own."""
    kinds: Kinds
    starred: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Where nodes begin that seem to begin with a star."""
    outside: list[Node] = field(default_factory=list)
    """The stretches of text around the program."""
    made: frozenset[str] = frozenset()
    """The names of functions that are used as classes."""
    holders: frozenset[str] = frozenset()
    """The names of objects that are given functions one by one."""
    objects: dict[str, int] = field(default_factory=dict)
    """The classes that stand for such objects."""
    classes: dict[str, int] = field(default_factory=dict)
    """The classes so far, by name."""
    yielded: list[ir.Expression] = field(default_factory=list)
    """What the arm of a switch that is being lowered may give."""
    bodies: dict[int, Node] = field(default_factory=dict)
    """Texts that are written further down, by where they are used."""
    tails: set[int] = field(default_factory=set)
    """Nodes that a function may end with, so that it returns their value."""
    dropped: dict[int, int] = field(default_factory=dict)
    """How many parameters a function has dropped so far, by its scope."""
    shared: bool = False
    """Whether functions belong to the class itself."""
    expected: str = ""
    """The type of the value that is being lowered, where it is declared."""
    depth: int = 0
    errors: int = 0
    most: int = DEPTH

    # --- the way down

    def value(self, node: Node) -> ir.Expression:
        """The expression that a node is. Chains that lean to the left are followed in a loop, however long."""
        if self.depth >= DEPTH:
            return self.cut(node)
        steps = self.kinds.steps
        step = steps[node.kind_id]
        chain: Chain = []
        while step.spine is not None and (below := self.child(node, step.spine)) is not None:
            if not step.through:
                chain.append((node, step))
            node, step = below, steps[below.kind_id]
        if chain and isinstance(step.row, rows.Splat):
            return self._starred(node, step.row, chain)
        self.depth += 1
        result = step.evaluate(self, node, step.row)
        self.depth -= 1
        return self._chained(result, chain) if chain else result

    def _chained(self, result: ir.Expression, chain: Chain) -> ir.Expression:
        self.depth += 1
        while chain:
            node, step = chain.pop()
            if step.build is None:
                result = self._operation(node, step.row, result, chain)
            else:
                result = step.build(self, node, step.row, result)
        self.depth -= 1
        return result

    def _starred(self, node: Node, row: rows.Splat, chain: Chain) -> ir.Expression:
        """A star that the grammar gave to the first part of a chain, where it belongs to all of it."""
        whole = self.span(chain[0][0])
        inner = self.child(node, row.value)
        if inner is None:
            return ir.Opaque(whole, "spread")
        self.starred[node.start_byte] = inner.start_point
        self.depth += 1
        result = self._chained(self.value(inner), chain)
        self.depth -= 1
        del self.starred[node.start_byte]
        return ir.Opaque(whole, "spread", (result,))

    def _operation(self, node: Node, row: rows.Row | None, left: ir.Expression, chain: Chain) -> ir.Expression:
        if not isinstance(row, rows.Binary):
            return left
        sign = self.sign(node, row.operator)
        meaning = self.grammar.operators.get(sign, "")
        parts = [left, *self.some(node, row.right)]
        if meaning == "format" and len(parts) > 1:
            return ir.Format(self.span(node), *parts)
        if meaning == "append" and len(parts) > 1:
            return ir.Call(self.span(node), ir.Member(self.span(node), left, sign), (ir.Argument(parts[1]),))
        if meaning in {"concat", "or", "and"}:
            while chain and chain[-1][1].row is row and self.sign(chain[-1][0], row.operator) == sign:
                node, _ = chain.pop()
                parts.extend(self.some(node, row.right))
        span = self.span(node)
        if meaning == "concat":
            return ir.Concat(span, tuple(parts))
        if meaning == "or":
            return ir.Choice(span, tuple(parts))
        if meaning in JOINING or not meaning or len(parts) == 1:
            return ir.Opaque(span, meaning if meaning in JOINING else "binary", tuple(parts))
        return ir.Compare(span, meaning, *parts)

    def run(self, node: Node) -> None:
        """The statement that a node is. What the parser could not read is taken apart."""
        if self.depth >= DEPTH:
            self.recorder.use(self.cut(node))
            return
        self.depth += 1
        step = self.kinds.steps[node.kind_id]
        row = step.row
        if step.act is not None:
            step.act(self, node, row)
        elif node.id in self.tails:
            with self.recorder.statement(self.heading(node)):
                self.recorder.returned(self.value(node))
        elif isinstance(row, rows.Assign | rows.Augmented):
            with self.recorder.statement(self.heading(node)):
                self.value(node)
        elif node.is_error:
            for child in self.named(node):
                self.run(child)
        else:
            with self.recorder.statement(self.heading(node)):
                self.recorder.done(self.value(node))
        self.depth -= 1

    def cut(self, node: Node) -> ir.Expression:
        """Too deep to follow: the plain strings below are kept, the rest counts as unread."""
        self.errors += 1
        found: list[ir.Expression] = []
        cursor, table = node.walk(), self.grammar.rows
        while True:
            below = cursor.node
            row = table.get(below.type) if below is not None else None
            if below is not None and isinstance(row, rows.String) and _plain(below, row):
                found.append(self.handlers.evaluate[rows.String](self, below, row))
            elif cursor.goto_first_child():
                continue
            while not cursor.goto_next_sibling():
                if not cursor.goto_parent():
                    return ir.Opaque(self.span(node), "deep", tuple(found))

    def naming(self, node: Node, name: str) -> ir.Expression:
        """The value of a node that is given this name: a function or class without a name of its own bears it."""
        row = self.grammar.rows.get(node.type)
        naming = self.handlers.naming.get(type(row)) if self.depth < DEPTH else None
        if naming is None:
            return self.value(node)
        self.depth += 1
        result = naming(self, node, row, name)
        self.depth -= 1
        return result

    # --- parts of a node

    def child(self, node: Node, role: rows.Role | None) -> Node | None:
        """The part of the node in this role."""
        if role is None:
            return None
        field = self.kinds.fields.get(role)
        if field is not None:
            return node.child_by_field_id(field)
        if isinstance(role, str):
            if role[0] == ">":
                sign = next((child for child in node.children if child.type == role[1:]), None)
                return None if sign is None else sign.next_named_sibling
            if role[0] == "@":
                return next((child for child in node.children if child.type == role[1:]), None)
            return None
        parts = self.named(node)
        return parts[role] if -len(parts) <= role < len(parts) else None

    def children(self, node: Node, role: rows.Role | None) -> list[Node]:
        """All parts of the node in this role."""
        field = None if role is None else self.kinds.fields.get(role)
        if field is not None:
            return node.children_by_field_id(field)
        part = self.child(node, role)
        return [] if part is None else [part]

    def named(self, node: Node) -> list[Node]:
        """The node's parts without comments."""
        extras = self.kinds.extras
        return [child for child in node.named_children if child.kind_id not in extras]

    def some(self, node: Node, role: rows.Role | None) -> list[ir.Expression]:
        """The value in this role, if there is one."""
        part = self.child(node, role)
        return [] if part is None else [self.value(part)]

    def together(self, parts: list[Node]) -> ir.Expression | None:
        """One value, or several, or one with a comma, as the sequence they are."""
        if not parts:
            return None
        after = parts[-1].next_sibling
        if len(parts) == 1 and (after is None or after.type != ","):
            return self.value(parts[0])
        span = self.source.between(parts[0].start_point, parts[-1].end_point)
        return ir.Sequence(span, tuple(self.value(part) for part in parts))

    def sign(self, node: Node, role: rows.Role) -> str:
        """The operator in this role, its words one blank apart."""
        part = self.child(node, role)
        return "" if part is None else " ".join(self.source.text(part).split())

    # --- what a node says

    def span(self, node: Node) -> ir.Span:
        """All of the node."""
        if self.starred and node.start_byte in self.starred:
            return self.source.between(self.starred[node.start_byte], node.end_point)
        return self.source.span(node)

    def extent(self, node: Node) -> ir.Span:
        """The node without the comments that trail it."""
        last: Node | None = node
        while last is not None:
            end, last = last, self._last(last)
        return self.source.between(node.start_point, end.end_point)

    def _last(self, node: Node) -> Node | None:
        extras = self.kinds.extras
        return next((child for child in reversed(node.children) if child.kind_id not in extras), None)

    def header(self, node: Node, body: Node | None) -> ir.Span:
        """The node up to its body: of a compound statement, what stands before and on the colon."""
        last: Node | None = None
        for child in node.children if body is not None else ():
            if body is not None and child.start_byte >= body.start_byte:
                break
            last = last if child.kind_id in self.kinds.extras else child
        return self.source.between(node.start_point, (last or node).end_point)

    def heading(self, node: Node) -> ir.Span:
        """A statement up to the block that it may end with, if that goes on below."""
        part: Node | None = node
        while part is not None:
            row = self.grammar.rows.get(part.type)
            if isinstance(row, messages_rows.Send):
                block = self.child(part, row.block)
                if block is not None and block.end_point[0] > block.start_point[0]:
                    return self.source.between(node.start_point, block.start_point)
                return self.span(node)
            part = self.child(part, row.value) if isinstance(row, rows.Assign | rows.Augmented) else None
        return self.span(node)

    # --- names

    def knows(self, name: str) -> bool:
        """Whether a bare name is a variable here."""
        return knows(self.recorder.around(), name)

    @property
    def owned(self) -> bool:
        """Whether the scope belongs to a class."""
        return self.recorder.around()[0].owner is not None

    @property
    def function_name(self) -> str:
        """The name of the function around."""
        around = self.recorder.around()[-1]
        return around.name if around.kind == "function" else ""

    @property
    def receiver(self) -> str:
        """What the receiver is here: `this`, or the `class`."""
        return receiver_of(self.recorder.around())

    def bare(self, node: Node | None) -> str:
        """What the node says, without the sigil of a variable."""
        return self.word(node).removeprefix(self.grammar.dialect.sigil)

    def word(self, node: Node | None) -> str:
        """What the node says without what is wrapped around it: a name without its type arguments."""
        while node is not None and (step := self.kinds.steps[node.kind_id]).through:
            node = None if step.spine is None else self.child(node, step.spine)
        return self.text(node)

    def type_arguments(self, node: Node | None) -> list[Node]:
        """The types that a generic name is given."""
        if node is None or node.type != self.grammar.generic[0]:
            return []
        given = self.child(node, "@" + self.grammar.generic[1])
        return self.named(given) if given is not None else []

    def text(self, node: Node | None) -> str:
        """What the node says; nothing where there is none."""
        return "" if node is None else self.source.text(node)


def _plain(node: Node, row: rows.String) -> bool:
    return all(child.type != row.hole for child in node.named_children)
