"""`auditor rules`: the rules of a pack."""

from __future__ import annotations

from typing import Annotated

import typer

from auditor._about import DEFAULT_PACK
from auditor.cli.streams import emit


def rules(
    *,
    pack: Annotated[
        str, typer.Option("--pack", metavar="PACK", help="The rule pack: its id, or a folder's path.")
    ] = DEFAULT_PACK,
) -> None:
    """List the rules with their kind, severity and title."""
    from auditor.pack import explain as pages  # noqa: PLC0415
    from auditor.pack.locate import load  # noqa: PLC0415

    emit(f"{pages.rules_table(load(pack))}\n")
