"""The README says everything a user can say to the program, and what it says is so."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from auditor._about import DEFAULT_PACK
from auditor.cli import exits
from auditor.cli.app import app
from auditor.config import FROM_FILE, PREFIX
from auditor.pack.locate import load
from auditor.report import FORMATS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
ROOT_COMMAND = typer.main.get_command(app)
COMMANDS = getattr(ROOT_COMMAND, "commands")  # noqa: B009  (the class that has it is no public name of typer's)
RULES = load(DEFAULT_PACK).rules
SHELL = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
TO_PASTE = [block.strip() for block in SHELL[:2]]
CODES = {name: value for name, value in vars(exits).items() if name.isupper() and type(value) is int}


def flags() -> list[str]:
    """Every spelling of every option of every command, but for help, which each of them has."""
    found: set[str] = set()
    for command in (ROOT_COMMAND, *COMMANDS.values()):
        for parameter in command.params:
            found.update(name for name in (*parameter.opts, *parameter.secondary_opts) if name.startswith("-"))
    return sorted(found)


def rows() -> list[str]:
    return [line for line in README.splitlines() if line.startswith("|")]


@pytest.mark.parametrize("flag", flags())
def test_a_flag_is_documented(flag: str) -> None:
    assert f"`{flag}`" in README


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_command_is_documented(command: str) -> None:
    assert re.search(rf"`auditor {command}\b", README)


@pytest.mark.parametrize(("name", "code"), sorted(CODES.items()))
def test_an_exit_code_is_documented(name: str, code: int) -> None:
    assert [row for row in rows() if row.startswith(f"| `{code}` |")], name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_documented_as_it_is(rule: object) -> None:
    identity, kind, severity = (getattr(rule, name) for name in ("id", "kind", "severity"))
    assert [row for row in rows() if row.startswith(f"| {identity} | `{kind}` | {severity} |")]


def test_no_other_rule_is_documented() -> None:
    assert set(re.findall(r"^\| (ZA\d+) ", README, re.MULTILINE)) == {rule.id for rule in RULES}


@pytest.mark.parametrize("key", sorted(name.replace("_", "-") for name in FROM_FILE))
def test_a_settings_key_is_documented(key: str) -> None:
    assert f"`{key}`" in README.partition("### Settings")[2].partition("\n## ")[0]


def test_the_variables_are_documented() -> None:
    assert f"`{PREFIX}" in README


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_format_is_documented(name: str) -> None:
    assert re.search(rf"`--format`.*`{name}`", README)


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!http)[^)#]+)\)", README))
def test_what_it_links_to_exists(target: str) -> None:
    assert (ROOT / target).is_file()


def test_it_opens_with_two_lines_to_paste() -> None:
    assert [line.splitlines() for line in TO_PASTE] == [[line] for line in TO_PASTE]
    assert all(line.startswith("sh .ci/setup && ") for line in TO_PASTE)


def test_continuous_integration_runs_the_second_one() -> None:
    assert TO_PASTE[1] in (ROOT / ".ci/run").read_text("utf-8")


def test_the_first_one_does_the_main_job(tmp_path: Path) -> None:
    command = shlex.split(TO_PASTE[0].partition("&&")[2])
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    ended = subprocess.run(
        [sys.executable, "-m", "auditor", *command[1:]], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert "NOT READY" in ended.stdout
    assert (tmp_path / "report.html").is_file()
