"""Which files a run looks at, and their bytes and text."""

from auditor.sources.decode import Binary, Decoded, decode
from auditor.sources.listing import list_files
from auditor.sources.load import load
from auditor.sources.model import Candidate, Listing, TargetMissing
from auditor.sources.names import is_log, shown
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
    "decode",
    "is_log",
    "list_files",
    "load",
    "read",
    "shown",
    "size_of",
]
