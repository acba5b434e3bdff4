"""A pack for an invented API, TOML alone: its calls are found, named and replaced, its keys are found and hidden."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from auditor.audit import run
from auditor.config import Settings
from auditor.findings import ApiCall
from auditor.pack.locate import load
from auditor.report import render

if TYPE_CHECKING:
    from auditor.outcome import Audit

ACME = Path(__file__).parents[1] / "pack" / "acme"
KEY = "ak_0f1e2d3c4b5a69788796"
LEDGER = f'''
import requests

URL = "https://ledger.acme.example/ledger/rpc"
LEDGER_KEY = "{KEY}"


def rpc(book, call, **arguments):
    return requests.post(URL, headers={{"X-Ledger-Key": LEDGER_KEY}}, json=dict(arguments, call=call, book=book))


def cash():
    return rpc("Cash", "acctList", start=100)


def post(amount):
    return rpc("Book7", "acctPost", amount=amount)


def migrated(token):
    return requests.get("https://api.acme.example/v3/cash-accounts", headers={{"Authorization": "Bearer " + token}})
'''


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    folder = tmp_path_factory.mktemp("acme")
    (folder / "ledger.py").write_text(LEDGER, encoding="utf-8")
    return run(Settings((str(folder),), pack=str(ACME)), load(str(ACME)))


@pytest.mark.parametrize(
    ("call", "verb", "path", "scope", "breaking"),
    [
        pytest.param(
            ApiCall("Cash", "acctList"), "GET", "/v3/cash-accounts/pages", "ledger.cash.read", ("C1", "C2"), id="list"
        ),
        pytest.param(
            ApiCall("Book7", "acctPost"), "POST", "/v3/books/entries", "ledger.books.write", ("C1",), id="post"
        ),
    ],
)
def test_calls_are_named_and_replaced(
    audit: Audit, call: ApiCall, verb: str, path: str, scope: str, breaking: tuple[str, ...]
) -> None:
    finding = next(one for one in audit.findings if call in one.call)
    assert finding.replacement is not None
    assert (finding.replacement.verb, finding.replacement.path) == (verb, path)
    assert finding.replacement.scopes == (scope,)
    assert finding.replacement.breaking == breaking


def test_key_is_found_and_never_shown(audit: Audit) -> None:
    assert [credential.kind for credential in audit.credentials] == ["token"]
    assert KEY not in render(audit, "json")
    assert KEY not in render(audit, "text")


def test_the_new_api_is_quiet(audit: Audit) -> None:
    last = LEDGER[: LEDGER.index("def migrated")].count("\n")
    assert all(finding.line <= last for finding in audit.findings)
