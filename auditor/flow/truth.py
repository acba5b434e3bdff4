"""Whether a condition holds, as far as it can be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow.shapes import Nothing, Number, Row, Table, Text, Thing, Value, Values
from auditor.frontends import ir

if TYPE_CHECKING:
    from auditor.flow.frames import Frame, Moment
    from auditor.flow.resolve import Resolver


def falsy(value: Value) -> bool:
    """Whether the value certainly counts as false."""
    match value:
        case Nothing():
            return True
        case Number(number):
            return not number
        case Text(parts):
            return not parts
        case Table(cells, loose):
            return not cells and not loose
        case Row(items, loose):
            return not items and not loose
        case _:
            return False


def _truthy(value: Value) -> bool:
    match value:
        case Number(number):
            return bool(number)
        case Text():
            return bool(value.known)
        case Table(cells):
            return bool(cells)
        case Row(items):
            return bool(items)
        case Thing():
            return True
        case _:
            return False


def truth(resolver: Resolver, test: ir.Expression, frame: Frame, at: Moment) -> bool | None:
    """True, False or (not known) None."""
    if isinstance(test, ir.Compare):
        if test.right is None:
            inner = truth(resolver, test.left, frame, at)
            return None if inner is None else not inner
        left = resolver.evaluate(test.left, frame, at)
        right = resolver.evaluate(test.right, frame, at)
        return _compared(test.operator, left, right)
    if isinstance(test, ir.Opaque) and test.kind == "and":
        verdicts = [truth(resolver, part, frame, at) for part in test.parts]
        return False if False in verdicts else True if all(verdicts) else None
    if isinstance(test, ir.Choice) and test.test is None:
        verdicts = [truth(resolver, part, frame, at) for part in test.arms]
        return True if True in verdicts else None if None in verdicts else False
    values = resolver.evaluate(test, frame, at)
    if all(falsy(value) for value in values):
        return False
    if all(_truthy(value) for value in values):
        return True
    return None


def _compared(operator: str, left: Values, right: Values) -> bool | None:
    if len(left) != 1 or len(right) != 1:
        return None
    if operator in {"in", "not in"}:
        found = _contained(left[0], right[0])
        return found if found is None or operator == "in" else not found
    same = _same(left[0], right[0])
    if same is None or operator not in {"==", "!="}:
        return None
    return same if operator == "==" else not same


def _constant(value: Value) -> tuple[str, object] | None:
    match value:
        case Nothing():
            return ("nothing", None)
        case Number(number):
            return ("number", number)
        case Text() if value.known is not None:
            return ("text", value.known)
        case _:
            return None


def _same(left: Value, right: Value) -> bool | None:
    first, second = _constant(left), _constant(right)
    if first is None or second is None:
        others = {type(left), type(right)}
        return False if Nothing in others and others & {Table, Row, Thing} else None
    return first == second


def _contained(item: Value, container: Value) -> bool | None:
    known = item.known if isinstance(item, Text) else None
    if known is None:
        return None
    match container:
        case Table(_, loose):
            return True if container.get(known) else None if loose else False
        case Row(items, loose):
            texts = [value.known if isinstance(value, Text) else None for values in items for value in values]
            return True if known in texts else None if loose or None in texts else False
        case Text() if container.known is not None:
            return known in container.known
        case _:
            return None
