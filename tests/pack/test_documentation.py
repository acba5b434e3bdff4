"""docs/rule-pack.md says of every key that a pack may hold what it means, and of no other."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from auditor.pack import rows
from auditor.pack.check import MATCH_TABLES
from auditor.pack.read import TABLES

PAGE = (Path(__file__).parents[2] / "docs" / "rule-pack.md").read_text(encoding="utf-8")

HEADINGS = {
    "About": "pack.toml",
    "Prefilter": "`[prefilter]`",
    "Effort": "`[[effort]]`",
    "Rule": "rules/*.toml",
    "Match": "`[match]`",
    "UrlShape": "`[[match.url]]`",
    "KeyShape": "`[[match.key]]`",
    "SecretShape": "`[match.secret]`",
    "CallNames": "`[match.call]`",
    "Example": "`[[bad]]` and `[[good]]`",
    "Source": "`[source.ID]`",
    "ParameterChange": "`[[parameter]]` and `[[method.parameter]]`",
    "Rewording": "`[[method.parameter.rewording]]`",
    "Successor": "`[[method.successor]]`",
    "Condition": "`[method.successor.condition]` and `[breaking.condition]`",
}
ROWS: dict[str, Any] = {name: getattr(rows, name) for name in rows.__all__ if name != "Pack"}


def section(heading: str) -> str:
    """What stands under a heading, up to the next one."""
    match = re.search(rf"^##+ {re.escape(heading)}\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert match, f"no heading {heading}"
    return match[1]


def heading_of(row: str) -> str:
    tables = [name for name, (_, row_name) in TABLES.items() if row_name == row]
    return HEADINGS.get(row) or f"`[[{tables[0]}]]`"


@pytest.mark.parametrize("row", sorted(ROWS))
def test_every_key_is_documented_with_its_default(row: str) -> None:
    documented = re.findall(r"^\| `(\w+)` \|([^|]*)\| \S", section(heading_of(row)), re.MULTILINE)
    fields = dataclasses.fields(ROWS[row])
    assert [key for key, _ in documented if key] == list(dict.fromkeys(key for key, _ in documented))
    assert {key for key, _ in documented} == {one.name for one in fields}
    for one in fields:
        needed = one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING
        assert bool(dict(documented)[one.name].strip()) is not needed, one.name


def test_every_table_has_a_section() -> None:
    for name, (_, row) in TABLES.items():
        assert f"[[{name}]]" in PAGE or row == "Source"


def test_every_kind_of_fact_is_documented() -> None:
    text = section("What `on` may be")
    for on, tables in MATCH_TABLES.items():
        line = next(line for line in text.splitlines() if line.startswith(f"| `{on}` |"))
        reads = line.split("|")[3]
        for table in tables:
            assert f"`{table}`" in reads, (on, table)
