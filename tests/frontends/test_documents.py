"""Configuration and data files: their tokens are found where they stand, everything else stays quiet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from shapes.documents import GROUPS, O, P, T
from shapes.kinds import KINDS
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
    for group, cases in (GROUPS | RECORDS | KINDS).items()
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


ALIASES = "a0: &a0 [x, x, x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">\n' for n in range(1, 30))
HOSTILE = {
    "a bomb of aliases": ("config.yml", ALIASES + f"zoho_token: {T}\n"),
    "a bomb of entities": ("config.xml", f"<!DOCTYPE a [\n{ENTITIES}]>\n<a>&e29;</a>\n<zoho_token>{T}</zoho_token>\n"),
    "json, 200 deep": ("config.json", "[" * 200 + "]" * 200 + f'\n{{"zoho_token": "{T}"}}\n'),
    "json, 100,000 deep": ("config.json", "[" * 100_000 + f'\n{{"zoho_token": "{T}"}}\n'),
    "xml, 20,000 deep": ("config.xml", "<a>" * 20_000 + f"\n<zoho_token>{T}</zoho_token>\n"),
    "yaml, 1,000 deep": ("config.yml", "".join(" " * n + "a:\n" for n in range(1_000)) + f"zoho_token: {T}\n"),
    "yaml, tabs": ("config.yml", f"a:\n\tb: 1\nzoho_token: {T}\n"),
    "a key that is never closed": ("config.toml", f'a = """\nzoho_token = "{T}"\n'),
    "a dump that never ends": ("dump.sql", "COPY a (b) FROM stdin;\n" * 5_000 + f"SET @zoho_token = '{T}';\n"),
    "a table of bars": ("notes.md", "|" * 100_000 + f"\n\n    zoho_token = {T}\n"),
}


@pytest.mark.parametrize(("path", "text"), HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_read_costs_no_more_than_itself(path: str, text: str, tmp_path: Path) -> None:
    write(tmp_path, {path: text})
    audit = audit_of(tmp_path)
    assert text.count("\n", 0, text.index(T)) + 1 in {one.line for one in audit.findings if one.kind in SECRETS}
