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
    from pathlib import Path

    from playwright.sync_api import Browser

LOAD = 1_500
KEYSTROKE = 100
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


@pytest.mark.slow
def test_ten_thousand_findings_open_and_filter_quickly(browser: Browser, folder: Path) -> None:
    url = written(folder, "ten-thousand", audits.huge(10_000))
    loads, keys = [], []
    for _ in range(4):
        page = browser.new_page()
        page.goto(url)
        loads.append(page.evaluate(LOADED))
        page.wait_for_timeout(1_500)
        keys.append(max(page.evaluate(TYPED, words) for words in ("l", "le", "leads", "leads g", "")))
        page.close()
    assert min(loads) < LOAD
    assert min(keys) < KEYSTROKE


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
