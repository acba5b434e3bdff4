"""Whether a string is one that a shape stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow.shapes import Either, Hole, Part, Piece, Text, Values, expanded

if TYPE_CHECKING:
    from collections.abc import Iterable


def covers(values: Values, string: str) -> bool:
    """Whether one of the alternatives stands for the string."""
    return any(isinstance(value, Text) and len(string) in _ends(value.parts, string, {0}) for value in values)


def predicts(values: Values, string: str) -> bool:
    """Whether one of the alternatives, without any hole, is the string."""
    return any(way.known == string for value in values if isinstance(value, Text) for way in expanded(value))


def _ends(parts: Iterable[Part], string: str, starts: set[int]) -> set[int]:
    """Where in the string the parts may end when they begin at one of the places."""
    for part in parts:
        if not starts:
            break
        match part:
            case Piece(text):
                starts = {start + len(text) for start in starts if string.startswith(text, start)}
            case Either(options):
                starts = {end for option in options for end in _ends(option.parts, string, starts)}
            case Hole():
                starts = set(range(min(starts), len(string) + 1))
    return starts
