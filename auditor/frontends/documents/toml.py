"""TOML, which also carries what tools write into `pyproject.toml`, `Pipfile` and lock files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends.documents.grown import grown, walk

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.documents.tree import Tree
    from auditor.frontends.text_reader.facts import Stretch

TABLES = ("table", "table_array_element")
KEYS = ("bare_key", "quoted_key", "dotted_key")
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|\n\s*|(.))")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": ""}
SURROGATES = range(0xD800, 0xE000)
QUOTES = re.compile(r"\"\"\"|'''|[\"']")


def read(tree: Tree) -> None:
    """Parses the text and goes through what has come of it."""
    tree.open(0)
    reader = _Reader(tree)
    walk(grown(tree.text, "tree_sitter_toml"), reader.enter, reader.leave)
    tree.close(len(tree.text))


class _Reader:
    """Tells the tree what the parser found. `header`: the next key is that of a table."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._header = False

    def enter(self, node: Node) -> bool:
        tree, kind = self._tree, node.type
        if node.is_error or node.is_missing:
            tree.errors += 1
        if kind == "comment":
            stretch = (node.start_byte, node.end_byte)
            tree.facts.comment(tree.text[slice(*stretch)], stretch)
        elif kind in KEYS:
            self._named(node)
            return False
        elif kind in TABLES:
            self._header = True
        elif kind in {"inline_table", "array"}:
            tree.open(node.start_byte, listed=kind == "array")
        elif kind == "string":
            if tree.waiting or tree.listed:
                value, inner = self._said(node)
                tree.scalar(value, (node.start_byte, node.end_byte), inner)
            return False
        elif node.is_named and node.child_count == 0 and (tree.waiting or tree.listed):
            tree.other(node.start_byte, node.end_byte, "number")
        return True

    def leave(self, node: Node) -> None:
        if (node.type in TABLES and self._tree.depth > 1) or node.type in {"inline_table", "array"}:
            self._tree.close(node.end_byte)

    def _named(self, node: Node) -> None:
        tree, stretch = self._tree, (node.start_byte, node.end_byte)
        raw = tree.text[slice(*stretch)]
        name = ".".join(part.strip().strip("\"'") for part in raw.split(".")) if node.type == "dotted_key" else raw
        inner = (stretch[0] + 1, stretch[1] - 1) if node.type == "quoted_key" else stretch
        tree.key(name.strip("\"'"), stretch, inner)
        if self._header:
            self._header = False
            tree.open(node.start_byte)

    def _said(self, node: Node) -> tuple[str, Stretch]:
        start, end = node.start_byte, node.end_byte
        raw = self._tree.text[start:end]
        quote = QUOTES.match(raw)
        width = len(quote[0]) if quote is not None else 0
        inner = (start + width, max(start + width, end - width))
        value = self._tree.text[slice(*inner)]
        escaped = quote is not None and quote[0][0] == '"' and "\\" in value
        return ESCAPE.sub(_unescaped, value) if escaped else value, inner


def _unescaped(match: re.Match[str]) -> str:
    if match[1] is not None:
        code = int(match[1], 16)
        return match[0] if code in SURROGATES else chr(code)
    return ESCAPES.get(match[2], match[2]) if match[2] is not None else ""
