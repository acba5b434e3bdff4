"""Ruby: Gemfile, gemspec and the lock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends.manifests.blocks import found
from auditor.frontends.manifests.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSIONS = r"(?P<version>(?:[ \t]*,[ \t]*(?:\[[ \t]*)?[\"'][^\"'\n]{1,60}[\"']){1,3})?"
GEM = re.compile(rf"^[ \t]*gem[ \t(]+[\"'](?P<name>[\w.-]{{1,100}})[\"']{VERSIONS}(?P<rest>[^\n]*)", re.MULTILINE)
SPEC = re.compile(
    r"\.add_(?:runtime_|development_)?dependency[ \t(]+(?:%q[<(\[])?"
    rf"[\"']?(?P<name>[\w.-]{{1,100}})[\"'>)\]]?{VERSIONS}"
)
LOCK = re.compile(r"^    (?P<name>[\w.-]{1,100}) \((?P<version>[^)\n]{1,60})\)$", re.MULTILINE)
SOURCE = re.compile(r"(?:git|github):?(?:[ \t]*=>)?[ \t]*[\"']([^\"'\n]{1,200})[\"']")
QUOTED = re.compile(r"[\"']([^\"'\n]+)[\"']")


def gemfile(text: str) -> Iterator[Entry]:
    """`gem 'name', '~> 1.0'`."""
    for match in GEM.finditer(text):
        origin = SOURCE.search(match["rest"])
        yield Entry(match["name"], _version(match), match.start("name") - 1, _end(match), origin[1] if origin else "")


def gemspec(text: str) -> Iterator[Entry]:
    """`add_dependency 'name', '~> 1.0'`."""
    for match in SPEC.finditer(text):
        yield Entry(match["name"], _version(match), match.start("name"), _end(match))


def lock(text: str) -> Iterator[Entry]:
    """The gems that are locked; what they ask for in turn is indented further."""
    return found(LOCK, text)


def _version(match: re.Match[str]) -> str:
    return ", ".join(QUOTED.findall(match["version"] or ""))


def _end(match: re.Match[str]) -> int:
    return match.end("version") if match["version"] else match.end("name") + 1
