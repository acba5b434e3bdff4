"""What the representation carries through the evaluator is carried for every language that is lowered to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.frontends.grammars import java_syntax, javascript_syntax, php_syntax, ruby_syntax
from flow.program import sent

if TYPE_CHECKING:
    from auditor.frontends.treesitter.grammar import Grammar

PHP = {
    "an arm that returns": (
        "<?php function f($c) { $x = 'a'; if ($c) { $x = 'b'; return; } send($x); }",
        "a",
    ),
    "an arm that throws": (
        "<?php function f($c) { if ($c) { $x = 'a'; } else { $x = 'b'; throw new E(); } send($x); }",
        "a",
    ),
    "an arm that dies": ("<?php $x = 'a'; if ($c) { $x = 'b'; die('no'); } send($x);", "a"),
    "an arm that only goes on with the loop": (
        "<?php $x = 'a'; foreach ($l as $i) { if ($i) { $x = 'b'; continue; } } send($x);",
        "a | b",
    ),
    "a handler sees both": (
        "<?php $x = 'a'; try { $x = 'b'; g(); } catch (E $e) { send($x); }",
        "a | b",
    ),
    "after a try whose handler leaves": (
        "<?php function f() { $x = 'a'; try { $x = 'b'; } catch (E $e) { return; } send($x); }",
        "b",
    ),
    "an item that grows": ("<?php $d = ['a' => 'x']; $d['a'] .= 'y'; send($d['a']);", "xy"),
    "unset": ("<?php $d = ['a' => 'x', 'b' => 'y']; unset($d['a']); send($d);", "{b: y}"),
    "a copy is another array": ("<?php $d = ['a' => 'x']; $e = $d; $e['b'] = 'y'; send($d);", "{a: x}"),
    "a function edits its own copy": (
        "<?php function fill($d) { $d['b'] = 'y'; } $d = ['a' => 'x']; fill($d); send($d);",
        "{a: x}",
    ),
    "global": ("<?php $x = 'a'; function g() { global $x; $x = 'b'; } function f() { global $x; send($x); }", "a | b"),
}

JAVASCRIPT = {
    "an arm that returns": ("function f(c) { let x = 'a'; if (c) { x = 'b'; return; } send(x); }", "a"),
    "an arm that throws": ("function f(c) { let x = 'a'; if (c) { x = 'b'; throw e; } send(x); }", "a"),
    "a loop that is left": ("let x = 'a'; for (const i of l) { if (i) { x = 'b'; break; } } send(x);", "a | b"),
    "a handler sees both": ("let x = 'a'; try { x = 'b'; g(); } catch (e) { send(x); }", "a | b"),
    "always done at the end": ("let x = 'a'; try { g(); x = 'b'; } finally { send(x); }", "a | b"),
    "two names": ("const d = {}; const e = d; e.a = 'x'; send(d);", "{a: x}"),
    "a copy": ("const d = {a: 'x'}; const e = {...d}; e.b = 'y'; send(d);", "{a: x}"),
    "a function edits": ("function fill(d) { d.a = 'x'; } const e = {}; fill(e); send(e);", "{a: x}"),
    "a function edits something of its own": (
        "function fill(d) { d = {}; d.a = 'x'; } const e = {}; fill(e); send(e);",
        "{}",
    ),
    "delete": ("const d = {a: 'x', b: 'y'}; delete d.a; send(d);", "{b: y}"),
    "what a turn leaves for the next": ("let x = 'a'; for (const i of l) { send(x); x = 'b'; }", "a | b"),
}

RUBY = {
    "an arm that returns": ("def f(c)\n  x = 'a'\n  if c\n    x = 'b'\n    return\n  end\n  send(x)\nend", "a"),
    "an arm that raises": ("def f(c)\n  x = 'a'\n  if c\n    x = 'b'\n    raise E\n  end\n  send(x)\nend", "a"),
    "a loop that goes on": ("x = 'a'\nl.each do |i|\n  if i\n    x = 'b'\n    next\n  end\nend\nsend(x)", "a | b"),
    "a handler sees both": ("x = 'a'\nbegin\n  x = 'b'\n  g\nrescue E\n  send(x)\nend", "a | b"),
    "two names": ("d = {}\ne = d\ne['a'] = 'x'\nsend(d)", "{a: x}"),
    "a method edits": ("def fill(d)\n  d['a'] = 'x'\nend\ne = {}\nfill(e)\nsend(e)", "{a: x}"),
    "delete": ("d = {'a' => 'x', 'b' => 'y'}\nd.delete('a')\nsend(d)", "{b: y}"),
    "a part that is deleted": ("d = {'a' => 'x'}\nsend(d.delete('a'))", "x"),
}

JAVA = {
    "an arm that returns": (
        'class C { void f(boolean c) { String x = "a"; if (c) { x = "b"; return; } send(x); } }',
        "a",
    ),
    "an arm that throws": (
        'class C { void f(boolean c) { String x = "a"; if (c) { x = "b"; throw new E(); } send(x); } }',
        "a",
    ),
    "a handler sees both": (
        'class C { void f() { String x = "a"; try { x = "b"; g(); } catch (E e) { send(x); } } }',
        "a | b",
    ),
    "a method edits": (
        """class C {
            void fill(Map<String, String> d) { d.put("a", "x"); }
            void f() { Map<String, String> e = new HashMap<>(); fill(e); send(e); }
        }""",
        "{a: x}",
    ),
}

CASES = [
    pytest.param(grammar, *case, id=f"{language}, {name}")
    for language, grammar, cases in (
        ("PHP", php_syntax.GRAMMAR, PHP),
        ("JavaScript", javascript_syntax.GRAMMAR, JAVASCRIPT),
        ("Ruby", ruby_syntax.GRAMMAR, RUBY),
        ("Java", java_syntax.GRAMMAR, JAVA),
    )
    for name, case in cases.items()
]


@pytest.mark.parametrize(("grammar", "source", "expected"), CASES)
def test_it_is_followed_in(grammar: Grammar, source: str, expected: str) -> None:
    assert sent(source, grammar) == expected
