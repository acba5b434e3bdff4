"""What `auditor init` writes, the action and the project's own workflow hold before those who know the formats."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]

from auditor._about import DISTRIBUTION
from auditor.cli.app import run

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SOURCE = "https://example.com/audits/auditor.git"
BASH = shutil.which("bash")

pytestmark = pytest.mark.slow


@pytest.fixture(params=["", SOURCE], ids=["published", "from its repository"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert run(["init", str(tmp_path), "--yes", "--source", request.param]) == 0
    return tmp_path


def checked(*command: str | Path, cwd: Path = ROOT) -> str:
    """What a validator says; it has to be content."""
    name, *arguments = command
    program = shutil.which(str(name), path=str(BIN))
    assert program, f"{name} is not among the development dependencies"
    done = subprocess.run([program, *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def schema(name: str, file: Path) -> None:
    checked("check-jsonschema", "--builtin-schema", name, file)


def test_the_workflow_is_one(project: Path) -> None:
    schema("vendor.github-workflows", project / ".github" / "workflows" / f"{DISTRIBUTION}.yml")


def test_the_gitlab_job_is_one(project: Path) -> None:
    schema("vendor.gitlab-ci", project / ".gitlab-ci.yml")


def test_the_hook_configuration_is_one(project: Path) -> None:
    checked("pre-commit", "validate-config", project / ".pre-commit-config.yaml")


def test_the_action_is_one() -> None:
    schema("vendor.github-actions", ROOT / "action.yml")


def test_the_hooks_are_hooks() -> None:
    checked("pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_own_workflows_are_workflows(workflow: Path) -> None:
    schema("vendor.github-workflows", workflow)


def test_zizmor_finds_nothing_in_what_is_written(project: Path) -> None:
    said = checked("zizmor", "--offline", "--no-config", "--persona", "auditor", project)
    assert "No findings to report" in said


def test_zizmor_finds_nothing_in_our_own() -> None:
    said = checked("zizmor", "--offline", "--no-config", "--persona", "auditor", ROOT / "action.yml", *WORKFLOWS)
    assert "No findings to report" in said


def test_the_steps_that_the_page_shows_are_steps(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    steps = yaml.safe_load(page.partition("```yaml\n")[2].partition("```")[0])
    about = {
        "name": "Audit",
        "on": "push",
        "permissions": {},
        "concurrency": {"group": "a", "cancel-in-progress": True},
    }
    may = {"contents": "read", "security-events": "write"}
    job = {"name": "Audit", "runs-on": "ubuntu-latest", "timeout-minutes": 9, "permissions": may, "steps": steps}
    file = tmp_path / "shown.yml"
    file.write_text(yaml.safe_dump({**about, "jobs": {"audit": job}}), "utf-8")
    schema("vendor.github-workflows", file)
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    assert set(steps[1]["with"]) <= set(inputs)
    assert all(f"| `{name}` |" in page for name in inputs)


def test_the_validators_would_find_something(project: Path) -> None:
    """They are asked in a way in which they do object."""
    file = project / ".github" / "workflows" / f"{DISTRIBUTION}.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("runs-on:", "runs-at:"), "utf-8")
    with pytest.raises(AssertionError, match="runs-at"):
        schema("vendor.github-workflows", file)
    file.write_text(text.replace("persist-credentials: false", "fetch-depth: 1"), "utf-8")
    with pytest.raises(AssertionError, match="artipacked"):
        checked("zizmor", "--offline", "--no-config", "--persona", "auditor", file)


OLD = "import requests\nrequests.get('https://crm.zoho.com/crm/private/json/Leads/getRecords')\n"
CLEAN = "import this\n"
NEEDS_BASH = pytest.mark.skipif(BASH is None or os.name == "nt", reason="the steps are for bash")


def by_bash(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A step as a runner runs it, in a repository with a package that has the auditor's name."""
    (folder / "auditor").mkdir(exist_ok=True)
    (folder / "auditor" / "__main__.py").write_text("raise SystemExit('the repository was run')\n")
    return subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@NEEDS_BASH
@pytest.mark.parametrize(("code", "text"), [(1, OLD), (0, CLEAN)], ids=["a finding", "clean"])
def test_the_workflow_audits(project: Path, tmp_path_factory: pytest.TempPathFactory, code: int, text: str) -> None:
    summary = tmp_path_factory.mktemp("runner") / "summary"
    summary.touch()
    (project / "a.py").write_text(text)
    workflow = yaml.safe_load((project / ".github" / "workflows" / f"{DISTRIBUTION}.yml").read_text("utf-8"))
    step = next(row for row in workflow["jobs"]["audit"]["steps"] if row.get("name") == "Audit")
    done = by_bash(step["run"], project, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == code, done.stdout + done.stderr
    assert done.stdout.startswith("::")
    assert ("::error" in done.stdout) == bool(code)
    found = json.loads((project / "auditor.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert bool(found) == bool(code)
    assert len(summary.read_text("utf-8")) > 50


@NEEDS_BASH
@pytest.mark.parametrize(("code", "text"), [(1, OLD), (0, CLEAN)], ids=["a finding", "clean"])
def test_the_hook_of_the_local_configuration_runs(tmp_path: Path, code: int, text: str) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert run(["init", str(tmp_path), "--yes"]) == 0
    (tmp_path / "a.py").write_text(text)
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
    done = by_bash("pre-commit run", tmp_path, PRE_COMMIT_HOME=str(tmp_path / ".git" / "pre-commit"))
    assert done.returncode == code, done.stdout + done.stderr
    assert ("ZA101" in done.stdout) == bool(code)


@NEEDS_BASH
@pytest.mark.parametrize(("code", "text"), [(1, OLD), (0, CLEAN)], ids=["a finding", "clean"])
def test_the_gitlab_job_audits(project: Path, code: int, text: str) -> None:
    (project / "a.py").write_text(text)
    job = yaml.safe_load((project / ".gitlab-ci.yml").read_text("utf-8"))[DISTRIBUTION]
    done = by_bash(job["script"][-1], project)
    assert done.returncode == code, done.stdout + done.stderr
    found = json.loads((project / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert [row["location"]["path"] for row in found] == ["a.py"] * code


@NEEDS_BASH
@pytest.mark.parametrize(
    ("text", "inputs", "code"),
    [
        (OLD, {}, 1),
        (OLD, {"FAIL_ON": "never"}, 0),
        (OLD, {"ARGUMENTS": "--exclude\n*.py\n--exclude\nb c"}, 3),
        (CLEAN, {}, 0),
        (CLEAN, {"PATHS": ".\nnowhere"}, 2),
    ],
    ids=["a finding", "fail on nothing", "all excluded", "clean", "no such path"],
)
def test_the_action_audits(tmp_path: Path, text: str, inputs: dict[str, str], code: int) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    step = next(row for row in action["runs"]["steps"] if row["id"] == "audit")
    (tmp_path / "repository").mkdir()
    (tmp_path / "repository" / "a.py").write_text(text)
    for name in ("summary", "output"):
        (tmp_path / name).touch()
    given = {"PATHS": ".", "FAIL_ON": "", "BASELINE": "", "ARGUMENTS": "", "SARIF_FILE": "out.sarif", **inputs}
    assert set(given) | {"PYTHON"} == set(step["env"])
    runner = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary"), "GITHUB_OUTPUT": str(tmp_path / "output")}
    done = by_bash(step["run"], tmp_path / "repository", PYTHON=sys.executable, **runner, **given)
    assert done.returncode == code, done.stdout + done.stderr
    assert (tmp_path / "output").read_text() == f"exit-code={code}\n"
    assert (tmp_path / "repository" / "out.sarif").is_file() == (code != 2)
    assert ("::error" in done.stdout) == (code == 1 or "FAIL_ON" in inputs)
