"""The report as GitLab's code quality takes it: a list with one entry a finding."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from auditor.document import line_of
from auditor.findings import Severity
from auditor.outcome import summed
from auditor.report import phrases
from auditor.report.located import characters, path_of
from auditor.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from auditor.findings import Finding
    from auditor.outcome import Audit

SEVERITIES = {
    Severity.BLOCKER: "blocker",
    Severity.HIGH: "critical",
    Severity.MEDIUM: "major",
    Severity.LOW: "minor",
    Severity.INFO: "info",
}
FINGERPRINT = 24


def pieces(audit: Audit) -> Iterator[str]:
    """The list, entry by entry."""
    before = "["
    for finding in summed(audit.findings):
        yield f"{before}\n{line_of(_entry(audit, finding)).rstrip()}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _entry(audit: Audit, finding: Finding) -> dict[str, Any]:
    where = characters(finding)
    path = path_of(audit, finding.path)
    becomes = finding.replacement if finding.replacement and finding.replacement.path else None
    text = f"{finding.message} It becomes {phrases.filled(becomes)}." if becomes else finding.message
    return {
        "description": visible(" ".join(text.split())),
        "check_name": visible(finding.rule),
        "fingerprint": _fingerprint(path, finding.id),
        "severity": SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": where.line, "end": where.end_line}},
    }


def _fingerprint(path: str, identity: str) -> str:
    """One for all of the report: ids are those of a file. Shorter than a token, so that it is never taken for one."""
    return hashlib.sha256(f"{path}\0{visible(identity)}".encode()).hexdigest()[:FINGERPRINT]
