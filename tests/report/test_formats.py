"""What holds for every format: its golden files, its bytes, and hostile text in it."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from auditor import schema
from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.compare import compare
from auditor.config import Settings
from auditor.pack.locate import load
from auditor.report import FORMATS, View, pieces, render
from report import attacks, audits, golden, packs

SAMPLES = Path(__file__).parents[2] / "samples"
PACK = load(DEFAULT_PACK)
MADE = {
    "full": audits.audit(),
    "clean": audits.clean(),
    "incomplete": audits.incomplete(),
    "hostile": attacks.hostile(),
    "huge": audits.huge(300),
}
COMPARISON = compare(audits.audit(audits.findings()[1:8]), audits.audit(audits.findings()[:7]))
PAGE = "html"  # has golden files and tests of its own
TERMINAL = "text"


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in (PAGE, TERMINAL, "json")])
def test_golden(name: str) -> None:
    golden.check(f"report.{name}", render(MADE["full"], name, pack=packs.pack()))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != PAGE])
def test_golden_of_a_sample(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SAMPLES / "legacy_sync", tmp_path / "legacy_sync")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.chdir(tmp_path)
    audit = run(Settings(("legacy_sync/bin",)), PACK)
    assert audit.root == "legacy_sync/bin/"
    plain = replace(audit, tool=replace(audit.tool, version="0.0.0"), pack=replace(audit.pack, version="0"))
    golden.check(f"sample.{name}", render(plain, name, pack=PACK))


@pytest.mark.parametrize("name", FORMATS)
def test_it_is_described(name: str) -> None:
    row = FORMATS[name]
    assert re.fullmatch(r"[a-z]+", name)
    assert re.fullmatch(r"\.[a-z]+", row.suffix)
    assert row.about
    assert "\n" not in row.about


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("made", MADE)
def test_pieces_make_the_whole(name: str, made: str) -> None:
    text = render(MADE[made], name, pack=packs.pack())
    assert "".join(pieces(MADE[made], name, View(pack=packs.pack()))) == text
    assert text.endswith("\n") or name == PAGE
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("made", MADE)
def test_nothing_in_it_deceives(name: str, made: str) -> None:
    """No control, no mark that turns the reading order, nothing that UTF-8 cannot hold, wherever it came from."""
    text = render(MADE[made], name, pack=packs.pack(), comparison=COMPARISON)
    text.encode("utf-8")
    unseen = {char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert unseen <= {"\n", "\t"}


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "rdjson"])
@pytest.mark.parametrize("made", MADE)
def test_json_is_json(name: str, made: str) -> None:
    assert json.loads(render(MADE[made], name)) is not None


def test_the_schemas_are_schemas() -> None:
    for make in schema.SCHEMAS.values():
        jsonschema.Draft202012Validator.check_schema(make())
    golden.check("line-schema.json", schema.dumps("jsonl"))


@pytest.mark.parametrize("made", MADE)
def test_each_line_follows_its_schema(made: str) -> None:
    validator = jsonschema.Draft202012Validator(schema.line_schema())
    lines = render(MADE[made], "jsonl", comparison=COMPARISON).splitlines()
    rows = [json.loads(line) for line in lines]
    for row in rows:
        validator.validate(row)
    document = json.loads(render(MADE[made], "json", comparison=COMPARISON))
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.pop("type"), []).append(row)
    assert found.get("finding", []) == document.pop("findings")
    assert found.get("credential", []) == document.pop("credentials")
    assert found.get("notice", []) == document.pop("notices")
    assert [found[name] for name in ("plan", "coverage", "comparison")] == [
        [document.pop(name)] for name in ("plan", "coverage", "comparison")
    ]
    assert found["audit"] == [document]


@pytest.mark.parametrize(
    "line", ['{"type": "finding"}', '{"type": "other"}', '{"type": "notice", "message": 1, "path": ""}', "[]"]
)
def test_a_line_that_is_none_is_refused(line: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema.line_schema()).validate(json.loads(line))


@pytest.mark.parametrize("name", ["audit.json", "sample.json"])
def test_the_goldens_follow_the_schema(name: str) -> None:
    document = json.loads((golden.FOLDER / name).read_text("utf-8"))
    jsonschema.Draft202012Validator(schema.schema()).validate(document)


@pytest.mark.parametrize("name", ["report.jsonl", "sample.jsonl"])
def test_the_goldens_follow_the_schema_of_lines(name: str) -> None:
    validator = jsonschema.Draft202012Validator(schema.line_schema())
    for line in (golden.FOLDER / name).read_text("utf-8").splitlines():
        validator.validate(json.loads(line))
