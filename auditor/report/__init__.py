"""Reports: one module a format, each a view of one audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.report.formats import FORMATS, View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.compare import Comparison
    from auditor.outcome import Audit
    from auditor.pack.rows import Pack


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
    """The audit in one of FORMATS; what View says of each keyword."""
    return "".join(pieces(audit, format, View(color, width, pack, quiet, title, comparison)))


def pieces(audit: Audit, format: str, view: View) -> Iterable[str]:  # noqa: A002
    """The same piece by piece, so that a report of very many findings need not be in memory as a whole."""
    if format not in FORMATS:
        raise ValueError(f"unknown format {format}; there are {', '.join(FORMATS)}")
    return FORMATS[format].pieces(audit, view)


__all__ = ["FORMATS", "PLANS", "View", "pieces", "render", "render_plan"]

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
