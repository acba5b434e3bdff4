"""The shell: what its front end makes of the language, and what is found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.example import TOKEN
from shapes.scanning import REQUESTS, audit_of, write
from shapes.shell import BUILT, QUIET

if TYPE_CHECKING:
    from pathlib import Path

    from shapes.example import Example

MUTANTS = 300
SECONDS = 10.0
OLD = {"old.sh": 'curl "https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=$TOKEN"\n'}
"""Makes the run one that looks closely."""


@pytest.mark.parametrize("example", BUILT, ids=lambda example: example.id)
def test_is_found_and_named(tmp_path: Path, example: Example) -> None:
    write(tmp_path, example.files)
    findings = audit_of(tmp_path).findings
    kinds = REQUESTS if example.kind in REQUESTS else {example.kind}
    covering = [
        one
        for one in findings
        if one.path == example.path and one.line <= example.line <= one.end_line and one.kind in kinds
    ]
    assert covering, [(one.path, one.line, one.kind, one.call) for one in findings]
    if example.kind in REQUESTS:
        assert (example.module, example.method) in {(call.module, call.method) for one in covering for call in one.call}
    assert not any(TOKEN in str(one) for one in findings)


@pytest.mark.parametrize("example", QUIET, ids=lambda example: example.id)
def test_stays_quiet(tmp_path: Path, example: Example) -> None:
    write(tmp_path, {**example.files, **OLD})
    assert [(one.line, one.kind) for one in audit_of(tmp_path).findings if one.path != "old.sh"] == []
