"""What no single row can know: that ids exist, regular expressions compile, and tables agree with each other."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter
from typing import TYPE_CHECKING, Any

from auditor.findings import Severity, Stage
from auditor.pack.convert import nearest
from auditor.pack.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.pack.read import Places
    from auditor.pack.rows import Condition, KeyShape, Method, Pack, ParameterChange, Rule, UrlShape

RULE_ID = re.compile(r"[A-Z]{2,3}\d{3}")
KEY = re.compile(r"[0-9a-f]{32}")
CALL = re.compile(r"path|(key|header):.+")

# What a match may recognise, and which of its tables belong to that.
MATCH_TABLES = {
    "request": {"url"},
    "wrapped": set(),
    "key": {"key"},
    "header": {"key", "text"},
    "library": set(),
    "payload": {"key", "text", "lines", "labels", "text_holds", "lines_hold"},
    "token": {"secret"},
    "password": {"secret"},
    "placeholder": {"secret"},
}
CREDENTIALS = ("token", "password")
NEEDS = ("", "token", "keys", "context")
WHERE = ("key", "header")
PARAMETER_WHERE = ("header", "query", "path", "body", "form", "removed")
PARAMETER_HOW = ("", "page", "size", "fields", "module", "anew")
REWRITES = ("mechanical", "assisted", "manual")
AREAS = ("read", "write", "delete", "search", "related", "metadata", "file", "convert")
VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")
MODULE_KINDS = ("records", "custom", "split", "sub-resource", "related list", "pseudo-module", "ui only")
MESSAGE_FIELDS = ("module", "method", "product", "name", "count", "version")
PLACEHOLDERS = ("format", "module", "method")

Problem = tuple[object, str, str, str]
"""The row, the key within it, what is wrong, what would be right."""


def check(pack: Pack, places: Places) -> None:
    """PackError for the first thing that does not fit."""
    for part in _CHECKS:
        for row, inner, problem, remedy in part(pack):
            file, key = places.of(row)
            dot = "." if key and inner else ""
            raise PackError(file, f"{key}{dot}{inner}", problem, remedy)
    for rule in pack.rules:
        file, _ = places.of(rule)
        if not file.rpartition("/")[2].startswith(rule.id):
            raise PackError(file, "id", f"the file is not named after the rule {rule.id}", f"name it {rule.id}-….toml")


def _about(pack: Pack) -> Iterator[Problem]:
    about = pack.about
    if not KEY.fullmatch(about.key):
        yield about, "key", "is not 32 lower-case hexadecimal digits", "make one up and never change it"
    yield from _dates(about, "ended", about.ended)
    yield from _dates(about, "compiled", about.compiled)
    words = (*about.prefilter.strong, *about.prefilter.weak)
    for word in words:
        if not word or word != word.lower() or not word.isascii():
            yield about, "prefilter", f"{word!r} is no lower-case ASCII word", "write words as they are searched"
    for word in about.prefilter.not_after:
        yield from _known(about, "prefilter.not_after", "word", word, words)
    if not about.prefilter.strong:
        yield about, "prefilter.strong", "is empty", "name at least one word that every relevant project holds"


def _unique(pack: Pack) -> Iterator[Problem]:
    tables: tuple[tuple[Iterable[Any], str], ...] = (
        (pack.rules, "id"), (pack.rules, "kind"), (pack.methods, "name"), (pack.breaking, "id"), (pack.modules, "name"),
        (pack.token_shapes, "id"), (pack.mints, "id"), (pack.products, "name"), (pack.errors, "code"),
        (pack.data_centers, "id"), (pack.parameters, "name"), (pack.retired, "name"), (pack.sources, "id"),
    )  # fmt: skip
    for table, key in tables:
        seen: set[str] = set()
        for row in table:
            value = getattr(row, key)
            if value.casefold() in seen:
                yield row, key, f"{value!r} is there twice", "each may stand once, whatever its case"
            seen.add(value.casefold())


def _sources(pack: Pack) -> Iterator[Problem]:
    known = {source.id for source in pack.sources}
    tables: tuple[tuple[Any, ...], ...] = (
        pack.methods, pack.breaking, pack.retired, pack.look_alikes, pack.modules, pack.fields, pack.token_shapes,
        pack.mints, pack.products, pack.errors, pack.end_dates, pack.facts, pack.data_centers, pack.revocations,
        pack.windows,
    )  # fmt: skip
    for table in tables:
        for row in table:
            for source in row.sources:
                yield from _known(row, "sources", "source", source, known)
    for method in pack.methods:
        for parameter in method.parameter:
            if parameter.source:
                yield from _known(method, f"parameter[{parameter.name}].source", "source", parameter.source, known)


def _rules(pack: Pack) -> Iterator[Problem]:
    urls = {source.url for source in pack.sources}
    for rule in pack.rules:
        if not RULE_ID.fullmatch(rule.id):
            yield rule, "id", f"{rule.id!r} is no rule id", "two or three capitals and three digits, such as AB101"
        yield from _known(rule, "severity", "severity", rule.severity, [str(one) for one in Severity])
        if rule.stage:
            yield from _known(rule, "stage", "stage", rule.stage, [str(one) for one in Stage])
        for url in rule.references:
            if not url.startswith("https://"):
                yield rule, "references", f"{url!r} is no https URL", "give the address of a page"
            elif urls and url not in urls:
                yield rule, "references", f"{url!r} is no URL of a source", "add a [source.ID] for it"
        for key, message in (("message", rule.message), *((f"messages.{k}", m) for k, m in rule.messages.items())):
            yield from _message(rule, key, message)
        yield from _match(rule, pack)


def _message(rule: Rule, key: str, message: str) -> Iterator[Problem]:
    try:
        names = [name for _, name, _, _ in Formatter().parse(message) if name is not None]
    except ValueError as error:
        yield rule, key, f"cannot be filled in ({error})", "double a brace that is meant as one"
        return
    for name in names:
        yield from _known(rule, key, "field", name, MESSAGE_FIELDS)


def _match(rule: Rule, pack: Pack) -> Iterator[Problem]:
    match = rule.match
    yield from _known(rule, "match.on", "kind of fact", match.on, MATCH_TABLES)
    allowed = MATCH_TABLES.get(match.on, set())
    filled = {
        "url": bool(match.url),
        "key": bool(match.key),
        "text": bool(match.text),
        "lines": bool(match.lines),
        "text_holds": bool(match.text_holds),
        "lines_hold": bool(match.lines_hold),
        "labels": bool(match.labels),
        "secret": match.secret != type(match.secret)(),
    }
    for table, there in filled.items():
        if there and table not in allowed:
            yield rule, f"match.{table}", f"does not belong to on = {match.on!r}", "leave it out, or change on"
    if allowed and not any(filled[table] for table in allowed):
        yield rule, "match", f"on = {match.on!r} has nothing to look for", f"add {' or '.join(sorted(allowed))}"
    for part in (match.call.module, match.call.method):
        if not CALL.fullmatch(part):
            yield rule, "match.call", f"{part!r} is no place of a name", "write path, key:NAME or header:NAME"
    for url in match.url:
        yield from _url(rule, url, pack)
    for key in match.key:
        yield from _key(rule, key, pack)
    yield from _regexes(rule, "match.text", match.text)
    yield from _regexes(rule, "match.lines", match.lines)
    yield from _regexes(rule, "match.labels", match.labels)
    for pattern in match.labels:
        if _fault(pattern) is None and not re.compile(pattern, re.IGNORECASE).groups:
            yield rule, "match.labels", f"{pattern!r} has no group", "put brackets around what is the label"
    yield from _secret(rule, pack)


def _secret(rule: Rule, pack: Pack) -> Iterator[Problem]:
    match = rule.match
    shapes = {shape.id for shape in pack.token_shapes}
    for name in ("shapes", "not_shapes"):
        for shape in getattr(match.secret, name):
            yield from _known(rule, f"match.secret.{name}", "token shape", shape, shapes)
    for name in ("names", "strict_names", "not_names", "placeholders", "references"):
        yield from _regexes(rule, f"match.secret.{name}", getattr(match.secret, name))


def _url(rule: Rule, url: UrlShape, pack: Pack) -> Iterator[Problem]:
    segments = url.path.split("/")
    if segments[0] or len(segments) == 1:
        yield rule, "match.url.path", f"{url.path!r} does not begin with /", "write the whole path"
    for segment in segments:
        if segment.startswith("{"):
            yield from _known(rule, "match.url.path", "placeholder", segment.strip("{}"), PLACEHOLDERS)
    for name in url.known:
        yield from _known(rule, "match.url.known", "segment", name, ("module", "method"))
    if url.path.startswith("/{") and "method" not in url.known:
        yield rule, "match.url.known", f"{url.path!r} begins with no name", "add known = ['method']"
    yield from _known(rule, "match.url.needs", "need", url.needs, NEEDS)
    if bool(url.keys) != (url.needs == "keys"):
        yield rule, "match.url.keys", "keys and needs = 'keys' belong together", "give both or neither"
    yield from _product(rule, "match.url.product", url.product, pack)


def _key(rule: Rule, key: KeyShape, pack: Pack) -> Iterator[Problem]:
    yield from _known(rule, "match.key.where", "place", key.where, WHERE)
    yield from _regexes(rule, "match.key.values", key.values)
    yield from _regexes(rule, "match.key.unless", key.unless)
    yield from _product(rule, "match.key.product", key.product, pack)


def _product(row: object, key: str, product: str, pack: Pack) -> Iterator[Problem]:
    if product:
        yield from _known(row, key, "product", product, [pack.about.product, *(one.name for one in pack.products)])


def _methods(pack: Pack) -> Iterator[Problem]:
    changes = {change.id for change in pack.breaking}
    points = [step.points for step in pack.about.effort]
    for method in pack.methods:
        for change in method.breaking:
            yield from _known(method, "breaking", "change", change, changes)
        yield from _known(method, "rewrite", "rewrite", method.rewrite, REWRITES)
        yield from _known(method, "area", "area", method.area, AREAS)
        if points and method.effort not in points:
            yield method, "effort", f"{method.effort} is no step of the scale", f"steps are {points} (pack.toml)"
        for parameter in method.parameter:
            yield from _parameter(method, parameter, pack)
        yield from _successors(method, pack)
    for retired in pack.retired:
        yield from _known(retired, "became", "method", retired.became, [method.name for method in pack.methods])


def _parameter(method: Method, parameter: ParameterChange, pack: Pack) -> Iterator[Problem]:
    key = f"parameter[{parameter.name}]"
    yield from _known(method, f"{key}.where", "place", parameter.where, PARAMETER_WHERE)
    yield from _known(method, f"{key}.how", "way", parameter.how, PARAMETER_HOW)
    yield from _regexes(method, f"{key}.rewording", (row.find for row in parameter.rewording))
    if parameter.to.startswith("{") and not any(parameter.to in one.path for one in method.successor):
        yield method, f"{key}.to", f"no successor's path holds {parameter.to}", "name a place of the path"
    if parameter.how in ("page", "size"):
        ends = [name for window in pack.windows for name in (window.first, window.last)]
        yield from _known(method, f"{key}.how", "end of a [[window]]", parameter.name, ends)


def _successors(method: Method, pack: Pack) -> Iterator[Problem]:
    usual = [one for one in method.successor if not one.alternative]
    defaults = [one for one in usual if one.condition is None]
    if method.successor and (len(defaults) != 1 or usual[-1] is not defaults[0]):
        remedy = "the last one that is no alternative has no condition, those before it have one"
        yield method, "successor", f"{len(defaults)} of them have no condition", remedy
    names = {parameter.name for parameter in method.parameter}
    for one in method.successor:
        key = f"successor[{one.when}]"
        yield from _known(method, f"{key}.verb", "verb", one.verb, VERBS)
        if one.parent:
            yield from _known(method, f"{key}.parent", "parameter", one.parent, names)
        for name in one.parameters:
            yield from _known(method, f"{key}.parameters", "parameter", name, names)
        if one.condition:
            yield from _condition(method, f"{key}.condition", one.condition, names, pack)


def _condition(row: object, key: str, condition: Condition, names: set[str], pack: Pack) -> Iterator[Problem]:
    for name in (*condition.given, *condition.absent, *condition.any_of, *condition.value):
        yield from _known(row, key, "parameter", name, names)
    for module in condition.module:
        yield from _known(row, f"{key}.module", "module", module, [one.name for one in pack.modules])
    yield from _regexes(row, f"{key}.value", condition.value.values())


def _tables(pack: Pack) -> Iterator[Problem]:
    names = {parameter.name for method in pack.methods for parameter in method.parameter}
    for change in pack.breaking:
        if change.condition:
            yield from _condition(change, "condition", change.condition, names, pack)
    for module in pack.modules:
        yield from _known(module, "kind", "kind of module", module.kind, MODULE_KINDS)
    for shape in pack.token_shapes:
        yield from _regexes(shape, "regex", (shape.regex,))
    for mint in pack.mints:
        for name in mint.secret_parameters:
            yield from _known(mint, "secret_parameters", "parameter", name, mint.parameters)


def _more_tables(pack: Pack) -> Iterator[Problem]:
    for end in pack.end_dates:
        yield from _dates(end, "date", end.date)
    for revocation in pack.revocations:
        yield from _known(revocation, "kind", "kind", revocation.kind, CREDENTIALS)
    for library in pack.libraries:
        for name in (library.product, *library.other_products):
            yield from _product(library, "product", name, pack)
    for row in pack.library_calls:
        packages = [library.package for library in pack.libraries if library.ecosystem == row.ecosystem]
        yield from _known(row, "package", f"library of {row.ecosystem}", row.package, packages)
        if row.method not in {"", "*"}:
            yield from _known(row, "method", "method", row.method, [method.name for method in pack.methods])
    if pack.products:
        products = [product.name for product in pack.products]
        yield from _known(pack.about, "product", "product", pack.about.product, products)


def _known(row: object, key: str, what: str, value: str, known: Iterable[str]) -> Iterator[Problem]:
    if value not in (names := tuple(known)):
        yield row, key, f"there is no {what} {value!r}", nearest(value, names)


def _regexes(row: object, key: str, patterns: Iterable[str]) -> Iterator[Problem]:
    for pattern in patterns:
        fault = _fault(pattern)
        if fault is not None:
            yield row, key, f"{pattern!r} is no regular expression ({fault})", "mend it, or escape its special letters"


def _fault(pattern: str) -> str | None:
    """What is wrong with a regular expression."""
    try:
        re.compile(pattern, re.IGNORECASE)  # as most are used: it is compiled but once
    except RecursionError:
        return "nested too deeply"
    except (re.error, OverflowError) as error:
        return str(error)
    return None


def _dates(row: object, key: str, text: str) -> Iterator[Problem]:
    try:
        date.fromisoformat(text)
    except ValueError:
        yield row, key, f"{text!r} is no day", "write it as 2019-12-31"


_CHECKS: tuple[Callable[[Pack], Iterator[Problem]], ...] = (
    _about, _unique, _sources, _rules, _methods, _tables, _more_tables,
)  # fmt: skip
