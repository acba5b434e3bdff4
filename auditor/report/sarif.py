"""The report as SARIF 2.1.0, within the limits of the services that take it.

Columns are in units of UTF-16, paths are URIs relative to the root of the repository. A service refuses a file with
more than MOST results or of more than 10 MB packed, and shows the worst SHOWN: so the worst are kept, and those that
are not shown have neither code nor path. What is left out is said in a notification. A result is a line.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from auditor.document import indented, line_of
from auditor.outcome import incomplete
from auditor.report import phrases
from auditor.report.located import path_of, uri_of, utf16
from auditor.report.sarif_rules import LEVELS, braceless, rules_of
from auditor.report.visible import visible
from auditor.suppress.inline import IGNORED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.compare import Comparison
    from auditor.findings import Finding, Place
    from auditor.outcome import Audit, Notice
    from auditor.pack.rows import Pack

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
MOST = 25_000
SHOWN = 5_000
MOST_PLACES = 100
MOST_NAMED = 1_000
FINGERPRINT = "findingId/v1"
STEPS = frozenset({"url", "parameters", "token", "header", "wrapper", "built", "made", "definition"})
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_MARK = '"results": []'


def pieces(audit: Audit, pack: Pack | None = None, comparison: Comparison | None = None) -> Iterator[str]:
    """The log, result by result."""
    rules = rules_of(audit, pack)
    kept = _kept(audit.findings)
    head, mark, tail = indented(_log(audit, rules, len(kept)), 0).rpartition(_MARK)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    states = _states(comparison)
    yield head + mark[:-1]
    for number, finding in enumerate(kept):
        result = _result(audit, finding, numbers[visible(finding.rule)])
        if comparison is not None:
            result["baselineState"] = states.get((finding.path, finding.id), "unchanged")
        yield f"{',' if number else ''}\n{line_of(result).rstrip()}"
    yield ("\n      ]" if kept else "]") + tail + "\n"


def _kept(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Those that fit, in the order they came: the worst, and of those that are not shown only where they are."""
    if len(findings) <= SHOWN:
        return findings
    order = sorted(range(len(findings)), key=lambda n: (bool(findings[n].suppressed), findings[n].severity.rank, n))
    shown = set(order[:SHOWN])
    return [findings[n] if n in shown else _reduced(findings[n]) for n in sorted(order[:MOST])]


def _reduced(finding: Finding) -> Finding:
    return replace(finding, related=(), snippet=replace(finding.snippet, lines=(), marks=()))


def _log(audit: Audit, rules: list[dict[str, Any]], kept: int) -> dict[str, Any]:
    run = {
        "tool": {
            "driver": {
                "name": audit.tool.name,
                "semanticVersion": audit.tool.version,
                "properties": {"rulePack": audit.pack.id, "rulePackVersion": audit.pack.version},
                "rules": rules,
            }
        },
        "automationDetails": {"id": f"{audit.tool.name}/{audit.pack.id}/"},
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository that was scanned."}}},
        "invocations": [_invocation(audit, kept)],
        "properties": {"verdict": audit.verdict.value, "calls": audit.summary.calls, "effort": audit.summary.effort},
        "results": [],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _states(comparison: Comparison | None) -> dict[tuple[str, str], str]:
    """What became of the findings since an earlier report, in the format's words; all others are unchanged."""
    if comparison is None:
        return {}
    new = {(finding.path, finding.id): "new" for finding in comparison.new}
    return new | {(move.finding.path, move.finding.id): "updated" for move in comparison.moved}


# --- a result --------------------------------------------------------------------------------------------------------


def _result(audit: Audit, finding: Finding, number: int) -> dict[str, Any]:
    places = finding.related[:MOST_PLACES]
    result: dict[str, Any] = {
        "ruleId": visible(finding.rule),
        "ruleIndex": number,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": _physical(audit, finding)}],
    }
    if places:
        result["relatedLocations"] = [{"id": row, **_step(audit, place)} for row, place in enumerate(places, 1)]
    steps = [place for place in places if place.role in STEPS]
    if steps:
        called = {"physicalLocation": _physical(audit, finding, bare=True), "message": {"text": "sent here"}}
        flow = [{"location": location} for location in (*(_step(audit, place) for place in steps), called)]
        result["codeFlows"] = [{"threadFlows": [{"locations": flow}]}]
    result["partialFingerprints"] = {FINGERPRINT: visible(finding.id)}
    if finding.suppressed:
        result["suppressions"] = [_suppression(finding.suppressed)]
    if finding.count > 1:
        result["occurrenceCount"] = finding.count
    result["properties"] = _properties(finding)
    return result


def _message(finding: Finding) -> str:
    """What is wrong, what it becomes, and links to where its parts are written."""
    sentences = [braceless(_sentence(finding.message))]
    if finding.replacement and finding.replacement.path:
        sentences.append(braceless(f"It becomes {phrases.filled(finding.replacement)}."))
    elif finding.fix:
        sentences.append(braceless(_sentence(finding.fix)))
    seen: dict[str, int] = {}
    for number, place in enumerate(finding.related[:MOST_PLACES], 1):
        seen.setdefault(braceless(phrases.role(place)).replace("[", "(").replace("]", ")"), number)
    if seen:
        sentences.append(f"See {', '.join(f'[{name}]({number})' for name, number in seen.items())}.")
    return " ".join(sentences)


def _sentence(text: str) -> str:
    flat = " ".join(text.split())
    return flat if flat.endswith((".", "!", "?")) else f"{flat}."


def _properties(finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "kind": finding.kind,
        "calls": [phrases.named(call) for call in finding.call],
        "request": finding.shape,
        "via": finding.via,
        "product": finding.product,
        "context": list(finding.context),
        "credential": finding.credential,
    }
    if finding.replacement:
        found["becomes"] = phrases.filled(finding.replacement)
        found["scopes"] = list(finding.replacement.scopes)
        found["effort"] = finding.replacement.effort
    if finding.cell:
        found["cell"] = str(finding.cell)
    return {key: value for key, value in found.items() if value not in ("", [])}


def _suppression(why: str) -> dict[str, Any]:
    """By a comment in the source, or from outside of it."""
    by, _, reason = why.partition(":")
    kind = "inSource" if by.startswith(IGNORED) else "external"
    text = braceless(reason.strip() or by)
    return {"kind": kind, "status": "accepted", **({"justification": text} if text else {})}


# --- places ----------------------------------------------------------------------------------------------------------


def _step(audit: Audit, place: Place) -> dict[str, Any]:
    return {"physicalLocation": _at(audit, place), "message": {"text": braceless(phrases.role(place))}}


def _at(audit: Audit, where: Finding | Place) -> dict[str, Any]:
    line, column, end_line, end_column = utf16(where)
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {"artifactLocation": _artifact(audit, where.path), "region": region}


def _artifact(audit: Audit, path: str) -> dict[str, Any]:
    uri = uri_of(path_of(audit, path))
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": ROOT}


def _physical(audit: Audit, finding: Finding, *, bare: bool = False) -> dict[str, Any]:
    """Where the finding stands; unless `bare` with its code, and the code around if that is more."""
    at = _at(audit, finding)
    snippet = finding.snippet
    first, last = snippet.first_line, snippet.first_line + len(snippet.lines) - 1
    region = at["region"]
    if bare or not snippet.lines or not first <= region["startLine"] <= region["endLine"] <= last:
        return at
    marked = [
        visible(snippet.lines[mark.line - first][mark.column - 1 : mark.end_column - 1])
        for mark in snippet.marks
        if first <= mark.line <= last
    ]
    if marked:
        region["snippet"] = {"text": "\n".join(marked)}
    if first < region["startLine"] or region["endLine"] < last:
        text = "\n".join(visible(line) for line in snippet.lines)
        at["contextRegion"] = {"startLine": max(first, 1), "endLine": last, "snippet": {"text": text}}
    return at


# --- the run ---------------------------------------------------------------------------------------------------------


def _invocation(audit: Audit, kept: int) -> dict[str, Any]:
    told = [*_limits(audit, kept), *_unread(audit), *(_notice(audit, notice) for notice in audit.notices)]
    invocation: dict[str, Any] = {
        "executionSuccessful": not incomplete(audit.coverage),
        "commandLine": visible(audit.tool.command),
    }
    if _TIME.fullmatch(audit.tool.finished):
        invocation["endTimeUtc"] = audit.tool.finished
    if told:
        invocation["toolExecutionNotifications"] = told
    return invocation


def _limits(audit: Audit, kept: int) -> Iterator[dict[str, Any]]:
    """What a service will not take or not show."""
    found = len(audit.findings)
    if kept < found:
        yield _told("warning", f"{found - kept:,} of {found:,} findings are left out: no more than {MOST:,} are taken.")
    if kept > SHOWN:
        yield _told("note", f"Of {kept:,} results code scanning shows the worst {SHOWN:,}; the rest are without code.")


def _unread(audit: Audit) -> Iterator[dict[str, Any]]:
    """Files that were not read, or not in full."""
    coverage = audit.coverage
    failed = [skip for skip in coverage.skipped if not skip.expected]
    rows = [("error", f"could not be read: {skip.reason}", skip.path) for skip in failed]
    if not coverage.searched:
        yield _told("error", "Nothing was read.")
    for names, why in (
        (coverage.ignored_configuration, "not read, because it is ignored; it looks like configuration"),
        (coverage.read_as_text, "read as text: too large to parse, or no parser understood most of it"),
        (coverage.partly_read, "read in part: no parser understood the rest"),
    ):
        rows += [("note", why, name) for name in names]
    for level, why, path in rows[:MOST_NAMED]:
        yield _told(level, f"{path}: {why}.", _artifact(audit, path))
    if len(rows) > MOST_NAMED:
        yield _told("note", f"{len(rows) - MOST_NAMED:,} more files were not read in full.")
    expected = Counter(skip.reason for skip in coverage.skipped if skip.expected)
    for reason, count in sorted(expected.items()):
        yield _told("note", f"{phrases.counted(count, 'file')} skipped: {reason}.")


def _notice(audit: Audit, notice: Notice) -> dict[str, Any]:
    text = f"{notice.path}: {notice.message}" if notice.path else notice.message
    return _told("note", _sentence(text), _artifact(audit, notice.path) if notice.path else None)


def _told(level: str, text: str, artifact: dict[str, Any] | None = None) -> dict[str, Any]:
    told: dict[str, Any] = {"level": level, "message": {"text": braceless(text)}}
    if artifact:
        told["locations"] = [{"physicalLocation": {"artifactLocation": artifact}}]
    return told
