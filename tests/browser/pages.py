"""Pages of reports in files, and what they must not do when they are opened."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from report import audits
from report.packs import pack

from auditor.compare import compare
from auditor.report import render

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import ConsoleMessage, Dialog, Page, Request

    from auditor.outcome import Audit


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


def written(folder: Path, name: str, audit: Audit, before: Audit | None = None) -> str:
    file = folder / f"{name}.html"
    if not file.exists():
        comparison = compare(before, audit) if before is not None else None
        file.write_text(render(audit, "html", pack=pack(), comparison=comparison), encoding="utf-8")
    return file.as_uri()


def earlier() -> Audit:
    """The usual audit before two findings came, one went and one moved."""
    found = audits.findings()
    gone = replace(found[0], id="0" * 40, path="crm/gone.py")
    moved = replace(found[4], path="crm/push.py")
    return audits.audit((*found[:4], moved, *found[7:], gone))
