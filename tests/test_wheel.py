"""What is published works: wheel, source distribution and editable install, each in an environment of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from auditor._about import DISTRIBUTION, VERSION

ROOT = Path(__file__).parents[1]
WAYS = ("wheel", "sdist", "editable")
SCRIPTS = Path(sysconfig.get_path("scripts")).name
EPOCH = "1700000000"

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command that has to succeed."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith(("AUDITOR_", "VIRTUAL_ENV"))}
    ended = subprocess.run(
        command, cwd=cwd, env=settings | {"SOURCE_DATE_EPOCH": EPOCH}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def uv() -> str:
    beside = Path(sys.executable).parent / "uv"
    found = str(beside) if beside.exists() else shutil.which("uv")
    assert found, "uv is neither in the environment nor on the path"
    return found


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what git holds, so that nothing is built from files that happen to lie about."""
    folder = tmp_path_factory.mktemp("checkout")
    listed = run("git", "ls-files", "-co", "--exclude-standard", "-z", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def dist(checkout: Path) -> Path:
    """The built distributions; the wheel is built from the source distribution."""
    run(uv(), "build", "--quiet", "--out-dir", checkout / "dist", cwd=checkout)
    return checkout / "dist"


@pytest.fixture(scope="module", params=WAYS)
def commands(request: pytest.FixtureRequest, checkout: Path, dist: Path) -> Path:
    """The folder with the commands of a clean environment in which the auditor was installed one way."""
    way: str = request.param
    home = checkout.parent / f"{checkout.name}-{way}"
    target = {
        "wheel": next(dist.glob("*.whl")),
        "sdist": next(dist.glob("*.tar.gz")),
        "editable": checkout,
    }[way]
    run(uv(), "venv", "--quiet", "--python", sys.executable, home, cwd=checkout)
    editable = ["--editable"] if way == "editable" else []
    run(uv(), "pip", "install", "--quiet", "--python", home, *editable, target, cwd=checkout)
    return home / SCRIPTS


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder that is no checkout, with a project to scan in it."""
    shutil.copytree(ROOT / "samples/legacy_sync", tmp_path / "project")
    return tmp_path


SCAN = ("scan", "project", "--format", "json", "--exit-zero", "--isolated")


@pytest.mark.parametrize("script", ["auditor", DISTRIBUTION])
def test_scans_as_the_checkout_does(commands: Path, elsewhere: Path, script: str) -> None:
    here = run(sys.executable, "-m", "auditor", *SCAN, cwd=elsewhere)
    assert run(commands / script, *SCAN, cwd=elsewhere) == here


def test_writes_the_page(commands: Path, elsewhere: Path) -> None:
    run(commands / "auditor", "scan", "project", "-f", "html", "-o", "page.html", "--exit-zero", cwd=elsewhere)
    assert (elsewhere / "page.html").read_text("utf-8").lower().startswith("<!doctype html>")


def test_knows_its_version_and_rules(commands: Path, elsewhere: Path) -> None:
    assert VERSION in run(commands / "auditor", "--version", cwd=elsewhere)
    assert run(commands / "auditor", "rules", cwd=elsewhere) == run(
        sys.executable, "-m", "auditor", "rules", cwd=elsewhere
    )


@pytest.mark.parametrize("commands", ["editable"], indirect=True)
def test_a_change_of_a_rule_is_live_in_an_editable_install(commands: Path, checkout: Path, elsewhere: Path) -> None:
    rule = next((checkout / "rules").rglob("ZA101*.toml"))
    before = rule.read_text("utf-8")
    rule.write_text("id = 1\n", "utf-8")
    broken = subprocess.run([commands / "auditor", "rules"], cwd=elsewhere, capture_output=True, text=True, check=False)
    rule.write_text(before, "utf-8")
    assert broken.returncode == 2
    assert rule.name in broken.stderr
