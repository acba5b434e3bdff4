"""A run with a cache says what a run without one says, whatever happened in between; and it asks for less."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import time
from dataclasses import replace
from functools import cache as once
from typing import TYPE_CHECKING

import pytest

from auditor.audit import look
from auditor.cache import entry, folder
from auditor.cache.recall import Cache
from auditor.config import Settings
from auditor.document import dumps
from auditor.pack.locate import load
from auditor.suppress import baseline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PACK = load(Settings().pack)
TOKEN = "7f3c" * 8  # the pattern of one, and nobody's
HIT = "nothing has changed since an earlier run"
NEW = "nothing kept of these files"
NOT_NEEDED = "not needed: no file is relevant"
CHANGED = "something has changed"

FILES = {
    "client.py": f'''import requests
from lib.names import MODULE
from lib.urls import address

TOKEN = "{TOKEN}"


def fetch(module, method):
    return requests.get(address(module, method), params={{"authtoken": TOKEN, "scope": "crmapi"}})


def first():
    return fetch(MODULE, "getRecords")
''',
    "lib/names.py": 'MODULE = "Leads"\n',
    "lib/urls.py": 'HOST = "https://crm.zoho.com/crm/private/json"\n\n\ndef address(module, method):\n'
    '    return HOST + "/" + module + "/" + method\n',
    "jobs/nightly.py": 'from client import fetch\n\n\ndef run():\n    fetch("Contacts", "getRecordById")\n',
    "jobs/other.py": "def total(rows):\n    return sum(rows)\n",
    "web/page.php": "<?php\nfunction total($rows) {\n    return array_sum($rows);\n}\n",
    "notes.txt": "Nothing to see here.\n",
    "jobs/configured.py": 'import os\n\nfrom client import fetch\n\nfetch(os.environ["CRM_PART"], "getRecords")\n',
    ".env": "CRM_PART=Invoices\n",
}
"""Only `client.py` and `lib/urls.py` hold words of the pack: the others matter by what is imported and called."""


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    top = tmp_path / "code"
    for name, text in FILES.items():
        write(top / name, text)
    monkeypatch.chdir(top)
    return top


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def settle(top: Path) -> None:
    """As if all files had been there for a while: their times say something only then."""
    before = time.time_ns() - 10_000_000_000
    for file in top.rglob("*"):
        os.utime(file, ns=(before, before))


def plain(settings: Settings | None = None) -> str:
    """The outcome of a run without a cache."""
    return dumps(look(settings or Settings(), PACK).audit)


@once
def untouched() -> str:
    """That of the files as they are written."""
    return plain()


def scan(settings: Settings | None = None, expected: str = "") -> str:
    """What came of the cache, after checking that the outcome is the expected one: that of a run without it."""
    chosen = settings or Settings()
    cache = Cache(chosen)
    with_cache = look(chosen, PACK, cache=cache).audit
    assert dumps(with_cache) == (expected or plain(chosen))
    return cache.note


def kept(tmp_path: Path) -> list[Path]:
    """The analyses that are kept; beside them lies the pack."""
    return sorted((tmp_path / "cache").rglob("[!p]*.json"))


@pytest.mark.parametrize("old", [True, False], ids=["old files", "files of this moment"])
def test_what_has_not_changed_is_not_analysed_again(code: Path, monkeypatch: pytest.MonkeyPatch, *, old: bool) -> None:
    if old:
        monkeypatch.setattr("auditor.cache.recall._TICK", -(10**18))
    assert len(look(Settings(), PACK).audit.findings) > 3
    assert scan() == NEW
    assert scan() == HIT
    chosen = Settings()
    expected = dumps(look(chosen, PACK).audit)
    monkeypatch.setattr("auditor.analysis.analyse", lambda *_: pytest.fail("analysed again"))
    assert dumps(look(chosen, PACK, cache=Cache(chosen)).audit) == expected
    assert code.is_dir()


def edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(top: Path) -> None:
        text = (top / name).read_text("utf-8")
        assert old in text
        write(top / name, text.replace(old, new))

    return change


def add(name: str, text: str) -> Callable[[Path], object]:
    return lambda top: write(top / name, text)


def drop(name: str) -> Callable[[Path], object]:
    return lambda top: (top / name).unlink()


def move(name: str, new: str) -> Callable[[Path], object]:
    return lambda top: (top / name).rename(top / new)


MATTERS: dict[str, Callable[[Path], object]] = {
    "a relevant file": edit("client.py", "getRecords", "getMyRecords"),
    "a comment in a relevant file": edit("client.py", "TOKEN = ", "# auditor: ignore[ZA101]\nTOKEN = "),
    "a constant in an irrelevant file": edit("lib/names.py", "Leads", "Deals"),
    "of the same length": edit("lib/names.py", "Leads", "Tasks"),
    "a call elsewhere": edit("jobs/nightly.py", "getRecordById", "getRecords"),
    "a new call in a file that had none": edit("jobs/other.py", "return", "fetch('Deals', 'x')\n    return"),
    "a new file that calls": add("jobs/late.py", "from client import fetch\nfetch('Deals', 'deleteRecords')\n"),
    "a new file with words": add("b.py", "URL = 'https://crm.zoho.com/crm/private/xml/Cases/getRecords'\n"),
    "a new file that shadows": add("jobs/lib/names.py", "MODULE = 'Cases'\n"),
    "a setting": edit(".env", "Invoices", "Products"),
    "a setting goes": drop(".env"),
    "settings nearer by": add("jobs/.env", "CRM_PART=Vendors\n"),
    "a file with words goes": drop("client.py"),
    "an imported file goes": drop("lib/names.py"),
    "a calling file goes": drop("jobs/nightly.py"),
    "an imported file moves": move("lib/names.py", "lib/other_names.py"),
    "a calling file moves": move("jobs/nightly.py", "jobs/daily.py"),
    "it turns binary": lambda top: (top / "lib/names.py").write_bytes(b"\0\1\2MODULE"),
}
STAYS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "a file of no concern": edit("jobs/other.py", "sum(rows)", "sum(rows, 0)"),
    "in another language": edit("web/page.php", "array_sum", "count"),
    "a text": add("notes.txt", "Other notes.\n"),
    "touched": lambda top: os.utime(top / "client.py"),
}


@pytest.mark.parametrize("change", MATTERS.values(), ids=MATTERS)
@pytest.mark.parametrize("tick", [2_000_000_000, -(10**18)], ids=["young", "old"])
def test_a_change_that_matters_is_seen(
    code: Path, change: Callable[[Path], object], tick: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.cache.recall._TICK", tick)
    scan(expected=untouched())
    change(code)
    expected = plain()
    assert scan(expected=expected) in (NEW, CHANGED)
    assert scan(expected=expected) == HIT


@pytest.mark.parametrize("change", STAYS.values(), ids=STAYS)
@pytest.mark.parametrize("tick", [2_000_000_000, -(10**18)], ids=["young", "old"])
def test_a_change_that_does_not_matter_costs_nothing(
    code: Path, change: Callable[[Path], object], tick: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.cache.recall._TICK", tick)
    scan(expected=untouched())
    change(code)
    expected = plain()
    assert scan(expected=expected) == HIT
    assert scan(expected=expected) == HIT


def test_times_that_were_put_back_hide_nothing(code: Path) -> None:
    settle(code)
    scan()
    status = (code / "jobs/other.py").stat()
    edit("jobs/other.py", "sum(rows)", "fetch(1,2")(code)
    write(code / "jobs/other.py", "def total(r):\n    return fetch('a', r)\n"[: status.st_size].ljust(status.st_size))
    os.utime(code / "jobs/other.py", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert scan() == CHANGED


def test_settings_come_into_play_after_it(code: Path, tmp_path: Path) -> None:
    plain = Settings()
    scan(plain)
    for other in (
        replace(plain, select=("ZA1",)),
        replace(plain, ignore=("ZA1",)),
        replace(plain, fail_on="never"),
        replace(plain, per_path_ignores=("jobs/**=ZA1",)),
    ):
        assert scan(other) == HIT
    for other in (
        replace(plain, max_parse_size=100),
        replace(plain, exclude=("lib",)),
        replace(plain, targets=("client.py",)),
        replace(plain, targets=("client.py", "lib")),
    ):
        assert scan(other) == NEW
    known = look(replace(plain, baseline=str(tmp_path / "known")), PACK, fresh=True).compared
    assert known is not None
    write(tmp_path / "known", baseline.dumps(known.new[:2]))
    assert scan(replace(plain, baseline=str(tmp_path / "known"))) == HIT
    write(tmp_path / "known", baseline.dumps(known.new))
    assert scan(replace(plain, baseline=str(tmp_path / "known"))) == HIT
    assert code.is_dir()


@pytest.mark.parametrize("what", ["of_program", "of_pack"])
def test_another_program_or_pack_asks_anew(code: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    scan()
    monkeypatch.setattr(f"auditor.cache.recall.{what}", lambda *_: "another")
    assert scan() == NEW
    assert code.is_dir()


def test_the_same_code_in_another_place_is_the_same(
    code: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan()
    for name, text in FILES.items():
        write(tmp_path / "copy" / name, text)
    monkeypatch.chdir(tmp_path / "copy")
    assert scan() == HIT
    assert code.is_dir()


def test_what_could_not_be_read_is_not_kept(code: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_open = os.open

    def refuse(path: str | bytes, *rest: int, **more: int) -> int:
        if os.fsdecode(path).endswith("names.py"):
            raise PermissionError(13, "Permission denied", path)
        return really_open(path, *rest, **more)

    monkeypatch.setattr(os, "open", refuse)
    assert scan() == NEW
    assert kept(tmp_path) == []
    monkeypatch.setattr(os, "open", really_open)
    assert scan() == NEW
    assert code.is_dir()


def test_a_file_that_changes_under_way_is_not_kept(code: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from auditor import analysis  # noqa: PLC0415

    really = analysis.analyse

    def late(*arguments: object) -> object:
        edit("client.py", "getRecords", "getMyRecords")(code)
        return really(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(analysis, "analyse", late)
    look(Settings(), PACK, cache=Cache(Settings()))
    assert kept(tmp_path) == []


def test_no_character_of_a_secret_is_kept(code: Path, tmp_path: Path) -> None:
    write(code / "more.py", FILES["client.py"].replace(TOKEN, "0a9b8c7d6e5f" * 3).replace("fetch", "f" + "9e8d" * 8))
    scan()
    written = "".join(file.read_text("utf-8") for file in (tmp_path / "cache").rglob("*") if file.is_file())
    for start in range(32 - 8):
        assert TOKEN[start : start + 8] not in re.sub(r'"[0-9a-f]{24,40}(\.\d+)?"', "", written)
        assert ("9e8d" * 8)[start : start + 8] not in written


def words(random_: random.Random) -> str:
    name = random_.choice(["fetch", "first", "total", "send", "load"])
    return random_.choice(
        [
            f"from client import fetch\n\n\ndef {name}():\n    return fetch('Deals', '{name}Records')\n",
            f"MODULE = '{name.title()}'\n",
            "import requests\nfrom lib.urls import HOST\nrequests.get(HOST + '/Leads/getRecords?authtoken=x')\n",
            f"def {name}(rows):\n    return len(rows)\n",
            FILES["client.py"],
            FILES["lib/urls.py"],
        ]
    )


def disturb(top: Path, random_: random.Random) -> None:
    """One change as people and programs make them."""
    files = sorted(file for file in top.rglob("*") if file.is_file())
    file = random_.choice(files) if files else top / "first.py"
    what = random_.randrange(6)
    if what == 0 or not files:
        write(top / random_.choice(["a", "jobs", "lib", "."]) / f"new{random_.randrange(4)}.py", words(random_))
    elif what == 1 and len(files) > 2:
        file.unlink()
    elif what == 2:
        file.replace(file.with_name(f"moved{random_.randrange(4)}{file.suffix}"))
    elif what == 3:
        write(file, words(random_))
    elif what == 4:
        text = file.read_text("utf-8")
        write(file, text.replace(*random_.choice([("Leads", "Deals"), ("fetch", "total"), ("rows", "lines")])))
    else:
        os.utime(file)


def disturbed(top: Path, seed: int, steps: int) -> list[str]:
    random_ = random.Random(seed)  # noqa: S311 - the same each time
    notes = [scan()]
    for _ in range(steps):
        disturb(top, random_)
        notes += [scan(), scan()]
    return notes


@pytest.mark.parametrize("seed", range(3))
def test_whatever_changes_the_outcome_is_that_of_a_run_without_a_cache(code: Path, seed: int) -> None:
    notes = disturbed(code, seed, 6)
    assert set(notes[2::2]) <= {HIT, NOT_NEEDED}, "the second of two equal runs asks for nothing"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 140))
@pytest.mark.parametrize("tick", [2_000_000_000, -(10**18)], ids=["young", "old"])
def test_the_same_of_many_more_changes(code: Path, seed: int, tick: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.cache.recall._TICK", tick)
    assert set(disturbed(code, seed, 25)[2::2]) <= {HIT, NOT_NEEDED}


def test_a_cache_that_became_too_large_lets_go_of_the_oldest(
    code: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan()
    (first,) = kept(tmp_path)
    os.utime(first, (1, 1))
    monkeypatch.setattr(folder, "MOST_BYTES", int(first.stat().st_size * 2.5))
    for number in range(3):
        write(code / f"more{number}.py", "AUTHTOKEN = 1\n")
        scan()
    assert first not in kept(tmp_path)
    assert len(kept(tmp_path)) == 2


@pytest.mark.parametrize(("rounds", "runs"), [(1, 3), pytest.param(3, 4, marks=pytest.mark.slow)])
def test_runs_at_the_same_time_do_not_disturb_each_other(code: Path, tmp_path: Path, rounds: int, runs: int) -> None:
    said: set[str] = set()
    for _ in range(rounds):
        command = [sys.executable, "-m", "auditor", "scan", "--format", "json"]
        environment = {name: value for name, value in os.environ.items() if name != "AUDITOR_NO_CACHE"}
        running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) for _ in range(runs)]
        said |= {process.communicate(timeout=60)[0].decode() for process in running}
        (only,) = kept(tmp_path)
        assert entry.loads(only.stem, only.read_bytes()) is not None
        only.unlink()
    assert len(said) == 1
    assert "Invoices" in said.pop()
    assert code.is_dir()
