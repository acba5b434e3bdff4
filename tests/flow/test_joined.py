"""Settings reach the calls that read them, in the ways of each language and tool; somebody else's do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.joined import READ, B
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

    from shapes.joined import Way


@pytest.mark.parametrize("way", READ.values(), ids=READ)
def test_a_setting_reaches_the_call(way: Way, tmp_path: Path) -> None:
    write(tmp_path, way.files())
    audit = audit_of(tmp_path)
    found = [finding for finding in audit.findings if finding.path in way.code and finding.call]
    assert [(call.module, call.method) for finding in found for call in finding.call] == [("Leads", "getRecords")]
    read = {place.line for place in found[0].related if place.path == way.path}
    assert way.lines <= read
    assert [place.path for credential in audit.credentials for place in credential.places] == [way.path]


@pytest.mark.parametrize("way", READ.values(), ids=READ)
def test_what_bears_another_name_stays_apart(way: Way, tmp_path: Path) -> None:
    write(tmp_path, way.files("erp") | {"zoho.py": "ZOHO = 1\n"})
    audit = audit_of(tmp_path)
    found = [finding for finding in audit.findings if finding.path in way.code]
    assert not [finding for finding in found if B in finding.shape]
    assert not [place for finding in found for place in finding.related if place.path not in way.code]
