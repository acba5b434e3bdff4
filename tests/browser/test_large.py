"""Reports of very many findings: quick to open and to search, and never larger than a browser can bear."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from report import audits
from report.packs import pack

from auditor.report import render
from browser.pages import written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

LOAD = 1_500
KEYSTROKE = 100
READY = "#groups:not([aria-busy])"
LONG = 700
LARGEST = 4_000_000
MEMORY = 150_000_000
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
TYPED = """(words) => {
  const field = document.getElementById("q");
  const start = performance.now();
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""


@pytest.fixture
def long(folder: Path) -> str:
    """A report in which closed files wait until the page is there."""
    return written(folder, "long-waiting", audits.huge(LONG))


def test_what_waits_comes_in_by_itself(browser: Browser, long: str) -> None:
    page = browser.new_page()
    page.goto(long)
    page.wait_for_selector(READY, state="attached")
    assert page.locator(".f").count() == LONG
    assert page.locator("#groups noscript").count() == 0
    page.fill("#q", "no such words anywhere")
    assert page.locator(".f:not([hidden])").count() == 0
    page.close()


@pytest.mark.parametrize(
    "action",
    [
        pytest.param(lambda page: page.click(".tile[data-filter=high]"), id="a tile"),
        pytest.param(lambda page: page.press("#q", "l"), id="a key", marks=pytest.mark.slow),
        pytest.param(
            lambda page: page.evaluate("dispatchEvent(new Event('beforeprint'))"), id="printing", marks=pytest.mark.slow
        ),
        pytest.param(lambda page: page.locator(".group:not([open]) summary").first.click(), id="a closed file"),
    ],
)
def test_what_waits_is_there_when_it_is_asked_for(browser: Browser, long: str, action: Callable[[Page], None]) -> None:
    page = browser.new_page()
    page.add_init_script("window.setTimeout = () => 0")
    page.goto(long)
    assert page.locator(".f").count() < LONG
    action(page)
    assert page.locator(".f").count() == LONG
    assert page.locator(READY).count() == 1
    page.close()


@pytest.mark.slow
def test_an_address_with_a_filter_needs_no_waiting(browser: Browser, long: str) -> None:
    page = browser.new_page()
    page.add_init_script("window.setTimeout = () => 0")
    page.goto(f"{long}?sev=high")
    assert page.locator(".f").count() == LONG
    assert page.locator(".f:not([hidden])").count() == page.locator(".f[data-sev=high]").count() > 0
    page.close()


def test_an_address_of_a_finding_needs_no_waiting(browser: Browser, long: str) -> None:
    last = f"#f-{audits.huge(LONG).findings[-1].id[:12]}"
    page = browser.new_page()
    page.add_init_script("window.setTimeout = () => 0")
    page.goto(long + last)
    page.locator(last).wait_for()
    assert page.locator(f".group[open]:has({last})").count() == 1
    page.close()


def test_nothing_waits_for_a_script_that_never_comes(browser: Browser, long: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(long)
    assert page.locator(".f").count() == LONG
    page.locator(".group:not([open]) summary").first.click()
    assert page.locator(".group >> nth=-1 >> .f").count() > 0
    context.close()


@pytest.mark.slow
def test_ten_thousand_findings_open_and_filter_quickly(browser: Browser, folder: Path) -> None:
    url = written(folder, "ten-thousand", audits.huge(10_000))
    loads, keys = [], []
    for _ in range(5):
        page = browser.new_page()
        page.goto(url)
        loads.append(page.evaluate(LOADED))
        page.wait_for_selector(READY, state="attached")
        page.wait_for_timeout(1_500)
        keys.append([page.evaluate(TYPED, words) for words in ("l", "le", "leads", "leads g", "")])
        page.close()
    assert min(loads) < LOAD
    assert max(min(times) for times in zip(*keys, strict=True)) < KEYSTROKE


@pytest.mark.slow
def test_a_hundred_thousand_findings_still_come_out() -> None:
    resource = pytest.importorskip("resource", reason="the system does not say how much memory it took")
    audit = audits.huge(100_000)
    rules = pack()
    render(audits.clean(), "html", pack=rules)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    text = render(audit, "html", pack=rules)
    unit = 1 if sys.platform == "darwin" else 1024
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * unit < MEMORY
    assert len(text.encode()) < LARGEST
    assert "There are 100,000 findings." in text
    assert "are only counted" in text
