"""The page in a real browser, as its readers have it: opened from a file, offline."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from report import attacks, audits
from report.packs import pack

from auditor import document
from auditor.report import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request

    from auditor.outcome import Audit

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@dataclass
class Seen:
    """What a page did that it must not do."""

    dialogs: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        def dialog(shown: Dialog) -> None:
            self.dialogs.append(shown.message)
            shown.dismiss()

        def said(message: ConsoleMessage) -> None:
            self.messages.append(message.text)

        def asked(request: Request) -> None:
            if not request.url.startswith(("data:", "blob:")):
                self.requests.append(request.url)

        page.on("dialog", dialog)
        page.on("console", said)
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("request", asked)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if not found:
        message = f"no browser on PATH: none of {', '.join(BROWSERS)} (Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser to drive

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield made
    made.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


def written(folder: Path, name: str, audit: Audit) -> str:
    file = folder / f"{name}.html"
    if not file.exists():
        file.write_text(render(audit, "html", pack=pack()), encoding="utf-8")
    return file.as_uri()


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
    assert 50 <= box["y"] <= 140
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("wide", [1280, 390])
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
    assert opened.locator("details:not([open], .why, .trace)").count() == 0
    opened.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.locator("details[open]").count() == 0
