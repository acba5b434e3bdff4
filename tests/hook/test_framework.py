"""The hooks of `.pre-commit-hooks.yaml` in the real pre-commit framework, on repositories made here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sources.repository import IDENTITY, Repository, write

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parents[2]
HOOKS = PROJECT / ".pre-commit-hooks.yaml"
SCRIPTS = Path(sys.executable).parent
URL = "https://crm.zoho.com/crm/private/json/Leads/getRecords"
OLD = f'import requests\n\nrequests.get("{URL}")\n'
CLEAN = "print('nothing')\n"

pytestmark = pytest.mark.skipif(shutil.which("pre-commit", path=str(SCRIPTS)) is None, reason="pre-commit is missing")


class Framework:
    """A repository in which the framework is at work."""

    def __init__(self, folder: Path, hooks: Path) -> None:
        self.work = Repository(folder / "work")
        self.hooks = hooks
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
            "PRE_COMMIT_HOME": str(folder / "cache"),
            "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.work.folder,
            env=self.environment,
            capture_output=True,
            check=False,
            text=True,
            timeout=300,
        )

    def tried(self, hook: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run("pre-commit", "try-repo", str(self.hooks), hook, "--verbose", *arguments)

    def commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run("git", *IDENTITY, *(arguments or ("commit", "-m", "x")))

    def stage(self, name: str, text: str) -> None:
        write(self.work.folder, {name: text})
        self.work.git("add", name)


@pytest.fixture
def framework(tmp_path: Path) -> Framework:
    hooks = Repository(tmp_path / "hooks")
    write(hooks.folder, {HOOKS.name: HOOKS.read_bytes()})
    hooks.commit()
    made = Framework(tmp_path, hooks.folder)
    made.stage("clean.py", CLEAN)
    made.work.git("commit", "-qm", "x")
    return made


@pytest.fixture
def installed(framework: Framework) -> Framework:
    """With the hook installed for commits and merges."""
    revision = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=framework.hooks, text=True).strip()
    config = (
        "default_install_hook_types: [pre-commit, pre-merge-commit]\nrepos:\n"
        f"  - repo: {framework.hooks.as_posix()}\n    rev: {revision}\n    hooks:\n      - id: zoho-v1-audit-system\n"
    )
    framework.stage(".pre-commit-config.yaml", config)
    framework.work.git("commit", "-qm", "x")
    assert framework.run("pre-commit", "install").returncode == 0
    return framework


def test_the_manifest_is_valid() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)]
    assert subprocess.run(command, check=False).returncode == 0


def test_try_repo_fires_on_a_staged_call_and_is_quiet_on_a_clean_one(framework: Framework) -> None:
    framework.stage("a.py", OLD)
    done = framework.tried("zoho-v1-audit-system")
    assert done.returncode == 1
    assert "a.py:3:1: ZA101 blocker" in done.stdout
    framework.stage("a.py", CLEAN)
    done = framework.tried("zoho-v1-audit-system")
    assert done.returncode == 0
    assert "auditor" not in done.stdout.partition("- duration")[2]
    framework.work.git("commit", "-qm", "x")
    framework.stage("folder/leads.dg", f'response = invokeurl [ url: "{URL}" type: GET ];\n')
    assert framework.tried("zoho-v1-audit-system").returncode == 1, "whatever the language, text is text"


def test_commits_as_they_happen(installed: Framework) -> None:
    installed.stage("a.py", OLD)
    done = installed.commit()
    assert done.returncode == 1
    assert "a.py:3:1: ZA101" in done.stderr + done.stdout
    write(installed.work.folder, {"a.py": CLEAN})
    assert installed.commit().returncode == 1, "staged it still is"
    installed.work.git("add", "a.py")
    write(installed.work.folder, {"a.py": OLD})
    assert installed.commit().returncode == 0, "the other way round it is clean"
    assert installed.work.folder.joinpath("a.py").read_text("utf-8") == OLD
    installed.work.git("add", "a.py")
    installed.work.git("mv", "a.py", "b.py")
    assert installed.commit().returncode == 1, "under another name, too"


@pytest.mark.parametrize("conflict", [pytest.param(False, marks=pytest.mark.slow), True])
def test_what_a_merge_brings(installed: Framework, *, conflict: bool) -> None:
    work = installed.work
    work.git("checkout", "-qb", "theirs")
    installed.stage("sneaks_in.py", OLD)
    if conflict:
        installed.stage("clean.py", "theirs\n")
    work.git("commit", "--no-verify", "-qm", "x")
    work.git("checkout", "-q", "main")
    installed.stage("clean.py", "ours\n")
    assert installed.commit().returncode == 0
    assert installed.commit("merge", "theirs", "-m", "x").returncode != 0
    installed.stage("clean.py", "both\n")
    done = installed.commit()
    assert done.returncode == 1
    assert "sneaks_in.py:3:1: ZA101" in done.stderr + done.stdout
    installed.stage("sneaks_in.py", CLEAN)
    assert installed.commit().returncode == 0


def project_files() -> Iterator[str]:
    yield from (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE")
    for folder in ("auditor", "rules", "templates"):
        for path in sorted((PROJECT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(PROJECT).as_posix()


@pytest.mark.slow
def test_an_environment_is_built_from_the_repository(tmp_path: Path) -> None:
    hooks = Repository(tmp_path / "hooks")
    write(hooks.folder, {name: (PROJECT / name).read_bytes() for name in project_files()})
    hooks.commit()
    framework = Framework(tmp_path, hooks.folder)
    framework.stage("a.py", OLD)
    done = framework.tried("zoho-v1-audit")
    if "CalledProcessError" in done.stdout + done.stderr and "pip" in done.stdout + done.stderr:
        pytest.skip("no registry to build an environment from")
    assert done.returncode == 1
    assert "a.py:3:1: ZA101 blocker" in done.stdout
    done = framework.tried("zoho-v1-audit-all", "--hook-stage", "manual")
    assert done.returncode == 1
    framework.stage("a.py", CLEAN)
    assert framework.tried("zoho-v1-audit").returncode == 0
    assert framework.tried("zoho-v1-audit-all", "--hook-stage", "manual").returncode == 0
