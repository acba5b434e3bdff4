"""A listed file as text, or the reason why it is none."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from auditor.outcome import Skipped
from auditor.sources.decode import Binary, Decoded, decode
from auditor.sources.reading import Unreadable, chunks, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.sources.model import Candidate
    from auditor.sources.sieve import Sieve

SAMPLE = 1 << 16
WIDE = ("utf-16", "utf-32")


def load(
    candidate: Candidate, sieve: Sieve | None = None, seen: Callable[[bytes], None] = lambda _: None
) -> Decoded | Skipped:
    """Read and decode; what cannot be read is a failed skip, what is no text an expected one.

    With a sieve only what passes it is kept, piece by piece, so that memory does not grow with the file. `seen` is told
    all bytes, as they are read.
    """
    try:
        if sieve is None:
            data = read(candidate)
            seen(data)
            return decode(data, candidate.path)
        return decode(sieve.through(_narrow(_told(chunks(candidate), seen))), candidate.path)
    except Unreadable as failure:
        return Skipped(candidate.path, str(failure), expected=False)
    except Binary:
        return Skipped(candidate.path, "binary", expected=True)


def _told(pieces: Iterable[bytes], seen: Callable[[bytes], None]) -> Iterator[bytes]:
    for piece in pieces:
        seen(piece)
        yield piece


def _narrow(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces of a text, in UTF-8 where they came in a wide encoding. Raises Binary for what is no text."""
    decoder: codecs.IncrementalDecoder | None = None
    for number, piece in enumerate(pieces):
        if number == 0:
            encoding = decode(piece[:SAMPLE]).encoding
            if encoding.startswith(WIDE):
                decoder = codecs.getincrementaldecoder(encoding)("replace")
        yield decoder.decode(piece).lstrip("\ufeff").encode() if decoder is not None else piece
