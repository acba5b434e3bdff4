"""`auditor scan`: look through folders and files, report what was found."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from auditor.config import SettingsError, settings

if TYPE_CHECKING:
    from auditor.config import Settings
    from auditor.outcome import Audit
    from auditor.pack.rows import Pack

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATHS]...", help="Folders and files to scan; `-` is standard input. Default: this folder."
    ),
]


def scan(  # noqa: PLR0913 - one parameter an option
    paths: Paths = None,
    *,
    format: Annotated[  # noqa: A002 - the word everybody knows
        str | None, typer.Option("--format", "-f", help="What to print: text, json or html.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the report there; `-` is standard output."),
    ] = None,
    report: Annotated[
        list[str] | None,
        typer.Option("--report", metavar="FORMAT=FILE", help="Write one more report; may be repeated."),
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="RULES", help="Only these rules, by id or its beginning.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULES", help="Not these rules.")] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="SEVERITY",
            help="Exit 1 at a finding this bad: blocker, high, medium, low (default), info or never.",
        ),
    ] = None,
    exit_zero: Annotated[bool | None, typer.Option("--exit-zero", help="Findings do not change the exit code.")] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", metavar="PATTERN", help="Leave these out (gitignore patterns).")
    ] = None,
    no_ignore: Annotated[bool | None, typer.Option("--no-ignore", help="Also read what .gitignore leaves out.")] = None,
    max_parse_size: Annotated[
        str | None,
        typer.Option("--max-parse-size", metavar="SIZE", help="Larger files are read as text. Default: 5MB."),
    ] = None,
    pack: Annotated[
        str | None, typer.Option("--pack", metavar="PACK", help="The rule pack: its id, or a folder's path.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", metavar="N", min=0, help="Processes to search with; 0 decides itself.")
    ] = None,
    quiet: Annotated[bool | None, typer.Option("--quiet", "-q", help="Only the summary.")] = None,
    verbose: Annotated[bool | None, typer.Option("--verbose", "-v", help="Say on standard error what is done.")] = None,
    color: Annotated[
        str | None, typer.Option("--color", metavar="WHEN", help="auto (default), always or never.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The title of an HTML report.")] = None,
    stdin_filename: Annotated[
        str | None, typer.Option("--stdin-filename", metavar="NAME", help="What standard input is called.")
    ] = None,
    config: Annotated[
        str | None, typer.Option("--config", metavar="FILE", help="Use this settings file and look for no other.")
    ] = None,
    isolated: Annotated[bool | None, typer.Option("--isolated", help="Use no settings file.")] = None,
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
    from auditor.cli.exits import code_of  # noqa: PLC0415
    from auditor.cli.progress import Progress  # noqa: PLC0415
    from auditor.pack.locate import load  # noqa: PLC0415

    reports = _reports(chosen)
    pack = load(chosen.pack)
    _check_rules(chosen, pack)
    with Progress(quiet=chosen.quiet) as progress:
        audit = run(chosen, pack, progress)
    for format_, file in reports:
        _write(audit, pack, chosen, format_, file)
    if all(file != "-" for _, file in reports):
        _tell(audit, reports)
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


def _check_rules(chosen: Settings, pack: Pack) -> None:
    known = [rule.id for rule in pack.rules]
    for option, values in (("--select", chosen.select), ("--ignore", chosen.ignore)):
        for value in values:
            if not any(rule.startswith(value) for rule in known):
                raise SettingsError(f"{option}: no rule begins with {value!r}; there are {', '.join(known)}")


def _write(audit: Audit, pack: Pack, chosen: Settings, format_: str, file: str) -> None:
    from auditor.cli.streams import colored, emit, write_whole  # noqa: PLC0415
    from auditor.report import render  # noqa: PLC0415

    to_screen = file == "-"
    options: dict[str, Any] = {
        "color": to_screen and format_ == "text" and colored(chosen.color, sys.stdout),
        "width": shutil.get_terminal_size((100, 40)).columns if to_screen and sys.stdout.isatty() else 100,
        "pack": pack,
        "quiet": chosen.quiet,
    }
    text = render(audit, format_, **options)
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
