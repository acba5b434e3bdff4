"""What the program itself is told in files, damaged at random: settings, baselines, rule packs, reports, ignores.

Each ends in an answer or in the one error that its reader promises. `AUDITOR_FUZZ_SECONDS` makes every round as long.
"""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path
from random import Random
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from effort import within
from frontends.mutants import DAMAGES, TOKEN
from shapes.scanning import audit_of, pack, write

from auditor import document
from auditor.config import SettingsError, settings
from auditor.frontends.select import lower
from auditor.pack.errors import PackError
from auditor.pack.read import read
from auditor.prefilter import Level, Words
from auditor.suppress.baseline import BaselineError, Entry, dumps, parse
from auditor.suppress.inline import ignores_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
PACK = ROOT / "rules/zoho-crm-v1"
FEW, MANY = 30, 600
SECONDS = 20.0
SETTINGS = """[tool.auditor]
exclude = ["vendor/**", "*.min.js"]
fail-on = "high"
select = ["ZA1", "ZA201"]
max-parse-size = "5MB"
jobs = 2
no-cache = true
title = "Leads"

[tool.auditor.per-path-ignores]
"tests/**" = ["ZA109"]
"""
BASELINE = dumps(
    [
        Entry("app/leads.php", "ZA101", "0f3c1d2e4b5a69780f3c1d2e"),
        Entry("app/#1 leads.php", "ZA201", "1a2b3c4d5e6f70811a2b3c4d.2"),
    ]
)
CODE = """import requests
# auditor: ignore-file[ZA109] made by a tool
URL = "https://crm.zoho.com/crm/private/json/Leads/getRecords"
requests.get(URL, params={"authtoken": TOKEN})  # auditor: ignore[ZA101,ZA105] until the new client is there
"""


def damaged(text: str, dice: Random) -> str:
    for _ in range(dice.choice((1, 1, 1, 2, 3, 8))):
        text = dice.choice(DAMAGES)(text, dice)
    return text


def rounds(name: str, count: int) -> Iterator[Random]:
    """A dice for each round; the same ones every time."""
    end = monotonic() + float(os.environ.get("AUDITOR_FUZZ_SECONDS", "0"))
    number = 0
    while number < count or monotonic() < end:
        yield Random(f"{name} {number}")  # noqa: S311 - the same every time
        number += 1


def read_settings(folder: Path, dice: Random) -> None:
    name = dice.choice(("pyproject.toml", ".auditor.toml"))
    text = (
        SETTINGS if name == "pyproject.toml" else SETTINGS.replace("[tool.auditor]\n", "").replace("tool.auditor.", "")
    )
    (folder / name).write_text(damaged(text, dice), "utf-8", errors="surrogatepass")
    try:
        settings({"targets": (str(folder),)}, {})
    except SettingsError as error:
        assert "\n" not in str(error)  # noqa: PT017 - an error is one of two good answers
    finally:
        (folder / name).unlink()


def read_baseline(folder: Path, dice: Random) -> None:
    del folder
    try:
        parse(damaged(BASELINE, dice), "baseline")
    except BaselineError as error:
        assert "\n" not in str(error)  # noqa: PT017


def read_pack(folder: Path, dice: Random) -> None:
    place = folder / "pack"
    if not place.exists():
        shutil.copytree(PACK, place)
    file = dice.choice(sorted(place.rglob("*.toml")))
    before = file.read_bytes()
    file.write_text(damaged(before.decode(), dice), "utf-8", errors="surrogatepass")
    try:
        read(place)
    except PackError as error:
        assert str(error)  # noqa: PT017
    finally:
        file.write_bytes(before)


def read_report(folder: Path, dice: Random) -> None:
    report = folder / "report.json"
    if not report.exists():
        write(folder / "code", {"leads.py": CODE})
        report.write_text(document.dumps(audit_of(folder / "code")), "utf-8")
    try:
        document.loads(damaged(report.read_text("utf-8"), dice))
    except document.DocumentError as error:
        assert str(error)  # noqa: PT017


def read_ignores(folder: Path, dice: Random) -> None:
    del folder
    text = damaged(CODE, dice)
    last = text.count("\n") + text.count("\r") + 1
    for ignore in ignores_in(lower("leads.py", text), text):
        assert 1 <= ignore.line <= last


def search_bytes(folder: Path, dice: Random) -> None:
    """A word is found in damaged bytes just where a plain look at them, letters small, finds it unguarded."""
    del folder
    words = Words.of(pack().about.prefilter)
    data = damaged(CODE, dice).encode("utf-8", "surrogatepass")
    guards = {word.lower(): before.lower() for word, before in pack().about.prefilter.not_after.items()}
    low = data.lower()
    plain = any(word.lower().encode() in low for word in pack().about.prefilter.strong if word.lower() not in guards)
    assert not plain or words.matches(data, "leads.py") is Level.STRONG
    assert not TOKEN.findall(repr(words))


TARGETS: dict[str, Callable[[Path, Random], None]] = {
    "settings": read_settings,
    "baseline": read_baseline,
    "rule pack": read_pack,
    "report": read_report,
    "ignores": read_ignores,
    "bytes": search_bytes,
}


def test_undamaged_each_is_read(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(SETTINGS)
    assert settings({"targets": (str(tmp_path),)}, {}).fail_on == "high"
    assert len(parse(BASELINE, "baseline")) == 2
    assert read(PACK).rules
    assert {ignore.line for ignore in ignores_in(lower("leads.py", CODE), CODE)}


def replayed(target: str, folder: Path, dice: Random, state: object) -> None:
    dice.setstate(state)  # type: ignore[arg-type]
    TARGETS[target](folder, dice)


def play(target: str, folder: Path, count: int) -> None:
    for dice in rounds(target, count):
        assert within(partial(replayed, target, folder, dice, dice.getstate()), SECONDS)


@pytest.mark.parametrize("target", TARGETS)
def test_damage_ends_in_an_answer_or_a_plain_error(target: str, tmp_path: Path) -> None:
    play(target, tmp_path, FEW)


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_much_damage_ends_in_an_answer_or_a_plain_error(target: str, tmp_path: Path) -> None:
    play(target, tmp_path, MANY)


def test_a_pattern_nested_too_deeply_is_named(tmp_path: Path) -> None:
    place = tmp_path / "pack"
    shutil.copytree(PACK, place)
    file = next(path for path in sorted(place.rglob("*.toml")) if "not_names = [" in path.read_text("utf-8"))
    text = file.read_text("utf-8")
    file.write_text(text.replace("not_names = [", f"not_names = ['{'(' * 3000}a{')' * 3000}',", 1), "utf-8")
    with pytest.raises(PackError, match=r"is no regular expression .nested too deeply"):
        read(place)
