"""Lowering of LibCST statements: one small function for each type of node."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import libcst as cst

from auditor.frontends import ir
from auditor.frontends.python import legacy
from auditor.frontends.python.expressions import Reading, dotted, expression, parameters
from auditor.frontends.python.patterns import case_literal, record_compared, record_pattern, takes_all

if TYPE_CHECKING:
    from collections.abc import Sequence

Run = Callable[[Reading, Any, ir.Span], None]
"""Records a small statement, whose span is given."""

RunCompound = Callable[[Reading, Any], None]
"""Records a statement that has a body."""


def run(at: Reading, body: Sequence[cst.CSTNode]) -> None:
    """Records the statements of a body, in order."""
    for node in body:
        name = type(node).__name__
        if name == "SimpleStatementLine":
            run(at, node.body)  # type: ignore[attr-defined]
        elif name in _COMPOUND:
            _COMPOUND[name](at, node)
        elif name in _SMALL:
            span = at.positions.span(node)
            with at.recorder.statement(span):
                _SMALL[name](at, node, span)


# --- small statements


def _expression(at: Reading, node: cst.Expr, _span: ir.Span) -> None:
    legacy.refuse_print(node.value)
    value = expression(at, node.value)
    texts = _standing(node.value, value)
    for text in texts:
        at.recorder.string_statement(text)
    if not texts:
        at.recorder.done(value)


def _standing(node: cst.BaseExpression, value: ir.Expression) -> tuple[ir.Text, ...]:
    """The strings of a statement that is nothing else."""
    if isinstance(value, ir.Text):
        return (value,)
    if not isinstance(node, cst.ConcatenatedString) or not isinstance(value, ir.Concat):
        return ()
    texts = tuple(part for part in value.parts if isinstance(part, ir.Text))
    return texts if len(texts) == len(value.parts) else ()


def _assign(at: Reading, node: cst.Assign, span: ir.Span) -> None:
    value = expression(at, node.value)
    for number, target in enumerate(node.targets):
        at.recorder.assign(expression(at, target.target), value, "assign", span, quiet=number > 0)


def _annotated(at: Reading, node: cst.AnnAssign, span: ir.Span) -> None:
    value = None if node.value is None else expression(at, node.value)
    at.recorder.assign(expression(at, node.target), value, "declared" if value is None else "assign", span)


def _augmented(at: Reading, node: cst.AugAssign, span: ir.Span) -> None:
    value = expression(at, node.value)
    target = expression(at, node.target)
    kind = "declared"
    if isinstance(node.operator, cst.AddAssign):
        kind = "augmented"
    elif isinstance(node.operator, cst.ModuloAssign):
        at.recorder.use(value)
        at.recorder.assign(target, ir.Format(span, target, value), "assign", span, quiet=True)
        return
    elif isinstance(node.operator, cst.BitOrAssign) and isinstance(target, ir.Name | ir.Member):
        kind = "update"
    at.recorder.assign(target, value, kind, span)


def _delete(at: Reading, node: cst.Del, span: ir.Span) -> None:
    value = expression(at, node.target)
    at.recorder.use(value)
    for target in value.items if isinstance(value, ir.Sequence) else (value,):
        at.recorder.removed(target, span)


def _return(at: Reading, node: cst.Return, _span: ir.Span) -> None:
    if node.value is not None:
        at.recorder.returned(expression(at, node.value))
    at.recorder.leave()


def _escape(at: Reading, _node: cst.Break | cst.Continue, _span: ir.Span) -> None:
    at.recorder.escape()


def _assert(at: Reading, node: cst.Assert, _span: ir.Span) -> None:
    for part in (node.test, node.msg):
        if part is not None:
            at.recorder.use(expression(at, part))


def _raise(at: Reading, node: cst.Raise, _span: ir.Span) -> None:
    for part in (node.exc, node.cause and node.cause.item):
        if part is not None:
            at.recorder.use(expression(at, part))
    at.recorder.leave()


def _outer(at: Reading, node: cst.Global | cst.Nonlocal, _span: ir.Span) -> None:
    names = tuple(item.name.value for item in node.names)
    at.recorder.outer(names, module=isinstance(node, cst.Global))


def _import(at: Reading, node: cst.Import, span: ir.Span) -> None:
    for name in node.names:
        source = dotted(name.name)
        alias = dotted(name.asname.name) if name.asname else source.partition(".")[0]
        at.recorder.imported(source, None, alias, 0, span)


def _import_from(at: Reading, node: cst.ImportFrom, span: ir.Span) -> None:
    source = "" if node.module is None else dotted(node.module)
    level = len(node.relative)
    if isinstance(node.names, cst.ImportStar):
        at.recorder.imported(source, "*", "", level, span)
        return
    for name in node.names:
        member = dotted(name.name)
        alias = dotted(name.asname.name) if name.asname else member
        at.recorder.imported(source, member, alias, level, span)


# --- branches and loops


def _if(at: Reading, node: cst.If) -> None:
    arms: list[tuple[cst.If, ir.Expression]] = []
    rest: cst.If | cst.Else | None = node
    while isinstance(rest, cst.If):
        with at.recorder.statement(at.positions.header(rest, rest.body)):
            test = expression(at, rest.test)
            at.recorder.use(test)
        arms.append((rest, test))
        rest = rest.orelse
    branch = at.recorder.branch()
    for number, (clause, test) in enumerate(arms):
        with at.recorder.arm(branch, number, test):
            run(at, clause.body.body)
    if rest is not None:
        with at.recorder.arm(branch, len(arms)):
            run(at, rest.body.body)
        at.recorder.exhaustive(branch, len(arms) + 1)


def _while(at: Reading, node: cst.While) -> None:
    with at.recorder.statement(at.positions.header(node, node.body)):
        test = expression(at, node.test)
        at.recorder.use(test)
    with at.recorder.loop(test):
        run(at, node.body.body)
    _otherwise(at, node.orelse)


def _for(at: Reading, node: cst.For) -> None:
    header = at.positions.header(node, node.body)
    with at.recorder.loop():
        with at.recorder.statement(header):
            iterable = expression(at, node.iter)
            at.recorder.assign(expression(at, node.target), iterable, "loop", header)
        run(at, node.body.body)
    _otherwise(at, node.orelse)


def _otherwise(at: Reading, clause: cst.Else | cst.Finally | None) -> None:
    if clause is not None:
        run(at, clause.body.body)


def _try(at: Reading, node: cst.Try | cst.TryStar) -> None:
    branch = at.recorder.branch()
    with at.recorder.arm(branch, 0):
        run(at, node.body.body)
    handlers: Sequence[cst.ExceptHandler | cst.ExceptStarHandler] = node.handlers
    for number, handler in enumerate(handlers, start=1):
        with at.recorder.arm(branch, number):
            _handler(at, handler)
    with at.recorder.arm(branch, 0):
        _otherwise(at, node.orelse)
    at.recorder.attempt(branch, 1 + len(handlers), finally_=node.finalbody is not None)
    _otherwise(at, node.finalbody)


def _handler(at: Reading, node: cst.ExceptHandler | cst.ExceptStarHandler) -> None:
    legacy.refuse_except(node)
    header = at.positions.header(node, node.body)
    with at.recorder.statement(header):
        if node.type is not None:
            at.recorder.use(expression(at, node.type))
        if node.name is not None:
            at.recorder.assign(expression(at, node.name.name), None, "declared", header)
    run(at, node.body.body)


def _with(at: Reading, node: cst.With) -> None:
    header = at.positions.header(node, node.body)
    with at.recorder.statement(header):
        for item in node.items:
            value = expression(at, item.item)
            if item.asname is None:
                at.recorder.use(value)
            else:
                at.recorder.assign(expression(at, item.asname.name), value, "assign", header)
    run(at, node.body.body)


def _match(at: Reading, node: cst.Match) -> None:
    with at.recorder.statement(at.positions.header(node, node.whitespace_after_colon)):
        subject = expression(at, node.subject)
        at.recorder.use(subject)
    branch = at.recorder.branch()
    for number, case in enumerate(node.cases):
        header = at.positions.header(case, case.body)
        literal = case_literal(at, case)
        test = ir.Compare(literal.span, "==", subject, literal) if literal else None
        with at.recorder.arm(branch, number, test):
            with at.recorder.statement(header):
                if literal is None:
                    record_pattern(at, case.pattern, header)
                else:
                    record_compared(at, literal)
                if case.guard is not None:
                    at.recorder.use(expression(at, case.guard))
            run(at, case.body.body)
    if takes_all(node.cases[-1]):
        at.recorder.exhaustive(branch, len(node.cases))


# --- definitions


def _function(at: Reading, node: cst.FunctionDef) -> None:
    _decorators(at, node.decorators)
    decorators = tuple(dotted(decorator.decorator) for decorator in node.decorators)
    with at.recorder.statement(at.positions.header(node, node.body)):
        given = parameters(at, node.params)
        with at.recorder.function(node.name.value, at.positions.span(node), given, decorators):
            run(at, node.body.body)


def _class(at: Reading, node: cst.ClassDef) -> None:
    _decorators(at, node.decorators)
    bases: list[ir.Expression] = []
    with at.recorder.statement(at.positions.header(node, node.body)):
        for given in (*node.bases, *node.keywords):
            value = expression(at, given.value)
            if given.star or given.keyword:
                at.recorder.use(value)
            else:
                bases.append(value)
        with at.recorder.class_(node.name.value, at.positions.span(node), tuple(bases)):
            run(at, node.body.body)


def _decorators(at: Reading, decorators: Sequence[cst.Decorator]) -> None:
    for decorator in decorators:
        with at.recorder.statement(at.positions.span(decorator)):
            at.recorder.use(expression(at, decorator.decorator))


_SMALL: dict[str, Run] = {
    "Expr": _expression,
    "Assign": _assign,
    "AnnAssign": _annotated,
    "AugAssign": _augmented,
    "Del": _delete,
    "Return": _return,
    "Assert": _assert,
    "Raise": _raise,
    "Break": _escape,
    "Continue": _escape,
    "Global": _outer,
    "Nonlocal": _outer,
    "Import": _import,
    "ImportFrom": _import_from,
    "LazyImport": _import,
    "LazyImportFrom": _import_from,
}

_COMPOUND: dict[str, RunCompound] = {
    "If": _if,
    "While": _while,
    "For": _for,
    "Try": _try,
    "TryStar": _try,
    "With": _with,
    "Match": _match,
    "FunctionDef": _function,
    "ClassDef": _class,
}
