"""Comments that say `auditor: ignore[RULES] reason`, in any language, and which findings they mean."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.findings import Ignore
from auditor.outcome import Notice
from auditor.prefilter import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.findings import Finding
    from auditor.frontends.ir import Module

IGNORED = "ignored"
TEXT = "text"
LONGEST_REASON = 200

# What a comment begins with. Right after a quote it is quoted, not meant.
_MARKUP = r"<!--+|<%--|<%#|\{\{!-{0,2}|\{#|\{%-?[ ]*comment[ ]*-?%\}"
_LEADER = rf"(?<![`\"'\\])(?:(?P<markup>{_MARKUP})|\#+!?|//+!?|/\*+!?|--+|;+|%+|\(\*|@\*|(?<!\S)(?:'|REM|rem|dnl|\*))"
_COMMENT = re.compile(
    rf"{_LEADER}[ \t]*auditor:[ \t]?ignore(?P<whole>-file)?(?:\[(?P<rules>[^\]\n]{{0,300}})\])?(?P<reason>[^\n]*)"
)
_END = re.compile(r"\*+/|-{2,}!?>|-*%>|#\}|-{0,2}\}\}|\*\)|\*@|\{%")
_CLOSING = re.compile(r"\s*(?:\*+/|-{2,}>|-*%>|\*\)|\*|=end|\"\"\"|'''|#|//)\s*")
_BLANK_BEFORE = re.compile(r"[\s*#;/|-]*")


def ignores_in(module: Module, text: str) -> list[Ignore]:
    """What the comments of a file tell to pass over, with the reasons as they are written."""
    if MARK not in text and MARK.replace(" ", "") not in text:
        return []
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = [(number, row, match) for number, row in enumerate(rows, 1) for match in _COMMENT.finditer(row)]
    if module.dialect.code and module.reader != TEXT and not module.errors:
        lines = {line for comment in module.comments for line in range(comment.span.line, comment.span.end_line + 1)}
        found = [one for one in found if one[0] in lines or one[2]["markup"]]
    return [_ignore(module.path, number, row, match, rows) for number, row, match in found]


def _ignore(path: str, number: int, row: str, match: re.Match[str], rows: Sequence[str]) -> Ignore:
    end = _END.search(match["reason"])
    reason = match["reason"][: end.start()] if end else match["reason"]
    after = match["reason"][end.end() :].strip() if end else ""
    alone = _BLANK_BEFORE.fullmatch(row[: match.start()]) is not None and not after
    rules = tuple(dict.fromkeys(part.strip() for part in (match["rules"] or "").split(",") if part.strip()))
    return Ignore(
        path,
        number,
        number,
        _next_line(rows, number) if alone else number,
        rules,
        " ".join(reason.strip(" \t:-").split())[:LONGEST_REASON],
        whole=match["whole"] is not None,
    )


def _next_line(rows: Sequence[str], number: int) -> int:
    """The line after a comment that stands alone; ends of the comment and further such comments do not count."""
    following = number + 1
    while following < len(rows) and (
        _CLOSING.fullmatch(rows[following - 1]) or _COMMENT.match(rows[following - 1].lstrip())
    ):
        following += 1
    return following


# --- what they mean --------------------------------------------------------------------------------------------------


def applied(
    findings: Sequence[Finding], ignores: Iterable[Ignore], rules: Sequence[str], known: Sequence[str]
) -> tuple[list[Finding], list[Notice]]:
    """The findings, those that a comment means being suppressed, and what is wrong with the comments.

    `rules` are the ids that ran, `known` all that there are.
    """
    by_path: dict[str, list[int]] = {}
    for number, finding in enumerate(findings):
        by_path.setdefault(finding.path, []).append(number)
    suppressed = list(findings)
    notices: list[Notice] = []
    for ignore in sorted(ignores, key=lambda row: (row.path, row.line)):
        unused: list[str] = []
        for rule in ignore.rules:
            meant = _meant(ignore, rule, findings, by_path.get(ignore.path, []))
            for number in meant:
                if not suppressed[number].suppressed:
                    suppressed[number] = replace(findings[number], suppressed=_why(ignore))
            if not meant:
                unused.append(rule)
        notices.extend(Notice(f"line {ignore.line}: {wrong}", ignore.path) for wrong in _wrong(ignore, known))
        idle = [rule for rule in unused if any(one.startswith(rule) for one in rules)]
        if idle:
            word = "ignore-file" if ignore.whole else "ignore"
            message = f"line {ignore.line}: {word}[{', '.join(idle)}] has nothing to ignore any more; take it out"
            notices.append(Notice(message, ignore.path))
    return suppressed, notices


def _meant(ignore: Ignore, rule: str, findings: Sequence[Finding], numbers: list[int]) -> list[int]:
    """The findings of a rule that begin where the comment points; else the smallest that it stands inside of."""
    own = [number for number in numbers if findings[number].rule.startswith(rule)]
    if ignore.whole:
        return own
    begun = [number for number in own if ignore.first <= findings[number].line <= ignore.last]
    around = [number for number in own if findings[number].line < ignore.line <= findings[number].end_line]
    if begun or not around:
        return begun
    least = min(findings[number].end_line - findings[number].line for number in around)
    return [number for number in around if findings[number].end_line - findings[number].line == least]


def _why(ignore: Ignore) -> str:
    where = f"{IGNORED} in the whole file" if ignore.whole else IGNORED
    return f"{where}: {ignore.reason or 'no reason given'}"


def _wrong(ignore: Ignore, known: Sequence[str]) -> Iterator[str]:
    if not ignore.rules:
        yield f"ignore names no rule; write ignore[{known[0]}] and why"
    for rule in ignore.rules:
        if not any(one.startswith(rule) for one in known):
            yield f"ignore[{rule}]: there is no rule {rule!r}; there are {', '.join(known)}"
