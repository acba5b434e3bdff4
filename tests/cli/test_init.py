"""`auditor init`: shown first, written only when told, and never over what is there."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import typer

from auditor._about import DISTRIBUTION, VERSION
from auditor.cli.app import run
from auditor.scaffold import KINDS
from auditor.suppress.baseline import DEFAULT

ROOT = Path(__file__).parents[2]
PATHS = [kind.path for kind in KINDS]
NEEDS_LINKS = pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def answering(monkeypatch: pytest.MonkeyPatch, *, yes: bool) -> list[str]:
    """Somebody at a terminal who says so; gives what they were asked."""
    asked: list[str] = []

    def answer(text: str, **_: object) -> bool:
        asked.append(text)
        return yes

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr(typer, "confirm", answer)
    return asked


def test_everything_is_written_and_shown(capsys: pytest.CaptureFixture[str], project: Path) -> None:
    assert run(["init", "--yes"]) == 0
    assert written(project) == sorted(PATHS)
    said = capsys.readouterr().out
    for path in PATHS:
        assert f"--- /dev/null\n+++ {path}\n" in said
        for line in (project / path).read_text("utf-8").splitlines():
            assert f"+{line}\n" in said
    assert "auditor baseline create" in said


def test_no_placeholder_is_left(project: Path) -> None:
    run(["init", "--yes", "--source", "https://example.com/audits/auditor.git"])
    for path in PATHS:
        text = (project / path).read_text("utf-8")
        assert not [
            word for word in ("distribution", "version", "source", "requirement", "baseline") if f"@{word}@" in text
        ]
        assert "\r" not in text


@pytest.mark.parametrize("flags", [["--dry-run"], ["--dry-run", "--yes"]], ids=["alone", "beside yes"])
def test_a_dry_run_writes_nothing(capsys: pytest.CaptureFixture[str], project: Path, flags: list[str]) -> None:
    assert run(["init", *flags]) == 0
    assert written(project) == []
    assert f"would write {', '.join(PATHS)}" in capsys.readouterr().out


@pytest.mark.parametrize("yes", [True, False], ids=["yes", "no"])
def test_whoever_is_there_is_asked(project: Path, monkeypatch: pytest.MonkeyPatch, *, yes: bool) -> None:
    asked = answering(monkeypatch, yes=yes)
    assert run(["init"]) == 0
    assert asked == [f"Write {', '.join(PATHS)}?"]
    assert written(project) == (sorted(PATHS) if yes else [])


def test_without_anybody_to_ask_nothing_is_written(
    capsys: pytest.CaptureFixture[str], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    assert run(["init"]) == 2
    assert "--yes" in capsys.readouterr().err
    assert written(project) == []


@pytest.mark.parametrize("path", PATHS)
def test_what_is_there_stays_and_what_to_add_is_shown(
    capsys: pytest.CaptureFixture[str], project: Path, path: str
) -> None:
    file = project / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"# mine\r\n")
    assert run(["init", "--yes"]) == 0
    assert file.read_bytes() == b"# mine\r\n"
    assert written(project) == sorted(PATHS)
    said = capsys.readouterr().out
    assert f"{path}: is there already and stays as it is. To add to it:\n" in said
    assert f"+++ {path}" not in said


def test_a_hook_to_add_is_a_row_of_the_list_that_is_there(capsys: pytest.CaptureFixture[str], project: Path) -> None:
    (project / ".pre-commit-config.yaml").write_text("repos: []\n")
    run(["init", "--yes"])
    added = capsys.readouterr().out.partition("To add to it:\n\n")[2]
    assert added.startswith("    - repo: local\n")
    assert "default_install_hook_types" not in added


def test_a_second_time_there_is_nothing_to_do(capsys: pytest.CaptureFixture[str], project: Path) -> None:
    run(["init", "--yes"])
    before = {path: (project / path).read_bytes() for path in PATHS}
    capsys.readouterr()
    assert run(["init"]) == 0
    assert {path: (project / path).read_bytes() for path in PATHS} == before
    assert capsys.readouterr().out.endswith("nothing to write\n")


def test_settings_in_the_project_file_are_enough(capsys: pytest.CaptureFixture[str], project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.auditor]\nfail-on = 'high'\n")
    run(["init", "--yes"])
    assert not (project / ".auditor.toml").exists()
    assert "pyproject.toml: speaks of the auditor already" in capsys.readouterr().out


def test_a_project_file_of_others_is_no_settings_file(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.black]\nline-length = 100\n")
    run(["init", "--yes"])
    assert (project / ".auditor.toml").is_file()


def test_only_what_is_asked_for(project: Path) -> None:
    assert run(["init", "--yes", "--only", "hook,settings"]) == 0
    assert written(project) == [".auditor.toml", ".pre-commit-config.yaml"]


def test_hook_and_program_can_come_from_their_repository(project: Path) -> None:
    run(["init", "--yes", "--source", "https://example.com/audits/auditor.git"])
    hook = (project / ".pre-commit-config.yaml").read_text("utf-8")
    assert "  - repo: https://example.com/audits/auditor.git\n" in hook
    assert f"    rev: v{VERSION}\n" in hook
    for name in (".gitlab-ci.yml", f".github/workflows/{DISTRIBUTION}.yml"):
        assert (
            f'"{DISTRIBUTION} @ git+https://example.com/audits/auditor.git@v{VERSION}"' in (project / name).read_text()
        )


def test_a_baseline_that_is_there_is_named(project: Path) -> None:
    (project / DEFAULT).write_text("")
    run(["init", "--yes"])
    assert f'\nbaseline = "{DEFAULT}"\n' in (project / ".auditor.toml").read_text("utf-8")


@pytest.mark.usefixtures("project")
def test_a_scan_of_what_it_wrote_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    run(["init", "--yes"])
    capsys.readouterr()
    assert run(["scan", "."]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "nowhere: is no folder"),
        (["--only", "jenkins"], "there are settings, hook, github, gitlab"),
        (["--source", 'https://example.com/a"; rm -rf /'], "is no address"),
        (["--source", "https://example.com/a\nx: y"], "is no address"),
        (["--source", "--upload-pack=x"], "is no address"),
    ],
    ids=["folder", "part", "quote", "line", "option"],
)
def test_what_is_wrong_is_said(
    capsys: pytest.CaptureFixture[str], project: Path, arguments: list[str], words: str
) -> None:
    assert run(["init", "--yes", *arguments]) == 2
    assert words in capsys.readouterr().err
    assert written(project) == []


@NEEDS_LINKS
@pytest.mark.parametrize("name", [".github", ".github/workflows"])
def test_no_link_is_followed_out_of_the_folder(
    capsys: pytest.CaptureFixture[str], project: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).symlink_to(tmp_path / "elsewhere")
    assert run(["init", "--yes"]) == 2
    assert "leads out of" in capsys.readouterr().err
    assert list((tmp_path / "elsewhere").iterdir()) == []


@NEEDS_LINKS
def test_a_link_that_leads_nowhere_is_not_written_through(project: Path, tmp_path: Path) -> None:
    (project / ".gitlab-ci.yml").symlink_to(tmp_path / "outside.yml")
    assert run(["init", "--yes"]) == 0
    assert not (tmp_path / "outside.yml").exists()


def test_the_entry_of_the_hook_is_a_command_that_there_is(project: Path) -> None:
    run(["init", "--yes", "--only", "hook"])
    said = (project / ".pre-commit-config.yaml").read_text("utf-8")
    entry = next(line.split()[1] for line in said.splitlines() if "entry:" in line)
    assert f'{entry} = "auditor.__main__:hook"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_git_sees_only_the_new_files(project: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    run(["init", "--yes"])
    said = subprocess.run(
        ["git", "status", "--porcelain", "-uall"], cwd=project, check=True, capture_output=True, text=True
    )
    assert sorted(line.split()[1] for line in said.stdout.splitlines()) == sorted(PATHS)


@pytest.mark.parametrize("folder", ["", "inner"], ids=["the top", "below"])
def test_a_folder_below_the_top_is_pointed_out(capsys: pytest.CaptureFixture[str], project: Path, folder: str) -> None:
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    (project / "inner").mkdir()
    assert run(["init", "--yes", str(project / folder)]) == 0
    assert ("is not the top of its repository" in capsys.readouterr().err) == bool(folder)
    assert (project / folder / ".auditor.toml").is_file()
