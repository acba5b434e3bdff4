"""LibCST and tree-sitter lower the same Python to the same facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass

from auditor.frontends import ir, python, treesitter
from auditor.frontends.grammars.python_syntax import GRAMMAR
from auditor.frontends.walk import children

Facts = dict[str, list[object]]


def shown(root: ir.Expression | None) -> str:
    """An expression as text: its type, what it says and where it stands, and those below it."""
    if root is None:
        return "nothing"
    parts: list[str] = []
    todo: list[ir.Expression | str] = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        parts.append(f"{type(node).__name__}@{':'.join(map(str, node.span))}{said(node)}(")
        todo.append(")")
        todo.extend(reversed(parts_of(node)))
    return " ".join(parts)


def parts_of(node: ir.Expression) -> list[ir.Expression]:
    """The expressions below; a chain of one operator is flat, wherever it has parentheses."""
    below = [child for child, _ in children(node)]
    chain = is_chain(node)
    return [inner for child in below for inner in (parts_of(child) if chain and is_chain(child) == chain else [child])]


def is_chain(node: ir.Expression) -> str:
    match node:
        case ir.Concat():
            return "concat"
        case ir.Choice(test=None):
            return "or"
        case ir.Opaque(kind="and"):
            return "and"
        case _:
            return ""


def said(node: ir.Expression) -> str:
    match node:
        case ir.Text():
            return f"{node.value!r}@{tuple(node.content)}"
        case ir.Name() | ir.Member():
            return node.name
        case ir.This() | ir.Opaque():
            return node.kind
        case ir.Number():
            return repr(node.value)
        case ir.Compare():
            return node.operator
        case ir.Function():
            return str(node.scope)
        case ir.Call():
            return repr([(argument.name, argument.spread) for argument in node.arguments])
        case ir.Mapping():
            return repr([entry.key is None for entry in node.entries])
        case _:
            return ""


def plain(thing: object) -> object:
    """A fact as values that can be compared."""
    if isinstance(thing, ir.Expression):
        return shown(thing)
    if isinstance(thing, tuple):
        return tuple(plain(part) for part in thing)
    if is_dataclass(thing):
        return tuple(plain(getattr(thing, part.name)) for part in fields(thing) if part.name not in {"names", "fields"})
    return thing


def facts(module: ir.Module) -> Facts:
    """All that a module knows, as plain values."""
    writes = [
        (row.order, scope.id, name, row)
        for scope in module.scopes
        for name, rows in [*scope.names.items(), *scope.fields.items()]
        for row in rows
    ]
    return {
        "scopes": [plain(scope) for scope in module.scopes],
        "bindings": [plain(write) for write in sorted(writes, key=lambda write: write[:3])],
        "calls": [plain(call) for call in module.calls],
        "literals": [plain(literal) for literal in module.literals],
        "pairs": [plain(pair) for pair in module.pairs],
        "imports": [plain(row) for row in module.imports],
        "comments": [plain(comment) for comment in module.comments],
        "tests": [(arm, plain(test)) for arm, test in module.branches.tests.items()],
        "exhaustive": list(module.branches.exhaustive.items()),
        "errors": [module.errors],
    }


def differences(text: str) -> list[str]:
    """What one reader says and the other does not."""
    one, other = facts(python.lower(text, "file.py")), facts(treesitter.lower(text, "file.py", GRAMMAR))
    found: list[str] = []
    for kind in one:
        mine, theirs = Counter(map(repr, one[kind])), Counter(map(repr, other[kind]))
        found += [f"{kind}: only LibCST: {row}" for row in mine - theirs]
        found += [f"{kind}: only tree-sitter: {row}" for row in theirs - mine]
        if mine == theirs and one[kind] != other[kind]:
            found.append(f"{kind}: in another order")
    return found
