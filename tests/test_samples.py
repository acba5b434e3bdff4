"""The truth about `samples/legacy_sync` is where it says it is, and its credentials are nowhere else."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "legacy_sync"
TRUTH: dict[str, Any] = json.loads((ROOT / "tests/samples/expected_legacy_sync.json").read_text("utf-8"))
PLACES: list[dict[str, Any]] = [
    row for rows in TRUTH.values() if isinstance(rows, list) for row in rows if "line" in row
]
CREDENTIALS: list[dict[str, Any]] = TRUTH["credentials"]
QUOTED = re.compile(r"""(["'])((?=[^"']*[0-9])[\w-]{16,})\1""")


def line_of(row: dict[str, Any]) -> str:
    path: str = row["path"]
    number: int = row["line"]
    return (SAMPLE / path).read_text("utf-8").splitlines()[number - 1]


@pytest.mark.parametrize("row", PLACES, ids=lambda row: f"{row['path']}:{row['line']}")
def test_what_the_truth_speaks_of_stands_on_its_line(row: dict[str, Any]) -> None:
    assert row["text"] in line_of(row)


def test_quiet_files_exist() -> None:
    assert all((SAMPLE / path).is_file() for path in TRUTH["quiet"])


def test_every_credential_is_a_literal_of_its_own() -> None:
    values = [found.group(2) for row in CREDENTIALS for found in QUOTED.finditer(line_of(row))]
    assert len(values) == len(set(values)) == len(CREDENTIALS)


def test_invented_credentials_stand_in_the_sample_alone() -> None:
    values = [found.group(2) for row in CREDENTIALS for found in QUOTED.finditer(line_of(row))]
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True)
    for name in listed.stdout.decode().splitlines():
        path = ROOT / name
        if path.is_file() and SAMPLE not in path.parents:
            text = path.read_text("utf-8", errors="replace")
            assert not [value for value in values if value in text], name


def test_the_migrated_sample_holds_no_word_of_the_old_api() -> None:
    old = re.compile(r"(?i)(?<![a-z0-9])auth_?token|crmapi|crm/private|[0-9a-f]{32}")
    for path in (ROOT / "samples/migrated").rglob("*"):
        if path.is_file():
            assert not old.search(path.read_text("utf-8")), path
