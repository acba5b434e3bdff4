"""What is written to: the parts of a target, and what a library call changes."""

from __future__ import annotations

from typing import NamedTuple

from auditor.frontends import ir


class Change(NamedTuple):
    """A write that a call makes: to what, of which kind of binding, which value, under which key."""

    target: ir.Expression
    kind: str
    value: ir.Expression
    key: ir.Expression | None = None


def changed(call: ir.Call, operation: str) -> Change | None:
    """What a call of this operation changes: what it is called on, or, as a plain function, its first argument."""
    given = call.arguments
    method = isinstance(call.callee, ir.Member)
    if isinstance(call.callee, ir.Member):
        target = call.callee.base
    elif given:
        target, given = given[0].value, given[1:]
    else:
        return None
    if operation in {"put", "putnew"} and len(given) > 1:
        kind = "item" if operation == "put" else "default"
        return Change(target, kind, given[1].value, given[0].value)
    if operation == "append" and given:
        return Change(target, "append", given[0].value)
    if operation == "update" and given:
        return Change(target, "update", _as_mapping(call) if method else given[0].value)
    return None


def holder(base: ir.Expression) -> bool:
    """Whether a member written on this is remembered with it: a variable, or a field of the receiver."""
    return isinstance(base, ir.Name) or (isinstance(base, ir.Member) and isinstance(base.base, ir.This))


def unpacked(
    target: ir.Expression, value: ir.Expression | None, kind: str
) -> list[tuple[ir.Expression, ir.Expression | None]]:
    """A sequence target's parts, each with its own value where the value is a sequence of the same length."""
    if not isinstance(target, ir.Sequence):
        return [(target, value)]
    same = isinstance(value, ir.Sequence) and len(value.items) == len(target.items) and kind == "assign"
    starred = any(isinstance(item, ir.Opaque) for item in target.items)
    if same and not starred and isinstance(value, ir.Sequence):
        return list(zip(target.items, value.items, strict=True))
    return [(item, value) for item in target.items]


def _as_mapping(call: ir.Call) -> ir.Expression:
    """The arguments of an update: `update(other, a=1, **more)` as one mapping."""
    entries = []
    for argument in call.arguments:
        if argument.name:
            key: ir.Expression | None = ir.Text(argument.value.span, argument.name, argument.value.span)
        else:
            key = None
        entries.append(ir.Entry(key, argument.value))
    if len(entries) == 1 and entries[0].key is None:
        return entries[0].value
    return ir.Mapping(call.span, tuple(entries))
