"""The command line put together: commands, error lines, exit codes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.main import get_command

from auditor.cli import baseline, doctor, explain, init, plan, report, rules, scan, schema
from auditor.cli.examples import PAGES, of_page
from auditor.cli.exits import CLEAN, CRASH, INTERRUPTED, USAGE
from auditor.cli.failures import crash, line_for
from auditor.cli.streams import emit, prepare, say
from auditor.cli.version import text as version_text
from auditor.interrupts import received

if TYPE_CHECKING:
    from collections.abc import Callable

app = typer.Typer(
    name="auditor",
    help="Finds where code still speaks a dead API, names each call, and says what replaces it. Works offline.",
    epilog=PAGES[""].epilog(),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)
app.command("scan", **of_page("scan"))(scan.scan)
app.add_typer(baseline.app, name="baseline", **of_page("baseline"))
app.command("plan", **of_page("plan"))(plan.plan)
app.command("report", **of_page("report"))(report.report)
app.command("explain", **of_page("explain"))(explain.explain)
app.command("rules", **of_page("rules"))(rules.rules)
app.command("schema", **of_page("schema"))(schema.schema)
app.command("init", **of_page("init"))(init.init)
app.command("doctor", **of_page("doctor"))(doctor.doctor)


def _version(value: bool) -> None:  # noqa: FBT001 - Typer's callback
    if value:
        typer.echo(version_text())
        raise typer.Exit


@app.callback()
def main(
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the versions and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Finds where code still speaks a dead API, names each call, and says what replaces it. Works offline."""


@cache
def command() -> Callable[..., Any]:
    """The command line as it is parsed; putting it together takes longer than parsing."""
    return get_command(app)


def run(arguments: list[str]) -> int:
    """The whole command line; gives the exit code and never a traceback for what a user did."""
    prepare()
    try:
        code = command()(arguments or ["--help"], prog_name="auditor", standalone_mode=False)
        emit("")
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - whatever happened, it ends in one line and an exit code
        line = line_for(error)
        code = CRASH if line is None else USAGE
        if not received():
            say(crash(error) if line is None else f"auditor: error: {line}\n")
    if received() or code == INTERRUPTED:
        say("auditor: interrupted\n")
        return received() or INTERRUPTED
    if not arguments:
        return USAGE
    return code if isinstance(code, int) else CLEAN
