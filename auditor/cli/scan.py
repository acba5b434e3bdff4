"""`auditor scan`: look through folders and files, report what was found."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

from auditor.cli import options  # noqa: TC001 - read when the command line is built
from auditor.config import SettingsError, settings

if TYPE_CHECKING:
    from auditor.config import Settings
    from auditor.outcome import Audit
    from auditor.pack.rows import Pack


def scan(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths = None,
    *,
    format: options.Format = None,  # noqa: A002 - the word everybody knows
    output: options.Output = None,
    report: options.Report = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOn = None,
    exit_zero: options.ExitZero = None,
    exclude: options.Exclude = None,
    no_ignore: options.NoIgnore = None,
    baseline: options.Baseline = None,
    staged: options.Staged = None,
    since: options.Since = None,
    diff_only: options.DiffOnly = None,
    max_parse_size: options.MaxParseSize = None,
    pack: options.Pack = None,
    jobs: options.Jobs = None,
    quiet: options.Quiet = None,
    verbose: options.Verbose = None,
    color: options.Color = None,
    title: options.Title = None,
    no_snippets: options.NoSnippets = None,
    open: options.Open = None,  # noqa: A002 - the flag's name
    stdin_filename: options.StdinFilename = None,
    config: options.Config = None,
    isolated: options.Isolated = None,
) -> int:
    """Find what still speaks the old API, and every credential in the open.

    Exit codes: 0 clean; 1 a finding at or above --fail-on; 2 wrong usage or settings; 3 something could not be read,
    or nothing was read.
    """
    given = dict(locals())
    given["targets"] = given.pop("paths") or None
    return _scan(settings({name: value for name, value in given.items() if value not in (None, [])}))


def _scan(chosen: Settings) -> int:
    from auditor.audit import run  # noqa: PLC0415 - after the settings are known to be right
    from auditor.cli.browser import page_of, show  # noqa: PLC0415
    from auditor.cli.chosen import check_rules  # noqa: PLC0415
    from auditor.cli.exits import code_of  # noqa: PLC0415
    from auditor.cli.progress import Progress  # noqa: PLC0415
    from auditor.outcome import without_code  # noqa: PLC0415
    from auditor.pack.locate import load  # noqa: PLC0415

    reports = _reports(chosen)
    page = page_of(reports) if chosen.open else ""
    if page and page not in {file for _, file in reports}:
        reports.append(("html", page))
    pack = load(chosen.pack)
    check_rules(chosen, pack)
    with Progress(quiet=chosen.quiet) as progress:
        audit = run(chosen, pack, progress)
    shown = without_code(audit) if chosen.no_snippets else audit
    for format_, file in reports:
        _write(shown, pack, chosen, format_, file)
    if all(file != "-" for _, file in reports):
        _tell(audit, reports)
    if page:
        show(page)
    return code_of(audit, chosen)


def _reports(chosen: Settings) -> list[tuple[str, str]]:
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


def _write(audit: Audit, pack: Pack, chosen: Settings, format_: str, file: str) -> None:
    from auditor.cli.streams import colored, emit, write_whole  # noqa: PLC0415
    from auditor.report import render  # noqa: PLC0415

    to_screen = file == "-"
    shown: dict[str, Any] = {
        "color": to_screen and format_ == "text" and colored(chosen.color, sys.stdout),
        "width": shutil.get_terminal_size((100, 40)).columns if to_screen and sys.stdout.isatty() else 100,
        "pack": pack,
        "quiet": chosen.quiet,
        "title": chosen.title,
    }
    text = render(audit, format_, **shown)
    if to_screen:
        emit(text if text.endswith("\n") else f"{text}\n")
    else:
        write_whole(file, text)


def _tell(audit: Audit, reports: list[tuple[str, str]]) -> None:
    """Three lines on standard error when the report itself goes to files."""
    summary = audit.summary
    worst = ", ".join(f"{row.count} {row.name}" for row in summary.severities if row.count)
    sys.stderr.write(f"{audit.verdict}: {summary.findings} findings{f' ({worst})' if worst else ''}\n")
    sys.stderr.write(f"{audit.coverage.searched} files searched, {audit.coverage.relevant} relevant\n")
    sys.stderr.write(f"written: {', '.join(file for _, file in reports)}\n")
