"""A code frame: numbered lines of a snippet with carets under what is meant, cut to the width of the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from auditor.report.visible import cut, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.findings import Mark, Snippet

_TAB = 4
_CARETS = 3
_LEAD = 12


class Line(NamedTuple):
    """A line of a frame; `carets` stands under it, empty where nothing is meant. `meant` lines are in a long range."""

    number: int
    code: str
    carets: str
    meant: bool


def lines_of(snippet: Snippet, room: int) -> Iterator[Line]:
    """The lines of a snippet, each at most `room` cells wide."""
    marked = {mark.line for mark in snippet.marks}
    long = len(marked) > _CARETS
    for number, line in trimmed(snippet):
        ranges = [_cells(line, mark) for mark in snippet.marks if mark.line == number]
        code, shift = _window(_drawn(line), min((start for start, _ in ranges), default=0), room)
        carets = "" if long else _under(((start - shift, end - shift) for start, end in ranges), room)
        yield Line(number, code.rstrip(), carets, long and number in marked)


def trimmed(snippet: Snippet) -> list[tuple[int, str]]:
    """The numbered lines of a snippet, without blank ones at its ends that nothing marks."""
    numbered = list(enumerate(snippet.lines, snippet.first_line))
    kept = {mark.line for mark in snippet.marks} | {number for number, line in numbered if line.strip()}
    return [(number, line) for number, line in numbered if min(kept, default=0) <= number <= max(kept, default=0)]


def _drawn(line: str) -> str:
    return visible(line).replace("\t", " " * _TAB)


def _cells(line: str, mark: Mark) -> tuple[int, int]:
    start = width(_drawn(line[: mark.column - 1]))
    return start, max(start + 1, width(_drawn(line[: mark.end_column - 1])))


def _window(code: str, start: int, room: int) -> tuple[str, int]:
    """The code cut to the room with the mark in sight, and by how many cells it moved to the left."""
    if width(code) <= room or start < room - _LEAD * 2:
        return cut(code, room), 0
    gone, taken = 0, 0
    while gone < start - _LEAD:
        gone += width(code[taken])
        taken += 1
    return cut("…" + code[taken:], room), gone - 1


def _under(ranges: Iterable[tuple[int, int]], room: int) -> str:
    carets = [" "] * room
    for start, end in ranges:
        carets[max(start, 0) : min(end, room)] = "^" * (min(end, room) - max(start, 0))
    return "".join(carets).rstrip()
