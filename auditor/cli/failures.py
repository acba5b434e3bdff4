"""What a user did wrong, as one line."""

from __future__ import annotations


def line_for(error: Exception) -> str | None:
    """The line for an error that a user can cause; None for one that is ours."""
    from typer import BadParameter  # noqa: PLC0415

    from auditor.config import SettingsError  # noqa: PLC0415
    from auditor.pack.errors import PackError  # noqa: PLC0415
    from auditor.pack.explain import UnknownTopic  # noqa: PLC0415
    from auditor.sources import TargetMissing  # noqa: PLC0415

    formatted = getattr(error, "format_message", None)
    if formatted is not None:
        return " ".join(str(formatted()).split()) + _hint(error)
    if isinstance(error, BadParameter | SettingsError | PackError | UnknownTopic | TargetMissing):
        return " ".join(str(error).split())
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {(error.strerror or 'cannot be used').lower()}"
    return None


def _hint(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    return f" (see `{context.command_path} --help`)" if context is not None else ""
