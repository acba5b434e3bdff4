"""What the truths about the samples speak of is where they say, and the credentials are nowhere else."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
QUOTED = re.compile(
    r"""(?:(["'])|authtoken=|TOKEN=|\.token=|_token: )((?=[^"'\s&]*[0-9])[\w-]{16,})(?:\1|(?=[\s&]|$))"""
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a truth, and the sample it speaks of."""

    sample: Path
    row: dict[str, Any]

    @property
    def line(self) -> str:
        """What stands there."""
        path: str = self.row["path"]
        number: int = self.row["line"]
        return (self.sample / path).read_text("utf-8").splitlines()[number - 1]

    def __str__(self) -> str:
        return f"{self.sample.name}/{self.row['path']}:{self.row['line']}"


def truths() -> list[tuple[Path, dict[str, Any]]]:
    """What a reader lists, by sample; a sample in several languages may have several lists."""
    found = []
    for path in sorted((ROOT / "tests" / "samples").glob("expected_*.json")):
        truth = json.loads(path.read_text("utf-8"))
        found.append((ROOT / "samples" / truth.get("sample", path.stem.removeprefix("expected_")), truth))
    return found


PLACES = [
    Listed(sample, row)
    for sample, truth in truths()
    for rows in truth.values()
    if isinstance(rows, list)
    for row in rows
    if "line" in row
]
CREDENTIALS = [Listed(sample, row) for sample, truth in truths() for row in truth["credentials"]]


@pytest.mark.parametrize("listed", PLACES, ids=str)
def test_what_the_truth_speaks_of_stands_on_its_line(listed: Listed) -> None:
    assert listed.row["text"] in listed.line


def test_quiet_files_exist() -> None:
    assert all((sample / path).is_file() for sample, truth in truths() for path in truth["quiet"])


@pytest.mark.parametrize("listed", CREDENTIALS, ids=str)
def test_a_credential_stands_on_its_line(listed: Listed) -> None:
    assert QUOTED.search(listed.line)


def test_invented_credentials_stand_in_the_samples_alone() -> None:
    values = [found.group(2) for listed in CREDENTIALS for found in QUOTED.finditer(listed.line)]
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True)
    for name in listed.stdout.decode().splitlines():
        path = ROOT / name
        if path.is_file() and ROOT / "samples" not in path.parents:
            text = path.read_text("utf-8", errors="replace")
            assert not [value for value in values if value in text], name


def test_the_migrated_sample_holds_no_word_of_the_old_api() -> None:
    old = re.compile(r"(?i)(?<![a-z0-9])auth_?token|crmapi|crm/private|[0-9a-f]{32}")
    for path in (ROOT / "samples/migrated").rglob("*"):
        if path.is_file():
            assert not old.search(path.read_text("utf-8")), path
