"""Reports read back: what is wrong with one is told in one line, with the file and the key."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.config import SettingsError

if TYPE_CHECKING:
    from auditor.compare import Comparison
    from auditor.outcome import Audit
    from auditor.pack.rows import Pack

STANDARD_INPUT = "-"


def read(file: str) -> Audit:
    """The audit in a JSON report; `-` is standard input. Raises SettingsError, and OSError with the file's name."""
    from auditor.document import DocumentError, loads  # noqa: PLC0415

    name = "standard input" if file == STANDARD_INPUT else file
    try:
        return loads(
            (sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()).decode("utf-8-sig")
        )
    except UnicodeDecodeError as error:
        raise SettingsError(f"{name}: no JSON report: byte {error.start} is not UTF-8") from None
    except DocumentError as error:
        raise SettingsError(f"{name}: {error}") from None


def pack_of(audit: Audit, chosen: str) -> Pack | None:
    """The pack that a report was made with, for its texts: the one chosen, else the one it names, if it is there."""
    from auditor.pack.errors import PackError  # noqa: PLC0415
    from auditor.pack.locate import load  # noqa: PLC0415

    if chosen:
        return load(chosen)
    if not audit.pack.id.replace("-", "").replace("_", "").isalnum():
        return None  # a report may come from anywhere: it names a built-in pack, never a path
    try:
        return load(audit.pack.id)
    except PackError:
        return None


def earlier(file: str, pack: str) -> Audit | None:
    """The audit to compare one of this rule pack with; None where no file is given."""
    if not file:
        return None
    before = read(file)
    if before.pack.id != pack:
        raise SettingsError(f"{file}: pack.id: {before.pack.id!r} is another rule pack than {pack!r}")
    return before


def compared(before: Audit | None, after: Audit) -> Comparison | None:
    """What changed, where there is something to compare with."""
    from auditor.compare import compare  # noqa: PLC0415

    return compare(before, after) if before is not None else None
