"""Standard streams that never fail on a character, and files that are whole or not there."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from auditor import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

OUTPUT = "standard output"
PIECE = 1 << 18


def prepare() -> None:
    """A terminal that cannot show a character gets its code instead of an error.

    A stream that whoever started the program has closed is None: nothing can be written to what stands in for standard
    output, which will be said; what is for standard error goes nowhere.
    """
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - open to the end
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def emit(text: str) -> None:
    """Print to standard output. A reader that went away, as `head` does, is no error: the rest goes nowhere.

    Raises OSError that names standard output, where it is full or closed.
    """
    try:
        if text:
            sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What could not be written must not be tried again when the interpreter ends.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not reader_gone(error):
            raise OSError(error.errno or errno.EBADF, error.strerror or "is closed", OUTPUT) from error


def reader_gone(error: OSError) -> bool:
    """Whether nobody reads any more what is written."""
    return error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)


def say(text: str) -> None:
    """Print to standard error, if anybody takes it."""
    with suppress(OSError):
        sys.stderr.write(text)


def colored(choice: str, stream: TextIO) -> bool:
    """Whether to colour: as told, else on a terminal unless NO_COLOR or TERM=dumb says no; FORCE_COLOR says yes."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def write_whole(path: str, text: str | Iterable[str]) -> None:
    """Write a file by renaming a finished one into its place. Raises OSError with the file's name.

    Pipes and devices are no files to be replaced: they are written to.
    """
    data = (piece.encode("utf-8", "backslashreplace") for piece in gathered(text))
    try:
        target = Path(os.path.realpath(path))
        if _is_special(target):
            with target.open("wb", buffering=0) as file:
                for piece in data:
                    whole.write_all(file.fileno(), piece)
        else:
            whole.replace_with(target, data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from error


def gathered(text: str | Iterable[str]) -> Iterator[str]:
    """Small pieces as larger ones."""
    held: list[str] = []
    size = 0
    for piece in (text,) if isinstance(text, str) else text:
        held.append(piece)
        size += len(piece)
        if size >= PIECE:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


def _is_special(target: Path) -> bool:
    try:
        return not stat.S_ISREG(target.stat().st_mode) and not target.is_dir()
    except FileNotFoundError:
        return False
