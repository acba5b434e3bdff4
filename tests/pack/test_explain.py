"""`explain` tells all that is known about a word, whatever kind of thing it names, in 100 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.pack.explain import UnknownTopic, explain, rules_table, topics
from auditor.pack.layout import columns, pairs, prose

if TYPE_CHECKING:
    from auditor.pack.rows import Pack


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        ("ZA101", ["ZA101 v1-endpoint", "CWE-477", "Why", "What to do", "  1. ", "Found: one literal", "Read more"]),
        ("za101", ["ZA101 v1-endpoint"]),
        ("v1-library", ["ZA108 v1-library", "zohoapi.config.AUTH_TOKEN"]),
        ("ZA102", ["beside it, crm_client.py:"]),
        ("getRecords", [
            "GET /crm/private/{format}/{module}/getRecords (also seen: POST)", "5, redesign",
            "GET /crm/v8/{module_api_name}",
            "ZohoCRM.modules.{module_scope}.READ", "POST /crm/v8/coql", "selectColumns -> fields [query]",
            "authtoken, required -> Authorization", "B08 fields", "in the OpenAPI files of 2025 and 2026 (exact/exact)",
            "https://www.zoho.com/crm/help/api/getrecords.html",
        ]),
        ("GETRECORDBYID", ["a call with idlist", "otherwise: single id"]),
        ("insertRecords", ["a call with duplicateCheck = 2", "/upsert", "wfTrigger -> trigger [body]"]),
        ("getUsers", ["type, required -> type [query]"]),
        ("getAllRecords", ["renamed on 2009-12-07: it became getRecords", "Replaced by"]),
        ("addRecords", ["Zoho Recruit", "Zoho Support (Desk)"]),
        ("Potentials", ["now called    Deals", "POTENTIALID -> id", "ZohoCRM.modules.deals."]),
        ("price books", ["PriceBooks: a module", "Price_Books"]),
        ("CustomModule7", ["CUSTOMMODULE7_ID -> id", "to be looked up"]),
        ("Sales_Orders", ["SalesOrders: a module"]),
        ("SalesInbox", ["nothing: it has no successor"]),
        ("B04", ["B04 paging", "with fromIndex or toIndex or type", "getUsers"]),
        ("b21", ["convertLead"]),
        ("4834", ["invalid or expired ticket", "INVALID_TOKEN, 401", "HTTP 200"]),
        ("rubyzoho", ["rubyzoho (RubyGems)", "all (0.0.3 ... 0.7.0)"]),
        ("zoho", ["zoho (npm)", "zoho (RubyGems)"]),
        ("zcrmsdk", ["zcrmsdk (PyPI): not a client", "zcrmsdk (npm): not", "ZCRMSDK (RubyGems): not"]),
        ("Reports", ["Reports: a module", "Analytics: a product"]),
        ("ZohoBooks/booksapi", ["Books: a product", "books.zoho.com/api/v3/", "opsway/zohobooks-api (Packagist)"]),
        ("crmapi", ["CRM: a product"]),
        ("eu", ["data centre Europe", "www.zohoapis.eu"]),
        ("Saudi Arabia", ["sa: data centre", "none (v1 was gone before)"]),
        ("trap", ["- Automation: ", "- Paging: "]),
        ("oauth", ["- Authorize at "]),
        (" getModules ", ["getModules: "]),
    ],
)  # fmt: skip
def test_topics(pack: Pack, topic: str, told: list[str]) -> None:
    text = explain(pack, topic)
    flat = " ".join(text.split())
    for words in told:
        assert " ".join(words.split()) in flat, words
    assert text == text.strip()


def test_every_topic_is_explained_within_its_columns(pack: Pack) -> None:
    for topic in sorted(topics(pack)):
        text = explain(pack, topic)
        code = False
        for line in text.splitlines():
            code = line.startswith(("Found: ", "Not found: ", "  beside it")) or (
                code and line.startswith(("    ", ""))
            )
            long_word = max(map(len, line.split()), default=0) > 60
            assert code or len(line) <= 100 or long_word, line
            assert line == line.rstrip(), line
            assert "\x1b" not in line


@pytest.mark.parametrize(
    ("topic", "hint"),
    [
        ("getRecord", "did you mean 'getRecords'?"), ("v1-endpoin", "did you mean 'v1-endpoint'?"),
        ("potential", "did you mean 'Potentials'?"), ("qqqqqq", "ask for a rule, a method"), ("", "ask for a rule"),
    ],
)  # fmt: skip
def test_what_is_not_known(pack: Pack, topic: str, hint: str) -> None:
    with pytest.raises(UnknownTopic) as caught:
        explain(pack, topic)
    assert hint in str(caught.value)
    assert isinstance(caught.value, LookupError)


def test_a_pack_of_other_words(acme: Pack) -> None:
    text = explain(acme, "acctlist")
    assert "Replaced by (Acme Ledger API v3)" in text
    assert "GET /v3/{module_api_name}/pages" in text
    assert "C2 paging" in text


def test_the_table_of_rules(pack: Pack) -> None:
    lines = rules_table(pack).splitlines()
    assert lines[0].split() == ["id", "kind", "severity", "finds"]
    assert len(lines) == 1 + len(pack.rules)
    assert lines[1].split()[:3] == ["ZA101", "v1-endpoint", "blocker"]
    assert len({line.index(rule.severity) for line, rule in zip(lines[1:], pack.rules, strict=True)}) == 1


def test_paragraphs_and_steps_are_wrapped_anew() -> None:
    text = "one\ntwo\n\n1. " + "step " * 30 + "\n   goes on\n2. next"
    lines = list(prose(text))
    assert lines[0] == "  one two"
    assert lines[1] == ""
    assert lines[2].startswith("  1. step step")
    assert lines[3].startswith("     step")
    assert lines[-1] == "  2. next"


def test_rows_without_a_text_are_left_out() -> None:
    assert list(pairs([("a", "1"), ("long", ""), ("bb", "2")])) == ["  a   1", "  bb  2"]


def test_an_empty_table() -> None:
    assert list(columns([])) == []
