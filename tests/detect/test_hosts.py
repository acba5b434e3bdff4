"""Paths of the old API on a host of somebody else: they count when the rest of the path leaves no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

from auditor.findings import ApiCall

if TYPE_CHECKING:
    from pathlib import Path

LOUD = {
    "the vendor's host": 'requests.get("https://crm.zoho.eu/crm/private/" + path)',
    "a host that is not known": 'requests.get(f"https://{host}/crm/private/" + path)',
    "no host": 'requests.get(base + "/crm/private/json/Leads/getRecords")',
    "a proxy": 'requests.get("https://proxy.quillmere.example/crm/private/json/Leads/getRecords")',
    "a proxy, whichever method": 'requests.get(f"https://proxy.quillmere.example/crm/private/xml/{module}/{method}")',
    "a proxy, whichever format": 'requests.get(f"https://proxy.quillmere.example/crm/private/{format}/Leads/getRecords")',
    "a proxy without a format": 'requests.get("https://proxy.quillmere.example/crm/private/Leads/getRecords")',
}
QUIET = {
    "somebody's private page": 'requests.get("https://intranet.quillmere.example/crm/private/customers?page=2")',
    "somebody's hook": 'requests.post("https://hooks.quillmere.example/crm/private")',
    "somebody's file": 'requests.get("http://files.quillmere.example:8080/crm/private/price-list.pdf")',
}
"""Each beside a line that makes the file relevant."""
NAMES = {
    "format, module, method": ("json/Leads/getRecords", ("Leads", "getRecords")),
    "no format": ("Leads/getRecords", ("Leads", "getRecords")),
    "a wrong format before a known method": ("yaml/Leads/getRecords", ("Leads", "getRecords")),
    "a path of a newer version glued behind": ("crm/v2/Leads", ("", "")),
    "a newer version, whichever module": ("crm/v2/{module}", ("", "")),
    "another word glued behind": ("files/archive/latest", ("", "")),
}
"""What follows the base, and the module and method that it names."""


def _kinds(folder: Path, line: str) -> list[str]:
    head = "import requests\n\n\n# to Zoho\ndef f(host, path, base, module, method, format):\n"
    write(folder, {"orders.py": f"{head}    {line}\n"})
    return [finding.kind for finding in audit_of(folder).findings]


@pytest.mark.parametrize("line", LOUD.values(), ids=LOUD)
def test_requests_of_the_old_api(line: str, tmp_path: Path) -> None:
    assert "v1-endpoint" in _kinds(tmp_path, line)


@pytest.mark.parametrize("line", QUIET.values(), ids=QUIET)
def test_requests_of_another(line: str, tmp_path: Path) -> None:
    assert _kinds(tmp_path, line) == []


@pytest.mark.parametrize(("path", "expected"), NAMES.values(), ids=NAMES)
def test_names_of_a_call(path: str, expected: tuple[str, str], tmp_path: Path) -> None:
    source = f'import requests\n\nrequests.get(f"https://crm.zoho.com/crm/private/{path}")\n'
    write(tmp_path, {"orders.py": source})
    (finding,) = audit_of(tmp_path).findings
    assert [(call.module, call.method) for call in finding.call or (ApiCall("", ""),)] == [expected]
