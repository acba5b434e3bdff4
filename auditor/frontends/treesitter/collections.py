"""Lowering of arrays, of choices between values, and of other files that take part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import rows

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Lowering

SELECTED = 24


def array(low: Lowering, node: Node, row: rows.Array) -> ir.Expression:
    """A list, or a mapping with the number of its place as the key of an element that has none."""
    elements = [child for child in low.named(node) if child.type == row.element]
    parts = [low.named(element) for element in elements]
    if elements and all(len(part) == 1 for part in parts):
        return ir.Sequence(low.span(node), tuple([low.value(part[0]) for part in parts]))
    entries: list[ir.Entry] = []
    place = 0
    for part in parts:
        if len(part) > 1:
            entries.append(ir.Entry(low.value(part[0]), low.value(part[-1])))
        elif part:
            spread = isinstance(low.grammar.rows.get(part[0].type), rows.Splat)
            key = None if spread else ir.Number(low.span(part[0]), place)
            entries.append(ir.Entry(key, low.value(part[0])))
            place += 1
    return ir.Mapping(low.span(node), tuple(entries))


def selection(low: Lowering, node: Node, row: rows.Selection) -> ir.Expression:
    """One value of several by what the subject is, as conditional expressions, the last arm innermost."""
    subject = next(iter(low.some(node, row.subject)), None)
    body = node if row.body is None else low.child(node, row.body)
    arms: list[tuple[ir.Expression, ir.Expression | None]] = []
    for child in low.named(body) if body is not None else ():
        if child.type == row.rest:
            arms.extend((value, None) for value in low.some(child, row.result))
        elif child.type == row.arm:
            taken = low.child(child, row.values)
            test = among(low, subject, taken) if taken is not None and taken.type != row.rest else None
            arms.extend((value, test) for value in low.some(child, row.result))
    span = low.span(node)
    if not arms or len(arms) > SELECTED:
        parts = [part for part in (subject, *(value for value, _ in arms)) if part is not None]
        return ir.Opaque(span, "selection", tuple(parts))
    arms.sort(key=lambda arm: arm[1] is None)
    result = arms[-1][0]
    for value, test in reversed(arms[:-1]):
        result = ir.Choice(span, (value, result), test or ir.Opaque(span, "test"))
    return result


def among(low: Lowering, subject: ir.Expression | None, values: Node | None) -> ir.Expression | None:
    """The test whether the subject is one of the values of an arm."""
    if subject is None or values is None:
        return None
    simple = values.type in low.grammar.rows or not low.named(values)
    return one_of(subject, [low.value(part) for part in ([values] if simple else low.named(values))])


def one_of(subject: ir.Expression, values: list[ir.Expression]) -> ir.Expression | None:
    """The test whether the subject is one of the values."""
    if not values:
        return None
    if len(values) == 1:
        return ir.Compare(values[0].span, "==", subject, values[0])
    return ir.Compare(values[0].span, "in", subject, ir.Sequence(values[0].span, tuple(values)))


def include(low: Lowering, node: Node, row: rows.Include) -> ir.Expression:
    """A file that an expression names."""
    path = next(iter(low.some(node, row.path)), None)
    return included(low, node, path) if path is not None else ir.Opaque(low.span(node), "include")


def included(low: Lowering, node: Node, path: ir.Expression) -> ir.Expression:
    """A file named by the text that the path ends with; the value of the expression is not followed."""
    last = path.parts[-1] if isinstance(path, ir.Concat) and path.parts else path
    if isinstance(last, ir.Text) and last.value.strip("./"):
        low.recorder.imported(last.value, "*", "", 0, low.span(node))
    return ir.Opaque(low.span(node), "include", (path,))


def comprehension(low: Lowering, node: Node, row: rows.Comprehension) -> ir.Expression:
    """A collection built from loops."""
    clauses: list[ir.Clause] = []
    conditions: list[ir.Expression] = []
    for child in low.named(node):
        part = low.grammar.rows.get(child.type)
        if isinstance(part, rows.Clause):
            targets = low.some(child, part.target)
            iterable = low.together(low.children(child, part.iterable))
            clauses.extend(ir.Clause(target, iterable) for target in targets if iterable is not None)
        elif isinstance(part, rows.Condition):
            conditions.extend(low.some(child, part.test))
    keys: list[ir.Expression] = []
    element = low.child(node, row.element)
    pair = low.grammar.rows.get(element.type) if element is not None else None
    if element is not None and isinstance(pair, rows.Pair):
        keys = low.some(element, pair.key)
        values = low.some(element, pair.value)
    else:
        values = low.some(node, row.element)
    if not values:
        return ir.Opaque(low.span(node), "comprehension", tuple(clause.iterable for clause in clauses))
    return ir.Comprehension(low.span(node), values[0], keys[0] if keys else None, tuple(clauses), tuple(conditions))
