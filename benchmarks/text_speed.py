"""How fast texts and configuration are scanned: one file with few calls, many small ones, ones full of calls.

    .venv/bin/python benchmarks/text_speed.py [--size 10] [--rounds 3] [--only log …] [--limit 1]

Writes its inputs, about `--size` MB a kind (a tenth of it for the kinds of many files of ordinary size). Everything
runs in this process, as the command sets it up, whose imports and tables one scan before has paid for: MB/s and
milliseconds a file are of its own CPU time, all of a scan but printing its report. `--limit` multiplies the limits,
which leave room for a slower machine.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from text_inputs import KINDS

from auditor.__main__ import OBJECTS
from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.config import Settings
from auditor.pack.locate import load

SMALL = (
    "https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=8f14e45fceea167a5a36dedd4bea2543&scope=crmapi\n"
)
LIMITS = {"log, 1 in 1000": 12.0, "csv": 12.0, "lines, few": 0.5, "yaml, few": 0.5, "json, few": 1.0}
"""Megabytes a second that a kind must reach."""

MB = 1_000_000


def main() -> int:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=float, default=10.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=())
    parser.add_argument("--limit", type=float, default=1.0)
    chosen = parser.parse_args()
    gc.set_threshold(OBJECTS, 30, 30)
    slow: list[str] = []
    pack = load(DEFAULT_PACK)
    print(f"{'':18}       MB  files     MB/s  ms a file")
    with tempfile.TemporaryDirectory() as name:
        small = Path(name, "small")
        small.mkdir()
        for suffix in {kind.suffix for kind in KINDS}:
            (small / f"note.{suffix}").write_text(SMALL, encoding="utf-8")
        settings = Settings(targets=(str(small),), jobs=1)
        run(settings, pack)
        for kind in KINDS:
            if chosen.only and not any(word in kind.name for word in chosen.only):
                continue
            folder = Path(name, kind.name.replace(" ", "-").replace(",", ""))
            size = kind.write(folder, int(chosen.size * MB * (1.0 if kind.whole else 0.1)))
            taken: list[float] = []
            for _ in range(chosen.rounds):
                start = time.process_time()
                run(replace(settings, targets=(str(folder),)), pack)
                taken.append(time.process_time() - start)
            cost, files = statistics.median(taken), len([*folder.iterdir()])
            speed = size / MB / cost
            print(f"{kind.name:18} {size / MB:8.1f} {files:6} {speed:8.2f} {cost * 1000 / files:10.1f}", flush=True)
            if speed < LIMITS.get(kind.name, 0.0) * chosen.limit:
                slow.append(f"{kind.name} below {LIMITS[kind.name] * chosen.limit:g} MB/s")
    print(*slow, sep="\n", end="\n" if slow else "")
    return int(bool(slow))


if __name__ == "__main__":
    raise SystemExit(main())
