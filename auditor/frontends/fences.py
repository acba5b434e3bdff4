"""Code in notes: what stands in a fence is lowered as the language that the fence names, the rest stays text.

All fences of one language are one program, as an example that goes on in the next one is meant to be read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.frontends.errors import LOST, Unreadable
from auditor.frontends.notebooks.languages import named
from auditor.frontends.view import Row, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.frontends.ir import Module, Span
    from auditor.frontends.languages import Language

OPENING = re.compile(r"(?P<indent>[ \t>]{0,40})(?P<mark>`{3,}|~{3,})[ \t]*\{?[. \t]*(?P<name>[\w+#-]{0,30})[^`\n]*\Z")
DIRECTIVE = re.compile(
    r"(?P<indent>[ \t]{0,40})\.\.[ \t]+(?:code-block|code|sourcecode|highlight)::[ \t]*(?P<name>[\w+#-]{1,30})\s*\Z"
)
SOURCE = re.compile(r"\[source,[ \t]*(?P<name>[\w+#-]{1,30})[^\]\n]{0,200}\]\s*\Z")
LISTING = re.compile(r"-{4,}\s*\Z")
ALSO = {
    "pycon": "python",
    "console": "sh",
    "shell-session": "sh",
    "irb": "ruby",
    "cs": "csharp",
    "golang": "go",
    "py3": "python",
}
PROMPT = re.compile(r"(?P<prompt>[ \t]*(?:>>>|\.\.\.|\$|%|irb\([^()\n]{0,40}\)[>:\d]{0,10})(?:[ \t]|\Z))")
PROMPTED = re.compile(r"[ \t]*(?:>>>|\$(?=[ \t])|irb\([^()\n]{0,40}\))")
LINES = 20_000
"""Notes that are longer are data."""

Said = tuple[int, str]
"""A line as a program reads it, and the column where it begins in the file."""


def lower(text: str, path: str, plain: Callable[[str, str], Module]) -> Module:
    """Notes with the programs of their fences beside them; what these say is not said by the text as well."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    programs: dict[Language, dict[int, Said]] = defaultdict(dict)
    for language, said in _fences(lines) if len(lines) <= LINES else ():
        programs[language].update(said)
    beside: list[Module] = []
    for language, said in programs.items():
        program = _program(path, lines, language, said)
        if program is not None:
            beside.append(program)
            blank = {line - 1 for line in _told(program)} | {
                number + one for number in said for one in (-1, 1)
            } - said.keys()
            lines = ["" if number in blank else line for number, line in enumerate(lines)]
    module = plain("\n".join(lines), path)
    return replace(module, beside=(*module.beside, *beside)) if beside else module


def _program(path: str, lines: list[str], language: Language, said: dict[int, Said]) -> Module | None:
    """The program of a language; None where most of it is none."""
    from auditor.frontends.treesitter import lower as tolerant  # noqa: PLC0415 - heavy, and most notes have no code

    program = "\n".join(said.get(number, (0, ""))[1] for number in range(max(said, default=0) + 1))
    aside = f"{path}#{language.name}"
    try:
        found = tolerant(program, aside, language.grammar(), LOST)
    except Unreadable:
        return None
    rows = tuple(Row(number + 1, said.get(number, (0, ""))[0]) for number in range(len(lines)))
    shown = "\n".join(line[row.column :] for line, row in zip(lines, rows, strict=True))
    return replace(found, view=View(path, program, shown, rows))


def _told(module: Module) -> Iterator[int]:
    """The lines that a program says something of."""
    spans: list[Span] = [row.text.span for row in module.literals]
    spans += [row.span for row in module.pairs]
    spans += [row.span for row in module.comments]
    for span in spans:
        yield from range(span.line, span.end_line + 1)


def _fences(lines: list[str]) -> Iterator[tuple[Language, dict[int, Said]]]:
    """The fences that name a language with a grammar: their lines by number, from 0."""
    number = 0
    while number < len(lines):
        if not lines[number]:
            number += 1
            continue
        opening, source = OPENING.match(lines[number]), SOURCE.match(lines[number])
        directive = DIRECTIVE.match(lines[number])
        start = number + 1
        if opening is not None:
            number = _closing(lines, start, opening["mark"])
        elif source is not None and start < len(lines) and LISTING.match(lines[start]):
            start += 1
            number = _closing(lines, start, "----")
        elif directive is not None:
            number = _outdented(lines, start, len(directive["indent"]))
        else:
            number += 1
            continue
        found = opening or source or directive
        name = found["name"].lower() if found is not None else ""
        language = named(ALSO.get(name, name)) if name else None
        if language is not None:
            yield language, _said(language, lines, start, number)
        number += directive is None


def _closing(lines: list[str], start: int, mark: str) -> int:
    """The line that closes a fence; the end where none does."""
    for number in range(start, len(lines)):
        bare = lines[number].lstrip(" \t>").rstrip()
        if bare.startswith(mark) and not bare.strip(mark[0]):
            return number
    return len(lines)


def _outdented(lines: list[str], start: int, indent: int) -> int:
    """The first line that is no further in than a directive."""
    for number in range(start, len(lines)):
        bare = lines[number].lstrip(" \t")
        if bare and len(lines[number]) - len(bare) <= indent:
            return number
    return len(lines)


def _said(language: Language, lines: list[str], start: int, end: int) -> dict[int, Said]:
    """The lines of a fence as its language reads them: as far out as they can be, and without prompts."""
    rows = {number: (0, lines[number]) for number in range(start, end)}
    if any(PROMPTED.match(row) for _, row in rows.values()):
        found = ((number, PROMPT.match(row)) for number, (_, row) in rows.items())
        rows = {number: (match.end(), lines[number][match.end() :]) for number, match in found if match is not None}
    else:
        indent = min((len(row) - len(row.lstrip(" \t>")) for _, row in rows.values() if row.strip(" \t>")), default=0)
        rows = {number: (indent, row[indent:]) for number, (_, row) in rows.items()}
    begins = language.grammar().begins
    if begins and rows and not any(begins[0] in row for _, row in rows.values()):
        rows |= {start - 1: (0, begins[1]), end: (0, begins[2])}
    return rows
