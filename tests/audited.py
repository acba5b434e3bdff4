"""The samples as the auditor finds them: each is scanned once a process, whoever asks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.config import Settings
from auditor.pack.locate import load

if TYPE_CHECKING:
    from auditor.outcome import Audit

SAMPLES = Path(__file__).parents[1] / "samples"


@cache
def sample(name: str) -> Audit:
    """What there is in a sample."""
    return run(Settings((str(SAMPLES / name),)), load(DEFAULT_PACK))
