"""Which files a run looks at, and their bytes and text."""

from auditor.sources.decode import Binary, Decoded, decode
from auditor.sources.listing import list_files
from auditor.sources.load import load
from auditor.sources.model import Candidate, Listing, TargetMissing
from auditor.sources.names import shown
from auditor.sources.reading import Unreadable, read

__all__ = [
    "Binary",
    "Candidate",
    "Decoded",
    "Listing",
    "TargetMissing",
    "Unreadable",
    "decode",
    "list_files",
    "load",
    "read",
    "shown",
]
