"""What starting costs: `--version`, `--help` and a scan of three unrelated files, against the bare interpreter.

    .venv/bin/python benchmarks/startup.py [--rounds 21] [--limit 40]

The limit is milliseconds of CPU for `--version`, over which the script fails.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from measure import Command, in_turns, table

VERSION = "auditor --version"


def main() -> int:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--limit", type=float, default=40.0)
    chosen = parser.parse_args()
    auditor = (sys.executable, "-m", "auditor")
    with tempfile.TemporaryDirectory() as folder:
        files = [str(Path(folder) / f"file{number}.py") for number in range(3)]
        for file in files:
            Path(file).write_text("print('nothing to see')\n", encoding="utf-8")
        commands = [
            Command("python -c pass", (sys.executable, "-c", "pass")),
            Command(VERSION, (*auditor, "--version")),
            Command("auditor --help", (*auditor, "--help")),
            Command("auditor scan, 3 files", (*auditor, "scan", *files)),
        ]
        costs = in_turns(commands, chosen.rounds)
    print(table(costs))
    version = statistics.median(row.cpu for row in costs[VERSION]) * 1000
    print(f"--version: {version:.0f} ms of CPU (limit {chosen.limit:.0f})")
    return int(version > chosen.limit)


if __name__ == "__main__":
    sys.exit(main())
