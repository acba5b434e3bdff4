"""The .NET languages: project files, packages.config, nuspec, the lock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends.manifests.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

REFERENCE = re.compile(
    r"<(?:PackageReference|PackageVersion|GlobalPackageReference|Reference|DotNetCliToolReference)\s(?P<inside>[^<>]{1,600})>(?P<below>\s{0,80}<Version>[^<]{1,80})?"
)
PACKAGE = re.compile(r"<(?:package|dependency)\s(?P<inside>[^<>]{1,600})>")
NAME = re.compile(r"\b(?:Include|Update|id)\s*=\s*[\"'](?P<name>[\w.-]{1,150})")
VERSION = re.compile(
    r"\bVersion(?:Override)?\s*=\s*[\"']?(?P<version>[^\"'\s,]{1,80})|<Version>(?P<below>[^<]{1,80})", re.IGNORECASE
)
LOCK = re.compile(
    r"\"(?P<name>[A-Za-z][\w.-]{1,150})\"\s{0,20}:\s{0,20}\{\s{0,40}\"type\"\s{0,8}:\s{0,8}\"[^\"\n]*\"(?:,\s{0,40}\"requested\"[^\n]*)?,\s{0,40}\"resolved\"\s{0,8}:\s{0,8}\"(?P<version>[^\"\n]{1,80})\""
)
ASSET = re.compile(r"\"(?P<name>[A-Za-z][\w.-]{1,150})/(?P<version>\d[\w.+-]{0,80})\"\s{0,8}:\s{0,8}\{")


def project(text: str) -> Iterator[Entry]:
    """References of a project; assemblies that are named with their version too."""
    return _tags(REFERENCE, text)


def packages(text: str) -> Iterator[Entry]:
    """Packages of the older format, dependencies of a package."""
    return _tags(PACKAGE, text)


def lock(text: str) -> Iterator[Entry]:
    """Both files that a restore writes."""
    for pattern in (LOCK, ASSET):
        for match in pattern.finditer(text):
            yield Entry(match["name"], match["version"], match.start("name"), match.end("version"))


def _tags(pattern: re.Pattern[str], text: str) -> Iterator[Entry]:
    for tag in pattern.finditer(text):
        name = NAME.search(text, tag.start("inside"), tag.end("inside"))
        version = VERSION.search(text, tag.start("inside"), tag.end())
        if name is not None:
            said = (version["version"] or version["below"]) if version else ""
            yield Entry(name["name"], said or "", tag.start(), tag.end())
