"""Node: package.json, bower.json, the locks of yarn and pnpm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends.manifests.blocks import found
from auditor.frontends.manifests.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

SECTIONS = re.compile(
    r"\"(?:(?:dev|peer|optional|bundled)?[dD]ependencies|resolutions|overrides)\"\s{0,20}:\s{0,20}\{(?P<inside>[^{}]*+)"
)
PAIR = re.compile(r"\"(?P<name>[^\"\n]{1,200})\"\s{0,20}:\s{0,20}\"(?P<version>[^\"\n]{0,300})\"")
YARN = re.compile(
    r"^\"?(?P<name>@?[\w./-]{1,200})@[^\n]{0,600}:\n[ \t]+version:?[ \t]+\"?(?P<version>[^\"\n]{1,80})", re.MULTILINE
)
PNPM = re.compile(
    r"^[ \t]+['\"]?/?(?P<name>@?[\w.-]+(?:/[\w.-]+)?)[/@](?P<version>\d[^:()'\"\s/]{0,80})(?:\([^\n]*)?['\"]?:[ \t]*$",
    re.MULTILINE,
)
REPOSITORY = re.compile(r"^(?:git\+|git:|github:|https?:|[\w.-]+/[\w.-]+(?:#|$))")


def sections(text: str) -> Iterator[Entry]:
    """The pairs of the sections that name dependencies."""
    return pairs(SECTIONS, text)


def pairs(section: re.Pattern[str], text: str) -> Iterator[Entry]:
    """`"name": "version"` inside the sections that a pattern finds."""
    for part in section.finditer(text):
        for match in PAIR.finditer(text, part.start("inside"), part.end("inside")):
            origin = match["version"] if REPOSITORY.match(match["version"]) else ""
            yield Entry(match["name"], "" if origin else match["version"], match.start(), match.end(), origin)


def yarn(text: str) -> Iterator[Entry]:
    """Both generations of yarn's lock."""
    return found(YARN, text)


def pnpm(text: str) -> Iterator[Entry]:
    """The packages of a pnpm lock."""
    return found(PNPM, text)
