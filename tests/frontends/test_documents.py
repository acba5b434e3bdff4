"""Configuration and data files: their tokens are found where they stand, everything else stays quiet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from shapes.documents import GROUPS, O, P, T
from shapes.records import RECORDS
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

    from shapes.documents import Case

SECRETS = {"hardcoded-token", "hardcoded-password"}
ASIDE = {"placeholder-token"}
MARK = re.compile(r"#([!?])(-|\d)?|<!--([!?])-->|//([!?])")
WHOLE = re.compile(r"#[!?](?:-|\d)\n")

CASES = [
    pytest.param(case, id=f"{group}: {case[0]}")
    for group, cases in (GROUPS | RECORDS).items()
    for case in cases
    if case[2] != "UTF-16"
]


def prepared(case: Case) -> tuple[str, dict[str, set[int]]]:
    """The text, and the lines that its marks speak of: a mark on a line of its own means an earlier one."""
    text = case[2].replace("{T}", T).replace("{P}", P).replace("{O}", O)
    wanted: dict[str, set[int]] = {"!": set(), "?": set()}
    kept: list[str] = []
    for row in text.splitlines(keepends=True):
        for mark in MARK.finditer(row):
            sign = mark[1] or mark[3] or mark[4]
            back = len(kept) if mark[2] in {"-", None} else int(mark[2])
            wanted[sign].add(back if mark[2] else len(kept) + 1)
        if not WHOLE.fullmatch(row):
            kept.append(MARK.sub("", row))
    return "".join(kept), wanted


@pytest.mark.parametrize("case", CASES)
def test_a_document(case: Case, tmp_path: Path) -> None:
    text, wanted = prepared(case)
    write(tmp_path, {case[1]: text})
    audit = audit_of(tmp_path)
    secrets = {finding.line for finding in audit.findings if finding.kind in SECRETS}
    uses = {finding.line for finding in audit.findings if finding.kind not in SECRETS | ASIDE}
    assert (secrets, uses) == (wanted["!"], wanted["?"])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "latin-1"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    text = f'{{"größe": 1,\n "zoho": {{"token": "{T}"}}}}\n'
    write(tmp_path, {"config.json": text.encode(encoding)})
    assert [finding.line for finding in audit_of(tmp_path).findings] == [2]
