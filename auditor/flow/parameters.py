"""Parameters that no caller in particular fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow import classes
from auditor.flow.frames import LAST
from auditor.flow.shapes import Number, Row, Table, Text, Thing, Values, hole, unknown
from auditor.frontends import ir

if TYPE_CHECKING:
    from auditor.flow.frames import Frame
    from auditor.flow.resolve import Resolver

DEFAULT_CHARACTERS = 400


def parameter(resolver: Resolver, row: ir.Parameter, scope: ir.Scope, frame: Frame) -> Values:
    """A parameter that no caller in particular fills: a hole that knows its default, where that says something."""
    if row.rest:
        return (Row((), open=True),) if row.rest == "list" else (Table((), open=True),)
    if scope.name in frame.module.dialect.constructors and scope.owner is not None and frame.generic:
        values = classes.from_constructions(resolver, row, scope, frame)
        if values:
            return values
    owner = (frame.module.path, scope.id)
    if row.default is None or (row.type and isinstance(row.default, ir.Null)):
        typed = classes.typed(resolver, row, frame)
        return (typed,) if typed is not None else (hole("param", row.name, owner=owner),)
    value = resolver.evaluate(row.default, resolver.generic(frame.module, scope.parent or 0), LAST)[0]
    if isinstance(value, Text | Number) and (not isinstance(value, Text) or value.parts):
        text = value if isinstance(value, Text) else Text(())
        if isinstance(value, Text) and len(str(text)) <= DEFAULT_CHARACTERS and unknown(value) is None:
            return (hole("param", row.name, owner=owner, default=text),)
        return (hole("param", row.name, owner=owner),) if isinstance(value, Number) else (value,)
    if isinstance(value, Table):
        return (Table(value.cells, open=True),)
    if isinstance(value, Row | Thing):
        return (value,)
    return (hole("param", row.name, owner=owner),)
