"""`auditor schema`: the JSON Schema of the JSON report."""

from __future__ import annotations

from auditor.cli.streams import emit


def schema() -> None:
    """Print the JSON Schema that every JSON report follows."""
    from auditor.schema import dumps  # noqa: PLC0415

    emit(f"{dumps()}\n")
