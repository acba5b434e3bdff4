"""The pages of `explain`: one function for each kind of thing a pack knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.pack import lookup
from auditor.pack.layout import heading, pairs, prose, title, verbatim, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.pack.rows import (
        Breaking,
        Condition,
        DataCenter,
        ErrorCode,
        Fact,
        Library,
        LookAlike,
        Method,
        ModuleRow,
        NotOld,
        Pack,
        Product,
        Rule,
        Successor,
    )

DEEPER = "      "


def rule_page(pack: Pack, rule: Rule) -> Iterator[str]:
    """What a rule finds, why it matters, what to do, and its examples."""
    yield from title(f"{rule.id} {rule.kind}: {rule.title}")
    yield from pairs([("severity", rule.severity), ("weakness", rule.cwe), ("pack", pack.about.title)], "")
    yield from heading("Why")
    yield from prose(rule.why)
    yield from heading("What to do")
    yield from prose(rule.what_to_do)
    for word, examples in (("Found", rule.bad), ("Not found", rule.good)):
        for example in examples:
            name = f" ({example.file})" if example.file != "example.py" else ""
            yield from heading(f"{word}: {example.title}{name}")
            yield from verbatim(example.code, "    ")
            for file, code in example.also.items():
                yield f"  beside it, {file}:"
                yield from verbatim(code, "    ")
    if rule.references:
        yield from heading("Read more")
        for url in rule.references:
            yield f"  {url}"


def method_page(pack: Pack, method: Method) -> Iterator[str]:
    """What a method did, what replaces it, what becomes of its parameters, and what changes."""
    yield from title(f"{method.name}: {method.summary}")
    seen = [verb for verb in method.verbs_seen if verb not in method.verbs]
    also = f" (also seen: {', '.join(seen)})" if seen else ""
    yield from pairs(
        [
            ("request", f"{'/'.join(method.verbs)} {method.path}{also}"),
            ("formats", ", ".join(method.formats)),
            ("modules", method.modules),
            ("status", f"{method.status}{f', added {method.added}' if method.added else ''}"),
            ("limits", method.limits),
            ("effort", _effort(pack, method)),
            ("rewrite", f"{method.rewrite}: {method.rewrite_reason}"),
        ],
        "",
    )
    usual = [one for one in method.successor if not one.alternative]
    yield from heading(f"Replaced by ({pack.about.successor})")
    for one in usual:
        yield from _successor(one, alone=len(usual) == 1)
    others = [one for one in method.successor if one.alternative]
    if others:
        yield from heading("Also useful")
        for one in others:
            yield from _successor(one, alone=False)
    yield from heading("Parameters")
    for parameter in method.parameter:
        needed = ", required" if parameter.required else ""
        yield f"  {parameter.name}{needed} -> {parameter.becomes} [{parameter.where}]"
        if parameter.note:
            yield from wrapped(parameter.note, DEEPER)
    yield from heading("What changes")
    yield from _changes(pack, method.breaking)
    yield from _sources(pack, method.sources)


def module_page(pack: Pack, module: ModuleRow) -> Iterator[str]:
    """What a module is called now and which scopes open it."""
    yield from title(f"{module.name}: a module of {pack.about.api}")
    now = module.api_name or "nothing: it has no successor of its own"
    upsert = f"an upsert compares {module.duplicate_field} unless told otherwise"
    yield from pairs(
        [
            ("kind", module.kind),
            ("now called", now if "{" not in now else "by a name of its own, to be looked up"),
            ("scopes", f"{module.scope_group}.(READ | CREATE | UPDATE | DELETE | ALL)" * bool(module.scope_group)),
            ("id field", f"{module.id_field} -> id" * bool(module.id_field)),
            ("duplicates", upsert * bool(module.duplicate_field)),
            ("note", module.note),
            ("evidence", module.evidence),
        ],
        "",
    )
    yield from _sources(pack, module.sources)


def breaking_page(pack: Pack, change: Breaking) -> Iterator[str]:
    """A change of behaviour, whom it bites, and when."""
    yield from title(f"{change.id} {change.topic}")
    yield from wrapped(change.text, "")
    if change.condition:
        yield from heading("Bites a call")
        yield from wrapped(condition_words(change.condition))
    yield from heading("Methods")
    yield from wrapped(", ".join(method.name for method in lookup.methods_bitten(pack, change.id)) or "none")
    yield from _sources(pack, change.sources)


def error_page(pack: Pack, error: ErrorCode) -> Iterator[str]:
    """An error code of the old API and what answers in its place."""
    yield from title(f"{error.code}: {error.meaning}")
    rows = [("answered with", f"HTTP {error.http_status}"), ("now", error.becomes), ("sure", error.equivalence)]
    yield from pairs(rows, "")
    yield from _sources(pack, error.sources)


def library_page(library: Library) -> Iterator[str]:
    """A client library of the old API."""
    yield from title(f"{library.package} ({library.ecosystem}): a client of the old API")
    yield from pairs(
        [
            ("products", ", ".join((library.product, *library.other_products))),
            ("scheme", library.scheme),
            ("versions", library.versions),
            ("moved on in", library.first_good_version),
            ("imported as", ", ".join(library.imports)),
            ("token in", ", ".join(library.token_arguments)),
            ("evidence", library.evidence),
            ("confidence", library.confidence),
            ("note", library.note),
            ("source", library.source),
        ],
        "",
    )


def not_old_page(row: NotOld) -> Iterator[str]:
    """A package that only looks like one."""
    yield from title(f"{row.package} ({row.ecosystem}): not a client of the old API")
    yield from pairs([("why", row.why), ("source", row.source)], "")


def look_alike_page(pack: Pack, row: LookAlike) -> Iterator[str]:
    """Something of another product that looks like the old API."""
    yield from title(f"{row.name}: {row.product}")
    yield from pairs([("url", row.url), ("note", row.note)], "")
    yield from _sources(pack, row.sources)


def product_page(pack: Pack, product: Product) -> Iterator[str]:
    """A product with the same kind of token."""
    yield from title(f"{product.name}: a product that took the same kind of token")
    yield from pairs(
        [
            ("also called", ", ".join(product.other_names)),
            ("URLs", ", ".join(base for base in (product.base, *product.more_bases) if base)),
            ("made with", f"SCOPE={product.scope}"),
            ("called with", f"scope={product.call_scope}" if product.call_scope else ""),
            ("OAuth scopes", f"{product.oauth_prefix}…"),
            ("libraries", ", ".join(_clients(pack, product.name))),
            ("note", product.note),
            ("evidence", product.evidence),
        ],
        "",
    )
    yield from _sources(pack, product.sources)


def data_center_page(pack: Pack, row: DataCenter) -> Iterator[str]:
    """The hosts of a data centre."""
    yield from title(f"{row.id}: data centre {row.name}")
    yield from pairs(
        [
            (pack.about.api, f"{row.old_host or 'none'} ({row.old_host_evidence})"),
            ("accounts", f"{row.accounts_host} ({row.accounts_evidence})"),
            (pack.about.successor, row.api_host),
            ("sandbox", row.sandbox_host),
            ("developer", row.developer_host),
            ("files", row.file_host),
            ("in the SDK", "yes" if row.in_sdk else "no"),
            ("note", row.note),
        ],
        "",
    )
    yield from _sources(pack, row.sources)


def facts_page(pack: Pack, topic: str, facts: Iterable[Fact]) -> Iterator[str]:
    """Everything that is known under a topic."""
    yield from title(topic)
    rows = list(facts)
    for fact in rows:
        yield from wrapped(fact.text, "  ", "- ")
    yield from _sources(pack, dict.fromkeys(source for fact in rows for source in fact.sources))


def condition_words(condition: Condition) -> str:
    """A condition as a sentence would say it."""
    parts = [f"with {' and '.join(condition.given)}" if condition.given else ""]
    parts.append(f"with {' or '.join(condition.any_of)}" if condition.any_of else "")
    parts.append(f"without {' or '.join(condition.absent)}" if condition.absent else "")
    parts.extend(f"with {name} = {value}" for name, value in condition.value.items())
    parts.append(f"of the module {' or '.join(condition.module)}" if condition.module else "")
    return ", ".join(part for part in parts if part)


def _successor(one: Successor, *, alone: bool) -> Iterator[str]:
    yield f"  {one.verb} {one.path}"
    when = "" if alone and one.condition is None else one.when
    if one.condition:
        when = f"{when} (a call {condition_words(one.condition)})"
    elif not alone and not one.alternative:
        when = f"otherwise: {when}" if when != "default" else "otherwise"
    checked = [year for year, there in (("2025", one.confirmed_2025), ("2026", one.confirmed_2026)) if there]
    yield from pairs(
        [
            ("when", when if when != "alternative" else ""),
            ("scopes", ", ".join(one.scopes)),
            ("body", one.body),
            ("note", one.note),
            ("checked", f"in the OpenAPI files of {' and '.join(checked)} ({one.spec_match})" if checked else ""),
        ],
        DEEPER,
    )


def _changes(pack: Pack, ids: Iterable[str]) -> Iterator[str]:
    rows: list[tuple[str, str]] = []
    for id_ in ids:
        change = lookup.breaking(pack, id_)
        if change:
            bites = f" (Bites a call {condition_words(change.condition)}.)" if change.condition else ""
            rows.append((f"{change.id} {change.topic}", change.text + bites))
    yield from pairs(rows)


def _effort(pack: Pack, method: Method) -> str:
    for step in pack.about.effort:
        if step.points == method.effort:
            return f"{step.points}, {step.name}: {step.meaning}"
    return str(method.effort)


def _clients(pack: Pack, product: str) -> Iterator[str]:
    for row in pack.libraries:
        if product in (row.product, *row.other_products):
            yield f"{row.package} ({row.ecosystem})"


def _sources(pack: Pack, ids: Iterable[str]) -> Iterator[str]:
    yield from heading("Sources")
    rows: list[tuple[str, str]] = []
    for id_ in ids:
        row = lookup.source(pack, id_)
        if row:
            rows.append((row.id, row.url if "://" in row.url else f"{row.url}: {row.note}"))
    yield from pairs(rows)
