"""What the migration consists of: calls by module and method, the scopes they need, what changes, how much work it is.

Calls of other products that the pack knows are rows too, after its own; scopes, changes, hosts and effort are of the
pack's product alone, and so is the verdict. A finding without a product is taken for the pack's.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.findings import ApiCall, Finding, Replacement, Severity, Translation
from auditor.outcome import (
    Center,
    Change,
    Count,
    Coverage,
    Plan,
    PlanRow,
    Readiness,
    Summary,
    Verdict,
    incomplete,
    summed,
)
from auditor.pack import lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.pack.rows import Pack

_HOST = re.compile(r"[a-z][a-z0-9+.-]*://(?:[^/?#@\s]*@)?([^/?#\s]+)", re.IGNORECASE)


def verdict_of(findings: Iterable[Finding], coverage: Coverage, product: str) -> Verdict:
    """The answer in one word, about the pack's `product`."""
    if incomplete(coverage):
        return Verdict.INCOMPLETE
    severities = {finding.severity for finding in _own(summed(findings), product)}
    if Severity.BLOCKER in severities:
        return Verdict.NOT_READY
    return Verdict.NEARLY if Severity.HIGH in severities else Verdict.READY


def summary_of(findings: Iterable[Finding], product: str) -> Summary:
    """The counts. Calls and effort are those of the pack's `product`, all else is of every finding that counts."""
    counted = summed(findings)
    severities = Counter(finding.severity for finding in counted)
    kinds = Counter(finding.kind for finding in counted)
    calls = calls_of(_own(counted, product))
    return Summary(
        findings=len(counted),
        severities=tuple(Count(severity, severities[severity]) for severity in Severity),
        kinds=tuple(Count(kind, kinds[kind]) for kind in sorted(kinds)),
        files=len({finding.path for finding in counted}),
        calls=len(calls),
        effort=_effort(calls),
    )


def plan_of(findings: Iterable[Finding], pack: Pack, coverage: Coverage | None = None) -> Plan:
    """The plan for the findings that are not suppressed; how ready the code is, if all of it was looked at."""
    counted = summed(findings)
    calls = calls_of(counted)
    own = _own(calls, pack.about.product)
    hosts = tuple(sorted({match[1] for call in own if (match := _HOST.match(call.shape))}))
    return Plan(
        rows=_rows(calls, pack),
        scopes=smallest(scope for call in own if call.replacement for scope in call.replacement.scopes),
        changes=_changes(own, pack),
        hosts=hosts,
        effort=_effort(own),
        fields=tuple(sorted({label for finding in counted for label in finding.fields})),
        centers=_centers(hosts, pack),
        readiness=readiness_of(counted, coverage, pack.about.product) if coverage is not None else None,
    )


def readiness_of(findings: Iterable[Finding], coverage: Coverage, product: str) -> Readiness:
    """How much of the code that has to do with the API needs no more work; credentials count whatever they open."""
    work = [one for one in summed(findings) if one.severity is not Severity.INFO and not is_recorded(one)]
    left = {one.path for one in work if one.product in ("", product) or one.credential}
    clean = max(coverage.relevant - len(left), 0)
    if incomplete(coverage):
        return Readiness(None, clean, coverage.relevant)
    percent = 100 * clean // coverage.relevant if coverage.relevant else 100
    return Readiness(min(percent, 99) if left else percent, clean, coverage.relevant)


def calls_of(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that are calls. A wrapper is none where the calls that go through it are findings of their own."""
    calls = [finding for finding in findings if finding.call or finding.replacement]
    followed: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for finding in calls:
        for place in finding.related:
            if place.role == "wrapper":
                followed[place.path].append((place.line, place.end_line))
    return tuple(
        call
        for call in calls
        if not any(first <= call.line <= call.end_line <= last for first, last in followed[call.path])
    )


def smallest(scopes: Iterable[str]) -> tuple[str, ...]:
    """The fewest scopes that grant the same: `a.b.ALL` grants whatever begins with `a.b.`, `a.READ` grants `a.b.READ`.

    Scopes with holes are left out.
    """
    known = {scope for scope in scopes if "{" not in scope}
    return tuple(sorted(scope for scope in known if not any(_grants(other, scope) for other in known)))


def _grants(broad: str, scope: str) -> bool:
    prefix, _, right = broad.rpartition(".")
    inside = broad != scope and scope.startswith(f"{prefix}.")
    return inside and (right == "ALL" or scope.endswith(f".{right}"))


def _own(findings: Iterable[Finding], product: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.product in ("", product))


def _effort(calls: Iterable[Finding]) -> int:
    return sum(call.replacement.effort for call in calls if call.replacement and not is_recorded(call))


def is_recorded(call: Finding) -> bool:
    """Whether a call stands in a recording: it shows what is called and is no work of its own."""
    return "recorded" in call.context


def _centers(hosts: Iterable[str], pack: Pack) -> tuple[Center, ...]:
    return tuple(
        Center(host, row.name, row.accounts_host, row.api_host)
        for host in hosts
        for row in pack.data_centers
        if host.casefold() in (row.old_host, row.accounts_host, row.sandbox_host)
    )


def _rows(calls: Sequence[Finding], pack: Pack) -> tuple[PlanRow, ...]:
    product = pack.about.product
    groups: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for finding in calls:
        for module, method in dict.fromkeys((call.module, call.method) for call in finding.call or (ApiCall("", ""),)):
            groups[finding.product or product, module, method].append(finding)
    rows = [_row(*key, members, pack) for key, members in groups.items()]
    return tuple(sorted(rows, key=lambda row: (row.product != product, row.product, *_last_if_empty(row.call))))


def _last_if_empty(call: ApiCall) -> tuple[bool, str, bool, str]:
    return (not call.module, call.module, not call.method, call.method)


def _row(product: str, module: str, method: str, members: Sequence[Finding], pack: Pack) -> PlanRow:
    formats = {
        call.format for member in members for call in member.call if (call.module, call.method) == (module, method)
    }
    # A call that varies has one replacement and one effort: they belong to the row of the first thing it may be.
    mine = [
        member
        for member in members
        if not member.call or (member.call[0].module, member.call[0].method) == (module, method)
    ]
    return PlanRow(
        call=ApiCall(module, method, formats.pop() if len(formats) == 1 else ""),
        product=product,
        calls=sum(not is_recorded(member) for member in members),
        files=tuple(sorted({member.path for member in members})),
        replacement=_common([member.replacement for member in mine or members if member.replacement], method, pack),
        effort=_effort(mine),
        recorded=sum(member.count for member in members if is_recorded(member)),
    )


def _common(replacements: Sequence[Replacement], method: str, pack: Pack) -> Replacement | None:
    """The most frequent request, with the scopes, changes and parameters of all."""
    if not replacements:
        return None
    requests = Counter((replacement.verb, replacement.path, replacement.note) for replacement in replacements)
    (verb, path, note), _ = min(requests.items(), key=lambda pair: (-pair[1], pair[0]))
    return Replacement(
        verb=verb,
        path=path,
        scopes=tuple(sorted({scope for replacement in replacements for scope in replacement.scopes})),
        breaking=tuple(sorted({change for replacement in replacements for change in replacement.breaking})),
        effort=max(replacement.effort for replacement in replacements),
        note=note,
        parameters=_described(method, [row for one in replacements for row in one.parameters], pack),
    )


def _described(method: str, rows: Iterable[Translation], pack: Pack) -> tuple[Translation, ...]:
    """Each parameter once, without the values of single calls and with what the pack says of it."""
    known = lookup.method(pack, method)
    notes = {change.name.lower(): change.note for change in known.parameter} if known is not None else {}
    found: dict[str, Translation] = {}
    for row in sorted(rows, key=lambda row: (row.where == "unknown", row.where, row.name, row.note)):
        told = row.note if row.where == "unknown" else notes.get(row.old.lower(), "")
        found.setdefault(row.old.lower(), replace(row, value="", note=told))
    return tuple(found[key] for key in sorted(found))


def _changes(calls: Iterable[Finding], pack: Pack) -> tuple[Change, ...]:
    bites = Counter(change for call in calls if call.replacement for change in dict.fromkeys(call.replacement.breaking))
    return tuple(Change(row.id, row.topic, row.text, bites[row.id]) for row in pack.breaking if row.id in bites)
