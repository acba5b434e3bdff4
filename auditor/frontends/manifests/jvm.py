"""Java and its kin: pom.xml, and coordinates `group:artifact:version` wherever they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends.manifests.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPENDENCY = re.compile(
    r"<(?P<tag>dependency|plugin|parent|extension)>(?P<inside>(?:(?!</?(?P=tag)>).){0,4000}?)</(?P=tag)>", re.DOTALL
)
PART = re.compile(r"<(?P<part>groupId|artifactId|version)>\s*(?P<value>[^<\s]{1,200})\s*</(?P=part)>")
PROPERTY = re.compile(r"<(?P<name>[\w.-]{1,100})>\s*(?P<value>[^<\s]{1,100})\s*</(?P=name)>")
HOLE = re.compile(r"\$\{([\w.-]{1,100})\}")
COORDINATES = re.compile(
    r"(?P<name>[A-Za-z][\w.-]{1,150}:[A-Za-z][\w.-]{0,150})(?::(?P<version>[\w.+\[\](),$-]{1,80}))?"
)
PARTS = re.compile(
    r"group:?\s*[=:]?\s*[\"'](?P<group>[\w.-]+)[\"']\s*,\s*(?:name|module):?\s*[=:]?\s*[\"'](?P<artifact>[\w.-]+)[\"']"
    r"(?:\s*,\s*version:?\s*[=:]?\s*[\"'](?P<version>[^\"'\n]+)[\"'])?"
)
SBT = re.compile(r"\"(?P<group>[\w.-]+)\"\s*%%?%?\s*\"(?P<artifact>[\w.-]+)\"\s*%\s*\"(?P<version>[^\"\n]+)\"")


def pom(text: str) -> Iterator[Entry]:
    """Dependencies and plugins; a version that is a property of the same file is looked up there."""
    properties = {match["name"]: match["value"] for match in PROPERTY.finditer(text)}
    for block in DEPENDENCY.finditer(text):
        found = [*PART.finditer(text, block.start("inside"), block.end("inside"))]
        parts = {match["part"]: match["value"] for match in reversed(found)}
        if "groupId" in parts and "artifactId" in parts:
            version = HOLE.sub(lambda hole: properties.get(hole[1], hole[0]), parts.get("version", ""))
            yield Entry(f"{parts['groupId']}:{parts['artifactId']}", version, found[0].start(), found[-1].end())


def coordinates(text: str) -> Iterator[Entry]:
    """Coordinates in one string, or in three."""
    for match in COORDINATES.finditer(text):
        yield Entry(match["name"], match["version"] or "", match.start(), match.end())
    for pattern in (PARTS, SBT):
        for match in pattern.finditer(text):
            yield Entry(f"{match['group']}:{match['artifact']}", match["version"] or "", match.start(), match.end())
