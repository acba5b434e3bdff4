"""Help for every command, at every width, without colour, with examples that can be typed; and completion."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from command_lines import all_commands, calls, options, parse

from auditor.cli.app import run
from auditor.cli.examples import PAGES

COMMANDS = all_commands()
ROOT = Path(__file__).parents[1]


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, with nothing of ours in its environment that changes what it prints."""
    plain = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}}
    return subprocess.run(
        [sys.executable, "-m", "auditor", *arguments],
        cwd=ROOT,
        env=plain | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", COMMANDS, ids=lambda name: name or "auditor")
def test_help_is_as_wide_as_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert run([*name.split(), "--help"]) == 0
    said = capsys.readouterr()
    assert max(map(len, said.out.splitlines())) <= width
    assert said.out.startswith(f"Usage: auditor {name}".rstrip())
    assert said.err == ""
    assert "\b" not in said.out


@pytest.mark.parametrize("name", COMMANDS, ids=lambda name: name or "auditor")
def test_help_tells_everything(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    run([*name.split(), "--help"])
    said = capsys.readouterr().out
    assert not [option for option in options(COMMANDS[name]) if option not in said]
    assert not [line for line in said.splitlines() if line.endswith("...") and not line.startswith("Usage")], "cut off"
    for line, meaning in PAGES[name].examples:
        assert f"    {line}\n        {meaning}\n" in said


def test_every_command_has_examples() -> None:
    assert set(PAGES) == set(COMMANDS)
    assert all(page.examples for page in PAGES.values())


@pytest.mark.parametrize("name", COMMANDS, ids=lambda name: name or "auditor")
def test_every_option_says_what_it_does(name: str) -> None:
    parameters: list[Any] = [one for one in COMMANDS[name].params if one.param_type_name == "option"]
    assert not [one.name for one in parameters if not one.help or not one.help.endswith((".", "installation."))]


@pytest.mark.parametrize("line", sorted({line for page in PAGES.values() for line, _ in page.examples}))
def test_an_example_can_be_typed(line: str) -> None:
    found = calls(line)
    assert found
    for words in found:
        if "COMMAND" not in words:
            parse(words)


@pytest.mark.parametrize(
    ("environment", "colored"),
    [
        ({}, False),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
    ids=["a pipe", "no colour", "no colour wins", "a dumb terminal"],
)
def test_help_has_no_colour_where_none_is_wanted(environment: dict[str, str], *, colored: bool) -> None:
    done = command("scan", "--help", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("\x1b" in done.stdout) == colored


@pytest.mark.parametrize(
    "arguments",
    [
        ["scan", "--nope"],
        ["nope"],
        ["baseline", "nope"],
        ["scan", "--jobs", "many"],
        ["scan", "--jobs", "-1"],
        ["explain"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("width", ["80", "120"])
def test_wrong_usage_is_one_line_and_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("NO_COLOR", "1")
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("auditor: error: ")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("auditor sc", {"scan", "schema"}),
        ("auditor baseline ", {"create", "update", "show"}),
        ("auditor scan --no-ca", {"--no-cache"}),
        ("auditor scan --fail-on h", {"high"}),
        ("auditor scan --color a", {"auto", "always"}),
        ("auditor scan --format sar", {"sarif"}),
        ("auditor scan --select ZA20", {"ZA201", "ZA202", "ZA203"}),
        ("auditor scan --select ZA101,ZA20", {"ZA101,ZA201", "ZA101,ZA202", "ZA101,ZA203"}),
        ("auditor explain getRecordB", {"getRecordById"}),
        ("auditor init --only g", {"github", "gitlab"}),
    ],
    ids=[
        "a command",
        "a command of a group",
        "an option",
        "a severity",
        "a colour",
        "a format",
        "rules",
        "more rules",
        "a topic",
        "a part",
    ],
)
def test_bash_completes(words: str, expected: set[str]) -> None:
    place = str(len(words.split(" ")) - 1)
    done = command(_AUDITOR_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=place)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(done.stdout.split()) == expected


@pytest.mark.parametrize(
    ("shell", "words"),
    [
        ("zsh", "compdef"),
        ("fish", "complete --command auditor"),
        ("pwsh", "Register-ArgumentCompleter"),
        ("bash", "complete -o"),
    ],
)
def test_each_shell_is_served(shell: str, words: str) -> None:
    done = command(_AUDITOR_COMPLETE=f"source_{shell}")
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout
    assert "auditor" in done.stdout
