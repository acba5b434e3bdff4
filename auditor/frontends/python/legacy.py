"""Python 2 that happens to parse as Python 3, with another meaning."""

from __future__ import annotations

import libcst as cst

from auditor.frontends.errors import Unreadable


def refuse_except(node: cst.ExceptHandler | cst.ExceptStarHandler) -> None:
    """`except A, e:` names the exception `e`; Python 3.14 reads two types."""
    types = node.type
    if not isinstance(types, cst.Tuple) or types.lpar or node.name is not None:
        return
    _, *others = types.elements
    last = others[-1].value
    if len(others) == 1 and isinstance(last, cst.Name) and not last.value[0].isupper():
        raise Unreadable("Python 2: except A, e")


def refuse_print(statement: cst.BaseExpression) -> None:
    """`print >>f, x` and `print ("…") % x` are statements of Python 2; Python 3 shifts, and formats None."""
    part = statement.elements[0].value if isinstance(statement, cst.Tuple) and statement.elements else statement
    while isinstance(part, cst.BinaryOperation) and not part.lpar:
        if isinstance(part.operator, cst.RightShift) and _is_print(part.left):
            raise Unreadable("Python 2: print >>f")
        part = part.left
        if isinstance(part, cst.Call) and _is_print(part.func):
            raise Unreadable("Python 2: print without parentheses around all of it")


def _is_print(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.Name) and node.value == "print"
