"""Facts, shapes and the rule pack to findings, one file a family."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.detect import (
    builders,
    credentials,
    dependencies,
    keys,
    libraries,
    literals,
    near,
    payloads,
    recorded,
    requests,
    spoken,
)
from auditor.flow.shapes import Origin

if TYPE_CHECKING:
    from auditor.detect.draft import Draft
    from auditor.detect.scene import Scene

CALLS = {"request", "wrapped"}


def detect(scene: Scene) -> list[Draft]:
    """Every finding of a program, still as drafts. Requests come first: what they explain is no finding of its own."""
    found = requests.drafts(scene)
    found += builders.drafts(scene)
    found += libraries.drafts(scene)
    found += literals.drafts(scene)
    found += spoken.drafts(scene)
    found += keys.drafts(scene)
    found = payloads.beside(found, payloads.drafts(scene))
    found += dependencies.drafts(scene)
    return recorded.counted([*near.joined(scene, _one_a_statement(found)), *credentials.drafts(scene)], scene.repeats)


def _one_a_statement(drafts: list[Draft]) -> list[Draft]:
    """Keys in one statement are one thing to do, as part of a request there: the others become related places.

    So is a payload of one place.
    """
    first: dict[tuple[str, object], int] = {}
    kept: list[Draft] = []
    for draft in drafts:
        place = (draft.path, draft.statement)
        within = draft.rule.match.on == "payload" and not draft.related and place in first
        if draft.rule.match.on not in {"key", "header"} and not within:
            if draft.rule.match.on in CALLS:
                first.setdefault(place, len(kept))
            kept.append(draft)
            continue
        if place not in first:
            first[place] = len(kept)
            kept.append(draft)
            continue
        before = kept[first[place]]
        also = (("also", Origin(draft.path, draft.span)),)
        fields = tuple(sorted({*before.fields, *draft.fields}))
        kept[first[place]] = replace(before, related=(*before.related, *also), fields=fields)
    return kept
