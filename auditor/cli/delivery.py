"""What commands that print or write reports have in common."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from typing import TYPE_CHECKING

from auditor.config import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    _check_apart([file for _, file in wanted])
    return wanted


def _check_apart(files: list[str]) -> None:
    """Refuse two reports in one place, however it is written, and a place that there is not; before any work is done.

    Raises SettingsError, and OSError with the file's name.
    """
    seen: dict[str, str] = {}
    for file in files:
        place = file if file == "-" else os.path.realpath(file)
        if place in seen:
            name = "standard output" if file == "-" else repr(file)
            raise SettingsError(f"--report: {name} would hold two reports; give each a file of its own")
        seen[place] = file
        if file != "-" and not os.path.isdir(os.path.dirname(place)):  # noqa: PTH112, PTH120 - as all names here
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), file)


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


def put(text: str | Iterable[str], file: str) -> None:
    """To standard output where the file is `-`, else whole or not at all."""
    from auditor.cli.streams import emit, gathered, write_whole  # noqa: PLC0415

    if file != "-":
        write_whole(file, text)
        return
    last = ""
    for piece in gathered(text):
        emit(piece)
        last = piece or last
    emit("" if last.endswith("\n") else "\n")


def width_for(file: str) -> int:
    """How wide a text may be: as wide as the terminal, if it goes to one."""
    return shutil.get_terminal_size((100, 40)).columns if file == "-" and sys.stdout.isatty() else 100


def _write(
    audit: Audit, pack: Pack | None, chosen: Settings, format_: str, file: str, comparison: Comparison | None
) -> None:
    from auditor.cli.streams import colored  # noqa: PLC0415
    from auditor.report import View, pieces  # noqa: PLC0415

    view = View(
        color=file == "-" and format_ == "text" and colored(chosen.color, sys.stdout),
        width=width_for(file),
        pack=pack,
        quiet=chosen.quiet,
        title=chosen.title,
        comparison=comparison,
    )
    put(pieces(audit, format_, view), file)


def _tell(audit: Audit, reports: list[tuple[str, str]]) -> None:
    """Three lines on standard error when the report itself goes to files."""
    from auditor.cli.streams import say  # noqa: PLC0415

    summary = audit.summary
    worst = ", ".join(f"{row.count} {row.name}" for row in summary.severities if row.count)
    say(f"{audit.verdict}: {summary.findings} findings{f' ({worst})' if worst else ''}\n")
    say(f"{audit.coverage.searched} files searched, {audit.coverage.relevant} relevant\n")
    say(f"written: {', '.join(file for _, file in reports)}\n")
