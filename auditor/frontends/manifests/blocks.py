"""Formats that several languages share, or that are a few lines: blocks of TOML, objects of JSON, Go, Elixir."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends.manifests.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

TOML = re.compile(
    r"^name[ \t]*=[ \t]*\"(?P<name>[^\"\n]{1,200})\"[ \t]*\nversion[ \t]*=[ \t]*\"(?P<version>[^\"\n]{0,80})\"",
    re.MULTILINE,
)
OBJECT = re.compile(
    r"\"(?:[^\"\n]{0,300}?node_modules/)?(?P<name>[@\w][\w./@-]{0,200})\"\s{0,8}:\s{0,8}\{\s{0,40}(?:\"hashes\"\s{0,8}:\s{0,8}\[[^\]]*+\],?\s{0,40})?"
    r"(?:\"(?:index|name|markers)\"\s{0,8}:\s{0,8}\"[^\"\n]{0,300}\",?\s{0,40}){0,3}\"version\"\s{0,8}:\s{0,8}\"(?P<version>[^\"\n]{0,80})\""
)
NAMED = re.compile(
    r"\"name\"\s{0,8}:\s{0,8}\"(?P<name>[\w.-]{1,100}/[\w.-]{1,100})\"\s{0,8},\s{0,40}(?:\"version_normalized\"[^\n]{0,200}\n\s{0,40})?"
    r"\"version\"\s{0,8}:\s{0,8}\"(?P<version>[^\"\n]{0,80})\""
)
GO = re.compile(
    r"^[ \t]*(?:require[ \t]+)?(?P<name>[\w.-]+\.[\w.-]+/\S{1,200})[ \t]+(?P<version>v[^\s]{1,80})", re.MULTILINE
)
GO_SUM = re.compile(r"^(?P<name>[\w.-]+\.[\w.-]+/\S{1,200}) (?P<version>v[^\s/]{1,80})(?:/go\.mod)? h1:", re.MULTILINE)
MIX = re.compile(r"\{[ \t]*:(?P<name>\w{1,100})[ \t]*,[ \t]*\"(?P<version>[^\"\n]{0,80})\"")
MIX_LOCK = re.compile(r"\"(?P<name>\w{1,100})\"[ \t]*:[ \t]*\{:hex,[ \t]*:\w+,[ \t]*\"(?P<version>[^\"\n]{0,80})\"")


def found(pattern: re.Pattern[str], text: str) -> Iterator[Entry]:
    """Everything that a pattern with a name and a version matches."""
    for match in pattern.finditer(text):
        yield Entry(match["name"], (match["version"] or "").strip(), match.start("name"), match.end("version"))


def toml_packages(text: str) -> Iterator[Entry]:
    """`[[package]]` blocks."""
    return found(TOML, text)


def json_objects(text: str) -> Iterator[Entry]:
    """`"name": {"version": "…"}`."""
    return found(OBJECT, text)


def json_named(text: str) -> Iterator[Entry]:
    """`{"name": "…", "version": "…"}`."""
    return found(NAMED, text)


def go_modules(text: str) -> Iterator[Entry]:
    """Lines of `require`."""
    return found(GO, text)


def go_sums(text: str) -> Iterator[Entry]:
    """Lines of sums."""
    return found(GO_SUM, text)


def mix(text: str) -> Iterator[Entry]:
    """`{:name, "~> 1.0"}`."""
    return found(MIX, text)


def mix_lock(text: str) -> Iterator[Entry]:
    """`"name": {:hex, :name, "1.0.0", …}`."""
    return found(MIX_LOCK, text)
