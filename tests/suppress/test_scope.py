"""What counts when a run is about a change: staged files, files changed since a branch was left, changed lines."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sources.repository import Repository

from auditor.cli.app import run
from suppress.scanning import TOKEN, URL, counting, said, scan, write

if TYPE_CHECKING:
    from pathlib import Path

CALL = f'requests.get("{URL}")\n'
OLD = f"import requests\n\n\ndef old():\n    {CALL}"
ADDED = f"{OLD}\n\ndef new():\n    {CALL.replace('Leads', 'Deals')}"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with two old files, as working directory."""
    repository = Repository(tmp_path / "work")
    write(repository.folder, {"a.py": OLD, "src/b.py": OLD, "clean.py": "x = 1\n"})
    repository.commit()
    monkeypatch.chdir(repository.folder)
    return repository


def stage(work: Repository, files: dict[str, str]) -> None:
    write(work.folder, files)
    work.git("add", "--all")


def test_of_what_is_staged_the_changed_files_count(work: Repository) -> None:
    assert counting(scan(".", staged=True)) == []
    stage(work, {"a.py": ADDED, "new.py": OLD})
    audit = scan(".", staged=True)
    assert counting(audit) == ["a.py:5 ZA101", "a.py:9 ZA101", "new.py:5 ZA101"]
    assert said(audit)[0] == ": only what is staged count: 2 files changed; findings elsewhere that are left out: 1"
    assert counting(scan(".", staged=True, diff_only=True)) == ["a.py:9 ZA101", "new.py:5 ZA101"]


def test_the_index_is_read_and_not_the_work_tree(work: Repository) -> None:
    stage(work, {"a.py": ADDED})
    write(work.folder, {"a.py": OLD, "untracked.py": OLD})
    assert counting(scan(".", staged=True, diff_only=True)) == ["a.py:9 ZA101"]
    stage(work, {"a.py": OLD})
    write(work.folder, {"a.py": ADDED})
    assert counting(scan(".", staged=True)) == ["untracked.py:5 ZA101"]
    work.folder.joinpath("untracked.py").unlink()
    assert counting(scan(".", staged=True)) == ["untracked.py:5 ZA101"]


def test_before_the_first_commit_everything_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repository(tmp_path / "fresh")
    monkeypatch.chdir(repository.folder)
    stage(repository, {"a.py": OLD})
    assert counting(scan(".", staged=True, diff_only=True)) == ["a.py:5 ZA101"]


def test_a_renamed_file_is_followed(work: Repository) -> None:
    work.git("mv", "a.py", "moved.py")
    stage(work, {"moved.py": ADDED})
    assert counting(scan(".", staged=True, diff_only=True)) == ["moved.py:9 ZA101"]
    work.git("commit", "-qm", "x")
    assert counting(scan(".", since="HEAD~1", diff_only=True)) == ["moved.py:9 ZA101"]


def test_since_a_branch_was_left_is_since_the_merge_base(work: Repository) -> None:
    work.git("checkout", "-qb", "feature")
    stage(work, {"mine.py": OLD})
    work.git("commit", "-qm", "x")
    work.git("checkout", "-q", "main")
    stage(work, {"theirs.py": OLD})
    work.git("commit", "-qm", "x")
    work.git("checkout", "-q", "feature")
    write(work.folder, {"a.py": ADDED, "untracked.py": OLD})
    found = counting(scan(".", since="main"))
    assert found == ["a.py:5 ZA101", "a.py:9 ZA101", "mine.py:5 ZA101", "untracked.py:5 ZA101"]
    assert counting(scan(".", since="main", diff_only=True)) == ["a.py:9 ZA101", *found[2:]]
    assert counting(scan(".", since="main", staged=True)) == ["mine.py:5 ZA101"]


def test_a_branch_that_merged_the_other_one_is_charged_with_its_own_changes_only(work: Repository) -> None:
    work.git("checkout", "-qb", "feature")
    stage(work, {"mine.py": OLD})
    work.git("commit", "-qm", "x")
    work.git("checkout", "-q", "main")
    stage(work, {"theirs.py": OLD})
    work.git("commit", "-qm", "x")
    work.git("checkout", "-q", "feature")
    work.git("merge", "-q", "main", "-m", "x")
    assert counting(scan(".", since="main")) == ["mine.py:5 ZA101"]


def test_line_ends_alone_are_no_change(work: Repository) -> None:
    work.folder.joinpath("a.py").write_bytes(OLD.replace("\n", "\r\n").encode())
    assert counting(scan(".", since="HEAD")) == []


def test_touched_but_unchanged_files_do_not_count(work: Repository) -> None:
    write(work.folder, {"a.py": OLD})
    os.utime(work.folder / "a.py", (1, 1))
    assert counting(scan(".", since="HEAD")) == []


def test_a_finding_elsewhere_that_rests_on_a_changed_line_counts(work: Repository) -> None:
    client = "import requests  # zoho\nfrom places import URL\n\nrequests.get(URL)\n"
    stage(work, {"places.py": 'URL = "https://crm.example.com/zoho"\nOTHER = 1\n', "client.py": client})
    work.git("commit", "-qm", "x")
    stage(work, {"places.py": f'URL = "{URL}"\nOTHER = 1\n'})
    assert counting(scan(".", staged=True)) == ["client.py:4 ZA101"]
    assert counting(scan(".", staged=True, diff_only=True)) == ["client.py:4 ZA101"]
    work.git("commit", "-qm", "x")
    stage(work, {"places.py": f'URL = "{URL}"\nOTHER = 2\n'})
    assert counting(scan(".", staged=True)) == [], "the line it rests on is an old one"


def test_credentials_of_what_changed_alone_are_listed(work: Repository) -> None:
    stage(work, {"old.py": f'ZOHO_AUTHTOKEN = "{TOKEN}"\n'})
    work.git("commit", "-qm", "x")
    stage(work, {"new.py": f'ZOHO_AUTHTOKEN = "{TOKEN[::-1]}"\n'})
    (credential,) = scan(".", staged=True).credentials
    assert [place.path for place in credential.places] == ["new.py"]


def test_a_baseline_is_compared_with_everything(work: Repository) -> None:
    assert run(["baseline", "create"]) == 0
    stage(work, {"a.py": ADDED})
    audit = scan(".", staged=True, baseline=".auditor-baseline")
    assert counting(audit) == ["a.py:9 ZA101"]
    assert not any("gone" in row for row in said(audit))


def test_folders_and_files_inside(work: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    stage(work, {"a.py": ADDED, "src/b.py": ADDED})
    assert counting(scan("src", staged=True)) == ["b.py:5 ZA101", "b.py:9 ZA101"]
    assert counting(scan("src/b.py", staged=True)) == ["src/b.py:5 ZA101", "src/b.py:9 ZA101"]
    assert counting(scan("src", "a.py", since="HEAD", diff_only=True)) == ["a.py:9 ZA101", "src/b.py:9 ZA101"]
    monkeypatch.chdir(work.folder / "src")
    assert counting(scan(".", staged=True, diff_only=True)) == ["b.py:9 ZA101"]
    assert counting(scan(str(work.folder), since="HEAD", diff_only=True)) == ["a.py:9 ZA101", "src/b.py:9 ZA101"]
    write(work.folder, {".auditor.toml": 'exclude = ["src/"]\n'})
    assert counting(scan("..", staged=True, diff_only=True)) == ["a.py:9 ZA101"]


def test_links_submodules_and_other_repositories_are_not_followed(work: Repository, tmp_path: Path) -> None:
    inner = Repository(work.folder / "inner")
    write(inner.folder, {"i.py": OLD})
    inner.commit()
    other = Repository(tmp_path / "other")
    write(other.folder, {"o.py": OLD})
    other.commit()
    work.git("submodule", "--quiet", "add", str(other.folder), "sub")
    if sys.platform != "win32":
        work.folder.joinpath("link.py").symlink_to("a.py")
        work.git("add", "link.py")
    assert counting(scan(".", staged=True)) == []
    assert counting(scan(".", since="HEAD")) == []


def test_a_linked_work_tree(work: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work.git("worktree", "add", "-q", str(tmp_path / "linked"))
    write(tmp_path / "linked", {"a.py": ADDED})
    monkeypatch.chdir(tmp_path / "linked")
    assert counting(scan(".", since="HEAD", diff_only=True)) == ["a.py:9 ZA101"]
    assert counting(scan(".", staged=True)) == []


def test_an_index_that_a_commit_prepares_for_its_hook_is_used(
    work: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(work.folder, {"a.py": ADDED})
    index, prepared = work.folder / ".git" / "index", work.folder / ".git" / "next-index-1.lock"
    before = index.read_bytes()
    work.git("add", "a.py")
    index.rename(prepared)
    index.write_bytes(before)
    assert counting(scan(".", staged=True)) == []
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index-1.lock")
    assert counting(scan(".", staged=True, diff_only=True)) == ["a.py:9 ZA101"]
    monkeypatch.setenv("GIT_INDEX_FILE", str(work.folder.parent / "somebody-elses"))
    assert counting(scan(".", staged=True)) == []


def test_odd_names(work: Repository) -> None:
    names = ["größe 日.py", "with space.py", "-dash.py", "quote'\".py"]
    stage(work, dict.fromkeys(names, OLD))
    assert counting(scan(".", staged=True, diff_only=True)) == sorted(f"{name}:5 ZA101" for name in names)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--since", "nowhere"], "there is no commit 'nowhere' here"),
        (["--since", "--output=x"], "there is no commit '--output=x'"),
        (["--since", ""], ""),
        (["--since", "other"], "no commit is known at which this branch left 'other'"),
        (["--diff-only"], "changed lines of what?"),
        (["--staged", ".."], "is in no git repository"),
        (["--staged", "missing/file.py"], "no such file or folder"),
    ],
)
def test_what_cannot_be_asked_is_one_line(
    work: Repository, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    work.git("checkout", "-q", "--orphan", "other")
    work.git("commit", "-qm", "another beginning")
    work.git("checkout", "-q", "main")
    code = run(["scan", "--exit-zero", *arguments])
    said_there = capsys.readouterr().err
    assert code == (2 if words else 0)
    assert words in said_there
    assert said_there.count("\n") == (1 if words else 0)


def test_a_file_that_is_being_merged_makes_it_incomplete(work: Repository) -> None:
    work.git("checkout", "-qb", "one")
    stage(work, {"a.py": OLD.replace("old", "one")})
    work.git("commit", "-qm", "x")
    work.git("checkout", "-q", "main")
    stage(work, {"a.py": OLD.replace("old", "two")})
    work.git("commit", "-qm", "x")
    with pytest.raises(subprocess.CalledProcessError):
        work.git("merge", "one")
    audit = scan(".", staged=True)
    assert [(skip.path, skip.expected) for skip in audit.coverage.skipped] == [("a.py", False)]
