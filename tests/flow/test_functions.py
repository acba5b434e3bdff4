"""Calls of the program's own functions: arguments, defaults, recursion."""

from __future__ import annotations

import pytest

from flow.program import sent

ARGUMENTS = {
    "by position": ("def f(a, b):\n    return a + b\nsend(f('x', 'y'))", "xy"),
    "by name": ("def f(a, b):\n    return a + b\nsend(f(b='y', a='x'))", "xy"),
    "default": ("def f(a, b='y'):\n    return a + b\nsend(f('x'))", "xy"),
    "default overridden": ("def f(a, b='y'):\n    return a + b\nsend(f('x', 'z'))", "xz"),
    "default from the module": ("B = 'y'\ndef f(a, b=B):\n    return a + b\nsend(f('x'))", "xy"),
    "default None": ("def f(a=None):\n    return a or 'y'\nsend(f())", "y"),
    "keyword only": ("def f(*, a='x'):\n    return a\nsend(f(a='y'))", "y"),
    "positional only": ("def f(a, /, b):\n    return a + b\nsend(f('x', b='y'))", "xy"),
    "too few": ("def f(a, b):\n    return a + b\nsend(f('x'))", "x{b}"),
    "rest as a list": ("def f(*parts):\n    return '/'.join(parts)\nsend(f('x', 'y'))", "x/y"),
    "rest after the first": ("def f(a, *more):\n    return a + '?' + '&'.join(more)\nsend(f('x', 'y', 'z'))", "x?y&z"),
    "rest as a mapping": ("def f(**params):\n    return params\nsend(f(a='x', b='y'))", "{a: x, b: y}"),
    "rest as a mapping without the named": ("def f(a, **params):\n    return params\nsend(f('x', b='y'))", "{b: y}"),
    "rest passed on": (
        "def g(a, b):\n    return a + b\ndef f(*args, **kwargs):\n    return g(*args, **kwargs)\nsend(f('x', b='y'))",
        "xy",
    ),
    "a list spread": ("def f(a, b):\n    return a + b\nargs = ['x', 'y']\nsend(f(*args))", "xy"),
    "a mapping spread": ("def f(a, b):\n    return a + b\ngiven = {'a': 'x', 'b': 'y'}\nsend(f(**given))", "xy"),
    "a mapping spread that is not known": ("def f(a='x'):\n    return a\ndef g(d):\n    send(f(**d))", "x | {a}"),
    "nobody calls it": ("def f(a):\n    send('p/' + a)", "p/{a}"),
    "nobody calls it, default": ("def f(a='x'):\n    send('p/' + a)", "p/{a=x}"),
    "alternatives given": ("def f(a):\n    return 'p/' + a\nsend(f('x' if c else 'y'))", "p/x | p/y"),
    "the argument is a call": ("def f(a):\n    return a + '!'\nsend(f(f('x')))", "x!!"),
    "a function as an argument": ("def f(g):\n    return g('x')\ndef h(a):\n    return a + '!'\nsend(f(h))", "x!"),
    "a function under another name": ("def f(a):\n    return a + '!'\ng = f\nsend(g('x'))", "x!"),
    "a function in a mapping": ("def f(a):\n    return a + '!'\nd = {'k': f}\nsend(d['k']('x'))", "x!"),
    "partial": (
        "from functools import partial\ndef f(a, b):\n    return a + b\ng = partial(f, 'x')\nsend(g('y'))",
        "xy",
    ),
    "a variable of the function": ("def f(a):\n    b = a + '/'\n    b += 'c'\n    return b\nsend(f('x'))", "x/c"),
    "a parameter overwritten": ("def f(a):\n    a = a.upper()\n    return a\nsend(f('x'))", "X"),
    "the caller's name is not the function's": ("a = 'x'\ndef f(a):\n    return a\nsend(f('y') + a)", "yx"),
    "defined after its use": ("def f():\n    return g()\ndef g():\n    return 'x'\nsend(f())", "x"),
    "redefined": ("def f():\n    return 'x'\ndef f():\n    return 'y'\nsend(f())", "y"),
    "defined in both arms": (
        "if c:\n    def f():\n        return 'x'\nelse:\n    def f():\n        return 'y'\nsend(f())",
        "x | y",
    ),
    "several returns": ("def f(c):\n    if c:\n        return 'x'\n    return 'y'\ndef g(c):\n    send(f(c))", "x | y"),
    "None is no alternative beside a text": (
        "def f(c):\n    if c:\n        return 'x'\n    return None\ndef g(c):\n    send(f(c))",
        "x",
    ),
    "returns nothing": ("def f():\n    pass\nsend(f())", "None"),
    "a generator": ("def f():\n    yield 'x'\nfor a in f():\n    send(a)", "{a}"),
    "a tuple": ("def f():\n    return 'x', 'y'\nsend(f()[1])", "y"),
    "a mapping edited inside": (
        "def f(a):\n    d = {'k': a}\n    d['l'] = 'y'\n    return d\nsend(f('x'))",
        "{k: x, l: y}",
    ),
    "a mapping edited outside": ("def f(a):\n    return {'k': a}\nd = f('x')\nd['l'] = 'y'\nsend(d)", "{k: x, l: y}"),
    "called twice": ("def f(a):\n    return 'p/' + a\nsend(f('x') + f('y'))", "p/xp/y"),
    "a lambda's default": ("f = lambda a='x': a\nsend(f())", "x"),
    "called where it is written": ("send((lambda a: a + '!')('x'))", "x!"),
    "map": ("send('/'.join(map(str, ['a', 'b'])))", "a/b"),
}

RECURSION = {
    "a function that calls itself": (
        "def f(n):\n    if n:\n        return 'a' + f(n)\n    return ''\nsend(f(3))",
        "a{…}",
    ),
    "two functions that call each other": ("def f(n):\n    return g(n)\ndef g(n):\n    return f(n)\nsend(f(1))", "{…}"),
    "a name that is itself": ("x = x\nsend(x)", "{x}"),
    "a parameter that is its own default": ("def f(x=f()):\n    return x\nsend(f())", "{…}"),
    "a way out is kept": (
        "def f(n):\n    if n:\n        return f(n - 1)\n    return 'x'\ndef g(n):\n    send(f(n))",
        "x | {…}",
    ),
    "a class of itself": ("class C(C):\n    pass\nsend(C().x)", "{attr:self.x}"),
    "a property that reads itself": (
        "class C:\n    @property\n    def x(self):\n        return self.x\nsend(C().x)",
        "{…}",
    ),
    "a field written from itself": (
        "class C:\n    def __init__(self):\n        self.x = self.x + 'a'\nsend(C().x)",
        "{…}a",
    ),
}


@pytest.mark.parametrize(("source", "expected"), ARGUMENTS.values(), ids=ARGUMENTS)
def test_arguments_and_returns(source: str, expected: str) -> None:
    assert sent(source) == expected


@pytest.mark.parametrize(("source", "expected"), RECURSION.values(), ids=RECURSION)
def test_recursion_ends(source: str, expected: str) -> None:
    assert sent(source) == expected
