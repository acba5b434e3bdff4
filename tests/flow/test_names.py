"""What a name is where it is used: order, branches, loops, edits, closures."""

from __future__ import annotations

import pytest

from flow.program import sent

ORDER = {
    "the last write wins": ("x = 'a'\nx = 'b'\nsend(x)", "b"),
    "a later write does not count": ("x = 'a'\nsend(x)\nx = 'b'", "a"),
    "augmented": ("x = 'a'\nx += 'b'\nx += 'c'\nsend(x)", "abc"),
    "augmented of itself": ("x = 'a'\nx = x + 'b'\nx = x + 'c'\nsend(x)", "abc"),
    "augmented with a hole": ("def f(m):\n    x = 'a/'\n    x += m\n    x += '/b'\n    send(x)", "a/{m}/b"),
    "percent augmented": ("x = 'a/%s'\nx %= 'b'\nsend(x)", "a/b"),
    "chained": ("a = b = 'x'\nsend(a + b)", "xx"),
    "annotated": ("x: str = 'a'\nsend(x)", "a"),
    "deleted and written again": ("x = 'a'\ndel x\nx = 'b'\nsend(x)", "b"),
    "with as": ("with open('p') as f:\n    send(f)", "{call:open}"),
    "a parameter overwritten": ("def f(x):\n    x = 'a'\n    send(x)", "a"),
    "a parameter edited": ("def f(x):\n    x += '/a'\n    send(x)", "{x}/a"),
    "a module name in a function": ("x = 'a'\ndef f():\n    send(x)\nx = 'b'", "b"),
    "a local name shadows the module's": ("x = 'a'\ndef f():\n    x = 'b'\n    send(x)", "b"),
    "global": ("x = 'a'\ndef g():\n    global x\n    x = 'b'\ndef f():\n    send(x)", "a | b"),
    "a name used before its function knows it": ("def f():\n    send(x)\nx = 'a'", "a"),
    "a name that nobody writes": ("send(x)", "{x}"),
}

BRANCHES = {
    "if": ("x = 'a'\nif c:\n    x = 'b'\nsend(x)", "a | b"),
    "if and else": ("x = 'a'\nif c:\n    x = 'b'\nelse:\n    x = 'c'\nsend(x)", "b | c"),
    "elif without else": ("x = 'a'\nif c:\n    x = 'b'\nelif d:\n    x = 'c'\nsend(x)", "a | b | c"),
    "elif and else": ("x = 'a'\nif c:\n    x = 'b'\nelif d:\n    x = 'c'\nelse:\n    x = 'd'\nsend(x)", "b | c | d"),
    "only in the else": ("x = 'a'\nif c:\n    pass\nelse:\n    x = 'b'\nsend(x)", "a | b"),
    "inside the arm": ("x = 'a'\nif c:\n    x = 'b'\n    send(x)", "b"),
    "inside the other arm": ("x = 'a'\nif c:\n    x = 'b'\nelse:\n    send(x)", "a"),
    "nested, exhaustive": (
        "x = 'a'\nif c:\n    if d:\n        x = 'b'\n    else:\n        x = 'c'\nelse:\n    x = 'd'\nsend(x)",
        "b | c | d",
    ),
    "nested, not exhaustive": ("x = 'a'\nif c:\n    if d:\n        x = 'b'\nelse:\n    x = 'd'\nsend(x)", "a | b | d"),
    "write after the branch": ("if c:\n    x = 'a'\nelse:\n    x = 'b'\nx = 'c'\nsend(x)", "c"),
    "overwritten in the arm": ("x = 'a'\nif c:\n    x = 'b'\n    x = 'c'\nsend(x)", "a | c"),
    "augmented in an arm": ("x = 'a'\nif c:\n    x += 'b'\nsend(x)", "a | ab"),
    "augmented in both arms": ("x = 'a'\nif c:\n    x += 'b'\nelse:\n    x += 'c'\nsend(x)", "ab | ac"),
    "augmented after a branch": ("if c:\n    x = 'a'\nelse:\n    x = 'b'\nx += 'c'\nsend(x)", "ac | bc"),
    "written and augmented in one arm": ("x = 'a'\nif c:\n    x = 'b'\n    x += 'c'\nsend(x)", "a | bc"),
    "two branches in a row": ("x = 'a'\nif c:\n    x += 'b'\nif d:\n    x += 'c'\nsend(x)", "a | ab | abc | ac"),
    "correlated tests stay apart": (
        "x = 'a'\nif c:\n    x = 'b'\ny = '1'\nif c:\n    y = '2'\nsend(x + y)",
        "a1 | a2 | b1 | b2",
    ),
    "try": ("x = 'a'\ntry:\n    x = 'b'\nexcept E:\n    pass\nsend(x)", "a | b"),
    "try with a handler that writes": ("try:\n    x = 'a'\nexcept E:\n    x = 'b'\nsend(x)", "a | b"),
    "try, the handler sees both": ("x = 'a'\ntry:\n    x = 'b'\n    g()\nexcept E:\n    send(x)", "a | b"),
    "try else": ("x = 'a'\ntry:\n    g()\nexcept E:\n    x = 'b'\nelse:\n    x = 'c'\nsend(x)", "b | c"),
    "try finally": ("x = 'a'\ntry:\n    g()\nfinally:\n    x = 'b'\nsend(x)", "b"),
    "import in a try": (
        "try:\n    from fast import dump as x\nexcept ImportError:\n    from slow import dump as x\nsend(x)",
        "{import:fast.dump} | {import:slow.dump}",
    ),
    "match": ("match c:\n    case 1:\n        x = 'a'\n    case _:\n        x = 'b'\nsend(x)", "a | b"),
    "with keeps the order": ("x = 'a'\nwith g():\n    x = 'b'\nsend(x)", "b"),
    "an arm that leaves": ("def f(c):\n    x = 'a'\n    if c:\n        x = 'b'\n        return\n    send(x)", "a"),
    "an arm that leaves, seen from inside": (
        "def f(c):\n    x = 'a'\n    if c:\n        x = 'b'\n        send(x)\n        return",
        "b",
    ),
    "an arm that leaves only sometimes": (
        "def f(c, d):\n    x = 'a'\n    if c:\n        x = 'b'\n        if d:\n            return\n    send(x)",
        "a | b",
    ),
    "an arm both ways of which leave": (
        "def f(c, d):\n    x = 'a'\n    if c:\n        x = 'b'\n        if d:\n            return\n        else:\n            raise E\n    send(x)",
        "a",
    ),
    "an arm that leaves, seen by a function": (
        "def f(c):\n    x = 'a'\n    def g():\n        send(x)\n    if c:\n        x = 'b'\n        return g\n    return g",
        "a | b",
    ),
    "a raise that is caught": (
        "x = 'a'\ntry:\n    if c:\n        x = 'b'\n        raise E\nexcept E:\n    pass\nsend(x)",
        "a | b",
    ),
    "a return that passes a finally": (
        "def f(c):\n    x = 'a'\n    try:\n        if c:\n            x = 'b'\n            return\n    finally:\n        send(x)",
        "a | b",
    ),
    "a way out of a loop before the return": (
        "def f(l):\n    x = 'a'\n    for i in l:\n        if i:\n            x = 'b'\n            if i.last:\n                break\n            return\n    send(x)",
        "a | b",
    ),
    "the other arm leaves": (
        "def f(c):\n    x = 'a'\n    if c:\n        x = 'b'\n    else:\n        return\n    send(x)",
        "b",
    ),
    "the handler leaves": (
        "def f():\n    x = 'a'\n    try:\n        x = 'b'\n    except E:\n        return\n    send(x)",
        "b",
    ),
    "the program ends": ("import sys\nx = 'a'\nif c:\n    x = 'b'\n    sys.exit(1)\nsend(x)", "a"),
    "an arm that raises": (
        "def f(c):\n    if c:\n        x = 'a'\n    else:\n        x = 'b'\n        raise E\n    send(x)",
        "a",
    ),
}

LOOPS = {
    "over a list": ("for x in ['a', 'b']:\n    send(x)", "a | b"),
    "over pairs": ("for k, v in [('a', '1'), ('b', '2')]:\n    send(v)", "1 | 2"),
    "over a mapping": ("for k in {'a': 'x'}:\n    send(k)", "a"),
    "over items": ("for k, v in {'a': 'x'}.items():\n    send(k + v)", "ax"),
    "over something unknown": ("def f(xs):\n    for x in xs:\n        send(x)", "{x}"),
    "over a range": ("for i in range(3):\n    send('p%d' % i)", "p{i}"),
    "a write in the loop": ("x = 'a'\nfor i in g():\n    x = 'b'\nsend(x)", "a | b"),
    "a write in the loop, read before it": ("x = 'a'\nfor i in g():\n    send(x)\n    x = 'b'", "a | b"),
    "a write in the loop, before it": ("for i in g():\n    x = 'b'\n    send(x)\n    x = 'c'", "b"),
    "a write in the loop, behind a return": (
        "def f():\n    x = 'a'\n    for i in g():\n        send(x)\n        if i:\n            x = 'b'\n            return",
        "a",
    ),
    "a parameter in the loop": ("def f(ms):\n    for m in ms:\n        url = 'a/' + m\n        send(url)", "a/{m}"),
    "while": ("x = 'a'\nwhile g():\n    x = 'b'\nsend(x)", "a | b"),
    "augmented in the loop": ("x = 'a'\nfor i in g():\n    x += 'b'\nsend(x)", "a | ab"),
    "appended in the loop": ("x = []\nfor i in ['1', '2']:\n    x.append(i)\nsend(x)", "[1 | 2, …]"),
    "the loop variable afterwards": ("for x in ['a', 'b']:\n    pass\nsend(x)", "a | b"),
    "items over several lists": ("for a in ['1', '2']:\n    for b in ['3']:\n        send(a + b)", "13 | 23"),
    "zipped": ("for a, b in zip(['1'], ['2']):\n    send(a + b)", "12"),
}

EDITS = {
    "item": ("d = {}\nd['a'] = 'x'\nsend(d)", "{a: x}"),
    "item overwritten": ("d = {'a': 'x'}\nd['a'] = 'y'\nsend(d)", "{a: y}"),
    "item after the use": ("d = {}\nsend(d)\nd['a'] = 'x'", "{}"),
    "item under if": ("d = {'a': 'x'}\nif c:\n    d['b'] = 'y'\nsend(d)", "{a: x, b?: y}"),
    "item overwritten under if": ("d = {'a': 'x'}\nif c:\n    d['a'] = 'y'\nsend(d)", "{a: x | y}"),
    "item in both arms": ("d = {}\nif c:\n    d['a'] = 'x'\nelse:\n    d['a'] = 'y'\nsend(d)", "{a: x | y}"),
    "item inside the arm": ("d = {}\nif c:\n    d['a'] = 'x'\n    send(d)", "{a: x}"),
    "item with a variable key": ("k = 'a'\nd = {}\nd[k] = 'x'\nsend(d)", "{a: x}"),
    "item with an unknown key": ("def f(k):\n    d = {'a': 'x'}\n    d[k] = 'y'\n    send(d)", "{a: x, …}"),
    "item read back": ("d = {}\nd['a'] = 'x'\nsend('p/' + d['a'])", "p/x"),
    "nested item": ("d = {'a': {}}\nd['a']['b'] = 'x'\nsend(d['a'])", "{b: x}"),
    "item augmented": ("d = {'a': 'x'}\nd['a'] += 'y'\nsend(d['a'])", "xy"),
    "update": ("d = {'a': 'x'}\nd.update({'b': 'y'})\nsend(d)", "{a: x, b: y}"),
    "update with keywords": ("d = {'a': 'x'}\nd.update(b='y')\nsend(d)", "{a: x, b: y}"),
    "update overwrites": ("d = {'a': 'x'}\nd.update({'a': 'y'})\nsend(d)", "{a: y}"),
    "update of a name": ("d = {'a': 'x'}\ne = {'b': 'y'}\nd.update(e)\nsend(d)", "{a: x, b: y}"),
    "update with something unknown": ("def f(e):\n    d = {'a': 'x'}\n    d.update(e)\n    send(d)", "{a: x, …}"),
    "update under if": ("d = {'a': 'x'}\nif c:\n    d.update({'b': 'y'})\nsend(d)", "{a: x, b?: y}"),
    "update by union": ("d = {'a': 'x'}\nd |= {'b': 'y'}\nsend(d)", "{a: x, b: y}"),
    "setdefault of a missing key": ("d = {}\nd.setdefault('a', 'x')\nsend(d)", "{a: x}"),
    "setdefault of a key that is there": ("d = {'a': 'x'}\nd.setdefault('a', 'y')\nsend(d)", "{a: x}"),
    "deletion under if": ("d = {'a': 'x', 'b': 'y'}\nif c:\n    del d['a']\nsend(d)", "{a?: x, b: y}"),
    "popped": ("d = {'a': 'x', 'b': 'y'}\nx = d.pop('a')\nsend(d)", "{b: y}"),
    "another name that means something else now": ("d = {}\ne = d\ne = {}\ne['a'] = 'x'\nsend(d)", "{}"),
    "another name on one way only": ("d = {}\ne = {}\nif c:\n    e = d\ne['a'] = 'x'\nsend(d)", "{a?: x}"),
    "a copy is another mapping": ("d = {}\ne = dict(d)\ne['a'] = 'x'\nsend(d)", "{}"),
    "a function edits only sometimes": (
        "def fill(d, c):\n    if c:\n        d['a'] = 'x'\ndef f(c):\n    e = {}\n    fill(e, c)\n    send(e)",
        "{a?: x}",
    ),
    "a function edits a mapping of its own": (
        "def fill(d):\n    d = {}\n    d['a'] = 'x'\ne = {}\nfill(e)\nsend(e)",
        "{}",
    ),
    "a mapping given on": (
        "def put(d):\n    d['a'] = 'x'\ndef fill(d):\n    put(d)\ne = {}\nfill(e)\nsend(e)",
        "{a: x}",
    ),
    "a module's mapping edited in a function": (
        "D = {'a': 'x'}\ndef f():\n    D['b'] = 'y'\n    send(D)",
        "{a: x, b: y}",
    ),
    "a module's mapping edited in another function": (
        "D = {'a': 'x'}\ndef g():\n    D['b'] = 'y'\ndef f():\n    send(D)",
        "{a: x, b?: y}",
    ),
    "deletion": ("d = {'a': 'x', 'b': 'y'}\ndel d['a']\nsend(d)", "{b: y}"),
    "another name for the same mapping": ("d = {}\ne = d\ne['a'] = 'x'\nsend(d)", "{a: x}"),
    "a function edits its parameter": ("def fill(d):\n    d['a'] = 'x'\n    return d\nsend(fill({}))", "{a: x}"),
    "a function edits and returns nothing": ("def fill(d):\n    d['a'] = 'x'\ne = {}\nfill(e)\nsend(e)", "{a: x}"),
    "appended": ("r = []\nr.append('a')\nr.append('b')\nsend(r)", "[a, b]"),
    "appended under if": ("r = ['a']\nif c:\n    r.append('b')\nsend(r)", "[a, b, …]"),
    "inserted": ("r = ['b']\nr.insert(0, 'a')\nsend(r)", "[a, b]"),
    "a list item": ("r = ['a', 'b']\nr[0] = 'c'\nsend(r[0])", "c"),
    "attribute of a local object": ("p = Params()\np.url = 'a'\nsend(p.url)", "a"),
    "a parameter's default mapping edited": (
        "def f(d=None):\n    d = d or {}\n    d['a'] = 'x'\n    send(d)",
        "{a: x, …}",
    ),
}

CLOSURES = {
    "a name of the function around": ("def f():\n    x = 'a'\n    def g():\n        send(x)\n    g()", "a"),
    "a parameter of the function around": (
        "def f(x):\n    def g(y):\n        return x + y\n    return g\nsend(f('a')('b'))",
        "ab",
    ),
    "a lambda over a parameter": ("def f(x):\n    return lambda y: x + y\nsend(f('a')('b'))", "ab"),
    "nonlocal": (
        "def f():\n    x = 'a'\n    def g():\n        nonlocal x\n        x = 'b'\n    g()\n    send(x)",
        "a | b",
    ),
    "a class between is passed over": ("x = 'a'\nclass C:\n    x = 'b'\n    def m(self):\n        send(x)", "a"),
    "a class body sees its own names": ("class C:\n    x = 'a'\n    y = x + 'b'\nsend(C.y)", "ab"),
    "a class body sees the module": ("x = 'a'\nclass C:\n    y = x\nsend(C.y)", "a"),
    "a comprehension's name stays inside": ("x = 'a'\ny = [x for x in ['b']]\nsend(x)", "a"),
    "two closures keep their own": ("def f(x):\n    return lambda: x\na = f('1')\nb = f('2')\nsend(a() + b())", "12"),
    "a closure three deep": (
        "def a(x):\n    def b(y):\n        def c(z):\n            return x + y + z\n        return c\n    return b\nsend(a('1')('2')('3'))",
        "123",
    ),
    "a decorator that passes through": ("def d(f):\n    return f\n@d\ndef g():\n    return 'a'\nsend(g())", "a"),
}


def asserted(source: str, expected: str) -> None:
    assert sent(source) == expected


@pytest.mark.parametrize(("source", "expected"), ORDER.values(), ids=ORDER)
def test_order(source: str, expected: str) -> None:
    asserted(source, expected)


@pytest.mark.parametrize(("source", "expected"), BRANCHES.values(), ids=BRANCHES)
def test_branches(source: str, expected: str) -> None:
    asserted(source, expected)


@pytest.mark.parametrize(("source", "expected"), LOOPS.values(), ids=LOOPS)
def test_loops(source: str, expected: str) -> None:
    asserted(source, expected)


@pytest.mark.parametrize(("source", "expected"), EDITS.values(), ids=EDITS)
def test_edits(source: str, expected: str) -> None:
    asserted(source, expected)


@pytest.mark.parametrize(("source", "expected"), CLOSURES.values(), ids=CLOSURES)
def test_closures(source: str, expected: str) -> None:
    asserted(source, expected)
