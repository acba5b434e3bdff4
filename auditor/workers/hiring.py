"""Whether workers pay, which is told before anything of theirs is imported."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from auditor.frontends.languages import PYTHON
from auditor.sources import size_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.reading import Reader
    from auditor.sources import Candidate
    from auditor.workers.crew import Crew

MOST = 8
FILES_PER_WORKER = 4
# What workers save, in seconds a byte of what is parsed exactly; other modules cost about as much to send as to make.
SAVED = 3.5e-6
SECONDS_PER_WORKER = 1.0


def crew_for(files: Sequence[Candidate], reader: Reader, jobs: int) -> Crew | None:
    """As many workers as there are `jobs`, or as pay if that is 0; None where one process does as well."""
    count = min(jobs or _paying(files), len(files) // FILES_PER_WORKER, MOST)
    if count < 2 or reader.quick or not sys.executable or getattr(sys, "frozen", False):  # noqa: PLR2004
        return None
    from auditor.workers.crew import Crew  # noqa: PLC0415 - few runs have workers

    crew = Crew(reader, files)
    crew.start(count)
    return crew


def _paying(files: Sequence[Candidate]) -> int:
    exact = sum(size_of(file) for file in files if file.path.endswith(PYTHON.suffixes))
    return min(_processors(), int(exact * SAVED / SECONDS_PER_WORKER))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
