"""Parameters beside a call in what is read as text or put to sleep in a comment: no flow is followed there.

Nearness says that they belong to it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.flow.shapes import Origin
from auditor.frontends.text_reader.styles import style_of

if TYPE_CHECKING:
    from auditor.detect.draft import Draft
    from auditor.detect.scene import Scene

NEAR = 8
"""So many lines a request may be away from what it sends."""


def joined(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts; a key, header or single payload a few lines from a named call is a place beside that call."""
    texts = {module.path for module in scene.modules if not module.dialect.code}
    calls: dict[tuple[str, bool], list[int]] = {}
    for index, draft in enumerate(drafts):
        named = any(call.method for call in draft.calls)
        whole = _whole(draft) if draft.path in texts else style_of(draft.path).code
        if draft.rule.match.on in {"request", "wrapped"} and named and whole:
            calls.setdefault((draft.path, _asleep(draft)), []).append(index)
    kept: list[Draft | None] = list(drafts)
    for index, draft in enumerate(drafts):
        unfollowed = draft.path in texts or _asleep(draft)
        lone = draft.rule.match.on in {"key", "header"} or (draft.rule.match.on == "payload" and not draft.related)
        chosen = _nearest(drafts, calls.get((draft.path, _asleep(draft)), []), draft) if lone and unfollowed else None
        if chosen is None and lone and _asleep(draft):
            chosen = _nearest(drafts, calls.get((draft.path, False), []), draft)
        call = kept[chosen] if chosen is not None else None
        if chosen is not None and call is not None:
            places = (("parameters", Origin(draft.path, draft.span)), *draft.related)
            fields = tuple(sorted({*call.fields, *draft.fields}))
            kept[chosen] = replace(call, related=(*call.related, *places), fields=fields)
            kept[index] = None
    return [draft for draft in kept if draft is not None]


def _asleep(draft: Draft) -> bool:
    """Whether it stands in a comment of a program."""
    return "comment" in draft.context and style_of(draft.path).code


def _whole(draft: Draft) -> bool:
    """Whether lines that are near each other say one thing: in code and in what was recorded, not in notes."""
    return "docs" not in draft.context and (style_of(draft.path).code or "recorded" in draft.context)


def _nearest(drafts: list[Draft], calls: list[int], draft: Draft) -> int | None:
    """The call that a place belongs to, if one is near: of two that are as near, the one before it."""
    line = draft.span.line
    away = [(abs(drafts[index].span.line - line), drafts[index].span.line > line, index) for index in calls]
    return next((index for distance, _, index in sorted(away) if distance <= NEAR), None)
