"""What a report of very many findings costs in each format: seconds, peak memory, size of the file.

    .venv/bin/python benchmarks/many_findings.py [--findings 100000] [--limit 2.0]

The findings are those of a sample, over and over, each time in other files. Every report is made from their JSON report
in a process of its own; the first row is what reading that costs. The limit is the ratio of a format's peak to that of
reading, over which the script fails.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import sys
import tempfile
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from measure import Command, once

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.config import Settings
from auditor.document import pieces
from auditor.outcome import Verdict
from auditor.pack.locate import load
from auditor.plan import plan_of, summary_of
from auditor.report import FORMATS

if TYPE_CHECKING:
    from auditor.outcome import Audit

SAMPLE = Path(__file__).parents[1] / "samples" / "legacy_sync"
READING = "none"


def many(count: int) -> Audit:
    """An audit with so many findings."""
    pack = load(DEFAULT_PACK)
    audit = run(Settings((str(SAMPLE),)), pack)
    base = audit.findings
    findings = tuple(
        replace(
            one,
            id=hashlib.sha256(str(number).encode()).hexdigest()[:24],
            path=f"part{number // len(base)}/{one.path}",
        )
        for number, one in zip(range(count), cycle(base), strict=False)
    )
    return replace(
        audit,
        findings=findings,
        summary=summary_of(findings, audit.pack.product),
        plan=plan_of(findings, pack, audit.coverage),
        verdict=Verdict.NOT_READY,
    )


def main() -> int:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=int, default=100_000)
    parser.add_argument("--limit", type=float, default=2.0)
    chosen = parser.parse_args()
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        with report.open("w", encoding="utf-8") as file:
            file.writelines(pieces(many(chosen.findings)))
        print(f"{chosen.findings:,} findings; their JSON report has {report.stat().st_size / 1e6:.0f} MB")
        print(f"{'format':<10} {'seconds':>8} {'peak MiB':>9} {'file MB':>8} {'gzipped':>8}")
        base = 0.0
        for name in (READING, *FORMATS):
            out = Path(folder, "out")
            words = ("--quiet",) if name == READING else ("--format", name)
            command = (sys.executable, "-m", "auditor", "report", str(report), "--exit-zero", "-o", str(out), *words)
            cost = once(Command(name, command))
            base = base or cost.peak
            worst = max(worst, cost.peak / base)
            data = out.read_bytes()
            packed = len(gzip.compress(data, 6)) / 1e6
            print(f"{name:<10} {cost.wall:8.1f} {cost.peak:9.0f} {len(data) / 1e6:8.1f} {packed:8.1f}", flush=True)
    print(f"worst peak: {worst:.2f} times that of reading (limit {chosen.limit})")
    return int(worst > chosen.limit)


if __name__ == "__main__":
    sys.exit(main())
