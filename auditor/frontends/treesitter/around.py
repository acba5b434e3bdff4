"""The text around a program, read as text: forms, links and scripts of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.frontends import ir
    from auditor.frontends.treesitter.source import Source

PAGE = "page.html"
LETTER = re.compile(r"[^\n]")
BYTE = re.compile(rb"[^\n]")


def with_text(module: ir.Module, source: Source, stretches: list[tuple[int, int]]) -> ir.Module:
    """The module with the literals, pairs and comments of what stands around the program."""
    page = _page(source, sorted(stretches))
    if not page.strip():
        return module
    from auditor.frontends.text import lower  # noqa: PLC0415 - most programs have nothing around them

    plain = lower(page, PAGE)
    return replace(
        module,
        literals=(*module.literals, *plain.literals),
        pairs=(*module.pairs, *plain.pairs),
        comments=(*module.comments, *plain.comments),
        errors=module.errors + plain.errors,
    )


def code_of(data: bytes, stretches: re.Pattern[bytes]) -> tuple[bytes, list[tuple[int, int]]]:
    """The code of a page (group 1 of each stretch), blanks around it, each stretch ended; and what stands around."""
    parts: list[bytes] = []
    outside: list[tuple[int, int]] = []
    done = 0
    for match in stretches.finditer(data):
        start, end = match.span(1)
        outside.append((done, match.start()))
        closing = BYTE.sub(b" ", data[end : match.end()])
        parts.extend([BYTE.sub(b" ", data[done:start]), match[1], closing[:-1] + b";" if closing else b""])
        done = match.end()
    outside.append((done, len(data)))
    parts.append(BYTE.sub(b" ", data[done:]))
    return b"".join(parts), [(first, last) for first, last in outside if first < last]


def _page(source: Source, stretches: list[tuple[int, int]]) -> str:
    """The text with every character in its place; code within a line becomes a `{___}`, other code is blank."""
    parts: list[str] = []
    done = 0
    for start, end in stretches:
        if start < done:
            continue
        code = source.data[done:start].decode(errors="replace")
        inline = done and len(code) > 1 and "\n" not in code
        parts.append("{" + "_" * (len(code) - 2) + "}" if inline else LETTER.sub(" ", code))
        parts.append(source.data[start:end].decode(errors="replace"))
        done = end
    parts.append(LETTER.sub(" ", source.data[done:].decode(errors="replace")))
    return "".join(parts)
