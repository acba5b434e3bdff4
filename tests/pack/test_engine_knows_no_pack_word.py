"""Knowledge is data: no word of the shipped pack stands in the engine, so that another pack needs no code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.pack.rows import Pack

ENGINE = Path(__file__).parents[2] / "auditor"

# Words of the pack that any program uses; found anywhere, they say nothing.
COMMON = {
    "accounts", "activities", "analytics", "apikey", "attachments", "billing", "books", "calls", "campaigns",
    "cases", "contacts", "content", "creator", "criteria", "crm", "dashboards", "deals", "desk", "docs", "events",
    "expense", "forecasts", "id", "info", "inventory", "invoice", "invoices", "leads", "login", "mail", "notes",
    "password", "payments", "people", "potentials", "products", "projects", "quotes", "recruit", "reports", "scope",
    "search", "solutions", "subscriptions", "support", "tasks", "ticket", "type", "users", "vendors", "version",
    "workdrive",
}  # fmt: skip


def identifiers(pack: Pack) -> Iterator[str]:
    """Everything that the pack calls by a name."""
    about = pack.about
    yield from (about.id, *about.context, *about.host_words, *about.successor_hosts, *about.successor_header_prefixes)
    yield from (*about.prefilter.strong, *about.prefilter.weak)
    yield from (method.name for method in pack.methods)
    yield from (method.name for method in pack.retired)
    yield from (parameter.name for method in pack.methods for parameter in method.parameter)
    yield from (module.name.replace("{N}", "") for module in pack.modules)
    yield from (module.id_field.replace("{N}", "") for module in pack.modules)
    for product in pack.products:
        yield from (product.name, *product.other_names, product.scope, product.call_scope, product.oauth_prefix)
        yield from (base.partition("/")[0] for base in (product.base, *product.more_bases))
    for center in pack.data_centers:
        yield from (center.old_host, center.accounts_host, center.api_host, center.file_host)
    for rule in pack.rules:
        yield from (rule.id, rule.kind)
        yield from (name for key in rule.match.key for name in key.names)
        yield from (url.path.partition("{")[0].strip("/") for url in rule.match.url)
        yield from (*rule.match.secret.parameters, *rule.match.secret.header_prefixes)
    yield from (parameter for mint in pack.mints for parameter in mint.parameters)
    yield from (library.package for library in pack.libraries)


def telling(pack: Pack) -> set[str]:
    """The identifiers that no other program would use."""
    words = {word.strip().casefold() for word in identifiers(pack)}
    return {word for word in words if len(word) > 2 and word not in COMMON and word not in {"authorization", "api"}}


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    files = sorted(ENGINE.rglob("*.py"))
    return {
        file.relative_to(ENGINE).as_posix(): file.read_text(encoding="utf-8")
        for file in files
        if file.name != "_about.py" and "_data" not in file.parts
    }


def test_the_words_are_many(pack: Pack) -> None:
    words = telling(pack)
    assert {
        "zoho",
        "getrecords",
        "crm/private",
        "xmldata",
        "selectcolumns",
        "authtoken",
        "za101",
        "v1-endpoint",
    } <= words
    assert len(words) > 150


def test_no_word_of_the_pack_stands_in_the_engine(pack: Pack, sources: dict[str, str]) -> None:
    words = "|".join(re.escape(word) for word in sorted(telling(pack), key=len, reverse=True))
    pattern = re.compile(rf"(?<![a-z0-9]){words.join(['(?:', ')'])}(?![a-z0-9])", re.IGNORECASE)
    found = [
        f"{file}:{number}: {match[0]}"
        for file, text in sources.items()
        for number, line in enumerate(text.splitlines(), 1)
        if (match := pattern.search(line))
    ]
    assert not found, "\n".join(found)


def test_the_vendor_is_not_even_part_of_a_word(sources: dict[str, str]) -> None:
    assert [file for file, text in sources.items() if "zoho" in text.casefold()] == []
