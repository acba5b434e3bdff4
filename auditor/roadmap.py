"""The order of work: what an audit's plan means step by step, as every report of the plan shows it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.findings import Stage
from auditor.outcome import summed
from auditor.plain import dataclass
from auditor.plan import calls_of, is_recorded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.findings import ApiCall, Credential, Finding, Translation
    from auditor.outcome import Audit, Center, Change, PlanRow, Readiness, Verdict
    from auditor.pack.rows import Pack

TITLES = {
    Stage.CREDENTIALS: "Revoke the credentials",
    Stage.CLIENT: "Set up the OAuth client",
    Stage.UNNAMED: "Find out what is called",
    Stage.READS: "Move the calls that read",
    Stage.WRITES: "Move the calls that write",
    Stage.CLEAN_UP: "Clean up",
}
WHY = {
    Stage.CREDENTIALS: "Whoever has read the code, or its history, has them. Revoke each, then take it out.",
    Stage.CLIENT: "Access tokens replace what was sent so far. Nothing else can be tried out before they are there.",
    Stage.UNNAMED: "Which method is called is not written in the code. It decides what takes its place.",
    Stage.READS: "They change nothing, so old and new answers can be compared.",
    Stage.WRITES: "They change data and may start automation: after the reads, and on a test account first.",
    Stage.CLEAN_UP: "Dependencies, documentation, recordings and what is left over. Nothing waits for them.",
}
ASIDE = {"comment", "docstring", "docs", "recorded"}


@dataclass(frozen=True, slots=True)
class Task:
    """One finding as a thing to do.

    `call` says what it calls, `request` what that becomes, `lost` are the parameters without a counterpart.
    """

    id: str
    path: str
    line: int
    message: str
    call: str = ""
    via: str = ""
    request: str = ""
    headers: tuple[str, ...] = ()
    body: str = ""
    lost: tuple[str, ...] = ()
    effort: int = 0
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks that are done alike: calls with one replacement, or findings of one rule."""

    title: str
    request: str
    scopes: tuple[str, ...]
    breaking: tuple[str, ...]
    notes: tuple[str, ...]
    effort: int
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the work. Its effort is that of its tasks."""

    stage: Stage
    title: str
    why: str
    effort: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The whole plan, in the order in which it is worked off; `others` are calls of other products."""

    title: str
    product: str
    api: str
    successor: str
    target: tuple[str, ...]
    verdict: Verdict
    readiness: Readiness | None
    calls: int
    effort: int
    scopes: tuple[str, ...]
    hosts: tuple[str, ...]
    centers: tuple[Center, ...]
    steps: tuple[Step, ...]
    credentials: tuple[Credential, ...]
    changes: tuple[Change, ...]
    parameters: tuple[Translation, ...]
    fields: tuple[str, ...]
    others: tuple[PlanRow, ...]
    rules: tuple[str, ...]


def roadmap_of(audit: Audit, pack: Pack | None = None) -> Roadmap:
    """The plan of an audit; the pack adds the titles of its rules."""
    plan = audit.plan
    return Roadmap(
        title=audit.pack.title,
        product=audit.pack.product,
        api=audit.pack.api,
        successor=audit.pack.successor,
        target=audit.target,
        verdict=audit.verdict,
        readiness=plan.readiness,
        calls=audit.summary.calls,
        effort=plan.effort,
        scopes=plan.scopes,
        hosts=plan.hosts,
        centers=plan.centers,
        steps=_steps(audit, {rule.id: rule.title for rule in pack.rules} if pack else {}),
        credentials=audit.credentials,
        changes=plan.changes,
        parameters=_parameters(audit),
        fields=plan.fields,
        others=tuple(row for row in plan.rows if row.product != audit.pack.product),
        rules=audit.pack.rules,
    )


def stage_of(finding: Finding, product: str) -> Stage | None:
    """The step a finding belongs to; one that does not say is taken by what it becomes."""
    if finding.stage is not None or finding.product not in ("", product):
        return finding.stage
    if finding.credential:
        return Stage.CREDENTIALS
    if ASIDE & set(finding.context):
        return Stage.CLEAN_UP
    if finding.replacement is not None:
        return Stage.READS if finding.replacement.verb == "GET" else Stage.WRITES
    return Stage.UNNAMED if finding.call else Stage.CLEAN_UP


def _steps(audit: Audit, titles: Mapping[str, str]) -> tuple[Step, ...]:
    counted = summed(audit.findings)
    calls = {id(call) for call in calls_of(counted)}
    found: dict[Stage, list[Finding]] = defaultdict(list)
    for finding in counted:
        stage = stage_of(finding, audit.pack.product)
        if stage is not None:
            found[stage].append(finding)
    needed = {stage for stage in Stage if found[stage]} | ({Stage.CLIENT} if audit.plan.scopes else set())
    steps = []
    for stage in Stage:
        if stage in needed:
            groups = _groups(found[stage], calls, titles)
            steps.append(Step(stage, TITLES[stage], WHY[stage], sum(group.effort for group in groups), groups))
    return tuple(steps)


def _groups(findings: Sequence[Finding], calls: set[int], titles: Mapping[str, str]) -> tuple[Group, ...]:
    """Functions that calls go through first, then calls by what replaces them, then the rest by rule."""
    grouped: dict[tuple[int, str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        replacement = finding.replacement
        if (finding.call or replacement) and id(finding) not in calls:
            grouped[0, "", ""].append(finding)
        elif replacement is not None:
            grouped[1, replacement.path, replacement.verb].append(finding)
        else:
            grouped[2, finding.rule, ""].append(finding)
    return tuple(
        _group(key, grouped[key], titles) for key in sorted(grouped, key=lambda key: (*key[:2], _order(key[2])))
    )


def _order(verb: str) -> int:
    return ("GET", "POST", "PUT", "PATCH", "DELETE", "").index(verb) if verb else -1


def _group(key: tuple[int, str, str], findings: Sequence[Finding], titles: Mapping[str, str]) -> Group:
    kind, name, verb = key
    tasks = tuple(_task(finding, counts=kind > 0) for finding in sorted(findings, key=_place))
    if kind == 0:
        return Group("Functions that calls go through", "", (), (), (), 0, tasks)
    if kind != 1:
        title = titles.get(name, name)
        return Group(title, "", (), (), (), sum(task.effort for task in tasks), tasks)
    known = [finding.replacement for finding in findings if finding.replacement is not None]
    names = {named(call) for finding in findings for call in finding.call}
    return Group(
        title=", ".join(sorted(names)),
        request=f"{verb} {name}".strip(),
        scopes=tuple(sorted({scope for one in known for scope in one.scopes})),
        breaking=tuple(sorted({change for one in known for change in one.breaking})),
        notes=tuple(dict.fromkeys(one.note for one in known if one.note)),
        effort=sum(task.effort for task in tasks),
        tasks=tasks,
    )


def named(call: ApiCall) -> str:
    """`Orders.list`, with `?` for what no reader could name."""
    return f"{call.module or '?'}.{call.method or '?'}"


def _parameters(audit: Audit) -> tuple[Translation, ...]:
    """What becomes of the parameters that calls give, each way once; those without a counterpart last."""
    rows = [row.replacement for row in audit.plan.rows if row.product == audit.pack.product]
    found = dict.fromkeys(parameter for one in rows if one is not None for parameter in one.parameters)
    return tuple(
        sorted(found, key=lambda one: (one.where == "unknown", one.old.lower(), one.where, one.name, one.note))
    )


def _task(finding: Finding, *, counts: bool) -> Task:
    replacement = finding.replacement
    calls = tuple(dict.fromkeys(named(call) for call in finding.call))
    common = {
        "id": finding.id,
        "path": finding.path,
        "line": finding.line,
        "message": finding.message,
        "call": " or ".join(calls),
        "via": finding.via,
        "context": tuple(word for word in finding.context if word != "code"),
    }
    if replacement is None or not counts:
        return Task(**common)  # type: ignore[arg-type]
    return Task(
        **common,  # type: ignore[arg-type]
        request=f"{replacement.verb} {replacement.target or replacement.path}".strip(),
        headers=replacement.headers,
        body=replacement.body,
        lost=tuple(row.old for row in replacement.parameters if row.where == "unknown"),
        effort=0 if is_recorded(finding) else replacement.effort,
    )


def _place(finding: Finding) -> tuple[str, int, int]:
    return finding.path, finding.line, finding.column
