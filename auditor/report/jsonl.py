"""The report as JSON Lines: an object a line, each with its `type`, for programs that read as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor import document
from auditor.outcome import Audit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

LISTED = {"findings": "finding", "credentials": "credential", "notices": "notice"}
APART = ("plan", "coverage")


def pieces(audit: Audit, comparison: dict[str, Any] | None = None) -> Iterator[str]:
    """First what the audit is, then each finding, credential, the plan, the coverage, notices, what changed."""
    names = {key.name for key in document.keys_of(Audit)}
    yield _line("audit", document.part(audit, names.difference(LISTED, APART)))
    for name in ("findings", "credentials"):
        for item in getattr(audit, name):
            yield _line(LISTED[name], document.written(item))
    for name in APART:
        yield _line(name, document.written(getattr(audit, name)))
    for notice in audit.notices:
        yield _line("notice", document.written(notice))
    if comparison is not None:
        yield _line("comparison", comparison)


def _line(type_: str, row: dict[str, Any]) -> str:
    return document.line_of({"type": type_, **row})
