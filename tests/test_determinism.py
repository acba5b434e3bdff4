"""One tree, one report: whatever the number of processes, the order of folders, and what a cache knows."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
from itertools import cycle, product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest

from auditor.audit import look
from auditor.cache.recall import Cache
from auditor.config import Settings
from auditor.document import dumps
from auditor.pack.locate import load
from auditor.report import FORMATS, render
from auditor.workers import hiring

if TYPE_CHECKING:
    from collections.abc import Iterator

PACK = load(Settings().pack)
SEED = 20191231
RUNS = 50
JOBS = (1, 2, 8)

NAMES = ("fetch", "push", "sync", "load", "store", "page", "total", "report")
MODULES = ("Leads", "Contacts", "Deals", "Accounts", "Tasks", "Cases")
METHODS = ("getRecords", "getRecordById", "searchRecords", "updateRecords", "deleteRecords")
HOST = "https://crm.zoho.com/crm/private/json"


PYTHON = """import requests
from shared.settings import BASE


class Client:
    def __init__(self, token):
        self.token = token

    def {name}_{number}(self, module, method):
        params = {{"authtoken": self.token, "scope": "crmapi"}}
        return requests.get(BASE + "/" + module + "/" + method, params=params)


def main():
    return Client("{token}").{name}_{number}("{module}", "{method}")
"""
PHP = """<?php
require_once '../shared/settings.php';
function {name}_{number}($token, $id) {{
    return file_get_contents(BASE . "/{module}/{method}?authtoken=$token&scope=crmapi&id=" . $id);
}}
"""
JAVASCRIPT = """const axios = require('axios');
const {{ base }} = require('../shared/settings');

function {name}{number}(token) {{
  return axios.get(`${{base}}/{module}/{method}`, {{ params: {{ authtoken: token, scope: 'crmapi' }} }});
}}

module.exports = {{ {name}{number} }};
"""
SETTINGS = "ZOHO_AUTHTOKEN={token}\nCRM_URL=https://crm.zoho.com/crm/private/json/{module}/{method}\n"
LOG = "2018-03-01 GET https://crm.zoho.com/crm/private/json/{module}/{method}?authtoken={token} 200\n" * 3
KINDS = ((PYTHON, "py"), (PHP, "php"), (JAVASCRIPT, "js"), (SETTINGS, "env"), (LOG, "log"))


def relevant(random_: random.Random, number: int) -> tuple[str, str]:
    """A file that speaks the old API, and its suffix; some only by what others hold."""
    text, suffix = random_.choice(KINDS)
    said = {
        "number": number,
        "name": random_.choice(NAMES),
        "module": random_.choice(MODULES),
        "method": random_.choice(METHODS),
        "token": f"{random_.getrandbits(128):032x}",
    }
    return text.format(**said), suffix


def unrelated(random_: random.Random, number: int) -> tuple[str, str]:
    """A file that does not; now and then it calls one that does."""
    name, other = random_.choice(NAMES), random_.choice(NAMES)
    return random_.choice(
        [
            (f"def {name}(rows):\n    return [row for row in rows if row > {number}]\n", "py"),
            (f"from part0.file0 import Client\n\nClient('x').{name}_{number % 40}('Leads', '{other}')\n", "py"),
            (f"<?php\nfunction {name}($rows) {{ return count($rows) + {number}; }}\n", "php"),
            (f"export const {name} = (rows) => rows.map((row) => row + {number});\n", "js"),
            (f"# Notes {number}\n\nNothing of interest.\n", "md"),
        ]
    )


def made(top: Path, files: int, share: int) -> None:
    """A tree of so many files, one in `share` relevant; part of it under git, which is listed in another way."""
    random_ = random.Random(SEED)  # noqa: S311 - the same each time
    for number in range(files):
        folder = top / random_.choice(["lib", "app", "app/deep", "web", "repo", "repo/inner"]) / f"part{number % 12}"
        folder.mkdir(parents=True, exist_ok=True)
        text, suffix = relevant(random_, number) if number % share == 0 else unrelated(random_, number)
        (folder / f"file{number}.{suffix}").write_text(text, encoding="utf-8")
    for shared in (top / "shared", top / "lib/shared", top / "app/shared"):
        shared.mkdir(parents=True)
        (shared / "settings.py").write_text(f'BASE = "{HOST}"\n')
        (shared / "settings.php").write_text(f"<?php\ndefine('BASE', '{HOST}');\n")
        (shared / "settings.js").write_text(f"module.exports = {{ base: '{HOST}' }};\n")
    who = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.com")
    for arguments in (("init", "--quiet"), ("add", "."), (*who, "commit", "--quiet", "-m", "x")):
        subprocess.run(["git", *arguments], cwd=top / "repo", check=True)


class Shuffled:
    """What os.scandir gives, in another order each time."""

    def __init__(self, random_: random.Random, path: Any) -> None:
        with really_scandir(path) as entries:
            self._entries = list(entries)
        random_.shuffle(self._entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open any more."""

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> os.DirEntry[Any]:
        if not self._entries:
            raise StopIteration
        return self._entries.pop()

    def close(self) -> None:
        """Nothing is open any more."""


really_scandir = os.scandir


@pytest.fixture
def runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[tuple[int, bool, Path]]:
    """Runs in every combination: a number of jobs, whether the cache knows the tree, and the tree."""
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    random_ = random.Random(SEED)  # noqa: S311 - the same each time
    monkeypatch.setattr(os, "scandir", lambda path=".": Shuffled(random_, path))
    monkeypatch.setattr(hiring, "FILES_PER_WORKER", 2)
    combined = list(product((False, True), getattr(request, "param", JOBS)))
    return ((jobs, warm, tmp_path / "tree") for warm, jobs in cycle(combined))


def same(runs: Iterator[tuple[int, bool, Path]], number: int) -> list[str]:
    """What the runs said of the cache, after checking that all reports are the same."""
    hashes: dict[str, set[str]] = {}
    notes: list[str] = []
    for _, (jobs, warm, tree) in zip(range(number), runs, strict=False):
        if not warm:
            shutil.rmtree(tree.parent / "cache", ignore_errors=True)
        settings = Settings(targets=(str(tree),), jobs=jobs)
        cache = Cache(settings)
        audit = look(settings, PACK, cache=cache).audit
        notes.append(cache.note)
        for format_ in FORMATS:
            text = dumps(audit) if format_ == "json" else render(audit, format_, pack=PACK)
            hashes.setdefault(format_, set()).add(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest())
        assert len(audit.findings) > 10
    assert {format_: len(found) for format_, found in hashes.items()} == dict.fromkeys(FORMATS, 1)
    return notes


@pytest.mark.parametrize("runs", [(1, 3)], ids=["one process or three"], indirect=True)
def test_a_small_tree_is_told_the_same_each_time(runs: Iterator[tuple[int, bool, Path]], tmp_path: Path) -> None:
    made(tmp_path / "tree", 80, 4)
    assert [note.split()[0] for note in same(runs, 4)] == ["nothing"] * 4


@pytest.mark.slow
def test_a_large_tree_is_told_the_same_fifty_times(runs: Iterator[tuple[int, bool, Path]], tmp_path: Path) -> None:
    made(tmp_path / "tree", 2000, 7)
    notes = same(runs, RUNS)
    assert notes.count("nothing has changed since an earlier run") == sum(number % 6 > 2 for number in range(RUNS))


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["0", "1", "31337"])
def test_the_seed_of_hashes_plays_no_part(tmp_path: Path, seed: str) -> None:
    made(tmp_path / "tree", 200, 5)
    said = [
        subprocess.run(
            [sys.executable, "-m", "auditor", "scan", str(tmp_path / "tree"), "-f", "json", "--jobs", jobs],
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "SOURCE_DATE_EPOCH": "1700000000"},
            capture_output=True,
            check=False,
            cwd=Path(__file__).parents[1],
        ).stdout
        for jobs, hash_seed in (("1", "2"), ("1", seed), ("4", seed))
    ]
    assert len(set(said)) == 1
    assert len(said[0]) > 10_000
