"""A pack that was read before is neither parsed nor checked again, and is the same; whatever is wrong is still said."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli

from auditor._about import DEFAULT_PACK
from auditor.cache.digest import of_pack
from auditor.cache.packs import load
from auditor.cache.sealed import sealed
from auditor.cli.app import run
from auditor.pack.errors import PackError
from auditor.pack.locate import pack_folder
from auditor.pack.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

ACME = Path(__file__).parents[1] / "pack" / "acme"
RULE = "rules/AL101-request.toml"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    return shutil.copytree(ACME, tmp_path / "acme")


def kept(cache: Path) -> Path:
    (file,) = cache.rglob("pack-*.json")
    return file


def no_toml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tomli, "loads", lambda _: pytest.fail("parsed again"))
    monkeypatch.setattr("auditor.pack.check.check", lambda *_: pytest.fail("checked again"))


@pytest.mark.parametrize("name", [DEFAULT_PACK, str(ACME)], ids=["shipped", "in a folder"])
def test_the_second_time_nothing_is_parsed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(name, ())
    assert first == read(pack_folder(name))
    no_toml(monkeypatch)
    assert load(name, ()) == first


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("pack.toml", "Acme Ledger API v2", "Acme Ledger API 2"),
        ("knowledge.toml", "list accounts", "all accounts"),
        (RULE, "severity = 'blocker'", "severity = 'high'"),
    ],
    ids=["what it is about", "a table", "a rule"],
)
def test_a_pack_that_was_edited_is_read_anew(acme: Path, file: str, old: str, new: str) -> None:
    before, digest = load(str(acme), ()), of_pack(acme)
    change(acme / file, old, new)
    after = load(str(acme), ())
    assert after == read(acme) != before
    assert of_pack(acme) != digest


def test_what_is_wrong_is_said_every_time(acme: Path, cache: Path) -> None:
    load(str(acme), ())
    change(acme / RULE, "severity =", "severities =")
    for _ in range(2):
        with pytest.raises(PackError, match=rf"acme/{RULE}: there is no key 'severities'"):
            load(str(acme), ())
    assert kept(cache)


def foreign(document: dict[str, object]) -> Callable[[Path], bytes]:
    return lambda file: sealed(file.stem, document)


@pytest.mark.parametrize(
    "made",
    [
        lambda _: b"",
        lambda file: file.read_bytes()[:-2000],
        lambda file: file.read_bytes().replace(b"Ledger", b"Hedger"),
        lambda _: sealed("pack-other", {"files": {}}),
        foreign({}),
        foreign({"files": {}}),
        foreign({"files": []}),
        foreign({"files": {"pack.toml": 1}}),
        foreign({"files": {"rules/x.toml": {"id": 5}}}),
    ],
    ids=["empty", "cut", "changed", "another's", "nothing", "no file", "a list", "a number", "wrong rows"],
)
def test_what_is_no_kept_pack_is_replaced(cache: Path, made: Callable[[Path], bytes]) -> None:
    expected = load(str(ACME), ())
    file = kept(cache)
    whole = file.read_bytes()
    file.write_bytes(made(file))
    assert load(str(ACME), ()) == expected
    assert file.read_bytes() == whole


@pytest.mark.parametrize("option", [["--no-cache"], []], ids=["switched off", "used"])
def test_it_is_kept_where_a_cache_may_be_used(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, option: list[str]
) -> None:
    monkeypatch.delenv("AUDITOR_NO_CACHE", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "notes.txt").write_text("Nothing to see here.\n", "utf-8")
    assert run(["scan", "code", *option]) == 0
    assert list(cache.rglob("pack-*.json")) == ([] if option else [kept(cache)])


def test_it_is_never_kept_in_what_is_scanned(tmp_path: Path, cache: Path) -> None:
    assert load(str(ACME), (str(tmp_path),)) == read(ACME)
    assert not cache.exists()
