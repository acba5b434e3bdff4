"""The formats of services: what each of them takes, and nothing that it would take for something else."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import xmlschema

from auditor.findings import Severity, Units
from auditor.report import render
from report import attacks, audits, packs

if TYPE_CHECKING:
    from auditor.findings import Finding
    from auditor.outcome import Audit

MADE = {
    "full": audits.audit(),
    "clean": audits.clean(),
    "incomplete": audits.incomplete(),
    "hostile": attacks.hostile(),
    "huge": audits.huge(300),
}
NASTY = (
    "two\nlines", "car\rriage", "100%0A", "a::error::b", "a,b:c", "]]>", "</failure>", "</script>", "&amp;",
    "\x00\x1b[2J", "\ufffe\uffff", "\udc80", "\u202eevil", "| a | b |", "`code` ```", "[x](javascript:alert(1))",
    "##[command]x",
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '"quoted"', "::set-output name=x::y", "<b>",
    "@someone", "#12",
)  # fmt: skip


def one(**changes: Any) -> Audit:
    return audits.audit((replace(audits.findings()[1], **changes),))


def of(audit: Audit, name: str) -> Any:
    text = render(audit, name, pack=packs.pack())
    return json.loads(text) if name in {"gitlab", "rdjson"} else text


def counted(audit: Audit) -> list[Finding]:
    return [finding for finding in audit.findings if not finding.suppressed]


# --- annotations -----------------------------------------------------------------------------------------------------

COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*)(?:,\w+=[^,:\r\n]*)*)::([^\r\n]*)")


def commands(audit: Audit) -> list[tuple[str, dict[str, str], str]]:
    """As a runner reads them."""
    found = []
    for line in of(audit, "github").splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = dict(pair.split("=", 1) for pair in match[2].split(","))
        found.append((match[1], {key: undone(value) for key, value in pairs.items()}, undone(match[3])))
    return found


def undone(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


@pytest.mark.parametrize("name", MADE)
def test_each_line_is_one_command(name: str) -> None:
    audit = MADE[name]
    failed = [skip for skip in audit.coverage.skipped if not skip.expected]
    rows = commands(audit)
    assert len(rows) == 1 + len(failed) + len(counted(audit))
    assert rows[0][:2] == ("notice", {"title": "zoho-v1-audit"})
    assert rows[0][2].startswith(str(audit.verdict))


@pytest.mark.parametrize("text", NASTY)
def test_nothing_in_a_message_or_a_path_is_a_command(text: str) -> None:
    (_, (level, properties, message)) = commands(one(message=text, path=f"a/{text}.py"))
    assert level == "error"
    assert set(properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
    shown = text.replace("\n", "").replace("\r", "")
    if shown.isprintable() and shown == text:
        assert properties["file"] == f"a/{text}.py"
        assert message.split("\nIt becomes ")[0] == text


def test_percent_is_kept_apart_from_escapes() -> None:
    text = of(one(message="100%0A of it"), "github")
    assert "::100%250A of it%0AIt becomes " in text


def test_the_worst_come_first_because_few_are_shown() -> None:
    levels = [level for level, *_ in commands(MADE["full"])[1:]]
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)


def test_only_so_many_are_written() -> None:
    rows = commands(audits.huge(1_200))
    assert len(rows) == 1_001
    assert "200 more findings" in rows[0][2]


# --- code quality ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", MADE)
def test_code_quality_is_what_its_reader_takes(name: str) -> None:
    entries = of(MADE[name], "gitlab")
    assert len(entries) == len(counted(MADE[name]))
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert re.fullmatch(r"[0-9a-f]{24}", entry["fingerprint"])
        lines = entry["location"]["lines"]
        assert 1 <= lines["begin"] <= lines["end"]
        assert not entry["location"]["path"].startswith(("./", "/"))
        assert entry["description"].strip()
    assert len({entry["fingerprint"] for entry in entries}) == len(entries), "of two the same only one is shown"


def test_a_fingerprint_stays_when_lines_move() -> None:
    (before,), (after,) = of(one(), "gitlab"), of(one(line=90, end_line=90), "gitlab")
    assert before["fingerprint"] == after["fingerprint"]
    assert before["location"]["lines"] != after["location"]["lines"]


def test_code_quality_begins_without_a_mark() -> None:
    assert render(MADE["clean"], "gitlab") == "[]\n"


# --- JUnit -----------------------------------------------------------------------------------------------------------


@cache
def junit_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(Path(__file__).with_name("junit.xsd")))


def suites(audit: Audit) -> ET.Element:
    text = of(audit, "junit")
    junit_schema().validate(text)
    return ET.fromstring(text.encode())  # noqa: S314 - written by ourselves a moment ago


@pytest.mark.parametrize("name", MADE)
def test_junit_follows_the_schema_and_counts_right(name: str) -> None:
    audit, root = MADE[name], suites(MADE[name])
    failed = [skip for skip in audit.coverage.skipped if not skip.expected]
    failing = [finding for finding in counted(audit) if finding.severity is not Severity.INFO]
    assert int(root.get("tests", "")) == len(root.findall(".//testcase")) == max(len(audit.findings) + len(failed), 1)
    assert int(root.get("failures", "")) == len(root.findall(".//failure")) == len(failing)
    assert int(root.get("errors", "")) == len(root.findall(".//error")) == len(failed)
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite)
        assert int(suite.get("failures", "")) == len(suite.findall("*/failure"))
        assert int(suite.get("skipped", "")) == len(suite.findall("*/skipped"))


def test_a_clean_run_has_a_test_that_passes() -> None:
    (suite,) = suites(MADE["clean"])
    (case,) = suite
    assert not list(case)


def test_what_is_suppressed_is_skipped_and_what_informs_passes() -> None:
    root = suites(MADE["full"])
    (skipped,) = root.findall(".//skipped")
    assert skipped.get("message") == "baseline: recorded 2026-10-02"
    assert root.findall(".//testcase[@classname='tests/test_client.py']/system-out")


@pytest.mark.parametrize("text", NASTY)
def test_text_comes_back_from_xml(text: str) -> None:
    (failure,) = suites(one(message=text, path=f"a/{text}.py")).iter("failure")
    said = failure.get("message", "")
    if text.isprintable() and "\ufffe" not in text:
        assert said == text
        assert text in (failure.text or "")
    assert all(character in "\t\n" or character >= " " for character in (failure.text or "") + said)


# --- reviewdog -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", MADE)
def test_diagnostics_have_only_keys_that_every_version_knows(name: str) -> None:
    """A key that a reader does not know makes it refuse all of the file."""
    result = of(MADE[name], "rdjson")
    assert set(result) == {"source", "diagnostics"}
    assert set(result["source"]) == {"name"}
    assert len(result["diagnostics"]) == len(counted(MADE[name]))
    for row in result["diagnostics"]:
        assert set(row) == {"message", "location", "severity", "code"}
        assert isinstance(row["message"], str)
        assert row["severity"] in {"ERROR", "WARNING", "INFO"}
        assert set(row["code"]) <= {"value", "url"}
        assert set(row["location"]) == {"path", "range"}
        start, end = row["location"]["range"]["start"], row["location"]["range"]["end"]
        assert set(row["location"]["range"]) == {"start", "end"}
        assert (1, 1) <= (start["line"], start["column"]) <= (end["line"], end["column"])


def test_diagnostics_count_bytes() -> None:
    (row,) = of(one(units=Units(70, 90, 50, 60)), "rdjson")["diagnostics"]
    assert row["location"]["range"]["start"]["column"] == 70
    assert row["location"]["range"]["end"]["column"] == 90


# --- credentials -----------------------------------------------------------------------------------------------------


def table(audit: Audit) -> list[list[str]]:
    return list(csv.reader(io.StringIO(of(audit, "csv"))))


def test_the_register_has_a_row_a_place() -> None:
    head, *rows = table(MADE["full"])
    assert head[0] == "credential"
    assert [(row[0], row[3], row[4]) for row in rows] == [
        ("[token 4f9a1c]", "crm/settings.py", "4"),
        ("[token 4f9a1c]", "crm/settings.py", "6"),
        ("[password 1]", "scripts/mint.py", "1"),
    ]
    assert {len(row) for row in (head, *rows)} == {len(head)}
    assert len(table(MADE["clean"])) == 1


@pytest.mark.parametrize("text", NASTY)
def test_no_cell_is_a_formula(text: str) -> None:
    audit = MADE["full"]
    credential = replace(
        audit.credentials[0], label=text, kind=text, product=text, revoke=text, who=text,
        places=(replace(audit.credentials[0].places[0], path=text),),
    )  # fmt: skip
    head, row = table(replace(audit, credentials=(credential,)))
    assert len(row) == len(head)
    for cell in row:
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
        assert "\n" not in cell
    if text.isprintable():
        assert row[0].removeprefix("'") == text


# --- Markdown --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", NASTY)
def test_a_table_keeps_its_columns(text: str) -> None:
    audit = one(message=text, path=f"a/{text}.py", credential="")
    (row,) = [line for line in of(audit, "markdown").splitlines() if line.startswith("| blocker |")]
    bars = re.findall(r"(?<!\\)\|", row)
    assert len(bars) == 4
    outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", row)
    assert not re.search(r"(?<!\\)<b>", outside)
    assert not re.search(r"(?<!\\)\]\(", outside)
    assert "@someone" not in outside
    assert not re.search(r"(?<!&)#\d", outside)


@pytest.mark.parametrize("count", [300, 5_000])
def test_it_fits_a_comment_and_says_what_is_left_out(count: int) -> None:
    audit = audits.huge(count)
    text = of(audit, "markdown")
    assert len(text) < 65_000
    rows = sum(
        line.startswith(("| blocker |", "| high |", "| medium |", "| low |", "| info |")) for line in text.splitlines()
    )
    assert f"{len(counted(audit)) - rows:,} more are in the other reports." in text


def test_very_long_texts_fit_too() -> None:
    found = tuple(
        replace(row, message="long " * 400, path=f"{'deep/' * 300}{number}.py")
        for number, row in enumerate(audits.huge(200).findings)
    )
    text = of(audits.audit(found), "markdown")
    assert len(text) < 65_000


def test_what_was_not_read_is_said() -> None:
    text = of(MADE["incomplete"], "markdown")
    assert "INCOMPLETE" in text
    assert "could not be read: `crm/secret.py (permission denied)`" in text
