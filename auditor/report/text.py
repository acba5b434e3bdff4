"""The report for a terminal: each finding with its code, then what it all adds up to.

Lines are made of pieces of text with the name of a style; only when colour is wanted is anything done about styles.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from auditor.findings import Severity
from auditor.outcome import Verdict, summed
from auditor.report import changed, phrases
from auditor.report.frame import lines_of
from auditor.report.visible import cut, visible, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from auditor.compare import Comparison
    from auditor.findings import Finding
    from auditor.outcome import Audit, PlanRow

    Piece = tuple[str, str]
    Line = list[Piece]

_STYLES = {
    Severity.BLOCKER: "bold red",
    Severity.HIGH: "bold yellow",
    Severity.MEDIUM: "bold magenta",
    Severity.LOW: "bold blue",
    Severity.INFO: "bold cyan",
    Verdict.READY: "bold green",
    Verdict.NEARLY: "bold yellow",
    Verdict.NOT_READY: "bold red",
    Verdict.INCOMPLETE: "bold yellow",
}
_BOLD, _DIM, _PLAIN = "bold", "bright_black", ""
_NAMES_SHOWN = 20
_CHANGES_SHOWN = 50
_LEAST_WIDTH = 40
_FIRST_NUMBER = 2


def render(
    audit: Audit, *, color: bool = False, width: int = 100, quiet: bool = False, comparison: Comparison | None = None
) -> str:
    """The report as text; `quiet` is the summary alone."""
    return "".join(pieces(audit, color=color, width=width, quiet=quiet, comparison=comparison))


def pieces(
    audit: Audit, *, color: bool = False, width: int = 100, quiet: bool = False, comparison: Comparison | None = None
) -> Iterator[str]:
    """The same line by line."""
    paint = _painter() if color else _plain
    for line in _lines(audit, max(width, _LEAST_WIDTH), comparison, quiet=quiet):
        yield paint(line).rstrip() + "\n"


def _lines(audit: Audit, width: int, comparison: Comparison | None, *, quiet: bool) -> Iterator[Line]:
    for group in _groups(audit) if not quiet else ():
        yield from _finding(group, width)
    yield from _summary(audit, width)
    if comparison is not None:
        yield from _changed(audit, comparison, width, quiet=quiet)


def _plain(line: Line) -> str:
    return "".join(visible(text) for text, _ in line)


def _painter() -> Callable[[Line], str]:
    from rich.color import ColorSystem  # noqa: PLC0415 - a report without colour must not pay for it
    from rich.style import Style  # noqa: PLC0415

    def paint(line: Line) -> str:
        return "".join(
            Style.parse(style).render(visible(text), color_system=ColorSystem.STANDARD) if style else visible(text)
            for text, style in line
        )

    return paint


def _groups(audit: Audit) -> list[list[Finding]]:
    """The findings to show; those of one credential under one rule are one group, where the first of them stands."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in summed(audit.findings):
        key = (finding.rule, finding.credential) if finding.credential else ("", finding.id)
        groups.setdefault(key, []).append(finding)
    return list(groups.values())


def _finding(group: Sequence[Finding], width: int) -> Iterator[Line]:
    finding = group[0]
    style = _STYLES[finding.severity]
    margin = " " * len(str(finding.snippet.first_line + len(finding.snippet.lines) - 1))
    head = f"{finding.severity}[{finding.rule}]"
    yield [(head, style), (f": {finding.message}", _BOLD)]
    yield [(f"{margin}--> ", _DIM), (phrases.position(finding), _PLAIN)]
    if finding.snippet.lines:
        yield [(f"{margin} |", _DIM)]
        yield from _frame(finding, len(margin), style, width)
        yield [(f"{margin} |", _DIM)]
    for label, text in _remarks(group):
        yield from _remark(margin, label, text, width)
    yield []


def _frame(finding: Finding, margin: int, style: str, width: int) -> Iterator[Line]:
    for line in lines_of(finding.snippet, width - margin - 3):
        bar: Piece = (">", style) if line.meant else ("|", _DIM)
        yield [(f"{line.number:>{margin}} ", _DIM), bar, (f" {line.code}", _PLAIN)]
        if line.carets:
            yield [(f"{'':{margin}} | ", _DIM), (line.carets, style)]


def _remarks(group: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    finding = group[0]
    if finding.replacement:
        yield "help", _help(finding)
    elif finding.fix:
        yield "help", finding.fix
    if finding.via:
        yield "via", finding.via
    context = [word for word in finding.context if word != "code"]
    if context:
        yield "in", ", ".join(context)
    if finding.shape and not any(finding.shape in line for line in finding.snippet.lines):
        yield "request", finding.shape
    if finding.related:
        yield "note", "; ".join(f"{role} at {spots}" for role, spots in phrases.origins(finding.related))
    others = [phrases.position(other) for other in group[1:]]
    if others:
        yield "also", _listed(others)


def _help(finding: Finding) -> str:
    replacement = finding.replacement
    if not replacement:
        return ""
    parts = [f"becomes {phrases.filled(replacement)}"] if replacement.path else []
    if replacement.scopes:
        parts.append(f"scope {', '.join(replacement.scopes)}")
    parts.append(phrases.counted(replacement.effort, "point"))
    lost = [row.old for row in replacement.parameters if row.where == "unknown"]
    if lost:
        parts.append(f"no counterpart known for {', '.join(lost)}")
    return "; ".join(parts) + (f" ({replacement.note})" if replacement.note else "")


def _remark(margin: str, label: str, text: str, width: int) -> Iterator[Line]:
    lead = f"{margin} = "
    # A request is kept in one line: it is there to be copied.
    wrapped = [text] if label == "request" else _wrapped(text, width - len(lead) - len(label) - 2)
    yield [(lead, _DIM), (f"{label}: ", _BOLD), (wrapped[0], _PLAIN)]
    for line in wrapped[1:]:
        yield [(" " * (len(lead) + len(label) + 2) + line, _PLAIN)]


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(visible(text), max(width, 20), break_long_words=False, break_on_hyphens=False) or [""]


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _NAMES_SHOWN
    return ", ".join(names[:_NAMES_SHOWN]) + (f" and {more:,} more" if more > 0 else "")


def _summary(audit: Audit, width: int) -> Iterator[Line]:
    findings = summed(audit.findings)
    if audit.plan.rows:
        yield from _table(audit, width)
    if audit.credentials:
        yield from _credentials(audit, width)
    yield [(f"{audit.verdict}", _STYLES[audit.verdict]), (f": {phrases.headline(audit)}", _BOLD)]
    if findings:
        yield from _totals(audit)
    for line in phrases.ready(audit.plan.readiness) if findings else ():
        yield [(line, _PLAIN)]
    if hidden := phrases.suppressed(audit):
        yield [(hidden, _PLAIN)]
    for line in _paragraph(phrases.searched(audit.coverage), width):
        yield [(line, _PLAIN)]
    for label, names in phrases.remarks(audit.coverage):
        yield [(f"{label}: ", _BOLD), (_listed(names), _PLAIN)]
    for notice in audit.notices:
        yield [
            ("note: ", _BOLD),
            (visible(f"{notice.path}: {notice.message}" if notice.path else notice.message), _PLAIN),
        ]
    yield [(visible(f"rules: {audit.pack.id} {audit.pack.version}, {len(audit.pack.rules)} ran"), _DIM)]


def _changed(audit: Audit, comparison: Comparison, width: int, *, quiet: bool) -> Iterator[Line]:
    yield []
    for line in _paragraph(changed.headline(comparison, audit.plan.effort), width):
        yield [(line, _BOLD)]
    for told in changed.credentials(comparison):
        for line in _paragraph(told, width):
            yield [(line, _PLAIN)]
    for part in changed.parts_of(comparison) if not quiet else ():
        for row in part.rows[:_CHANGES_SHOWN]:
            before = f"{row.before} -> " if row.before else ""
            yield [
                (f"  {part.name:<10} ", _BOLD),
                (f"{before}{row.path}:{row.line}: [{row.rule}] {row.message}", _PLAIN),
            ]
        more = len(part.rows) - _CHANGES_SHOWN
        if more > 0:
            yield [(f"  {part.name:<10} ", _BOLD), (f"and {more:,} more", _PLAIN)]


def _paragraph(text: str, width: int) -> list[str]:
    return textwrap.wrap(visible(text), width, break_long_words=False, break_on_hyphens=False, subsequent_indent="  ")


def _totals(audit: Audit) -> Iterator[Line]:
    line: Line = []
    for severity, count in phrases.severity_counts(summed(audit.findings)):
        line += [(", " if line else "", _PLAIN), (f"{count:,} {severity}", _STYLES[severity] if count else _DIM)]
    line.append(
        (f"; {phrases.counted(audit.summary.calls, 'call')}, {phrases.counted(audit.summary.effort, 'point')}", _PLAIN)
    )
    yield line


def _table(audit: Audit, width: int) -> Iterator[Line]:
    heads: tuple[str, ...] = ("module", "method", "calls", "points", "becomes")
    rows = [_cells(row, audit.pack.product) for row in audit.plan.rows]
    if any(row.recorded for row in audit.plan.rows):
        heads = (*heads[:3], "recorded", *heads[3:])
        rows = [(*cells[:3], f"{row.recorded:,}", *cells[3:]) for cells, row in zip(rows, audit.plan.rows, strict=True)]
    wide = _columns([heads, *rows], width)
    yield [(_aligned(heads, wide), _BOLD)]
    for row in rows:
        yield [(_aligned(row, wide), _PLAIN)]
    if audit.plan.scopes:
        yield []
        yield [("scopes needed: ", _BOLD), (",".join(audit.plan.scopes), _PLAIN)]
    if audit.plan.fields:
        yield [("field labels to map: ", _BOLD), (_listed(audit.plan.fields), _PLAIN)]
    yield []


def _cells(row: PlanRow, product: str) -> tuple[str, ...]:
    becomes = phrases.becomes(row) or ("" if row.product == product else f"({row.product})")
    names = (row.call.module or phrases.UNKNOWN, row.call.method or phrases.UNKNOWN)
    return (*(visible(name) for name in names), f"{row.calls:,}", phrases.points(row), visible(becomes))


def _columns(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    wide = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    wide[0], wide[1] = min(wide[0], room // 4), min(wide[1], room // 4)
    wide[-1] = max(room - sum(wide[:-1]) - 2 * (len(wide) - 1), 1)
    return wide


def _aligned(row: Iterable[str], wide: Sequence[int]) -> str:
    cells = []
    for number, (cell, room) in enumerate(zip(row, wide, strict=True)):
        text = cut(cell, room)
        gap = " " * (room - width(text))
        number_column = _FIRST_NUMBER <= number < len(wide) - 1
        cells.append(gap + text if number_column else text + gap)
    return "  ".join(cells).rstrip()


def _credentials(audit: Audit, width: int) -> Iterator[Line]:
    yield [(f"{phrases.counted(len(audit.credentials), 'credential')} to revoke", _BOLD)]
    for credential in audit.credentials:
        product = f" ({credential.product})" if credential.product not in ("", audit.pack.product) else ""
        places = phrases.places_of(credential)
        yield [("  ", _PLAIN), (credential.label, _BOLD), (f" {credential.kind}{product}", _PLAIN)]
        for line in _wrapped(_listed(places), width - 4):
            yield [(f"    {line}", _DIM)]
    yield []
