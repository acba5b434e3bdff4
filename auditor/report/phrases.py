"""Words that more than one report uses, so that all say the same thing in the same way."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from auditor.findings import Severity
from auditor.outcome import Verdict, summed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.findings import ApiCall, Credential, Finding, Place, Replacement
    from auditor.outcome import Audit, Change, Coverage, PlanRow, Readiness

UNKNOWN = "?"
_FEW = 8

ROLES = {
    "url": "URL",
    "parameters": "parameters",
    "token": "credential",
    "wrapper": "sent",
    "built": "built",
    "header": "header",
    "credential": "credential",
    "definition": "defined",
    "answer": "answer read",
    "lock": "locked",
    "made": "made",
    "also": "also",
}


def counted(count: int, word: str, plural: str = "") -> str:
    """`1 file`, `1,234 files`."""
    return f"{count:,} {word if count == 1 else plural or word + 's'}"


def size(count: int) -> str:
    """Bytes as a person says them."""
    amount = float(count)
    for unit in ("bytes", "kB", "MB", "GB"):
        if amount < 1000 or unit == "GB":  # noqa: PLR2004 - SI
            return f"{count:,} {unit}" if unit == "bytes" else f"{amount:,.1f} {unit}"
        amount /= 1000
    raise AssertionError


def moment(time: str) -> str:
    """`2026-11-23 12:00 UTC` for an ISO time in UTC; any other text as it is."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\dZ", time)
    return f"{found[1]} {found[2]} UTC" if found else time


def named(call: ApiCall) -> str:
    """`Orders.list`, with `?` for what no reader could name."""
    return f"{call.module or UNKNOWN}.{call.method or UNKNOWN}"


def request(replacement: Replacement) -> str:
    """`GET /v2/orders`."""
    return f"{replacement.verb} {replacement.path}".strip()


def ready(readiness: Readiness | None) -> Iterator[str]:
    """How ready the code is, in a sentence; nothing where that was not worked out."""
    if readiness is None:
        return
    files = counted(readiness.relevant, "file")
    if readiness.percent is None:
        yield f"readiness not known: not everything could be read ({readiness.clean:,} of {files} without findings)"
    elif readiness.relevant:
        yield f"readiness {readiness.percent} %: {readiness.clean:,} of {files} that matter need no more work"
    else:
        yield "readiness 100 %: no file has to do with it"


def filled(replacement: Replacement) -> str:
    """`GET /v2/orders?page=1`: the request for one very call."""
    return f"{replacement.verb} {replacement.target or replacement.path}".strip()


def becomes(row: PlanRow) -> str:
    """What a row of the plan becomes."""
    return request(row.replacement) if row.replacement else ""


def points(row: PlanRow) -> str:
    """The effort of a row; calls that may be one thing or another are counted in the other's row."""
    shared = row.calls and row.replacement and row.replacement.effort and not row.effort
    return "shared" if shared else f"{row.effort:,}"


def role(place: Place) -> str:
    """What stands at a place, in a word."""
    return ROLES.get(place.role, place.role or "see also")


def position(finding: Finding) -> str:
    """`path:line:column`, and of a notebook the cell and the line in it."""
    return f"{finding.path}:{finding.line}:{finding.column}" + (f" ({finding.cell})" if finding.cell else "")


def origins(places: Iterable[Place]) -> tuple[tuple[str, str], ...]:
    """Related places by what stands there: `URL`, `shop/client.py:5, 9, shop/settings.py:4`."""
    roles: dict[str, dict[str, list[str]]] = {}
    for place in places:
        roles.setdefault(role(place), {}).setdefault(place.path, []).append(str(place.line))
    return tuple(
        (name, ", ".join(f"{path}:{', '.join(dict.fromkeys(lines))}" for path, lines in paths.items()))
        for name, paths in roles.items()
    )


def common_changes(changes: Iterable[Change], calls: int) -> frozenset[str]:
    """The changes that bite more than half of the calls: beside each call they would only be noise."""
    return frozenset(change.id for change in changes if change.calls * 2 > calls > _FEW)


def headline(audit: Audit) -> str:
    """The verdict in a sentence."""
    own = [finding for finding in summed(audit.findings) if finding.product in ("", audit.pack.product)]
    worst = [finding for finding in own if finding.severity in (Severity.BLOCKER, Severity.HIGH)]
    blockers = sum(finding.severity is Severity.BLOCKER for finding in worst)
    high = counted(len(worst) - blockers, "high finding")
    files = counted(len({finding.path for finding in worst}), "file")
    if audit.verdict is Verdict.INCOMPLETE:
        failed = sum(not skip.expected for skip in audit.coverage.skipped)
        return f"{counted(failed, 'file')} could not be read" if failed else "nothing was read"
    if audit.verdict is Verdict.NOT_READY:
        return f"{counted(blockers, 'blocker')} and {high} in {files}"
    if audit.verdict is Verdict.NEARLY:
        return f"no blocker, {high} in {files}"
    if audit.summary.findings:
        return "no blocker and nothing high"
    hidden = len(audit.findings)
    return f"nothing that counts; {counted(hidden, 'finding')} suppressed" if hidden else "nothing found"


def severity_counts(findings: Iterable[Finding]) -> tuple[tuple[Severity, int], ...]:
    """How many of each severity, worst first, zeros included."""
    counts = Counter(finding.severity for finding in findings)
    return tuple((severity, counts[severity]) for severity in Severity)


def spread(counts: Iterable[tuple[Severity, int]]) -> str:
    """`3 blocker, 1 low`."""
    return ", ".join(f"{count:,} {severity}" for severity, count in counts if count)


def searched(coverage: Coverage) -> str:
    """The coverage in one line."""
    files = counted(coverage.files, "file")
    if coverage.searched != coverage.files:
        files = f"{coverage.searched:,} of {files}"
    relevant = f" ({size(coverage.bytes)})" if coverage.relevant else ""
    parts = [f"searched {files}", f"{coverage.relevant:,} relevant{relevant}"]
    if coverage.readers:
        parts.append("read by " + ", ".join(f"{reader.name} {reader.count:,}" for reader in coverage.readers))
    return f"{', '.join(parts)}; {skipped(coverage)}"


def skipped(coverage: Coverage) -> str:
    """How many files were skipped, and why."""
    reasons = Counter(skip.reason for skip in coverage.skipped)
    if not reasons:
        return "none skipped"
    listed = ", ".join(
        f"{count:,} {reason}" for reason, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    return f"{len(coverage.skipped):,} skipped: {listed}"


def remarks(coverage: Coverage) -> tuple[tuple[str, Sequence[str]], ...]:
    """What was not read, or not read in full, each with its names; failures first."""
    rows: tuple[tuple[str, Sequence[str]], ...] = (
        ("could not be read", [f"{skip.path} ({skip.reason})" for skip in coverage.skipped if not skip.expected]),
        ("not read, because it is ignored; it looks like configuration", coverage.ignored_configuration),
        ("read as text: too large to parse, or no parser understood most of it", coverage.read_as_text),
        ("read in part: no parser understood the rest", coverage.partly_read),
        ("excluded", coverage.excluded),
        ("excluded by", coverage.excluded_by),
    )
    return tuple((label, names) for label, names in rows if names)


def places_of(credential: Credential) -> tuple[str, ...]:
    """`path:line` of each place, once, and of a notebook the cell and the line in it."""
    return tuple(
        dict.fromkeys(
            f"{place.path}:{place.line}" + (f" ({place.cell})" if place.cell else "") for place in credential.places
        )
    )


def suppressed(audit: Audit) -> str:
    """How many findings are suppressed, and by what: `3 suppressed: 2 baseline, 1 ignored`; empty if none is."""
    reasons = Counter(finding.suppressed.partition(":")[0] for finding in audit.findings if finding.suppressed)
    listed = ", ".join(
        f"{count:,} {reason}" for reason, count in sorted(reasons.items(), key=lambda row: (-row[1], row[0]))
    )
    return f"{reasons.total():,} suppressed: {listed}" if reasons else ""
