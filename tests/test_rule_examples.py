"""The examples in the rules are tests: a bad one fires its own rule and names its calls, a good one stays quiet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.config import Settings
from auditor.pack.locate import load

if TYPE_CHECKING:
    from auditor.outcome import Audit
    from auditor.pack.rows import Example, Rule

LANGUAGES = {"Python": ".py", "PHP": ".php", "JavaScript": ".js", "Ruby": ".rb", "Java": ".java", "C#": ".cs"}
WITHOUT = {
    ("ZA108", "bad", "Java"): "the one client of Java is a connector that a pom.xml names; no class of it is known",
}
"""What a rule has no example of, and why."""

PACKS = {name: load(name) for name in (DEFAULT_PACK, str(Path(__file__).parent / "pack" / "acme"))}


def examples(side: str) -> list[object]:
    return [
        pytest.param(name, rule, example, id=f"{rule.id}-{example.title.replace(' ', '-')}")
        for name, pack in PACKS.items()
        for rule in pack.rules
        for example in getattr(rule, side)
    ]


def audited(folder: Path, name: str, example: Example) -> Audit:
    for path, text in {example.file: example.code, **example.also}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text.lstrip("\n"), encoding="utf-8")
    return run(Settings((str(folder),), pack=name), PACKS[name])


@pytest.mark.parametrize(("name", "rule", "example"), examples("bad"))
def test_bad_example_fires(tmp_path: Path, name: str, rule: Rule, example: Example) -> None:
    audit = audited(tmp_path, name, example)
    assert rule.id in {finding.rule for finding in audit.findings}
    named = {f"{call.module}.{call.method}" for finding in audit.findings for call in finding.call}
    assert set(example.calls) <= named


@pytest.mark.parametrize(("name", "rule", "example"), examples("good"))
def test_good_example_is_quiet(tmp_path: Path, name: str, rule: Rule, example: Example) -> None:
    audit = audited(tmp_path, name, example)
    assert rule.id not in {finding.rule for finding in audit.findings}


@pytest.mark.parametrize("side", ["bad", "good"])
@pytest.mark.parametrize("rule", PACKS[DEFAULT_PACK].rules, ids=lambda rule: rule.id)
def test_there_are_examples_in_six_languages(rule: Rule, side: str) -> None:
    shown = {Path(example.file).suffix for example in getattr(rule, side)}
    missing = {name for name, suffix in LANGUAGES.items() if suffix not in shown}
    assert missing == {name for id_, one, name in WITHOUT if (id_, one) == (rule.id, side)}
