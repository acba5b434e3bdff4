"""The plan as Markdown: hostile names stay names."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from auditor.report import PLANS, render_plan
from auditor.report.marking import cell, code, fenced, prose
from report import audits, golden
from report.packs import pack

HOSTILE = (
    "`rm -rf`",
    "``` \n# heading",
    "| a | b |",
    "<script>alert(1)</script>",
    "--> <img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "http://evil.example/x",
    "@everyone #1 &lt;",
    "a\u202eb\nc\r\nd\x1b[31m",
)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("`a", "`` `a ``"),
        ("a``b`", "``` a``b` ```"),
        ("a\nb\tc", "`a\u240ab c`"),
        ("", "` `"),
        ("a\x1bb", "`a\u241bb`"),
    ],
)
def test_a_code_span_holds_anything(text: str, span: str) -> None:
    assert code(text) == span


def test_a_bar_does_not_end_a_cell() -> None:
    assert cell("a|b") == "`a\\|b`"


def test_a_block_holds_its_own_fence() -> None:
    assert fenced("a\n```\nb") == "````\na\n```\nb\n````"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words_with under_scores", "plain words_with under_scores"),
        ("*bold* _soft_ [x](y) <b>", "\\*bold\\* \\_soft\\_ \\[x\\](y) \\<b>"),
        ("uses `a_b` here", "uses `a_b` here"),
        ("an odd ` tick", "an odd \\` tick"),
        ("@you #12 &amp; http://x www.y", "&#64;you &#35;12 &#38;amp; http&#58;//x www&#46;y"),
        ("a &  b #c", "a & b #c"),
        ("two\nlines", "two lines"),
    ],
)
def test_prose_has_no_markup_of_its_own(text: str, shown: str) -> None:
    assert prose(text) == shown


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_names(name: str) -> None:
    found = tuple(
        replace(
            one,
            path=f"dir/{name}.py",
            message=name,
            via=name,
            id=f"{name}{one.id}",
            call=tuple(replace(call, module=name) for call in one.call),
            replacement=replace(one.replacement, target=name, note=name) if one.replacement else None,
        )
        for one in audits.findings()
    )
    text = render_plan(audits.audit(found), "markdown", pack=pack())
    plain = render_plan(audits.audit(), "markdown", pack=pack())
    outside = "".join(part for number, part in enumerate(text.split("`")) if number % 2 == 0)
    assert "<script" not in outside.replace("\\<script", "")
    assert "<img" not in outside.replace("\\<img", "")
    assert "http://" not in outside
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert text.count("\n## ") == plain.count("\n## ")
    assert not [line for line in text.splitlines() if line.startswith("# heading")]
    assert text.count("<!--") == len(re.findall(r"<!-- [0-9A-Za-z]* -->$|<!-- auditor: .* -->$", text, re.MULTILINE))


@pytest.mark.parametrize("format_", PLANS)
def test_golden(format_: str) -> None:
    golden.check(f"plan.{format_}", render_plan(audits.audit(), format_, pack=pack()))


def test_the_same_audit_gives_the_same_plan() -> None:
    assert render_plan(audits.audit(), "markdown") == render_plan(audits.audit(), "markdown")


def test_an_incomplete_audit_has_no_readiness() -> None:
    text = render_plan(audits.incomplete(), "markdown", pack=pack())
    assert "readiness not known" in text
    assert "**INCOMPLETE**" in text


def test_a_clean_one_has_nothing_to_do() -> None:
    text = render_plan(audits.clean(), "markdown", pack=pack())
    assert "Nothing is left to do." in text
    assert "- [ ]" not in text


def test_many_findings_come_out_too() -> None:
    text = render_plan(audits.audit(audits.huge(2_000).findings), "markdown", pack=pack())
    assert text.count("- [ ] ") > 1_000
