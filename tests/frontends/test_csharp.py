"""C#: what its front end makes of the language, and what is found in it."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from effort import evenly
from shapes.csharp import BUILT, QUIET
from shapes.scanning import check_found, check_quiet

from auditor.frontends.select import lower
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


EXPRESSIONS = [
    ('"it\\t\\u0041\\x41\\"s"', "'it\\tAA\"s'"),
    ('@"c:\\a""b"', "'c:\\\\a\"b'"),
    ('$"{{a}}{b.C}d{e:X2}"', "concat('{a}', b.C, 'd', e)"),
    ('$@"c:\\{a}""b"', "concat('c:\\\\', a, '\"b')"),
    ('"""a "b" c"""', "'a \"b\" c'"),
    ('"""\n    a\n      b\n    """', "'a\\n  b'"),
    ('$$"""a {b} {{c}}"""', "concat('a {b} ', c)"),
    ('"a"u8', "'a'"),
    ("'a' + \"b\" + 3", "concat('a', 'b', 3)"),
    ('a ?? b ?? "c"', "choice(a, choice(b, 'c' if -) if -)"),
    ('a ? "b" : "c"', "choice('b', 'c' if a)"),
    (
        'a switch { "b" => 1, "c" or "d" => 2, _ => 3 }',
        "choice(1, choice(2, 3 if compare(a in ['c', 'd'])) if compare(a == 'b'))",
    ),
    ('new Dictionary<string, string> { { "a", "b" }, ["c"] = d }', "{'a': 'b', 'c': d}"),
    ('new List<string> { "a", b }', "['a', b]"),
    ('new[] { "a", "b" }', "['a', 'b']"),
    ('new string[] { "a" }', "['a']"),
    ('new { a = 1, b.C, d }', "{'a': 1, 'C': b.C, 'd': d}"),
    ('["a", .. b]', "['a', spread(b)]"),
    ("nameof(A.B<C>)", "'B'"),
    ("typeof(A.B).Name", "B.Name"),
    ("(string)a", "a"),
    ("a as string", "a"),
    ("a!", "a"),
    ("await a.B(c: 1)", "a.B(c=1)"),
    ('a?.B("c")?.D', "a.B('c').D"),
    ('a?["b"]', "a['b']"),
    ("this.A + base.B", "concat(<this>.A, <super>.B)"),
    ("global::A.B.C()", "A.B.C()"),
    ("a == null", "compare(a == null)"),
    ("!a && true", "and(compare(a not -), True)"),
    ("default(string)", "null"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "wanted"), EXPRESSIONS)
def test_expression(code: str, wanted: str) -> None:
    module = lower("a.cs", f"class A {{ object x = {code}; }}\n")
    assert module.errors == 0
    assert shown(module.scopes[1].names["x"][0].value) == wanted


def test_scopes_and_imports() -> None:
    module = lower(
        "a.cs",
        dedent("""
            using System.Net;
            using Http = Acme.Net.Client;
            using static Acme.Urls;
            namespace Erp.Crm;
            public sealed class Api<T> : Base<T>, ISpeak where T : class
            {
                private const string Root = "r", Other = "o";
                public string Name { get; set; } = "n";
                public int Count => 3;
                public Api(string token, params object[] rest) : base(token) { Token = token; }
                public string Call<U>(this Http http, string module = "Leads") => module;
                enum Kind { One, Two = 5 }
                string Left { get { return Root; } set { Token = value; } }
            }
            interface ISpeak { string Call(); }
        """).lstrip(),
    )
    assert module.errors == 0
    assert [(row.source, row.member, row.alias) for row in module.imports] == [
        ("System.Net", None, ""),
        ("Acme.Net", "Client", "Http"),
        ("Urls", "*", ""),
    ]
    api = next(scope for scope in module.scopes if scope.name == "Api")
    assert [shown(base) for base in api.bases] == ["Base", "ISpeak"]
    assert set(api.names) == {"Root", "Other", "Name", "Count", "<init>", "Call", "Kind", "Left"}
    assert len(api.fields["Token"]) == 2
    assert {scope.name for scope in module.scopes if scope.property} == {"Count", "Left"}
    call = next(scope for scope in module.scopes if scope.name == "Call" and scope.owner == api.id)
    assert call.receiver == "argument"
    assert [row.name for row in call.parameters] == ["http", "module", "<0>"]
    made = next(scope for scope in module.scopes if scope.name == "<init>")
    assert [(row.name, row.rest) for row in made.parameters] == [("token", ""), ("rest", "list")]
    kind = next(scope for scope in module.scopes if scope.name == "Kind")
    assert {name: shown(rows[0].value) for name, rows in kind.names.items()} == {"One": "'One'", "Two": "'Two'"}


@pytest.mark.parametrize("path", ["a.cs", "b/A.CS", "c.csx", "A.designer.cs"])
def test_suffixes(path: str) -> None:
    assert lower(path, "class A { }").dialect.name == "csharp"


def test_positions_are_characters() -> None:
    module = lower("a.cs", 'class A { string ü = "é"; string b = $"ö{ü}c"; string d = @"e"; }')
    assert [(row.text.value, row.text.content.column) for row in module.literals] == [
        ("é", 22), ("ö", 39), ("c", 43), ("e", 60),
    ]  # fmt: skip


def test_a_broken_statement_costs_only_itself() -> None:
    good = [f'var a{number} = "text {number}";' for number in range(20)]
    body = "\n".join([*good[:10], "var b = = ) ;", *good[10:]])
    module = lower("a.cs", f"class A {{ void M() {{\n{body}\n}} }}\n")
    assert module.errors
    assert {row.text.value for row in module.literals} >= {f"text {number}" for number in range(20)}


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(lambda size: '"a" + ' * 2 * size + '"a"', id="terms"),
        pytest.param(lambda size: "new[] {" * size + "}" * size, id="brackets"),
        pytest.param(lambda size: "a" + ".B()" * size, id="chained calls"),
        pytest.param(lambda size: "a" + "?.B()" * size, id="conditional calls"),
        pytest.param(lambda size: "f(" * size + ")" * size, id="calls"),
        pytest.param(lambda size: '$"' + "{a}" * size + '"', id="interpolations"),
    ],
)
def test_depth_costs_little(code: Callable[[int], str]) -> None:
    assert evenly(lambda size: lower("a.cs", f"class A {{ object x = {code(size)}; }}").scopes, 500)
