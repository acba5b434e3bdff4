"""The report as workflow commands, which GitHub Actions shows as annotations beside the code.

Of each level a step shows the first ten; so the worst come first, after a line that says how many there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.findings import Severity
from auditor.outcome import summed
from auditor.report import phrases
from auditor.report.located import path_of, utf16
from auditor.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.findings import Finding
    from auditor.outcome import Audit

MOST = 1_000
LEVELS = {
    Severity.BLOCKER: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "notice",
    Severity.INFO: "notice",
}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_VALUE = {**_DATA, ":": "%3A", ",": "%2C"}


def pieces(audit: Audit) -> Iterator[str]:
    """A command a line."""
    findings = summed(audit.findings)
    order = sorted(range(len(findings)), key=lambda number: (findings[number].severity.rank, number))
    more = len(findings) - MOST
    said = f"{audit.verdict}: {phrases.headline(audit)}; {phrases.searched(audit.coverage)}"
    told = f"{said}; {more:,} more findings are only in the other reports" if more > 0 else said
    yield _command("notice", {"title": audit.tool.name}, told)
    for skip in audit.coverage.skipped:
        if not skip.expected:
            yield _command("error", {"file": path_of(audit, skip.path), "title": "not read"}, skip.reason)
    for number in order[:MOST]:
        yield _finding(audit, findings[number])


def _finding(audit: Audit, finding: Finding) -> str:
    line, column, end_line, end_column = utf16(finding)
    where = {"file": path_of(audit, finding.path), "line": str(line), "endLine": str(end_line)}
    if line == end_line:
        where |= {"col": str(column), "endColumn": str(end_column)}
    message = finding.message
    if finding.replacement and finding.replacement.path:
        message = f"{message}\nIt becomes {phrases.filled(finding.replacement)}"
    return _command(LEVELS[finding.severity], {**where, "title": f"{finding.rule} {finding.kind}"}, message)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_escaped(value, _VALUE)}" for key, value in properties.items())
    return f"::{name} {listed}::{_escaped(message, _DATA)}\n"


def _escaped(text: str, rules: dict[str, str]) -> str:
    shown = "\n".join(visible(line) for line in text.split("\n"))
    return "".join(rules.get(character, character) for character in shown)
