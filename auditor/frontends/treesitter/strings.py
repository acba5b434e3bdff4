"""Lowering of literal strings, with and without holes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter import rows
    from auditor.frontends.treesitter.lowering import Lowering


Place = tuple[int, tuple[int, int]]
"""A byte's number, and its row and column."""


def string(low: Lowering, node: Node, row: rows.String) -> ir.Expression:
    """A Text, or a Concat of the texts between the holes and what is in them."""
    children = node.children
    first, last = 0, len(children)
    while first < last and children[first].type in row.opening:
        first += 1
    while last > first and children[last - 1].type in row.closing:
        last -= 1
    start = _end(children[first - 1]) if first else _start(node)
    end = _start(children[last]) if last < len(children) else _end(node)
    opening = low.source.data[node.start_byte : start[0]].decode(errors="replace")
    if opening in row.code:
        return ir.Opaque(low.span(node), "code", (low.value(low.parse(children[first])),) if first < last else ())
    if row.quotes and last < len(children) and not children[last].is_missing:
        end = _back(_end(node), len(opening) - len(opening.rstrip(row.quotes)))
    holes = [child for child in children[first:last] if child.type == row.hole]
    if not holes:
        return _text(low, row, opening, (start, end), low.span(node))
    parts: list[ir.Expression] = []
    for hole in holes:
        if start[0] < hole.start_byte:
            parts.append(_text(low, row, opening, (start, _start(hole))))
        inside = _inside(low, hole, row)
        if inside is not None:
            parts.append(low.value(inside))
        start = _end(hole)
    if start[0] < end[0]:
        parts.append(_text(low, row, opening, (start, end)))
    return ir.Concat(low.span(node), tuple(parts))


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
