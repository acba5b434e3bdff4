"""A cache that is damaged, foreign, full, forbidden or not there: the run goes on without it, and says so if asked."""

from __future__ import annotations

import contextlib
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from auditor._about import DISTRIBUTION
from auditor.cache import entry, folder
from auditor.cache.digest import of_parts
from auditor.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD = 'import requests\n\nrequests.get("https://crm.zoho.com/crm/private/json/Leads/getRecords?scope=crmapi")\n'
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and owners as POSIX has them")


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("AUDITOR_NO_CACHE", raising=False)
    at(monkeypatch, tmp_path / "cache")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "sync.py").write_text(OLD)
    monkeypatch.chdir(tmp_path / "code")
    return tmp_path / "code"


def at(monkeypatch: pytest.MonkeyPatch, place: Path | str) -> None:
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(place))


def scanned(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    """The report, and what is said of the cache."""
    capsys.readouterr()
    assert run(["scan", "--format", "json", "--verbose", *arguments]) == 1
    said = capsys.readouterr()
    (line,) = said.err.splitlines()
    return said.out, line.removeprefix("auditor: cache: ")


def the_entry(tmp_path: Path) -> Path:
    (file,) = (tmp_path / "cache").rglob("[!p]*.json")
    return file


def lengths(data: bytes) -> list[int]:
    """Every class of lengths: none, the first ones, around each seam, anywhere, all but the last."""
    seams = [at + step for at in range(len(data) - 1) if data[at] in b"\n{}[]" for step in (0, 1)]
    random_ = random.Random(7)  # noqa: S311 - the same each time
    anywhere = [random_.randrange(len(data)) for _ in range(100)]
    return sorted({*range(60), *random_.sample(seams, min(len(seams), 200)), *anywhere, len(data) - 1, len(data) - 2})


def test_an_entry_cut_short_or_changed_is_none(code: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scanned(capsys)
    file = the_entry(tmp_path)
    whole = file.read_bytes()
    key = file.stem
    assert entry.loads(key, whole) is not None
    assert entry.loads("another", whole) is None
    for length in lengths(whole):
        assert entry.loads(key, whole[:length]) is None
        broken = bytearray(whole)
        broken[length] ^= 1
        assert entry.loads(key, bytes(broken)) is None
    assert entry.loads(key, whole + b"\n") is None
    assert code.is_dir()


DAMAGES: dict[str, bytes | None] = {
    "empty": b"",
    "half": None,
    "zeros": b"\0" * 5000,
    "no text": bytes(range(256)),
    "a foreign document": b'{"findings": []}\n',
    "a deep document": b"[" * 100_000,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_entry_is_made_again(
    code: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: bytes | None
) -> None:
    report, _ = scanned(capsys)
    file = the_entry(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert scanned(capsys) == (report, "nothing kept of these files")
    assert file.read_bytes().split(b'"rows"')[0] == whole.split(b'"rows"')[0]
    assert scanned(capsys) == (report, "nothing has changed since an earlier run")
    assert code.is_dir()


FOREIGN: dict[str, dict[str, Any]] = {
    "findings of another kind": {"finished": {"findings": [{"id": 1}], "credentials": [], "ignores": []}},
    "a list": {"finished": []},
    "no reading": {"read": None},
    "files of another kind": {"looked_at": [["only one"]]},
    "rows of another kind": {"rows": [["x"]]},
    "names of another kind": {"names": None},
    "another key": {"key": "0"},
}


@pytest.mark.parametrize("change", FOREIGN.values(), ids=FOREIGN)
def test_an_entry_of_another_shape_is_none_though_its_digest_is_right(
    code: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: dict[str, Any]
) -> None:
    scanned(capsys)
    file = the_entry(tmp_path)
    document = json.loads(file.read_text("ascii").split("\n")[1])
    for made, there in ((document, True), ({**document, **change}, False)):
        body = json.dumps(made)
        assert (entry.loads(file.stem, f"{of_parts((body,))}\n{body}\n".encode()) is not None) == there
    assert code.is_dir()


def test_it_is_switched_off(
    code: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    report, said = scanned(capsys, "--no-cache")
    assert said == "switched off"
    assert not (tmp_path / "cache").exists()
    monkeypatch.setenv("AUDITOR_NO_CACHE", "yes")
    assert scanned(capsys) == (report, "switched off")
    monkeypatch.delenv("AUDITOR_NO_CACHE")
    (code / ".auditor.toml").write_text("no-cache = true\n")
    assert scanned(capsys)[1] == "switched off"


def test_without_being_asked_it_says_nothing(code: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scan"]) == 1
    assert capsys.readouterr().err == ""
    assert code.is_dir()


def test_a_home_that_is_a_file(
    code: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    at(monkeypatch, tmp_path / "file")
    assert scanned(capsys)[1].startswith(f"not used: {tmp_path / 'file'}")
    assert code.is_dir()


@POSIX
def test_no_home_at_all(code: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, "")
    monkeypatch.setenv("HOME", "")
    assert scanned(capsys)[1] == "not used: there is no home folder"
    assert code.is_dir()


@POSIX
def test_a_home_that_may_not_be_written_to(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("AUDITOR_NO_CACHE", raising=False)
    with tempfile.TemporaryDirectory() as name:
        for inner, mode in (("code", 0o755), ("home", 0o555)):
            Path(name, inner).mkdir(mode)
        Path(name).chmod(0o755)
        Path(name, "code", "sync.py").write_text(OLD)
        at(monkeypatch, Path(name, "warm"))
        monkeypatch.chdir(Path(name, "code"))
        scanned(capsys)  # imports what a run imports
        at(monkeypatch, Path(name, "home"))
        with as_nobody():
            said = scanned(capsys)[1]
        assert said.endswith("permission denied")
        at(monkeypatch, Path(name, "warm"))
        with as_nobody():
            said = scanned(capsys)[1]
        assert said.startswith("not used: ")
        monkeypatch.chdir("/")


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Nothing is forbidden to root: a process that is root's goes on as nobody."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@POSIX
@pytest.mark.parametrize("mode", [0o777, 0o770])
def test_a_folder_that_others_may_write_to_is_not_trusted(
    code: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], mode: int
) -> None:
    scanned(capsys)
    the_entry(tmp_path).parent.chmod(mode)
    assert scanned(capsys)[1].endswith("is not this user's alone")
    assert code.is_dir()


@POSIX
def test_a_link_in_the_place_of_an_entry_is_not_followed(
    code: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scanned(capsys)
    file = the_entry(tmp_path)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert scanned(capsys)[1] == "nothing kept of these files"
    assert not file.is_symlink()
    assert code.is_dir()


def test_it_never_lies_in_what_is_scanned(
    code: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(code.rglob("*"))
    for place in (code, code / "deep" / "inside"):
        at(monkeypatch, place)
        assert scanned(capsys)[1].endswith("lies in what is scanned")
        assert scanned(capsys, str(tmp_path))[1].endswith("lies in what is scanned")
    assert sorted(code.rglob("*")) == before


def test_a_cache_that_somebody_scans_is_passed_over(
    code: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scanned(capsys)
    assert run(["scan", str(tmp_path)]) == 1
    assert ".json" not in capsys.readouterr().out
    assert (the_entry(tmp_path).parent / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886")
    assert code.is_dir()


def test_a_full_disk(
    code: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    report, _ = scanned(capsys)
    the_entry(tmp_path).unlink()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("auditor.whole.write_all", full)
    assert scanned(capsys) == (report, "could not be written")
    assert [file.name for file in (tmp_path / "cache").rglob("[!p]*.json*")] == []
    assert code.is_dir()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for hardly anything."""
    place = tmp_path / "small"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8k,mode=700", "tmpfs", str(place)], capture_output=True, check=False
    ) if sys.platform == "linux" else None  # fmt: skip
    if made is None or made.returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_small_file_system(
    code: Path, small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        (code / f"more{number}.py").write_text(OLD)
    at(monkeypatch, small)
    assert scanned(capsys)[1] == "could not be written"
    assert not list(small.rglob("*.json*"))
    report = small / "report.html"
    assert run(["scan", "--format", "html", "--output", str(report)]) == 2
    assert capsys.readouterr().err == f"auditor: error: {report}: no space left on device\n"
    assert not list(small.glob("*report*"))


def test_what_a_killed_run_left_is_cleared_away(code: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scanned(capsys)
    place = the_entry(tmp_path).parent
    young, old = (place / f".{'0' * 40}.json.{letter * 16}" for letter in "ab")
    young.write_bytes(b"x")
    old.write_bytes(b"x")
    os.utime(old, (1, 1))
    (code / "more.py").write_text(OLD)
    scanned(capsys)
    assert young.exists()
    assert not old.exists()


@pytest.mark.parametrize(
    ("platform", "environment", "place"),
    [
        ("linux", {}, "~/.cache/{}"),
        ("linux", {"XDG_CACHE_HOME": "/caches"}, "/caches/{}"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "~/.cache/{}"),
        ("linux", {"XDG_CACHE_HOME": ""}, "~/.cache/{}"),
        ("darwin", {}, "~/Library/Caches/{}"),
        ("darwin", {"XDG_CACHE_HOME": "/caches"}, "/caches/{}"),
        ("win32", {}, "~/AppData/Local/{}"),
        ("win32", {"XDG_CACHE_HOME": "/caches"}, "~/AppData/Local/{}"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/{}"),
    ],
)
@POSIX
def test_where_it_is(platform: str, environment: dict[str, str], place: str) -> None:
    expected = place.format(DISTRIBUTION).replace("~", str(Path.home()))
    assert folder.place(environment, platform) == expected


def test_a_baseline_is_made_of_what_a_scan_found(
    code: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(capsys)
    monkeypatch.setattr("auditor.analysis.analyse", lambda *_: pytest.fail("analysed again"))
    for what in ("create", "update"):
        assert run(["baseline", what, "--baseline", str(tmp_path / "known")]) == 0
        assert "1 known findings" in capsys.readouterr().out
    assert run(["scan", "--baseline", str(tmp_path / "known")]) == 0
    assert code.is_dir()
