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

BEHIND = r"\s*(?:[urbURB@$]{0,2}[\"'])?"
SEPARATOR = f"{BEFORE}(?:{SIGNS}){BEHIND}"
BARE = r"[^\s\"'&<>,;)\]}]+"
OPENED = r"[`*_~@|([{\"']{0,3}"
CLOSED = r"(?![0-9A-Za-z])(?![._-]+\w)"
"""What may follow a value that is known by its shape: markup, an escape, the next parameter, but no more of a word."""

SENTENCE = r"(?P<between>[\w \t'/()-]{1,60}?)[ \t]?(?:[:=]|[ \t](?:is|was|ist|est)\b:?)[ \t]{1,4}"
LEAD = 60


class Said(NamedTuple):
    """A name and the value behind it, with their places."""

    name: str
    value: str
    at: int
    start: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one kind of credential is spelled out; `told` and `lead` where it has a shape of its own."""

    signed: re.Pattern[str]
    told: re.Pattern[str] | None
    lead: re.Pattern[str] | None
    owners: Owners

    def plain(self, value: str) -> str:
        """A value without the markup, escape or next parameter that it was written with."""
        shaped = self._shaped(value)
        return value if shaped is None else shaped["lead"]

    def _shaped(self, value: str) -> re.Match[str] | None:
        return self.lead.match(value) if self.lead is not None else None

    def found(self, text: str) -> Iterator[Said]:
        """Everything that a text gives to such a name."""
        for match in self.signed.finditer(text):
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
        for match in self.told.finditer(text) if self.told is not None else ():
            first = max(text.rfind("\n", 0, match.start()) + 1, match.start() - LEAD)
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
        owners,
    )
