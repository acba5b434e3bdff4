"""Folders made to run something, to hang the listing or to deceive whoever reads its names."""

from __future__ import annotations

import contextlib
import os
import socket
import stat
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from auditor.outcome import Skipped
from auditor.pack.about import Prefilter
from auditor.prefilter import Words, select
from auditor.sources import Decoded, Unreadable, read, shown
from auditor.sources.load import load
from sources.repository import Repository, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.sources import Listing

    Listed = Callable[..., Listing]
    Names = Callable[..., list[str]]

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links as files are POSIX")
WORDS = Words.of(Prefilter(strong=("needle",)))


@pytest.fixture(params=["git", "plain"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same tree inside a git work tree, partly tracked, and outside."""
    if request.param == "plain":
        return tmp_path
    repository = Repository(tmp_path / "work")
    write(repository.folder, {"tracked/file.py": "x"})
    repository.commit()
    (repository.folder / "tracked" / "file.py").unlink()
    (repository.folder / "tracked").rmdir()
    return repository.folder


@posix
def test_no_program_of_a_repositorys_configuration_runs(repository: Repository, listed: Listed) -> None:
    folder, marker = repository.folder, repository.folder.parent / "it-ran"
    script = folder / "program.sh"
    write(folder, {"program.sh": f"#!/bin/sh\ntouch {marker}\ncat\n", ".gitignore": "no/\n", "no/a.env": "x"})
    script.chmod(0o755)
    write(folder, {f"src/f{number}.py": "plain text\n" for number in range(1100)})
    write(folder, {".gitattributes": "*.py filter=evil diff=evil merge=evil\n", "src/hit.py": "needle\n"})
    repository.commit()
    for hook in ("post-index-change", "post-checkout", "fsmonitor-watchman", "pre-auto-gc"):
        write(folder, {f".git/hooks/{hook}": script.read_bytes()})
        (folder / ".git" / "hooks" / hook).chmod(0o755)
    keys = (
        "core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand", "core.gitProxy",
        "core.alternateRefsCommand", "pager.ls-files", "pager.grep", "diff.external", "diff.evil.textconv",
        "diff.evil.command", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "merge.evil.driver",
        "credential.helper", "gpg.program", "uploadpack.packObjectsHook", "interactive.diffFilter",
    )  # fmt: skip
    for key in keys:
        repository.git("config", key, str(script))
    for command in ("ls-files", "grep", "check-ignore"):
        repository.git("config", f"alias.{command}", f"!{script}")
    repository.git("config", "core.hooksPath", str(folder / ".git" / "hooks"))
    repository.git("config", "filter.evil.required", "true")
    repository.git("config", "submodule.recurse", "true")
    repository.git("config", "grep.fullName", "true")
    repository.git("config", "color.ui", "always")
    marker.unlink(missing_ok=True)
    write(folder, {"src/f1.py": "changed\n", "src/untracked.py": "needle\n"})
    listing = listed(folder)
    selected = select(listing, WORDS)
    inner = listed(folder / "src")
    assert [hit.candidate.path for hit in selected.relevant] == ["src/hit.py", "src/untracked.py"]
    assert [hit.candidate.path for hit in select(inner, WORDS).relevant] == ["hit.py", "untracked.py"]
    assert listing.notices == inner.notices == ()
    assert not marker.exists()


def test_a_repository_that_says_its_files_are_elsewhere_is_listed_where_it_is(
    repository: Repository, names: Names, tmp_path: Path
) -> None:
    write(repository.folder, {"a.py": "x"})
    repository.commit()
    write(tmp_path / "elsewhere", {"secret.py": "x"})
    repository.git("config", "core.worktree", str(tmp_path / "elsewhere"))
    assert names(repository.folder) == ["a.py"]


@posix
def test_pipes_and_sockets_are_no_files_and_nothing_waits_for_them(folder: Path, listed: Listed) -> None:
    write(folder, {"a.py": "needle"})
    os.mkfifo(folder / "pipe.py")
    (folder / "deep").mkdir()
    os.mkfifo(folder / "deep" / "pipe2")
    write(folder, {"deep/b.py": "x"})
    with socket.socket(socket.AF_UNIX) as server:
        before = os.getcwd()  # noqa: PTH109 - a socket's name may have a hundred letters only
        os.chdir(folder)
        try:
            server.bind("sock")
        finally:
            os.chdir(before)
        listing = listed(folder)
        named = listed(folder / "pipe.py", folder / "a.py")
    assert [file.path for file in listing.files] == ["a.py", "deep/b.py"]
    assert listing.skipped == tuple(
        Skipped(name, "not a regular file", expected=True) for name in ("deep/pipe2", "pipe.py", "sock")
    )
    assert [skip.reason for skip in named.skipped] == ["not a regular file"]


@posix
def test_a_pipe_in_the_place_of_a_listed_file_is_not_waited_for(folder: Path, listed: Listed) -> None:
    write(folder, {"a.py": "needle", "b.py": "needle"})
    listing = listed(folder)
    (folder / "a.py").unlink()
    os.mkfifo(folder / "a.py")
    assert [hit.candidate.path for hit in select(listing, WORDS).relevant] == ["b.py"]
    assert load(listing.files[0]) == Skipped("a.py", "not a regular file", expected=False)


@posix
@pytest.mark.parametrize("place", [".git/config", ".git/info/exclude", ".gitignore", "src/.gitignore"])
def test_a_pipe_where_git_expects_a_file_does_not_keep_it_waiting(
    repository: Repository, names: Names, place: str
) -> None:
    write(repository.folder, {"src/a.py": "x"})
    repository.commit()
    write(repository.folder, {"src/b.py": "x", ".gitignore": "\n"})
    (repository.folder / place).unlink(missing_ok=True)
    os.mkfifo(repository.folder / place)
    assert [name for name in names(repository.folder) if name.endswith(".py")] == ["src/a.py", "src/b.py"]


@posix
@pytest.mark.parametrize("tracked", [True, False])
def test_links_are_not_followed(repository: Repository, listed: Listed, *, tracked: bool) -> None:
    folder = repository.folder
    write(folder.parent / "outside", {"o.py": "x"})
    write(folder, {"src/real.py": "x"})
    links = {
        "inside.py": "src/real.py", "folder": "src", "out": "../outside", "out.py": "../outside/o.py", "loop": "loop",
        "ping": "pong", "pong": "ping", "src/up": "..", "nowhere": "missing", "absolute": str(folder / "src"),
    }  # fmt: skip
    for name, goal in links.items():
        (folder / name).symlink_to(goal)
    if tracked:
        repository.commit()
    listing = listed(folder)
    assert [file.path for file in listing.files] == ["src/real.py"]
    assert {skip.path: skip.reason for skip in listing.skipped} == {
        "loop": "link that leads nowhere", "nowhere": "link that leads nowhere", "out": "link out of the folder",
        "out.py": "link out of the folder", "ping": "link that leads nowhere", "pong": "link that leads nowhere",
    }  # fmt: skip
    assert all(skip.expected for skip in listing.skipped)
    assert listed(folder, no_ignore=True).skipped == listing.skipped


@posix
def test_a_link_that_is_named_is_followed(tmp_path: Path, listed: Listed, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"real/a.py": "needle"})
    (tmp_path / "linked").symlink_to("real")
    (tmp_path / "linked.py").symlink_to("real/a.py")
    monkeypatch.chdir(tmp_path)
    assert [file.path for file in listed("linked").files] == ["a.py"]
    listing = listed("linked.py")
    assert [hit.candidate.path for hit in select(listing, WORDS).relevant] == ["linked.py"]


@posix
def test_names_never_hold_what_could_move_a_cursor_or_turn_text_around(folder: Path, listed: Listed) -> None:
    names = {
        "new\nline.py": r"new\x0aline.py",
        "ansi\x1b[2J.py": r"ansi\x1b[2J.py",
        "bidi\u202e\u2066.py": "bidi<U+202E><U+2066>.py",
        "c1\u009b.py": r"c1\x9b.py",
        "<script>alert(1)</script>": "<script>alert(1)</script>".replace("/", ""),
        "tab\there.py": r"tab\x09here.py",
        "bad\udcff.py": r"bad\xff.py",
        "-rf": "-rf",
        "--exec=x": "--exec=x",
        ":(top)x": ":(top)x",
        '"quoted" \\back': '"quoted" \\back',
        "größe.py": "größe.py",
    }
    names = {name.replace("/", ""): wanted for name, wanted in names.items()}
    write(folder / "odd\x07", dict.fromkeys(names, "needle"))
    listing = listed(folder)
    assert sorted(file.path for file in listing.files) == sorted(rf"odd\x07/{wanted}" for wanted in names.values())
    assert [read(file) for file in listing.files] == [b"needle"] * len(names)
    assert len(select(listing, WORDS).relevant) == len(names)


def test_shown_names_are_plain_for_every_single_character() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    text = shown(everything)
    assert text.encode()
    assert not any(letter in text for letter in "\n\r\x1b\x7f\x85\x9b\u2028\u202e\u2067\u061c\ud800")


def test_a_file_that_vanishes_is_a_failed_skip(folder: Path, listed: Listed) -> None:
    write(folder, {"a.py": "needle", "b.py": "needle", "c.py": "x"})
    listing = listed(folder)
    (folder / "a.py").unlink()
    selected = select(listing, WORDS)
    assert selected.skipped == (Skipped("a.py", "vanished during the run", expected=False),)
    assert selected.searched == 2
    (folder / "b.py").unlink()
    assert load(selected.relevant[0].candidate) == Skipped("b.py", "vanished during the run", expected=False)


def test_a_file_without_permission_is_a_failed_skip(
    folder: Path, listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {"a.py": "needle", "b.py": "needle"})
    listing = listed(folder)
    really_open = os.open

    def refuse(path: str | bytes, flags: int) -> int:
        if os.fsdecode(path).endswith("a.py"):
            raise PermissionError(13, "Permission denied", path)
        return really_open(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    selected = select(listing, WORDS)
    assert selected.skipped == (Skipped("a.py", "permission denied", expected=False),)
    assert [hit.candidate.path for hit in selected.relevant] == ["b.py"]
    with pytest.raises(Unreadable, match="permission denied"):
        read(listing.files[0])


def test_a_folder_without_permission_is_a_failed_skip(
    folder: Path, listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {"a.py": "x", "locked/b.py": "x"})
    really_scan = os.scandir

    def refuse(path: str) -> os.ScandirIterator[str]:  # type: ignore[name-defined]
        if path.rstrip("/").endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return really_scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    listing = listed(folder)
    assert listing.skipped == (Skipped("locked", "folder: permission denied", expected=False),)


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_permissions_of_the_system(folder: Path, listed: Listed) -> None:
    write(folder, {"a.py": "x", "locked/b.py": "x"})
    (folder / "a.py").chmod(0)
    (folder / "locked").chmod(0)
    try:
        listing = listed(folder)
        assert [skip.path for skip in (*listing.skipped, *select(listing, WORDS).skipped)] == ["locked", "a.py"]
    finally:
        (folder / "locked").chmod(stat.S_IRWXU)


def test_a_file_that_grows_is_read_as_long_as_it_was(
    tmp_path: Path, listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.log": b"x" * 200_000})
    listing = listed(tmp_path)
    really_read = os.read

    def grow(fd: int, size: int) -> bytes:
        with (tmp_path / "a.log").open("ab") as file:
            file.write(b"x" * size)
        return really_read(fd, size)

    monkeypatch.setattr(os, "read", grow)
    assert len(read(listing.files[0])) == 200_000
    assert select(listing, WORDS).searched == 1


@posix
def test_folders_nested_beyond_the_depth_of_calls(names: Names) -> None:
    """Not in tmp_path: whoever clears that away is not prepared for such depth."""
    depth = 1200
    with tempfile.TemporaryDirectory() as top:
        with contextlib.chdir(top):
            for _ in range(depth):
                os.mkdir("d")  # noqa: PTH102
                os.chdir("d")
            with open("a.py", "w", encoding="utf-8") as file:  # noqa: PTH123
                file.write("x")
        wanted = ["d/" * depth + "a.py"]
        assert names(top) == wanted
        assert names(top, exclude=("never",)) == wanted
        (Path(top) / wanted[0]).unlink()
        for level in range(depth, 0, -1):
            (Path(top) / ("d/" * level)).rmdir()


def test_patterns_made_to_take_forever_are_left_aside(tmp_path: Path, names: Names) -> None:
    long = "a" * 200
    write(tmp_path, {".gitignore": "*a" * 30 + "*b\n[z-a]\n[\n*.tmp\n", long: "x", "b.tmp": "x"})
    assert names(tmp_path) == [".gitignore", long]


def test_an_ignore_file_in_any_encoding_is_read(tmp_path: Path, names: Names) -> None:
    write(tmp_path, {".gitignore": b"\xef\xbb\xbf*.tmp\r\n\xff\xfe.x\n# \x00\n", "a.tmp": "x", "b.py": "x"})
    assert names(tmp_path) == [".gitignore", "b.py"]


def test_reading_text_says_what_it_is_not(tmp_path: Path, listed: Listed) -> None:
    write(tmp_path, {"a.py": "text", "b.bin": bytes(range(256)) * 20})
    one, two = listed(tmp_path).files
    assert load(one) == Decoded("text", "utf-8")
    assert load(two) == Skipped("b.bin", "binary", expected=True)
