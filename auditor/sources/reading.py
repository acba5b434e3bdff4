"""Reading one file: never twice, never blocking, and every failure in words."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from auditor.sweep import CHUNK, FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import RawIOBase

    from auditor.sources.model import Candidate

PIECE = 1 << 23
_SIZELESS = 1 << 26
_REASONS = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ENOENT: "vanished during the run",
    errno.ENOTDIR: "vanished during the run",
    errno.ELOOP: "replaced by a link during the run",
    errno.EISDIR: "replaced by a folder during the run",
    errno.ENXIO: "not a regular file",
    errno.ENAMETOOLONG: "its name is too long for this system",
    errno.EIO: "input/output error",
}


class Unreadable(Exception):  # noqa: N818 - a fact about the file, which becomes a line of the report
    """A file that could not be read; the message is the reason."""


def reason(number: int) -> str:
    """An errno in words."""
    return _REASONS.get(number) or os.strerror(number).lower()


def read(candidate: Candidate) -> bytes:
    """All bytes of a listed file, as long as it was when it was opened."""
    return candidate.data if candidate.data is not None else read_path(candidate.opened)


def read_path(path: str, *, limit: int | None = None) -> bytes:
    """All bytes of a regular file, at most `limit`; a link in its place is not followed."""
    try:
        fd = os.open(path, FLAGS)
    except OSError as error:
        raise Unreadable(reason(error.errno or 0)) from error
    try:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("not a regular file")
        return _read_up_to(fd, min(status.st_size or _SIZELESS, limit or _SIZELESS << 8))
    except OSError as error:
        raise Unreadable(reason(error.errno or 0)) from error
    finally:
        os.close(fd)


def chunks(candidate: Candidate) -> Iterator[bytes]:
    """The bytes of a listed file in pieces that end with a line, where lines end at all. Raises Unreadable."""
    if candidate.data is not None:
        yield candidate.data
        return
    try:
        with open(candidate.opened, "rb", buffering=0, opener=lambda path, _: os.open(path, FLAGS)) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable("not a regular file")
            yield from _pieces(file, status.st_size)
    except OSError as error:
        raise Unreadable(reason(error.errno or 0)) from error


def _pieces(file: RawIOBase, size: int) -> Iterator[bytes]:
    left, rest = size, b""
    while left > 0:
        read = file.read(min(PIECE, left)) or b""
        if not read:
            break
        left -= len(read)
        whole = read.rfind(b"\n") + 1
        if whole or len(rest) > PIECE:
            yield rest + read[:whole]
            rest = read[whole:]
        else:
            rest += read
    if rest:
        yield rest


def size_of(candidate: Candidate) -> int:
    """How many bytes a candidate has; 0 where that cannot be told."""
    if candidate.data is not None:
        return len(candidate.data)
    try:
        return os.lstat(candidate.opened).st_size
    except OSError:
        return 0


def _read_up_to(fd: int, size: int) -> bytes:
    parts: list[bytes] = []
    missing = size
    while missing > 0:
        part = os.read(fd, min(missing, CHUNK))
        if not part:
            break
        parts.append(part)
        missing -= len(part)
    return b"".join(parts) if len(parts) != 1 else parts[0]
