"""Two audits of one code base: what is new, fixed, moved and unchanged.

A finding is the same by its fingerprint, which holds no line number; its path is compared beside it. What moved within
its file is no news; what moved to another file, because it was renamed or cut in pieces, is told apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from itertools import islice
from typing import TYPE_CHECKING

from auditor.outcome import summed
from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.findings import Finding
    from auditor.outcome import Audit, Verdict

    _Homeless = dict[tuple[str, str], dict[str, deque[Finding]]]

CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class Move:
    """A finding that stands in another file now."""

    before: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the findings of an earlier audit; suppressed ones are left out.

    `silenced` are those that were open and are suppressed now. `credentials` are ids: the ones that came, and those
    that are gone from the code, which does not mean that they were revoked.
    """

    finished: str
    verdict: Verdict
    effort: int
    new: tuple[Finding, ...]
    fixed: tuple[Finding, ...]
    moved: tuple[Move, ...]
    unchanged: tuple[Finding, ...]
    silenced: tuple[Finding, ...] = ()
    credentials_new: tuple[str, ...] = ()
    credentials_gone: tuple[str, ...] = ()


def compare(before: Audit, after: Audit) -> Comparison:
    """What changed between two audits."""
    pairs, new, fixed = _paired(before.findings, after.findings)
    open_pairs = [(old, now) for old, now in pairs if not old.suppressed and not now.suppressed]
    came = [now for old, now in pairs if old.suppressed and not now.suppressed]
    labels_before = {one.id: one.label for one in before.credentials}
    labels_after = {one.id: one.label for one in after.credentials}
    return Comparison(
        finished=before.tool.finished,
        verdict=before.verdict,
        effort=before.plan.effort,
        new=_ordered(summed([*new, *came])),
        fixed=_ordered(summed(fixed)),
        moved=tuple(Move(old.path, now) for old, now in open_pairs if old.path != now.path),
        unchanged=_ordered(now for old, now in open_pairs if old.path == now.path),
        silenced=_ordered(now for old, now in pairs if not old.suppressed and now.suppressed),
        credentials_new=tuple(label for id_, label in labels_after.items() if id_ not in labels_before),
        credentials_gone=tuple(label for id_, label in labels_before.items() if id_ not in labels_after),
    )


def _paired(
    before: Sequence[Finding], after: Sequence[Finding]
) -> tuple[list[tuple[Finding, Finding]], list[Finding], list[Finding]]:
    """Findings that are the same, those that are new, and those that are gone."""
    pairs: list[tuple[Finding, Finding]] = []
    waiting: dict[tuple[str, str], dict[str, deque[Finding]]] = defaultdict(dict)
    for old in before:
        waiting[old.rule, _same(old)].setdefault(old.path, deque()).append(old)
    left: list[Finding] = []
    for now in after:
        here = waiting[now.rule, _same(now)].get(now.path)
        if here:
            pairs.append((here.popleft(), now))
        else:
            left.append(now)
    homeless = {key: {path: rest for path, rest in places.items() if rest} for key, places in waiting.items()}
    renamed = _renamed(left, homeless)
    for likely in (True, False):
        rest, left = left, []
        for now in rest:
            places = homeless.get((now.rule, _same(now)), {})
            path = renamed.get(now.path, "") if likely else next(iter(places), "")
            if path in places:
                pairs.append((places[path].popleft(), now))
                if not places[path]:
                    del places[path]
            else:
                left.append(now)
    return pairs, left, [old for places in homeless.values() for rest in places.values() for old in rest]


def _renamed(left: Iterable[Finding], homeless: _Homeless) -> dict[str, str]:
    """The old name of a file by its new one, where most of what it holds came from there."""
    votes: Counter[tuple[str, str]] = Counter()
    for now in left:
        places = homeless.get((now.rule, _same(now)), {})
        votes.update((now.path, old) for old in islice(places, CANDIDATES))
    renamed: dict[str, str] = {}
    taken: set[str] = set()
    for (path, old), _ in sorted(votes.items(), key=lambda row: (-row[1], row[0])):
        if path not in renamed and old not in taken:
            renamed[path] = old
            taken.add(old)
    return renamed


def _same(finding: Finding) -> str:
    """The fingerprint without the occurrence: of two equal statements it does not matter which one is gone."""
    return finding.id.partition(".")[0]


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: (one.severity.rank, one.path, one.line, one.column)))
