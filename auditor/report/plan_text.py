"""The plan for a terminal: the same steps as the Markdown plan, without what only a file needs."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from auditor.findings import Stage
from auditor.report import phrases
from auditor.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.roadmap import Group, Roadmap, Step

LEAST_WIDTH = 40
FILES_SHOWN = 6


def render(roadmap: Roadmap, width: int = 100) -> str:
    """The plan as text."""
    return "".join(visible(line).rstrip() + "\n" for line in _lines(roadmap, max(width, LEAST_WIDTH)))


def _lines(roadmap: Roadmap, width: int) -> Iterator[str]:
    yield f"{roadmap.api} to {roadmap.successor}: {', '.join(roadmap.target)}"
    yield from _wrapped(str(roadmap.verdict), "", width)
    for line in phrases.ready(roadmap.readiness):
        yield from _wrapped(line, "", width)
    yield f"{phrases.counted(roadmap.calls, 'call')}, {phrases.counted(roadmap.effort, 'point')} of effort"
    for number, step in enumerate(roadmap.steps, 1):
        yield ""
        yield f"{number}. {step.title} ({phrases.counted(step.effort, 'point')})"
        yield from _wrapped(step.why, "   ", width)
        yield from _step(step, roadmap, width)
    if roadmap.changes:
        yield ""
        yield "What changes"
        for change in roadmap.changes:
            calls = phrases.counted(change.calls, "call")
            yield from _wrapped(f"{change.id} {change.topic} ({calls}): {change.text}", "       ", width, "   ")
    if roadmap.fields:
        yield ""
        yield from _wrapped(f"Field labels to map: {', '.join(roadmap.fields)}", "   ", width, "")
    for row in roadmap.others:
        yield from _wrapped(f"{row.product}: {phrases.named(row.call)} in {', '.join(row.files)}", "   ", width, "")


def _step(step: Step, roadmap: Roadmap, width: int) -> Iterator[str]:
    if step.stage is Stage.CREDENTIALS:
        for credential in roadmap.credentials:
            paths = dict.fromkeys(place.path for place in credential.places)
            yield from _wrapped(f"{credential.label} in {_files(paths)}", "     ", width, "   ")
        return
    if step.stage is Stage.CLIENT:
        if roadmap.scopes:
            yield "   scopes: " + ",".join(roadmap.scopes)
        for center in roadmap.centers:
            line = f"{center.host}: {center.name}, sign in at {center.accounts}, requests go to {center.api}"
            yield from _wrapped(line, "     ", width, "   ")
    for group in step.groups:
        yield from _group(group, width)


def _group(group: Group, width: int) -> Iterator[str]:
    points = f", {phrases.counted(group.effort, 'point')}" if group.effort else ""
    if group.request:
        yield f"   {group.request} ({phrases.counted(len(group.tasks), 'call')}{points})"
        yield from _wrapped(f"was {group.title}", "       ", width, "     ")
        scopes = ", ".join(group.scopes)
        if scopes:
            yield from _wrapped(f"scope {scopes}", "       ", width, "     ")
        if group.breaking:
            yield from _wrapped(f"changes {', '.join(group.breaking)}", "       ", width, "     ")
    else:
        yield f"   {group.title} ({len(group.tasks):,}{points})"
    counts = Counter(task.path for task in group.tasks)
    files = [f"{path} ({count:,})" if count > 1 else path for path, count in sorted(counts.items())]
    yield from _wrapped(f"in {_files(files)}", "       ", width, "     ")


def _files(names: Iterable[str]) -> str:
    listed = list(names)
    more = len(listed) - FILES_SHOWN
    return ", ".join(listed[:FILES_SHOWN]) + (f" and {more:,} more" if more > 0 else "")


def _wrapped(text: str, indent: str, width: int, first: str | None = None) -> list[str]:
    lead = indent if first is None else first
    return textwrap.wrap(
        visible(" ".join(text.split())),
        width,
        initial_indent=lead,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
