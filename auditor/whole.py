"""Files that are whole or not there."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def replace(target: Path, data: bytes, mode: int = 0o666) -> None:
    """Put the data into a new file beside the target, then that in its place; whatever happens, it does not stay."""
    replace_with(target, (data,), mode)


def replace_with(target: Path, pieces: Iterable[bytes], mode: int = 0o666) -> None:
    """The same with data that come piece by piece."""
    new = target.with_name(f".{target.name[:100]}.{os.urandom(8).hex()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        handle = os.open(new, flags, mode)
        try:
            for piece in pieces:
                write_all(handle, piece)
        finally:
            os.close(handle)
        new.replace(target)
    finally:
        with suppress(OSError):
            new.unlink()


def write_all(handle: int, data: bytes) -> None:
    """Write all of it to an open file."""
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]
