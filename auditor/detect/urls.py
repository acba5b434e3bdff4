"""URLs of the old API recognised in texts with holes, and the calls they name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.detect.tails import Tail, tails
from auditor.findings import ApiCall
from auditor.flow.shapes import Either, Hole, Part, Piece, Table, Text, expanded, text_of
from auditor.pack.telling import either
from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.pack.rows import Pack, Rule, UrlShape

FIRST_HOLE = 0xE000
MOST_HOLES = 0x1800
HOLE = f"[{chr(FIRST_HOLE)}-{chr(FIRST_HOLE + MOST_HOLES)}]"
SEGMENT = r"[^/?#&\s\"'<>\\,;)]+"
SLASHES = re.compile(r"(?<!:)/{2,}")
"""Where a base that ends with a slash and a path that begins with one were put together."""

MOST_CALLS = 24
LONGEST_PATH = 600
FOREIGN = re.compile(r"\W*[a-z]+://[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:/|$)")
TOKENS = re.compile(r"[^\s\"'<>`|()\[\]]+")
SPOKEN = re.compile(r"=[A-Za-z]{1,20}\Z")
GOES_ON = re.compile(r"(?: [A-Za-z]{1,20}){1,3}(?:&[\w.-]+=[^\s\"'<>`|()\[\]&]*)+")
"""Documentation writes `?token=Your Token&scope=x`: words with spaces between them, and more parameters behind."""


@dataclass(frozen=True, slots=True)
class UrlMatch:
    """A URL that a shape of a rule recognised. `calls` are what it may name, none of them empty altogether."""

    rule: Rule
    shape: UrlShape
    host: str
    calls: tuple[ApiCall, ...]
    start: int = 0
    end: int = 0

    @property
    def named(self) -> int:
        """How much is named: a point each for a known method and a known module of the first call."""
        return max((2 * bool(call.method) + bool(call.module) for call in self.calls), default=0)


class _Pattern:
    """A URL shape of a rule. Its expressions are compiled when a text holds the `needle`, which few do."""

    def __init__(self, rule: Rule, shape: UrlShape) -> None:
        self.rule = rule
        self.shape = shape
        self.needle = shape.path.partition("{")[0].strip("/").lower()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The shape within a text."""
        return re.compile(_expression(self.shape), re.IGNORECASE)

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The shape as all of a text, behind its host."""
        return re.compile(rf"^(?P<host>[^\s\"'<>=?#]*?){_expression(self.shape)}", re.IGNORECASE)


def _expression(shape: UrlShape) -> str:
    fixed, _, variable = shape.path.partition("{")
    lead = r"(?:/|(?<![\w-]))" if fixed.startswith("/") else ""
    pattern = fixed_part = lead + re.escape(fixed.strip("/"))
    for name in re.findall(r"\{(\w+)\}", "{" + variable):
        pattern += f"(?:/(?P<{name}>{SEGMENT})"
    pattern += ")?" * pattern.count("(?:/(?P<")
    edge = r"(?![\w-])"
    return fixed_part + edge + pattern.removeprefix(fixed_part) if "{" in shape.path else pattern + edge


class Urls:
    """The URL shapes of a pack, compiled. Finds them in texts, and (as `Wanted`) tells requests that matter."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        rules = [rule for rule in pack.rules if rule.match.on == "request"]
        self._patterns = [_Pattern(rule, shape) for rule in rules for shape in rule.match.url if not shape.known]
        self._tails = tails(pack)
        self._methods = {method.name.lower(): method.name for method in pack.methods}
        self._modules = {row.name.lower(): row.name for row in pack.modules if "{" not in row.name}
        names = [spec for rule in rules for spec in (rule.match.call.module, rule.match.call.method)]
        self.tokens = tuple(
            name
            for rule in pack.rules
            if rule.match.on in {"token", "password"}
            for name in rule.match.secret.parameters
        )
        self.keys = tuple(dict.fromkeys(spec.partition(":")[2] for spec in names if spec.startswith("key:")))

    @cached_property
    def _needles(self) -> re.Pattern[str]:
        return _any(pattern.needle for pattern in self._patterns)

    @cached_property
    def _named(self) -> re.Pattern[str]:
        return _any(self._methods)

    @cached_property
    def _telling(self) -> re.Pattern[str]:
        return _any((*(pattern.needle for pattern in self._patterns), *self._methods))

    def speaks(self, text: str) -> bool:
        """Whether a text may hold a URL of the API, or the end of one."""
        return self._telling.search(text.lower()) is not None

    # --- whole texts

    def url(self, text: Text) -> bool:
        """Whether the text is a URL of the old API (or of a sibling, which then still needs a token)."""
        return bool(self.matches(text))

    def matches(self, text: Text) -> list[UrlMatch]:
        """The shapes that the text, taken as one URL, has: of the most telling rule first."""
        if any(isinstance(part, Either) and _breaks(part) for part in text.parts):
            variants = [variant for variant in expanded(text) if variant != text]
            return _united(match for variant in variants for match in self.matches(variant))
        flat, parts = _flat(text)
        shaped = self._needles.search(flat.lower()) is not None
        head, mark, query = flat.partition("?")
        if not (shaped or self._ends(head)) or any(sign in head for sign in " <>\n\"'\t"):
            return []
        flat = SLASHES.sub("/", head) + mark + query
        lowered = flat.lower()
        found = []
        for pattern in self._patterns if shaped else ():
            match = pattern.whole.match(flat) if pattern.needle in lowered else None
            if match is not None and self._fits(pattern.shape, match["host"], match):
                found.append(self._match(pattern, match, parts))
        return found or [match for match in self._tailed(flat, head, parts) if self._open(match, flat)]

    def ending(self, text: str) -> Iterator[UrlMatch]:
        """What a written text is whose end alone is that of a URL."""
        head = text.split("?", 1)[0]
        if self._ends(head):
            yield from (replace(match, end=len(text)) for match in self._tailed(text, head, {}))

    def _open(self, match: UrlMatch, flat: str) -> bool:
        """Whether the beginning of an address is not known, or the token is there: what is sent may have a base yet."""
        query = flat.partition("?")[2].lower()
        carried = any(f"{name.lower()}=" in query for name in self.tokens)
        return match.shape.needs == "token" and (carried or re.match(HOLE, flat) is not None)

    def _ends(self, head: str) -> bool:
        """Whether a path may end as one of the API does."""
        return bool(self._tails) and len(head) <= LONGEST_PATH and self._named.search(head.lower()) is not None

    def _tailed(self, flat: str, head: str, parts: dict[str, Part]) -> Iterator[UrlMatch]:
        for tail in self._tails if len(head) <= LONGEST_PATH else ():
            match = tail.whole.match(flat)
            if match is not None and tail.begins(match["host"]):
                yield replace(self._match(tail, match, parts), host="")

    def inside(self, text: str) -> Iterator[UrlMatch]:
        """The URLs within prose or code, with their places in it."""
        lowered = text.lower()
        if not self._needles.search(lowered):
            return
        held = [pattern for pattern in self._patterns if pattern.needle in lowered]
        for token in TOKENS.finditer(text):
            for pattern in held:
                match = pattern.regex.search(token[0])
                if match is None or not self._fits(pattern.shape, token[0][: match.start()], match):
                    continue
                found = self._match(pattern, match, {})
                more = GOES_ON.match(text, token.end()) if SPOKEN.search(token[0]) else None
                end = more.end() if more is not None else token.end()
                yield UrlMatch(found.rule, found.shape, found.host, found.calls, token.start(), end)
                break

    def _fits(self, shape: UrlShape, host: str, match: re.Match[str]) -> bool:
        """Whether the host may be that of the API; one of somebody else needs a path that leaves no doubt."""
        lowered = host.lower()
        if shape.host:
            return shape.host.lower() in lowered
        if not FOREIGN.match(lowered) or any(word in lowered for word in self._pack.about.host_words):
            return True
        groups = match.groupdict()
        form, *names = [(groups.get(name) or "").lower() for name in ("format", "module", "method")]
        plain = not shape.formats or form in shape.formats or re.fullmatch(HOLE, form) is not None
        return plain or any(name in self._methods for name in names)

    def _match(self, pattern: _Pattern | Tail, match: re.Match[str], parts: dict[str, Part]) -> UrlMatch:
        groups = match.groupdict()
        host = groups.get("host") or ""
        calls = [
            ApiCall(module, method, form.lower())
            for form in _options(groups.get("format"), parts)
            for module in _options(groups.get("module"), parts)
            for method in _options(groups.get("method"), parts)
        ]
        calls = [self.canonical(pattern.shape, call) for call in calls]
        shown = re.sub(HOLE, "{…}", host.rpartition("/")[2])
        return UrlMatch(pattern.rule, pattern.shape, shown, tuple(dict.fromkeys(calls))[:MOST_CALLS])

    def canonical(self, shape: UrlShape, call: ApiCall) -> ApiCall:
        """The call in the pack's own spelling; a shape that names its method itself decides it.

        Where another word stands for the format, the segments after it are those of another path and name nothing.
        """
        form, module, method = call.format, call.module, call.method
        if shape.formats and form and form not in shape.formats:
            if not method and (not module or module.lower() in self._methods):
                form, module, method = "", form, module
            elif method.lower() not in self._methods:
                form = module = method = ""
        method = self._methods.get(method.lower()) or self._cut_from(method) or method
        return ApiCall(self._modules.get(module.lower(), module), shape.method or method, form)

    def _cut_from(self, name: str) -> str:
        """The method of a segment to which code has glued a module without a slash between them, or nothing."""
        lowered = name.lower()
        lengths = range(len(lowered) - 1, 0, -1) if name else ()
        cuts = (size for size in lengths if lowered[:size] in self._methods and lowered[size:] in self._modules)
        return next((self._methods[lowered[:size]] for size in cuts), "")

    # --- what requests name

    def named(self, urls: tuple[Text, ...], parameters: Table) -> int:
        """How much of module and method a request names."""
        calls = [
            call
            for url in urls
            for match in self.matches(url)
            if not match.shape.method
            for call in self.calls(match, parameters)
        ]
        return max((2 * bool(call.method) + bool(call.module) for call in told(calls)), default=0)

    def method(self, name: str) -> str:
        """The method of this name, whatever its case; nothing if there is none."""
        return self._methods.get(name.lower(), "")

    def module(self, name: str) -> str:
        """The module of this name, whatever its case; nothing if there is none."""
        return self._modules.get(name.lower(), "")

    def calls(self, match: UrlMatch, parameters: Table, headers: Table | None = None) -> tuple[ApiCall, ...]:
        """The calls of a request: from its URL, or from the keys that the rule says."""
        spec = match.rule.match.call
        found: list[ApiCall] = []
        for call in match.calls:
            modules = _spelled(spec.module, call.module, parameters, headers)
            methods = _spelled(spec.method, call.method, parameters, headers)
            found.extend(
                self.canonical(match.shape, ApiCall(module, method, call.format))
                for module in modules
                for method in methods
            )
        return tuple(dict.fromkeys(found))[:MOST_CALLS]


def told(calls: list[ApiCall]) -> list[ApiCall]:
    """The calls; without modules where any of several methods may go with one of them, or with one that is not known.

    Which belongs to which is then for the callers to say.
    """
    modules: dict[str, set[str]] = {}
    for call in calls:
        modules.setdefault(call.method, set()).add(call.module)
    first = next(iter(modules.values()), set())
    if len(modules) > 1 and len(first) > 1 and "" in first and all(one == first for one in modules.values()):
        return [replace(call, module="") for call in calls]
    return calls


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Whether one of some words is in a text; a word that holds another one need not be looked for."""
    known = sorted(set(words))
    least = [word for word in known if not any(other in word for other in known if other != word)]
    return re.compile(either(least))


def _breaks(part: Either) -> bool:
    """Whether the options of a choice spell more than one segment."""
    return any(any(sign in str(option) for sign in "/?") for option in part.options)


def _united(matches: Iterable[UrlMatch]) -> list[UrlMatch]:
    """One match for each shape, with the calls of all."""
    found: dict[int, UrlMatch] = {}
    for match in matches:
        before = found.get(id(match.shape))
        calls = tuple(dict.fromkeys((*(before.calls if before else ()), *match.calls)))[:MOST_CALLS]
        found[id(match.shape)] = replace(before or match, calls=calls)
    return list(found.values())


def _spelled(spec: str, own: str, parameters: Table, headers: Table | None) -> list[str]:
    where, _, key = spec.partition(":")
    if where == "path":
        return [own]
    table = headers if where == "header" else parameters
    cell = table.get(key) if table is not None else None
    texts = [option for value in (cell.values if cell else ()) for option in expanded(text_of(value))]
    return [_known(text) for text in texts] or [""]


def _known(text: Text) -> str:
    if len(text.parts) == 1 and isinstance(text.parts[0], Hole) and text.parts[0].default is not None:
        return text.parts[0].default.known or ""
    return text.known or ""


def _flat(text: Text) -> tuple[str, dict[str, Part]]:
    """The text as one string in which every hole and choice is one private character."""
    parts: dict[str, Part] = {}
    flat: list[str] = []
    for part in text.parts:
        if isinstance(part, Piece):
            flat.append(part.text)
        elif len(parts) < MOST_HOLES:
            sign = chr(FIRST_HOLE + len(parts))
            parts[sign] = part
            flat.append(_spread(part, parts, sign))
    return "".join(flat), parts


def _spread(part: Part, parts: dict[str, Part], sign: str) -> str:
    """A hole with a default that spells more than one segment is written out, so that its segments are seen."""
    if isinstance(part, Hole) and part.default is not None:
        known = part.default.known
        if known is not None and ("/" in known or "?" in known):
            parts.pop(sign, None)
            return known
    return sign


def _options(group: str | None, parts: dict[str, Part]) -> list[str]:
    """The names that one segment may be; unknown is the empty name."""
    if not group:
        return [""]
    part = parts.get(group)
    if isinstance(part, Either):
        return [_plain(option.known) for option in part.options]
    if isinstance(part, Hole):
        return [_plain(part.default.known)] if part.default is not None else [""]
    return [_plain(group)]


def _plain(name: str | None) -> str:
    """A name as code would spell it; template signs and holes are no names."""
    return name if name and re.fullmatch(r"[A-Za-z][\w .-]{0,60}", name) else ""


def first(matches: Iterable[UrlMatch]) -> UrlMatch | None:
    """The match that names most."""
    return max(matches, key=lambda match: match.named, default=None)
