"""Which files a run looks at, and their bytes and text.

The parts are imported when they are asked for: a commit hook that has nothing to say needs but one of them.
"""

from __future__ import annotations

import importlib

TYPE_CHECKING = False  # `typing` is a tenth of what a hook costs that has nothing to say
if TYPE_CHECKING:
    from auditor.sources.decode import Binary, Decoded
    from auditor.sources.listing import list_files
    from auditor.sources.model import Candidate, Listing, TargetMissing
    from auditor.sources.names import is_log, is_notes, is_test, shown
    from auditor.sources.reading import Unreadable, read, size_of
    from auditor.sources.sieve import Sieve

__all__ = [
    "Binary",
    "Candidate",
    "Decoded",
    "Listing",
    "Sieve",
    "TargetMissing",
    "Unreadable",
    "is_log",
    "is_notes",
    "is_test",
    "list_files",
    "read",
    "shown",
    "size_of",
]

_PARTS = {
    "decode": ("Binary", "Decoded"),
    "listing": ("list_files",),
    "model": ("Candidate", "Listing", "TargetMissing"),
    "names": ("is_log", "is_notes", "is_test", "shown"),
    "reading": ("Unreadable", "read", "size_of"),
    "sieve": ("Sieve",),
}


def __getattr__(name: str) -> object:
    for part, names in _PARTS.items():
        if name in names:
            found: object = getattr(importlib.import_module(f"auditor.sources.{part}"), name)
            globals()[name] = found
            return found
    raise AttributeError(name)
