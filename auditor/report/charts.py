"""What is easier to see than to read: findings by severity and module, effort by class. Lengths are in hundredths."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from auditor.outcome import summed
from auditor.plan import calls_of, is_recorded
from auditor.report import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.findings import Finding, Severity
    from auditor.outcome import Audit
    from auditor.pack.rows import Effort

MODULES = 12


class Bar(NamedTuple):
    """A piece of a bar."""

    name: str
    start: float
    width: float


class Load(NamedTuple):
    """A step of the effort scale: how many calls are on it, and their points together."""

    points: int
    name: str
    meaning: str
    calls: int
    total: int
    width: float


class Share(NamedTuple):
    """A module with its findings, piled up by severity; `text` says in words what the bar shows."""

    name: str
    findings: int
    bars: tuple[Bar, ...]
    text: str


def severity_bar(counts: Sequence[tuple[Severity, int]], whole: int = 0) -> tuple[Bar, ...]:
    """How findings are spread over the severities; the bar is as long as they are part of the `whole`."""
    total = whole or sum(count for _, count in counts)
    bars, start = [], 0.0
    for severity, count in counts:
        share = 100 * count / total if total else 0.0
        if count:
            bars.append(Bar(severity, round(start, 2), round(share, 2)))
        start += share
    return tuple(bars)


def loads_of(audit: Audit, scale: Sequence[Effort]) -> tuple[Load, ...]:
    """The calls of the pack's product by effort."""
    own = [call for call in calls_of(summed(audit.findings)) if call.product in ("", audit.pack.product)]
    counts = Counter(call.replacement.effort for call in own if call.replacement and not is_recorded(call))
    steps = {step.points: step for step in scale}
    most = max((points * count for points, count in counts.items()), default=0) or 1
    loads = []
    for points in sorted(counts):
        step, total = steps.get(points), points * counts[points]
        name, meaning = (step.name, step.meaning) if step else ("", "")
        loads.append(Load(points, name, meaning, counts[points], total, round(100 * total / most, 2)))
    return tuple(loads)


def shares_of(findings: Iterable[Finding]) -> tuple[Share, ...]:
    """The modules with the most findings; what may be one module or another is counted for both."""
    modules: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for module in sorted({call.module for call in finding.call if call.module}):
            modules[module].append(finding)
    ranked = sorted(modules.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    most = len(ranked[0][1]) if ranked else 0
    return tuple(_share(name, members, most) for name, members in ranked[:MODULES])


def _share(name: str, members: Sequence[Finding], most: int) -> Share:
    counts = phrases.severity_counts(members)
    return Share(name, len(members), severity_bar(counts, most), phrases.spread(counts))
