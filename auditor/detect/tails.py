"""Addresses whose beginning stands elsewhere, and calls by name: known by the module and the method that they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.pack.rows import Pack, Rule, UrlShape

SEGMENT = r"(?:[\ue000-\uf8ff]|[^/?\s\"'<>\ue000-\uf8ff]{1,80})"
BEGINNING = r"(?P<host>[^\s\"'<>=?]*?)"
ELSEWHERE = re.compile(r"(?:[#$@%\\]{0,2}[{(][^{}()]{0,80}[})]|[$@]\w+|%[\w@]|[\ue000-\uf8ff]|/)*")
"""What stands for a beginning that is not written here: a hole, what a language writes into its texts, a slash."""
WRITTEN = re.compile(r"\W*(?:[a-z]+:)?//[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)+(?::\d+)?/", re.IGNORECASE)
MODULE_END = r"\d{1,6}"


@dataclass(frozen=True, slots=True)
class Tail:
    """A shape of a rule that knows a URL by its end alone."""

    rule: Rule
    shape: UrlShape
    whole: re.Pattern[str]

    def begins(self, host: str) -> bool:
        """Whether what stands before the end leaves open which address it is."""
        if "module" in self.shape.known:
            return ELSEWHERE.fullmatch(host) is not None
        return WRITTEN.match(host) is None


def tails(pack: Pack) -> tuple[Tail, ...]:
    """The shapes of a pack that know a URL by its end, compiled."""
    return tuple(
        Tail(rule, shape, _compiled(pack, shape))
        for rule in pack.rules
        if rule.match.on == "request"
        for shape in rule.match.url
        if shape.known
    )


def _compiled(pack: Pack, shape: UrlShape) -> re.Pattern[str]:
    names = {"method": [row.name for row in pack.methods], "module": [row.name for row in pack.modules]}
    segments = [
        f"(?P<{name}>{_listed(names[name]) if name in shape.known else SEGMENT})"
        for name in re.findall(r"\{(\w+)\}", shape.path)
    ]
    form = "(?:(?P<format>" + "|".join(map(re.escape, shape.formats)) + ")/)?" if shape.formats else ""
    whole = rf"^{BEGINNING}(?:^|(?<=[/}})\ue000-\uf8ff])){form}{'/'.join(segments)}/?(?=[?#]|$)"
    return re.compile(whole, re.NOFLAG if "module" in shape.known else re.IGNORECASE)


def _listed(names: Iterable[str]) -> str:
    """One of the names; where a name has a number in it, with any number."""
    spelled = [MODULE_END.join(map(re.escape, re.split(r"\{\w+\}", name))) for name in names]
    return "(?:" + "|".join(sorted(spelled, key=len, reverse=True)) + ")"
