"""The README names every command, rule, format and exit code, and what it says is so; flags: see test_docs.py."""

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
from auditor.config import PREFIX
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


def rows() -> list[str]:
    return [line for line in README.splitlines() if line.startswith("|")]


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
