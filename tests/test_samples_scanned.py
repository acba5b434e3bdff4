"""The samples scanned: everything that a reader lists in the legacy ones is found, the migrated one is clean."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from audited import sample as scanned

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.config import Settings
from auditor.outcome import Verdict
from auditor.pack.locate import load
from auditor.report import render

ROOT = Path(__file__).parent.parent


def listed(what: str) -> list[tuple[str, dict[str, Any]]]:
    """What readers list: the sample and the row."""
    found = []
    for path in sorted((ROOT / "tests" / "samples").glob("expected_*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        sample = truth.get("sample", path.stem.removeprefix("expected_"))
        found += [(sample, row) for row in truth[what]]
    return found


def name(row: object) -> str:
    """The id of a case: the file and the line, or the sample."""
    return f"{row['path']}:{row['line']}" if isinstance(row, dict) else str(row)


@pytest.mark.parametrize(("sample", "row"), listed("calls"), ids=name)
def test_call_is_named(sample: str, row: dict[str, Any]) -> None:
    named = {
        (call.module, call.method)
        for finding in scanned(sample).findings
        if finding.path == row["path"] and finding.line <= row["line"] <= finding.end_line
        for call in finding.call
    }
    assert (row["module"], row["method"]) in named


@pytest.mark.parametrize(("sample", "row"), listed("credentials"), ids=name)
def test_credential_is_found(sample: str, row: dict[str, Any]) -> None:
    found = {
        (finding.path, line, finding.kind)
        for finding in scanned(sample).findings
        for line in range(finding.line, finding.end_line + 1)
    }
    assert (row["path"], row["line"], row["kind"]) in found


@pytest.mark.parametrize(("sample", "row"), listed("others"), ids=name)
def test_what_is_no_call_is_found_too(sample: str, row: dict[str, Any]) -> None:
    findings = scanned(sample).findings
    places = [(one.path, one.line, one.end_line) for one in findings]
    places += [(one.path, one.line, one.end_line) for finding in findings for one in finding.related]
    assert any(path == row["path"] and first <= row["line"] <= last for path, first, last in places)


@pytest.mark.parametrize("sample", sorted({sample for sample, _ in listed("calls")}))
def test_quiet_files_stay_quiet(sample: str) -> None:
    quiet = set(quiet_files(sample))
    assert [finding.path for finding in scanned(sample).findings if finding.path in quiet] == []


def quiet_files(sample: str) -> list[str]:
    """The files of a sample with nothing to report."""
    found = []
    for path in sorted((ROOT / "tests" / "samples").glob("expected_*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        if truth.get("sample", path.stem.removeprefix("expected_")) == sample:
            found += truth["quiet"]
    return found


def test_migrated_service_is_ready() -> None:
    audit = scanned("migrated")
    assert audit.findings == ()
    assert audit.verdict is Verdict.READY


@pytest.mark.slow
def test_two_runs_are_byte_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    target = (str(ROOT / "samples"),)
    reports = [render(run(Settings(target, jobs=jobs), load(DEFAULT_PACK)), "json") for jobs in (1, 2)]
    assert reports[0] == reports[1]
