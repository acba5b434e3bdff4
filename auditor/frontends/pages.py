"""Pages with scripts in them: the scripts are lowered as the program that they are, the rest as the page it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.frontends.errors import LOST, Unreadable
from auditor.frontends.scripts import LETTER, plain, scripts, written
from auditor.frontends.view import Row, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.frontends.ir import Module, Span
    from auditor.frontends.scripts import Stretch

TYPED = (".vue", ".svelte")
BLADE_MARK = re.compile(
    r"(?P<code><\?.*?(?:\?>|\Z))|(?P<note>\{\{--)|(?P<noted>--\}\})|@\{\{|(?P<raw>\{!!)|(?P<raw_end>!!\})|(?P<open>\{\{)"
    r"|(?P<close>\}\})|(?P<php>@php(?=\s))|(?P<end>@endphp\b)",
    re.DOTALL,
)
BLADE_AS = {
    "note": "<!--", "noted": "--> ", "raw": "<?=", "raw_end": " ?>", "open": "<?", "close": "?>", "php": "<?  ",
    "end": "?>     ",
}  # fmt: skip


def lower(text: str, path: str, document: Callable[[str, str], Module]) -> Module | None:
    """The module of a page; None where it holds no script."""
    stretches = scripts(text)
    if not stretches:
        return None
    try:
        program = _program(text, path, stretches)
    except Unreadable:
        page = document(text, path)
        return replace(page, errors=page.errors + 1)
    page = document(_only(text, stretches, inside=False), path)
    return replace(
        program,
        literals=(*program.literals, *page.literals),
        pairs=(*program.pairs, *page.pairs),
        comments=(*program.comments, *page.comments),
        errors=program.errors + page.errors,
    )


def prepared(text: str) -> str:
    """The text of a template of marks as its language reads it, every character in its place."""
    return BLADE_MARK.sub(_blade, text)


def _blade(mark: re.Match[str]) -> str:
    return BLADE_AS.get(mark.lastgroup or "", mark[0])


def with_scripts(module: Module, text: str) -> Module:
    """A program that writes a page, with the scripts of this page as a program beside it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    server = written(text)
    begins = [start for start, _ in server]
    stretches = [one for one in scripts(text) if not _inside(one[0], server, begins)]
    if not stretches:
        return module
    aside = f"{module.path}#script.js"
    try:
        program = _program(text, aside, stretches)
    except Unreadable:
        return module
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    scripted = [start for start, _ in stretches]

    def kept(span: Span) -> bool:
        place = starts[min(span.line, len(starts)) - 1] + span.column
        return not _inside(place, stretches, scripted) or _inside(place, server, begins)

    view = View(module.path, text, text, tuple(Row(number, 0) for number in range(1, len(starts) + 1)))
    return replace(
        module,
        literals=tuple(row for row in module.literals if kept(row.text.span)),
        pairs=tuple(row for row in module.pairs if kept(row.span)),
        comments=tuple(row for row in module.comments if kept(row.span)),
        beside=(*module.beside, replace(program, view=view)),
    )


def _inside(place: int, stretches: list[Stretch], begins: list[int]) -> bool:
    number = bisect_right(begins, place) - 1
    return number >= 0 and place < stretches[number][1]


def _program(text: str, path: str, stretches: list[Stretch]) -> Module:
    from auditor.frontends.languages import JAVASCRIPT, TYPESCRIPT  # noqa: PLC0415
    from auditor.frontends.treesitter import lower as tolerant  # noqa: PLC0415 - heavy, and most pages have no script

    typed = path.lower().endswith(TYPED)
    language = TYPESCRIPT if typed else JAVASCRIPT
    return tolerant(_only(text, stretches, inside=True, filled=not typed), path, language.grammar(), LOST)


def _only(text: str, stretches: list[Stretch], *, inside: bool, filled: bool = False) -> str:
    """The text with everything but the scripts (or the scripts themselves) blank, every character in its place."""
    parts: list[str] = []
    done = 0
    for start, end in stretches:
        around, script = text[done:start], text[start:end]
        if inside:
            parts.extend((LETTER.sub(" ", around)[:-1] + (";" if around else ""), plain(script) if filled else script))
        else:
            parts.extend((around, LETTER.sub(" ", script)))
        done = end
    parts.append(LETTER.sub(" ", text[done:]) if inside else text[done:])
    return "".join(parts)
