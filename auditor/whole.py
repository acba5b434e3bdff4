"""Files that are whole or not there."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def replace(target: Path, data: bytes, mode: int = 0o666) -> None:
    """Put the data into a new file beside the target, then that in its place; whatever happens, it does not stay."""
    new = target.with_name(f".{target.name[:100]}.{os.urandom(8).hex()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        handle = os.open(new, flags, mode)
        try:
            write_all(handle, data)
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
