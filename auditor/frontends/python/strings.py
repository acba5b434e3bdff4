"""The value of Python's string literals."""

from __future__ import annotations

import re
import sys
import unicodedata

_PREFIX = re.compile(r"[A-Za-z]*")
_IN_BYTES = r"\\(?:\r\n?|\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|[\\'\"abfnrtv])"
_IN_TEXT = rf"{_IN_BYTES}|\\u[0-9a-fA-F]{{4}}|\\U[0-9a-fA-F]{{8}}|\\N\{{[^}}\r\n]+\}}"
_BRACES = r"\{\{|\}\}"
_LETTERS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_NEWLINES = re.compile(r"\r\n?")

_BYTES = re.compile(_IN_BYTES)
_TEXT = re.compile(_IN_TEXT)
_FORMATTED = re.compile(f"{_IN_TEXT}|{_BRACES}")
_RAW_FORMATTED = re.compile(_BRACES)


def delimiters(literal: str) -> tuple[str, int]:
    """A literal's prefix in lower case, and the length of each of its quotes."""
    prefix = _PREFIX.match(literal)
    letters = prefix.group() if prefix else ""
    quotes = 3 if literal[len(letters) :].startswith(('"""', "'''")) else 1
    return letters.lower(), quotes


def decoded(content: str, prefix: str, *, formatted: bool = False) -> str:
    """What the characters between the quotes (of an f-string: between the holes) mean; bytes become Latin-1 text."""
    if "\r" in content:
        content = _NEWLINES.sub("\n", content)
    if formatted:
        return (_RAW_FORMATTED if "r" in prefix else _FORMATTED).sub(_meaning, content)
    if "\\" not in content or "r" in prefix:
        return content
    return (_BYTES if "b" in prefix else _TEXT).sub(_meaning, content)


def _meaning(escape: re.Match[str]) -> str:
    written = escape.group()
    letter = written[1]
    if letter in "\r\n":
        return ""
    if letter == "N":
        return _named(written)
    if letter in "01234567":
        return chr(int(written[1:], 8))
    if letter in "xuU":
        return _character(written[2:], written)
    return _LETTERS.get(letter, letter)


def _named(written: str) -> str:
    try:
        return unicodedata.lookup(written[3:-1])
    except KeyError:
        return written


def _character(digits: str, written: str) -> str:
    """Half a surrogate pair stays as it is written, so that every value can be encoded."""
    code = int(digits, 16)
    if code > sys.maxunicode or unicodedata.category(chr(code)) == "Cs":
        return written
    return chr(code)
