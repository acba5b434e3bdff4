"""The lines of a notebook's strings, with the place of each in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from auditor.frontends.notebooks.tree import Array, Node, Written, decoded
from auditor.frontends.view import COLOUR, Row

PIECE = re.compile(r"((?:[^\\]++|\\[^n])*+)(\\n|\Z)")
INDENT = re.compile(r"(?:[ ]|\\t)*+")
FILLED = re.compile(r"[^\n]")


class Line(NamedTuple):
    """A line of a cell: what it says, and where it stands."""

    text: str
    row: Row


class Places:
    """Offsets as lines and columns, and the text without what was taken out of it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._taken: list[tuple[int, int]] = []

    def at(self, offset: int) -> tuple[int, int]:
        """Line from 1 and column from 0."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1]

    def take(self, node: Written) -> None:
        """The string is read elsewhere, or not at all."""
        self._taken.append((node.start - 1, node.start + len(node.raw) + 1))

    def left(self) -> list[str]:
        """The lines of the file, what was taken blank."""
        parts: list[str] = []
        done = 0
        for start, end in sorted(self._taken):
            if start >= done:
                parts += (self._text[done:start], FILLED.sub(" ", self._text[start:end]))
                done = end
        return "".join((*parts, self._text[done:])).split("\n")


def strings(node: Node) -> list[Written]:
    """The strings of a text that is written as one or as a list of lines."""
    if isinstance(node, Written):
        return [node]
    return [item for item in node.items if isinstance(item, Written)] if isinstance(node, Array) else []


def lines_of(nodes: list[Written], places: Places, cell: int, part: str, number: int = 0) -> list[Line]:
    """The lines of strings that follow each other; `number` lines of the part came before.

    A list none of whose strings ends a line is taken as one of lines.
    """
    apart = len(nodes) > 1 and not any("\\n" in node.raw for node in nodes)
    found: list[Line] = []
    open_ = False
    for node in nodes:
        places.take(node)
        line, column = places.at(node.start)
        for piece in PIECE.finditer(node.raw):
            raw, ended = piece[1], piece[2] != ""
            if not raw and not ended and (open_ or not apart):
                break
            text = COLOUR.sub("", decoded(raw)).replace("\r", " ").replace("\n", " ")
            if open_:
                found[-1] = found[-1]._replace(text=found[-1].text + text)
            else:
                written = raw if "\\" in raw else ""
                row = Row(line, column + piece.start(), written, cell, part, number + len(found) + 1)
                found.append(Line(text, row))
            open_ = not ended and not apart
            if not ended:
                break
    return found


def outdented(lines: list[Line]) -> list[Line]:
    """A cell that is indented as a whole, without that; a cell may be pasted like this."""
    first = next((line for line in lines if line.text.strip()), None)
    depth = 0 if first is None else len(first.text) - len(first.text.lstrip(" \t"))
    return [_cut(line, depth) for line in lines] if depth else lines


def _cut(line: Line, depth: int) -> Line:
    text, row = line
    cut = min(depth, len(text) - len(text.lstrip(" \t")))
    if not row.written:
        return Line(text[cut:], row._replace(column=row.column + cut))
    gone = len("".join(re.findall(r"[ ]|\\t", INDENT.match(row.written)[0])[:cut]))  # type: ignore[index]
    return Line(text[cut:], row._replace(column=row.column + gone, written=row.written[gone:]))
