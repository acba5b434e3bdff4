"""Which files are looked at, in git work trees and outside."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import pytest

from auditor.sources import TargetMissing, git, list_files, read
from sources.repository import Repository, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from auditor.sources import Listing

    Listed = Callable[..., Listing]
    Names = Callable[..., list[str]]

IGNORES = "node_modules/\n.env\n*.log\n/build\n!keep.log\n"
MIXED = {
    ".gitignore": IGNORES,
    ".env": "x",
    "a.py": "x",
    "keep.log": "x",
    "drop.log": "x",
    "build/out.js": "x",
    "src/build/kept.js": "x",
    "src/.env": "x",
    "src/deep/b.py": "x",
    "src/deep/.gitignore": "*.tmp\n!drop.log\n",
    "src/deep/c.tmp": "x",
    "src/deep/drop.log": "x",
    "node_modules/left/index.js": "x",
    ".venv/lib/site.py": "x",
    "vendor/lib/v.php": "x",
}
SEEN = [
    ".gitignore",
    ".venv/lib/site.py",
    "a.py",
    "keep.log",
    "src/build/kept.js",
    "src/deep/.gitignore",
    "src/deep/b.py",
    "src/deep/drop.log",
    "vendor/lib/v.php",
]


def test_outside_git_ignore_files_count_nested_and_negated(tmp_path: Path, names: Names) -> None:
    write(tmp_path, MIXED)
    assert names(tmp_path) == SEEN


@pytest.mark.parametrize(
    "tracked", [(), (".gitignore", "a.py", "src/deep/b.py"), tuple(SEEN)], ids=["none", "some", "all"]
)
def test_inside_git_the_same_files_are_listed(repository: Repository, names: Names, tracked: tuple[str, ...]) -> None:
    write(repository.folder, MIXED)
    if tracked:
        repository.commit(*tracked)
    assert names(repository.folder) == SEEN


def test_tracked_files_are_listed_although_ignored_and_left_out_when_gone(repository: Repository, names: Names) -> None:
    write(repository.folder, {**MIXED, "gone.py": "x"})
    repository.commit(".gitignore", "drop.log", "gone.py")
    (repository.folder / "gone.py").unlink()
    assert names(repository.folder) == sorted([*SEEN, "drop.log"])


def test_no_ignore_lists_everything_but_the_repository_itself(repository: Repository, names: Names) -> None:
    write(repository.folder, MIXED)
    repository.commit("a.py")
    assert names(repository.folder, no_ignore=True) == sorted(MIXED)


@pytest.mark.parametrize("inside_git", [True, False])
def test_ignored_configuration_is_named_and_ignored_folders_are_not_entered(
    tmp_path: Path, listed: Listed, *, inside_git: bool
) -> None:
    folder = Repository(tmp_path).folder if inside_git else tmp_path
    ignores = "*.env\n.env*\nsecret*\nlocal_settings.py\nnode_modules/\n*.log\nwp-config.php\n"
    configuration = ("prod.env", ".env.local", "app/secrets.yml", "app/local_settings.py", "wp-config.php")
    write(folder, {".gitignore": ignores, "a.py": "x", "secret.txt": "x", "x.log": "x", "node_modules/a/.env": "x"})
    write(folder, dict.fromkeys(configuration, "x"))
    listing = listed(folder)
    assert [file.path for file in listing.files] == [".gitignore", "a.py"]
    assert listing.ignored_configuration == tuple(sorted(configuration))
    assert listed(folder, no_ignore=True).ignored_configuration == ()


def test_submodules_and_nested_repositories_are_listed_with_their_own_ignores(tmp_path: Path, names: Names) -> None:
    library = Repository(tmp_path / "library")
    write(library.folder, {"lib.py": "x", ".gitignore": "*.tmp\n"})
    library.commit()
    work = Repository(tmp_path / "work")
    write(work.folder, {"a.py": "x", ".gitignore": "vendored/\n"})
    work.git("submodule", "--quiet", "add", str(library.folder), "sub/module")
    work.commit("a.py", ".gitignore")
    write(work.folder, {"sub/module/new.py": "x", "sub/module/b.tmp": "x"})
    nested = Repository(work.folder / "tools" / "nested")
    write(nested.folder, {"n.py": "x", ".gitignore": "*.bak\n", "n.bak": "x"})
    write(Repository(nested.folder / "inner").folder, {"deepest.py": "x"})
    write(Repository(work.folder / "vendored").folder, {"v.py": "x"})
    assert names(work.folder) == [
        ".gitignore",
        ".gitmodules",
        "a.py",
        "sub/module/.gitignore",
        "sub/module/lib.py",
        "sub/module/new.py",
        "tools/nested/.gitignore",
        "tools/nested/inner/deepest.py",
        "tools/nested/n.py",
    ]


def test_a_submodule_without_its_repository_is_walked(tmp_path: Path, names: Names) -> None:
    library = Repository(tmp_path / "library")
    write(library.folder, {"lib.py": "x"})
    library.commit()
    work = Repository(tmp_path / "work")
    work.git("submodule", "--quiet", "add", str(library.folder), "module")
    work.commit()
    (work.folder / "module" / ".git").unlink()
    assert names(work.folder) == [".gitmodules", "module/lib.py"]


def test_a_folder_of_several_clones_is_listed_with_the_ignores_of_each(tmp_path: Path, names: Names) -> None:
    for name in ("one", "two"):
        write(Repository(tmp_path / name).folder, {"a.py": "x", ".gitignore": "*.tmp\n", "b.tmp": "x"})
    assert names(tmp_path) == ["one/.gitignore", "one/a.py", "two/.gitignore", "two/a.py"]


def test_a_folder_inside_a_work_tree_obeys_the_ignores_above(repository: Repository, names: Names) -> None:
    write(repository.folder, MIXED)
    repository.commit("a.py", ".gitignore")
    assert names(repository.folder / "src") == [name.removeprefix("src/") for name in SEEN if name.startswith("src/")]


def test_a_folder_that_git_ignores_is_looked_at_when_named(repository: Repository, listed: Listed) -> None:
    write(repository.folder, MIXED)
    listing = listed(repository.folder / "node_modules")
    assert [file.path for file in listing.files] == ["left/index.js"]
    assert "because it was named" in listing.notices[0].message


def test_paths_of_several_targets_are_as_typed(tmp_path: Path, names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"src/a.py": "x", "src/in/b.py": "x", "lib/c.py": "x", "d.py": "x", ".gitignore": "d.py\n"})
    monkeypatch.chdir(tmp_path)
    assert names("src") == ["a.py", "in/b.py"]
    assert names("./src/", "lib//", str(tmp_path / "d.py")) == ["d.py", "lib/c.py", "src/a.py", "src/in/b.py"]
    assert names("src/../d.py") == ["d.py"]
    monkeypatch.chdir(tmp_path / "src")
    assert names("../lib", ".") == ["../lib/c.py", "a.py", "in/b.py"]


def test_a_file_named_twice_is_listed_once(tmp_path: Path, names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"src/a.py": "x", "b.py": "x"})
    monkeypatch.chdir(tmp_path)
    assert names(".", "src", "./src/a.py", str(tmp_path)) == ["b.py", "src/a.py"]


def test_excluded_files_are_named_a_folder_once(tmp_path: Path, listed: Listed) -> None:
    write(tmp_path, {"a.py": "x", "old/x.py": "x", "old/deep/y.py": "x", "src/gen_a.py": "x", "src/b.py": "x"})
    listing = listed(tmp_path, exclude=("old/", "gen_*.py"))
    assert [file.path for file in listing.files] == ["a.py", "src/b.py"]
    assert listing.excluded == ("old/", "src/gen_a.py")
    named = listed(tmp_path / "a.py", tmp_path / "src" / "gen_a.py", exclude=("gen_*.py",))
    assert [file.path.rpartition("/")[2] for file in named.files] == ["a.py"]


@pytest.mark.parametrize("target", ["missing", "a.py/inside", "", "nul\0byte", "\x1b[31mred"])
def test_a_target_that_is_not_there_is_one_clear_line(
    tmp_path: Path, names: Names, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.py": "x"})
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TargetMissing) as failure:
        names("a.py", target)
    assert "\n" not in str(failure.value)
    assert "\x1b" not in str(failure.value)


def test_an_empty_folder_lists_nothing(tmp_path: Path, listed: Listed, repository: Repository) -> None:
    (tmp_path / "empty").mkdir()
    assert listed(tmp_path / "empty").files == ()
    assert listed(repository.folder).files == ()


def test_standard_input_is_a_file_with_the_given_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text")))
    listing = list_files(("-",), exclude=(), no_ignore=False, stdin_name="src/a.py")
    assert [(file.path, read(file)) for file in listing.files] == [("src/a.py", b"text")]


def test_without_git_the_ignore_files_still_count_and_it_is_said(
    repository: Repository, listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository.folder, {**MIXED, ".git/info/exclude": "vendor/\n"})
    repository.commit("a.py")
    monkeypatch.setenv("PATH", "")
    git.program.cache_clear()
    try:
        listing = listed(repository.folder)
        inner = listed(repository.folder / "src")
    finally:
        monkeypatch.undo()
        git.program.cache_clear()
    assert [file.path for file in listing.files] == SEEN[:-1]
    assert [notice.message for notice in listing.notices] == ["files were listed without git: git is not installed"]
    assert [file.path for file in inner.files] == [
        name.removeprefix("src/") for name in SEEN if name.startswith("src/")
    ]


@pytest.mark.parametrize("damage", ["index", "HEAD", "config"])
def test_a_broken_repository_is_walked_and_it_is_said(repository: Repository, listed: Listed, damage: str) -> None:
    write(repository.folder, MIXED)
    repository.commit("a.py")
    (repository.folder / ".git" / damage).write_bytes(b"[broken\0")
    listing = listed(repository.folder)
    assert [file.path for file in listing.files] == SEEN
    assert "without git" in listing.notices[0].message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_somebody_else_is_listed_like_ones_own(repository: Repository, listed: Listed) -> None:
    write(repository.folder, {**MIXED, "tracked.log": "x"})
    repository.commit("tracked.log")
    for path in (repository.folder, *repository.folder.rglob("*")):
        os.chown(path, 1234, 1234)
    listing = listed(repository.folder)
    assert [file.path for file in listing.files] == sorted([*SEEN, "tracked.log"])
    assert listing.notices == ()


def test_a_repository_that_git_refuses_is_walked_and_it_is_said(
    repository: Repository, listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository.folder, MIXED)
    refusal = "fatal: detected dubious ownership in repository"

    def refuse(*_: object) -> None:
        raise git.GitRefused(refusal)

    monkeypatch.setattr(git, "list_files", refuse)
    listing = listed(repository.folder)
    assert [file.path for file in listing.files] == SEEN
    assert refusal in listing.notices[0].message


def test_the_callers_git_variables_do_not_lead_astray(
    repository: Repository, names: Names, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository.folder, {"a.py": "x"})
    repository.commit()
    other = Repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    assert names(repository.folder) == ["a.py"]
