"""Python: requirement files, pyproject.toml, Pipfile, setup.py and setup.cfg, conda environments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends.manifests.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,100}[A-Za-z0-9])?"
VERSION = r"(?:\s*(?:[<>=!~]=?=?|===)\s*[^\s,;#'\"\])]{1,60}(?:\s*,\s*(?:[<>=!~]=?=?)\s*[^\s,;#'\"\])]{1,60}){0,6})?"
REQUIREMENT = rf"(?P<name>{NAME})[ \t]*(?:\[[^\]\n]{{0,200}}\])?[ \t]*\(?(?P<version>{VERSION})\)?"
LINE = re.compile(
    rf"^[ \t]*{REQUIREMENT}[ \t]*(?:@[ \t]*(?P<origin>\S{{1,400}}))?(?=[ \t]*(?:[;#\\]|--|$))", re.MULTILINE
)
EDITABLE = re.compile(
    r"^[ \t]*(?:-e[ \t]+|--editable[ =])?(?P<origin>(?:git|hg|svn|bzr)?\+?https?://[^\s#]{1,300})(?:#[^\s]*?egg=(?P<name>[\w.-]+))?",
    re.MULTILINE,
)
QUOTED = re.compile(rf"[\"']{REQUIREMENT}[ \t]*(?:@[ \t]*(?P<origin>[^\"'\s]{{1,300}}))?[ \t]*(?:;[^\"'\n]*)?[\"']")
SECTION = re.compile(r"^[ \t]*\[{1,2}([^\]\n]{1,200})\]{1,2}[ \t]*$", re.MULTILINE)
LISTS = re.compile(r"^[ \t]*(?:dependencies|[\w-]+)[ \t]*=[ \t]*(\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\])", re.MULTILINE)
KEY = re.compile(
    rf"^[ \t]*[\"']?(?P<name>{NAME})[\"']?[ \t]*=[ \t]*(?:[\"'](?P<version>[^\"'\n]*)[\"']|\{{(?P<table>[^}}\n]*)\}})",
    re.MULTILINE,
)
INLINE = re.compile(r"version[ \t]*=[ \t]*[\"']([^\"'\n]*)[\"']")
GIT = re.compile(r"git[ \t]*=[ \t]*[\"']([^\"'\n]*)[\"']")
TABLES = re.compile(r"(dependencies|packages)$")
ARRAYS = re.compile(
    r"^(project|project\.optional-dependencies|dependency-groups|build-system|tool\.pdm\.dev-dependencies)$"
)
REQUIRED = re.compile(
    r"\b(?:install_requires|tests_require|setup_requires|extras_require|requires|requirements)\b[ \t]*=[ \t]*"
)
CONDA = re.compile(
    rf"^[ \t]*-[ \t]*[\"']?(?P<name>{NAME})(?P<version>[ \t]*[=<>!~]{{1,2}}[^\s\"'#]{{1,60}})?[\"']?[ \t]*(?:#.*)?$",
    re.MULTILINE,
)
REACH = 6000


def requirements(text: str) -> Iterator[Entry]:
    """A requirement a line."""
    for match in LINE.finditer(text):
        yield _entry(match)
    for match in EDITABLE.finditer(text):
        yield Entry(match["name"] or "", "", match.start("origin"), match.end(), match["origin"])


def project(text: str) -> Iterator[Entry]:
    """Arrays of requirements and tables of packages."""
    sections = [*SECTION.finditer(text)]
    ends = [section.start() for section in sections[1:]]
    for section, end in zip(sections, [*ends, len(text)], strict=False):
        name, start = section[1].strip(), section.end()
        if TABLES.search(name):
            for match in KEY.finditer(text, start, end):
                inline = INLINE.search(match["table"] or "")
                origin = GIT.search(match["table"] or "")
                version = match["version"] or (inline[1] if inline else "")
                yield Entry(match["name"], version, match.start("name"), match.end(), origin[1] if origin else "")
        if ARRAYS.search(name):
            for array in LISTS.finditer(text, start, end):
                for match in QUOTED.finditer(text, array.start(1), array.end(1)):
                    yield _entry(match)


def setup(text: str) -> Iterator[Entry]:
    """What stands in the brackets, or on the lines, after `install_requires`."""
    for found in REQUIRED.finditer(text):
        start = found.end()
        if text[start : start + 1] in {"[", "{", "("}:
            end = _closing(text, start)
            for match in QUOTED.finditer(text, start, end):
                yield _entry(match)
        else:
            end = _dedent(text, start)
            for match in LINE.finditer(text, text.find("\n", start, end) + 1 or start, end):
                yield _entry(match)


def environment(text: str) -> Iterator[Entry]:
    """The items of the lists, conda's and pip's alike."""
    for match in CONDA.finditer(text):
        yield Entry(match["name"], (match["version"] or "").strip(), match.start("name"), match.end())


def _entry(match: re.Match[str]) -> Entry:
    return Entry(
        match["name"], match["version"].strip(), match.start("name"), match.end("version"), match["origin"] or ""
    )


def _closing(text: str, start: int) -> int:
    """Where the brackets that open here close again."""
    depth = 0
    for match in re.finditer(r"[\[\](){}]", text[start : start + REACH]):
        depth += 1 if match[0] in "[({" else -1
        if depth == 0:
            return start + match.end()
    return min(len(text), start + REACH)


def _dedent(text: str, start: int) -> int:
    """Where the indented lines that follow end."""
    match = re.compile(r"^(?=[^\s#])", re.MULTILINE).search(text, text.find("\n", start) + 1 or len(text))
    return match.start() if match else len(text)
