"""The report as Markdown: short enough for the summary of a CI job and for a comment on a change."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from auditor.outcome import summed
from auditor.report import changed, phrases
from auditor.report.located import path_of
from auditor.report.marking import cell, code, prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.compare import Comparison
    from auditor.findings import Credential, Finding
    from auditor.outcome import Audit, PlanRow

LONGEST = 60_000
ROWS = 100
TEXT = 300
WHERE = 160
FEW = 10
NUMBERS = ("Calls", "Recorded", "Points")


def render(audit: Audit, title: str = "", comparison: Comparison | None = None) -> str:
    """The whole of it; tables end where LONGEST characters are reached and say how much more there is."""
    lines = list(_head(audit, title, comparison))
    room = LONGEST - sum(len(line) + 1 for line in lines)
    tail = list(_tail(audit))
    room -= sum(len(line) + 1 for line in tail)
    for table in _tables(audit):
        part = list(_table(*table, room))
        room -= sum(len(line) + 1 for line in part)
        lines += part
    return "\n".join((*lines, *tail)) + "\n"


def _head(audit: Audit, title: str, comparison: Comparison | None) -> Iterator[str]:
    yield f"## {prose(_cut(title or audit.pack.title, TEXT))}: {audit.verdict}"
    yield ""
    yield f"{prose(phrases.headline(audit))}."
    counts = phrases.spread(phrases.severity_counts(summed(audit.findings)))
    if counts:
        calls = f"{phrases.counted(audit.summary.calls, 'call')}, {phrases.counted(audit.summary.effort, 'point')}"
        yield f"{prose(counts)}; {calls} of effort."
    for line in phrases.ready(audit.plan.readiness) if counts else ():
        yield f"{prose(line)}."
    yield ""
    if comparison is not None:
        yield f"{prose(changed.headline(comparison, audit.plan.effort))}."
        for told in changed.credentials(comparison):
            yield f"{prose(_cut(told, TEXT))}."
        yield ""


def _tables(audit: Audit) -> Iterator[tuple[str, Sequence[str], int, Iterator[Sequence[str]]]]:
    """Heading, columns, how many rows there are, and the rows as far as they are asked for."""
    findings = summed(audit.findings)
    worst = sorted(range(len(findings)), key=lambda number: (findings[number].severity.rank, number))
    credentials = (_credential(audit, one) for one in audit.credentials)
    yield "Credentials to revoke", ("Credential", "Where"), len(audit.credentials), credentials
    recorded = any(row.recorded for row in audit.plan.rows)
    counts = ("Calls", "Recorded") if recorded else ("Calls",)
    calls = (_call(row, recorded=recorded) for row in audit.plan.rows)
    yield "Calls", ("Module", "Method", *counts, "Points", "Becomes"), len(audit.plan.rows), calls
    rows = (_finding(audit, findings[number]) for number in worst)
    yield "Findings", ("Severity", "Where", "What"), len(findings), rows


def _table(heading: str, columns: Sequence[str], count: int, rows: Iterator[Sequence[str]], room: int) -> Iterator[str]:
    if not count:
        return
    yield f"### {heading}"
    yield ""
    yield f"| {' | '.join(columns)} |"
    yield f"|{'|'.join('---:' if name in NUMBERS else '---' for name in columns)}|"
    room -= 200  # for the lines around the rows
    shown = 0
    for row in islice(rows, ROWS):
        line = f"| {' | '.join(row)} |"
        room -= len(line) + 1
        if room < 0:
            break
        shown += 1
        yield line
    if shown < count:
        yield ""
        yield f"{count - shown:,} more are in the other reports."
    yield ""


def _credential(audit: Audit, credential: Credential) -> Sequence[str]:
    paths = dict.fromkeys(path_of(audit, place.path) for place in credential.places)
    listed = ", ".join(cell(_cut(path, WHERE)) for path in list(paths)[:FEW])
    more = f" and {len(paths) - FEW:,} more files" if len(paths) > FEW else ""
    return cell(_cut(credential.label, WHERE)), f"{listed}{more}"


def _call(row: PlanRow, *, recorded: bool) -> Sequence[str]:
    names = [cell(_cut(name or phrases.UNKNOWN, WHERE)) for name in (row.call.module, row.call.method)]
    becomes = phrases.becomes(row)
    counts = [f"{row.calls:,}", *([f"{row.recorded:,}"] if recorded else [])]
    return *names, *counts, phrases.points(row), cell(_cut(becomes, WHERE)) if becomes else ""


def _finding(audit: Audit, finding: Finding) -> Sequence[str]:
    where = f"{path_of(audit, finding.path)}:{finding.line}"
    return (
        finding.severity.value,
        cell(_cut(where, WHERE)),
        f"{prose(finding.rule)} {prose(_cut(finding.message, TEXT))}",
    )


def _tail(audit: Audit) -> Iterator[str]:
    yield f"{prose(phrases.searched(audit.coverage))}."
    for label, names in phrases.remarks(audit.coverage):
        more = f" and {len(names) - FEW:,} more" if len(names) > FEW else ""
        yield ""
        yield f"{prose(label)}: {', '.join(code(_cut(name, WHERE)) for name in names[:FEW])}{more}"
    for notice in audit.notices[:FEW]:
        yield ""
        yield prose(_cut(f"{notice.path}: {notice.message}" if notice.path else notice.message, TEXT))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
