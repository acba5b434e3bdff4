"""How much of a whole run is not parsing: `auditor scan` against LibCST's own parse with positions.

    .venv/bin/python benchmarks/parse_budget.py FOLDER [--files 300] [--pairs 4]

Takes real Python files of FOLDER, puts one line into each that makes it relevant, and measures the CPU seconds of both
over the same files, in turns (A B A B …), so that a busy machine disturbs both alike. FOLDER is only read.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

LINE = b"# synced with https://crm.zoho.com/crm/private/json/Leads/getRecords until 2019\n"
LARGEST = 200_000
SEED = 20191231

PARSE = """
import sys
from pathlib import Path
import libcst
from libcst.metadata import MetadataWrapper, PositionProvider
for path in sorted(Path(sys.argv[1]).rglob("*.py")):
    MetadataWrapper(libcst.parse_module(path.read_bytes()), unsafe_skip_copy=True).resolve(PositionProvider)
"""


def parses(data: bytes) -> bool:
    """Whether Python itself can read the file: LibCST has to have a chance."""
    try:
        compile(data, "<file>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def copies(source: Path, target: Path, wanted: int) -> int:
    """Copies that many Python files, each with the line; returns their size."""
    paths = sorted(path for path in source.rglob("*.py") if 0 < path.stat().st_size < LARGEST)
    random.Random(SEED).shuffle(paths)  # noqa: S311  (a fixed choice is what is wanted)
    size = 0
    taken = 0
    for path in paths:
        data = path.read_bytes()
        head, _, rest = data.partition(b"\n")
        first = head + b"\n" if head.startswith((b"#!", b"# -*-", b"#-*-", b"\xef\xbb\xbf")) else b""
        text = first + LINE + rest if first else LINE + data
        if not parses(text):
            continue
        (target / f"file_{taken:04}.py").write_bytes(text)
        size += len(text)
        taken += 1
        if taken == wanted:
            return size
    raise SystemExit(f"{source} holds only {taken} Python files that can be used")


def cpu_seconds(*command: str | Path) -> float:
    """User and system time of a command and of all its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ended = subprocess.run(command, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ended.returncode not in {0, 3}:
        raise SystemExit(ended.stderr.decode(errors="replace"))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description="CPU of a whole scan over that of LibCST's parse with positions.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--pairs", type=int, default=4)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = copies(wanted.folder, folder, wanted.files)
        print(f"{wanted.files} files, {size:,} bytes, Python {sys.version.split()[0]}")
        scan = (sys.executable, "-m", "auditor", "scan", folder, "--format", "json", "--exit-zero", "--isolated")
        ratios: list[float] = []
        for pair in range(1, wanted.pairs + 1):
            scanned = cpu_seconds(*scan)
            parsed = cpu_seconds(sys.executable, "-c", PARSE, folder)
            ratios.append(scanned / parsed)
            print(f"pair {pair}: scan {scanned:6.2f} s   parse with positions {parsed:6.2f} s   ratio {ratios[-1]:.2f}")
        print(f"median ratio {statistics.median(ratios):.2f} (budget 2.0)")


if __name__ == "__main__":
    main()
