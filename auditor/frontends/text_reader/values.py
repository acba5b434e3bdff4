"""What strings, URLs and unquoted values in a text look like, and where they end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.frontends.text_reader.facts import Stretch

REACH = 4000
"""An unquoted value or URL is never longer."""

CLOSED = {quote: re.compile(rf"(?:[^{quote}\\\n]++|\\[^\n])*+{quote}") for quote in "\"'`"}
ESCAPE = re.compile(r"\\(?:([\"'\\/`])|u([0-9a-fA-F]{4}))")
SURROGATES = range(0xD800, 0xE000)
URL = re.compile(rf"https?://[^\s\"'<>`\\]{{1,{REACH}}}+")
SCALAR = re.compile(rf"(?:\$?\{{[^{{}}\s]{{0,80}}\}}|[^\s,;&(){{}}\[\]\"'`<>]){{1,{REACH}}}+")
NO_VALUE = re.compile(r"[|>][+-]?\d?\Z|[&*!][\w!-]+\Z|[{\[]")
FURTHER_PAIR = re.compile(r"[^\s&?]*+&[\w.-]{1,80}=|.*?[ \t][\w.-]{1,80}=")
CONTINUED = re.compile(r"[ \t]\\\Z")
TRAILING = 20
CLOSERS = {")": "(", "]": "[", "}": "{"}


class Strings:
    """Finds where the strings of a text end. What was looked for in vain is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._hopeless: dict[str, int] = {}

    def at(self, place: int, line_end: int) -> tuple[str, Stretch, int] | None:
        """The string that opens at a place: its value, its content and its end."""
        text, quote = self._text, self._text[place]
        if text.startswith(quote * 3, place):
            end = self.find(quote * 3, place + 3)
            if end >= 0:
                return text[place + 3 : end], (place + 3, end), end + 3
        if place < self._hopeless.get(quote, 0):
            return None
        match = CLOSED[quote].match(text, place + 1)
        if match is None:
            self._hopeless[quote] = line_end
            return None
        inner = (place + 1, match.end() - 1)
        value = text[slice(*inner)]
        return ESCAPE.sub(_unescaped, value) if "\\" in value else value, inner, match.end()

    def find(self, wanted: str, start: int) -> int:
        """Like `str.find`."""
        if wanted in self._hopeless:
            return -1
        end = self._text.find(wanted, start)
        if end < 0:
            self._hopeless[wanted] = start
        return end


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    code = int(match[2], 16)
    return match[0] if code in SURROGATES else chr(code)


def url(text: str, start: int) -> int | None:
    """Where the URL that begins here ends: closing punctuation is not part of it."""
    match = URL.match(text, start)
    if match is None:
        return None
    end = match.end()
    for _ in range(TRAILING):
        opener = CLOSERS.get(text[end - 1])
        lone = opener is not None and text.count(opener, start, end) < text.count(text[end - 1], start, end)
        if not lone and text[end - 1] not in ".,;:!?*":
            break
        end -= 1
    return end


def rest_of_line(text: str, start: int, line_end: int, comments: tuple[str, ...], *, alone: bool) -> int | None:
    """Where an unquoted value ends: with its line, unless it need not be `alone` there and further pairs follow."""
    rest = text[start : min(line_end, start + REACH)]
    for mark in comments:
        rest = re.split(rf"\s{re.escape(mark)}", rest, maxsplit=1)[0]
    rest = CONTINUED.sub("", rest).rstrip(" \t,;")
    if not rest or NO_VALUE.match(rest):
        return None
    if not alone and FURTHER_PAIR.match(rest):
        return word(text, start)
    return start + len(rest)


def word(text: str, start: int) -> int | None:
    """Where an unquoted value ends that is one word."""
    match = SCALAR.match(text, start)
    return url(text, start) or (match.end() if match is not None else None)
