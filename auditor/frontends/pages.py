"""Pages with scripts in them: the scripts are lowered as the program that they are, the rest as the page it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.frontends.errors import LOST, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.frontends.ir import Module

SUFFIXES = (".html", ".htm", ".xhtml", ".vue", ".svelte", ".hbs", ".handlebars", ".ejs", ".mustache", ".twig")
TYPED = (".vue", ".svelte")
ATTRIBUTES = r"[^<>]{0,400}"
OTHER = (
    rf"(?!{ATTRIBUTES}\btype\s*=\s*[\"']?"
    r"(?!(?:text|application)/(?:x-)?(?:javascript|ecmascript|babel|jsx|typescript)|module\b|[\"'\s>]))"
)
SCRIPT = re.compile(rf"<script\b{OTHER}{ATTRIBUTES}>(.*?)(?:</script\b|\Z)", re.IGNORECASE | re.DOTALL)
LETTER = re.compile(r"[^\r\n]")


def lower(text: str, path: str, document: Callable[[str, str], Module]) -> Module | None:
    """The module of a page; None where it holds no script."""
    stretches = [match.span(1) for match in SCRIPT.finditer(text) if match[1].strip()]
    if not stretches:
        return None
    from auditor.frontends.languages import JAVASCRIPT, TYPESCRIPT  # noqa: PLC0415
    from auditor.frontends.treesitter import lower as tolerant  # noqa: PLC0415 - heavy, and most pages have no script

    language = TYPESCRIPT if path.lower().endswith(TYPED) else JAVASCRIPT
    try:
        program = tolerant(_only(text, stretches, inside=True), path, language.grammar(), LOST)
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


def _only(text: str, stretches: list[tuple[int, int]], *, inside: bool) -> str:
    """The text with everything but the scripts (or the scripts themselves) blank, every character in its place."""
    parts: list[str] = []
    done = 0
    for start, end in stretches:
        around, script = text[done:start], text[start:end]
        if inside:
            parts.extend((LETTER.sub(" ", around)[:-1] + (";" if around else ""), script))
        else:
            parts.extend((around, LETTER.sub(" ", script)))
        done = end
    parts.append(LETTER.sub(" ", text[done:]) if inside else text[done:])
    return "".join(parts)
