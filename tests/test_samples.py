"""The truth about the samples is where it says it is, and their credentials are nowhere else."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ("legacy_sync", "legacy_shop")
TRUTH: dict[str, dict[str, Any]] = {
    sample: json.loads((ROOT / f"tests/samples/expected_{sample}.json").read_text("utf-8")) for sample in SAMPLES
}
PLACES = [
    pytest.param(sample, row, id=f"{sample}:{row['path']}:{row['line']}")
    for sample, truth in TRUTH.items()
    for rows in truth.values()
    if isinstance(rows, list)
    for row in rows
    if "line" in row
]
QUOTED = re.compile(r"""(["'])((?=[^"']*[0-9])[\w-]{16,})\1""")


def line_of(sample: str, row: dict[str, Any]) -> str:
    path: str = row["path"]
    number: int = row["line"]
    return (ROOT / "samples" / sample / path).read_text("utf-8").splitlines()[number - 1]


def values_of(sample: str) -> list[str]:
    """The sample's credentials."""
    rows = TRUTH[sample]["credentials"]
    return [found.group(2) for row in rows for found in QUOTED.finditer(line_of(sample, row))]


@pytest.mark.parametrize(("sample", "row"), PLACES)
def test_what_the_truth_speaks_of_stands_on_its_line(sample: str, row: dict[str, Any]) -> None:
    assert row["text"] in line_of(sample, row)


@pytest.mark.parametrize("sample", SAMPLES)
def test_quiet_files_exist(sample: str) -> None:
    assert all((ROOT / "samples" / sample / path).is_file() for path in TRUTH[sample]["quiet"])


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_credential_is_a_literal_of_its_own(sample: str) -> None:
    values = values_of(sample)
    assert len(values) == len(set(values)) == len(TRUTH[sample]["credentials"])


@pytest.mark.parametrize("sample", SAMPLES)
def test_invented_credentials_stand_in_the_sample_alone(sample: str) -> None:
    values = values_of(sample)
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True)
    for name in listed.stdout.decode().splitlines():
        path = ROOT / name
        if path.is_file() and ROOT / "samples" / sample not in path.parents:
            text = path.read_text("utf-8", errors="replace")
            assert not [value for value in values if value in text], name


def test_the_migrated_sample_holds_no_word_of_the_old_api() -> None:
    old = re.compile(r"(?i)(?<![a-z0-9])auth_?token|crmapi|crm/private|[0-9a-f]{32}")
    for path in (ROOT / "samples/migrated").rglob("*"):
        if path.is_file():
            assert not old.search(path.read_text("utf-8")), path
