"""`auditor scan --show-settings`: every setting, and what said so."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from auditor.cli.app import run
from auditor.config import FROM_FILE, Settings, settings

if TYPE_CHECKING:
    from pathlib import Path


def shown(capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[str, str]]:
    """By key: value and origin."""
    rows = [line.removeprefix("# ").partition("  # ") for line in capsys.readouterr().out.splitlines()]
    pairs = [(*said.partition(" = ")[::2], origin) for said, _, origin in rows]
    return {key: (value.strip(), origin.strip()) for key, value, origin in pairs}


def test_every_setting_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scan", "--isolated", "--show-settings"]) == 0
    names = {row.name.replace("_", "-") for row in fields(Settings)} - {"origins", "targets"} | {"paths"}
    assert set(shown(capsys)) == names


def test_each_says_where_it_comes_from(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / ".auditor.toml"
    file.write_text('fail-on = "high"\nexclude = ["old/"]\njobs = 2\n[per-path-ignores]\n"t/**" = ["ZA1", "ZA2"]\n')
    monkeypatch.setenv("AUDITOR_JOBS", "3")
    assert run(["scan", str(tmp_path), "--select", "ZA1", "--show-settings"]) == 0
    said = shown(capsys)
    assert said["fail-on"] == ('"high"', str(file))
    assert said["exclude"] == ('["old/"]', str(file))
    assert said["per-path-ignores"] == ('{ "t/**" = ["ZA1", "ZA2"] }', str(file))
    assert said["jobs"] == ("3", "AUDITOR_JOBS")
    assert said["select"] == ('["ZA1"]', "the command line")
    assert said["color"] == ('"auto"', "default")


def test_what_it_shows_is_a_settings_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / ".auditor.toml").write_text(
        'title = "a \\"b\\" # c"\nmax-parse-size = "2MB"\nper-path-ignores = ["x=ZA1"]\n'
    )
    run(["scan", str(tmp_path), "--show-settings"])
    said = capsys.readouterr().out
    again = tmp_path / "again" / ".auditor.toml"
    again.parent.mkdir()
    again.write_text(said, "utf-8")
    assert set(tomllib.loads(said)) == {name.replace("_", "-") for name in FROM_FILE}
    first, second = settings({"targets": (str(tmp_path),)}), settings({"targets": (str(again.parent),)})
    assert [getattr(first, name) for name in FROM_FILE] == [getattr(second, name) for name in FROM_FILE]


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["--fail-on", "worst"], "is not one of"),
        (["--select", "XX9"], "no rule begins with"),
        (["--format", "pdf"], "there is no format"),
    ],
    ids=["value", "rule", "format"],
)
def test_what_a_scan_refuses_is_refused(capsys: pytest.CaptureFixture[str], flags: list[str], words: str) -> None:
    assert run(["scan", "--isolated", "--show-settings", *flags]) == 2
    assert words in capsys.readouterr().err


def test_nothing_is_scanned(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 'https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=' + t\n")
    assert run(["scan", str(tmp_path), "--show-settings", "--report", f"json={tmp_path / 'out.json'}"]) == 0
    assert "ZA101" not in capsys.readouterr().out
    assert not (tmp_path / "out.json").exists()
