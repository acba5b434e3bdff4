"""YAML: every document of a file. Aliases are left as they are, and tagged values are what the tag makes of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends.documents.grown import grown, walk
from auditor.frontends.errors import Unreadable

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.documents.tree import Tree
    from auditor.frontends.text_reader.facts import Stretch

COLUMNS = 100
"""The grammar's own stack of columns overflows somewhere beyond twice as many."""

BLOCKS = re.compile(r"^([ \t]*)((?:[-?:][ \t]+)*)", re.MULTILINE)
DEEP = re.compile(rf"^[ \t?:-]{{{COLUMNS}}}", re.MULTILINE)
"""Each block begins further right than the one around it."""

LISTS = frozenset({"block_sequence", "flow_sequence"})
HOLDERS = LISTS | {"block_mapping", "flow_mapping"}
SCALARS = frozenset({"plain_scalar", "single_quote_scalar", "double_quote_scalar", "block_scalar"})
NODES = frozenset({"flow_node", "block_node"})
SIGNS = frozenset(":-?,{}[]")
NULLS = ("", "~", "null", "Null", "NULL")
NUMBERS = frozenset({"integer_scalar", "float_scalar", "boolean_scalar", "null_scalar"})
LONGEST_NUMBER = 20
FOLD = re.compile(r"[ \t]*\n\s*")
ESCAPES = {"n": "\n", "t": "\t", "0": "", "r": "\r", "e": "", "a": "", "b": "", "f": "", "v": "", "\n": ""}
ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
SURROGATES = range(0xD800, 0xE000)


def read(tree: Tree) -> None:
    """Parses the text and goes through what has come of it."""
    if _bottomless(tree.text):
        raise Unreadable("indented too deeply")
    root = grown(tree.text, "tree_sitter_yaml")
    reader = _Reader(tree, broken=root.has_error)
    walk(root, reader.enter, reader.leave)


def _bottomless(text: str) -> bool:
    """Whether blocks stand in blocks deeper than the parser can remember."""
    if DEEP.search(text) is None:
        return False
    columns: list[int] = []
    for block in BLOCKS.finditer(text):
        start = len(block[1])
        while columns and columns[-1] >= start:
            columns.pop()
        columns.append(start)
        place = start
        for mark in block[2].split():
            place += len(mark) + 1
            columns.append(place)
            if len(columns) > COLUMNS:
                return True
    return len(columns) > COLUMNS


class _Reader:
    """Tells the tree what the parser found. `key` is the key in front of us, `tag` the tag of what comes next.

    `broken`: the parser could not read all of it.
    """

    def __init__(self, tree: Tree, *, broken: bool) -> None:
        self._tree = tree
        self._broken = broken
        self._key: Node | None = None
        self._tag = ""

    def enter(self, node: Node) -> bool:
        tree, kind = self._tree, node.type
        if self._broken and (node.is_error or node.is_missing):
            tree.errors += 1
        if kind in SIGNS:
            return False
        if kind == "comment":
            stretch = (node.start_byte, node.end_byte)
            tree.facts.comment(tree.text[slice(*stretch)], stretch)
        elif kind in {"block_mapping_pair", "flow_pair"}:
            self._pair(node)
        elif self._key is not None and node.id == self._key.id:
            self._key = None
            return False
        elif kind == "tag":
            self._tag = tree.text[node.start_byte : node.end_byte]
        elif kind in HOLDERS:
            self._tag = ""
            tree.open(node.start_byte, listed=kind in LISTS)
        elif kind == "alias":
            self._other(node, "alias")
        elif kind in SCALARS:
            self._scalar(node)
            return False
        return True

    def leave(self, node: Node) -> None:
        if node.type in HOLDERS:
            self._tree.close(node.end_byte)

    def _pair(self, node: Node) -> None:
        key = node.child_by_field_name("key")
        scalar = key
        while scalar is not None and scalar.type not in SCALARS:
            scalar = scalar.named_children[-1] if scalar.type in NODES and scalar.named_children else None
        self._key = key
        if scalar is not None:
            name, inner = self._said(scalar)
            self._tree.key(name, (scalar.start_byte, scalar.end_byte), inner)
        elif key is not None:
            self._tree.key("", (key.start_byte, key.start_byte), (key.start_byte, key.start_byte))
        if node.child_by_field_name("value") is None:
            self._tree.other(node.end_byte, node.end_byte, "null")

    def _scalar(self, node: Node) -> None:
        tag, self._tag = self._tag, ""
        plain = node.type == "plain_scalar"
        said, inner = self._said(node)
        if not self._tree.listed and not self._tree.waiting and self._tree.depth:
            return
        if tag.startswith("!") and not tag.startswith("!!") and (plain or node.type == "block_scalar"):
            self._tree.other(node.start_byte, node.end_byte, "tagged")
        elif plain and said in NULLS:
            self._tree.other(node.start_byte, node.end_byte, "null")
        elif plain and node.children and node.children[0].type in NUMBERS and len(said) < LONGEST_NUMBER:
            self._tree.other(node.start_byte, node.end_byte, "number")
        else:
            self._tree.scalar(said, (node.start_byte, node.end_byte), inner)

    def _other(self, node: Node, kind: str) -> None:
        self._tag = ""
        if self._tree.waiting or self._tree.listed:
            self._tree.other(node.start_byte, node.end_byte, kind)

    def _said(self, node: Node) -> tuple[str, Stretch]:
        """What a scalar says, and where it says it."""
        start, end = node.start_byte, node.end_byte
        raw = self._tree.text[start:end]
        if node.type == "block_scalar":
            first = raw.find("\n") + 1
            rows = [row.strip() for row in raw[first:].splitlines()] if first else []
            return (" " if raw[0] == ">" else "\n").join(rows).strip(), (start + first if first else end, end)
        if node.type == "plain_scalar":
            return FOLD.sub(" ", raw), (start, end)
        closed = len(raw) > 1 and raw[-1] == raw[0]
        inner = (start + 1, end - 1 if closed else end)
        raw = FOLD.sub(" ", raw[1:-1] if closed else raw[1:])
        if node.type == "single_quote_scalar":
            return raw.replace("''", "'"), inner
        return ESCAPE.sub(_unescaped, raw) if "\\" in raw else raw, inner


def _unescaped(match: re.Match[str]) -> str:
    if match[3] is not None:
        return ESCAPES.get(match[3], match[3])
    code = int(match[1] or match[2], 16)
    return match[0] if code in SURROGATES else chr(code)
