"""Pictures of the samples' report for the documentation; AUDITOR_PICTURES=write makes them anew, to be looked at."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
LARGEST = 400_000
A4 = {"width": 760, "height": 1075}
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
FINDING = """
  const card = document.querySelectorAll(".f:has(.moves):has(.trace)")[4];
  for (const part of card.querySelectorAll(".trace, .moves")) part.open = true;
  card.scrollIntoView();
"""

PICTURES: dict[str, tuple[dict[str, int], str, str, str]] = {
    "report": (DESKTOP, "light", "screen", ""),
    "report-dark": (DESKTOP, "dark", "screen", "document.getElementById('glance').scrollIntoView()"),
    "report-calls": (DESKTOP, "light", "screen", "document.getElementById('plan').scrollIntoView()"),
    "report-finding": (DESKTOP, "light", "screen", FINDING),
    "report-phone": (PHONE, "light", "screen", ""),
    "report-print": (A4, "light", "print", "dispatchEvent(new Event('beforeprint'))"),
}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the samples' report, made as a user makes it."""
    file = tmp_path_factory.mktemp("samples") / "report.html"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AUDITOR_")}
    subprocess.run(
        [sys.executable, "-m", "auditor", "scan", "samples", "--exit-zero", "--report", f"html={file}", "--quiet"],
        cwd=ROOT,
        env={**environment, "SOURCE_DATE_EPOCH": "1795435200"},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return file.as_uri()


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_picture(browser: Browser, samples: str, name: str) -> None:
    viewport, scheme, media, script = PICTURES[name]
    looks: dict[str, Any] = {"viewport": viewport, "color_scheme": scheme}
    context = browser.new_context(**looks)
    page = context.new_page()
    page.goto(samples)
    page.emulate_media(media="print" if media == "print" else "screen")
    page.evaluate(script or "0")
    page.wait_for_timeout(300)
    taken = page.screenshot()
    context.close()
    assert len(taken) > 20_000, "an empty page"
    if os.environ.get("AUDITOR_PICTURES") == "write":
        (DOCS / f"{name}.png").write_bytes(taken)
    kept = (DOCS / f"{name}.png").read_bytes()
    assert struct.unpack(">II", kept[16:24]) == (viewport["width"], viewport["height"])
    assert len(kept) < LARGEST
