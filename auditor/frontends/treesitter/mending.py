"""Broken programs parsed again without the lines that are broken, so that an error does not swallow what follows it.

A parser that finds no end for what was begun takes the next statements into its error. Where an error reaches over
more than a line, the line that it begins on is left out, and the tree is kept if there is less wrong with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

ROUNDS = 4
MOST = 40
"""So many errors are mended; a file with more of them is in another language."""

LARGEST = 400_000
LONGEST = 1_000
FILLED = re.compile(rb"[^\n]")


def mended(data: bytes, root: Node, parse: Callable[[bytes], Node]) -> Node:
    """The tree of a text with errors, or one of the same text with fewer."""
    if len(data) > LARGEST:
        return root
    errors = _errors(root)
    for _ in range(ROUNDS):
        rows = sorted({row for around in errors for row in _began(around)}) if len(errors) <= MOST else []
        if not rows:
            break
        for chosen in (rows, rows[:1]) if len(rows) > 1 else (rows,):
            less = _without(data, chosen)
            again = parse(less)
            left = _errors(again)
            if less != data and len(left) < len(errors):
                data, root, errors = less, again, left
                break
        else:
            break
    return root


def _errors(root: Node) -> list[tuple[Node, ...]]:
    """The outermost errors and whatever is missing, each with what is around it; one too many: there are more."""
    found: list[tuple[Node, ...]] = []
    above: list[Node] = []
    cursor = root.walk()
    while (node := cursor.node) is not None:
        if node.is_error or node.is_missing:
            found.append((node, above[-1]) if len(above) > 1 else (node,))
            if len(found) > MOST:
                break
        if not node.is_error and node.has_error and cursor.goto_first_child():
            above.append(node)
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return found
            above.pop()
    return found


def _began(around: tuple[Node, ...]) -> list[int]:
    """The lines on which something began that reaches over others because of the error."""
    return [node.start_point[0] for node in around if node.end_point[0] > node.start_point[0]]


def _without(data: bytes, rows: list[int]) -> bytes:
    lines = data.split(b"\n")
    for row in rows:
        if row < len(lines) and len(lines[row]) <= LONGEST:
            lines[row] = FILLED.sub(b" ", lines[row])
    return b"\n".join(lines)
