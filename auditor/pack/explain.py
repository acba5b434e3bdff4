"""`explain`: everything a pack knows about one word, as plain text; and the table of its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.pack import lookup, pages
from auditor.pack.convert import nearest
from auditor.pack.layout import columns, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.pack.rows import Pack


class UnknownTopic(LookupError):  # noqa: N818  (it is no error of the program)
    """Nothing is known about a word; the message says what is near."""

    def __init__(self, topic: str, known: Iterable[str]) -> None:
        """Look for the nearest of the known words."""
        names = tuple(sorted(known))
        by_fold = {name.casefold(): name for name in names}
        hint = nearest(topic.casefold(), tuple(by_fold))
        for folded, name in by_fold.items():
            hint = hint.replace(repr(folded), repr(name))
        if not hint.startswith("did"):
            hint = "ask for a rule, a method, a module, a change, an error code, a library, a product or a data centre"
        self.topic = topic
        self.hint = hint
        super().__init__(f"nothing is known about {topic!r}; {hint}")


def explain(pack: Pack, topic: str) -> str:
    """All that the pack knows about `topic`, whatever kind of thing it names."""
    found = ["\n".join(page) for page in _pages(pack, topic.strip())]
    if not found:
        raise UnknownTopic(topic, topics(pack))
    return "\n\n\n".join(found)


def rules_table(pack: Pack) -> str:
    """One line a rule."""
    head = ("id", "kind", "severity", "finds")
    rows = [head, *((rule.id, rule.kind, rule.severity, rule.title) for rule in pack.rules)]
    return "\n".join(columns(rows))


def topics(pack: Pack) -> set[str]:
    """Every word that `explain` knows."""
    words = [name for rule in pack.rules for name in (rule.id, rule.kind)]
    words += [row.name for row in pack.methods]
    words += [row.name for row in pack.retired]
    words += [row.name for row in pack.modules]
    words += [name for row in pack.products for name in (row.name, *row.other_names)]
    words += [row.id for row in pack.breaking]
    words += [name for row in pack.data_centers for name in (row.id, row.name)]
    words += [row.code for row in pack.errors]
    words += [row.package for row in pack.libraries]
    words += [row.package for row in pack.not_old]
    words += [row.topic for row in pack.facts]
    return set(words)


def _pages(pack: Pack, topic: str) -> Iterator[Iterator[str]]:
    rule = lookup.rule(pack, topic)
    if rule:
        yield pages.rule_page(pack, rule)
    yield from _method_pages(pack, topic)
    change = lookup.breaking(pack, topic)
    if change:
        yield pages.breaking_page(pack, change)
    module = lookup.module(pack, topic)
    for row in [module] if module else lookup.modules_now_called(pack, topic):
        yield pages.module_page(pack, row)
    error = lookup.error(pack, topic)
    if error:
        yield pages.error_page(pack, error)
    yield from _package_pages(pack, topic)
    product = lookup.product(pack, topic) or lookup.product_of_scope(pack, topic)
    if product:
        yield pages.product_page(pack, product)
    center = lookup.data_center(pack, topic)
    if center:
        yield pages.data_center_page(pack, center)
    facts = [fact for fact in pack.facts if fact.topic.casefold() == topic.casefold()]
    if facts:
        yield pages.facts_page(pack, facts[0].topic, facts)


def _method_pages(pack: Pack, topic: str) -> Iterator[Iterator[str]]:
    renamed = lookup.retired(pack, topic)
    if renamed:
        yield _renamed_page(renamed.name, f"{renamed.note} on {renamed.eol}: it became {renamed.became}, see there")
    method = lookup.method(pack, topic)
    if method:
        yield pages.method_page(pack, method)
    for row in pack.look_alikes:
        if topic.casefold() in [name.strip().casefold() for name in row.name.split(",")] and not method:
            yield pages.look_alike_page(pack, row)


def _renamed_page(name: str, text: str) -> Iterator[str]:
    yield from title(name)
    yield from wrapped(text, "")


def _package_pages(pack: Pack, topic: str) -> Iterator[Iterator[str]]:
    ecosystems = [row.ecosystem for row in pack.libraries] + [row.ecosystem for row in pack.not_old]
    for ecosystem in dict.fromkeys(ecosystems):
        for library in lookup.libraries(pack, ecosystem, topic):
            yield pages.library_page(library)
        other = lookup.not_old(pack, ecosystem, topic)
        if other:
            yield pages.not_old_page(other)
