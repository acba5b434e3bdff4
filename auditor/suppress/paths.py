"""Paths that the settings pass over: patterns in the language of `.gitignore`, each with the rules it is for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.sources.exclude import spec_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.findings import Finding

BY_SETTINGS = "settings"


def applied(findings: Sequence[Finding], rows: Sequence[str]) -> tuple[list[Finding], list[str]]:
    """The findings, those that a row `PATTERN=RULE RULE` means being suppressed; and the rows that mean none."""
    suppressed = list(findings)
    idle: list[str] = []
    for row in rows:
        pattern, _, words = row.rpartition("=")
        rules = tuple(words.split())
        spec = spec_of([pattern])
        meant = [
            number
            for number, finding in enumerate(findings)
            if finding.rule.startswith(rules) and spec.match_file(finding.path)
        ]
        for number in meant:
            if not suppressed[number].suppressed:
                suppressed[number] = replace(findings[number], suppressed=f"{BY_SETTINGS}: {pattern}")
        if not meant:
            idle.append(row)
    return suppressed, idle
