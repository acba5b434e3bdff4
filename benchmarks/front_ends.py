"""What it costs to lower a file, by language: CPU milliseconds a file of ordinary size, imports and warming up apart.

    .venv/bin/python benchmarks/front_ends.py FOLDER [--files 200] [--all] [--limit 10]

Takes the files of FOLDER that a scan would lower (`--all`: every file that has a front end), lowers each three times
and counts the fastest. FOLDER is only read. The limit is on the mean of each language but Python, which is parsed
exactly.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections import defaultdict
from pathlib import Path

from auditor._about import DEFAULT_PACK
from auditor.frontends.languages import NOTEBOOKS, language_of
from auditor.frontends.select import lower
from auditor.pack.locate import load
from auditor.prefilter import Level, Words
from auditor.sources.decode import Binary, decode

ORDINARY = 40_000
DOCUMENTS = (".json", ".yml", ".yaml", ".toml", ".xml", ".html", ".vue", ".md", ".properties", ".ini")
EXACT = "python"
TIMES = 3
SEED = 20191231


def kind_of(path: Path) -> str:
    """The language of a file, or the suffix of a document; empty for others."""
    name = path.name.lower()
    language = language_of(name)
    if language is not None:
        return language.name
    return next((suffix for suffix in (*NOTEBOOKS, *DOCUMENTS) if name.endswith(suffix)), "")


def chosen(folder: Path, *, every: bool) -> dict[str, list[tuple[str, str]]]:
    """Name and text of the files of ordinary size, by kind."""
    words = Words.of(load(DEFAULT_PACK).about.prefilter)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        kind = kind_of(path)
        if not kind or not path.is_file() or not 0 < path.stat().st_size < ORDINARY:
            continue
        data = path.read_bytes()
        if every or words.matches(data, path.name) is Level.STRONG:
            try:
                found[kind].append((path.name, decode(data, path.name).text))
            except Binary:
                continue
    return found


def milliseconds(name: str, text: str) -> float:
    """The fastest of a few times."""
    best = float("inf")
    for _ in range(TIMES):
        before = time.process_time()
        lower(name, text)
        best = min(best, time.process_time() - before)
    return best * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description="CPU of lowering one file, by language.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--limit", type=float, default=10.0)
    wanted = parser.parse_args()
    gc.set_threshold(100_000, 30, 30)
    slow: list[str] = []
    for kind, files in sorted(chosen(wanted.folder, every=wanted.all).items()):
        random.Random(SEED).shuffle(files)  # noqa: S311  (a fixed choice is what is wanted)
        few = files[: wanted.files]
        lower(*few[0])
        taken = [milliseconds(name, text) for name, text in few]
        mean, median = statistics.mean(taken), statistics.median(taken)
        size = statistics.mean(len(text) for _, text in few) / 1000
        print(
            f"{kind:12} {len(few):4} files of {size:5.1f} kB  mean {mean:6.2f} ms  median {median:6.2f} ms"
            f"  worst {max(taken):7.2f} ms"
        )
        if kind != EXACT and mean > wanted.limit:
            slow.append(kind)
    if slow:
        raise SystemExit(f"over {wanted.limit:g} ms a file: {', '.join(slow)}")


if __name__ == "__main__":
    main()
