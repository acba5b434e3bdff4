"""How long a large clean tree takes: `auditor scan` against ripgrep for the same words.

    .venv/bin/python benchmarks/clean_tree.py FOLDER [--rounds 11] [--limit 2.0]

Measured in turns (A B A B …) after one run of each to warm up. The ratio is the median of the paired ratios of wall
time. Needs `rg` on the PATH. Fails when the ratio is over the limit, or the peak over 150 MiB.
"""

from __future__ import annotations

import argparse
import os
import sys
import tomllib
from pathlib import Path

from measure import Command, in_turns, ratio, table

PACKAGE = Path(__file__).resolve().parents[1]
MOST_MEMORY = 150


def words() -> list[str]:
    """The strong words of the default rule pack."""
    with (PACKAGE / "rules" / "zoho-crm-v1" / "pack.toml").open("rb") as file:
        strong: list[str] = tomllib.load(file)["prefilter"]["strong"]
    return strong


def main() -> int:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--limit", type=float, default=2.0)
    chosen = parser.parse_args()
    patterns = [part for word in words() for part in ("-e", word)]
    auditor = Command("auditor scan", (sys.executable, "-m", "auditor", "scan", "."))
    ripgrep = Command("ripgrep", ("rg", "-l", "-i", "-F", *patterns, "."), codes=(0, 1))
    costs = in_turns([auditor, ripgrep], chosen.rounds, chosen.folder)
    print(table(costs))
    mine, theirs = costs[auditor.name], costs[ripgrep.name]
    wall = ratio([row.wall for row in mine], [row.wall for row in theirs])
    cpu = ratio([row.cpu for row in mine], [row.cpu for row in theirs])
    print(f"ratio: wall {wall:.2f}, CPU {cpu:.2f} (limit {chosen.limit}); load {os.getloadavg()[0]:.1f}")
    return int(wall > chosen.limit or max(row.peak for row in mine) > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
