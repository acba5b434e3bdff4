"""One remembered analysis as a document, and back."""

from __future__ import annotations

from typing import Any

from auditor.cache.sealed import sealed, unsealed
from auditor.document import DocumentError, read_as, written
from auditor.findings import Finished
from auditor.outcome import Read
from auditor.plain import dataclass

Row = tuple[int, ...]
"""Size, times and number of a file, as the system tells them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an analysis found, and what it rests on besides the relevant files, which are in its key.

    `looked_at` are paths of other files that were read, with their digests. `names` were searched for in all files
    that hold code, and `found` in these; `rows` say what all of them were like before, None where that says nothing.
    """

    finished: Finished
    read: Read
    looked_at: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    found: frozenset[str] = frozenset()
    rows: tuple[Row | None, ...] = ()


def dumps(key: str, entry: Entry) -> bytes:
    """An entry as it is kept under a key."""
    document = {
        "finished": written(entry.finished),
        "read": written(entry.read),
        "looked_at": entry.looked_at,
        "names": entry.names,
        "found": sorted(entry.found),
        "rows": entry.rows,
    }
    return sealed(key, document)


def loads(key: str, data: bytes) -> Entry | None:
    """The entry that was kept under the key; None for whatever else this is."""
    document = unsealed(key, data)
    try:
        return _entry(document) if document is not None else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, DocumentError):
        return None


def _entry(document: dict[str, Any]) -> Entry:
    return Entry(
        read_as(Finished, document["finished"], "finished"),
        read_as(Read, document["read"], "read"),
        tuple((str(path), str(digest)) for path, digest in document["looked_at"]),
        tuple(str(name) for name in document["names"]),
        frozenset(str(path) for path in document["found"]),
        tuple(None if row is None else tuple(int(number) for number in row) for row in document["rows"]),
    )
