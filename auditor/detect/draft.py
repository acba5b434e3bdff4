"""A finding before it is written down: still with its shape and spans, not yet redacted."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from auditor.findings import ApiCall, Confidence
from auditor.plain import dataclass

if TYPE_CHECKING:
    from auditor.flow.shapes import Origin, Table, Text
    from auditor.frontends.ir import Span
    from auditor.pack.rows import Rule
    from auditor.redaction import Secret


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """One thing to do, found by one rule.

    `case` chooses the rule's message; `related` are (role, origin); `words` fill the message besides the call.
    """

    rule: Rule
    path: str
    span: Span
    statement: Span
    confidence: Confidence = Confidence.CERTAIN
    case: str = ""
    calls: tuple[ApiCall, ...] = ()
    shape: Text | None = None
    parameters: Table | None = None
    via: str = ""
    product: str = ""
    host: str = ""
    related: tuple[tuple[str, Origin], ...] = ()
    context: tuple[str, ...] = ("code",)
    secret: Secret | None = None
    count: int = 1
    fields: tuple[str, ...] = ()
    words: dict[str, str] = field(default_factory=dict)
