"""The plan as a file that a team commits and ticks off: stable order, no times, no line numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.findings import Stage
from auditor.report import phrases
from auditor.report.marking import cell, code, fenced, prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.findings import Translation
    from auditor.roadmap import Group, Roadmap, Step, Task

ID = 12
LONGEST = 240


def render(roadmap: Roadmap) -> str:
    """The plan as Markdown."""
    return "\n".join(_lines(roadmap)).rstrip() + "\n"


def _lines(roadmap: Roadmap) -> Iterator[str]:
    yield f"# From {prose(roadmap.api)} to {prose(roadmap.successor)}"
    yield ""
    if roadmap.steps:
        yield f"<!-- auditor: ignore-file[{', '.join(_families(roadmap))}] it names what has to go -->"
        yield ""
    yield f"Plan for {', '.join(code(target) for target in roadmap.target)}, made by `auditor plan --format markdown`."
    yield "Work from top to bottom and tick off what is done; a new scan leaves out what is gone."
    yield ""
    yield from _summary(roadmap)
    for number, step in enumerate(roadmap.steps, 1):
        yield f"## {number}. {step.title}"
        yield ""
        yield step.why
        yield ""
        yield from _step(step, roadmap)
    yield from _changes(roadmap)
    yield from _parameters(roadmap)
    yield from _fields(roadmap)
    yield from _others(roadmap)


def _families(roadmap: Roadmap) -> list[str]:
    """How the ids of the rules begin."""
    return sorted({match[0] for rule in roadmap.rules if (match := re.match("[A-Z]+", rule))})


def _summary(roadmap: Roadmap) -> Iterator[str]:
    yield f"- **{roadmap.verdict}**"
    for line in phrases.ready(roadmap.readiness):
        yield f"- {prose(line)}"
    yield f"- {phrases.counted(roadmap.calls, 'call')}, {phrases.counted(roadmap.effort, 'point')} of effort"
    yield ""
    if not roadmap.steps:
        yield "Nothing is left to do."
        yield ""
        return
    yield "| Step | Things to do | Points |"
    yield "|---|---:|---:|"
    for number, step in enumerate(roadmap.steps, 1):
        yield f"| {number}. {step.title} | {len(list(_boxes(step, roadmap)))} | {step.effort} |"
    yield ""


def _boxes(step: Step, roadmap: Roadmap) -> Iterator[str]:
    """Everything in the step that can be ticked off."""
    for line in _step(step, roadmap):
        if line.startswith("- [ ] "):
            yield line


def _step(step: Step, roadmap: Roadmap) -> Iterator[str]:
    if step.stage is Stage.CREDENTIALS:
        yield from _credentials(roadmap)
        return
    if step.stage is Stage.CLIENT:
        yield from _client(roadmap)
    common = common_changes(roadmap)
    for group in step.groups:
        yield from _group(group, common)


def _credentials(roadmap: Roadmap) -> Iterator[str]:
    told = ""
    for credential in sorted(roadmap.credentials, key=lambda one: (one.kind, one.revoke)):
        if credential.revoke and credential.revoke != told:
            if told:
                yield ""
            told = credential.revoke
            yield f"{prose(' '.join(told.split()))}{f' Who: {prose(credential.who)}.' if credential.who else ''}"
            yield ""
        product = f" ({prose(credential.product)})" if credential.product not in ("", roadmap.product) else ""
        paths = dict.fromkeys(place.path for place in credential.places)
        yield f"- [ ] {code(credential.label)}{product} in {_listed(paths)}"
    yield ""


def _client(roadmap: Roadmap) -> Iterator[str]:
    if roadmap.scopes:
        yield "- [ ] Register a client for these scopes:"
        yield ""
        yield _indented(fenced(",".join(roadmap.scopes)))
        yield ""
        yield f"- [ ] Send the access token with every request: {_headers(roadmap)}"
    if roadmap.hosts:
        yield f"- [ ] Take the data centre of the account; hosts seen: {_listed(roadmap.hosts)}"
    yield ""
    if roadmap.centers:
        yield "| Host seen | Data centre | Sign in at | Requests go to |"
        yield "|---|---|---|---|"
        for center in roadmap.centers:
            yield f"| {cell(center.host)} | {prose(center.name)} | {cell(center.accounts)} | {cell(center.api)} |"
        yield ""


def _headers(roadmap: Roadmap) -> str:
    tasks = (task for step in roadmap.steps for group in step.groups for task in group.tasks)
    headers = next((task.headers[0] for task in tasks if task.headers), "")
    return code(headers) if headers else "see the pack"


def _group(group: Group, common: frozenset[str]) -> Iterator[str]:
    heading = code(group.request) if group.request else prose(group.title)
    yield f"### {heading}"
    yield ""
    if group.request:
        yield f"Takes the place of {code(group.title)}. {phrases.counted(group.effort, 'point')}."
        if group.scopes:
            yield f"Scopes: {', '.join(code(scope) for scope in group.scopes)}."
        own = [change for change in group.breaking if change not in common]
        if own:
            yield f"What changes{' besides' if common else ''}: {', '.join(own)}."
        for note in group.notes:
            yield f"Mind: {prose(note)}."
        yield ""
    for task in group.tasks:
        yield from _task(task, group)
    yield ""


def _task(task: Task, group: Group) -> Iterator[str]:
    parts = [code(task.path)]
    if not group.request:
        parts.append(prose(task.message))
    elif task.call != group.title:
        parts.append(code(task.call))
    if task.via:
        parts.append(f"through {code(task.via)}")
    if task.context:
        parts.append(f"({', '.join(task.context)})")
    if task.request and task.request != group.request:
        parts.append(f"→ {code(_short(task.request))}")
    yield f"- [ ] {' '.join(parts)} <!-- {_mark(task.id)} -->"
    if task.lost:
        yield f"  - no counterpart known for {', '.join(code(name) for name in task.lost)}"


def _mark(identity: str) -> str:
    """The beginning of a finding's id: as much as its place in the HTML report is called by."""
    return re.sub("[^0-9A-Za-z]", "", identity)[:ID]


def common_changes(roadmap: Roadmap) -> frozenset[str]:
    """The changes that touch more than half of the calls: said once, not beside each."""
    return phrases.common_changes(roadmap.changes, roadmap.calls)


def _changes(roadmap: Roadmap) -> Iterator[str]:
    if roadmap.changes:
        yield "## What changes"
        yield ""
        common = common_changes(roadmap)
        if common:
            shown = ", ".join(change.id for change in roadmap.changes if change.id in common)
            yield f"{shown} touch most of the calls and are named only here."
            yield ""
        for change in roadmap.changes:
            calls = phrases.counted(change.calls, "call")
            yield f"- **{prose(change.id)} {prose(change.topic)}** ({calls}): {prose(change.text)}"
        yield ""


def _parameters(roadmap: Roadmap) -> Iterator[str]:
    if roadmap.parameters:
        yield "## What becomes of the parameters"
        yield ""
        yield "| Parameter | Becomes | |"
        yield "|---|---|---|"
        for row in roadmap.parameters:
            yield f"| {cell(row.old)} | {_new_place(row)} | {prose(row.note) if row.where != 'unknown' else ''} |"
        yield ""


def _new_place(row: Translation) -> str:
    if row.where == "removed":
        return "is gone"
    if row.where == "unknown":
        return prose(row.note) or "no counterpart known"
    return f"{row.where} {cell(row.name)}" if row.name else row.where


def _fields(roadmap: Roadmap) -> Iterator[str]:
    if roadmap.fields:
        yield "## Field labels to map"
        yield ""
        yield "Payloads and answers name these labels; each needs the API name that the field has today."
        yield ""
        for label in roadmap.fields:
            yield f"- [ ] {code(label)}"
        yield ""


def _others(roadmap: Roadmap) -> Iterator[str]:
    if roadmap.others:
        yield "## Other products"
        yield ""
        yield "They stay where they are, but the tokens they are called with end with the rest."
        yield ""
        for row in roadmap.others:
            yield f"- {prose(row.product)}: {code(phrases.named(row.call))} in {_listed(row.files)}"
        yield ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(code(name) for name in names)


def _indented(block: str) -> str:
    return "\n".join(f"  {line}" for line in block.splitlines())


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
