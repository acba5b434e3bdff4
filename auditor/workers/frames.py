"""What a run and its workers say to each other: values in frames, each with its length before it.

Both ends are this program; nothing of it is ever kept. Dialects are named, not copied: each end has its own.
"""

from __future__ import annotations

import copyreg
import importlib
import io
import pickle
import sys
from functools import cache
from typing import IO, TYPE_CHECKING, Any

from auditor.frontends.dialect import Dialect

if TYPE_CHECKING:
    from collections.abc import Callable

_LENGTH = 8
_LONGEST = 1 << 32
_HOME = "auditor.frontends"


def packed(value: Any) -> bytes:
    """A value as bytes. Raises RecursionError for what is nested too deeply."""
    buffer = io.BytesIO()
    _Pickler(buffer, protocol=5).dump(value)
    return buffer.getvalue()


def unpacked(data: bytes) -> Any:
    """The opposite of `packed`, for what a worker of this very run has sent."""
    return pickle.loads(data)  # noqa: S301 - from our own child process, never from a file


def send(stream: IO[bytes], data: bytes) -> None:
    """Send one frame. Raises OSError when nobody reads any more."""
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """The next frame; None when there will be none, or only half of one."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size) if size <= _LONGEST else b""
    return data if len(data) == size else None


def _dialect(module: str, name: str) -> Dialect:
    found: Dialect = getattr(importlib.import_module(module), name)
    return found


@cache
def _place(dialect: Dialect) -> tuple[str, str]:
    """The module that has a dialect, and its name there."""
    for module in [name for name in sys.modules if name.startswith(_HOME)]:
        for name, value in vars(sys.modules[module]).items():
            if value is dialect:
                return module, name
    raise pickle.PicklingError(f"nobody has the dialect {dialect.name}")


def _reduced(dialect: Dialect) -> tuple[Callable[[str, str], Dialect], tuple[str, str]]:
    return _dialect, _place(dialect)


class _Pickler(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table | {Dialect: _reduced}
