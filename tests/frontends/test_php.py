"""PHP: what its front end makes of the language, and what is found in it."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from effort import evenly
from shapes.php import BUILT, QUIET
from shapes.scanning import REQUESTS, audit_of, check_found, check_quiet, write

from auditor.frontends.grammars.php_syntax import GRAMMAR
from auditor.frontends.select import lower
from auditor.frontends.treesitter.engine import language
from frontends.test_python import shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shapes.example import Example


@pytest.mark.parametrize("example", BUILT, ids=lambda example: example.id)
def test_is_found_and_named(tmp_path: Path, example: Example) -> None:
    check_found(tmp_path, example)


@pytest.mark.parametrize("example", QUIET, ids=lambda example: example.id)
def test_stays_quiet(tmp_path: Path, example: Example) -> None:
    check_quiet(tmp_path, example)


@pytest.mark.parametrize("example", [one for one in BUILT if "curl" in one.id], ids=lambda example: example.id)
def test_a_handle_is_one_request(tmp_path: Path, example: Example) -> None:
    write(tmp_path, example.files)
    assert [one.line for one in audit_of(tmp_path).findings if one.kind in REQUESTS] == [example.line]


EXPRESSIONS = [
    ("'it\\'s \\n'", '"it\'s \\\\n"'),
    ('"a\\t$b"', "concat('a\\t', $b)"),
    ("\"{$a['k']}/$b[k]/$c[0]\"", "concat($a['k'], '/', $b['k'], '/', $c[0])"),
    ('"$a->b {$this->c->d} ${e}"', "concat($a.b, ' ', <this>.c.d, ' ', $e)"),
    ("<<<X\na $b\nX", "concat('a ', $b)"),
    ("<<<'X'\na $b\nX", "'a $b'"),
    ('b"a$b"', "concat('a', $b)"),
    ("b'a'", "'a'"),
    ("$a . 'b' . 3", "concat($a, 'b', 3)"),
    ("$a ?? 'b'", "choice($a, 'b' if -)"),
    ("$a ?: 'b'", "choice($a, 'b' if -)"),
    ("$a ? 'b' : 'c'", "choice('b', 'c' if $a)"),
    ("array('a' => 1, 'b')", "{'a': 1, 0: 'b'}"),
    ("['a', ...$b]", "['a', spread($b)]"),
    ("[]", "{}"),
    ("self::A . static::$b . Foo::C", "concat(<class>.A, <class>.b, Foo.C)"),
    ("parent::run($a)", "<super>.run($a)"),
    ("$a->b(c: 1, ...$d)", "$a.b($c=1, *$d)"),
    ("$a?->b()->{'c'}", "$a.b()['c']"),
    ("new \\A\\B($c)", "B($c)"),
    ("\\strlen('a')", "strlen('a')"),
    ("@file('a')", "file('a')"),
    ("(string) $a", "$a"),
    ("match ($a) { 1, 2 => 'b', default => 'c' }", "choice('b', 'c' if compare($a in [1, 2]))"),
    ("$a === null", "compare($a == null)"),
    ("true && !$a", "and(True, compare($a not -))"),
    ("`ls $a`", "shell_exec(concat('ls ', $a))"),
]


@pytest.mark.parametrize(("code", "wanted"), EXPRESSIONS)
def test_expression(code: str, wanted: str) -> None:
    module = lower("a.php", f"<?php $x = {code};\n")
    assert module.errors == 0
    assert shown(module.scopes[0].names["$x"][0].value) == wanted


def test_the_grammar_has_every_node_that_the_table_names() -> None:
    parser = language(GRAMMAR.package, GRAMMAR.entry)
    known = {parser.node_kind_for_id(number) for number in range(parser.node_kind_count)}
    named = {parser.field_name_for_id(number) for number in range(1, parser.field_count + 1)}
    assert {*GRAMMAR.rows, *GRAMMAR.parameters, *GRAMMAR.comments, *GRAMMAR.outside} <= known
    for row in (*GRAMMAR.rows.values(), *GRAMMAR.parameters.values()):
        for name, kind in type(row).__annotations__.items():
            value = getattr(row, name)
            if kind.startswith("Role") and isinstance(value, str):
                assert value.removeprefix("@") in (known if value.startswith("@") else named)


def test_scopes_and_imports() -> None:
    module = lower(
        "a.php",
        dedent("""
            <?php
            namespace Shop\\Crm;
            use Acme\\Http\\Client as Http;
            use Acme\\{Log, Mail as Post};
            require_once __DIR__ . '/lib/config.php';
            class Api extends Base implements Speaks {
                use Retries;
                const ROOT = 'r';
                private ?Http $http = null;
                public function __construct(private string $token, $module = 'Leads') { $this->module = $module; }
                abstract public function declared();
            }
        """).lstrip(),
    )
    assert module.namespace == "Shop.Crm"
    assert [(row.source, row.member, row.alias) for row in module.imports] == [
        ("Acme.Http", "Client", "Http"),
        ("Acme", "Log", "Log"),
        ("Acme", "Mail", "Post"),
        ("/lib/config.php", "*", ""),
    ]
    api = next(scope for scope in module.scopes if scope.kind == "class")
    assert [shown(base) for base in api.bases] == ["Base", "Speaks", "Retries"]
    assert set(api.names) == {"ROOT", "http", "__construct"}
    assert set(api.fields) == {"token", "module"}


def test_what_stands_around_is_text() -> None:
    module = lower("a.phtml", 'é <a href="<?= $x ?>/crm">\n<?php echo "b"; ?>\n<i title="c">d</i>\n')
    found = {(row.text.value, row.text.span.line, row.text.content.column) for row in module.literals}
    assert {("b", 2, 12), ("c", 3, 10)} <= found
    assert any(value.endswith("/crm") and line == 1 and column == 11 for value, line, column in found)


@pytest.mark.parametrize("path", ["a.php", "a.PHTML", "b/c.inc", "d.ctp", "e.blade.php"])
def test_suffixes(path: str) -> None:
    assert lower(path, "<?php $a = 1;").dialect.name == "php"


def test_a_broken_statement_costs_only_itself() -> None:
    good = [f"$a{number} = 'text {number}';" for number in range(20)]
    module = lower("a.php", "<?php\n" + "\n".join([*good[:10], "$b = = ) 'x", "';", *good[10:]]))
    assert module.errors
    assert {row.text.value for row in module.literals} >= {f"text {number}" for number in range(20)}


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(lambda size: "'a' . " * 2 * size + "'a'", id="terms"),
        pytest.param(lambda size: "[" * size + "]" * size, id="brackets"),
        pytest.param(lambda size: "$a" + "->b()" * size, id="chained calls"),
        pytest.param(lambda size: "f(" * size + ")" * size, id="calls"),
        pytest.param(lambda size: '"' + "{$a['b']}" * size + '"', id="interpolations"),
    ],
)
def test_depth_costs_little(code: Callable[[int], str]) -> None:
    assert evenly(lambda size: lower("a.php", f"<?php $x = {code(size)};").scopes, 500)
