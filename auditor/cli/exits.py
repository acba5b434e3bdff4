"""Exit codes: the first that fits of usage, findings, incomplete, clean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.outcome import incomplete, summed

if TYPE_CHECKING:
    from auditor.config import Settings
    from auditor.outcome import Audit

CLEAN = 0
FINDINGS = 1
USAGE = 2
INCOMPLETE = 3
CRASH = 70
INTERRUPTED = 130
TERMINATED = 143
HUNG_UP = 129


def code_of(audit: Audit, settings: Settings) -> int:
    """1: a finding at or above `fail_on`; 3: something could not be read, or nothing was; else 0."""
    from auditor.config import NEVER  # noqa: PLC0415 - not needed for the version
    from auditor.findings import Severity  # noqa: PLC0415

    if settings.fail_on != NEVER and not settings.exit_zero:
        limit = Severity(settings.fail_on).rank
        if any(finding.severity.rank <= limit for finding in summed(audit.findings)):
            return FINDINGS
    return INCOMPLETE if incomplete(audit.coverage) else CLEAN
