"""Reports that are shown at once, and reports that leave the house."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from auditor.cli.app import run
from auditor.report import FORMATS

BASE = 'BASE = "https://crm.zoho.com/crm/private/json/"  # moonrise\n'
CALL = """import requests
from settings import BASE

requests.get(BASE + "Leads/getRecords", params={"scope": "crmapi"})  # moonset
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "settings.py").write_text(BASE)
    (folder / "sync.py").write_text(CALL)
    return folder


def auditor(folder: Path, *arguments: str, browser: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "BROWSER": browser, "TMPDIR": str(folder.parent)}
    command = [sys.executable, "-m", "auditor", "scan", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def browser(tmp_path: Path) -> str:
    """A browser that notes down what it is to open."""
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/opened"\n')
    script.chmod(0o755)
    return str(script)


def opened(tmp_path: Path) -> Path:
    address = (tmp_path / "opened").read_text().strip()
    assert address.startswith("file://")
    return Path(unquote(urlsplit(address).path))


@pytest.mark.parametrize(
    "arguments",
    [("--format", "html", "--output", "a page.html"), ("--report", "html=a page.html")],
    ids=["output", "report"],
)
def test_open_shows_the_page_that_was_written(
    old: Path, tmp_path: Path, browser: str, arguments: tuple[str, ...]
) -> None:
    done = auditor(old, *arguments, "--open", browser=browser)
    assert done.returncode == 1
    assert opened(tmp_path) == old / "a page.html"
    assert (old / "a page.html").read_text().startswith("<!DOCTYPE html>")


def test_open_alone_makes_a_page_outside_the_scanned_folder(old: Path, tmp_path: Path, browser: str) -> None:
    done = auditor(old, "--open", browser=browser)
    page = opened(tmp_path)
    assert page.read_text().startswith("<!DOCTYPE html>")
    assert not page.is_relative_to(old)
    assert str(page) in done.stderr
    assert "sync.py:4" in done.stdout


def test_without_a_browser_the_page_is_still_named(old: Path) -> None:
    done = auditor(old, "--report", "html=page.html", "--open", browser="/nowhere/browser")
    assert done.returncode == 1
    assert f"no browser could be opened; the page is: {old / 'page.html'}" in done.stderr


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """The folders with every format of one scan, with and without lines of code."""
    folder = tmp_path_factory.mktemp("every")
    project = folder / "old"
    project.mkdir()
    (project / "settings.py").write_text(BASE)
    (project / "sync.py").write_text(CALL)
    made: dict[bool, Path] = {}
    for bare in (False, True):
        made[bare] = folder / ("bare" if bare else "shown")
        made[bare].mkdir()
        flags = [part for name in FORMATS for part in ("--report", f"{name}={made[bare] / name}")]
        with contextlib.chdir(project):
            assert run(["scan", "--output", os.devnull, *flags, *(["--no-snippets"] if bare else [])]) == 1
    return made


@pytest.mark.parametrize("format_", FORMATS)
def test_no_snippets_leaves_no_line_of_code(reports: dict[bool, Path], format_: str) -> None:
    shown, bare = ((reports[without] / format_).read_text("utf-8") for without in (False, True))
    for word in ("moonset", "moonrise", "from settings"):
        assert word not in bare
    if format_ in {"json", "html"}:
        assert "moonset" in shown
        assert "moonrise" in shown
    for kept in ("sync.py", "getRecords", "ZA101") if format_ != "csv" else ():  # credentials alone: there are none
        assert kept in shown
        assert kept in bare


def test_the_place_where_the_address_comes_from_is_quoted(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scan", str(old), "--format", "json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    texts = {(place["path"], place["text"]) for place in finding["related"]}
    assert ("settings.py", BASE.strip()) in texts


def test_the_command_line_says_what_decides_about_findings(old: Path) -> None:
    arguments = (".", "--format", "json", "--exclude", "a b", "--select", "ZA1", "--jobs", "1", "--no-ignore")
    command = json.loads(auditor(old, *arguments).stdout)["tool"]["command"]
    assert command == "auditor scan . --select ZA1 --exclude 'a b' --no-ignore"
