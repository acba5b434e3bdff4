"""The evaluator never raises, always ends, and works no more for a question than its fuel allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.analysis import deep_stack
from auditor.flow.frames import FUEL
from auditor.flow.resolve import Resolver
from auditor.flow.shapes import CHARACTERS, WIDTH, Text, Values, pieces
from flow.generated import several, soup, tangle
from flow.program import ASKED, Small, Source, alternatives

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.flow.frames import Frame, Moment
    from auditor.frontends import ir

STEPS = 3 * FUEL
"""Evaluations that a question may take: those that cost fuel, and those that only see that none is left."""

SIZE = 100_000
ENDS = 3
UNHURRIED = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
PROGRAMS: st.SearchStrategy[Source] = st.one_of(soup(), tangle(), several(tangle()), several(soup()))


class Counting(Resolver):
    """A resolver that counts its evaluations."""

    steps = 0

    def evaluate(self, node: ir.Expression, frame: Frame, at: Moment) -> Values:
        self.steps += 1
        return super().evaluate(node, frame, at)


def survived(program: Small) -> int:
    """The most that a question took: one for each call, in long programs for those at both ends."""
    program.resolver = resolver = Counting(program.program)
    most = 0
    sites = program.sites()
    for site in sites if len(sites) <= 2 * ENDS else sites[:ENDS] + sites[-ENDS:]:
        resolver.steps = 0
        values = program.ask(site, site.call)
        assert 1 <= len(values) <= WIDTH
        assert len(alternatives(values)) < SIZE
        most = max(most, resolver.steps)
    return most


def survives(source: Source) -> None:
    program = Small(source)
    assert survived(program) <= STEPS
    program.resolver = Resolver(program.program)
    program.requests()


@settings(UNHURRIED, max_examples=30)
@given(PROGRAMS)
def test_any_program_is_survived(source: Source) -> None:
    survives(source)


@pytest.mark.long
@settings(UNHURRIED, max_examples=5000)
@given(PROGRAMS)
def test_many_programs_are_survived(source: Source) -> None:
    survives(source)


def numbered(template: str, count: int) -> str:
    """The template once a line, with its number `{0}` and the next one `{1}`."""
    return "\n".join(template.format(number, number + 1) for number in range(count)) + "\n"


HOSTILE: dict[str, Callable[[], str]] = {
    "a sum of 20,000": lambda: "send(" + " + ".join(["'a'"] * 20_000) + ")",
    "a sum of 3,000 calls": lambda: "send(" + " + ".join(["f('a')"] * 3000) + ")\n",
    "added to 3,000 times": lambda: "x = 'a'\n" + "x += 'b'\n" * 3000 + "send(x)",
    "added to itself 3,000 times": lambda: "x = 'a'\n" + "x += x\n" * 3000 + "send(x)",
    "rebound 3,000 times": lambda: "x = 'a'\n" + "x = x + 'b'\n" * 3000 + "send(x)",
    "3,000 names in a row": lambda: "x0 = 'a'\n" + numbered("x{1} = x{0} + 'b'", 3000) + "send(x3000)",
    "doubled 60 times": lambda: "x0 = 'a'\n" + numbered("x{1} = x{0} + x{0}", 60) + "send(x60)",
    "doubled through 60 functions": lambda: numbered("def f{0}(a): return f{1}(a) + f{1}(a)", 60) + "send(f0('x'))",
    "40 choices in a row": lambda: (
        "x0 = 'a'\n" + numbered("x{1} = x{0} + 'b' if c{0} else x{0} + 'c'", 40) + "send(x40)"
    ),
    "40 conditions in a row": lambda: "x = 'a'\n" + "if c:\n    x += 'b'\n" * 40 + "send(x)",
    "100 conditions inside each other": lambda: (
        "x = 'a'\n"
        + "".join(f"{'  ' * depth}if c{depth}:\n{'  ' * (depth + 1)}x += 'b'\n" for depth in range(60))
        + "send(x)"
    ),
    "300 calls inside each other": lambda: "def f(a): return a\nsend(" + "f(" * 300 + "'x'" + ")" * 300 + ")",
    "300 calls in a chain": lambda: "send(x" + ".f('a')" * 300 + ")",
    "300 members in a chain": lambda: "send(x" + ".a" * 300 + ")",
    "300 replacements in a chain": lambda: "send('a'" + ".replace('a', 'aa')" * 300 + ")",
    "300 lambdas inside each other": lambda: "send((" + "lambda: " * 300 + "'x')" + "()" * 300 + ")",
    "300 conditionals inside each other": lambda: "send(" + "'a' if b else " * 300 + "'c')",
    "300 mappings inside each other": lambda: "send(" + "{'a': " * 300 + "1" + "}" * 300 + ")",
    "300 formats inside each other": lambda: "send(" + "'{}'.format(" * 300 + "'x'" + ")" * 300 + ")",
    "300 keyword spreads": lambda: "d = {}\n" + "d = {**d, **d}\n" * 300 + "send(d)",
    "3,000 keys": lambda: "d = {}\n" + numbered("d['k{0}'] = 'v'", 3000) + "send(d)",
    "3,000 keys in one mapping": lambda: "send({" + ", ".join(f"'k{n}': 'v'" for n in range(3000)) + "})",
    "3,000 items in one list": lambda: "send([" + ", ".join("'v'" for _ in range(3000)) + "])",
    "3,000 appended": lambda: "r = []\n" + "r.append('v')\n" * 3000 + "send(''.join(r))",
    "a list that is extended by itself": lambda: "r = ['a']\n" + "r += r\n" * 60 + "send(''.join(r))",
    "a list that holds itself": lambda: "r = ['a']\nr.append(r)\n" + "r = [r, r]\n" * 60 + "send(r)",
    "a comprehension of comprehensions": lambda: (
        "x = ['a', 'b']\n" + "x = [y + z for y in x for z in x]\n" * 30 + "send(x)"
    ),
    "500 methods that call all": lambda: (
        "class C:\n"
        + numbered("    def m{0}(self): return self.m{1}() + self.m0() + self.a{0}", 500)
        + "send(C().m0())"
    ),
    "60 classes above each other": lambda: (
        "class C0:\n    a = 'x'\n" + numbered("class C{1}(C{0}): pass", 60) + "send(C60().a)"
    ),
    "classes with two bases each": lambda: (
        "class A0: pass\nclass B0: pass\n"
        + numbered("class A{1}(A{0}, B{0}): pass\nclass B{1}(B{0}, A{0}): pass", 30)
        + "send(A30().x)"
    ),
    "60 constructors that construct": lambda: (
        numbered("class C{0}:\n    def __init__(self, a): self.a = C{1}(a).a + C{1}(a).a", 60) + "send(C0('x').a)"
    ),
    "a function with 100 returns": lambda: (
        "def f(a):\n" + numbered("    if a == '{0}': return 'x{0}'", 100) + "send(f('99'))"
    ),
    "a function that is called 1,000 times": lambda: "def f(a):\n    send(a)\n" + numbered("f('x{0}')", 1000),
    "a class that is constructed 1,000 times": lambda: (
        "class C:\n    def __init__(self, a): self.a = a\n    def m(self): send(self.a)\n"
        + numbered("C('x{0}').m()", 1000)
    ),
    "a function handed to itself": lambda: "def f(g): return g(g)\nsend(f(f))",
    "the fixed point": lambda: "send((lambda f: f(f))(lambda f: f(f)))",
    "a text of a million characters": lambda: "x = '" + "a" * 1_000_000 + "'\nsend(x + x)",
    "a template with 3,000 places": lambda: "send('" + "%s/" * 3000 + "' % x)",
    "a template of braces": lambda: "send('" + "{" * 3000 + "'.format(x))\nsend('" + "{}" * 3000 + "'.format(x))",
    "a query of 3,000": lambda: "import urllib\nsend(urllib.urlencode([" + "('a', x)," * 3000 + "]))",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_hostile_programs_are_survived_and_their_texts_stay_small(source: Callable[[], str]) -> None:
    program = Small(source())
    assert survived(program) <= STEPS
    program.resolver = Resolver(program.program)
    sent = [site for site in program.sites(ASKED) if site.call.arguments][:ENDS]
    for value in (value for site in sent for value in program.ask(site, site.call.arguments[0].value)):
        known = sum(len(piece.text) for piece in pieces(value)) if isinstance(value, Text) else 0
        assert known <= CHARACTERS


def test_the_stack_is_deep_enough_for_the_bound_on_depth() -> None:
    steps = numbered("def f{0}(a, *b, **c): return '{{}}'.format([x for x in [f{1}(a, *b, **c)]][0] or 'y')", 200)
    with deep_stack():
        assert survived(Small(steps + "send(f0('x', 'y', z='z'))")) <= STEPS
