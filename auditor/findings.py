"""What an audit finds: plain data, already redacted, that every report reads and that round-trips through JSON.

Lines and columns count from 1, an end column is exclusive; paths are relative to the scanned folder, with `/`.
No character of a credential is ever in one of these objects.
"""

from __future__ import annotations

from enum import StrEnum

from auditor.plain import dataclass


class Severity(StrEnum):
    """How bad, from worst to mere information."""

    BLOCKER = "blocker"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)

    def lowered(self) -> Severity:
        """One step milder, at most down to info."""
        return list(Severity)[min(self.rank + 1, len(Severity) - 1)]


class Stage(StrEnum):
    """Steps of the work, in the order in which they are taken."""

    CREDENTIALS = "credentials"
    CLIENT = "client"
    UNNAMED = "unnamed"
    READS = "reads"
    WRITES = "writes"
    CLEAN_UP = "clean-up"


class Confidence(StrEnum):
    """How sure: fewer holes in the shape, surer."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a notebook, counted from 1, and the line in it; `part` is source or output, whose lines count apart.

    The line is 0 for what is in a cell but no line of it.
    """

    number: int
    line: int
    part: str = "source"

    def __str__(self) -> str:
        where = " ".join((*([self.part] if self.part != "source" else []), f"line {self.line}"))
        return f"cell {self.number}, {where if self.line else self.part}"


@dataclass(frozen=True, slots=True)
class Units:
    """Both columns of a stretch counted in bytes of UTF-8 and in units of UTF-16 instead of characters, from 1."""

    utf8: int
    end_utf8: int
    utf16: int
    end_utf16: int


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file; `role` says what stands there: url, parameters, token, wrapper, answer, lock and more.

    `text` is its first line, redacted and cut to what is meant; empty where it is only pointed at.
    `cell` is where that is for a reader of a notebook; `units` are there where other units give other columns.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    role: str = ""
    text: str = ""
    cell: Cell | None = None
    units: Units | None = None


@dataclass(frozen=True, slots=True)
class ApiCall:
    """A call of the old API, as far as a reader could name it; an unknown part is empty."""

    module: str
    method: str
    format: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """What becomes of one parameter of a call.

    `where`: header, query, path, body, form, removed, or unknown when no counterpart is known. `name` and `value` are
    the new ones; what stands in braces is still to be filled in, and an empty value has to be written anew.
    """

    old: str
    where: str
    name: str = ""
    value: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Replacement:
    """What the call becomes: the request, the scopes it needs, the ids of the changes that bite it, effort points.

    `path` is the pack's template; `target`, `headers` and `body` are the request that replaces this very call, with
    everything filled in that is known, and `parameters` say where each of its parameters went.
    """

    verb: str
    path: str
    scopes: tuple[str, ...]
    breaking: tuple[str, ...]
    effort: int
    note: str = ""
    target: str = ""
    headers: tuple[str, ...] = ()
    body: str = ""
    parameters: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A range to underline in a snippet: line number of the file, columns from 1 in the shown (redacted) text."""

    line: int
    column: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """Lines of the file around a finding, redacted and made safe to print, the first one numbered `first_line`."""

    first_line: int
    lines: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to do. `id` is its fingerprint; `calls` are all the calls it may be (several when the code varies).

    `contexts`: code, comment, docstring, test, docs, vendored, recorded (several may hold). `count` is above 1 where
    a log records the same thing more often; `fields` are the labels of fields that a payload or an answer names.
    `cell` is where that is for a reader of a notebook, `stage` the step of the work that it belongs to; `units` are
    there where other units give other columns.
    """

    id: str
    rule: str
    kind: str
    severity: Severity
    confidence: Confidence
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    snippet: Snippet
    call: tuple[ApiCall, ...] = ()
    shape: str = ""
    via: str = ""
    product: str = ""
    replacement: Replacement | None = None
    related: tuple[Place, ...] = ()
    credential: str = ""
    context: tuple[str, ...] = ()
    fix: str = ""
    suppressed: str = ""
    count: int = 1
    fields: tuple[str, ...] = ()
    cell: Cell | None = None
    stage: Stage | None = None
    units: Units | None = None


@dataclass(frozen=True, slots=True)
class Credential:
    """A token or password in the open: once, with all its places. `id` identifies it, `label` is what reports print."""

    id: str
    kind: str
    label: str
    product: str
    places: tuple[Place, ...]
    revoke: str
    who: str


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment that tells the auditor to pass over some rules: at the lines `first` to `last`, or in the `whole` file.

    `line` is where it stands. `rules` are ids, or beginnings of ids, as written.
    """

    path: str
    line: int
    first: int
    last: int
    rules: tuple[str, ...]
    reason: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """What an analysis found, ready to be reported."""

    findings: tuple[Finding, ...] = ()
    credentials: tuple[Credential, ...] = ()
    ignores: tuple[Ignore, ...] = ()
