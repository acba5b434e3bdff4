"""Reports: one module a format, each a view of one audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.outcome import Audit
    from auditor.pack.rows import Pack

FORMATS = ("text", "json", "html")


def render(
    audit: Audit,
    format: str,  # noqa: A002 - the word everybody knows
    *,
    color: bool = False,
    width: int = 100,
    pack: Pack | None = None,
    quiet: bool = False,
    title: str = "",
) -> str:
    """The audit in one of FORMATS.

    `color`, `width` and `quiet` are the terminal's; `pack` adds its texts to a page, `title` gives it one of its own.
    A format's module is imported when it is asked for: a terminal report must not wait for templates.
    """
    match format:
        case "text":
            from auditor.report import text  # noqa: PLC0415

            return text.render(audit, color=color, width=width, quiet=quiet)
        case "json":
            from auditor import document  # noqa: PLC0415

            return document.dumps(audit)
        case "html":
            from auditor.report import html  # noqa: PLC0415

            return html.render(audit, pack, title)
        case _:
            raise ValueError(f"unknown format {format}; there are {', '.join(FORMATS)}")
