"""`--show-settings`: what a run would be told, and by what."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from auditor.config import FROM_FILE

if TYPE_CHECKING:
    from auditor.config import Settings

DEFAULT = "default"
ROW_OF = {"targets": "paths"}


def rendered(chosen: Settings) -> str:
    """A line a setting, as it would stand in a settings file, with where it comes from; others stand in comments."""
    from auditor.report.visible import visible  # noqa: PLC0415 - not needed to build the command line

    origins = dict(chosen.origins)
    rows = [(_row(row.name, chosen), origins.get(row.name, DEFAULT)) for row in fields(chosen) if row.name != "origins"]
    width = min(max(len(said) for said, _ in rows), 48)
    return "".join(f"{visible(f'{said:{width}}  # {origin}')}\n" for said, origin in rows)


def _row(name: str, chosen: Settings) -> str:
    key = ROW_OF.get(name, name).replace("_", "-")
    return f"{'' if name in FROM_FILE else '# '}{key} = {_value(name, getattr(chosen, name))}"


def _value(name: str, value: Any) -> str:
    if name == "per_path_ignores":
        pairs = (row.rpartition("=") for row in value)
        inner = ", ".join(f"{_text(pattern)} = {_value('', rules.split())}" for pattern, _, rules in pairs)
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_text, value))}]"
    return str(value) if isinstance(value, int) else _text(value or "")


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
