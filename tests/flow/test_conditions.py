"""Conditions that are decided once the parameters are bound."""

from __future__ import annotations

import pytest

from flow.program import sent

FORMAT = """
    def url(kind, name=None, *, deep=False):
        if {test}:
            return 'yes'
        else:
            return 'no'
    send(url({given}))
"""

DECIDED = {
    "equal": ("kind == 'json'", "'json'", "yes"),
    "equal, other value": ("kind == 'json'", "'xml'", "no"),
    "equal the other way round": ("'json' == kind", "'json'", "yes"),
    "unequal": ("kind != 'json'", "'json'", "no"),
    "in a list": ("kind in ['a', 'json']", "'json'", "yes"),
    "not in a tuple": ("kind not in ('a', 'b')", "'json'", "yes"),
    "in a mapping": ("kind in {'a': 1}", "'b'", "no"),
    "in a text": ("'js' in kind", "'json'", "yes"),
    "is None": ("name is None", "'x'", "yes"),
    "is not None": ("name is not None", "'x', 'y'", "yes"),
    "truth of a default": ("name", "'x'", "no"),
    "truth of a text": ("name", "'x', 'y'", "yes"),
    "truth of an empty text": ("name", "'x', ''", "no"),
    "truth of a flag": ("deep", "'x', deep=True", "yes"),
    "not": ("not deep", "'x'", "yes"),
    "and": ("kind == 'x' and deep", "'x', deep=True", "yes"),
    "and, one fails": ("kind == 'x' and deep", "'x'", "no"),
    "or": ("kind == 'y' or not deep", "'x'", "yes"),
    "or, both fail": ("kind == 'y' or deep", "'x'", "no"),
    "number": ("kind == 1", "1", "yes"),
    "greater, not known": ("kind > 1", "2", "no | yes"),
    "unknown function": ("check(kind)", "'x'", "no | yes"),
    "unknown beside false": ("check(kind) and deep", "'x'", "no"),
    "unknown beside true": ("check(kind) or kind == 'x'", "'x'", "yes"),
    "chained comparison": ("'a' == kind == 'b'", "'a'", "no | yes"),
    "is a text": ("isinstance(kind, str)", "'x'", "no | yes"),
}

PLACES = {
    "conditional expression": ("def f(k):\n    return 'a' if k == 'x' else 'b'\nsend(f('x'))", "a"),
    "assignment in an arm": (
        "def f(k):\n    u = 'a'\n    if k == 'x':\n        u = 'b'\n    return u\nsend(f('x'))",
        "b",
    ),
    "assignment in an arm not taken": (
        "def f(k):\n    u = 'a'\n    if k == 'x':\n        u = 'b'\n    return u\nsend(f('y'))",
        "a",
    ),
    "elif": (
        "def f(k):\n    if k == 'x':\n        return 'a'\n    elif k == 'y':\n        return 'b'\n    return 'c'\nsend(f('y'))",
        "b",
    ),
    "the return after the arms": (
        "def f(k):\n    if k == 'x':\n        return 'a'\n    elif k == 'y':\n        return 'b'\n    return 'c'\nsend(f('z'))",
        "c",
    ),
    "the first return that is surely reached": (
        "def f(k):\n    if k:\n        return 'a'\n    return 'b'\nsend(f('x'))",
        "a",
    ),
    "nested": (
        "def f(k, l):\n    if k == 'x':\n        if l == 'y':\n            return 'a'\n        return 'b'\n    return 'c'\nsend(f('x', 'y'))",
        "a",
    ),
    "key written under a condition": (
        "def f(k):\n    d = {}\n    if k:\n        d['a'] = k\n    return d\nsend(f('x'))",
        "{a: x}",
    ),
    "key not written": ("def f(k):\n    d = {}\n    if k:\n        d['a'] = k\n    return d\nsend(f(''))", "{}"),
    "undecided in general": ("def f(k):\n    u = 'a'\n    if k == 'x':\n        u = 'b'\n    send(u)", "a | b"),
    "a constant of the module": ("DEBUG = False\nif DEBUG:\n    x = 'a'\nelse:\n    x = 'b'\nsend(x)", "b"),
    "a constant of the module in a function": (
        "DEBUG = False\ndef f():\n    x = 'a'\n    if DEBUG:\n        x = 'b'\n    send(x)",
        "a",
    ),
    "a field": (
        "class C:\n    def __init__(self, eu):\n        self.eu = eu\n    def host(self):\n        if self.eu:\n            return 'e'\n        return 'u'\nsend(C(True).host())",
        "e",
    ),
    "through a second function": (
        "def g(k):\n    if k == 'x':\n        return 'a'\n    return 'b'\ndef f(k):\n    return g(k)\nsend(f('y'))",
        "b",
    ),
    "none becomes a default": ("def f(h=None):\n    if h is None:\n        h = 'a'\n    return h\nsend(f())", "a"),
    "none replaced by what is given": (
        "def f(h=None):\n    if h is None:\n        h = 'a'\n    return h\nsend(f('b'))",
        "b",
    ),
    "not given": ("def f(h=None):\n    if not h:\n        h = 'a'\n    return h\nsend(f('b'))", "b"),
    "match": (
        "def f(k):\n    match k:\n        case 'x':\n            return 'a'\n        case _:\n            return 'b'\nsend(f('x'))",
        "a",
    ),
    "dispatch by mapping": ("def f(k):\n    return {'x': 'a', 'y': 'b'}[k]\nsend(f('y'))", "b"),
    "dispatch by function": ("def a():\n    return '1'\ndef b():\n    return '2'\nsend({'a': a, 'b': b}['b']())", "2"),
    "dispatch by getattr": ("class C:\n    def x(self):\n        return '1'\nsend(getattr(C(), 'x')())", "1"),
}


@pytest.mark.parametrize(("test", "given", "expected"), DECIDED.values(), ids=DECIDED)
def test_a_condition_under_bound_parameters(test: str, given: str, expected: str) -> None:
    assert sent(FORMAT.format(test=test, given=given)) == expected


@pytest.mark.parametrize(("source", "expected"), PLACES.values(), ids=PLACES)
def test_where_conditions_stand(source: str, expected: str) -> None:
    assert sent(source) == expected
