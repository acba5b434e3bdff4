"""Text as rule packs write it, in pieces that a template can lay out."""

from __future__ import annotations

import re
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of text; a `meant` one is marked or, in prose, code."""

    text: str
    meant: bool


class Block(NamedTuple):
    """A paragraph or, if `listed`, a list."""

    items: tuple[tuple[Piece, ...], ...]
    ordered: bool
    listed: bool


_ITEM = re.compile(r"(\d+\.|[-*])\s+")


def prose(text: str) -> tuple[Block, ...]:
    """Paragraphs and lists, lines broken anywhere, `code` between backticks."""
    blocks = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        items: list[str] = []
        marked = _ITEM.match(paragraph.strip())
        for line in paragraph.strip().splitlines():
            found = _ITEM.match(line.strip()) if marked else None
            if found:
                items.append(line.strip()[found.end() :])
            elif items:
                items[-1] += " " + line.strip()
            else:
                items.append(line.strip())
        ordered = bool(marked) and paragraph.strip()[0].isdigit()
        blocks.append(Block(tuple(spans(item) for item in items), ordered, bool(marked)))
    return tuple(blocks)


def spans(text: str) -> tuple[Piece, ...]:
    """Text in pieces, those between backticks as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return (Piece(text, meant=False),)
    return tuple(Piece(part, meant=number % 2 == 1) for number, part in enumerate(parts) if part)


def lines_of(code: str) -> tuple[str, ...]:
    """The lines of an example."""
    return tuple(code.strip("\n").splitlines())
