"""The HTML page without a browser: what is in it, and that nothing scanned ever becomes part of its structure."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from effort import calls

from auditor import document
from auditor.report import page, render
from auditor.report.page import FULL
from auditor.report.prose import prose, spans
from report import attacks, audits, golden
from report.packs import pack

if TYPE_CHECKING:
    from auditor.outcome import Audit

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted(file for file in (ROOT / "templates" / "report").rglob("*") if file.is_file())


OPTIONAL = {"data-call", "data-credential", "data-fix", "data-new", "data-points", "data-step"}


class Outline(HTMLParser):
    """The elements of a page with their attributes, and all its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in {"meta", "link", "input", "wbr", "rect"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def shapes(self) -> set[tuple[str, tuple[str, ...]]]:
        return {(tag, tuple(sorted(set(attributes) - OPTIONAL))) for tag, attributes in self.elements}

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def made(audit: Audit) -> str:
    return render(audit, "html", pack=pack())


@pytest.fixture(scope="module")
def full() -> str:
    return made(audits.audit())


@pytest.fixture(scope="module")
def hostile() -> str:
    return made(attacks.hostile())


def test_golden(full: str) -> None:
    body = full[full.index("<body>") :]
    golden.check("page.html", re.sub(r'(<script type="application/json" id="audit">).*', r"\1", body))


def test_the_same_audit_makes_the_same_page(full: str) -> None:
    assert made(audits.audit()) == full


def test_elements_are_balanced_and_ids_unique(full: str, hostile: str) -> None:
    for text in (full, hostile, made(audits.clean()), made(audits.incomplete()), render(audits.audit(), "html")):
        outline = Outline(text)
        assert outline.open == []
        ids = outline.values("id")
        assert len(ids) == len(set(ids))


def test_links_inside_the_page_have_a_target() -> None:
    for text in (made(audits.audit()), render(audits.audit(), "html"), made(audits.clean())):
        outline = Outline(text)
        known = set(outline.values("id"))
        assert {href[1:] for href in outline.values("href") if href.startswith("#")} <= known
        for names in outline.values("aria-labelledby"):
            assert set(names.split()) <= known


def test_scanned_text_adds_no_element_and_no_attribute(full: str, hostile: str) -> None:
    """Only what the templates write themselves: the known pages hold every shape that the hostile one has."""
    usual = (
        Outline(full).shapes() | Outline(made(audits.incomplete())).shapes() | Outline(made(audits.clean())).shapes()
    )
    notice = {("ul", ("class",)), ("li", ()), ("code", ())}
    assert Outline(hostile).shapes() - usual <= notice


def test_nothing_can_run(hostile: str) -> None:
    outline = Outline(hostile)
    tags = [tag for tag, _ in outline.elements]
    assert not {"img", "iframe", "object", "embed", "base", "a:href"} & set(tags)
    assert tags.count("style") == 1
    assert tags.count("script") == 2
    for _, attributes in outline.elements:
        assert not [name for name in attributes if name.startswith("on") or name in {"style", "src", "srcdoc"}]
    for href in outline.values("href"):
        assert href.startswith(("#", "https://", "data:,"))


def test_what_is_hidden_in_text_becomes_visible(hostile: str) -> None:
    before_island = hostile[: hostile.index('id="audit"')]
    assert not [letter for letter in before_island if not letter.isprintable() and letter not in "\n\t"]
    assert "⟨U+202E⟩" in before_island
    assert "{{ 7*7 }}" in before_island
    assert "␛[31m" in before_island
    hostile.encode("utf-8")


def test_the_policy_allows_exactly_this_style_and_this_script(full: str) -> None:
    policy = next(attributes["content"] for _, attributes in Outline(full).elements if "http-equiv" in attributes)
    for tag in ("style", "script"):
        match = re.search(f"<{tag}>(.*?)</{tag}>", full, re.DOTALL)
        assert match
        digest = base64.b64encode(hashlib.sha256(match[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def island(text: str) -> str:
    match = re.search(r'<script type="([a-z/]+)" id="audit">(.*?)</script>', text, re.DOTALL)
    assert match
    return gzip.decompress(base64.b64decode(match[2])).decode() if match[1] == "application/gzip" else match[2]


@pytest.mark.parametrize(
    "audit", [audits.audit(), attacks.hostile(), audits.huge(900)], ids=["full", "hostile", "many"]
)
def test_the_whole_audit_is_in_the_page(audit: Audit) -> None:
    assert document.loads(island(made(audit))) == audit


def test_the_island_cannot_end_its_element(hostile: str) -> None:
    assert not re.search("[<>&\u2028\u2029]", island(hostile))


def test_templates_never_switch_escaping_off() -> None:
    sources = [*TEMPLATES, *(ROOT / "auditor" / "report").glob("*.py")]
    for source in sources:
        text = source.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|Markup|autoescape\s+false|autoescape=False|from_string", text), source


def test_templates_quote_attributes_and_hold_no_code_in_them() -> None:
    for template in TEMPLATES:
        text = template.read_text(encoding="utf-8")
        if template.suffix == ".html":
            assert not re.search(r"=\{\{|\son\w+=|\sstyle=", text), template
        else:
            assert not re.search(r"\{\{|\{%|\{#", text), template


def test_one_heading_says_the_verdict(full: str) -> None:
    heads = re.findall(r"<h1[^>]*>(.*?)</h1>", full)
    assert [re.sub("<[^>]*>", "", head) for head in heads] == ["NOT READY"]
    assert '<h1 id="verdict"><span class="shape" aria-hidden="true"></span>INCOMPLETE' in made(audits.incomplete())
    assert '<h1 id="verdict"><span class="shape" aria-hidden="true"></span>READY' in made(audits.clean())


def test_a_clean_page_has_no_empty_sections() -> None:
    text = made(audits.clean())
    assert re.findall('<h2 id="([a-z-]+)"', text) == ["coverage", "keys-title"]


def test_beyond_two_thousand_the_rest_is_one_line_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "PAGE", 10_000_000)
    text = made(audits.huge(FULL + 500))
    assert text.count('class="f"') == FULL
    assert text.count('class="f line"') == 500
    assert "There are 2,500 findings. The worst 2,000 are shown in full, 500 as one line each." in text


def test_twice_as_many_findings_are_twice_the_work() -> None:
    some, more = audits.huge(200), audits.huge(400)
    assert made(some)
    assert calls(lambda: made(more)) < 2.5 * calls(lambda: made(some))


@pytest.mark.slow
def test_ten_thousand_findings_are_small() -> None:
    text = made(audits.huge(10_000))
    assert len(text.encode()) < 4_000_000
    assert len(re.findall('class="f(?: line)?"', text)) == 10_000


def test_what_is_left_out_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "FULL", 3)
    monkeypatch.setattr(page, "SHOWN", 5)
    assert "The worst 3 are shown in full, 2 as one line each; 8 are only counted." in made(audits.audit())


def test_a_page_without_a_pack_has_no_rule_cards() -> None:
    text = render(audits.audit(), "html")
    assert 'id="rules"' not in text
    assert "#rule-" not in text


def test_findings_with_one_fingerprint_have_anchors_of_their_own() -> None:
    found = audits.findings()
    text = made(audits.audit((found[1], found[1], found[1])))
    anchor = f"f-{found[1].id[:12]}"
    assert Outline(text).values("id").count(anchor) == 1
    assert {anchor, f"{anchor}-2", f"{anchor}-3"} <= set(Outline(text).values("id"))


def test_prose_is_paragraphs_lists_and_code() -> None:
    first, second, third = prose("One\ntwo `code`.\n\n1. first\n   more\n2. second\n\n- dot")
    assert "".join(piece.text for piece in first.items[0]) == "One two code."
    assert [piece.meant for piece in first.items[0]] == [False, True, False]
    assert (second.ordered, second.listed, len(second.items)) == (True, True, 2)
    assert second.items[0][0].text == "first more"
    assert (third.ordered, third.listed) == (False, True)
    assert spans("odd ` tick")[0].text == "odd ` tick"


def test_credentials_are_labels_only(full: str) -> None:
    assert "[token 4f9a1c]" in full
    assert json.loads(island(full))["credentials"][0]["label"] == "[token 4f9a1c]"


def test_a_title_of_ones_own() -> None:
    text = render(audits.clean(), "html", title="Acme <shop>")
    assert "<title>READY · . · Acme &lt;shop&gt;</title>" in text
    assert "<strong>Acme &lt;shop&gt;</strong>" in text
