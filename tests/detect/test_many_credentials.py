"""Dumps in which every row holds a credential: each is found, and effort grows no faster than the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effort import evenly
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "-- accounts of the shop\nINSERT INTO `zoho_accounts` (`id`, `name`, `zoho_authtoken`, `active`) VALUES\n"


def dump(rows: int) -> str:
    return HEAD + ",\n".join(f"({n}, 'customer {n}', '{n * 0x9E3779B97F4A7C15 % (1 << 128):032x}', 1)" for n in range(1, rows + 1)) + ";\n"  # fmt: skip  # noqa: E501


def test_every_row_of_a_dump_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"accounts.sql": dump(40)})
    audit = audit_of(tmp_path)
    assert [row.line for row in audit.findings if row.credential] == [*range(3, 43)]


def test_credentials_are_told_with_an_effort_that_grows_evenly(tmp_path: Path) -> None:
    def scan(rows: int) -> int:
        write(tmp_path / str(rows), {"accounts.sql": dump(rows)})
        return len(audit_of(tmp_path / str(rows)).findings)

    assert evenly(scan, 250)
