"""The report as reviewdog's diagnostics (rdjson), for comments on a change; columns are in bytes of UTF-8.

A reader refuses keys that its version does not know, so there are only those that every version has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.document import indented, line_of
from auditor.findings import Severity
from auditor.outcome import summed
from auditor.report import phrases
from auditor.report.located import path_of, rooted, utf8
from auditor.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from auditor.findings import Finding
    from auditor.outcome import Audit
    from auditor.pack.rows import Pack

SEVERITIES = {
    Severity.BLOCKER: "ERROR",
    Severity.HIGH: "ERROR",
    Severity.MEDIUM: "WARNING",
    Severity.LOW: "INFO",
    Severity.INFO: "INFO",
}
_MARK = '"diagnostics": []'


def pieces(audit: Audit, pack: Pack | None = None) -> Iterator[str]:
    """The result, diagnostic by diagnostic."""
    links = {rule.id: rule.references[0] for rule in pack.rules if rule.references} if pack else {}
    head, mark, tail = indented({"source": {"name": audit.tool.name}, "diagnostics": []}, 0).rpartition(_MARK)
    yield head + mark[:-1]
    findings = summed(audit.findings)
    for number, finding in enumerate(findings):
        yield f"{',' if number else ''}\n{line_of(_diagnostic(audit, finding, links)).rstrip()}"
    yield ("\n  ]" if findings else "]") + tail + "\n"


def _diagnostic(audit: Audit, finding: Finding, links: dict[str, str]) -> dict[str, Any]:
    link = links.get(finding.rule)
    text = finding.message
    if finding.replacement and finding.replacement.path:
        text = f"{text}\nIt becomes {phrases.filled(finding.replacement)}"
    for role, spots in phrases.origins(rooted(audit, finding.related)):
        text = f"{text}\n{role} at {spots}"
    return {
        "message": "\n".join(visible(line) for line in text.split("\n")),
        "location": _location(audit, finding),
        "severity": SEVERITIES[finding.severity],
        "code": {"value": visible(finding.rule), **({"url": link} if link else {})},
    }


def _location(audit: Audit, where: Finding) -> dict[str, Any]:
    line, column, end_line, end_column = utf8(where)
    start, end = {"line": line, "column": column}, {"line": end_line, "column": end_column}
    return {"path": path_of(audit, where.path), "range": {"start": start, "end": end}}
