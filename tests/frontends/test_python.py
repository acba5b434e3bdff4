"""What the LibCST front end makes of Python 3: expressions, strings, statements, definitions."""

from __future__ import annotations

import pytest

from auditor.frontends import ir
from auditor.frontends.python import lower
from auditor.frontends.python.expressions import _LOWER


def shown(node: ir.Expression | None) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a type of expression
    """An expression in one line."""
    match node:
        case None:
            return "-"
        case ir.Text():
            return repr(node.value)
        case ir.Null():
            return "null"
        case ir.Number():
            return repr(node.value)
        case ir.Name():
            return node.name
        case ir.This():
            return f"<{node.kind}>"
        case ir.Member():
            return f"{shown(node.base)}.{node.name}"
        case ir.Index():
            return f"{shown(node.base)}[{shown(node.key)}]"
        case ir.Concat():
            return f"concat({', '.join(map(shown, node.parts))})"
        case ir.Format():
            return f"format({shown(node.template)}, {shown(node.values)})"
        case ir.Call():
            return f"{shown(node.callee)}({', '.join(map(argument, node.arguments))})"
        case ir.Mapping():
            return "{" + ", ".join(f"{shown(entry.key)}: {shown(entry.value)}" for entry in node.entries) + "}"
        case ir.Sequence():
            return f"[{', '.join(map(shown, node.items))}]"
        case ir.Choice():
            return f"choice({', '.join(map(shown, node.arms))} if {shown(node.test)})"
        case ir.Compare():
            return f"compare({shown(node.left)} {node.operator} {shown(node.right)})"
        case ir.Comprehension():
            clauses = "".join(f" for {shown(clause.target)} in {shown(clause.iterable)}" for clause in node.clauses)
            tests = "".join(f" if {shown(condition)}" for condition in node.conditions)
            return f"({shown(node.key)}: {shown(node.element)}{clauses}{tests})"
        case ir.Function():
            return f"function {node.scope}"
        case ir.Opaque():
            return f"{node.kind}({', '.join(map(shown, node.parts))})"
    raise AssertionError(node)


def argument(given: ir.Argument) -> str:
    mark = {"": "", "list": "*", "mapping": "**"}[given.spread]
    return f"{mark}{given.name}={shown(given.value)}" if given.name else f"{mark}{shown(given.value)}"


def bindings(module: ir.Module, scope: int = 0) -> list[str]:
    """Every write to a name of a scope, as `kind name value`, in order."""
    rows = [row for rows in module.scopes[scope].names.values() for row in rows]
    return [f"{row.kind} {row.name} {shown(row.value)}" for row in sorted(rows, key=lambda row: row.order)]


def value_of(source: str) -> ir.Expression:
    """The value of `x = source`."""
    value = lower(f"x = {source}\n", "a.py").scopes[0].names["x"][-1].value
    assert value is not None
    return value


# --- expressions


EXPRESSIONS = [
    ("None", "null"),
    ("True", "True"),
    ("1_000", "1000"),
    ("0x_ff", "255"),
    ("1.5e3", "1500.0"),
    ("2j", "number()"),
    ("9" * 5000, "number()"),
    ("...", "ellipsis()"),
    ("((a))", "a"),
    ("a.b.c", "a.b.c"),
    ("a['k']", "a['k']"),
    ("a[1, 2]", "a[[1, 2]]"),
    ("a[1,]", "a[[1]]"),
    ("a[*b]", "a[spread(b)]"),
    ("a[1:2]", "a[-]"),
    ("a[1:2, b]", "a[-]"),
    ("a + b + c", "concat(a, b, c)"),
    ("a + (b + c)", "concat(a, concat(b, c))"),
    ("(a + b) + c", "concat(concat(a, b), c)"),
    ("a + b - c + d", "concat(binary(concat(a, b), c), d)"),
    ("'%s' % a", "format('%s', a)"),
    ("'%s' % (a, b)", "format('%s', [a, b])"),
    ("a * b", "times(a, b)"),
    ("a - b", "binary(a, b)"),
    ("a | b", "overlay(a, b)"),
    ("-a", "unary(a)"),
    ("a or b or c", "choice(a, b, c if -)"),
    ("a or (b or c)", "choice(a, choice(b, c if -) if -)"),
    ("a and b and c", "and(a, b, c)"),
    ("a and b or c", "choice(and(a, b), c if -)"),
    ("a if b else c", "choice(a, c if b)"),
    ("not a", "compare(a not -)"),
    ("a == b", "compare(a == b)"),
    ("a is b", "compare(a == b)"),
    ("a != b", "compare(a != b)"),
    ("a is not b", "compare(a != b)"),
    ("a in b", "compare(a in b)"),
    ("a not in b", "compare(a not in b)"),
    ("a < b", "compare(a, b)"),
    ("a == b == c", "compare(a, b, c)"),
    ("f(a, k=b, *c, **d)", "f(a, k=b, *c, **d)"),
    ("f(a for a in b)", "f((-: a for a in b))"),
    ("[a, *b]", "[a, spread(b)]"),
    ("(a, b)", "[a, b]"),
    ("a, b", "[a, b]"),
    ("()", "[]"),
    ("{a, b}", "[a, b]"),
    ("{'k': a, **b}", "{'k': a, -: b}"),
    ("[a for a in b if c if d for e in f]", "(-: a for a in b for e in f if c if d)"),
    ("{a for a in b}", "(-: a for a in b)"),
    ("{a: b for a, b in c}", "(a: b for [a, b] in c)"),
    ("lambda a: a", "function 1"),
    ("yield a", "yield(a)"),
    ("yield", "yield()"),
    ("yield from a", "yield(a)"),
    ("(a := b)", "a"),
    ("await a", "a"),
]


@pytest.mark.parametrize(("source", "expected"), EXPRESSIONS, ids=[source[:30] for source, _ in EXPRESSIONS])
def test_expression(source: str, expected: str) -> None:
    assert shown(value_of(source)) == expected


STRINGS = [
    ("'a'", "'a'"),
    (r"'a\n\x41\101\u00e9\U0001F600\\\''", repr("a\nAA\u00e9\U0001f600\\'")),
    (r"'\N{BULLET}\N{nonsense}'", repr("\u2022\\N{nonsense}")),
    (r"'\d'", repr("\\d")),
    (r"'\ud83d'", repr("\\ud83d")),
    (r"'\U99999999'", repr("\\U99999999")),
    (r"r'\n'", repr("\\n")),
    (r"b'\xe9\u00e9'", repr("\u00e9\\u00e9")),
    ("'a\\\nb'", "'ab'"),
    ("'''a\r\nb\rc'''", repr("a\nb\nc")),
    ("'a' \"b\"", "concat('a', 'b')"),
    ("('a'\n 'b' 'c')", "concat('a', 'b', 'c')"),
    ("'a' f'b{c}' 'd'", "concat('a', 'b', c, 'd')"),
    ("f'a{b}c'", "concat('a', b, 'c')"),
    ("f'{a}'", "concat(a)"),
    ("f''", "''"),
    ("f'a'", "'a'"),
    (r"f'{{a}}\n'", repr("{a}\n")),
    (r"rf'{{a}}\n'", repr("{a}\\n")),
    (r"f'\N{BULLET}{a}'", f"concat({chr(0x2022)!r}, a)"),
    ("f'{a!r:>{w}}'", "concat(a)"),
    ("f'{a=}'", "concat(a)"),
    ("f'{a + b}'", "concat(concat(a, b))"),
    ("t'a{b}'", "concat('a', b)"),
    ("f'{a[\"b\"]}'", "concat(a['b'])"),
]


@pytest.mark.parametrize(("source", "expected"), STRINGS, ids=[source[:30] for source, _ in STRINGS])
def test_string(source: str, expected: str) -> None:
    assert shown(value_of(source)) == expected


def test_a_node_of_a_later_python_keeps_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(_LOWER, "Await")
    module = lower("x = await f('a')\n", "a.py")
    assert shown(module.scopes[0].names["x"][0].value) == "Await(f('a'))"
    assert [literal.text.value for literal in module.literals] == ["a"]


def test_a_slice_keeps_the_calls_in_its_bounds() -> None:
    module = lower("x = a[f():g(), h()]\n", "a.py")
    assert [shown(site.call) for site in module.calls] == ["f()", "g()", "h()"]


def test_a_named_value_is_recorded_once() -> None:
    module = lower("if (a := f('x')) and a: pass\n", "a.py")
    assert len(module.calls) == len(module.literals) == 1
    assert bindings(module) == ["assign a f('x')"]


def test_the_receiver_is_no_name() -> None:
    module = lower("class A:\n  def f(self): return self.x\n  @classmethod\n  def g(cls): return cls.y\n", "a.py")
    assert [[shown(given.value) for given in scope.returns] for scope in module.scopes[2:]] == [
        ["<this>.x"],
        ["<class>.y"],
    ]


# --- statements


BINDINGS = [
    ("a = b = f()", ["assign a f()", "assign b f()"]),
    ("a, b = 1, 2", ["assign a 1", "assign b 2"]),
    ("a, *b = c", ["assign a c", "declared b c"]),
    ("a: int", ["declared a -"]),
    ("a: int = 1", ["assign a 1"]),
    ("a += b", ["augmented a b"]),
    ("a |= b", ["update a b"]),
    ("a['k'] |= b", ["open a b"]),
    ("a -= b", ["declared a b"]),
    ("a['k'] = b", ["item a b"]),
    ("a.k = b", ["member a b"]),
    ("a[1:2] = b", ["open a b"]),
    ("del a['k']", ["removed a -"]),
    ("del a['k'], b[0], c", ["removed a -", "removed b -"]),
    ("del a", []),
    ("for a in b: pass", ["loop a b"]),
    ("with f() as a, g(): pass", ["assign a f()"]),
    ("with (f() as a, g() as (b, c)): pass", ["assign a f()", "assign b g()", "assign c g()"]),
    ("try: pass\nexcept E as e: pass", ["declared e -"]),
    ("[a for a in b]", ["loop a b"]),
    (
        "match a:\n  case [b, *c] | {'k': b, **c} | C(b, k=c) | (1 as b): pass",
        ["declared b -", "declared c -"] * 3 + ["declared b -"],
    ),
    ("type A = int", []),
    ("def f(): global a; a = 1", ["definition f -", "assign a 1"]),
    ("a = 1; b = 2", ["assign a 1", "assign b 2"]),
]


@pytest.mark.parametrize(("source", "expected"), BINDINGS, ids=[source.partition("\n")[0] for source, _ in BINDINGS])
def test_binding(source: str, expected: list[str]) -> None:
    assert bindings(lower(source, "a.py")) == expected


def test_the_value_of_several_targets_is_recorded_once() -> None:
    module = lower("a = b = f('x')\n", "a.py")
    assert len(module.calls) == len(module.literals) == 1


PATHS = [
    ("if a(): b()\nelif c(): d()\nelse: e()", {"a": (), "b": ((1, 0),), "c": (), "d": ((1, 1),), "e": ((1, 2),)}),
    ("while a(): b()\nelse: c()", {"a": (), "b": ((1, 0),), "c": ()}),
    ("for x in a(): b()\nelse: c()", {"a": ((1, 0),), "b": ((1, 0),), "c": ()}),
    (
        "try: a()\nexcept b(): c()\nexcept: d()\nelse: e()\nfinally: f()",
        {"a": ((1, 0),), "b": ((1, 1),), "c": ((1, 1),), "d": ((1, 2),), "e": ((1, 0),), "f": ()},
    ),
    ("try: a()\nexcept* b(): c()", {"a": ((1, 0),), "b": ((1, 1),), "c": ((1, 1),)}),
    (
        "match a():\n case 1 if b(): c()\n case _: d()",
        {"a": (), "b": ((1, 0),), "c": ((1, 0),), "d": ((1, 1),)},
    ),
    ("if x:\n  if y: a()\n  b()", {"a": ((1, 0), (2, 0)), "b": ((1, 0),)}),
    (
        "async def f():\n  async for x in a(): b()\n  async with c(): d()",
        {"a": ((1, 0),), "b": ((1, 0),), "c": (), "d": ()},
    ),
    ("if x:\n  def f(): a()", {"a": ()}),
    ("assert a(), b()\nraise c() from d()", {"a": (), "b": (), "c": (), "d": ()}),
    ("yield a()", {"a": ()}),
]


@pytest.mark.parametrize(("source", "expected"), PATHS, ids=[source.partition("\n")[0] for source, _ in PATHS])
def test_path(source: str, expected: dict[str, ir.Path]) -> None:
    assert {shown(site.call)[:-2]: site.path for site in lower(source, "a.py").calls} == expected


TESTS = [
    ("if a: pass\nelif b: pass\nelse: pass", {(1, 0): "a", (1, 1): "b"}, {1: 3}),
    ("if a: pass", {(1, 0): "a"}, {}),
    ("while a: pass", {(1, 0): "a"}, {}),
    ("match a:\n case 'x': pass\n case _: pass", {(1, 0): "compare(a == 'x')"}, {1: 2}),
    ("match a:\n case None: pass\n case b: pass", {(1, 0): "compare(a == null)"}, {1: 2}),
    ("match a:\n case 'x' if b: pass\n case 'x' | 'y': pass\n case c.d: pass\n case _ if b: pass", {}, {}),
]


@pytest.mark.parametrize(
    ("source", "tests", "exhaustive"), TESTS, ids=[source.replace("\n", "") for source, _, _ in TESTS]
)
def test_tests_of_arms(source: str, tests: dict[tuple[int, int], str], exhaustive: dict[int, int]) -> None:
    module = lower(source, "a.py")
    assert {arm: shown(test.condition) for arm, test in module.branches.tests.items()} == tests
    assert module.branches.exhaustive == exhaustive


ROLES = [
    ('"""a"""\nclass A:\n  "b"\n  def f(self):\n    "c" "d"', ["docstring"] * 4),
    ("x = 1\n('dead')", ["docstring"]),
    ("f'a{x}'", ["value"]),
    ("'a' + 'b'", ["value", "value"]),
    ("'a' f'{b}'", ["value"]),
    ("x = {'a': 'b'}", ["key", "value"]),
    ("x['a']", ["key"]),
    ("x == 'a'", ["key"]),
    ("match x:\n case 'a' | {'b': 'c'}: pass\n case 'd': pass", ["key"] * 4),
    ("x: 'T'", []),
]


@pytest.mark.parametrize(("source", "roles"), ROLES, ids=[source.partition("\n")[0] for source, _ in ROLES])
def test_role_of_literals(source: str, roles: list[str]) -> None:
    assert [literal.role for literal in lower(source, "a.py").literals] == roles


IMPORTS = [
    ("import a", [("a", None, "a", 0)]),
    ("import a.b, c as d, e.f as g", [("a.b", None, "a", 0), ("c", None, "d", 0), ("e.f", None, "g", 0)]),
    ("from a.b import c, d as e", [("a.b", "c", "c", 0), ("a.b", "d", "e", 0)]),
    ("from .a import (\n  b,\n)", [("a", "b", "b", 1)]),
    ("from . import a", [("", "a", "a", 1)]),
    ("from ...a import *", [("a", "*", "", 3)]),
]


@pytest.mark.parametrize(("source", "expected"), IMPORTS, ids=[source for source, _ in IMPORTS])
def test_import(source: str, expected: list[tuple[str, str | None, str, int]]) -> None:
    module = lower(source, "a.py")
    assert [(row.source, row.member, row.alias, row.level) for row in module.imports] == expected
    assert {row.span[:2] for row in module.imports} == {(1, 0)}


# --- definitions


def test_parameters_in_order() -> None:
    module = lower("def f(a, /, b: m.T = 1, *c, d: 'T', e: list[T] = '', **g): pass\n", "a.py")
    rows = [(row.name, row.rest, row.positional, row.type, shown(row.default)) for row in module.scopes[1].parameters]
    assert rows == [
        ("a", "", True, None, "-"),
        ("b", "", True, "m.T", "1"),
        ("c", "list", True, None, "-"),
        ("d", "", False, "T", "-"),
        ("e", "", False, None, "''"),
        ("g", "mapping", False, None, "-"),
    ]


def test_a_bare_star_is_no_parameter() -> None:
    module = lower("f = lambda a, *, b=g(): a\n", "a.py")
    assert [(row.name, row.positional) for row in module.scopes[1].parameters] == [("a", True), ("b", False)]
    assert [shown(given.value) for given in module.scopes[1].returns] == ["a"]
    assert [(shown(site.call), site.scope) for site in module.calls] == [("g()", 0)]


def test_decorators_are_used_and_tell_what_a_function_is() -> None:
    source = """class A:
  @property
  def f(self): pass
  @x.setter('a')  # not this
  def f(self, v): pass
  @staticmethod
  def g(a): pass
  @x[0].y
  def h(self): pass
"""
    module = lower(source, "a.py")
    assert [(scope.name, scope.receiver, scope.property) for scope in module.scopes[2:]] == [
        ("f", "this", True),
        ("f", "this", False),
        ("g", "", False),
        ("h", "this", False),
    ]
    assert [(shown(site.call), site.statement) for site in module.calls] == [("x.setter('a')", ir.Span(4, 2, 4, 16))]
    assert [row.name for row in module.scopes[1].names["f"]] == ["f"]


def test_a_class_has_its_plain_bases() -> None:
    module = lower("@d\nclass A(B, m.C[T], *more(), metaclass=M('x')):\n  y = 1\n", "a.py")
    assert [shown(base) for base in module.scopes[1].bases] == ["B", "m.C[T]"]
    assert [shown(site.call) for site in module.calls] == ["more()", "M('x')"]
    assert bindings(module, 1) == ["assign y 1"]


def test_returns_and_nonlocal() -> None:
    module = lower("def f():\n  a = 0\n  def g():\n    nonlocal a\n    a = 1\n    return\n  return g, a\n", "a.py")
    assert bindings(module, 1) == ["assign a 0", "definition g -", "assign a 1"]
    assert [shown(given.value) for given in module.scopes[1].returns] == ["[g, a]"]
    assert module.scopes[2].returns == ()


def test_the_module_says_how_it_was_read() -> None:
    module = lower("x = 1\n", "src/a.py")
    assert (module.path, module.reader, module.errors, module.dialect.name) == ("src/a.py", "libcst", 0, "python")
