"""What a user did wrong, as one line."""

from __future__ import annotations

import errno
import traceback
from io import UnsupportedOperation

FULL = {getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)}


def line_for(error: Exception) -> str | None:
    """The line for an error that a user can cause, safe to print; None for one that is ours."""
    from auditor.report.visible import visible  # noqa: PLC0415

    line = _line(error)
    return visible(line) if line is not None else None


def crash(error: Exception) -> str:
    """What to say of an error of ours: where it happened, without its message, which may quote scanned text."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{frames}auditor: internal error: {type(error).__name__}; please report it with the lines above\n"


def _line(error: Exception) -> str | None:
    from typer import BadParameter  # noqa: PLC0415

    from auditor.config import SettingsError  # noqa: PLC0415
    from auditor.pack.errors import PackError  # noqa: PLC0415
    from auditor.pack.explain import UnknownTopic  # noqa: PLC0415
    from auditor.sources import TargetMissing  # noqa: PLC0415
    from auditor.sources.git import GitRefused  # noqa: PLC0415
    from auditor.suppress.baseline import BaselineError  # noqa: PLC0415

    formatted = getattr(error, "format_message", None)
    if formatted is not None:
        return " ".join(str(formatted()).split()) + _hint(error)
    ours = SettingsError | PackError | UnknownTopic | TargetMissing | BaselineError | GitRefused
    if isinstance(error, BadParameter | ours):
        return " ".join(str(error).split())
    if isinstance(error, UnsupportedOperation):
        return "standard output: is closed"
    if isinstance(error, OSError) and (error.filename or error.errno in FULL):
        return f"{error.filename or 'the disk'}: {(error.strerror or 'cannot be used').lower()}"
    return None


def _hint(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    return f" (see `{context.command_path} --help`)" if context is not None else ""
