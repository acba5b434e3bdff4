"""Whatever is wrong with a pack is said in one line that names the file, the key, the fault and the remedy."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from effort import calls

from auditor._about import DEFAULT_PACK
from auditor.pack.errors import PackError
from auditor.pack.locate import VARIABLE, data, load, pack_folder
from auditor.pack.read import read, read_prefilter

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.pack.rows import Pack

    Edited = Callable[[str, str, str], Path]

WHOLE, WORDS = 400_000, 10_000
"""Calls that reading a pack, or only its words, may take: twice or three times what it does."""
RULE = "rules/AL101-request.toml"
FACTS = "knowledge.toml"
DAMAGES = tomllib.loads(Path(__file__).with_name("damages.toml").read_text(encoding="utf-8"))["damage"]


def test_the_small_pack_is_read(acme: Pack) -> None:
    assert acme.about.product == "Ledger"
    assert [rule.id for rule in acme.rules] == ["AL101", "AL201"]
    assert acme.rules[0].match.call.method == "key:call"
    assert acme.sources[0].id == "manual"
    assert acme.about.prefilter.not_after == {"acctlist": "m"}


def test_shared_parameters_come_before_a_method_s_own(acme: Pack) -> None:
    assert [parameter.name for parameter in acme.methods[0].parameter] == ["call", "start"]


@pytest.mark.parametrize("damage", DAMAGES, ids=[damage["says"] for damage in DAMAGES])
def test_what_is_wrong_is_said_in_one_line(edited: Edited, damage: dict[str, str]) -> None:
    with pytest.raises(PackError) as caught:
        read(edited(damage["file"], damage["old"], damage["new"]))
    assert str(caught.value) == f"acme/{damage['file']}: {damage['says']}"


def test_a_file_that_is_not_utf_8(edited: Edited) -> None:
    folder = edited(FACTS, "", "")
    (folder / FACTS).write_bytes(b"# caf\xe9\n")
    with pytest.raises(PackError, match=r"acme/knowledge\.toml: byte 5: is not UTF-8; save the file as UTF-8"):
        read(folder)


def test_a_folder_without_rules(edited: Edited) -> None:
    folder = edited(FACTS, "", "")
    for file in (folder / "rules").iterdir():
        file.unlink()
    with pytest.raises(PackError, match="acme/rules: holds no rule"):
        read(folder)


def test_a_folder_without_pack_toml(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"pack\.toml: is missing"):
        read(tmp_path)


def test_a_message_stays_on_one_line(edited: Edited) -> None:
    with pytest.raises(PackError) as caught:
        read(edited(RULE, "severity = 'blocker'", 'severity = "two\\nlines"'))
    assert "\n" not in str(caught.value)


def test_an_unknown_pack_names_the_known_ones() -> None:
    with pytest.raises(PackError, match=f"is not a known rule pack; known are {DEFAULT_PACK}, or give the path"):
        load("nosuch")


def test_a_path_that_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="is no folder"):
        load(str(tmp_path / "nosuch"))


def test_a_pack_by_its_path_with_a_slash_at_the_end(edited: Edited) -> None:
    assert load(f"{edited(FACTS, '', '')}/").about.id == "acme-ledger-v2"


def test_a_pack_in_the_working_directory(edited: Edited, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(edited(FACTS, "", "").parent)
    assert load("acme").about.id == "acme-ledger-v2"


def test_the_data_may_lie_elsewhere(edited: Edited, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    packs = tmp_path / "data" / "rules"
    packs.mkdir(parents=True)
    edited(FACTS, "", "").rename(packs / "ledger")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "data"))
    assert data("rules").name == "rules"
    assert load("ledger").about.id == "acme-ledger-v2"
    with pytest.raises(PackError, match="known are ledger"):
        load(DEFAULT_PACK)
    with pytest.raises(PackError, match=f"templates: is not there; set {VARIABLE}"):
        data("templates")


def test_only_pack_toml_is_read_for_the_words(edited: Edited) -> None:
    about = read_prefilter(str(edited(FACTS, "", "this is no TOML")))
    assert about.prefilter.strong == ("acme", "ledger/rpc")


def test_reading_is_little_work() -> None:
    folder = pack_folder(DEFAULT_PACK)
    read(folder)
    read_prefilter(DEFAULT_PACK)
    assert calls(lambda: read(folder)) < WHOLE
    assert calls(lambda: read_prefilter(DEFAULT_PACK)) < WORDS


def test_a_zipped_program_finds_its_data(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    archive = tmp_path / "program.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in [root / "auditor" / name for name in ("__init__.py", "_about.py", "findings.py", "plain.py")]:
            packed.write(file, file.relative_to(root))
        for file in (root / "auditor" / "pack").glob("*.py"):
            packed.write(file, file.relative_to(root))
        for file in (root / "rules").rglob("*.toml"):
            packed.write(file, Path("auditor/_data") / file.relative_to(root))
    script = (
        f"import sys; sys.path[0] = {str(archive)!r}\n"
        "from auditor.pack.locate import load\n"
        "from auditor.pack import locate\n"
        f"print(locate.__file__.startswith({str(archive)!r}), len(load({DEFAULT_PACK!r}).rules))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path, env={}
    )
    assert ended.stdout.split() == ["True", "13"]
