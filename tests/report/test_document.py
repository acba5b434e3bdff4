"""The JSON report: what is written can be read, what is wrong is refused, and the schema says the same."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from auditor import document, schema
from auditor.document import DocumentError
from auditor.outcome import Audit
from auditor.report import render
from report import attacks, audits, golden

SAMPLES = {
    "full": audits.audit(),
    "clean": audits.clean(),
    "incomplete": audits.incomplete(),
    "hostile": attacks.hostile(),
    "huge": audits.huge(300),
}
VALIDATOR = jsonschema.Draft202012Validator(schema.schema())


def full() -> dict[str, Any]:
    return copy.deepcopy(document.to_document(SAMPLES["full"]))


@pytest.mark.parametrize("name", SAMPLES)
def test_an_audit_comes_back_as_it_was(name: str) -> None:
    assert document.loads(document.dumps(SAMPLES[name])) == SAMPLES[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_schema_accepts_what_is_written(name: str) -> None:
    VALIDATOR.validate(json.loads(document.dumps(SAMPLES[name])))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema.schema())
    assert json.loads(schema.dumps()) == schema.schema()
    assert all(definition["description"] for definition in schema.schema()["$defs"].values())


def test_golden() -> None:
    golden.check("audit.json", render(SAMPLES["full"], "json"))
    golden.check("schema.json", schema.dumps())


def test_keys_stand_in_the_promised_order() -> None:
    assert list(full()) == [
        "schema_version", "tool", "pack", "target", "verdict", "summary", "findings", "credentials", "plan", "coverage",
        "notices", "root",
    ]  # fmt: skip
    assert list(full()["findings"][0]) == [
        "id", "rule", "kind", "severity", "confidence", "path", "line", "column", "end_line", "end_column", "message",
        "snippet", "call", "shape", "via", "product", "replacement", "related", "credential", "context", "fix",
        "suppressed", "count", "fields", "cell", "stage", "units",
    ]  # fmt: skip


def test_a_call_is_nothing_one_or_a_list() -> None:
    calls = [finding["call"] for finding in full()["findings"]]
    assert {"module": "Leads", "method": "getRecords", "format": "json"} in calls
    assert None in calls
    assert [len(call) for call in calls if isinstance(call, list)] == [2]


def test_an_empty_string_that_means_nothing_is_null() -> None:
    finding = full()["findings"][0]
    assert (finding["via"], finding["credential"], finding["fix"], finding["suppressed"]) == (None, None, None, None)
    assert document.from_document(full()).findings[0].via == ""


def test_counts_are_objects() -> None:
    assert full()["summary"]["severities"] == {"blocker": 7, "high": 3, "medium": 1, "low": 1, "info": 1}
    assert full()["coverage"]["readers"] == {"libcst": 10, "tree-sitter": 2}


def test_further_keys_may_stand_beside() -> None:
    changed = full()
    changed["later"] = 1
    changed["findings"][0]["owner"] = 3
    VALIDATOR.validate(changed)
    assert document.from_document(changed) == SAMPLES["full"]


def test_a_key_with_a_default_may_be_missing_when_read() -> None:
    changed = full()
    del changed["findings"][0]["context"]
    assert document.from_document(changed).findings[0].context == ()


DAMAGES: dict[str, tuple[tuple[str | int, ...], object, str]] = {
    "severity": (("findings", 3, "severity"), "awful", "findings[3].severity: expected one of blocker, high, medium"),
    "line": (("findings", 0, "line"), "13", "findings[0].line: expected a whole number, got a string"),
    "truth for a number": (
        ("findings", 0, "line"),
        True,
        "findings[0].line: expected a whole number, got true or false",
    ),
    "negative": (("findings", 0, "column"), -1, "findings[0].column: expected a number from 0, got -1"),
    "null line": (("findings", 0, "line"), None, "findings[0].line: expected a whole number, got null"),
    "findings": (("findings",), {}, "findings: expected a list, got an object"),
    "call": (("findings", 1, "call"), "Leads", "findings[1].call[0]: expected an object, got a string"),
    "related": (("findings", 1, "related"), None, "findings[1].related: expected a list, got null"),
    "scope": (("plan", "scopes", 0), 7, "plan.scopes[0]: expected a string, got a whole number"),
    "counts": (("summary", "severities"), [], "summary.severities: expected an object of numbers, got a list"),
    "count": (("summary", "kinds", "v1-endpoint"), 1.5, "summary.kinds.v1-endpoint: expected a whole number"),
    "skipped": (("coverage", "skipped", 0, "expected"), 1, "coverage.skipped[0].expected: expected true or false"),
    "verdict": (("verdict",), "FINE", "verdict: expected one of READY, NEARLY, NOT READY, INCOMPLETE; got 'FINE'"),
    "version": (("schema_version",), 99, "schema_version: this program reads 1, not 99"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_wrong_document_is_refused_by_reader_and_schema(name: str) -> None:
    way, value, message = DAMAGES[name]
    changed: Any = full()
    inner = changed
    for key in way[:-1]:
        inner = inner[key]
    inner[way[-1]] = value
    assert not VALIDATOR.is_valid(changed)
    with pytest.raises(DocumentError) as caught:
        document.from_document(changed)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("key", ["tool", "findings", "coverage"])
def test_a_missing_key_is_refused_by_reader_and_schema(key: str) -> None:
    changed = full()
    del changed[key]
    assert not VALIDATOR.is_valid(changed)
    with pytest.raises(DocumentError, match=f"^{key}: missing$"):
        document.from_document(changed)


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "null", "[" * 100_000])
def test_text_that_is_no_report_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        document.loads(text)
    assert "\n" not in str(caught.value)


def test_the_text_is_stable_and_safe_to_print() -> None:
    text = document.dumps(SAMPLES["hostile"])
    assert text == document.dumps(document.loads(text))
    text.encode("utf-8")
    assert not [character for character in text if not character.isprintable() and character != "\n"]


def test_every_type_of_an_audit_is_described() -> None:
    assert {"Finding", "Plan", "PlanRow", "Severity", "Replacement"} <= set(schema.schema()["$defs"])
    assert schema.schema()["required"] == [key.name for key in document.keys_of(Audit)]
