"""`auditor init`: settings, commit hook and CI for a repository, shown before anything is written."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from auditor.cli import completing
from auditor.cli.streams import emit
from auditor.config import SettingsError

if TYPE_CHECKING:
    from auditor.scaffold import Piece

NEXT = """Next:
  auditor baseline create   what is there already no longer counts; name it in the settings
  pre-commit install        the hook runs with every commit
  auditor scan .            what there is to do
"""


def init(
    folder: Annotated[
        str, typer.Argument(metavar="[FOLDER]", help="The repository's folder. Default: this one.")
    ] = ".",
    *,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="PARTS",
            autocompletion=completing.parts,
            help="Only these of settings, hook, github, gitlab; may be repeated.",
        ),
    ] = None,
    source: Annotated[
        str,
        typer.Option(
            "--source", metavar="URL", help="The auditor's own repository, to take hook and program from there."
        ),
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and leave.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
) -> int:
    """Set a repository up: settings, pre-commit hook, GitHub workflow and GitLab job.

    Everything is shown as a diff first. A file that is there already is never written to: what to add to it is shown.

    Exit codes: 0 written, or nothing to write; 2 wrong usage, or nobody there to be asked.
    """
    from auditor import scaffold  # noqa: PLC0415 - only here

    parts = [part.strip() for row in only or () for part in row.split(",") if part.strip()]
    pieces = scaffold.planned(folder, parts, source)
    _show(pieces)
    _warn(folder)
    new = [piece.path for piece in pieces if not piece.there]
    if not new:
        emit("nothing to write\n")
        return 0
    if dry_run:
        emit(f"would write {', '.join(new)}\n")
        return 0
    if not yes and not _agreed(new):
        emit("nothing was written\n")
        return 0
    emit(f"wrote {', '.join(scaffold.write(folder, pieces))}\n{NEXT}")
    return 0


def _show(pieces: list[Piece]) -> None:
    from auditor.report.visible import visible  # noqa: PLC0415 - only here

    for piece in pieces:
        if not piece.there:
            emit(f"{piece.diff()}\n")
        elif piece.text:
            added = "".join(f"  {line}".rstrip() + "\n" for line in piece.text.splitlines())
            emit(visible(f"{piece.path}: is there already and stays as it is. To add to it:") + f"\n\n{added}\n")
        else:
            emit(f"{piece.path}: speaks of the auditor already and stays as it is\n")


def _warn(folder: str) -> None:
    """Hook and CI are looked for at the top of a repository, and nowhere else."""
    from auditor.cli.streams import say  # noqa: PLC0415 - only here
    from auditor.report.visible import visible  # noqa: PLC0415
    from auditor.sources import git  # noqa: PLC0415

    top = git.work_tree_of(folder)
    if top is not None and top != os.path.realpath(folder):
        say(f"auditor: {visible(folder)} is not the top of its repository: hook and CI belong into {visible(top)}\n")


def _agreed(new: list[str]) -> bool:
    if not sys.stdin.isatty():
        raise SettingsError("nobody is there to be asked: say --yes to write, or --dry-run to look only")
    return typer.confirm(f"Write {', '.join(new)}?", err=True)
