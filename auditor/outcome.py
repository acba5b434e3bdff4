"""The outcome of one run: findings, credentials, plan and, above all, what was looked at and what was not."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.findings import ApiCall, Credential, Finding, Replacement

SCHEMA_VERSION = 1


class Verdict(StrEnum):
    """The answer in words. INCOMPLETE: something could not be read, so nothing else may be claimed."""

    READY = "READY"
    NEARLY = "NEARLY"
    NOT_READY = "NOT READY"
    INCOMPLETE = "INCOMPLETE"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read. `expected`: binary, ignored or excluded; else the run is incomplete because of it."""

    path: str
    reason: str
    expected: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Read:
    """What became of the files that were read, as the coverage tells it."""

    readers: tuple[Count, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    as_text: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the run looked at.

    `files` were listed, `searched` of them searched for the pack's words, `relevant` held some and were analysed;
    `readers` says by what (libcst, tree-sitter, text). `ignored_configuration` names ignored files that look like
    configuration; `read_as_text` files too large to parse, or of which no parser understood
    most; `partly_read` files with places that no parser understood.
    """

    files: int
    searched: int
    bytes: int
    relevant: int
    readers: tuple[Count, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    excluded: tuple[str, ...] = ()
    ignored_configuration: tuple[str, ...] = ()
    read_as_text: tuple[str, ...] = ()
    partly_read: tuple[str, ...] = ()
    excluded_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tool:
    """The program that made the outcome, and the command line it was given (without anything secret)."""

    name: str
    version: str
    command: str
    finished: str


@dataclass(frozen=True, slots=True)
class PackInfo:
    """The rule pack that was used. `rules` are the ids that ran."""

    id: str
    title: str
    version: str
    api: str
    successor: str
    product: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the findings: by severity and by kind, calls, files, effort points."""

    findings: int
    severities: tuple[Count, ...]
    kinds: tuple[Count, ...]
    files: int
    calls: int
    effort: int


@dataclass(frozen=True, slots=True)
class PlanRow:
    """All calls of one module and method: how many, in which files, and what they become.

    `recorded` is how often logs and recordings show it, which is no work to do.
    """

    call: ApiCall
    product: str
    calls: int
    files: tuple[str, ...]
    replacement: Replacement | None
    effort: int
    recorded: int = 0


@dataclass(frozen=True, slots=True)
class Center:
    """A data centre that a host of the code may stand for, with the hosts of the successor there."""

    host: str
    name: str
    accounts: str
    api: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """How many of the files that have to do with the API need no more work: `percent`, rounded down.

    `relevant` files hold words of the pack, `clean` of them have no finding above information. `percent` is null when
    something could not be read; where no file is relevant it is 100.
    """

    percent: int | None
    clean: int
    relevant: int


@dataclass(frozen=True, slots=True)
class Change:
    """A breaking change that bites at least one call, with the number of calls it bites."""

    id: str
    topic: str
    text: str
    calls: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What the migration consists of; `scopes` is the smallest set that covers every call.

    `fields` are the labels of fields that payloads and answers name: each needs the name it has today. `hosts` are
    those of the calls, `centers` what they stand for.
    """

    rows: tuple[PlanRow, ...] = ()
    scopes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    hosts: tuple[str, ...] = ()
    effort: int = 0
    fields: tuple[str, ...] = ()
    centers: tuple[Center, ...] = ()
    readiness: Readiness | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must know that is no finding; `path` may be empty."""

    message: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything a report needs.

    `root` is what stands before each path to make it one of the repository, or of the working directory where there is
    none; it ends with `/` or is empty.
    """

    tool: Tool
    pack: PackInfo
    target: tuple[str, ...]
    verdict: Verdict
    summary: Summary
    findings: tuple[Finding, ...]
    credentials: tuple[Credential, ...]
    plan: Plan
    coverage: Coverage
    notices: tuple[Notice, ...]
    root: str = ""
    schema_version: int = SCHEMA_VERSION


def incomplete(coverage: Coverage) -> bool:
    """Whether something that should have been read was not, or nothing was read at all."""
    return coverage.searched == 0 or any(not skip.expected for skip in coverage.skipped)


def without_code(audit: Audit) -> Audit:
    """The same audit without a line of the scanned code, for reports that leave the house."""
    return replace(audit, findings=tuple(_without_code(finding) for finding in audit.findings))


def _without_code(finding: Finding) -> Finding:
    snippet = replace(finding.snippet, lines=(), marks=())
    return replace(finding, snippet=snippet, related=tuple(replace(place, text="") for place in finding.related))


def summed(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that count: those that are not suppressed."""
    return tuple(finding for finding in findings if not finding.suppressed)
