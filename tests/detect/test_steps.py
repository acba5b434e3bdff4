"""Requests that are put together by calls on an object or of a class: one call, with what it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

T = "7c2e11f0a94b4d66b3e58fd0a1c9b7e2"  # invented
BASE = "https://crm.zoho.com/crm/private/json/Leads/getRecords"

CODES = {
    "a method and data, one after the other": (
        f"$r = new HTTP_Request('{BASE}');\n$r->setMethod(HTTP_REQUEST_METHOD_POST);\n"
        f"$r->addPostData('authtoken', '{T}');\n$r->sendRequest();\n"
    ),
    "an address that is set later": (
        f"$r = new HTTP_Request();\n$r->setURL('{BASE}');\n$r->setMethod('POST');\n"
        f"$r->addPostData('authtoken', '{T}');\n$r->sendRequest();\n"
    ),
    "one more value of a query": (
        f"$uri = new Uri('{BASE}');\n$uri = Uri::withQueryValue($uri, 'authtoken', '{T}');\n"
        "return $client->get($uri);\n"
    ),
    "values of a query": (
        f"$uri = Uri::withQueryValues(new Uri('{BASE}'), ['authtoken' => '{T}']);\nreturn $client->get($uri);\n"
    ),
}


def _found(folder: Path, code: str) -> list[tuple[str, str]]:
    """The calls as module and method, the tokens as their kind."""
    write(folder, {"a.php": f"<?php\n{code}"})
    found = audit_of(folder).findings
    return [(one.kind, ", ".join(f"{e.module}/{e.method}" for e in one.call)) for one in found]


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_one_request_with_what_it_is_given(code: str, tmp_path: Path) -> None:
    found = _found(tmp_path, f"function ask($client) {{\n{code}}}\n")
    assert sorted(found) == [("hardcoded-token", ""), ("v1-endpoint", "Leads/getRecords")]


@pytest.mark.parametrize("address", ["https://example.com/crm/leads", "https://api.example.com/v1"])
def test_requests_of_others_are_none(address: str, tmp_path: Path) -> None:
    code = "".join(f"function f{at}($client) {{\n{one}}}\n" for at, one in enumerate(CODES.values()))
    assert "v1-endpoint" not in dict(_found(tmp_path, code.replace(BASE, address)))


def test_methods_of_a_class_at_hand_are_its_own(tmp_path: Path) -> None:
    code = (
        "class Crm {\n  private $method;\n  function setMethod($m) { $this->method = $m; }\n"
        "  function run($p) { return file_get_contents("
        "'https://crm.zoho.com/crm/private/json/Leads/' . $this->method . '?' . http_build_query($p)); }\n}\n"
        "$crm = new Crm();\n$crm->setMethod('getRecords');\n$crm->run([]);\n"
    )
    assert "Leads/getRecords" in [call for _, call in _found(tmp_path, code)]
