"""`auditor plan` and `auditor report`: the same from a report as from a scan, and one clear line for what is none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from auditor.cli.app import run
from auditor.report import FORMATS, PLANS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TOKEN = "5b1f0c9a7e3d4b2896a1c0de4f7b3a52"  # invented
CODE = f'''import requests

URL = "https://crm.zoho.com/crm/private/json/Leads/getRecords"


def leads():
    return requests.get(URL, params={{"authtoken": "{TOKEN}", "scope": "crmapi", "toIndex": 100}})
'''


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "sync.py").write_text(CODE, "utf-8")
    assert run(["scan", "code", "-f", "json", "-o", "report.json"]) == 1
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], arguments: list[str], code: int) -> str:
    capsys.readouterr()
    assert run(arguments) == code
    return capsys.readouterr().out


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.usefixtures("project")
def test_a_report_again_is_the_same_byte_for_byte(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    direct = said(capsys, ["scan", "code", "--format", format_], 1)
    assert said(capsys, ["report", "report.json", "--format", format_], 1) == direct
    assert TOKEN not in direct


@pytest.mark.parametrize("format_", PLANS)
@pytest.mark.usefixtures("project")
def test_a_plan_from_a_report_is_the_same(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    direct = said(capsys, ["plan", "code", "--format", format_], 1)
    assert said(capsys, ["plan", "--from", "report.json", "--format", format_], 1) == direct
    assert TOKEN not in direct
    assert "/crm/v8/Leads?fields={fields}&per_page=100" in direct or format_ == "text"
    assert "GET /crm/v8/Leads" in direct


def test_a_plan_goes_to_a_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, ["plan", "code", "-f", "markdown", "-o", "MIGRATION.md", "--exit-zero"], 0) == ""
    assert "- [ ] `sync.py`" in (project / "MIGRATION.md").read_text("utf-8")


def test_exit_codes_are_those_of_the_scan(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["plan", "code"], ["plan", "--from", "report.json"], ["report", "report.json"]):
        assert said(capsys, command, 1)
        assert said(capsys, [*command, "--exit-zero"], 0)
        assert said(capsys, [*command, "--fail-on", "never"], 0)
    (project / "empty").mkdir()
    assert said(capsys, ["plan", "empty"], 3)
    assert run(["scan", "empty", "-f", "json", "-o", "empty.json"]) == 3
    assert said(capsys, ["report", "empty.json"], 3)


def test_a_report_from_standard_input(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    direct = said(capsys, ["scan", "code"], 1)
    with (project / "report.json").open("rb") as file:
        monkeypatch.setattr("sys.stdin", type("Stream", (), {"buffer": file}))
        assert said(capsys, ["report", "-"], 1) == direct


def test_a_report_needs_no_pack(capsys: pytest.CaptureFixture[str], project: Path) -> None:
    """A pack that is not installed costs its texts, not the report."""
    document = json.loads((project / "report.json").read_text("utf-8"))
    document["pack"]["id"] = "acme-v0"
    (project / "other.json").write_text(json.dumps(document), "utf-8")
    for format_ in FORMATS:
        assert said(capsys, ["report", "other.json", "--format", format_], 1)
    assert "GET /crm/v8/Leads" in said(capsys, ["plan", "--from", "other.json"], 1)


def test_a_report_names_no_pack_by_path(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads((project / "report.json").read_text("utf-8"))
    document["pack"]["id"] = "../code"
    (project / "other.json").write_text(json.dumps(document), "utf-8")
    assert said(capsys, ["report", "other.json"], 1)


def without(key: str) -> Callable[[dict[str, Any]], object]:
    return lambda document: document.pop(key)


def with_value(value: object, *keys: str | int) -> Callable[[dict[str, Any]], object]:
    def change(document: Any) -> None:
        for key in keys[:-1]:
            document = document[key]
        document[keys[-1]] = value

    return change


BROKEN = {
    "no-findings": (without("findings"), "findings: missing"),
    "too-new": (with_value(99, "schema_version"), "schema_version: this program reads 1, not 99"),
    "foreign": (lambda document: document.clear(), "schema_version: this program reads 1, not null"),
    "a-word-for-a-line": (
        with_value("7", "findings", 0, "line"),
        "findings[0].line: expected a whole number, got a string",
    ),
    "no-such-severity": (with_value("awful", "findings", 0, "severity"), "findings[0].severity: expected one of"),
    "no-such-stage": (with_value("later", "findings", 0, "stage"), "findings[0].stage: expected one of"),
    "a-parameter-without-place": (
        with_value([{"old": "x"}], "findings", 0, "replacement", "parameters"),
        "findings[0].replacement.parameters[0].where: missing",
    ),
    "readiness": (with_value({"percent": "all"}, "plan", "readiness"), "plan.readiness.percent: expected"),
}


@pytest.mark.parametrize(("change", "words"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_report_is_told_with_file_and_key(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[dict[str, Any]], object],
    words: str,
) -> None:
    document = json.loads((project / "report.json").read_text("utf-8"))
    change(document)
    (project / "bad.json").write_text(json.dumps(document), "utf-8")
    for arguments in (
        ["report", "bad.json"],
        ["plan", "--from", "bad.json"],
        ["report", "report.json", "--compare", "bad.json"],
        ["scan", "code", "--compare", "bad.json"],
    ):
        capsys.readouterr()
        assert run(arguments) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith(f"auditor: error: bad.json: {words}"), told.err
        assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "bad.json: no JSON:"),
        (b"[1]", "bad.json: a report is a JSON object, this is a list"),
        (b'{"schema_version": 1', "bad.json: no JSON:"),
        (b"\xff\xfe{", "bad.json: no JSON report: byte 0 is not UTF-8"),
        (b"[" * 100_000, "bad.json: no report: nested too deeply"),
    ],
    ids=["empty", "a list", "cut off", "no UTF-8", "deep"],
)
def test_what_is_no_json_is_told(project: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: str) -> None:
    (project / "bad.json").write_bytes(content)
    capsys.readouterr()
    assert run(["report", "bad.json"]) == 2
    assert capsys.readouterr().err.startswith(f"auditor: error: {words}")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["report", "nowhere.json"], "nowhere.json: no such file or directory"),
        (["plan", "--from", "nowhere.json"], "nowhere.json: no such file or directory"),
        (["plan", "code", "--from", "report.json"], "--from: a report is taken instead of a scan"),
        (["plan", "code", "--format", "html"], "format: there is no plan as 'html'; there are text, markdown, json"),
        (["report", "report.json", "--format", "docx"], "format: there is no format 'docx'"),
        (["plan", "nowhere"], "nowhere: no such file or folder"),
    ],
)
@pytest.mark.usefixtures("project")
def test_wrong_usage_is_told(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    capsys.readouterr()
    assert run(arguments) == 2
    assert words in capsys.readouterr().err


def test_a_comparison_in_every_format(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / "code" / "sync.py"
    file.write_text(CODE.replace("Leads/getRecords", "Leads/getMyRecords").replace('"toIndex": 100', ""), "utf-8")
    assert run(["scan", "code", "-f", "json", "-o", "new.json"]) == 1
    compared = ["--compare", "report.json"]
    text = said(capsys, ["report", "new.json", *compared], 1)
    assert "Since 2023-11-14 22:13 UTC: 1 new, 1 fixed, 0 moved, 1 unchanged; 5 points became 7" in text
    assert said(capsys, ["scan", "code", *compared], 1) == text
    document = json.loads(said(capsys, ["report", "new.json", *compared, "-f", "json"], 1))["comparison"]
    assert [row["path"] for row in document["new"]] == [row["path"] for row in document["fixed"]] == ["sync.py"]
    assert document["unchanged"] == 1
    page = said(capsys, ["report", "new.json", *compared, "-f", "html"], 1)
    assert 'id="compared"' in page
    assert 'id="compared"' not in said(capsys, ["report", "new.json", "-f", "html"], 1)
    for format_ in FORMATS:
        assert TOKEN not in said(capsys, ["report", "new.json", *compared, "-f", format_], 1)


def test_reports_of_another_pack_are_not_compared(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads((project / "report.json").read_text("utf-8"))
    document["pack"]["id"] = "acme-v0"
    (project / "other.json").write_text(json.dumps(document), "utf-8")
    capsys.readouterr()
    assert run(["report", "report.json", "--compare", "other.json"]) == 2
    assert "other.json: pack.id: 'acme-v0' is another rule pack" in capsys.readouterr().err
