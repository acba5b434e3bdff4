"""Credentials that a longer text spells out: behind a name and a sign, in a cell of a table, in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.detect.owners import Owners

BEFORE = r"[\"']?\]?\)?\s*"
SIGNS = r"=>|:=|==?|:|,|(?<=\s)(?:value|content)\s*="
SHAPED_SIGNS = r"->|\||%3[Dd]"
"""Signs that stand before much else: only behind them what has the shape of a credential counts."""

MARKS = ("=", ":", ",", "->", "|", "%3")
"""One of them is in every sign."""

BEHIND = r"\s*(?:[urbURB@$]{0,2}[\"'])?"
SEPARATOR = f"{BEFORE}(?:{SIGNS}){BEHIND}"
BARE = r"[^\s\"'&<>,;)\]}]+"
OPENED = r"[`*_~@|([{\"']{0,3}"
CLOSED = r"(?![0-9A-Za-z])(?![._-]+\w)"
"""What may follow a value that is known by its shape: markup, an escape, the next parameter, but no more of a word."""

SENTENCE = r"(?P<between>[\w \t'/()-]{1,60}?)[ \t]?(?:[:=]|[ \t](?:is|was|ist|est)\b:?)[ \t]{1,4}"
LEAD = 60
GAP = re.compile(r"(?:</?\w{1,20}[^<>\n]{0,60}+>|[^\w\n]|\b(?i:value|to|is)\b){1,24}+\Z")
"""What may stand between a name and its value where neither is given to the other by a sign: space, marks, tags."""

TEMPLATE = ("{", "$", "%", "#")
"""What opens the name of a variable."""

NEAREST = re.compile(r"[A-Za-z][\w.-]{0,60}(?:[ \t]{1,2}[\w.-]{1,40}){0,3}\Z")


class Said(NamedTuple):
    """A name and the value behind it, with their places."""

    name: str
    value: str
    at: int
    start: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one kind of credential is spelled out; `told`, `lead` and `lone` where it has a shape of its own."""

    signed: re.Pattern[str]
    told: re.Pattern[str] | None
    lead: re.Pattern[str] | None
    lone: re.Pattern[str] | None
    ends: re.Pattern[str]
    owners: Owners

    def plain(self, value: str) -> str:
        """A value without the markup, escape or next parameter that it was written with."""
        shaped = self._shaped(value)
        return value if shaped is None else shaped["lead"]

    def _shaped(self, value: str) -> re.Match[str] | None:
        return self.lead.match(value) if self.lead is not None else None

    def behind(self, row: str) -> Iterator[Said]:
        """Values that stand in a line behind a name of the vendor's, with nothing but marks between them."""
        for match in self.lone.finditer(row) if self.lone is not None and self.owners.named(row) else ():
            before = row[max(0, match.start() - 2 * LEAD) : match.start()]
            gap = GAP.search(before) if not before.endswith(TEMPLATE) else None
            words = NEAREST.search(before, 0, gap.start()) if gap is not None else None
            name = re.sub(r"\W+", "_", words[0]) if words is not None else ""
            if self.owners.owned(name) and self.ends.search(name) is not None:
                yield Said(name, match[0], match.start(), match.start())

    def found(self, text: str) -> Iterator[Said]:
        """Everything that a text gives to such a name."""
        for match in self.signed.finditer(text) if any(mark in text for mark in MARKS) else ():
            value = match["value"]
            shaped = self._shaped(value)
            name = match["name"]
            if match["shaped"] and shaped is None:
                continue
            if text[match.start() - 1 : match.start()] == "%":
                name = name[2:]
            start = match.start("value")
            if shaped is not None:
                value, start = shaped["lead"], start + shaped.start("lead")
            yield Said(name, value, match.start(), start)
        for match in self.told.finditer(text) if self.told is not None and self.owners.named(text) else ():
            lead = max(0, match.start() - LEAD)
            first = max(text.rfind("\n", lead, match.start()) + 1, lead)
            if self.owners.owned(f"{text[first : match.start()]}{match['name']}{match['between']}"):
                yield Said(match["name"], match["lead"], match.start(), match.start("lead"))


def spelling(names: str, owners: Owners, shape: str) -> Spelling:
    """From the expressions of a pack; `shape` is empty for what may look like anything."""
    signs = f"(?:{SIGNS}|(?P<shaped>{SHAPED_SIGNS}))" if shape else f"(?:{SIGNS}|(?P<shaped>(?!)))"
    name = rf"(?<![A-Za-z0-9_-])(?P<name>[A-Za-z0-9_-]*(?:{names}))"
    return Spelling(
        re.compile(f"{name}{BEFORE}{signs}{BEHIND}(?P<value>{BARE})", re.IGNORECASE),
        re.compile(f"{name}{SENTENCE}{OPENED}(?P<lead>(?-i:{shape})){CLOSED}", re.IGNORECASE) if shape else None,
        re.compile(f"{OPENED}(?P<lead>{shape}){CLOSED}") if shape else None,
        re.compile(f"(?<![0-9A-Za-z])(?:{shape}){CLOSED}") if shape else None,
        re.compile(f"(?:{names})\\Z", re.IGNORECASE),
        owners,
    )
