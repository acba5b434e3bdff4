"""`auditor baseline`: a file of what is known already, so that only new findings count."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from auditor.cli import options  # noqa: TC001 - read when the command line is built
from auditor.cli.examples import of_page
from auditor.cli.streams import emit
from auditor.config import SettingsError, settings

if TYPE_CHECKING:
    from auditor.config import Settings
    from auditor.outcome import Audit
    from auditor.suppress.baseline import Compared, Entry

app = typer.Typer(
    help="A file of what is known already, so that only new findings count.",
    rich_markup_mode=None,
    no_args_is_help=True,
)

File = Annotated[
    str | None, typer.Option("--baseline", metavar="FILE", help="The baseline; without it .auditor-baseline here.")
]
Add = Annotated[bool, typer.Option("--add", help="Take in what is new, too.")]


@app.command("create", **of_page("baseline create"))
def create(
    paths: options.Paths = None,
    *,
    baseline: File = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    exclude: options.Exclude = None,
    no_ignore: options.NoIgnore = None,
    pack: options.Pack = None,
    config: options.Config = None,
    isolated: options.Isolated = None,
) -> int:
    """Write down every finding there is today. Refuses to write over a baseline."""
    chosen, file = _chosen(locals())
    if Path(file).exists():
        raise SettingsError(f"{file}: is there already; `auditor baseline update` brings it up to date")
    audit, compared = _look(chosen, file, fresh=True)
    return _write(file, list(compared.new), audit, [])


@app.command("update", **of_page("baseline update"))
def update(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths = None,
    *,
    baseline: File = None,
    add: Add = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    exclude: options.Exclude = None,
    no_ignore: options.NoIgnore = None,
    pack: options.Pack = None,
    config: options.Config = None,
    isolated: options.Isolated = None,
) -> int:
    """Take out what is gone and follow what moved. New findings stay new unless --add says otherwise."""
    chosen, file = _chosen({name: value for name, value in locals().items() if name != "add"})
    audit, compared = _look(chosen, file, fresh=False)
    new = compared.new
    said = [f"{len(compared.gone)} gone, {compared.moved} moved"]
    if new:
        said.append(f"{len(new)} new {'taken in' if add else 'left out; --add takes them in'}")
    return _write(file, [*compared.current, *compared.untouched, *(new if add else ())], audit, said)


@app.command("show", **of_page("baseline show"))
def show(*, baseline: File = None, config: options.Config = None, isolated: options.Isolated = None) -> None:
    """Print how many findings of each rule the baseline knows in each file, without looking at the files."""
    _, file = _chosen(locals())
    from collections import Counter  # noqa: PLC0415

    from auditor.suppress.baseline import parse  # noqa: PLC0415

    entries = parse(Path(file).read_text("utf-8", "replace"), file)
    counts = Counter((entry.path, entry.rule) for entry in entries)
    lines = [f"{path}: {rule} {count}" for (path, rule), count in sorted(counts.items())]
    files = len({entry.path for entry in entries})
    emit("".join(f"{line}\n" for line in [*lines, f"{len(entries)} known findings in {files} files"]))


def _chosen(given: dict[str, Any]) -> tuple[Settings, str]:
    """The settings, and the file that is meant."""
    from auditor.suppress.baseline import DEFAULT  # noqa: PLC0415

    flags = {name: value for name, value in given.items() if value not in (None, [])}
    if "paths" in flags:
        flags["targets"] = flags.pop("paths")
    chosen = settings(flags)
    return chosen, chosen.baseline or DEFAULT


def _look(chosen: Settings, file: str, *, fresh: bool) -> tuple[Audit, Compared]:
    """The whole of it looked at, beside the baseline in the file or, if `fresh`, beside an empty one."""
    from dataclasses import replace  # noqa: PLC0415

    from auditor.audit import look  # noqa: PLC0415 - after the settings are known to be right
    from auditor.cli.chosen import cache_for, pack_for  # noqa: PLC0415
    from auditor.suppress.baseline import Compared  # noqa: PLC0415

    pack = pack_for(chosen)
    whole = replace(chosen, baseline=file, staged=False, since="", diff_only=False)
    looked = look(whole, pack, fresh=fresh, cache=cache_for(whole))
    return looked.audit, looked.compared or Compared()


def _write(file: str, entries: list[Entry], audit: Audit, said: list[str]) -> int:
    from auditor.cli.exits import CLEAN, INCOMPLETE  # noqa: PLC0415
    from auditor.cli.streams import write_whole  # noqa: PLC0415
    from auditor.outcome import incomplete  # noqa: PLC0415
    from auditor.suppress.baseline import dumps  # noqa: PLC0415

    write_whole(file, dumps(entries))
    files = len({entry.path for entry in entries})
    lines = [f"{os.path.normpath(file)}: {len(set(entries))} known findings in {files} files", *said]
    if audit.credentials:
        lines.append(f"{len(audit.credentials)} credentials still have to be revoked: `auditor scan` lists them")
    if incomplete(audit.coverage):
        lines.append("not everything could be read: `auditor scan` says what")
    emit("".join(f"{line}\n" for line in lines))
    return INCOMPLETE if incomplete(audit.coverage) else CLEAN
