"""What to do first: at most five things, in the order in which they help most; and all of the work, in its order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from auditor.findings import Stage
from auditor.outcome import summed
from auditor.plan import calls_of, is_recorded
from auditor.report import phrases
from auditor.roadmap import TITLES, WHY, stage_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.outcome import Audit
    from auditor.pack.rows import Pack

MOST = 5
DECISION = 7
_SHOWN = 3


class Step(NamedTuple):
    """One thing to do, why or where, and the section that has the details."""

    title: str
    detail: str
    section: str


class Leg(NamedTuple):
    """A stage of the work with how many findings it holds and the points of their calls."""

    stage: Stage
    title: str
    why: str
    findings: int
    points: int


def order_of(audit: Audit) -> tuple[Leg, ...]:
    """The stages there is something to do in, in their order; the client is one wherever scopes are needed."""
    counted = summed(audit.findings)
    stages = Counter(stage_of(finding, audit.pack.product) for finding in counted)
    points: Counter[Stage | None] = Counter()
    for call in calls_of(counted):
        if call.replacement and not is_recorded(call):
            points[stage_of(call, audit.pack.product)] += call.replacement.effort
    return tuple(
        Leg(stage, TITLES[stage], WHY[stage], stages[stage], points[stage])
        for stage in Stage
        if stages[stage] or (stage is Stage.CLIENT and audit.plan.scopes)
    )


def steps_of(audit: Audit, pack: Pack | None) -> tuple[Step, ...]:
    """The first things to do."""
    return tuple(_steps(audit, pack))[:MOST]


def _steps(audit: Audit, pack: Pack | None) -> Iterator[Step]:
    failed = [skip.path for skip in audit.coverage.skipped if not skip.expected]
    if failed:
        title = f"Make {phrases.counted(len(failed), 'unread file')} readable and scan again"
        yield Step(title, _some(failed), "coverage")
    if audit.credentials:
        labels = [credential.label for credential in audit.credentials]
        title = f"Revoke {phrases.counted(len(labels), 'credential')}"
        yield Step(title, f"{_some(labels)}: whoever has read this code has them.", "credentials")
    if audit.plan.scopes:
        title = f"Register an OAuth client for {audit.pack.successor}"
        yield Step(title, f"It needs {phrases.counted(len(audit.plan.scopes), 'scope')}, ready to copy.", "scopes")
    yield from _wrappers(audit)
    yield from _calls(audit, pack)


def _wrappers(audit: Audit) -> Iterator[Step]:
    through: dict[str, int] = {}
    for finding in calls_of(summed(audit.findings)):
        if finding.via and finding.product in ("", audit.pack.product):
            through[finding.via] = through.get(finding.via, 0) + 1
    if through:
        names = sorted(through, key=lambda name: (-through[name], name))
        functions, calls = phrases.counted(len(names), "function"), phrases.counted(sum(through.values()), "call")
        title = f"Rebuild {functions} that {calls} go through" if sum(through.values()) > 1 else f"Rebuild {functions}"
        yield Step(title, _some([f"{name} ({phrases.counted(through[name], 'call')})" for name in names]), "findings")


def _calls(audit: Audit, pack: Pack | None) -> Iterator[Step]:
    rows = [row for row in audit.plan.rows if row.product == audit.pack.product]
    hard = [row for row in rows if row.replacement and row.replacement.effort >= DECISION]
    if hard:
        calls = phrases.counted(sum(row.calls for row in hard), "call")
        title = f"Decide what becomes of {calls} without a direct replacement"
        yield Step(title, _some([phrases.named(row.call) for row in hard]), "plan")
    easy = sorted(
        (row for row in rows if row.replacement and row not in hard), key=lambda row: (-row.calls, row.call.method)
    )
    if easy:
        scale = {step.points: step.name for step in pack.about.effort} if pack else {}
        first = easy[0].replacement.effort if easy[0].replacement else 0
        kind = f", {scale[first]}" if first in scale else ""
        title = f"Move {phrases.counted(sum(row.calls for row in easy), 'call')} to {audit.pack.successor}"
        start = phrases.counted(easy[0].calls, "call")
        yield Step(title, f"Start with {phrases.named(easy[0].call)}: {start}{kind}.", "plan")


def _some(names: list[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more:,} more" if more > 0 else "")
