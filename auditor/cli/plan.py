"""`auditor plan`: what the migration consists of, in the order in which it is worked off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from auditor.cli import options  # noqa: TC001 - read when the command line is built
from auditor.config import SettingsError, settings

if TYPE_CHECKING:
    from auditor.config import Settings
    from auditor.outcome import Audit
    from auditor.pack.rows import Pack


def plan(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths = None,
    *,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE", help="Take a JSON report instead of scanning; `-` is standard input."),
    ] = None,
    format: Annotated[  # noqa: A002 - the word everybody knows
        str, typer.Option("--format", "-f", help="What to print: text, markdown (to commit and tick off) or json.")
    ] = "text",
    output: options.Output = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOn = None,
    exit_zero: options.ExitZero = None,
    exclude: options.Exclude = None,
    no_ignore: options.NoIgnore = None,
    baseline: options.Baseline = None,
    max_parse_size: options.MaxParseSize = None,
    pack: options.Pack = None,
    jobs: options.Jobs = None,
    quiet: options.Quiet = None,
    config: options.Config = None,
    isolated: options.Isolated = None,
) -> int:
    """Print the plan: calls by what replaces them, scopes, changes, effort, and an order of work.

    Exit codes: as those of the scan.
    """
    given = dict(locals())
    given["targets"] = given.pop("paths") or None
    rest = {name: value for name, value in given.items() if name not in ("source", "format")}
    chosen = settings({name: value for name, value in rest.items() if value not in (None, [])})
    from auditor.cli.delivery import put, width_for  # noqa: PLC0415
    from auditor.cli.exits import code_of  # noqa: PLC0415
    from auditor.report import PLANS, render_plan  # noqa: PLC0415

    if format not in PLANS:
        raise SettingsError(f"format: there is no plan as {format!r}; there are {', '.join(PLANS)}")
    if source is not None and paths:
        raise SettingsError("--from: a report is taken instead of a scan; leave out the paths")
    audit, rules = _scanned(chosen) if source is None else _taken(source, pack or "")
    put(render_plan(audit, format, pack=rules, width=width_for(chosen.output)), chosen.output)
    return code_of(audit, chosen)


def _taken(source: str, pack: str) -> tuple[Audit, Pack | None]:
    from auditor.cli.documents import pack_of, read  # noqa: PLC0415

    audit = read(source)
    return audit, pack_of(audit, pack)


def _scanned(chosen: Settings) -> tuple[Audit, Pack]:
    from auditor.audit import run  # noqa: PLC0415 - after the settings are known to be right
    from auditor.cli.chosen import pack_for  # noqa: PLC0415
    from auditor.cli.progress import Progress  # noqa: PLC0415

    pack = pack_for(chosen)
    with Progress(quiet=chosen.quiet) as progress:
        return run(chosen, pack, progress), pack
