"""`auditor-hook`, as git and people run it: quiet when clean, staged content, nothing new comes in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sources.repository import Repository, write

from auditor.cli.app import run as command_line
from auditor.cli.hook import SWITCHES, VALUES, run

if TYPE_CHECKING:
    from collections.abc import Mapping

URL = "https://crm.zoho.com/crm/private/json/Leads/getRecords"
TOKEN = "7c1e0fa35b9d482e6a0c47f19be3d825"
OLD = f'import requests\n\nrequests.get("{URL}")\n'
MORE = f'{OLD}requests.get("{URL.replace("Leads", "Deals")}")\n'
CLEAN = "print('nothing')\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts as hooks")


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with a clean first commit, as working directory, outside of the framework."""
    repository = Repository(tmp_path / "work")
    write(repository.folder, {"clean.py": CLEAN})
    repository.commit()
    monkeypatch.chdir(repository.folder)
    monkeypatch.delenv("PRE_COMMIT", raising=False)
    return repository


@pytest.fixture
def framework(work: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setenv("PRE_COMMIT", "1")
    return work


def stage(work: Repository, files: Mapping[str, str | bytes]) -> None:
    write(work.folder, files)
    work.git("add", "--all")


def found(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """`path:line RULE` of the lines that name a finding."""
    rows = [line.split(": ") for line in capsys.readouterr().out.splitlines() if ": ZA" in line[:60]]
    return [f"{row[0].rpartition(':')[0]} {row[1].split()[0]}" for row in rows]


def test_quiet_when_clean(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    stage(work, {"clean.py": "print(1)\n", "migrated.py": "# our zoho client speaks v8 now\n"})
    assert run([]) == 0
    assert capsys.readouterr() == ("", "")
    assert run(["--verbose"]) == 0
    said = capsys.readouterr()
    assert "0 findings in 0 files; looked at 2 files" in said.out


def test_nothing_staged_is_said(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    assert capsys.readouterr().err == "auditor: 0 files looked at, none of them matters\n"
    assert work.folder.is_dir()


def test_a_finding_stops_the_commit_and_says_what_to_do(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    stage(work, {"src/a.py": OLD, "b.py": f'ZOHO_AUTHTOKEN = "{TOKEN}"\n', "c.py": CLEAN})
    assert run([]) == 1
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert said.err == ""
    assert lines[0].startswith("b.py:1:19: ZA201 ")
    assert lines[1].startswith("src/a.py:3:1: ZA101 blocker: ")
    assert "2 findings in 2 files; looked at 3 files" in lines[2]
    assert "auditor explain ZA201" in said.out
    assert "auditor: ignore[ZA201] and why" in said.out
    assert "revoke it" in said.out
    assert TOKEN not in said.out
    assert len(lines) < 10


def test_many_findings_are_cut(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    stage(work, {"a.py": "import requests\n" + f'requests.get("{URL}")\n' * 40})
    assert run([]) == 1
    said = capsys.readouterr().out
    assert len(said.splitlines()) < 22
    assert "…and 25 more" in said


def test_the_staged_content_is_looked_at(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    stage(work, {"part.py": OLD})
    write(work.folder, {"part.py": CLEAN})
    assert run([]) == 1
    assert found(capsys) == ["part.py:3 ZA101"]
    stage(work, {"part.py": CLEAN})
    write(work.folder, {"part.py": OLD, "untracked.py": OLD})
    assert run([]) == 0
    assert run(["part.py"]) == 0, "named by another tool, it is the staged content all the same"
    assert capsys.readouterr().out == ""


def test_a_staged_file_that_is_gone_from_the_disk(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    stage(work, {"a.py": OLD})
    work.folder.joinpath("a.py").unlink()
    assert run([]) == 1
    assert run(["a.py"]) == 1
    assert found(capsys) == ["a.py:3 ZA101"] * 2


def test_deleted_files_links_and_binaries_are_no_matter(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    stage(work, {"a.py": OLD})
    work.git("commit", "-qm", "x")
    work.folder.joinpath("a.py").unlink()
    stage(work, {"zoho.png": b"\x89PNG\r\n\x1a\n\0\0 zoho \0\0\0\xff"})
    if sys.platform != "win32":
        work.folder.joinpath("zoho.lnk").symlink_to("clean.py")
        work.git("add", "zoho.lnk")
    assert run([]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_renamed_file_is_looked_at(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    stage(work, {"a.py": OLD})
    work.git("commit", "-qm", "x")
    work.git("mv", "a.py", "b.py")
    assert run([]) == 1
    assert run(["--diff-only"]) == 0, "not a line of it is new"
    assert found(capsys) == ["b.py:3 ZA101"]


def test_only_changed_lines_count_when_asked(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    stage(work, {"a.py": OLD})
    work.git("commit", "-qm", "x")
    stage(work, {"a.py": MORE})
    assert run(["--diff-only"]) == 1
    assert found(capsys) == ["a.py:4 ZA101"]


def test_before_the_first_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repository(tmp_path / "fresh")
    monkeypatch.chdir(repository.folder)
    monkeypatch.delenv("PRE_COMMIT", raising=False)
    stage(repository, {"a.py": OLD})
    assert run([]) == 1
    assert run(["--diff-only"]) == 1


def test_what_another_file_says_is_known(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    base = 'BASE = "https://crm.zoho.com/crm/private/json"\n'
    stage(work, {"app/places.py": base, "app/__init__.py": ""})
    work.git("commit", "-qm", "x")
    caller = "import requests\nfrom app.places import BASE\n\nrequests.get(BASE + '/Leads/getRecords')\n"
    stage(work, {"app/a.py": caller, "app/b.py": caller.replace("Leads", "Deals")})
    assert run([]) == 1
    assert found(capsys) == ["app/a.py:4 ZA101", "app/b.py:4 ZA101"], (
        "the constant's own file is no part of this commit"
    )
    write(work.folder, {"app/places.py": "BASE = 'https://example.com'\n"})
    assert run([]) == 1, "and it is read as it is staged"


def test_a_weak_word_counts_beside_a_strong_one_elsewhere(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    client = (
        "import requests\n\n\ndef call(module, method):\n"
        "    return requests.get('https://crm.zoho.com/crm/private/json/' + module + '/' + method)\n"
    )
    stage(work, {"client.py": client})
    work.git("commit", "-qm", "x")
    stage(work, {"caller.py": "from client import call\n\ncall('Leads', 'getRecords')\n"})
    assert run([]) == 1
    assert found(capsys) == ["caller.py:3 ZA102"]
    stage(work, {"client.py": CLEAN})
    assert run([]) == 0


def test_from_a_folder_inside(
    work: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(work, {"src/a.py": OLD, "b.py": OLD})
    monkeypatch.chdir(work.folder / "src")
    assert run([]) == 1
    assert run(["a.py"]) == 1
    assert found(capsys) == ["b.py:3 ZA101", "src/a.py:3 ZA101", "src/a.py:3 ZA101"]


def test_a_baseline_lets_old_findings_pass_and_new_ones_not(
    work: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    stage(work, {"a.py": OLD, "places.py": f'URL = "{URL}"\n', "b.py": "from places import URL  # zoho\nfetch(URL)\n"})
    assert command_line(["baseline", "create"]) == 0
    work.git("add", "--all")
    work.git("commit", "-qm", "x")
    capsys.readouterr()
    arguments = ["--baseline", ".auditor-baseline"]
    stage(work, {"a.py": f"# above\n\n{OLD}", "places.py": f'# above\nURL = "{URL}"\n'})
    assert run(arguments) == 0
    assert capsys.readouterr() == ("", "")
    stage(work, {"a.py": MORE})
    assert run(arguments) == 1
    said = capsys.readouterr().out
    assert "a.py:4:1: ZA101" in said
    assert "1 new finding in 1 file; looked at 2 files; 2 suppressed: 2 baseline" in said
    work.git("mv", "-f", "a.py", "moved.py")
    stage(work, {"moved.py": OLD})
    assert run(arguments) == 0
    write(work.folder, {".auditor-baseline": "# auditor baseline 1\n"})
    assert run(arguments) == 0, "the baseline is read as it is staged, too"


def test_settings_of_the_repository_count(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    stage(work, {"tests/a.py": OLD, ".auditor.toml": 'exclude = ["tests/"]\n'})
    assert run([]) == 0
    assert capsys.readouterr() == ("", "")
    assert run(["--isolated"]) == 1
    stage(work, {".auditor.toml": '[per-path-ignores]\n"tests/**" = ["ZA1"]\n'})
    assert run([]) == 0
    stage(work, {".auditor.toml": 'fail-on = "never"\n'})
    assert run([]) == 0
    stage(work, {".auditor.toml": 'pack = "nonsense"\n'})
    assert run([]) == 2
    assert "nonsense" in capsys.readouterr().err


def test_an_ignore_passes_and_a_wrong_one_is_said(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    stage(work, {"a.py": OLD.replace('")', '")  # auditor: ignore[ZA101] until May')})
    assert run([]) == 0
    assert capsys.readouterr() == ("", "")
    stage(work, {"a.py": OLD.replace('")', '")  # auditor: ignore[ZA999] until May')})
    assert run([]) == 1
    assert "a.py: line 3: ignore[ZA999]: there is no rule" in capsys.readouterr().err


def test_under_the_framework_the_files_are_read_as_they_are(
    framework: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    write(framework.folder, {"a.py": OLD, "src/b.py": CLEAN})
    assert run(["a.py", "src/b.py"]) == 1
    assert found(capsys) == ["a.py:3 ZA101"]
    assert run(["src/b.py", "clean.py"]) == 0
    assert run(["gone.py"]) == 0
    assert capsys.readouterr().out == ""


def test_the_framework_names_only_conflicts_of_a_merge_but_all_of_it_is_looked_at(
    framework: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    framework.git("checkout", "-qb", "theirs")
    stage(framework, {"clean.py": "theirs\n", "sneaks_in.py": OLD})
    framework.git("commit", "-qm", "x")
    framework.git("checkout", "-q", "main")
    stage(framework, {"clean.py": "ours\n"})
    framework.git("commit", "-qm", "x")
    with pytest.raises(subprocess.CalledProcessError):
        framework.git("merge", "theirs")
    stage(framework, {"clean.py": "both\n"})
    assert run(["clean.py"]) == 1
    assert found(capsys) == ["sneaks_in.py:3 ZA101"]


def test_all_is_the_whole_repository(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    stage(work, {"a.py": OLD})
    work.git("commit", "-qm", "x")
    assert run([]) == 0
    write(work.folder, {"untracked.py": OLD})
    assert run(["--all"]) == 1
    assert found(capsys) == ["a.py:3 ZA101"]


def test_outside_of_a_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PRE_COMMIT", raising=False)
    write(tmp_path, {"a.py": OLD})
    assert run(["a.py"]) == 1
    assert run(["--all"]) == 1
    assert found(capsys) == ["a.py:3 ZA101"] * 2
    assert run([]) == 2
    assert "no file is named, and this is no git repository" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--nonsense"], "there is no option --nonsense"),
        (["--all=yes"], "there is no option --all=yes"),
        (["--baseline"], "--baseline needs a value"),
        (["--baseline", "missing", "--all"], "missing: cannot be read"),
        (["--fail-on", "worst", "--all"], "worst"),
        (["--pack", "nope"], "not a known rule pack"),
        (["--select", "ZZ9", "--all"], "no rule begins with 'ZZ9'"),
    ],
)
def test_what_is_wrong_is_one_line(
    work: Repository, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert work.folder.is_dir()
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("auditor: error: ")
    assert said.err.count("\n") == 1
    assert words in said.err


def test_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(option in said for option in (*SWITCHES, *VALUES) if option != "--help")


SLOW = {"typer", "libcst", "jinja2", "rich", "pathspec", "tree_sitter", "dataclasses", "pathlib", "auditor.config"}
UNNEEDED = {
    "framework": {*SLOW, "subprocess", "auditor.sources.git"},
    "bare": {*SLOW, "auditor.sources.names", "auditor.sources.staged"},
}
"""What a hook does not import that has nothing to say: git is asked only where nobody names the files."""

OTHER_FILES = {
    *(f"auditor.frontends.{name}" for name in ("fences", "notebooks", "pages", "text", "text_reader.scan")),
    *(f"auditor.frontends.{name}" for name in ("documents.reader", "manifests.python")),
    *(f"auditor.frontends.treesitter.{name}" for name in ("filled", "packaged", "shell", "typed")),
    *("auditor.workers.crew", "concurrent", "csv", "difflib", "html", "json", "multiprocessing", "pickle"),
}
"""What programs in Python need nothing of."""


def imported(mode: str, files: list[str]) -> set[str]:
    """The modules that a hook has imported when it ends."""
    script = (
        "import sys\nbefore = set(sys.modules)\nfrom auditor.cli.hook import run\n"
        "run(sys.argv[1:])\nprint()\nprint(*sorted(set(sys.modules) - before))"
    )
    environment = {**os.environ, "PRE_COMMIT": "1" if mode == "framework" else ""}
    command = [sys.executable, "-c", script, *(files if mode == "framework" else [])]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert done.stderr == b""
    return set(done.stdout.decode().splitlines()[-1].split())


@pytest.mark.parametrize("mode", ["framework", "bare"])
def test_next_to_nothing_is_imported_for_files_that_do_not_matter(work: Repository, mode: str) -> None:
    files = {name: CLEAN + name for name in ("a.py", "b.js", "c.txt")}
    stage(work, files)
    assert imported(mode, list(files)) & UNNEEDED[mode] == set()


@pytest.mark.parametrize("mode", ["framework", "bare"])
def test_of_the_front_ends_only_what_a_file_needs_is_imported(work: Repository, mode: str) -> None:
    stage(work, {"a.py": OLD})
    names = imported(mode, ["a.py"])
    assert names & {*OTHER_FILES, "libcst", "typer", "jinja2", "rich"} == set()
    assert "auditor.frontends.treesitter.engine" in names


# --- in git's own hooks ----------------------------------------------------------------------------------------------


def commit(work: Repository, *arguments: str) -> int:
    try:
        work.git(*(arguments or ("commit", "-qm", "x")))
    except subprocess.CalledProcessError as failure:
        return failure.returncode
    return 0


@pytest.fixture
def hooked(work: Repository) -> Repository:
    for name in ("pre-commit", "pre-merge-commit"):
        hook = work.folder / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\nexec '{Path(sys.executable).with_name('auditor-hook')}'\n")
        hook.chmod(0o755)
    return work


@posix
def test_a_bare_hook_stops_what_is_staged_and_nothing_else(hooked: Repository) -> None:
    stage(hooked, {"a.py": CLEAN})
    write(hooked.folder, {"a.py": OLD, "untracked.py": OLD})
    assert commit(hooked) == 0, "the work tree is not what is committed"
    assert commit(hooked, "commit", "-qam", "x") != 0, "with -a it is"
    assert commit(hooked, "commit", "-qm", "x", "a.py") != 0
    hooked.git("add", "a.py")
    write(hooked.folder, {"a.py": CLEAN})
    assert commit(hooked) != 0
    hooked.git("add", "a.py")
    stage(hooked, {"a.py": "x = 1\n", "untracked.py": CLEAN})
    assert commit(hooked) == 0
    hooked.git("mv", "a.py", "b.py")
    assert commit(hooked) == 0
    stage(hooked, {"b.py": OLD})
    hooked.git("mv", "b.py", "c.py")
    assert commit(hooked) != 0


@posix
@pytest.mark.parametrize("conflict", [False, True])
def test_a_bare_hook_sees_what_a_merge_brings(hooked: Repository, *, conflict: bool) -> None:
    hooked.git("checkout", "-qb", "theirs")
    stage(hooked, {"sneaks_in.py": OLD, **({"clean.py": "theirs\n"} if conflict else {})})
    hooked.git("commit", "--no-verify", "-qm", "x")
    hooked.git("checkout", "-q", "main")
    stage(hooked, {"clean.py": "ours\n"})
    assert commit(hooked) == 0
    assert commit(hooked, "merge", "theirs", "-m", "x") != 0
    if conflict:
        stage(hooked, {"clean.py": "both\n"})
        assert commit(hooked) != 0
    stage(hooked, {"sneaks_in.py": CLEAN})
    assert commit(hooked) == 0


@posix
def test_the_hook_never_writes(hooked: Repository) -> None:
    def state() -> dict[str, bytes]:
        files = [path for path in hooked.folder.rglob("*") if path.is_file()]
        return {path.relative_to(hooked.folder).as_posix(): path.read_bytes() for path in files}

    stage(hooked, {"a.py": OLD, "clean.py": "x = 1\n"})
    write(hooked.folder, {"a.py": CLEAN})
    before = state()
    for arguments in ([], ["--all"], ["--diff-only"], ["a.py"]):
        subprocess.run([Path(sys.executable).with_name("auditor-hook"), *arguments], cwd=hooked.folder, check=False)
    assert state() == before


@posix
def test_no_program_of_the_repositorys_configuration_runs(work: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    folder, marker = work.folder, work.folder.parent / "it-ran"
    script = folder / "program.sh"
    attributes = "*.py filter=evil diff=evil merge=evil text=auto\n"
    write(folder, {"program.sh": f"#!/bin/sh\ntouch {marker}\ncat\n", ".gitattributes": attributes, "a.py": OLD})
    script.chmod(0o755)
    work.commit()
    for hook in ("post-index-change", "post-checkout", "fsmonitor-watchman", "pre-commit", "reference-transaction"):
        write(folder, {f".git/hooks/{hook}": script.read_bytes()})
        (folder / ".git" / "hooks" / hook).chmod(0o755)
    write(folder, {"a.py": MORE, "b.py": OLD})
    work.git("add", "--all")
    write(folder, {"a.py": f"# again\n{MORE}"})
    keys = (
        "core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand", "core.gitProxy",
        "core.alternateRefsCommand", "pager.diff", "pager.diff-index", "diff.external", "diff.evil.textconv",
        "diff.evil.command", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "merge.evil.driver",
        "credential.helper", "gpg.program", "uploadpack.packObjectsHook", "interactive.diffFilter",
        "alias.diff", "alias.diff-index", "alias.cat-file", "alias.rev-parse", "alias.merge-base", "sequence.editor",
    )  # fmt: skip
    for key in keys:
        value = f"!{script}" if key.startswith("alias.") else str(script)
        write(folder, {".git/config": (folder / ".git" / "config").read_text("utf-8") + _section(key, value)})
    more = _section("core.hooksPath", str(folder / ".git" / "hooks")) + _section("filter.evil.required", "true")
    more += _section("remote.evil.url", f"ext::{script}") + _section("remote.evil.promisor", "true")
    more += _section("extensions.partialClone", "evil") + _section("core.worktree", str(folder.parent))
    write(folder, {".git/config": (folder / ".git" / "config").read_text("utf-8") + more})
    marker.unlink(missing_ok=True)
    assert run([]) == 1
    assert run(["--diff-only"]) == 1
    assert run(["--all"]) == 1
    assert run(["a.py"]) == 1
    for arguments in (["--staged"], ["--staged", "--diff-only"], ["--since", "HEAD"], ["--since=main", "--diff-only"]):
        assert command_line(["scan", *arguments, "--isolated"]) == 1
    capsys.readouterr()
    assert not marker.exists()
    subprocess.run(["git", "status"], cwd=folder, capture_output=True, check=False)
    assert marker.exists(), "git itself does run them"


def _section(key: str, value: str) -> str:
    section, _, name = key.rpartition(".")
    head, _, inner = section.partition(".")
    return f'[{head} "{inner}"]\n\t{name} = {value}\n' if inner else f"[{head}]\n\t{name} = {value}\n"
