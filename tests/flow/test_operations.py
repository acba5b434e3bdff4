"""What operators and library functions do to strings and mappings."""

from __future__ import annotations

import pytest

from auditor.flow.library import EVERY
from auditor.flow.library import TABLES as OPERATIONS
from flow.program import sent

TEXTS = {
    "sum": ("send('a' + 'b' + 'c')", "abc"),
    "adjacent": ("send('a' 'b')", "ab"),
    "sum with a hole": ("def f(x):\n    send('a/' + x + '/b')", "a/{x}/b"),
    "number into text": ("send('v' + str(1))", "v1"),
    "sum of a number that goes up": ("n = 1\nwhile c():\n    send(f'v{n + 9}')\n    n += 10\n", "v{number:sum}"),
    "sum of numbers": ("send(1 + 2)", "{number:sum}"),
    "sum of lists": ("send(['a'] + ['b'])", "[a, b]"),
    "f-string": ("host = 'h'\nsend(f'https://{host}/{7}')", "https://h/7"),
    "f-string with format spec": ("n = 'a'\nsend(f'{n!s:>3}')", "a"),
    "f-string with doubled braces": ("send(f'{{x}}')", "{x}"),
    "percent with one value": ("send('a/%s' % 'b')", "a/b"),
    "percent with a tuple": ("send('%s/%s' % ('a', 'b'))", "a/b"),
    "percent with a mapping": ("send('%(m)s/%(n)s' % {'m': 'a', 'n': 'b'})", "a/b"),
    "percent with locals": ("m = 'a'\nsend('%(m)s' % locals())", "a"),
    "percent with a number": ("send('%d-%05.2f' % (3, 1))", "3-01.00"),
    "percent percent": ("send('100%% %s' % 'a')", "100% a"),
    "percent with too few": ("send('%s/%s' % ('a',))", "a/{item:data}"),
    "percent with None": ("send('%s' % None)", "None"),
    "rest of a division": ("send(7 % 3)", "{number:rest}"),
    "format by position": ("send('{}/{}'.format('a', 'b'))", "a/b"),
    "format by number": ("send('{1}/{0}'.format('a', 'b'))", "b/a"),
    "format by name": ("send('{m}'.format(m='a'))", "a"),
    "format with a mapping spread": ("send('{m}'.format(**{'m': 'a'}))", "a"),
    "format with a list spread": ("send('{}/{}'.format(*['a', 'b']))", "a/b"),
    "format_map": ("send('{m}'.format_map({'m': 'a'}))", "a"),
    "format with an item": ("send('{0[k]}'.format({'k': 'a'}))", "a"),
    "format with doubled braces": ("send('{{}}{}'.format('a'))", "{}a"),
    "format with a missing name": ("send('{m}'.format(n='a'))", "{item:m}"),
    "format with conversion and spec": ("send('{!s:<4}'.format('a'))", "a"),
    "format function": ("f = 'x/{}'.format\nsend(f('a'))", "x/a"),
    "format in two steps": ("t = '{}/{{}}'.format('a')\nsend(t.format('b'))", "a/b"),
    "template substitute": (
        "from string import Template\nsend(Template('$a/${b}/$$').substitute(a='x', b='y'))",
        "x/y/$",
    ),
    "template with a mapping": ("import string\nsend(string.Template('$a').safe_substitute({'a': 'x'}))", "x"),
    "join": ("send('/'.join(['a', 'b', 'c']))", "a/b/c"),
    "join of a tuple": ("send('&'.join(('a', 'b')))", "a&b"),
    "join of a comprehension": ("send(','.join(x + '!' for x in ['a', 'b']))", "a!,b!"),
    "join of appended": ("parts = ['a']\nparts.append('b')\nsend('/'.join(parts))", "a/b"),
    "join of extended": ("parts = ['a']\nparts.extend(['b', 'c'])\nsend('/'.join(parts))", "a/b/c"),
    "join of added": ("parts = ['a']\nparts += ['b']\nsend('/'.join(parts))", "a/b"),
    "join of nothing": ("send(','.join([]))", ""),
    "join of pairs": ("d = {'a': '1', 'b': '2'}\nsend('&'.join('%s=%s' % (k, v) for k, v in d.items()))", "a=1&b=2"),
    "join of something unknown": ("def f(xs):\n    send('/'.join(xs))", "{…}"),
    "split": ("send('a,b'.split(','))", "[a, b]"),
    "split and index": ("send('a,b'.split(',')[1])", "b"),
    "lower": ("send('AbC'.lower())", "abc"),
    "upper": ("send('AbC'.upper())", "ABC"),
    "capitalize": ("send('leads'.capitalize())", "Leads"),
    "title": ("send('sales orders'.title())", "Sales Orders"),
    "lower keeps holes": ("def f(x):\n    send(('A/' + x).lower())", "a/{x}"),
    "replace": ("send('a-b-c'.replace('-', '/'))", "a/b/c"),
    "replace of a placeholder": ("send('x/{m}/y'.replace('{m}', 'Leads'))", "x/Leads/y"),
    "replace by something unknown": ("def f(m):\n    send('x/MODULE'.replace('MODULE', m))", "x/{m}"),
    "replace by nothing": ("send('a b'.replace(' ', ''))", "ab"),
    "encode and decode": ("send('a'.encode('utf-8').decode())", "a"),
    "bytes": ("send(b'a' + b'b')", "ab"),
    "path join": ("import os\nsend(os.path.join('a', 'b', 'c'))", "a/b/c"),
    "path join from import": ("from os.path import join\nsend(join('a', 'b'))", "a/b"),
    "urljoin": ("from urllib.parse import urljoin\nsend(urljoin('https://h/a/', 'b'))", "https://h/a/b"),
    "urljoin replaces the last part": (
        "from urllib.parse import urljoin\nsend(urljoin('https://h/a/x', 'b'))",
        "https://h/a/b",
    ),
    "urljoin rooted": ("from urllib.parse import urljoin\nsend(urljoin('https://h/a/x', '/b'))", "https://h/b"),
    "urljoin absolute": ("import urlparse\nsend(urlparse.urljoin('https://h/a', 'https://k/b'))", "https://k/b"),
    "urljoin bare host": ("from urllib.parse import urljoin\nsend(urljoin('https://h', 'b'))", "https://h/b"),
    "urljoin of an unknown base": (
        "def f(b):\n    from urllib.parse import urljoin\n    send(urljoin(b, 'x/y'))",
        "{b}/x/y",
    ),
    "urlunparse": (
        "from urllib.parse import urlunparse\nsend(urlunparse(('https', 'h', '/p', '', 'a=1', '')))",
        "https://h/p?a=1",
    ),
    "urlunsplit": (
        "from urllib.parse import urlunsplit\nsend(urlunsplit(('https', 'h', '/p', '', '')))",
        "https://h/p",
    ),
    "urlencode": ("from urllib.parse import urlencode\nsend(urlencode({'a': 'x', 'b': 2}))", "a=x&b=2"),
    "urlencode of pairs": ("import urllib\nsend(urllib.urlencode([('a', 'x'), ('b', 'y')]))", "a=x&b=y"),
    "urlencode encoded": ("import urllib.parse\nsend(urllib.parse.urlencode({'a': 'x'}).encode('ascii'))", "a=x"),
    "urlencode of an open mapping": (
        "import urllib\ndef f(d):\n    q = {'a': 'x'}\n    q.update(d)\n    send(urllib.urlencode(q))",
        "a=x{…}",
    ),
    "url_concat": (
        "from tornado.httputil import url_concat\nsend(url_concat('https://h/p', {'a': 'x'}))",
        "https://h/p?a=x",
    ),
    "with_query": ("from yarl import URL\nsend(URL('https://h/p').with_query({'a': 'x'}))", "https://h/p?a=x"),
    "quote": ("from urllib.parse import quote\nsend(quote('a b'))", "a b"),
    "json dumps keeps the mapping": ("import json\nsend(json.dumps({'a': 'x'}))", "{a: x}"),
    "slice": ("send('abcdef'[1:3])", "{item:slice}"),
    "times": ("send('ab' * 2)", "abab"),
}

TABLES = {
    "mapping": ("send({'a': 'x', 'b': 1})", "{a: x, b: #1}"),
    "later key wins": ("send({'a': 'x', 'a': 'y'})", "{a: y}"),
    "spread": ("d = {'a': 'x'}\nsend({**d, 'b': 'y'})", "{a: x, b: y}"),
    "spread then overridden": ("d = {'a': 'x'}\nsend({**d, 'a': 'y'})", "{a: y}"),
    "spread of something unknown": ("def f(d):\n    send({**d, 'b': 'y'})", "{b: y, …}"),
    "unknown key": ("def f(k):\n    send({k: 'y'})", "{…}"),
    "dict with keywords": ("send(dict(a='x', b='y'))", "{a: x, b: y}"),
    "dict of pairs": ("send(dict([('a', 'x')]))", "{a: x}"),
    "dict of a dict and keywords": ("d = {'a': 'x'}\nsend(dict(d, b='y'))", "{a: x, b: y}"),
    "dict with a spread": ("d = {'a': 'x'}\nsend(dict(d, **{'a': 'y'}))", "{a: y}"),
    "dict of zip": ("send(dict(zip(['a', 'b'], ['x', 'y'])))", "{a: x, b: y}"),
    "union": ("send({'a': 'x'} | {'b': 'y'})", "{a: x, b: y}"),
    "copy": ("d = {'a': 'x'}\nsend(d.copy())", "{a: x}"),
    "index": ("d = {'a': 'x'}\nsend(d['a'])", "x"),
    "index with a missing key": ("d = {'a': 'x'}\nsend(d['b'])", "{item:b}"),
    "index with an unknown key": ("d = {'a': 'x', 'b': 'y'}\ndef f(k):\n    send(d[k])", "x | y"),
    "get": ("d = {'a': 'x'}\nsend(d.get('a', 'z'))", "x"),
    "get default": ("d = {'a': 'x'}\nsend(d.get('b', 'z'))", "z"),
    "get without default": ("d = {'a': 'x'}\nsend(d.get('b'))", "None"),
    "get with an unknown key": ("d = {'a': 'x'}\ndef f(k):\n    send(d.get(k, 'z'))", "x | z"),
    "pop": ("d = {'a': 'x'}\nsend(d.pop('a'))", "x"),
    "keys": ("send({'a': 'x', 'b': 'y'}.keys())", "[a, b]"),
    "values": ("send(list({'a': 'x', 'b': 'y'}.values()))", "[x, y]"),
    "items": ("send({'a': 'x'}.items())", "[[a, x]]"),
    "list": ("send(['a', 'b'])", "[a, b]"),
    "list with a spread": ("a = ['x']\nsend([*a, 'y'])", "[x, y]"),
    "list index": ("send(['a', 'b'][1])", "b"),
    "list index from the end": ("send(['a', 'b'][-1])", "b"),
    "list index unknown": ("def f(i):\n    send(['a', 'b'][i])", "a | b"),
    "tuple unpacked": ("a, b = 'x', 'y'\nsend(b)", "y"),
    "tuple unpacked from a name": ("t = ('x', 'y')\na, b = t\nsend(b)", "y"),
    "unpacked from a call": ("def f():\n    return 'x', 'y'\na, b = f()\nsend(b)", "y"),
    "swapped": ("a, b = 'x', 'y'\na, b = b, a\nsend(a)", "y"),
    "list comprehension": ("send([x.upper() for x in ['a', 'b']])", "[A, B]"),
    "filtered comprehension": ("send([x for x in ['a', 'b'] if x])", "[a, b, …]"),
    "nested comprehension": ("send([x + y for x in ['a', 'b'] for y in ['1', '2']])", "[a1, a2, b1, b2]"),
    "mapping comprehension": ("send({k: k + '!' for k in ['a', 'b']})", "{a: a!, b: b!}"),
    "comprehension over pairs": ("d = {'a': 'x'}\nsend({v: k for k, v in d.items()})", "{x: a}"),
    "comprehension over something unknown": ("def f(xs):\n    send(['a/' + x for x in xs])", "[a/{x}, …]"),
    "enumerate": ("send(['%s%s' % (x, i) for i, x in enumerate(['a'])])", "[a{number:index}]"),
    "random choice": ("import random\nsend(random.choice(['a', 'b']))", "a | b"),
    "sorted": ("send(sorted(['a', 'b']))", "[a, b]"),
    "simple namespace": ("from types import SimpleNamespace\nn = SimpleNamespace(a='x')\nsend(n.a)", "x"),
}

CHOICES = {
    "conditional expression": ("def f(c):\n    send('a' if c else 'b')", "a | b"),
    "decided conditional": ("c = 'x'\nsend('a' if c == 'x' else 'b')", "a"),
    "or with an unknown left": ("def f(x):\n    send(x or 'b')", "b | {x}"),
    "or with an empty left": ("x = ''\nsend(x or 'b')", "b"),
    "or with a known left": ("x = 'a'\nsend(x or 'b')", "a"),
    "or with None": ("x = None\nsend(x or 'b')", "b"),
    "or of three": ("send(None or '' or 'c')", "c"),
    "and": ("x = 'a'\nsend(x and x + '/b')", "a/b"),
    "alternatives multiply": (
        "def f(a, b):\n    x = '1' if a else '2'\n    y = '3' if b else '4'\n    send(x + y)",
        "13 | 14 | 23 | 24",
    ),
    "too many stay small choices": (
        (
            "def f(a):\n    w = '0' if a else '1'\n    x = '2' if a.b else '3'\n    y = '4' if a.c else '5'\n    z = '6' if a.d else '7'\n"
            "    send(w + x + y + z)"
        ),
        "024{6|7} | 025{6|7} | 034{6|7} | 035{6|7} | 124{6|7} | 125{6|7} | 134{6|7} | 135{6|7}",
    ),
    "many short texts become one choice": (
        "def f(i):\n    send(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'][i])",
        "{a|b|c|d|e|f|g|h|i}",
    ),
    "lambda called": ("f = lambda x: 'a/' + x\nsend(f('b'))", "a/b"),
    "walrus": ("if (x := 'a'):\n    send(x)", "a"),
    "awaited": ("async def g():\n    return 'a'\nasync def f():\n    send(await g())", "a"),
}


def test_no_operation_stands_in_two_tables() -> None:
    assert sum(map(len, OPERATIONS)) == len(EVERY)


@pytest.mark.parametrize(("source", "expected"), TEXTS.values(), ids=TEXTS)
def test_texts(source: str, expected: str) -> None:
    assert sent(source) == expected


@pytest.mark.parametrize(("source", "expected"), TABLES.values(), ids=TABLES)
def test_mappings_and_sequences(source: str, expected: str) -> None:
    assert sent(source) == expected


@pytest.mark.parametrize(("source", "expected"), CHOICES.values(), ids=CHOICES)
def test_choices(source: str, expected: str) -> None:
    assert sent(source) == expected
