"""Columns in the units that editors and services count in, and paths from the root of the repository."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.config import Settings
from auditor.document import dumps, loads
from auditor.pack.locate import load
from auditor.sources.root import root_of

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.findings import Finding

PACK = load(DEFAULT_PACK)
CALL = 'requests.get("https://crm.zoho.com/crm/private/json/Leads/getRecords?scope=crmapi")'


def found(folder: Path, name: str, text: str) -> Finding:
    (folder / name).write_text(text, "utf-8")
    audit = run(Settings((str(folder),)), PACK)
    assert loads(dumps(audit)) == audit
    (finding,) = audit.findings
    return finding


@pytest.mark.parametrize(
    ("before", "utf8", "utf16"),
    [
        pytest.param('x = "é"; ', 1, 0, id="two bytes"),
        pytest.param('x = "€"; ', 2, 0, id="three bytes"),
        pytest.param('x = "😀"; ', 3, 1, id="a pair of surrogates"),
        pytest.param('x = "😀é" + "é😀"; ', 8, 2, id="all of it"),
    ],
)
def test_other_units_give_other_columns(tmp_path: Path, before: str, utf8: int, utf16: int) -> None:
    finding = found(tmp_path, "sync.py", f"import requests\n{before}{CALL}\n")
    units = finding.units
    assert units
    assert finding.column == len(before) + 1
    assert (units.utf8, units.utf16) == (finding.column + utf8, finding.column + utf16)
    assert (units.end_utf8, units.end_utf16) == (finding.end_column + utf8, finding.end_column + utf16)


@pytest.mark.parametrize("text", [CALL, f'x = 1; {CALL}; y = "😀"'], ids=["plain", "behind it"])
def test_where_they_are_the_same_nothing_is_said(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, "sync.py", f"import requests\n{text}\n").units is None


def test_inside_the_stretch_only_its_end_differs(tmp_path: Path) -> None:
    call = CALL.replace("scope=crmapi", "scope=crmapi&criteria=😀")
    finding = found(tmp_path, "sync.py", f"import requests\n{call}\n")
    assert finding.units
    assert finding.units.utf16 == finding.column
    assert finding.units.end_utf16 == finding.end_column + 1


def test_a_place_has_its_own(tmp_path: Path) -> None:
    text = f'import requests\nx = "😀"; URL = {CALL[13:-1]}\n\n\nrequests.get(URL)\n'
    finding = found(tmp_path, "sync.py", text)
    assert finding.units is None
    (place,) = [place for place in finding.related if place.line == 2]
    assert place.units
    assert place.units.utf16 == place.column + 1


def test_a_notebook_is_counted_in_the_file(tmp_path: Path) -> None:
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["import requests\n", f'x = "😀"; {CALL}']}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    text = json.dumps(notebook, indent=1, ensure_ascii=False)
    finding = found(tmp_path, "sync.ipynb", text)
    assert finding.units
    line = text.split("\n")[finding.line - 1]
    start = len(line[: finding.column - 1].encode("utf-16-le")) // 2 + 1
    assert finding.units.utf16 == start
    assert line[finding.column - 1 :].startswith("requests.get")


@pytest.mark.parametrize(
    ("targets", "inside", "root"),
    [
        ((".",), "", ""),
        ((".",), "deep/er", "deep/er/"),
        (("deep",), "", "deep/"),
        (("./deep/",), "", "deep/"),
        (("er",), "deep", "deep/er/"),
        (("deep/er/a.py",), "", ""),
        (("er/a.py",), "deep", "deep/"),
        (("deep", "other"), "", ""),
        ((".", "../other"), "deep", "deep/"),
        (("-",), "", ""),
    ],
)
@pytest.mark.parametrize("git", [True, False], ids=["repository", "none"])
def test_where_paths_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, targets: tuple[str, ...], inside: str, root: str, *, git: bool
) -> None:
    (tmp_path / "deep/er").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "deep/er/a.py").write_text("")
    if git:
        (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path / inside)
    expected = root if git else root.removeprefix(f"{inside}/" if inside else "")
    assert root_of(targets) == expected


def test_a_folder_outside_begins_where_it_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert root_of(("../there",)) == ""
    assert root_of((str(tmp_path / "there"),)) == ""
