"""Lowering of literal strings, with and without holes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends import ir

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter import rows
    from auditor.frontends.treesitter.lowering import Lowering


Place = tuple[int, tuple[int, int]]
"""A byte's number, and its row and column."""


def string(low: Lowering, node: Node, row: rows.String, opening: str = "") -> ir.Expression:
    """A Text, or a Concat of the texts between the holes and what is in them. `opening` may stand elsewhere."""
    children = node.children
    first, last = 0, len(children)
    while first < last and children[first].type in row.opening:
        first += 1
    while last > first and children[last - 1].type in row.closing:
        last -= 1
    unseen = row.opening and row.content and not first and children  # a delimiter that has no node
    start = _end(children[first - 1]) if first else _start(children[0] if unseen else node)
    end = _start(children[last]) if last < len(children) else _end(node)
    start, end = _inset(node, row, start, end)
    opening = opening or low.source.data[node.start_byte : start[0]].decode(errors="replace")
    if opening in row.code:
        return ir.Opaque(low.span(node), "code", (low.value(low.parse(children[first])),) if first < last else ())
    if row.quotes and last < len(children) and not children[last].is_missing:
        end = _back(_end(node), len(opening) - len(opening.rstrip(row.quotes)))
    start = _skipped(low, row, start)
    holes = [child for child in children[first:last] if _is_hole(child, row)]
    if not holes:
        return _text(low, row, opening, (start, end), low.span(node))
    parts: list[ir.Expression] = []
    for hole in holes:
        before, after = _bracketed(hole, row)
        if start[0] < before[0]:
            parts.append(_text(low, row, opening, (start, before)))
        inside = hole if row.content else _inside(low, hole, row)
        if inside is not None:
            parts.append(low.value(inside))
        start = after
    if start[0] < end[0]:
        parts.append(_text(low, row, opening, (start, end)))
    return ir.Concat(low.span(node), tuple(parts))


def run(low: Lowering, node: Node, row: rows.Run) -> ir.Expression:
    """A text that is a command line, given to what runs it."""
    span = low.span(node)
    return ir.Call(span, ir.Name(span, row.function), (ir.Argument(string(low, node, row.text)),))


def _inset(node: Node, row: rows.String, start: Place, end: Place) -> tuple[Place, Place]:
    """Without the delimiters that have no nodes."""
    if not row.inset[0] or node.end_byte - node.start_byte < sum(row.inset):
        return start, end
    return _back(start, -row.inset[0]), _back(end, row.inset[1])


def _skipped(low: Lowering, row: rows.String, start: Place) -> Place:
    """Where the text begins, without a first character that is none of it."""
    byte, (line, column) = start
    found = re.compile(row.skipped.encode()).match(low.source.data, byte) if row.skipped else None
    if found is None:
        return start
    before, line_end, after = found[0].rpartition(b"\n")
    return found.end(), (line + before.count(b"\n") + len(line_end), len(after) + (0 if line_end else column))


def _is_hole(child: Node, row: rows.String) -> bool:
    if row.content:
        return child.is_named and child.type not in row.content
    return child.type == row.hole


def _bracketed(hole: Node, row: rows.String) -> tuple[Place, Place]:
    """Where a hole begins and ends, brackets around it included."""
    before, after = hole.prev_sibling, hole.next_sibling
    if not row.brackets or before is None or before.type != row.brackets[0]:
        return _start(hole), _end(hole)
    return _start(before), _end(after if after is not None and after.type == row.brackets[1] else hole)


def _inside(low: Lowering, hole: Node, row: rows.String) -> Node | None:
    inside = low.child(hole, row.inside)
    if inside is not None and row.misread is not None and inside.type == row.misread[0]:
        return low.child(inside, row.misread[1])
    return inside


def _start(node: Node) -> Place:
    return node.start_byte, node.start_point


def _end(node: Node) -> Place:
    return node.end_byte, node.end_point


def _back(place: Place, length: int) -> Place:
    byte, (row, column) = place
    return byte - length, (row, column - length)


def _text(
    low: Lowering, row: rows.String, opening: str, place: tuple[Place, Place], span: ir.Span | None = None
) -> ir.Text:
    (start, start_point), (end, end_point) = place
    content = low.source.between(start_point, end_point)
    text = low.source.data[start:end].decode(errors="replace")
    return ir.Text(span or content, row.decode(opening, text), content)


def joined(low: Lowering, node: Node, _row: rows.Joined) -> ir.Expression:
    """Adjacent strings are one flat Concat."""
    parts: list[ir.Expression] = []
    for child in low.named(node):
        part = low.value(child)
        parts.extend(part.parts if isinstance(part, ir.Concat) else (part,))
    return ir.Concat(low.span(node), tuple(parts))
