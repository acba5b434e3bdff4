"""What commands that print or write reports have in common."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

from auditor.config import SettingsError

if TYPE_CHECKING:
    from auditor.compare import Comparison
    from auditor.config import Settings
    from auditor.outcome import Audit
    from auditor.pack.rows import Pack


def reports_of(chosen: Settings) -> list[tuple[str, str]]:
    """What to write where: the main report, and those of --report."""
    from auditor.report import FORMATS  # noqa: PLC0415

    wanted = [(chosen.format, chosen.output)]
    for row in chosen.report:
        format_, sign, file = row.partition("=")
        if not sign or not file:
            raise SettingsError(f"--report: {row!r} is not FORMAT=FILE, as in html=report.html")
        wanted.append((format_, file))
    for format_, _ in wanted:
        if format_ not in FORMATS:
            raise SettingsError(f"format: there is no format {format_!r}; there are {', '.join(FORMATS)}")
    return wanted


def deliver(audit: Audit, pack: Pack | None, chosen: Settings, comparison: Comparison | None = None) -> None:
    """Write every report that is wanted, and open the page if that is."""
    from auditor.cli.browser import page_of, show  # noqa: PLC0415
    from auditor.outcome import without_code  # noqa: PLC0415

    reports = reports_of(chosen)
    page = page_of(reports) if chosen.open else ""
    if page and page not in {file for _, file in reports}:
        reports.append(("html", page))
    shown = without_code(audit) if chosen.no_snippets else audit
    for format_, file in reports:
        _write(shown, pack, chosen, format_, file, comparison)
    if all(file != "-" for _, file in reports):
        _tell(audit, reports)
    if page:
        show(page)


def put(text: str, file: str) -> None:
    """To standard output where the file is `-`, else whole or not at all."""
    from auditor.cli.streams import emit, write_whole  # noqa: PLC0415

    if file == "-":
        emit(text if text.endswith("\n") else f"{text}\n")
    else:
        write_whole(file, text)


def width_for(file: str) -> int:
    """How wide a text may be: as wide as the terminal, if it goes to one."""
    return shutil.get_terminal_size((100, 40)).columns if file == "-" and sys.stdout.isatty() else 100


def _write(
    audit: Audit, pack: Pack | None, chosen: Settings, format_: str, file: str, comparison: Comparison | None
) -> None:
    from auditor.cli.streams import colored  # noqa: PLC0415
    from auditor.report import render  # noqa: PLC0415

    shown: dict[str, Any] = {
        "color": file == "-" and format_ == "text" and colored(chosen.color, sys.stdout),
        "width": width_for(file),
        "pack": pack,
        "quiet": chosen.quiet,
        "title": chosen.title,
        "comparison": comparison,
    }
    put(render(audit, format_, **shown), file)


def _tell(audit: Audit, reports: list[tuple[str, str]]) -> None:
    """Three lines on standard error when the report itself goes to files."""
    from auditor.cli.streams import say  # noqa: PLC0415

    summary = audit.summary
    worst = ", ".join(f"{row.count} {row.name}" for row in summary.severities if row.count)
    say(f"{audit.verdict}: {summary.findings} findings{f' ({worst})' if worst else ''}\n")
    say(f"{audit.coverage.searched} files searched, {audit.coverage.relevant} relevant\n")
    say(f"written: {', '.join(file for _, file in reports)}\n")
