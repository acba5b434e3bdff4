"""No violation of WCAG 2.2 AA that axe-core can find, in any state a reader can bring the page into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from report import attacks, audits

from browser.pages import earlier, written

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

STANDARD = {
    "resultTypes": ["violations"],  # what passes is not written down: it is most of the page
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}
STATES = {
    "as opened": "",
    "all open": "document.querySelectorAll('details').forEach((details) => { details.open = true; })",
    "filtered": "document.querySelector('.tile[data-filter=high]').click()",
    "nothing found": "byId('q').value = 'nowhere'; byId('q').dispatchEvent(new Event('input'))",
    "by module": "byId('group').value = 'module'; byId('group').dispatchEvent(new Event('change'))",
    "one call": "document.querySelector('a[data-call]').click()",
    "keys": "byId('keys').showModal()",
}


SCHEMES = ["light", pytest.param("dark", marks=pytest.mark.slow)]


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=STANDARD).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_full_report(browser: Browser, folder: Path, scheme: Any, state: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(written(folder, "full", audits.audit()))
    page.evaluate(STATES[state] or "0")
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("name", "audit"),
    [
        ("clean", audits.clean()),
        pytest.param("incomplete", audits.incomplete(), marks=pytest.mark.slow),
        pytest.param("hostile", attacks.hostile(), marks=pytest.mark.slow),
    ],
    ids=["clean", "incomplete", "hostile"],
)
def test_other_reports(browser: Browser, folder: Path, scheme: Any, name: str, audit: Any) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(written(folder, name, audit))
    page.evaluate(STATES["all open"])
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_compared_report(browser: Browser, folder: Path, scheme: Any) -> None:
    """All that the full report shows, and what changed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(written(folder, "compared", audits.audit(), earlier()))
    page.evaluate(STATES["all open"])
    assert violations(page) == []
    context.close()


def test_axe_does_find_what_is_wrong(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto(written(folder, "clean", audits.clean()))
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert [one.partition(":")[0] for one in violations(page)] == ["html-has-lang"]
    page.close()
