"""Whatever stands in a file, the scan ends, says what it read and keeps what it can find."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from shapes.example import TOKEN
from shapes.hostile import CASES, LITERAL, NUL, WHOLE, Hostile, cuts, strays
from shapes.scanning import report_of, reported, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LINE = "one-line-of-10-mb"
ALONE = {"sum-of-3000", LINE}
"""Those of the usual ones that get a process of their own, as all the slow ones do."""
USUAL = {
    "sum-of-3000",
    "import-cycles",
    "recursion",
    "unclosed",
    "not-utf-8",
    "python-2",
    "blocks",
}


def found(report: dict[str, Any]) -> set[tuple[str, str]]:
    return {(finding["path"], finding["kind"]) for finding in report["findings"]}


def lost(report: dict[str, Any], files: Mapping[str, str]) -> list[str]:
    """The files that hold the whole literal, but no finding of it."""
    seen = {path for path, kind in found(report) if kind == "hardcoded-token"}
    return [name for name, text in files.items() if LITERAL in text and name not in seen]


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case.id, marks=() if case.id in USUAL else pytest.mark.slow) for case in CASES],
)
def test_the_scan_ends_and_finds(tmp_path: Path, case: Hostile) -> None:
    write(tmp_path / "code", case.files)
    here = case.id in USUAL - ALONE
    report = reported(tmp_path / "code") if here else report_of(tmp_path / "code", case.seconds)
    assert set(case.finds) <= found(report)
    assert TOKEN not in json.dumps(report)
    if case.id == LINE:
        assert report["coverage"]["read_as_text"] == ["app.py"], "it is too large to parse"


def test_a_file_cut_off_anywhere_keeps_its_token(tmp_path: Path) -> None:
    pieces = cuts()
    write(tmp_path / "code", pieces)
    report = reported(tmp_path / "code")
    assert lost(report, pieces) == []
    assert TOKEN not in json.dumps(report)


@pytest.mark.parametrize("step", [3, pytest.param(1, marks=pytest.mark.slow)])
def test_a_stray_character_hides_no_token_before_it(tmp_path: Path, step: int) -> None:
    files = dict(list(strays().items())[::step])
    write(tmp_path / "code", files)
    report = reported(tmp_path / "code")
    named = {skip["path"] for skip in report["coverage"]["skipped"]} | set(report["coverage"]["partly_read"])
    assert [name for name in lost(report, files) if name not in named] == []
    assert [name for name in lost(report, files) if before(files[name]) and not name.startswith("nul_")] == []


def before(text: str) -> bool:
    """Whether the literal stands where it stands in the whole file: what is wrong comes after it."""
    return text.startswith(WHOLE[: WHOLE.index(LITERAL) + len(LITERAL)])


def test_a_nul_byte_is_read_or_named(tmp_path: Path) -> None:
    write(tmp_path / "code", NUL)
    report = reported(tmp_path / "code")
    skipped = {skip["path"] for skip in report["coverage"]["skipped"]}
    seen = {path for path, kind in found(report) if kind == "hardcoded-token"}
    assert skipped | seen == set(NUL)


def test_a_file_too_large_to_parse_is_said_to_be_read_as_text(tmp_path: Path) -> None:
    write(tmp_path / "code", {"app.py": WHOLE})
    report = reported(tmp_path / "code", "--max-parse-size", "500")
    assert report["coverage"]["read_as_text"] == ["app.py"]


def test_a_broken_file_is_named_as_read_in_part(tmp_path: Path) -> None:
    write(tmp_path / "code", {"broken.py": WHOLE[: WHOLE.index("def leads")] + "def ((\n"})
    report = reported(tmp_path / "code")
    assert report["coverage"]["partly_read"] == ["broken.py"]
