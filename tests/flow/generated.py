"""Random programs: ones that can be executed, and ones that are only there to be survived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

FLAGS = 3
DEPTH = 2
TEXTS = ["", "a", "b/", "x-y", "/c?d=", "100%", "L"]
VARIABLES = ["v0", "v1", "v2"]
KEYS = ["k0", "k1", "k2"]
LEAVING = ["return", "raise ValueError"]
RUN = "try:\n    main()\nexcept (ValueError, KeyError):\n    pass\n"

PRELUDE = """\
from functools import partial
from urllib.parse import urljoin

def wrap(a, b='w'):
    return a + '/' + b

def chosen(a, b):
    if a == 'a':
        return b
    elif b:
        a += b
    return a

def edit(m, a):
    m['k1'] = a

def perhaps(m, a, c):
    if c:
        m['k2'] = a
        return
    m.update(k0=a)

def both(m, a):
    n = m
    edit(n, a)
    n['k0'] += '+'

def probe(c):
    if c:
        raise ValueError

def filled(a, **more):
    d = {'k0': a}
    d.update(more)
    return d

class Base:
    root = 'r/'

    def __init__(self, a, b='d'):
        self.a = a
        self.b = self.root + b

    @property
    def path(self):
        return self.b + self.a

    def member(self, x=''):
        return self.path + x

class Child(Base):
    root = 's/'

    def __init__(self, a):
        super().__init__(a + '!', b='e')
        self.c = {'k0': a}

    def member(self, x='z'):
        return super().member(x) + self.c['k0']

"""
START = "v0 = 'p'\nv1 = 'q/'\nv2 = ''\nd = {'k0': 'm', 'k1': 'n'}\ne = d\nr = ['f']\n"

EXPRESSIONS = [
    "{0} + {1}",
    "'%s-%s' % ({0}, {1})",
    "'%(x)s%%' % {{'x': {0}}}",
    "'{{}}:{{}}'.format({0}, {1})",
    "'{{b}}{{a}}'.format(a={0}, b={1})",
    "f'<{{{0}}}>'",
    "'&'.join([{0}, {1}])",
    "','.join(r)",
    "'&'.join('%s=%s' % (k, v) for k, v in {{'k': {0}, 'l': {1}}}.items())",
    "d['k0']",
    "d.get('k1', {0})",
    "d.get('k2', {0})",
    "wrap({0})",
    "wrap({0}, b={1})",
    "chosen({0}, {1})",
    "filled({0}, k1={1})['k1']",
    "Base({0}).path",
    "Base({0}, {1}).member()",
    "Child({0}).member({1})",
    "({0} if {flag} else {1})",
    "({0} or {1})",
    "({0}).upper()",
    "({0}).replace('a', {1})",
    "urljoin('https://h/i/j', '/k/' + {0})",
    "(lambda x, y: y + x)({0}, {1})",
    "[{0}, {1}][1]",
    "[{0}, {1}][-2]",
    "({{'k': {0}}} | {{'k': {1}}})['k']",
    "partial(wrap, {0})({1})",
    "'-'.join(map(str, [{0}, {1}]))",
    "e['k0']",
    "e.get('k2', {0})",
]


@st.composite
def _expression(draw: DrawFn, depth: int) -> str:
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        return draw(st.one_of(st.sampled_from(VARIABLES), st.sampled_from(TEXTS).map(repr)))
    template = draw(st.sampled_from(EXPRESSIONS))
    if template.startswith("f'"):
        return template.format(draw(st.sampled_from(VARIABLES)))
    flag = f"c{draw(st.integers(0, FLAGS - 1))}"
    return template.format(draw(_expression(depth - 1)), draw(_expression(depth - 1)), flag=flag)


@st.composite
def _statements(draw: DrawFn, depth: int) -> list[str]:
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 4 if depth == DEPTH else 2))):
        lines.extend(draw(_statement(depth)))
    return lines


@st.composite
def _statement(draw: DrawFn, depth: int) -> list[str]:
    """A list grows at the top only: a shape has no mark for an item that is only maybe there."""
    kind = draw(st.integers(0, 21 if depth else 13))
    value = draw(_expression(2))
    variable = draw(st.sampled_from(VARIABLES))
    key = draw(st.sampled_from(KEYS))
    simple = [
        f"{variable} = {value}",
        f"{variable} += {value}",
        f"d[{key!r}] = {value}",
        f"d.update({{{key!r}: {value}}})",
        f"d.update({key}={value})",
        f"e[{key!r}] = {value}",
        f"e.update({key}={value})",
        f"d['k0'] += {value}",
        f"d.pop({key!r}, None)" if key == "k2" else f"{variable} = e.pop('k2', {value})",
        f"edit({draw(st.sampled_from('de'))}, {value})",
        f"perhaps({draw(st.sampled_from('de'))}, {value}, c{draw(st.integers(0, FLAGS - 1))})",
        f"both(d, {value})",
        f"d = d | {{{key!r}: {value}}}",
        f"r.append({value})" if depth == DEPTH else f"{variable} = {value}",
    ]
    if kind < len(simple):
        return [simple[kind]]
    flag = f"c{draw(st.integers(0, FLAGS - 1))}"
    if kind < 17:
        return draw(_attempted(depth, flag))
    if kind == 17:
        return draw(_looped(flag))
    lines = [f"if {flag}:", *_indented(draw(_statements(depth - 1)))]
    end = draw(st.sampled_from([*LEAVING, *[""] * 4]))
    lines += _indented([end] if end else [])
    if draw(st.booleans()):
        lines += ["else:", *_indented(draw(_statements(depth - 1)))]
    return lines


@st.composite
def _attempted(draw: DrawFn, depth: int, flag: str) -> list[str]:
    """A try whose body is left half-way if the flag says so."""
    parts = [draw(_statements(depth - 1)) for _ in range(5)]
    lines = ["try:", *_indented([*parts[0], f"probe({flag})", *parts[1]])]
    handled = draw(st.booleans())
    if handled:
        end = draw(st.sampled_from([*LEAVING, "", ""]))
        lines += ["except ValueError:", *_indented([*parts[2], *([end] if end else [])])]
        lines += ["else:", *_indented(parts[3])] if draw(st.booleans()) else []
    if not handled or draw(st.booleans()):
        lines += ["finally:", *_indented(parts[4])]
    return lines


@st.composite
def _looped(draw: DrawFn, flag: str) -> list[str]:
    """A loop in which one turn reads what an earlier one wrote. Nothing grows: how often is not followed."""
    first, second, third = draw(st.permutations(VARIABLES))
    body = [f"{first} = {second} + 'z'", f"{second} = {third}"]
    if draw(st.booleans()):
        body.append(f"{third} = w")
    lines = draw(st.permutations(body))
    if draw(st.booleans()):
        place = draw(st.integers(0, len(lines)))
        end = draw(st.sampled_from(["break", "continue", "return"]))
        lines = [*lines[:place], f"if {flag}:", f"    {second} = '!'", f"    {end}", *lines[place:]]
    return ["for w in [v0, 'u']:", *_indented(lines)]


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


@st.composite
def executable(draw: DrawFn) -> str:
    """A program that ends by sending a text. Its flags `c0`, `c1` … come from outside."""
    lines = draw(_statements(DEPTH))
    body = [*START.splitlines(), *lines, f"send({draw(_expression(2))})"]
    return f"{PRELUDE}def main():\n{chr(10).join(_indented(body))}\n{RUN}"


WORDS = [
    "a", "b", "f", "C", "self", "x", "def f(a, b=f):", "class C(C):", "class D(C, f()):", "if a:", "elif f(b):", "else:",
    "for a in b:", "while f():", "try:", "except a as b:", "finally:", "with f(a) as b:", "return f(a)", "lambda a: f(a)",
    "a = a", "a += f(a)", "a, b = b, a", "a[b] = a", "a.b = f", "del a[b]", "global a", "f(a)", "f(*a, **b)", "a(b)(a)",
    "a.b.c(a)", "self.a(b)", "super().f(a)", "'%s%s' % (a, b)", "'{}{0[a]}{'.format(a)", "'&'.join(a)", "a.get(b, a)",
    "getattr(a, 'b')(a)", "[f(a) for a in b for b in a]", "{a: f(a) for a in b}", "{**a, 'b': f(b)}", "a or f(b)",
    "a if f(a) else b", "import app", "from app import *", "from app import a, f", "from . import b", "@property",
    "@f", "def __getattr__(self, a):", "def __init__(self, a=None):", "self.a = f(self.a)", "f'{a}{f(b)}'", "yield a",
    "match a:", "case {'b': b}:", "(", ")", "[", "]", "{", "}", ":", ",", "=", "==", "'", '"""', "#", "\\", "\t", "await",
]  # fmt: skip


@st.composite
def soup(draw: DrawFn) -> str:
    """Lines of words at random depths: mostly no program at all."""
    lines = draw(
        st.lists(st.tuples(st.integers(0, 3), st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)), max_size=25)
    )
    return "\n".join("    " * depth + " ".join(words) for depth, words in lines) + "\n"


NAMES = ["f", "g", "h"]
BODIES = [
    "return {0}(a, b) + {1}(b, a)",
    "return a + {0}(a)",
    "a = {0}(a)\n    a += {1}(b)\n    return a",
    "if a == b:\n        return {0}(b)\n    return a",
    "return {{'k': {0}(a), 'l': {1}}}['k']",
    "return [{0}(x) for x in {1}(a)]",
    "return '%s/%s' % ({0}(a), {1}(b))",
    "return lambda x: {0}(x)(a)",
    "return {2}(a).m({0})",
    "return {2}(a).p",
    "for a in {0}(b):\n        b += a\n    return b",
    "d = {{}}\n    d.update({0}(a))\n    d[a] = {1}(b)\n    return d",
]
METHODS = [
    "    p = {0}",
    "    @property\n    def p(self):\n        return self.p + self.q",
    "    def m(self, a='x', b=None):\n        return a(self.m(b))",
    "    def __init__(self, a='x'):\n        self.q = {2}(a).q\n        self.r = self",
    "    def __init__(self, a='x'):\n        super().__init__(a + self.q)\n        self.q = {0}(a)",
    "    def __getattr__(self, name):\n        return {2}(name)",
    "    def q(self, a=None):\n        self.r = {1}\n        return self.r(a)",
]


@st.composite
def tangle(draw: DrawFn) -> str:
    """Functions and classes that lead to each other and to themselves, and calls of all of them."""
    filler = st.tuples(st.sampled_from([*NAMES, "C", "D"]), st.sampled_from(NAMES), st.sampled_from(["C", "D"]))
    lines: list[str] = []
    for name in NAMES:
        body = draw(st.sampled_from(BODIES)).format(*draw(filler))
        lines.append(f"def {name}(a='x', b='y'):\n    {body}\n")
    for name, base in zip("CD", draw(st.sampled_from(["DC", "CD", "CC"])), strict=True):
        chosen: list[str] = draw(st.lists(st.sampled_from(METHODS), min_size=1, max_size=3, unique=True))
        lines.append(f"class {name}({base}):\n" + "\n".join(chosen).format(*draw(filler)) + "\n")
    lines += [f"{name}('1', {name})\n" for name in NAMES]
    lines += ["C('2').m('3')\n", "D().p('4')\n", "send(C().q('5') + D('6').r.q)\n"]
    return "\n".join(lines)


def several(one: SearchStrategy[str]) -> SearchStrategy[dict[str, str]]:
    """Two such files that may import each other."""
    return st.tuples(one, one).map(
        lambda two: {"app.py": "from b import *\n" + two[0], "b.py": "import app\n" + two[1]}
    )
