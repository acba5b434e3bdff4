"""What is written to: the parts of a target, and what a library call changes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.frontends.dialect import Dialect, LibraryRow

STEPS = {"attach": "", "grow": "", "growby": "", "header": "#headers", "param": "#params", "segment": "#segments"}
MUTATING = {"append", "define", "fill", "insert", "push", "put", "putnew", "remove", "setmember", "update", *STEPS}
KEYED = {"fill", "insert", "put", "putnew"}

LONGEST = 200
GIVING = ("set", "add", "put", "append", "with", "param")
NAMED = (ir.Name, ir.Member)
MOST_GIVEN = 4
"""What takes more arguments than that takes something else than a key and its value."""

Mutators = dict[str, list["LibraryRow"]]
"""The rows that change something, by the last part of what is called."""


class Change(NamedTuple):
    """A write that a call makes: to what, of which kind of binding, which value, under which key."""

    target: ir.Expression
    kind: str
    value: ir.Expression
    key: ir.Expression | None = None


@cache
def mutators(dialect: Dialect) -> Mutators:
    """What changes its receiver, its first argument, or a global name."""
    found: Mutators = {}
    for row in dialect.library:
        if row.operation in MUTATING and (row.callee.startswith("*.") or "r" not in row.roles):
            found.setdefault(row.callee.removeprefix("*."), []).append(row)
    return found


def mutator(rows: Mutators, call: ir.Call, *, method: bool) -> LibraryRow | None:
    """The row that says how a call (`method`: of a value) changes something, by its name and how much it is given."""
    named = rows.get(call.callee.name) if isinstance(call.callee, NAMED) else None
    if named is None:
        return None
    given = len(call.arguments)
    fitting = (row for row in named if (row.callee[:2] == "*.") == method)
    return next((row for row in fitting if given >= (2 if row.operation in KEYED else 1)), None)


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
    if operation in KEYED and len(given) > 1:
        kind = {"putnew": "default", "insert": "insert"}.get(operation, "item")
        key, value = _keyed(given[0].value, given[1].value)
        return Change(target, kind, value, key)
    if operation == "remove" and given:
        return Change(target, "removed", call, given[0].value)
    if operation == "append" and given:
        return Change(target, "append", given[0].value)
    if operation == "push" and given:
        return Change(target, "grow", given[0].value)
    if operation == "update" and given:
        return Change(target, "update", as_mapping(call) if method else given[0].value)
    return _step(call, target, operation)


def _keyed(first: ir.Expression, second: ir.Expression) -> tuple[ir.Expression, ir.Expression]:
    """Key and value; a part of a form is written before its name."""
    made = isinstance(first, ir.Call) and first.new
    return (second, first) if made and isinstance(second, ir.Text) else (first, second)


def _step(call: ir.Call, target: ir.Expression, operation: str) -> Change | None:
    """A step of an object that is filled: more text, a key with its value, or something under the step's own name."""
    given, name = [argument.value for argument in call.arguments], STEPS.get(operation)
    if not given or name is None or not isinstance(call.callee, ir.Member):
        return None
    if operation == "grow":
        return Change(target, "augmented", given[0])
    if operation == "growby":
        maker = ir.Member(call.span, ir.Name(call.span, "String"), "Format")
        return Change(target, "augmented", ir.Call(call.span, maker, call.arguments))
    value = as_mapping(call) if call.arguments[0].name else given[0]
    if name:
        key = None if len(given) == 1 else given[0]
        value = ir.Mapping(call.span, (ir.Entry(key, given[:2][-1]),))
    name = name or f"#{call.callee.name.lower()}"
    return Change(target, "member", value, ir.Text(call.callee.span, name, call.callee.span))


class GivenPair(NamedTuple):
    """A key and the value that a call gives it."""

    key: ir.Text
    value: ir.Expression


@cache
def pairing(dialect: Dialect) -> frozenset[str]:
    """The names of what makes a pair of its arguments."""
    return frozenset(row.callee.rpartition(".")[2] for row in dialect.library if row.operation == "pair")


def given_pair(call: ir.Call, dialect: Dialect) -> GivenPair | None:
    """The key and the value that a call is given whose name says that it takes such, or that makes a pair of them."""
    if not 2 <= len(call.arguments) <= MOST_GIVEN or not isinstance(call.callee, NAMED):  # noqa: PLR2004
        return None
    key, value = call.arguments[0].value, call.arguments[1].value
    gives = call.callee.name in pairing(dialect) or call.callee.name.lower().startswith(GIVING)
    return GivenPair(key, value) if isinstance(key, ir.Text) and key.value.isidentifier() and gives else None


def _is_class(base: ir.Expression) -> bool:
    """Whether it is called like a class: what is called on that makes something new, or is no variable at all."""
    if not isinstance(base, ir.Name | ir.Member | ir.This):
        return True
    return isinstance(base, ir.Name) and base.name[:1].isupper() and not base.name.isupper()


def lands(dialect: Dialect, callee: ir.Expression) -> bool:
    """Whether a step changes a variable or field: one that its receiver names, or a chain of such steps begins with."""
    rows = mutators(dialect)
    for _ in range(LONGEST):
        if not isinstance(callee, ir.Member):
            return False
        base = callee.base
        if not isinstance(base, ir.Call):
            return not _is_class(base)
        if mutator(rows, base, method=True) is None:
            return False
        callee = base.callee
    return False


def begun(
    target: ir.Expression,
    meant: Callable[[ir.Expression], ir.Expression],
    chains: dict[int, tuple[ir.Expression, ir.Expression]],
) -> ir.Expression:
    """What a chain of calls begins with. Each call of a chain asks for it, so `chains` keeps what was found."""
    passed: list[ir.Expression] = []
    while isinstance(target, ir.Call) and isinstance(target.callee, ir.Member) and id(target) not in chains:
        passed.append(target)
        target = meant(target.callee.base)
    end = chains[id(target)][1] if id(target) in chains else target
    chains.update((id(call), (call, end)) for call in passed)
    return end


def called_for_each(call: ir.Call, dialect: Dialect) -> Iterator[tuple[int, int, ir.Expression]]:
    """The functions that a call runs for every item: their scopes, which parameter the item is, what is gone over."""
    callee = call.callee
    place = dialect.loops.get(callee.name) if isinstance(callee, ir.Member) else None
    given = [argument.value for argument in call.arguments]
    if place is None or not isinstance(callee, ir.Member) or not given:
        return
    method = isinstance(given[0], ir.Function)
    if not method and len(given) < 2:  # noqa: PLR2004 - a list and a function
        return
    function = given[0] if method else given[1]
    if isinstance(function, ir.Function):
        yield function.scope, 0 if method else place, callee.base if method else given[0]


def ends(expression: ir.Expression, dialect: Dialect) -> bool:
    """Whether the expression is a call that ends the program, or raises."""
    callee = expression.callee if isinstance(expression, ir.Call) else expression
    match callee:
        case ir.Name(name=name):
            return name in dialect.exits
        case ir.Member(base=ir.Name(name=base), name=name):
            return f"{base}.{name}" in dialect.exits
        case _:
            return False


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


def as_mapping(call: ir.Call) -> ir.Expression:
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


def written(expression: ir.Expression, sigil: str) -> ir.Expression:
    """The variable, member or field (its name after the sigil) that an assignment means by what looks like a call."""
    if isinstance(expression, ir.Sequence):
        return ir.Sequence(expression.span, tuple([written(item, sigil) for item in expression.items]))
    if not isinstance(expression, ir.Call) or expression.arguments:
        return expression
    callee = expression.callee
    if isinstance(callee, ir.Member) and isinstance(callee.base, ir.This):
        return ir.Member(callee.span, callee.base, sigil + callee.name)
    return callee
