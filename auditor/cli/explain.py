"""`auditor explain`: what the rule pack knows of a rule, method, module, error code, library or product."""

from __future__ import annotations

from typing import Annotated

import typer

from auditor._about import DEFAULT_PACK
from auditor.cli import completing
from auditor.cli.streams import emit


def explain(
    topic: Annotated[
        str,
        typer.Argument(
            autocompletion=completing.topics,
            help="A rule's id, a kind, a method, a module, an error code, a library, a product.",
        ),
    ],
    *,
    pack: Annotated[
        str, typer.Option("--pack", metavar="PACK", help="The rule pack: its id, or a folder's path.")
    ] = DEFAULT_PACK,
) -> None:
    """Say what is known of a topic: what it was, what replaces it, what changes."""
    from auditor.pack import explain as pages  # noqa: PLC0415
    from auditor.pack.locate import load  # noqa: PLC0415

    emit(f"{pages.explain(load(pack), topic)}\n")
