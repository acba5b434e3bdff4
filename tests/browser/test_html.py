"""The page in a real browser, as its readers have it: opened from a file, offline."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from report import attacks, audits
from report.packs import pack

from auditor import document
from auditor.cli.app import run
from auditor.report import render
from browser.pages import Seen, earlier, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@pytest.fixture
def url(folder: Path) -> str:
    return written(folder, "full", audits.audit())


@pytest.fixture
def opened(context: BrowserContext, url: str) -> Iterator[Page]:
    seen = Seen()
    page = context.new_page()
    seen.watch(page)
    page.goto(url)
    page.evaluate("localStorage.clear()")
    yield page
    page.close()
    assert seen == Seen(requests=seen.requests)
    assert {request.partition("?")[0].partition("#")[0] for request in seen.requests} == {url}


def shown(page: Page) -> int:
    return page.locator(".f:not([hidden])").count()


def query(page: Page) -> str:
    return str(page.evaluate("location.search"))


def copied(page: Page) -> str:
    """What the next paste would give; the clipboard of a headless browser is kept in the page."""
    return str(page.evaluate("window.clipped"))


def keep_clipboard(page: Page) -> None:
    page.evaluate(
        """() => Object.defineProperty(navigator, "clipboard", {
          value: { writeText: async (text) => { window.clipped = text; } } })"""
    )


def test_nothing_hostile_runs(context: BrowserContext, folder: Path) -> None:
    url = written(folder, "hostile", attacks.hostile())
    seen = Seen()
    page = context.new_page()
    seen.watch(page)
    page.goto(url)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    for group in ("rule", "call", "sev", ""):
        page.select_option("#group", group)
    page.fill("#q", "<script>alert(1)</script>")
    page.wait_for_timeout(200)
    assert seen == Seen(requests=[url])
    assert page.locator("img, iframe, object, embed").count() == 0
    assert page.locator("script").count() == 2


HOSTILE = """import requests
# </script><script>alert(1)</script> <img src=x onerror=alert(2)>
requests.get("https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=%s&x=<svg/onload=alert(3)>" % token)
"""


def test_a_hostile_repository_from_scan_to_page(context: BrowserContext, tmp_path: Path) -> None:
    for number, name in enumerate(("<img src=x onerror=alert(4)>.py", "javascript:alert(5).py", "a' onclick='x.py")):
        (tmp_path / name).write_text(HOSTILE.replace("Leads", f"Leads{number}<b>"))
    file = tmp_path / "page.html"
    arguments = ["scan", str(tmp_path), "--report", f"html={file}", "--title", "<script>alert(6)</script>", "--quiet"]
    assert run([*arguments, "--output", str(tmp_path / "report.txt")]) == 1
    seen = Seen()
    page = context.new_page()
    seen.watch(page)
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    page.select_option("#group", "module")
    page.wait_for_timeout(200)
    assert seen == Seen(requests=[file.as_uri()])
    assert page.locator("img, svg:not([role=img]), iframe").count() == 0
    assert page.locator(".f").count() >= 3


def test_the_policy_stops_what_slips_through(context: BrowserContext, folder: Path) -> None:
    file = folder / "slipped.html"
    text = render(audits.clean(), "html", pack=pack())
    slipped = '<main id="main"><script>alert(1)</script><img src="https://example.invalid/x" onerror="alert(2)">'
    file.write_text(text.replace('<main id="main">', slipped), encoding="utf-8")
    seen = Seen()
    page = context.new_page()
    seen.watch(page)
    page.goto(file.as_uri())
    page.wait_for_timeout(200)
    assert seen.dialogs == []
    assert len([message for message in seen.messages if "Content Security Policy" in message]) >= 2


def test_severity_filter_by_tile_and_box(opened: Page) -> None:
    assert shown(opened) == 13
    opened.click(".tile[data-filter=high]")
    assert shown(opened) == 3
    assert opened.get_attribute(".tile[data-filter=high]", "aria-pressed") == "true"
    assert opened.is_checked("input[value=high]")
    assert query(opened) == "?sev=high"
    opened.check("input[value=blocker]")
    assert shown(opened) == 10
    assert opened.inner_text("#count") == "10 of 13"
    opened.click("#clear")
    assert shown(opened) == 13
    assert query(opened) == ""


def test_search_finds_text_in_every_part(opened: Page) -> None:
    for words, count in {"insertrecords": 2, "REQUIREMENTS": 1, "contacts read": 2, "za102": 3}.items():
        opened.fill("#q", words)
        assert shown(opened) == count, words
    opened.fill("#q", "nowhere at all")
    assert opened.is_visible("#nothing")
    opened.click("#nothing-clear")
    assert shown(opened) == 13
    assert not opened.is_visible("#nothing")


def test_what_was_searched_for_is_marked(opened: Page) -> None:
    marked = "[...(CSS.highlights.get('found') ?? [])].map((range) => range.toString())"
    assert opened.evaluate(marked) == []
    opened.fill("#q", "INSERTrecords leads")
    opened.wait_for_timeout(400)
    words = set(opened.evaluate(marked))
    assert {word.lower() for word in words} == {"insertrecords", "leads"}
    assert "insertRecords" in words
    opened.click("#clear")
    opened.wait_for_timeout(400)
    assert opened.evaluate(marked) == []


def test_filters_come_back_from_the_address(context: BrowserContext, url: str) -> None:
    page = context.new_page()
    page.goto(f"{url}?q=records&sev=blocker,nonsense&rule=ZA102&group=call")
    assert shown(page) == 2
    assert page.input_value("#rule") == "ZA102"
    assert page.input_value("#group") == "call"
    assert query(page) == "?q=records&sev=blocker&rule=ZA102&group=call"


def test_grouping(opened: Page) -> None:
    names = opened.locator(".group:visible h3")
    assert names.all_inner_texts()[0] == "crm/client.py"
    opened.select_option("#group", "rule")
    assert sorted(names.all_inner_texts())[:2] == ["ZA101", "ZA102"]
    opened.select_option("#group", "call")
    assert "Leads.searchRecords or Contacts.searchRecords" in names.all_inner_texts()
    opened.select_option("#group", "")
    assert names.all_inner_texts()[0] == "crm/client.py"
    assert shown(opened) == 13


def test_grouping_by_module(opened: Page) -> None:
    opened.select_option("#group", "module")
    names = opened.locator(".group:visible h3").all_inner_texts()
    assert {"Leads", "Contacts", "Leads or Contacts", "no module"} <= set(names)
    assert query(opened) == "?group=module"
    assert opened.locator(".group:visible .of").first.inner_text().split("\n")[:2] == ["2 blocker", "2 high"]
    assert opened.locator(".f .at:visible").first.inner_text().startswith("crm/")


@pytest.mark.parametrize(
    ("order", "by", "first"),
    [("name", "", "crm/client.py"), ("points", "", "crm/client.py"), ("name", "rule", "ZA101"), ("points", "call", "")],
)
def test_order_of_findings(opened: Page, order: str, by: str, first: str) -> None:
    opened.select_option("#group", by)
    opened.select_option("#sort", order)
    names = opened.locator(".group:visible h3").all_inner_texts()
    assert names[0].startswith(first)
    if order == "name":
        assert names == sorted(names, key=str.lower)
    else:
        points = opened.evaluate(
            """[...document.querySelectorAll(".group")].map((group) =>
              [...group.querySelectorAll(".f")].map((card) => Number(card.dataset.points ?? 0)))"""
        )
        sums = [sum(cards) for cards in points]
        assert sums == sorted(sums, reverse=True)
        assert all(cards == sorted(cards, reverse=True) for cards in points)
        assert max(sums) > 0
    opened.select_option("#group", "")
    opened.select_option("#sort", "")
    assert opened.locator(".group:visible h3").all_inner_texts()[0] == "crm/client.py"
    assert shown(opened) == 13


@pytest.mark.parametrize(("what", "count"), [("call", 6), ("credential", 3), ("other", 4), ("fix", 1)])
def test_kinds_of_findings(opened: Page, what: str, count: int) -> None:
    opened.select_option("#what", what)
    assert shown(opened) == count
    assert query(opened) == f"?what={what}"
    opened.click("#clear")
    assert opened.input_value("#what") == ""
    assert shown(opened) == 13


def test_a_module_of_the_chart_and_a_call_of_the_table_filter(opened: Page) -> None:
    opened.click(".chart a[data-call=Leads]")
    assert shown(opened) == 3
    assert query(opened) == "?call=Leads"
    assert opened.inner_text("#chosen").startswith("Leads ")
    opened.click(".calls a[data-call='Leads.getRecords']")
    assert shown(opened) == 1
    opened.click("#chosen")
    assert shown(opened) == 13
    assert not opened.is_visible("#chosen")


def test_what_is_new_since_an_earlier_report(context: BrowserContext, folder: Path) -> None:
    page = context.new_page()
    page.goto(written(folder, "compared", audits.audit(), earlier()))
    assert "2 new, 1 fixed, 1 moved" in page.inner_text("section[aria-labelledby=compared]")
    page.select_option("#what", "new")
    assert shown(page) == 2
    assert page.locator(".f:visible .meta .tag", has_text="new").count() == 2


def test_a_step_of_the_work_filters_and_groups(opened: Page) -> None:
    opened.click(".order a[data-step=reads]")
    assert query(opened) == "?step=reads"
    assert opened.inner_text("#chosen").startswith("Move the calls that read")
    reads = shown(opened)
    assert 0 < reads < 13
    assert f"{reads} findings" in opened.inner_text(".order li:has([data-step=reads])")
    opened.click("#clear")
    opened.select_option("#group", "step")
    assert opened.locator(".group:visible h3", has_text="Move the calls that read").count() == 1
    assert shown(opened) == 13


def test_a_call_comes_back_from_the_address_and_nothing_else_does(context: BrowserContext, url: str) -> None:
    page = context.new_page()
    page.goto(f"{url}?call=Leads.getRecords&sort=points&what=nonsense#%")
    assert shown(page) == 1
    assert page.input_value("#sort") == "points"
    assert query(page) == "?call=Leads.getRecords&sort=points"


def test_why_and_where_from_are_told_on_demand(opened: Page) -> None:
    card = opened.locator(f"#f-{audits.findings()[1].id[:12]}")
    card.locator(".why summary").click()
    card.locator(".why li > span").nth(1).wait_for()
    assert "FL rows" in card.locator(".why").inner_text() or "data" in card.locator(".why").inner_text()
    card.locator(".trace summary").click()
    places = card.locator(".trace").inner_text()
    assert "line 5" in places
    assert "crm/settings.py:4" in places
    assert 'AUTHTOKEN = "[token 4f9a1c]"' in places
    card.locator(".moves summary").click()
    moves = card.locator(".moves li").all_inner_texts()
    assert [" ".join(move.split()) for move in moves] == [
        "authtoken header Authorization: Zoho-oauthtoken {access_token}",
        "scope is dropped",
        "fromIndex query page = {page} rows become pages",
        "toIndex has no known counterpart",
    ]


def test_the_new_request_is_copied_whole(opened: Page) -> None:
    keep_clipboard(opened)
    card = opened.locator(".f", has=opened.locator(".now")).nth(1)
    card.locator(".now .copy").click()
    lines = ["GET /crm/v8/Leads?fields={fields}&page={page}", "Authorization: Zoho-oauthtoken {access_token}"]
    assert copied(opened).splitlines() == lines


def test_a_credential_leads_to_its_finding(opened: Page) -> None:
    opened.locator(".duty td a").first.click()
    opened.wait_for_function("document.querySelector(':target')")
    assert opened.evaluate("document.querySelector(':target').dataset.rule") == "ZA301"


def test_long_tables_are_shortened_and_opened(context: BrowserContext, folder: Path) -> None:
    found = audits.findings()
    calls = [replace(found[1], call=audits.call(f"Module{number:02}", "getRecords")) for number in range(30)]
    page = context.new_page()
    page.goto(written(folder, "long", audits.audit(tuple(calls))))
    rows = page.locator("table.calls tbody tr:visible")
    assert rows.count() == 12
    page.click(".calls + .rest")
    assert rows.count() == 30
    page.click(".calls + .rest")
    assert rows.count() == 12
    page.emulate_media(media="print")
    assert rows.count() == 30


def test_the_contents_say_what_is_being_read(opened: Page) -> None:
    current = opened.locator(".contents a[aria-current]")
    assert current.inner_text() == "Verdict"
    opened.evaluate("document.getElementById('credentials').scrollIntoView()")
    opened.locator(".contents a[href='#credentials'][aria-current]").wait_for()
    assert current.count() == 1


def test_a_permalink_opens_its_group_and_stands_in_sight(context: BrowserContext, folder: Path) -> None:
    audit = audits.huge(600)
    url = written(folder, "many", audit)
    page = context.new_page()
    page.goto(f"{url}#f-{audit.findings[555].id[:12]}")
    page.wait_for_timeout(300)
    target = page.locator(f"#f-{audit.findings[555].id[:12]}")
    box = target.bounding_box()
    assert box
    assert page.locator(".bar").first.bounding_box()
    assert 50 <= box["y"] <= 200
    page.wait_for_timeout(300)
    assert target.bounding_box() == box


def test_a_permalink_to_a_filtered_finding_clears_the_filter(opened: Page) -> None:
    opened.fill("#q", "requirements")
    finding = audits.findings()[1].id[:12]
    opened.evaluate(f"location.hash = 'f-{finding}'")
    opened.wait_for_timeout(100)
    assert opened.is_visible(f"#f-{finding}")
    assert opened.input_value("#q") == ""


def test_keys(opened: Page) -> None:
    opened.keyboard.press("/")
    assert opened.evaluate("document.activeElement.id") == "q"
    opened.keyboard.press("Escape")
    opened.keyboard.press("j")
    first = opened.evaluate("document.activeElement.id")
    opened.keyboard.press("j")
    assert opened.evaluate("document.activeElement.id") != first
    opened.keyboard.press("k")
    assert opened.evaluate("document.activeElement.id") == first
    keep_clipboard(opened)
    opened.keyboard.press("c")
    assert copied(opened).startswith("crm/client.py:")
    opened.keyboard.press("o")
    assert opened.evaluate(f"document.getElementById('{first}').closest('details').open") is False
    opened.keyboard.press("?")
    assert opened.is_visible("#keys")
    opened.click("#keys-close")
    assert not opened.is_visible("#keys")


def test_theme_is_chosen_and_kept(opened: Page) -> None:
    back = "getComputedStyle(document.body).backgroundColor"
    light = opened.evaluate(back)
    opened.click("#theme")
    assert opened.inner_text("#theme") == "Theme: light"
    opened.click("#theme")
    assert opened.evaluate(back) != light
    opened.reload()
    assert opened.inner_text("#theme") == "Theme: dark"
    assert opened.evaluate(back) != light


def test_copy(opened: Page) -> None:
    keep_clipboard(opened)
    opened.click(".scopes .copy")
    assert copied(opened).split(",") == list(audits.audit().plan.scopes)
    assert opened.inner_text(".scopes .copy") == "Copied"
    assert opened.inner_text("#said") == "Copied"
    opened.locator(".f .copy").first.click()
    assert copied(opened) == "crm/client.py:14:20"


def test_copy_without_a_clipboard(opened: Page) -> None:
    opened.evaluate(
        """() => {
          Object.defineProperty(navigator, "clipboard", { value: undefined });
          document.execCommand = () => { window.clipped = document.activeElement.value; };
        }"""
    )
    opened.click(".scopes .copy")
    assert copied(opened).startswith("ZohoCRM.modules.contacts.READ,")
    assert opened.locator("textarea").count() == 0


def downloaded(page: Page, button: str) -> str:
    with page.expect_download() as waiting:
        page.click(button)
    with open(waiting.value.path(), encoding="utf-8", newline="") as file:  # noqa: PTH123 - a path that is a string
        return file.read()


def test_export(opened: Page) -> None:
    assert document.loads(downloaded(opened, "#export-json")) == audits.audit()
    rows = list(csv.DictReader(io.StringIO(downloaded(opened, "#export-csv"))))
    assert len(rows) == len(audits.findings())
    assert rows[1]["call"] == "Leads.getRecords"
    assert rows[1]["becomes"] == "GET /crm/v8/Leads"


def test_export_of_a_packed_audit_and_of_hostile_cells(context: BrowserContext, folder: Path) -> None:
    audit = audits.huge(900)
    page = context.new_page()
    page.goto(written(folder, "packed", audit))
    assert json.loads(downloaded(page, "#export-json")) == document.to_document(audit)
    page.evaluate("window.cells = ['=1+1', '+x', '-x', '@x', 'a,b', 'say \"x\"', null, 3].map(cell)")
    expected = ["'=1+1", "'+x", "'-x", "'@x", '"a,b"', '"say ""x"""', "", "3"]
    assert page.evaluate("window.cells") == expected


def test_sorting(opened: Page) -> None:
    rows = opened.locator("table.calls tbody th")
    opened.click("table.calls thead th:last-child button")
    opened.click("table.calls thead th:last-child button")
    assert rows.first.inner_text() == "searchRecords"
    assert opened.get_attribute("table.calls thead th:last-child", "aria-sort") == "descending"
    opened.click("table.calls thead th:first-child button")
    assert opened.locator("table.calls tbody td").first.inner_text().startswith("?")
    assert opened.get_attribute("table.calls thead th:last-child", "aria-sort") == "none"


def test_readable_without_javascript(browser: Browser, url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    text = page.inner_text("body")
    for words in ("NOT READY", "What to do first", "GET /crm/v8/Leads", "ZohoCRM.modules.leads.READ", "[token 4f9a1c]"):
        assert words in text
    assert page.locator(".f:visible").count() == 13
    assert not page.is_visible("#filters")
    assert not page.is_visible("#export-json")
    page.click(".rule summary >> nth=0")
    assert page.is_visible(".rule .body >> nth=0")
    context.close()


@pytest.mark.parametrize(
    ("scheme", "wide"),
    [
        ("light", 1280),
        ("dark", 390),
        pytest.param("light", 390, marks=pytest.mark.slow),
        pytest.param("dark", 1280, marks=pytest.mark.slow),
    ],
)
def test_contrast_and_width(browser: Browser, url: str, scheme: Any, wide: int) -> None:
    context = browser.new_context(viewport={"width": wide, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(url)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate("document.documentElement.scrollWidth") == wide
    context.close()


def test_landmarks_names_and_order_of_headings(opened: Page) -> None:
    assert opened.get_attribute("html", "lang") == "en"
    for landmark in ("banner", "main", "contentinfo", "navigation", "search"):
        assert opened.get_by_role(landmark).count() == 1, landmark
    assert opened.get_by_role("heading", level=1).count() == 1
    levels = opened.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map((head) => Number(head.tagName[1]))")
    assert all(after - before <= 1 for before, after in pairwise(levels))
    nameless = opened.evaluate(
        """[...document.querySelectorAll("button, input, select, a")].filter((one) =>
          !(one.textContent.trim() || one.ariaLabel || one.labels?.length)).length"""
    )
    assert nameless == 0
    small = opened.evaluate(
        """[...document.querySelectorAll("button, select")].filter((one) => one.checkVisibility())
          .map((one) => one.getBoundingClientRect()).filter((box) => box.width < 24 || box.height < 24).length"""
    )
    assert small == 0


def test_print_shows_everything_and_fits(opened: Page) -> None:
    opened.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = false; })")
    opened.emulate_media(media="print")
    pages = opened.pdf(format="A4").count(b"/Type /Page\n")
    assert 4 <= pages <= 12
    assert not opened.is_visible("#filters")
    opened.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert opened.locator("details:not([open], .why, .trace, .moves)").count() == 0
    opened.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.locator("details[open]").count() == 0
