"""`auditor doctor`: what is there, what is missing, and which exit code says so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from auditor._about import DEFAULT_PACK, VERSION
from auditor.cli.app import run
from auditor.frontends.languages import LANGUAGES, Language
from auditor.pack.locate import load
from auditor.sources import git

ROOT = Path(__file__).parents[2]
NAMES = (
    "program", "python", "system", "settings", "rule pack", "templates", "git", "repository", "grammars", "cache",
    "encoding",
)  # fmt: skip


def lines(capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[str, str]]:
    """By name: state and text of each check; the last line under an empty name."""
    *rows, last = capsys.readouterr().out.splitlines()
    return {row[6:16].strip(): (row[:5].strip(), row[17:]) for row in rows} | {"": ("", last)}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("AUDITOR_NO_CACHE")
    monkeypatch.setenv("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.usefixtures("cache")
def test_everything_is_looked_at(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path / "here"], check=True)
    assert run(["doctor", str(tmp_path / "here")]) == 0
    said = lines(capsys)
    assert tuple(said) == (*NAMES, "")
    assert {state for name, (state, _) in said.items() if name} == {"ok"}
    assert said[""][1] == "everything works"
    assert VERSION in said["program"][1]
    assert said["rule pack"][1].startswith(DEFAULT_PACK)
    assert f" {len(load(DEFAULT_PACK).rules)} rules, " in said["rule pack"][1]


def test_a_grammar_that_does_not_load_makes_a_scan_incomplete(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Language("klingon", (".klg",), "no_such_syntax")
    monkeypatch.setattr("auditor.frontends.languages.LANGUAGES", (*LANGUAGES, broken))
    assert run(["doctor"]) == 3
    said = lines(capsys)
    assert said["grammars"][0] == "FAULT"
    assert "klingon (ModuleNotFoundError)" in said["grammars"][1]
    assert said[""][1].startswith("1 fault")


def test_a_pack_that_does_not_load_is_wrong_usage(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shutil.copytree(ROOT / "rules" / DEFAULT_PACK, tmp_path / "pack")
    about = tmp_path / "pack" / "pack.toml"
    about.write_text(about.read_text("utf-8").replace("version =", "versoin =", 1), "utf-8")
    assert run(["doctor", "--pack", str(tmp_path / "pack")]) == 2
    said = lines(capsys)
    assert said["rule pack"][0] == "FAULT"
    assert "versoin" in said["rule pack"][1]
    assert said["git"][0] != "FAULT"


def test_without_git_a_scan_works(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    git.program.cache_clear()
    try:
        assert run(["doctor", str(tmp_path)]) == 0
    finally:
        git.program.cache_clear()
    said = lines(capsys)
    assert said["git"] == (
        "note",
        "git is not installed: folders can be scanned; --staged, --since and the hook do not work",
    )
    assert said["repository"][0] == "note"


def test_a_cache_that_cannot_be_used_is_noted(capsys: pytest.CaptureFixture[str], cache: Path) -> None:
    cache.write_text("no folder")
    assert run(["doctor"]) == 0
    assert lines(capsys)["cache"][0] == "note"


def test_a_shallow_clone_is_noted(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / ".git" / "shallow").write_text("0" * 40)
    assert run(["doctor", str(tmp_path)]) == 0
    assert "shallow clone" in lines(capsys)["repository"][1]


def test_a_terminal_of_another_encoding_is_noted(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "doctor", tmp_path],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0
    assert b"note  encoding   output cp1252" in done.stdout
    assert done.stderr == b""


def test_wrong_settings_end_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / ".auditor.toml").write_text("fail-onn = 'high'\n")
    assert run(["doctor", str(tmp_path)]) == 2
    assert "did you mean fail-on" in capsys.readouterr().err
