"""What a log records again and again: one finding for each thing, with how often it is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.flow.shapes import Origin
from auditor.sources import is_log

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.detect.draft import Draft

SHOWN = 8


def counted(drafts: Iterable[Draft], repeats: Mapping[str, Mapping[int, int]]) -> list[Draft]:
    """The drafts with those of logs put together. `repeats` says by path and line how many lines say the same."""
    kept: list[Draft] = []
    groups: dict[tuple[object, ...], list[Draft]] = {}
    for draft in drafts:
        if not is_log(draft.path):
            kept.append(draft)
            continue
        what = (draft.path, draft.rule.id, draft.calls, draft.secret, draft.product, draft.host, draft.case)
        groups.setdefault((*what, *sorted(draft.words.items())), []).append(draft)
    for members in groups.values():
        first = min(members, key=lambda one: one.span)
        others = sorted(one.span for one in members if one is not first)
        lines = repeats.get(first.path, {})
        kept.append(
            replace(
                first,
                case="recorded" if "recorded" in first.rule.messages and first.case == "literal" else first.case,
                related=(*first.related, *(("also", Origin(first.path, span)) for span in others[:SHOWN])),
                count=sum(1 + lines.get(one.span.line, 0) for one in members),
            )
        )
    return kept
