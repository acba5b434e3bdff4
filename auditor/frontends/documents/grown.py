"""Documents that a tree-sitter grammar parses: the text in ASCII, so that its bytes are our characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tree_sitter import Parser

from auditor.frontends.treesitter.engine import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

OTHER = re.compile(r"[^\x01-\x7f]")


def grown(text: str, package: str) -> Node:
    """The tree of a text. Every offset in it is an offset in the text."""
    return Parser(language(package, "language")).parse(OTHER.sub("x", text).encode()).root_node


def walk(root: Node, enter: Callable[[Node], bool], leave: Callable[[Node], None]) -> None:
    """Goes through a tree of any depth; what `enter` says no to is left out with all that is below it."""
    cursor = root.walk()
    while True:
        node = cursor.node
        if node is not None and enter(node):
            if cursor.goto_first_child():
                continue
            leave(node)
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return
            if cursor.node is not None:
                leave(cursor.node)
