"""`auditor scan`: look through folders and files, report what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.cli import options  # noqa: TC001 - read when the command line is built
from auditor.config import settings

if TYPE_CHECKING:
    from auditor.config import Settings


def scan(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths = None,
    *,
    format: options.Format = None,  # noqa: A002 - the word everybody knows
    output: options.Output = None,
    report: options.Report = None,
    compare: options.Compare = None,
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
    no_cache: options.NoCache = None,
    quiet: options.Quiet = None,
    verbose: options.Verbose = None,
    color: options.Color = None,
    title: options.Title = None,
    no_snippets: options.NoSnippets = None,
    open: options.Open = None,  # noqa: A002 - the flag's name
    stdin_filename: options.StdinFilename = None,
    config: options.Config = None,
    isolated: options.Isolated = None,
    show_settings: options.ShowSettings = False,
) -> int:
    """Find what still speaks the old API, and every credential in the open.

    Exit codes: 0 clean; 1 a finding at or above --fail-on; 2 wrong usage or settings; 3 something could not be read,
    or nothing was read.
    """
    given = dict(locals())
    given["targets"] = given.pop("paths") or None
    del given["show_settings"]
    chosen = settings({name: value for name, value in given.items() if value not in (None, [])})
    return _show(chosen) if show_settings else _scan(chosen)


def _show(chosen: Settings) -> int:
    from auditor.cli.chosen import pack_for  # noqa: PLC0415
    from auditor.cli.delivery import reports_of  # noqa: PLC0415
    from auditor.cli.exits import CLEAN  # noqa: PLC0415
    from auditor.cli.shown_settings import rendered  # noqa: PLC0415
    from auditor.cli.streams import emit  # noqa: PLC0415

    reports_of(chosen)
    pack_for(chosen)
    emit(rendered(chosen))
    return CLEAN


def _scan(chosen: Settings) -> int:
    from auditor.audit import look  # noqa: PLC0415 - after the settings are known to be right
    from auditor.cli.chosen import cache_for, pack_for  # noqa: PLC0415
    from auditor.cli.delivery import deliver, reports_of  # noqa: PLC0415
    from auditor.cli.documents import compared, earlier  # noqa: PLC0415
    from auditor.cli.exits import code_of  # noqa: PLC0415
    from auditor.cli.progress import Progress  # noqa: PLC0415
    from auditor.cli.streams import say  # noqa: PLC0415

    reports_of(chosen)
    pack = pack_for(chosen)
    before = earlier(chosen.compare, pack.about.id)
    cache = cache_for(chosen)
    with Progress(quiet=chosen.quiet) as progress:
        audit = look(chosen, pack, progress, cache=cache).audit
    if chosen.verbose:
        say(f"auditor: cache: {cache.note if cache is not None else 'switched off'}\n")
    deliver(audit, pack, chosen, compared(before, audit))
    return code_of(audit, chosen)
