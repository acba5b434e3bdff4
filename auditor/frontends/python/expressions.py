"""Lowering of LibCST expressions: one small function for each type of node."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import libcst as cst

from auditor.frontends import ir
from auditor.frontends.python.strings import decoded, delimiters
from auditor.plain import dataclass

if TYPE_CHECKING:
    from auditor.frontends.python.positions import Positions
    from auditor.frontends.record import Recorder


@dataclass(frozen=True, slots=True)
class Reading:
    """One file on its way from tree to facts."""

    recorder: Recorder
    positions: Positions


Lower = Callable[[Reading, Any], ir.Expression]

_COMPARED = {"Equal": "==", "NotEqual": "!=", "Is": "==", "IsNot": "!=", "In": "in", "NotIn": "not in"}
_BINARY = {"BitOr": "overlay", "Multiply": "times"}
_SPREAD = {"": "", "*": "list", "**": "mapping"}


def expression(at: Reading, node: cst.CSTNode) -> ir.Expression:
    """What the node means. Parentheses are transparent."""
    return _LOWER.get(type(node).__name__, _unknown)(at, node)


def dotted(node: cst.CSTNode | None) -> str:
    """A dotted name as text, with a `?` for a base that has none; a call goes by its callee."""
    names: list[str] = []
    while not isinstance(node, cst.Name):
        if isinstance(node, cst.Attribute):
            names.append(node.attr.value)
            node = node.value
        elif isinstance(node, cst.Call):
            node = node.func
        else:
            return ".".join(["?", *reversed(names)])
    return ".".join([node.value, *reversed(names)])


def parameters(at: Reading, node: cst.Parameters) -> tuple[ir.Parameter, ...]:
    """The parameters in order, their defaults lowered."""
    found = [_parameter(at, one) for one in (*node.posonly_params, *node.params)]
    if isinstance(node.star_arg, cst.Param):
        found.append(_parameter(at, node.star_arg, rest="list"))
    found.extend(_parameter(at, one, positional=False) for one in node.kwonly_params)
    if node.star_kwarg is not None:
        found.append(_parameter(at, node.star_kwarg, rest="mapping", positional=False))
    return tuple(found)


def _parameter(at: Reading, node: cst.Param, *, rest: str = "", positional: bool = True) -> ir.Parameter:
    default = None if node.default is None else expression(at, node.default)
    return ir.Parameter(node.name.value, default, rest, positional, _type(node.annotation))


def _type(annotation: cst.Annotation | None) -> str | None:
    given = None if annotation is None else annotation.annotation
    if isinstance(given, cst.SimpleString):
        prefix, quotes = delimiters(given.value)
        return decoded(given.value[len(prefix) + quotes : -quotes], prefix)
    name = dotted(given) if isinstance(given, cst.Name | cst.Attribute) else "?"
    return None if name.startswith("?") else name


# --- names, calls, subscripts


def _name(at: Reading, node: cst.Name) -> ir.Expression:
    span = at.positions.span(node)
    if node.value == "None":
        return ir.Null(span)
    if node.value in {"True", "False"}:
        return ir.Number(span, node.value == "True")
    return at.recorder.name(node.value, span)


def _attribute(at: Reading, node: cst.Attribute) -> ir.Expression:
    return ir.Member(at.positions.span(node), expression(at, node.value), node.attr.value)


def _call(at: Reading, node: cst.Call) -> ir.Expression:
    callee = expression(at, node.func)
    if len(node.args) == 1 and isinstance(node.args[0].value, cst.GeneratorExp) and not node.args[0].value.lpar:
        opening = at.positions.code.find("(", at.positions.end(node.func))
        span = at.positions.between(opening, at.positions.end(node))
        return ir.Call(at.positions.span(node), callee, (ir.Argument(_generator(at, node.args[0].value, span)),))
    arguments = []
    for given in node.args:
        name = None if given.keyword is None else given.keyword.value
        arguments.append(ir.Argument(expression(at, given.value), name, _SPREAD[given.star]))
    return ir.Call(at.positions.span(node), callee, tuple(arguments))


def _subscript(at: Reading, node: cst.Subscript) -> ir.Expression:
    base = expression(at, node.value)
    span = at.positions.span(node)
    parts = [element.slice for element in node.slice]
    if any(isinstance(part, cst.Slice) for part in parts):
        for part in parts:
            for bound in _bounds(part):
                at.recorder.use(expression(at, bound))
        return ir.Index(span, base, None)
    keys = [_key(at, element) for element in node.slice]
    if len(keys) == 1 and not isinstance(node.slice[0].comma, cst.Comma):
        return ir.Index(span, base, keys[0])
    whole = at.positions.between(at.positions.start(node.slice[0]), at.positions.end(node.slice[-1]))
    return ir.Index(span, base, ir.Sequence(whole, tuple(keys)))


def _key(at: Reading, element: cst.SubscriptElement) -> ir.Expression:
    part = element.slice
    if not isinstance(part, cst.Index):
        return _unknown(at, part)
    value = expression(at, part.value)
    return ir.Opaque(at.positions.span(element), "spread", (value,)) if part.star else value


def _bounds(part: cst.BaseSlice) -> list[cst.BaseExpression]:
    if isinstance(part, cst.Index):
        return [part.value]
    bounds = (part.lower, part.upper, part.step) if isinstance(part, cst.Slice) else ()
    return [bound for bound in bounds if bound is not None]


# --- literals


def _integer(at: Reading, node: cst.Integer) -> ir.Expression:
    span = at.positions.span(node)
    try:
        return ir.Number(span, int(node.value, 0))
    except ValueError:  # more digits than Python converts
        return ir.Opaque(span, "number")


def _float(at: Reading, node: cst.Float) -> ir.Expression:
    return ir.Number(at.positions.span(node), float(node.value))


def _string(at: Reading, node: cst.SimpleString) -> ir.Text:
    prefix, quotes = delimiters(node.value)
    opening = len(prefix) + quotes
    return _text(at, node, decoded(node.value[opening:-quotes], prefix), opening, quotes)


def _text(at: Reading, node: cst.CSTNode, value: str, opening: int, closing: int) -> ir.Text:
    span = at.positions.span(node)
    return ir.Text(
        span,
        value,
        ir.Span(span.line, span.column + opening, span.end_line, span.end_column - closing),
    )


def _formatted(at: Reading, node: cst.FormattedString | cst.TemplatedString) -> ir.Expression:
    prefix, quotes = delimiters(node.start)
    parts: list[ir.Expression] = []
    holes = False
    for part in node.parts:
        if isinstance(part, cst.FormattedStringText | cst.TemplatedStringText):
            start = at.positions.start(part)
            span = at.positions.between(start, start + len(part.value))
            parts.append(ir.Text(span, decoded(part.value, prefix, formatted=True), span))
        elif isinstance(part, cst.FormattedStringExpression | cst.TemplatedStringExpression):
            holes = True
            parts.append(expression(at, part.expression))
    if holes:
        return ir.Concat(at.positions.span(node), tuple(parts))
    value = "".join(part.value for part in parts if isinstance(part, ir.Text))
    return _text(at, node, value, len(prefix) + quotes, quotes)


def _adjacent(at: Reading, node: cst.ConcatenatedString) -> ir.Expression:
    parts: list[ir.Expression] = []
    rest: cst.BaseExpression = node
    while True:
        first = rest.left if isinstance(rest, cst.ConcatenatedString) else rest
        value = expression(at, first)
        parts.extend(value.parts if isinstance(value, ir.Concat) else (value,))
        if not isinstance(rest, cst.ConcatenatedString):
            return ir.Concat(at.positions.span(node), tuple(parts))
        rest = rest.right


# --- collections


def _items(at: Reading, node: cst.List | cst.Set) -> ir.Expression:
    return ir.Sequence(at.positions.span(node), _elements(at, node))


def _tuple(at: Reading, node: cst.Tuple) -> ir.Expression:
    return ir.Sequence(at.positions.within_parentheses(node), _elements(at, node))


def _elements(at: Reading, node: cst.List | cst.Set | cst.Tuple) -> tuple[ir.Expression, ...]:
    return tuple(
        [
            expression(at, element if isinstance(element, cst.StarredElement) else element.value)
            for element in node.elements
        ]
    )


def _starred(at: Reading, node: cst.StarredElement) -> ir.Expression:
    return ir.Opaque(at.positions.span(node), "spread", (expression(at, node.value),))


def _dict(at: Reading, node: cst.Dict) -> ir.Expression:
    entries = []
    for element in node.elements:
        key = expression(at, element.key) if isinstance(element, cst.DictElement) else None
        entries.append(ir.Entry(key, expression(at, element.value)))
    return ir.Mapping(at.positions.span(node), tuple(entries))


def _comprehension(at: Reading, node: cst.ListComp | cst.SetComp) -> ir.Expression:
    return _looped(at, at.positions.span(node), node.for_in, node.elt, None)


def _generator(at: Reading, node: cst.GeneratorExp, span: ir.Span | None = None) -> ir.Expression:
    return _looped(at, span or at.positions.within_parentheses(node), node.for_in, node.elt, None)


def _dict_comprehension(at: Reading, node: cst.DictComp) -> ir.Expression:
    return _looped(at, at.positions.span(node), node.for_in, node.value, node.key)


def _looped(
    at: Reading, span: ir.Span, loop: cst.CompFor | None, element: cst.BaseExpression, key: cst.BaseExpression | None
) -> ir.Expression:
    clauses: list[ir.Clause] = []
    conditions: list[ir.Expression] = []
    while loop is not None:
        clauses.append(ir.Clause(expression(at, loop.target), expression(at, loop.iter)))
        conditions.extend([expression(at, condition.test) for condition in loop.ifs])
        loop = loop.inner_for_in
    lowered_key = None if key is None else expression(at, key)
    return ir.Comprehension(span, expression(at, element), lowered_key, tuple(clauses), tuple(conditions))


# --- operators


def _binary(at: Reading, node: cst.BinaryOperation) -> ir.Expression:
    span = at.positions.span(node)
    if isinstance(node.operator, cst.Add):
        return ir.Concat(span, _operands(at, node))
    left, right = expression(at, node.left), expression(at, node.right)
    if isinstance(node.operator, cst.Modulo):
        return ir.Format(span, left, right)
    return ir.Opaque(span, _BINARY.get(type(node.operator).__name__, "binary"), (left, right))


def _boolean(at: Reading, node: cst.BooleanOperation) -> ir.Expression:
    span = at.positions.span(node)
    if isinstance(node.operator, cst.Or):
        return ir.Choice(span, _operands(at, node))
    return ir.Opaque(span, "and", _operands(at, node))


def _operands(at: Reading, node: cst.BinaryOperation | cst.BooleanOperation) -> tuple[ir.Expression, ...]:
    """The operands of a chain of one operator, whichever side it leans to, without a recursion for each."""
    kind, operator = type(node), type(node.operator)
    operands: list[ir.Expression] = []
    stack: list[cst.BaseExpression] = [node]
    while stack:
        part = stack.pop()
        if isinstance(part, kind) and type(part.operator) is operator and (part is node or not part.lpar):
            stack += (part.right, part.left)
        else:
            operands.append(expression(at, part))
    return tuple(operands)


def _unary(at: Reading, node: cst.UnaryOperation) -> ir.Expression:
    span = at.positions.span(node)
    operand = expression(at, node.expression)
    if isinstance(node.operator, cst.Not):
        return ir.Compare(span, "not", operand, None)
    if isinstance(node.operator, cst.Minus) and isinstance(operand, ir.Number):
        return ir.Number(span, -operand.value)
    return ir.Opaque(span, "unary", (operand,))


def _comparison(at: Reading, node: cst.Comparison) -> ir.Expression:
    span = at.positions.span(node)
    left = expression(at, node.left)
    right = [expression(at, target.comparator) for target in node.comparisons]
    operator = _COMPARED.get(type(node.comparisons[0].operator).__name__)
    if operator is not None and len(right) == 1:
        return ir.Compare(span, operator, left, right[0])
    return ir.Opaque(span, "compare", (left, *right))


def _conditional(at: Reading, node: cst.IfExp) -> ir.Expression:
    test = expression(at, node.test)
    arms = (expression(at, node.body), expression(at, node.orelse))
    return ir.Choice(at.positions.span(node), arms, test)


# --- the rest


def _lambda(at: Reading, node: cst.Lambda) -> ir.Expression:
    span = at.positions.span(node)
    given = parameters(at, node.params)
    with at.recorder.function(None, span, given) as scope:
        at.recorder.returned(expression(at, node.body))
    return ir.Function(span, scope)


def _await(at: Reading, node: cst.Await) -> ir.Expression:
    return expression(at, node.expression)


def _yield(at: Reading, node: cst.Yield) -> ir.Expression:
    value = node.value.item if isinstance(node.value, cst.From) else node.value
    return ir.Opaque(at.positions.span(node), "yield", () if value is None else (expression(at, value),))


def _walrus(at: Reading, node: cst.NamedExpr) -> ir.Expression:
    """The name stands for the value from here on, so that the value's facts are recorded once."""
    value = expression(at, node.value)
    target = expression(at, node.target)
    at.recorder.assign(target, value, "assign", at.positions.span(node))
    return target


def _ellipsis(at: Reading, node: cst.Ellipsis) -> ir.Expression:
    return ir.Opaque(at.positions.span(node), "ellipsis")


def _imaginary(at: Reading, node: cst.Imaginary) -> ir.Expression:
    return ir.Opaque(at.positions.span(node), "number")


def _unknown(at: Reading, node: cst.CSTNode) -> ir.Expression:
    """A node of a later Python."""
    parts = [expression(at, child) for child in node.children if isinstance(child, cst.BaseExpression)]
    return ir.Opaque(at.positions.span(node), type(node).__name__, tuple(parts))


_LOWER: dict[str, Lower] = {
    "Name": _name,
    "Attribute": _attribute,
    "Call": _call,
    "Subscript": _subscript,
    "Integer": _integer,
    "Float": _float,
    "Imaginary": _imaginary,
    "Ellipsis": _ellipsis,
    "SimpleString": _string,
    "FormattedString": _formatted,
    "TemplatedString": _formatted,
    "ConcatenatedString": _adjacent,
    "List": _items,
    "Set": _items,
    "Tuple": _tuple,
    "StarredElement": _starred,
    "Dict": _dict,
    "ListComp": _comprehension,
    "SetComp": _comprehension,
    "DictComp": _dict_comprehension,
    "GeneratorExp": _generator,
    "BinaryOperation": _binary,
    "BooleanOperation": _boolean,
    "UnaryOperation": _unary,
    "Comparison": _comparison,
    "IfExp": _conditional,
    "Lambda": _lambda,
    "Await": _await,
    "Yield": _yield,
    "NamedExpr": _walrus,
}
