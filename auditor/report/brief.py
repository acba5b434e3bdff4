"""The report of a hook: a line a finding, how many there are, and what to do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.outcome import incomplete, summed
from auditor.report import phrases
from auditor.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.outcome import Audit

MOST = 15


def render(audit: Audit, seen: str, baseline: str = "") -> str:
    """The report; `seen` is what was looked at."""
    return "".join(f"{visible(line)}\n" for line in _lines(audit, seen, baseline))


def _lines(audit: Audit, seen: str, baseline: str) -> Iterator[str]:
    findings = summed(audit.findings)
    for finding in findings[:MOST]:
        yield f"{finding.path}:{finding.line}:{finding.column}: {finding.rule} {finding.severity}: {finding.message}"
    if len(findings) > MOST:
        yield f"…and {len(findings) - MOST:,} more"
    for skip in audit.coverage.skipped:
        if not skip.expected:
            yield f"{skip.path}: could not be read: {skip.reason}"
    count = phrases.counted(len(findings), f"{'new ' if baseline else ''}finding")
    files = phrases.counted(len({finding.path for finding in findings}), "file")
    hidden = phrases.suppressed(audit)
    yield f"{audit.tool.name}: {count} in {files}; looked at {seen}{f'; {hidden}' if hidden else ''}"
    if findings:
        yield f"  what it means and what replaces it: auditor explain {findings[0].rule}"
        yield f"  to keep it, on its line or the one above: auditor: ignore[{findings[0].rule}] and why"
    if any(finding.credential for finding in findings):
        yield "  a credential that was ever committed is known: revoke it; to remove the line is not enough"
    if incomplete(audit.coverage) and not findings:
        yield "  nothing can be said of what could not be read"
