"""The other commands, help and versions."""

from __future__ import annotations

import json
import platform
import subprocess
import sys

import pytest

from auditor._about import DEFAULT_PACK, DISTRIBUTION, VERSION
from auditor.cli.app import run
from auditor.cli.version import text
from auditor.pack.locate import load


def test_version_says_everything_a_report_of_a_fault_needs(capsys: pytest.CaptureFixture[str]) -> None:
    pack = load(DEFAULT_PACK).about.version
    assert text() == f"{DISTRIBUTION} {VERSION} (rule pack {DEFAULT_PACK} {pack}, Python {platform.python_version()})"
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"{text()}\n"


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_version_imports_next_to_nothing(flag: str) -> None:
    code = (
        "import sys\nfrom auditor.__main__ import main\nbefore = set(sys.modules)\n"
        f"sys.argv[1:] = [{flag!r}]\nmain()\n"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "assert not new & {'typer', 'tomllib', 'dataclasses', 'inspect', 'subprocess', 'typing'}, new\n"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{text()}\n", "")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["-h"], ["scan", "--help"], ["explain", "-h"], ["rules", "-h"], ["schema", "-h"]]
)
def test_help(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert run(arguments) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Usage: auditor")
    assert said.err == ""


def test_help_of_scan_names_every_option_and_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    run(["scan", "--help"])
    said = capsys.readouterr().out
    long = (
        "format output report select ignore fail-on exit-zero exclude no-ignore max-parse-size pack jobs quiet verbose"
    )
    more = "color title stdin-filename config isolated"
    options = [*(f"--{name}" for name in f"{long} {more}".split()), "-f", "-o", "-j", "-q", "-v"]
    for option in options:
        assert option in said
    assert "Exit codes: 0 clean; 1 a finding" in " ".join(said.split())


def test_without_a_command_the_help_is_shown_but_nothing_is_called_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert capsys.readouterr().out.startswith("Usage: auditor")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["scna"], "No such command 'scna'"),
        (["explain"], "Missing argument"),
        (["explain", "nonsense-topic"], "nothing is known about 'nonsense-topic'"),
        (["rules", "--pack", "nope"], "not a known rule pack"),
        (["schema", "extra"], "unexpected extra argument"),
        (["explain", "x\x1b[2Jy"], "nothing is known"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("auditor: error: ")
    assert said.err.count("\n") == 1
    assert "\x1b" not in said.err
    assert words in said.err


def test_rules_lists_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == 0
    said = capsys.readouterr().out
    for rule in load(DEFAULT_PACK).rules:
        assert rule.id in said


@pytest.mark.parametrize("topic", ["ZA101", "getRecords", "4834"])
def test_explain_tells_what_is_known(capsys: pytest.CaptureFixture[str], topic: str) -> None:
    assert run(["explain", topic]) == 0
    assert len(capsys.readouterr().out) > 200


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    assert "$schema" in json.loads(capsys.readouterr().out)


def test_the_module_runs_like_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "auditor", "-V"], capture_output=True, check=True, text=True)
    assert done.stdout == f"{text()}\n"
