"""`auditor report`: any report again from a JSON report, without a new scan."""

from __future__ import annotations

from typing import Annotated

import typer

from auditor.cli import options  # noqa: TC001 - read when the command line is built
from auditor.config import settings


def report(  # noqa: PLR0913 - one parameter an option
    file: Annotated[str, typer.Argument(metavar="FILE", help="A JSON report of a scan; `-` is standard input.")],
    *,
    format: options.Format = None,  # noqa: A002 - the word everybody knows
    output: options.Output = None,
    report: options.Report = None,
    compare: options.Compare = None,
    fail_on: options.FailOn = None,
    exit_zero: options.ExitZero = None,
    pack: options.Pack = None,
    quiet: options.Quiet = None,
    color: options.Color = None,
    title: options.Title = None,
    no_snippets: options.NoSnippets = None,
    open: options.Open = None,  # noqa: A002 - the flag's name
    config: options.Config = None,
    isolated: options.Isolated = None,
) -> int:
    """Write the reports of an earlier scan, in any format, and what changed since a scan before that.

    Exit codes: as those of the scan.
    """
    given = {name: value for name, value in locals().items() if name != "file" and value not in (None, [])}
    from auditor.cli.delivery import deliver, reports_of  # noqa: PLC0415
    from auditor.cli.documents import compared, earlier, pack_of, read  # noqa: PLC0415
    from auditor.cli.exits import code_of  # noqa: PLC0415

    chosen = settings(given)
    reports_of(chosen)
    audit = read(file)
    before = earlier(chosen.compare, audit.pack.id)
    deliver(audit, pack_of(audit, pack or ""), chosen, compared(before, audit))
    return code_of(audit, chosen)
