"""Which files may matter. Every way of searching must give the same answer."""

from __future__ import annotations

import codecs
import os
import random
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import ahead, prefilter, sweep
from auditor.pack.about import Prefilter
from auditor.prefilter import Level, Words, find, select
from auditor.sources import git, list_files
from sources.repository import Repository, write

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from auditor.sources import Listing

    Listed = Callable[..., Listing]

ROWS = Prefilter(strong=("Vendor", "old/api", "token"), weak=("getThing", "x-id"), not_after={"token": "o"})
WORDS = Words.of(ROWS)


@pytest.mark.parametrize(
    ("data", "path", "level"),
    [
        (b"import VENDOR", "a.py", Level.STRONG),
        (b"/OLD/api/", "a.py", Level.STRONG),
        (b"nothing", "lib/vendor-client.js", Level.STRONG),
        (b"nothing", "a.py", Level.NONE),
        (b"getthing()", "a.py", Level.WEAK),
        (b"x", "getThing.php", Level.WEAK),
        (b"a token", "a.py", Level.STRONG),
        (b"otoken OTOKEN", "a.py", Level.NONE),
        (b"otoken token", "a.py", Level.STRONG),
        (b"token", "a.py", Level.STRONG),
        ("vendor".encode("utf-16-le"), "a.txt", Level.STRONG),
        (codecs.BOM_UTF16_BE + "see Vendor".encode("utf-16-be"), "a.txt", Level.STRONG),
        ("otoken".encode("utf-16-le"), "a.txt", Level.NONE),
        ("vendor".encode("utf-32-be"), "a.txt", Level.STRONG),
        (b"\xff\xfe\xfd vendor \xff", "a.bin", Level.STRONG),
        (b"ven\ndor", "a.py", Level.NONE),
        (b"", "a.py", Level.NONE),
    ],
)
def test_what_bytes_and_path_say(data: bytes, path: str, level: Level) -> None:
    assert WORDS.matches(data, path) is level


def test_weak_words_count_only_beside_a_strong_one(tmp_path: Path, listed: Listed) -> None:
    write(tmp_path, {"weak.py": "getThing()", "none.py": "x"})
    assert select(listed(tmp_path), WORDS).relevant == ()
    write(tmp_path, {"strong.py": "vendor"})
    selected = select(listed(tmp_path), WORDS)
    assert [(hit.candidate.path, hit.level) for hit in selected.relevant] == [
        ("strong.py", Level.STRONG),
        ("weak.py", Level.WEAK),
    ]
    assert (selected.searched, selected.bytes, selected.skipped) == (3, 16, ())


def test_without_words_nothing_is_found(tmp_path: Path, listed: Listed) -> None:
    write(tmp_path, {"a.py": "x"})
    selected = select(listed(tmp_path), Words.of(Prefilter(strong=())))
    assert (selected.relevant, selected.searched) == ((), 1)


def test_find_minds_case_and_not_paths(tmp_path: Path, listed: Listed) -> None:
    write(tmp_path, {"call_it.py": "x", "a.py": "call_it()", "b.py": "CALL_IT", "c.py": "other"})
    assert [one.path for one in find(listed(tmp_path).files, (b"call_it",))] == ["a.py"]
    assert [one.path for one in find(listed(tmp_path).files, (b"call_it", b"other"))] == ["a.py", "c.py"]
    assert find(listed(tmp_path).files, ()) == ()


@pytest.mark.parametrize("length", [sweep.FIRST - 3, sweep.FIRST, sweep.CHUNK + sweep.FIRST - 3, sweep.CHUNK * 2])
def test_words_across_the_borders_of_reads(tmp_path: Path, listed: Listed, length: int) -> None:
    filler = b"." * length
    write(
        tmp_path,
        {"a": filler + b"vendor", "b": filler + b"otoken" + filler, "c": filler + b"\0" + "vendor".encode("utf-16-le")},
    )
    assert [hit.candidate.path for hit in select(listed(tmp_path), WORDS).relevant] == ["a", "c"]


# --- the ways ----------------------------------------------------------------------------------------------------


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use git and workers however few files there are."""
    monkeypatch.setattr(prefilter, "_FILES_PER_GREP", 1)
    monkeypatch.setattr(prefilter, "_FILES_PER_WORKER", 5)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A work tree with everything that could make one way of searching see other files than another."""
    chance = random.Random(4)  # noqa: S311
    library = Repository(tmp_path_factory.mktemp("library") / "library")
    write(library.folder, {"in_module.py": "vendor", "plain.py": "x"})
    library.commit()
    repository = Repository(tmp_path_factory.mktemp("odd") / "work")
    folder = repository.folder
    words = ["vendor", "VENDOR", "Old/Api", "token", "otoken", "OToken", "getThing", "x-id", "ven dor", "tokens"]
    encodings = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"]
    for number in range(120):
        word = chance.choice(words) if chance.random() < 0.5 else "plain"
        text = f"{'é' * chance.randrange(3)}\r\n{'x' * chance.randrange(90)}{word}\n\r{'y' * chance.randrange(50)}"
        write(folder, {f"many/d{number % 7}/f{number}.txt": text.encode(chance.choice(encodings))})
    write(
        folder,
        {
            "new\nline\x1b.py": "vendor", "bad\udcff.py": "vendor", "-e": "vendor", ":(glob)*": "vendor",
            "a b/ü.py": "vendor",
            "huge.txt": b"a" * 3_000_000 + b"vendor", "huge_wide.txt": b"ab" * 900_000 + b"\0v\0e\0n\0d\0o\0r",
            "image.png": b"\x89PNG\0\0" + b"vendor", "archive.bin": bytes(range(256)) * 50, "null.bin": bytes(5000),
            "vendor/by_name.txt": "x", "lines.txt": b"\r".join([b"x"] * 5000) + b"vendor", "empty": b"",
            "attr.bin": "vendor", "attr.py": "vendor",
            "ignored.log": "vendor", ".gitignore": "*.log\nignored/\n", "ignored/forced.py": "vendor",
            "assumed.py": "plain", "sparse.py": "plain", "changed.py": "plain",
            "deleted.py": "vendor", "linked_to.py": "vendor",
        },
    )  # fmt: skip
    if sys.platform != "win32":
        (folder / "link.py").symlink_to("linked_to.py")
        (folder / "became_link.py").write_text("vendor")
    repository.git("submodule", "--quiet", "add", str(library.folder), "module")
    repository.commit(".")
    repository.git("rm", "--quiet", "--cached", "ignored.log")
    repository.git("update-index", "--assume-unchanged", "assumed.py")
    repository.git("update-index", "--skip-worktree", "sparse.py")
    (folder / "deleted.py").unlink()
    if sys.platform != "win32":
        (folder / "became_link.py").unlink()
        (folder / "became_link.py").symlink_to("linked_to.py")
    write(folder, dict.fromkeys(("assumed.py", "sparse.py", "changed.py", "untracked.py", "module/new.py"), "a vendor"))
    attributes = "*.bin binary\n*.py -diff working-tree-encoding=UTF-16\n"
    write(folder, {"intended.py": "vendor"})
    repository.git("add", "--intent-to-add", "intended.py")
    write(folder, {".gitattributes": attributes})
    nested = Repository(folder / "nested")
    write(nested.folder, {"n.py": "vendor", "plain.py": "x"})
    nested.commit("n.py")
    return folder


def picked(folder: Path, jobs: int) -> list[tuple[str, Level]]:
    listing = list_files((str(folder),), exclude=(), no_ignore=False, stdin_name=None)
    selected = select(listing, WORDS, jobs)
    assert selected.searched == len(listing.files)
    return [(hit.candidate.path, hit.level) for hit in selected.relevant]


def test_every_way_picks_the_same_files(odd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In process; with workers; with git; with git that knows no such patterns; one file at a time."""
    plain = picked(odd, 1)
    listing = list_files((str(odd),), exclude=(), no_ignore=False, stdin_name=None)
    one_by_one = [(file.path, WORDS.matches(sweep_read(file.opened), file.path)) for file in listing.files]
    assert plain == [(path, level) for path, level in one_by_one if level]
    assert {"assumed.py", "sparse.py", "changed.py", "untracked.py", "module/new.py", "nested/n.py"} <= {
        path for path, _ in plain
    }
    assert not {"deleted.py", "ignored.log", "link.py", "became_link.py"} & {path for path, _ in plain}

    monkeypatch.setattr(prefilter, "_FILES_PER_WORKER", 5)
    assert picked(odd, 3) == plain
    monkeypatch.setattr(prefilter, "_FILES_PER_GREP", 1)
    searched: list[int] = []
    really = sweep.sweep

    def counted(paths: list[bytes], search: sweep.Search) -> sweep.Answer:
        searched.append(len(paths))
        return really(paths, search)

    monkeypatch.setattr(sweep, "sweep", counted)
    assert picked(odd, 1) == plain
    assert searched[0] < len(listing.files) * 0.8, "git dismissed no files"
    monkeypatch.setattr(git, "_GREP", (*git._GREP, "--no-such-option"))
    searched.clear()
    assert picked(odd, 1) == plain
    assert searched[0] == len(listing.files)


def sweep_read(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()


def complaining(process: subprocess.Popen[bytes]) -> list[str]:
    process.communicate()
    raise git.GitRefused("error: failed to open")


@pytest.mark.usefixtures("eager")
def test_a_file_that_git_cannot_read_is_searched_in_process_and_reported(
    repository: Repository, listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository.folder, {"a.py": "vendor", "b.py": "x"})
    repository.commit()
    listing = listed(repository.folder)
    monkeypatch.setattr(git, "finish_grep", complaining)
    assert [hit.candidate.path for hit in select(listing, WORDS).relevant] == ["a.py"]


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("executable", ["", "/nowhere/python", sys.executable])
def test_a_worker_that_does_not_work_is_done_without(
    tmp_path: Path, listed: Listed, monkeypatch: pytest.MonkeyPatch, executable: str
) -> None:
    write(tmp_path, {f"f{number}.py": "vendor" if number % 3 else "x" for number in range(30)})
    listing = listed(tmp_path)
    wanted = select(listing, WORDS, 1)
    monkeypatch.setattr(sys, "executable", executable)
    if executable == sys.executable:
        monkeypatch.setattr(sweep, "__file__", os.devnull)
    assert select(listing, WORDS, 4) == wanted


def test_a_workers_task_and_answer_come_through() -> None:
    search = sweep.Search((b"a", b"b"), {b"a": b"xy"}, fold=True)
    paths, copy = sweep.decode_task(sweep.encode_task([b"p", b"\xff q"], search))
    assert paths == [b"p", b"\xff q"]
    assert (copy.words, copy.guards, copy.fold) == (search.words, search.guards, True)
    for answer in (([], []), ([1, 2], [(3, 13)]), ([], [(0, 2), (1, 40)])):
        assert sweep.decode_answer(sweep.encode_answer(answer)) == answer
    with pytest.raises(ValueError, match="unpack"):
        sweep.decode_answer(b"")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["otoken", "token", "x", "\0", "VENDOR", "vend", "or", "\n", "old/", "api"]), max_size=12),
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]),
)
def test_a_word_is_found_just_where_it_stands_unguarded(parts: list[str], encoding: str) -> None:
    text = "".join(parts).lower()
    plain = text.replace("\0", "")
    spots = [at for at in range(len(plain)) if plain.startswith("token", at) and plain[at - 1 : at] != "o"]
    wanted = bool(spots) or "vendor" in plain or "old/api" in plain
    if "\0" in text and encoding == "utf-8":
        direct = [at for at in range(len(text)) if text.startswith("token", at) and text[at - 1 : at] != "o"]
        wanted = wanted or bool(direct)
    assert (WORDS.matches(text.encode(encoding), "p") is Level.STRONG) == wanted


# --- the head start ----------------------------------------------------------------------------------------------


@pytest.fixture
def large(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    write(repository.folder, {"a.py": "vendor", "b.py": "x", "sub/c.py": "x"})
    repository.commit()
    monkeypatch.setattr(ahead, "_LARGE", 1)
    monkeypatch.setattr(ahead, "_words", lambda: WORDS.strong.words)
    monkeypatch.chdir(repository.folder)
    yield repository.folder
    ahead.abandon()


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize(
    "arguments", [[], ["."], ["--format", "json"], ["-q", ".", "-o", "out.html"], ["--exclude=sub"]]
)
def test_a_search_begun_ahead_is_used_once(
    large: Path, listed: Listed, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead.begin(arguments)
    assert ahead._begun
    with monkeypatch.context() as patch:
        patch.setattr(git, "start_grep", lambda *_: pytest.fail("searched twice"))
        assert [hit.candidate.path for hit in select(listed(large), Words.of(Prefilter(ROWS.strong)), 1).relevant] == [
            "a.py"
        ]
    assert not ahead._begun


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.py"],
        ["."] * 2,
        ["-"],
        ["--no-ignore"],
        ["--pack", "x"],
        ["--pack=x"],
        ["--config", "x"],
        ["sub", "a.py"],
        ["missing"],
    ],
)
def test_nothing_is_begun_when_the_arguments_leave_doubt(large: Path, arguments: list[str]) -> None:
    assert large.is_dir()
    ahead.begin(arguments)
    assert not ahead._begun


@pytest.mark.usefixtures("eager")
def test_a_wrong_guess_changes_nothing(large: Path, listed: Listed) -> None:
    ahead.begin(["sub"])
    begun = ahead._begun[0].process
    assert [hit.candidate.path for hit in select(listed(large), WORDS, 1).relevant] == ["a.py"]
    ahead.abandon()
    assert begun.returncode is not None
