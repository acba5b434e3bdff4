"""What a run holds in memory grows with the files that matter, not with the repository."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CALL = 'import requests\n\nrequests.get("https://crm.zoho.com/crm/private/json/Leads/getRecords?id={0}")\n'
OTHER = "def total_{0}(rows):\n    return sum(row.amount for row in rows)\n" * 100
RELEVANT = 60


def peak(top: Path, files: int, jobs: int) -> float:
    """MiB at the peak of a scan of so many files, of which always the same ones are relevant."""
    for number in range(files):
        folder = top / f"part{number % 50}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"file{number}.py").write_text((CALL if number < RELEVANT else OTHER).format(number))
    process = subprocess.Popen(
        [sys.executable, "-m", "auditor", "scan", str(top), "--format", "json", "--no-cache", "--jobs", str(jobs)],
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 1
    return usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "wait4"), reason="the system does not say")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_hundred_times_the_files_need_hardly_more(tmp_path: Path, jobs: int) -> None:
    small, large = peak(tmp_path / "small", 150, jobs), peak(tmp_path / "large", 15_000, jobs)
    assert large < small + 30, "their paths, and nothing of what is in them"
