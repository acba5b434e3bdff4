"""The engine: parses a text with a tree-sitter grammar and lowers the tree by the grammar's table."""

from __future__ import annotations

import importlib
import re
from collections import deque
from functools import cache
from typing import TYPE_CHECKING, Any

from tree_sitter import Language, Parser, Range

from auditor.frontends.errors import Unreadable
from auditor.frontends.record import Recorder
from auditor.frontends.treesitter import expressions, statements
from auditor.frontends.treesitter.actions import Block, Statement
from auditor.frontends.treesitter.around import code_of, with_text
from auditor.frontends.treesitter.kinds import kinds
from auditor.frontends.treesitter.lowering import Handlers, Lowering
from auditor.frontends.treesitter.mending import mended
from auditor.frontends.treesitter.prototypes import holders, made
from auditor.frontends.treesitter.source import Source

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends import ir
    from auditor.frontends.treesitter.grammar import Grammar
    from auditor.frontends.treesitter.rows import Row

LEVELS = 200
SMALL = 20_000
INDENTATION = re.compile(rb"^(?:[ \t\f]|\\\n)*+", re.MULTILINE)


@cache
def language(package: str, entry: str) -> Language:
    """The grammar that a package holds; ImportError where it is not installed."""
    return Language(getattr(importlib.import_module(package), entry)())


@cache
def handlers(kinds: frozenset[type[Row]]) -> Handlers:
    """The functions for a table's types of rows; those for `x_rows` stand in `x`, imported when a table needs them."""
    rooms = sorted({kind.__module__.removesuffix("_rows") for kind in kinds if kind.__module__.endswith("_rows")})
    tables = [expressions, statements, *map(importlib.import_module, rooms)]

    def all_of(name: str) -> dict[type[Row], Any]:
        return {row: known for table in tables for row, known in getattr(table, name, {}).items()}

    return Handlers(all_of("EVALUATE"), all_of("BUILD"), all_of("ACT"), all_of("NAMING"), all_of("SPINE"))


def lower(text: str, path: str, grammar: Grammar, lost: float = 1.0) -> ir.Module:
    """The facts of a file. A broken file gives what can be read; `errors` counts the places that could not.

    Raises Unreadable where more than the share `lost` of the text has a place in no expression or statement.
    """
    tongue = language(grammar.package, grammar.entry)
    source = Source(text)
    if grammar.indented and _bottomless(source.data):
        return Recorder(path, grammar.dialect, source.whole()).module(errors=1, reader="tree-sitter")
    data = source.data if grammar.disguised is None else grammar.disguised.sub(_disguise, source.data)
    data, around = (data, []) if grammar.stretches is None else code_of(data, grammar.stretches)
    parser = Parser(tongue)
    root = parser.parse(data).root_node
    if broken := root.has_error:
        root = mended(data, root, lambda less: parser.parse(less).root_node)

    def parse(node: Node) -> Node:
        stretch = Range(node.start_point, node.end_point, node.start_byte, node.end_byte)
        inner = Parser(tongue, included_ranges=[stretch]).parse(data).root_node
        while isinstance(grammar.rows.get(inner.type), Block | Statement) and inner.named_child_count == 1:
            inner = inner.named_children[0]
        return inner

    recorder = Recorder(path, grammar.dialect, source.whole())
    known = handlers(frozenset(map(type, grammar.rows.values())))
    low = Lowering(grammar, source, recorder, known, parse, kinds(grammar, tongue, known))
    low.errors = max(_survey(root, low), broken)
    if low.errors and lost < 1 and _lost(root) > lost:
        raise Unreadable("much of it is not in the language of its name")
    if grammar.prototypes:
        low.made, low.holders = made(source.data), holders(source.data)
    low.run(root)
    module = recorder.module(errors=low.errors, reader="tree-sitter")
    around.extend((node.start_byte, node.end_byte) for node in low.outside)
    return with_text(module, source, around) if around else module


def _bottomless(data: bytes) -> bool:
    """Whether the parser would die of the levels of indentation, or take for ever over continued empty lines."""
    kinds = set(INDENTATION.findall(data))
    return len(kinds) > LEVELS or any(kind.count(b"\n") > LEVELS for kind in kinds)


def _disguise(match: re.Match[bytes]) -> bytes:
    return match[0].swapcase()


def _survey(root: Node, low: Lowering) -> int:
    """Notes comments, the text around and texts written further down; returns how many places could not be read.

    A query would be quadratic in broken files.
    """
    errors, broken = 0, root.has_error
    waiting: deque[int] = deque()
    cursor = root.walk()
    while True:
        node = cursor.node
        small = node is not None and node.end_byte - node.start_byte < SMALL
        if node is not None:
            found = _notable(node, low) if small else ([node] if node.kind_id in low.kinds.noted else [])
            for one in found:
                _note(one, low, waiting)
            errors += broken and (_errors(node) if small else node.is_error or node.is_missing)
        if small or not cursor.goto_first_child():
            while not cursor.goto_next_sibling():
                if not cursor.goto_parent():
                    return errors


def _notable(root: Node, low: Lowering) -> list[Node]:
    """The nodes to note in a part of the tree, in the order of the text."""
    noted = low.kinds.noted
    found = [root] if root.kind_id in noted else []
    todo = [root]
    while todo:
        for child in todo.pop().children:
            if child.kind_id in noted:
                found.append(child)
            if child.child_count:
                todo.append(child)
    return sorted(found, key=_place) if len(found) > 1 else found


def _place(node: Node) -> tuple[int, int]:
    return node.start_byte, -node.end_byte


def _errors(root: Node) -> int:
    """How many places of a part of the tree could not be read."""
    found, todo = 0, [root]
    while todo:
        node = todo.pop()
        found += node.is_error or node.is_missing
        todo.extend(node.children)
    return found


def _lost(root: Node) -> float:
    """Which share of the text stands right in an error, in no expression or statement."""
    lost = whole = 0
    broken = [False]
    cursor = root.walk()
    while True:
        node = cursor.node
        if node is not None and not node.child_count:
            size = node.end_byte - node.start_byte
            whole += size
            lost += size if broken[-1] or node.is_error else 0
        if cursor.goto_first_child():
            broken.append(node is not None and node.is_error)
            continue
        while not cursor.goto_next_sibling():
            broken.pop()
            if not cursor.goto_parent():
                return lost / whole if whole else 0.0


def _note(node: Node, low: Lowering, waiting: deque[int]) -> None:
    kind, grammar = node.type, low.grammar
    if kind in grammar.comments:
        low.recorder.comment(low.text(node), low.span(node))
    elif kind in grammar.outside:
        low.outside.append(node)
    elif kind == grammar.awaiting:
        waiting.append(node.start_byte)
    elif kind == grammar.awaited and waiting:
        low.bodies[waiting.popleft()] = node
