"""Scripts in pages and templates: where they stand, and their text as a script alone would have it.

What the template fills in is no part of the script: it becomes a name where an expression is due, a placeholder in a
string (`{=…=}`), and nothing where it is a statement of the template. No character changes its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Stretch = tuple[int, int]

ATTRIBUTES = r"[^<>]{0,400}"
OTHER = (
    rf"(?!{ATTRIBUTES}\btype\s*=\s*[\"']?"
    r"(?!(?:text|application)/(?:x-)?(?:javascript|ecmascript|babel|jsx|typescript)|module\b|[\"'\s>]))"
)
SCRIPT = re.compile(rf"<script\b{OTHER}{ATTRIBUTES}>(.*?)(?:</script\b|\Z)", re.IGNORECASE | re.DOTALL)
LETTER = re.compile(r"[^\r\n]")
SPELLED = re.compile(r"[^\r\n\w.]")

MARK = (
    r"(?:\{\{(?:(?!\}\})[^\n]){0,400}\}\}+|\{!!(?:(?!!!\})[^\n]){0,400}!!\}|\{%(?:(?!%\})[\s\S]){0,2000}%\}"
    r"|\{#(?:(?!#\})[\s\S]){0,2000}#\}|<%(?:(?!%>)[\s\S]){0,4000}%>|<\?(?:(?!\?>)[\s\S]){0,4000}\?>)"
)
TOKEN = re.compile(
    rf"(?P<string>\"(?:{MARK}|[^\"\\\n]|\\[^\n])*+\"|'(?:{MARK}|[^'\\\n]|\\[^\n])*+'|`(?:{MARK}|[^`\\]|\\[\s\S])*+`)"
    rf"|(?P<mark>{MARK}|@(?:json|js)\((?:[^()\n]|\([^()\n]*\))*+\))"
    r"|(?P<line>(?<![^\n])[ \t]*@[a-z]+\b[^\n]*)"
    r"|//[^\n]*|/\*(?:[^*]|\*(?!/))*+\*/"
)
MARKS = re.compile(MARK)
FILLS = re.compile(r"\{\{(?!--)|\{!!|<%[=-]|<\?=|<\?(?:php)?\s+(?:echo|print)\b|@")
SERVER = re.compile(r"<\?.*?(?:\?>|\Z)|<%.*?(?:%>|\Z)", re.DOTALL)


def scripts(text: str) -> list[Stretch]:
    """The scripts of a page, without those that a program in it writes."""
    if "<script" not in text.lower():
        return []
    return [match.span(1) for match in SCRIPT.finditer(text) if match[1].strip()]


def written(text: str) -> list[Stretch]:
    """Where the programs stand that write a page."""
    return [match.span() for match in SERVER.finditer(text)]


def plain(script: str) -> str:
    """The script without what the template fills in."""
    parts: list[str] = []
    done = 0
    for start, end, instead in _changes(script):
        parts += (script[done:start], instead)
        done = end
    return "".join((*parts, script[done:]))


def _changes(script: str) -> Iterator[tuple[int, int, str]]:
    for token in TOKEN.finditer(script):
        if token["string"] is not None:
            for mark in MARKS.finditer(script, *token.span()):
                yield *mark.span(), "{=" + SPELLED.sub("_", mark[0][2:-2]) + "=}"
        elif token["line"] is not None:
            yield *token.span(), LETTER.sub(" ", token[0])
        elif token["mark"] is not None:
            yield *token.span(), _filled(token[0])


def _filled(mark: str) -> str:
    """A name as long as the first line of a mark that fills something in, else nothing."""
    if FILLS.match(mark) is None:
        return LETTER.sub(" ", mark)
    first, line, rest = mark.partition("\n")
    return "_" * len(first.rstrip("\r")) + ("\r" if first.endswith("\r") else "") + line + LETTER.sub(" ", rest)
