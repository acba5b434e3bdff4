"""A listed file as text, or the reason why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.outcome import Skipped
from auditor.sources.decode import Binary, Decoded, decode
from auditor.sources.reading import Unreadable, read

if TYPE_CHECKING:
    from auditor.sources.model import Candidate


def load(candidate: Candidate) -> Decoded | Skipped:
    """Read and decode; what cannot be read is a failed skip, what is no text an expected one."""
    try:
        return decode(read(candidate), candidate.path)
    except Unreadable as failure:
        return Skipped(candidate.path, str(failure), expected=False)
    except Binary:
        return Skipped(candidate.path, "binary", expected=True)
