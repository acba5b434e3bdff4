"""Reports: one module a format, each a view of one audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.compare import Comparison
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
    comparison: Comparison | None = None,
) -> str:
    """The audit in one of FORMATS.

    `color`, `width` and `quiet` are the terminal's; `pack` adds its texts to a page, `title` gives it one of its own;
    `comparison` adds what changed since an earlier audit.
    A format's module is imported when it is asked for: a terminal report must not wait for templates.
    """
    match format:
        case "text":
            from auditor.report import text  # noqa: PLC0415

            return text.render(audit, color=color, width=width, quiet=quiet, comparison=comparison)
        case "json":
            from auditor import document  # noqa: PLC0415
            from auditor.report import changed  # noqa: PLC0415

            return document.dumps(audit, changed.document(comparison) if comparison is not None else None)
        case "html":
            from auditor.report import html  # noqa: PLC0415

            return html.render(audit, pack, title, comparison)
        case _:
            raise ValueError(f"unknown format {format}; there are {', '.join(FORMATS)}")


PLANS = ("text", "markdown", "json")


def render_plan(
    audit: Audit,
    format: str,  # noqa: A002 - the word everybody knows
    *,
    pack: Pack | None = None,
    width: int = 100,
) -> str:
    """The plan of an audit in one of PLANS; the pack adds the titles of its rules."""
    from auditor.roadmap import roadmap_of  # noqa: PLC0415

    roadmap = roadmap_of(audit, pack)
    match format:
        case "text":
            from auditor.report import plan_text  # noqa: PLC0415

            return plan_text.render(roadmap, width)
        case "markdown":
            from auditor.report import plan_markdown  # noqa: PLC0415

            return plan_markdown.render(roadmap)
        case "json":
            from auditor import document  # noqa: PLC0415
            from auditor.outcome import SCHEMA_VERSION  # noqa: PLC0415

            return document.text_of({"schema_version": SCHEMA_VERSION, **document.written(roadmap)})
        case _:
            raise ValueError(f"unknown format {format}; there are {', '.join(PLANS)}")
