"""Ruby: what its front end makes of the language, and what is found in it."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from effort import evenly
from shapes.ruby import BUILT, QUIET
from shapes.scanning import check_found, check_quiet

from auditor.frontends.select import lower
from frontends.test_python import shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shapes.example import Example

OLD = {"old.rb": "HTTParty.get('https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=' + token)\n"}
"""Makes the run one that looks closely."""


@pytest.mark.parametrize("example", BUILT, ids=lambda example: example.id)
def test_is_found_and_named(tmp_path: Path, example: Example) -> None:
    check_found(tmp_path, example)


@pytest.mark.parametrize("example", QUIET, ids=lambda example: example.id)
def test_stays_quiet(tmp_path: Path, example: Example) -> None:
    check_quiet(tmp_path, example, OLD)


EXPRESSIONS = [
    ("'it\\'s \\n'", '"it\'s \\\\n"'),
    ('"a\\t#{b}"', "concat('a\\t', b())"),
    ('"#@a #{c.d(1)}"', "concat(<this>.@a, ' ', c().d(1))"),
    ("%w[a b]", "['a', 'b']"),
    ("%i[a b]", "['a', 'b']"),
    ("%q(a)", "'a'"),
    ("%Q(a#{1})", "concat('a', 1)"),
    (":a", "'a'"),
    (':"a b"', "'a b'"),
    ("{ a: 1, 'b' => 2, :c => 3, **d }", "{'a': 1, 'b': 2, 'c': 3, -: d()}"),
    ("'a' 'b'", "concat('a', 'b')"),
    ("a || 'b'", "choice(a(), 'b' if -)"),
    ("a ? 'b' : 'c'", "choice('b', 'c' if a())"),
    ("if a then 'b' else 'c' end", "choice('b', 'c' if a())"),
    ("unless a then 'b' end", "choice('b', null if compare(a() not -))"),
    ("case a when 1, 2 then 'b' else 'c' end", "choice('b', 'c' if compare(a() in [1, 2]))"),
    ("begin; 'a'; end", "'a'"),
    ("A::B::C", "A.B.C"),
    ("A::B.new(1, c: 2)", "A.B(1, c=2)"),
    ("a.b(*c, **d)", "a().b(*c(), **d())"),
    ("a&.b", "a().b()"),
    ("a[:b]", "a()['b']"),
    ("a.send(:b, 1)", "a().b(1)"),
    ('a.map { |b| "#{b}/" }', "(-: concat(b, '/') for b in a())"),
    ("a.map(&:b)", "(-: .item.b() for .item in a())"),
    ("ENV.fetch('a') { 'b' }", "ENV.fetch('a', 'b')"),
    ("'%s' % a", "format('%s', a())"),
    ("a << 'b'", "a().<<('b')"),
    ("nil", "null"),
    ("!a", "compare(a() not -)"),
    ("a rescue nil", "a()"),
    ("<<~X.strip\n  a #{b}\nX", "concat('a ', b(), '\\n').strip()"),
    ("<<-'X'\na \\t\nX", "'a \\\\t\\n'"),
]


@pytest.mark.parametrize(("code", "wanted"), EXPRESSIONS)
def test_expression(code: str, wanted: str) -> None:
    module = lower("a.rb", f"x = {code}\n")
    assert module.errors == 0
    assert shown(module.scopes[0].names["x"][0].value) == wanted


def test_scopes() -> None:
    module = lower(
        "a.rb",
        dedent("""
            require 'net/http'
            require_relative 'lib/base'
            module Shop
              class Crm < Shop::Base
                include Retries
                attr_reader :token
                ROOT = 'r'
                def initialize(token, section = 'Leads', *rest, from: 1, **more)
                  @token = token
                  self.section = section
                end
                def self.default; new('t'); end
                class << self
                  def other; end
                end
                def last; return 'a' if token; 'b'; end
              end
            end
        """),
    )
    assert [(row.source, row.level) for row in module.imports] == [("net/http", 0), ("lib/base", 1)]
    crm = next(scope for scope in module.scopes if scope.name == "Crm")
    assert [shown(base) for base in crm.bases] == ["Shop.Base", "Retries"]
    assert set(crm.names) >= {"token", "ROOT", "initialize", "default", "last"}
    assert set(crm.fields) == {"@token", "@section"}
    functions = {scope.name: scope for scope in module.scopes if scope.kind == "function"}
    assert functions["default"].receiver == "class"
    assert [shown(row.value) for row in functions["last"].returns] == ["'a'", "'b'"]
    assert [(row.name, row.rest, row.positional) for row in functions["initialize"].parameters] == [
        ("token", "", True),
        ("section", "", True),
        ("rest", "list", True),
        ("from", "", False),
        ("more", "mapping", False),
    ]


def test_a_block_belongs_to_the_function_around_it() -> None:
    module = lower("a.rb", "def a(list)\n  url = nil\n  list.each { |b| url = b }\n  url\nend\n")
    function = module.scopes[1]
    assert [row.kind for row in function.names["url"]] == ["assign", "assign"]
    assert [row.kind for row in function.names["b"]] == ["loop"]


def test_a_statement_with_a_block_is_its_first_line() -> None:
    module = lower("a.rb", "a.b(1) do |c|\n  d(c)\nend\n")
    assert [(site.call.span.line, site.statement.end_line) for site in module.calls if site.call.arguments] == [
        (2, 2),
        (1, 1),
    ]


def test_what_stands_around_is_text() -> None:
    module = lower("a.html.erb", 'é <a href="<%= x %>/crm">\n<% y = "b" %>\n<i title="c">d</i>\n<%# z = "e" %>\n')
    found = {(row.text.value, row.text.span.line, row.text.content.column) for row in module.literals}
    assert {("b", 2, 8), ("c", 3, 10)} <= found
    assert [comment.span.line for comment in module.comments if "z" in comment.text] == [4]


@pytest.mark.parametrize("path", ["a.rb", "lib/tasks/a.rake", "config.ru", "a.gemspec", "Rakefile", "b/a.html.erb"])
def test_names(path: str) -> None:
    assert lower(path, "<% a = 1 %>" if path.endswith("erb") else "a = 1").dialect.name == "ruby"


def test_first_line_tells() -> None:
    assert lower("bin/sync", "#!/usr/bin/env ruby\nputs 1\n").dialect.name == "ruby"


def test_a_broken_statement_costs_little() -> None:
    good = [f"a{number} = 'text {number}'" for number in range(20)]
    module = lower("a.rb", "\n".join([*good[:10], "b = = ) ]", *good[10:]]))
    assert module.errors
    assert {row.text.value for row in module.literals} >= {f"text {number}" for number in range(20)}


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(lambda size: "'a' + " * 2 * size + "'a'", id="terms"),
        pytest.param(lambda size: "[" * size + "]" * size, id="brackets"),
        pytest.param(lambda size: "a" + ".b" * size, id="chained calls"),
        pytest.param(lambda size: "a" + ".b { |c| d }" * (size // 5), id="blocks"),
        pytest.param(lambda size: "f(" * size + ")" * size, id="calls"),
        pytest.param(lambda size: "if a then " * (size // 2) + " end" * (size // 2), id="conditions"),
        pytest.param(lambda size: '"' + "#{b[1]}" * size + '"', id="interpolations"),
        pytest.param(lambda size: "a << " * size + "b", id="appends"),
        pytest.param(lambda size: "<<A + " * (size // 4) + "1" + "\nx\nA" * (size // 4), id="here documents"),
    ],
)
def test_depth_costs_little(code: Callable[[int], str]) -> None:
    assert evenly(lambda size: lower("a.rb", f"x = {code(size)}").scopes, 500)
