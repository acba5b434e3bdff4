"""How fast texts and configuration are scanned: whole processes, 18 kinds of input, grep for the same words.

    .venv/bin/python benchmarks/text_speed.py [--size 20] [--rounds 3] [--only log …] [--limit 20]

Writes its inputs, about `--size` MB a kind (a tenth of it for the kinds of many files of ordinary size). MB/s are of
the CPU time beyond that of a scan of one small file that speaks the API, which is start and imports. The limit is on
the logs with few hits; no peer but grep searches for the same, so its MB/s stand beside ours.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from measure import Command, Cost, once
from text_inputs import KINDS

from auditor._about import DEFAULT_PACK
from auditor.pack.locate import load

SMALL = (
    "https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=8f14e45fceea167a5a36dedd4bea2543&scope=crmapi\n"
)
SPARSE = "log, 1 in 1000"
MB = 1_000_000


def scan(folder: Path) -> Command:
    """A scan by one process, without the cache."""
    flags = ("--jobs", "1", "--no-cache", "--isolated", "--exit-zero", "--format", "json")
    return Command("auditor", (sys.executable, "-m", "auditor", "scan", str(folder), *flags))


def grep(folder: Path) -> Command:
    """A search for the same words."""
    prefilter = load(DEFAULT_PACK).about.prefilter
    words = [part for word in (*prefilter.strong, *prefilter.weak) for part in ("-e", word)]
    return Command("grep", ("grep", "-r", "-a", "-i", "-F", "-c", *words, str(folder)), (0, 1))


def speed(size: int, costs: list[Cost], start: float = 0.0) -> float:
    """Megabytes a second of CPU beyond the start."""
    return size / MB / max(statistics.median(cost.cpu for cost in costs) - start, 0.01)


def main() -> int:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=float, default=20.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=())
    parser.add_argument("--limit", type=float, default=20.0)
    chosen = parser.parse_args()
    slow: list[str] = []
    print(f"{'':18}       MB     MB/s  peak MiB  grep MB/s")
    with tempfile.TemporaryDirectory() as name:
        small = Path(name, "small")
        small.mkdir()
        (small / "note.txt").write_text(SMALL, encoding="utf-8")
        for kind in KINDS:
            if chosen.only and not any(word in kind.name for word in chosen.only):
                continue
            folder = Path(name, kind.name.replace(" ", "-").replace(",", ""))
            size = kind.write(folder, int(chosen.size * MB * (1.0 if kind.whole else 0.1)))
            runs = [(once(scan(small)), once(scan(folder)), once(grep(folder))) for _ in range(chosen.rounds)]
            starts, ours, peers = (list(costs) for costs in zip(*runs, strict=True))
            measured = speed(size, ours, statistics.median(cost.cpu for cost in starts))
            peak = max(cost.peak for cost in ours)
            print(f"{kind.name:18} {size / MB:8.1f} {measured:8.1f} {peak:9.0f} {speed(size, peers):10.1f}", flush=True)
            if kind.name == SPARSE and measured < chosen.limit:
                slow.append(kind.name)
    if slow:
        print(f"below {chosen.limit:g} MB/s: {', '.join(slow)}")
    return int(bool(slow))


if __name__ == "__main__":
    raise SystemExit(main())
