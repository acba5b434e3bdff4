"""What is found in JavaScript and TypeScript: every way to build a request, and as many that must stay quiet."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.config import Settings
from auditor.pack.locate import load

if TYPE_CHECKING:
    from pathlib import Path

PACK = load(DEFAULT_PACK)
REQUESTS = {"v1-endpoint", "v1-method-call"}
TOKEN = "'a3f19c72e84b05d6917c2f8ae0b34d51'"
BASE = "https://crm.zoho.com/crm/private/json"

NAMED = [
    pytest.param(
        "a.js",
        """
        var request = require('request');
        var token = process.env.CRM_TOKEN;
        request.get('https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=' + token + '&scope=crmapi');
        """,
        {"Leads.getRecords"},
        id="plus",
    ),
]


def calls_of(folder: Path, files: dict[str, str]) -> set[str]:
    """The calls that requests name, as `Module.method`."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(dedent(text), encoding="utf-8")
    findings = run(Settings((str(folder),), jobs=1), PACK).findings
    return {f"{call.module}.{call.method}" for one in findings if one.kind in REQUESTS for call in one.call}


@pytest.mark.parametrize(("name", "code", "calls"), NAMED)
def test_a_request_is_found_and_named(tmp_path: Path, name: str, code: str, calls: set[str]) -> None:
    assert calls_of(tmp_path, {name: code}) == calls
