"""The samples scanned: everything that a reader lists in the legacy service is found, the migrated one is clean."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.config import Settings
from auditor.outcome import Verdict
from auditor.pack.locate import load
from auditor.report import render

if TYPE_CHECKING:
    from auditor.outcome import Audit

ROOT = Path(__file__).parent.parent
TRUTH: dict[str, list[dict[str, Any]]] = json.loads(
    (ROOT / "tests" / "samples" / "expected_legacy_sync.json").read_text(encoding="utf-8")
)


def scanned(sample: str) -> Audit:
    return run(Settings((str(ROOT / "samples" / sample),)), load(DEFAULT_PACK))


@pytest.fixture(scope="module")
def legacy() -> Audit:
    return scanned("legacy_sync")


@pytest.mark.parametrize("row", TRUTH["calls"], ids=lambda row: f"{row['path']}:{row['line']}")
def test_call_is_named(legacy: Audit, row: dict[str, Any]) -> None:
    named = {
        (call.module, call.method)
        for finding in legacy.findings
        if finding.path == row["path"] and finding.line <= row["line"] <= finding.end_line
        for call in finding.call
    }
    assert (row["module"], row["method"]) in named


@pytest.mark.parametrize("row", TRUTH["credentials"], ids=lambda row: f"{row['path']}:{row['line']}")
def test_credential_is_found(legacy: Audit, row: dict[str, Any]) -> None:
    found = {
        (finding.path, line, finding.kind)
        for finding in legacy.findings
        for line in range(finding.line, finding.end_line + 1)
    }
    assert (row["path"], row["line"], row["kind"]) in found


def test_migrated_service_is_ready() -> None:
    audit = scanned("migrated")
    assert audit.findings == ()
    assert audit.verdict is Verdict.READY


def test_two_runs_are_byte_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    target = (str(ROOT / "samples"),)
    reports = [render(run(Settings(target, jobs=jobs), load(DEFAULT_PACK)), "json") for jobs in (1, 2)]
    assert reports[0] == reports[1]
