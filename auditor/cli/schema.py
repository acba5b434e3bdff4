"""`auditor schema`: the JSON Schemas of the reports that programs read."""

from __future__ import annotations

from typing import Annotated

import typer

from auditor.cli.streams import emit
from auditor.config import SettingsError


def schema(
    format: Annotated[  # noqa: A002 - the word everybody knows
        str, typer.Option("--format", "-f", help="Of which report: json, or jsonl for a line of JSON Lines.")
    ] = "json",
) -> None:
    """Print the JSON Schema that every JSON report follows, or every line of JSON Lines."""
    from auditor.schema import SCHEMAS, dumps  # noqa: PLC0415

    if format not in SCHEMAS:
        raise SettingsError(f"format: there is no schema of {format!r}; there are {', '.join(SCHEMAS)}")
    emit(f"{dumps(format)}\n")
