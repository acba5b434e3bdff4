"""The samples scanned: everything that a reader lists in the legacy service is found, the migrated one is clean."""

from __future__ import annotations

import json
from functools import cache
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
SAMPLES = ("legacy_sync", "legacy_shop")
TRUTH: dict[str, dict[str, Any]] = {
    sample: json.loads((ROOT / "tests" / "samples" / f"expected_{sample}.json").read_text(encoding="utf-8"))
    for sample in SAMPLES
}


def rows(kind: str) -> list[object]:
    """The rows of all samples, each with its sample's name."""
    return [
        pytest.param(sample, row, id=f"{sample}:{row['path']}:{row['line']}:{row.get('method', '')}")
        for sample, truth in TRUTH.items()
        for row in truth[kind]
        if row.get("kind") != "v1-library"
    ]


@cache
def scanned(sample: str) -> Audit:
    return run(Settings((str(ROOT / "samples" / sample),)), load(DEFAULT_PACK))


@pytest.mark.parametrize(("sample", "row"), rows("calls"))
def test_call_is_named(sample: str, row: dict[str, Any]) -> None:
    named = {
        (call.module, call.method)
        for finding in scanned(sample).findings
        if finding.path == row["path"] and finding.line <= row["line"] <= finding.end_line
        for call in finding.call
    }
    assert (row["module"], row["method"]) in named


@pytest.mark.parametrize(("sample", "row"), [*rows("credentials"), *rows("others")])
def test_credential_and_other_use_is_found(sample: str, row: dict[str, Any]) -> None:
    found = {
        (finding.path, line, finding.kind)
        for finding in scanned(sample).findings
        for line in range(finding.line, finding.end_line + 1)
    }
    assert (row["path"], row["line"], row["kind"]) in found


@pytest.mark.parametrize("sample", SAMPLES)
def test_quiet_files_are_quiet(sample: str) -> None:
    assert {finding.path for finding in scanned(sample).findings}.isdisjoint(TRUTH[sample]["quiet"])


def test_migrated_service_is_ready() -> None:
    audit = scanned("migrated")
    assert audit.findings == ()
    assert audit.verdict is Verdict.READY


def test_two_runs_are_byte_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    target = (str(ROOT / "samples"),)
    reports = [render(run(Settings(target, jobs=jobs), load(DEFAULT_PACK)), "json") for jobs in (1, 2)]
    assert reports[0] == reports[1]
