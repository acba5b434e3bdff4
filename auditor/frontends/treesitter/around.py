"""The text around a program, read as text: forms, links and scripts of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.frontends import text

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends import ir
    from auditor.frontends.treesitter.source import Source

PAGE = "page.html"
LETTER = re.compile(r"[^\n]")


def with_text(module: ir.Module, source: Source, stretches: list[Node]) -> ir.Module:
    """The module with the literals, pairs and comments of what stands around the program."""
    page = _page(source, sorted((node.start_byte, node.end_byte) for node in stretches))
    if not page.strip():
        return module
    plain = text.lower(page, PAGE)
    return replace(
        module,
        literals=(*module.literals, *plain.literals),
        pairs=(*module.pairs, *plain.pairs),
        comments=(*module.comments, *plain.comments),
        errors=module.errors + plain.errors,
    )


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
