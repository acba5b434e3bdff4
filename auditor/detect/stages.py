"""The step of the work that a finding belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.findings import Stage
from auditor.pack import lookup

if TYPE_CHECKING:
    from auditor.detect.draft import Draft
    from auditor.pack.rows import Method, Pack

ASIDE = {"comment", "docstring", "docs", "recorded"}
READING = ("read", "search", "metadata")


def stage(pack: Pack, draft: Draft) -> Stage | None:
    """The step, or None for what is another product's and no credential."""
    if draft.secret is not None or draft.rule.stage == Stage.CREDENTIALS:
        return Stage.CREDENTIALS
    if draft.product not in ("", pack.about.product):
        return None
    if ASIDE & set(draft.context):
        return Stage.CLEAN_UP
    if draft.case == "wrapper":
        return Stage.CLIENT
    if draft.rule.stage:
        return Stage(draft.rule.stage)
    names = [call.method for call in draft.calls if call.method]
    methods = [lookup.method(pack, name) for name in names]
    known = [method for method in methods if method is not None]
    if not known:
        return Stage.UNNAMED if not names else Stage.CLIENT
    return Stage.READS if all(_reads(method) for method in known) else Stage.WRITES


def _reads(method: Method) -> bool:
    usual = [one.verb for one in method.successor if not one.alternative]
    return method.area in READING or all(verb == "GET" for verb in usual)
