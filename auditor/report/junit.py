"""The report as JUnit XML: a suite a file, a failed test a finding; what was not read is an error.

Where nothing was found one test passes: a file without tests is taken for a run that did not happen.
"""

from __future__ import annotations

import io
import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import XMLGenerator

from auditor.findings import Severity
from auditor.report import phrases
from auditor.report.located import path_of, rooted
from auditor.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.findings import Finding
    from auditor.outcome import Audit, Skipped

# Characters that XML 1.0 cannot hold and that are not controls.
_FORBIDDEN = re.compile("[\ufffe\uffff]")


def pieces(audit: Audit) -> Iterator[str]:
    """The document, suite by suite."""
    findings = sorted(audit.findings, key=lambda one: one.path)
    failed = [skip for skip in audit.coverage.skipped if not skip.expected]
    counts = {
        "tests": max(len(findings) + len(failed), 1),
        "failures": sum(_fails(finding) for finding in findings),
        "errors": len(failed),
    }
    out = _Written()
    out.open("testsuites", {"name": audit.tool.name, **counts, "time": "0"}, document=True)
    for path, members in groupby(findings, key=lambda one: one.path):
        _suite(out, audit, path_of(audit, path), list(members))
        yield out.taken()
    if failed:
        _unread(out, audit, failed)
    if not findings and not failed:
        _clean(out, audit)
    out.close("testsuites", document=True)
    yield out.taken() + "\n"


class _Written:
    """An XML document as it is written."""

    def __init__(self) -> None:
        self._text = io.StringIO()
        self._xml = XMLGenerator(self._text, "utf-8", short_empty_elements=True)

    def open(self, name: str, attributes: dict[str, str | int], text: str = "", *, document: bool = False) -> None:
        if document:
            self._xml.startDocument()
        self._xml.startElement(name, {key: _legal(str(value)) for key, value in attributes.items()})  # type: ignore[arg-type]
        self._xml.characters("\n" if not text else "\n".join(_legal(line) for line in text.split("\n")))

    def close(self, name: str, *, document: bool = False) -> None:
        self._xml.endElement(name)
        if not document:
            self._xml.characters("\n")

    def taken(self) -> str:
        """What was written since the last time."""
        text = self._text.getvalue()
        self._text.seek(0)
        self._text.truncate()
        return text


def _suite(out: _Written, audit: Audit, path: str, findings: list[Finding]) -> None:
    hidden = sum(bool(finding.suppressed) for finding in findings)
    _open_suite(out, audit, path, len(findings), failures=sum(map(_fails, findings)), skipped=hidden)
    for finding in findings:
        _case(out, audit, path, finding)
    out.close("testsuite")


def _open_suite(
    out: _Written, audit: Audit, name: str, tests: int, *, failures: int = 0, errors: int = 0, skipped: int = 0
) -> None:
    counts: dict[str, str | int] = {"tests": tests, "failures": failures, "errors": errors, "skipped": skipped}
    when = audit.tool.finished.removesuffix("Z")
    times: dict[str, str | int] = {"time": "0", **({"timestamp": when} if re.fullmatch(r"[\d-]+T[\d:]+", when) else {})}
    out.open("testsuite", {"name": name, **counts, **times})


def _case(out: _Written, audit: Audit, path: str, finding: Finding) -> None:
    name = f"{finding.rule} line {finding.line}, column {finding.column}: {finding.message}"
    out.open("testcase", {"name": name, "classname": path, "time": "0"})
    if finding.suppressed:
        out.open("skipped", {"message": finding.suppressed})
        out.close("skipped")
    elif not _fails(finding):
        out.open("system-out", {}, _body(audit, path, finding))
        out.close("system-out")
    else:
        out.open(
            "failure",
            {"message": finding.message, "type": f"{finding.severity} {finding.kind}"},
            _body(audit, path, finding),
        )
        out.close("failure")
    out.close("testcase")


def _fails(finding: Finding) -> bool:
    """What only informs is no failure."""
    return not finding.suppressed and finding.severity is not Severity.INFO


def _body(audit: Audit, path: str, finding: Finding) -> str:
    lines = [f"{path}:{finding.line}:{finding.column}: {finding.rule} {finding.severity}: {finding.message}"]
    if finding.replacement and finding.replacement.path:
        lines.append(f"becomes {phrases.filled(finding.replacement)}")
    lines += [f"{name} at {spots}" for name, spots in phrases.origins(rooted(audit, finding.related))]
    numbered = enumerate(finding.snippet.lines, finding.snippet.first_line)
    lines += [f"{number:>6} | {line}" for number, line in numbered]
    return "\n".join(lines)


def _unread(out: _Written, audit: Audit, failed: Iterable[Skipped]) -> None:
    rows = list(failed)
    _open_suite(out, audit, "files that could not be read", len(rows), errors=len(rows))
    for skip in rows:
        path = path_of(audit, skip.path)
        out.open("testcase", {"name": "could not be read", "classname": path, "time": "0"})
        out.open("error", {"message": skip.reason, "type": "unreadable"}, f"{path}: {skip.reason}")
        out.close("error")
        out.close("testcase")
    out.close("testsuite")


def _clean(out: _Written, audit: Audit) -> None:
    _open_suite(out, audit, audit.pack.id, 1)
    out.open("testcase", {"name": phrases.searched(audit.coverage), "classname": audit.pack.id, "time": "0"})
    out.close("testcase")
    out.close("testsuite")


def _legal(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", visible(text))
