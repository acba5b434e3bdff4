"""Payloads and answers of the old API: what has to change around the calls."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.detect.draft import Draft
from auditor.detect.patterns import Patterns
from auditor.detect.places import lines, unified, within
from auditor.detect.scene import Scene, context
from auditor.findings import Confidence
from auditor.flow.program import last_name
from auditor.flow.shapes import Origin
from auditor.frontends import ir
from auditor.frontends.ir import Span
from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.frontends.ir import Module, Pair
    from auditor.pack.rows import Rule

READS = re.compile(r"(?i)parse|load|from_?string|decode|read|simplexml")
CALLS = {"request", "wrapped"}
TOGETHER = 8
LONGEST = 4000
MOST_TEXT = 1_000_000
MOST_LABELS = 200


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A rule, compiled."""

    rule: Rule
    names: frozenset[str]
    pattern: Patterns
    written: Patterns
    labelled: Patterns

    @staticmethod
    def of(rule: Rule) -> _Wanted:
        match = rule.match
        return _Wanted(
            rule,
            frozenset(name.lower() for shape in match.key for name in shape.names),
            Patterns(match.text, match.text_holds),
            Patterns(match.lines, match.lines_hold),
            Patterns(match.labels),
        )


def drafts(scene: Scene) -> list[Draft]:
    """One finding a file and rule, with the file's other places related to it; long lists go on in a further one."""
    found: list[Draft] = []
    reading = [rule.match for rule in scene.rules("payload") if _answer(rule)]
    answers = Patterns(
        [text for match in reading for text in match.text],
        tuple(word for match in reading for word in match.text_holds) if all(m.text_holds for m in reading) else (),
    )
    wanted = [_Wanted.of(rule) for on in ("payload", "response") for rule in scene.rules(on)]
    for module in scene.modules:
        taken: set[int] = set()
        for one in wanted if scene.vicinity.around(module.path) else ():
            places: dict[Span, tuple[Span, Span, str, str]] = {}
            answered = answers if one.rule.match.key else None
            for place in [*_places(scene, module, one, answered), *_on_lines(scene, module, one.written)]:
                places.setdefault(place[1], place)
            fresh = [place for place in places.values() if place[0].line not in taken]
            rows = sorted(fresh, key=lambda place: (place[2] != "value", place[0]))
            drafts = [_draft(one.rule, module, rows[at : at + TOGETHER]) for at in range(0, len(rows), TOGETHER)]
            if drafts:
                labels = tuple(sorted(set(one.labelled.groups(scene.texts[module.path][:MOST_TEXT]))))
                taken |= {place[0].line for place in rows}
                found.extend([replace(drafts[0], fields=labels[:MOST_LABELS]), *drafts[1:]])
    return found


def _answer(rule: Rule) -> bool:
    """Whether a rule is about what comes back: nothing has a name under which it is sent."""
    return bool(rule.match.lines) and not rule.match.key


def beside(found: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """All drafts; what reads an answer is a place beside the call before it, where its file makes one."""
    calls: dict[str, list[int]] = {}
    for index, draft in enumerate(found):
        if draft.rule.match.on in CALLS:
            calls.setdefault(draft.path, []).append(index)
    found = list(found)
    for draft in drafts:
        near = calls.get(draft.path) if _answer(draft.rule) else None
        if near is None:
            found.append(draft)
            continue
        before = [index for index in near if found[index].span <= draft.span]
        chosen = max(before, key=lambda index: found[index].span) if before else near[0]
        call = found[chosen]
        places = (("answer", Origin(draft.path, draft.span)), *(("answer", origin) for _, origin in draft.related))
        fields = tuple(sorted({*call.fields, *draft.fields}))
        found[chosen] = replace(call, related=(*call.related, *places), fields=fields)
    return found


def _places(
    scene: Scene, module: Module, wanted: _Wanted, answers: Patterns | None
) -> Iterator[tuple[Span, Span, str, str]]:
    """`answers` is how recorded answers begin: the rows in these are none that somebody sends."""
    names, pattern = wanted.names, wanted.pattern
    sent = {request.site.call.call for request in scene.requests if request.site.module is module}
    unset: set[Span] = set()
    for pair in module.pairs:
        if pair.kind == "default" or pair.name.lower() not in names:
            continue
        if _read(pair, sent):
            unset.add(pair.key_span)
            continue
        if not scene.is_used_key(module.path, pair.key_span):
            yield pair.key_span, pair.statement, "value", pair.name
    if not module.dialect.code and (answers is None or not _answers(scene, module, answers)):
        yield from _on_lines(scene, module, pattern)
    for row in module.literals:
        said = row.text.value.lower() in names and row.text.span not in unset
        if said and not scene.is_used(module.path, row.text.content):
            yield row.text.span, row.statement, row.role, row.text.value
        match = pattern.search(row.text.value)
        if match is not None and (answers is None or answers.search(row.text.value) is None):
            place = within(scene.texts[module.path], row.text.content, row.text.value, match.start(), match.end())
            yield place, row.statement, row.role, match[0]


def _read(pair: Pair, sent: set[ir.Call]) -> bool:
    """Whether a variable of the name holds an answer, or what a parser made of one; or the name has no value yet."""
    value = pair.value
    if pair.kind != "assign" or not isinstance(value, ir.Call):
        return isinstance(value, ir.Null)
    return value in sent or READS.match(last_name(value.callee)) is not None


def _on_lines(scene: Scene, module: Module, pattern: Patterns) -> Iterator[tuple[Span, Span, str, str]]:
    """Where a file without a grammar holds the format, whatever is quoted there and how."""
    text = scene.texts[module.path]
    found = pattern.lines(unified(text)) if pattern else []
    rows = lines(text) if found else ()
    for number in found:
        match = pattern.search(rows[number][:LONGEST])
        if match is not None:
            span = Span(number + 1, match.start(), number + 1, match.end())
            yield span, span, "value", match[0]


def _answers(scene: Scene, module: Module, answers: Patterns) -> bool:
    """Whether a file holds the beginning of a recorded answer."""
    text = scene.texts[module.path][:MOST_TEXT]
    found = answers.lines(unified(text))
    rows = lines(text) if found else ()
    return any(answers.search("\n".join(rows[max(0, at - 1) : at + 2])) for at in found)


def _draft(rule: Rule, module: Module, places: list[tuple[Span, Span, str, str]]) -> Draft:
    span, statement, role, word = places[0]
    return Draft(
        rule,
        module.path,
        span,
        statement,
        Confidence.LIKELY,
        related=tuple(("also", Origin(module.path, place[0])) for place in places[1:]),
        context=context(module.path, role if role in {"docstring", "comment"} else "value"),
        words={"name": word},
    )
