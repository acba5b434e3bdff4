"""What changed since an earlier report, in the words and the data that reports share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from auditor.report import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.compare import Comparison
    from auditor.findings import Finding


class Row(NamedTuple):
    """A finding that came, went or moved; `before` is where it stood."""

    id: str
    rule: str
    severity: str
    path: str
    line: int
    message: str
    before: str = ""


class Part(NamedTuple):
    """Findings of one fate."""

    name: str
    rows: tuple[Row, ...]


def parts_of(comparison: Comparison) -> tuple[Part, ...]:
    """What is new, fixed, moved and silenced; what is unchanged is no news."""
    moved = tuple(_row(move.finding, move.before) for move in comparison.moved)
    return (
        Part("new", _rows(comparison.new)),
        Part("fixed", _rows(comparison.fixed)),
        Part("moved", moved),
        Part("suppressed", _rows(comparison.silenced)),
    )


def headline(comparison: Comparison, effort: int) -> str:
    """`Since 2026-11-23 12:00 UTC: 2 new, 5 fixed, 1 moved, 30 unchanged; 40 points became 25`."""
    counts = [
        f"{len(part.rows):,} {part.name}" for part in parts_of(comparison) if part.rows or part.name != "suppressed"
    ]
    counts.append(f"{len(comparison.unchanged):,} unchanged")
    points = f"{phrases.counted(comparison.effort, 'point')} became {effort:,}" if comparison.effort != effort else ""
    since = f"Since {phrases.moment(comparison.finished)}: {', '.join(counts)}"
    return f"{since}; {points}" if points else since


def credentials(comparison: Comparison) -> tuple[str, ...]:
    """What changed about credentials, in sentences."""
    told = []
    if comparison.credentials_new:
        told.append(f"credentials that came: {', '.join(comparison.credentials_new)}")
    if comparison.credentials_gone:
        names = ", ".join(comparison.credentials_gone)
        told.append(f"credentials that are gone from the code, which does not revoke them: {names}")
    return tuple(told)


def document(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain JSON data."""
    return {
        "finished": comparison.finished,
        "verdict": comparison.verdict.value,
        "effort": comparison.effort,
        **{part.name: [row._asdict() for row in part.rows] for part in parts_of(comparison)},
        "unchanged": len(comparison.unchanged),
        "credentials_new": list(comparison.credentials_new),
        "credentials_gone": list(comparison.credentials_gone),
    }


def _rows(findings: Iterable[Finding]) -> tuple[Row, ...]:
    return tuple(_row(finding) for finding in findings)


def _row(finding: Finding, before: str = "") -> Row:
    return Row(finding.id, finding.rule, finding.severity.value, finding.path, finding.line, finding.message, before)
