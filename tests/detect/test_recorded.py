"""Logs and recorded traffic: who still calls the old API, counted, and no token shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from auditor.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = "5b1f0c9a7e3d4b2896a1c0de4f7b3a52"  # invented
PATH = "/crm/private/json/{}/{}?authtoken=" + TOKEN + "&scope=crmapi&fromIndex={}"


def scanned(folder: Path, name: str, text: str) -> dict[str, Any]:
    (folder / name).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(app, ["scan", str(folder / name), "--format", "json", "--exit-zero"])
    assert TOKEN not in result.output
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def counted(document: dict[str, Any]) -> dict[tuple[str, str], int]:
    return {(row["call"]["module"], row["call"]["method"]): row["recorded"] for row in document["plan"]["rows"]}


def access_log(calls: list[tuple[str, str]], noise: int) -> str:
    rows = []
    for number, (module, method) in enumerate(calls):
        path = PATH.format(module, method, number)
        rows.append(
            f'10.1.2.{number % 250} - - [03/Feb/2019:11:{number % 60:02}:07 +0100] "GET {path} HTTP/1.1" 200 91'
        )
        rows += [f'10.1.2.9 - - [03/Feb/2019:11:02:08 +0100] "GET /shop/{number} HTTP/1.1" 200 1' for _ in range(noise)]
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("noise", [0, 40], ids=["read whole", "sieved"])
def test_calls_in_an_access_log_are_counted(tmp_path: Path, noise: int) -> None:
    calls = [("Leads", "getRecords")] * 70 + [("Contacts", "updateRecords")] * 30
    document = scanned(tmp_path, "access.log", access_log(calls, noise))
    assert counted(document) == {("Leads", "getRecords"): 70, ("Contacts", "updateRecords"): 30}
    assert len(document["credentials"]) == 1
    assert document["summary"]["effort"] == 0
    assert {finding["kind"] for finding in document["findings"]} == {"v1-endpoint", "hardcoded-token"}
    assert all("recorded" in finding["context"] for finding in document["findings"])


def test_calls_in_recorded_traffic_are_counted(tmp_path: Path) -> None:
    def entry(url: str) -> dict[str, Any]:
        request = {"method": "GET", "url": url, "headers": [{"name": "Accept", "value": "*/*"}]}
        return {"startedDateTime": "2019-02-03T11:00:00Z", "request": request, "response": {"status": 200}}

    calls = [entry("https://crm.zoho.com" + PATH.format("Leads", "getRecords", n)) for n in range(5)]
    others = [entry(f"https://shop.example.com/{n}") for n in range(5)]
    document = scanned(tmp_path, "traffic.har", json.dumps({"log": {"entries": calls + others}}, indent=1))
    assert counted(document) == {("Leads", "getRecords"): 5}
    assert len(document["credentials"]) == 1


def test_the_text_report_shows_how_often(tmp_path: Path) -> None:
    (tmp_path / "access.log").write_text(access_log([("Leads", "getRecords")] * 12, 0))
    text = CliRunner().invoke(app, ["scan", str(tmp_path / "access.log"), "--exit-zero"]).stdout
    assert "Recorded here (12 in all): Leads/getRecords" in text
    assert TOKEN not in text


@pytest.mark.parametrize("form", ["html", "jsonl", "sarif", "markdown", "github", "gitlab", "junit", "rdjson", "csv"])
@pytest.mark.parametrize("name", ["access.log", "traffic.har"])
def test_every_report_counts_and_shows_no_token(form: str, name: str, tmp_path: Path) -> None:
    calls = [("Leads", "getRecords")] * 12 + [("Contacts", "updateRecords")] * 3
    text = access_log(calls, 0)
    if name.endswith(".har"):
        urls = ["https://crm.zoho.com" + PATH.format(*call, number) for number, call in enumerate(calls)]
        text = json.dumps({"log": {"entries": [{"request": {"method": "GET", "url": url}} for url in urls]}}, indent=1)
    (tmp_path / name).write_text(text, encoding="utf-8")
    shown = CliRunner().invoke(app, ["scan", str(tmp_path / name), "--format", form, "--exit-zero"]).output
    assert TOKEN not in shown
    for said in ("Leads/getRecords", "Contacts/updateRecords", "12 in all", "3 in all") if form != "csv" else ():
        assert said in shown


def test_a_table_of_calls_has_what_was_recorded(tmp_path: Path) -> None:
    (tmp_path / "access.log").write_text(access_log([("Leads", "getRecords")] * 12, 0), encoding="utf-8")
    shown = CliRunner().invoke(app, ["scan", str(tmp_path), "--format", "markdown", "--exit-zero"]).output
    assert "| Module | Method | Calls | Recorded | Points | Becomes |" in shown
    assert "| `Leads` | `getRecords` | 0 | 12 |" in shown


def test_code_is_not_counted_as_a_log(tmp_path: Path) -> None:
    url = "https://crm.zoho.com" + PATH.format("Leads", "getRecords", 1)
    document = scanned(tmp_path, "job.py", f"import requests\nrequests.get('{url}')\nrequests.get('{url}')\n")
    assert [finding["count"] for finding in document["findings"]] == [1] * len(document["findings"])
    assert counted(document) == {("Leads", "getRecords"): 0}


@pytest.mark.parametrize("name", ["job.py", "access.log"])
def test_a_single_file_by_its_whole_path_is_scanned(tmp_path: Path, name: str) -> None:
    url = "https://crm.zoho.com" + PATH.format("Leads", "getRecords", 1)
    document = scanned(tmp_path, name, f"import requests\nrequests.get('{url}')\n")
    assert document["target"] == [str(tmp_path / name)]
    assert document["findings"]


def test_a_log_of_somebody_else_stays_quiet(tmp_path: Path) -> None:
    rows = [f'10.0.0.1 "GET /api/v2/users?auth_token={TOKEN} HTTP/1.1" 200 zoho-free' for _ in range(5)]
    document = scanned(tmp_path, "app.log", "\n".join(rows))
    assert document["plan"]["rows"] == []
