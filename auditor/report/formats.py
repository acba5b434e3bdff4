"""Every format of a report: who makes it, how its file ends, what it is for.

A format's module is imported when it is asked for: a terminal report must not wait for templates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.compare import Comparison
    from auditor.outcome import Audit
    from auditor.pack.rows import Pack


class View(NamedTuple):
    """How an audit is to be shown.

    `color`, `width` and `quiet` are the terminal's; `pack` adds its texts, `title` names a page; `comparison` is what
    changed since an earlier audit.
    """

    color: bool = False
    width: int = 100
    pack: Pack | None = None
    quiet: bool = False
    title: str = ""
    comparison: Comparison | None = None


class Format(NamedTuple):
    """A format: what gives its text, piece by piece; the usual ending of its file; who it is for."""

    pieces: Callable[[Audit, View], Iterable[str]]
    suffix: str
    about: str


def _text(audit: Audit, view: View) -> Iterable[str]:
    from auditor.report import text  # noqa: PLC0415

    return text.pieces(audit, color=view.color, width=view.width, quiet=view.quiet, comparison=view.comparison)


def _json(audit: Audit, view: View) -> Iterable[str]:
    from auditor import document  # noqa: PLC0415
    from auditor.report import changed  # noqa: PLC0415

    return document.pieces(audit, changed.document(view.comparison) if view.comparison is not None else None)


def _html(audit: Audit, view: View) -> Iterable[str]:
    from auditor.report import html  # noqa: PLC0415

    return (html.render(audit, view.pack, view.title, view.comparison),)


def _sarif(audit: Audit, view: View) -> Iterable[str]:
    from auditor.report import sarif  # noqa: PLC0415

    return sarif.pieces(audit, view.pack, view.comparison)


def _jsonl(audit: Audit, view: View) -> Iterable[str]:
    from auditor.report import changed, jsonl  # noqa: PLC0415

    return jsonl.pieces(audit, changed.document(view.comparison) if view.comparison is not None else None)


def _markdown(audit: Audit, view: View) -> Iterable[str]:
    from auditor.report import markdown  # noqa: PLC0415

    return (markdown.render(audit, view.title, view.comparison),)


def _github(audit: Audit, _: View) -> Iterable[str]:
    from auditor.report import commands  # noqa: PLC0415

    return commands.pieces(audit)


def _gitlab(audit: Audit, _: View) -> Iterable[str]:
    from auditor.report import gitlab  # noqa: PLC0415

    return gitlab.pieces(audit)


def _junit(audit: Audit, _: View) -> Iterable[str]:
    from auditor.report import junit  # noqa: PLC0415

    return junit.pieces(audit)


def _csv(audit: Audit, _: View) -> Iterable[str]:
    from auditor.report import register  # noqa: PLC0415

    return register.pieces(audit)


def _rdjson(audit: Audit, view: View) -> Iterable[str]:
    from auditor.report import rdjson  # noqa: PLC0415

    return rdjson.pieces(audit, view.pack)


FORMATS: dict[str, Format] = {
    "text": Format(_text, ".txt", "for a terminal: each finding with its code, then what it adds up to"),
    "json": Format(_json, ".json", "everything; reports, plans and comparisons are made from it again"),
    "html": Format(_html, ".html", "one page to read, filter, mail and print"),
    "sarif": Format(_sarif, ".sarif", "SARIF 2.1.0, for code scanning services and editors"),
    "jsonl": Format(_jsonl, ".jsonl", "JSON Lines: the same as json, an object a line"),
    "markdown": Format(_markdown, ".md", "the summary of a CI job, or a comment on a change"),
    "github": Format(_github, ".txt", "annotations beside the code, from a GitHub Actions step"),
    "gitlab": Format(_gitlab, ".json", "GitLab's code quality"),
    "junit": Format(_junit, ".xml", "JUnit XML, for CI systems that show tests"),
    "csv": Format(_csv, ".csv", "the credentials to revoke, a row a place"),
    "rdjson": Format(_rdjson, ".json", "reviewdog's diagnostics, for comments on a change"),
}
