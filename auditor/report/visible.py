"""Text from scanned files made safe to show: nothing in it may move a cursor, turn the reading order or hide."""

from __future__ import annotations

import unicodedata

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def visible(text: str) -> str:
    r"""The text with everything unseen named: controls as pictures, marks as ⟨U+202E⟩, bytes of no encoding as \x80."""
    if text.isprintable():
        return text
    return "".join(_picture(ord(character)) if _unseen(character) else character for character in text)


def _unseen(character: str) -> bool:
    return character != "\t" and unicodedata.category(character) in _UNSEEN


def _picture(code: int) -> str:
    if code < 0x20:  # noqa: PLR2004 - the C0 controls
        return chr(0x2400 + code)
    if code == 0x7F:  # noqa: PLR2004 - DEL
        return "\u2421"
    if 0xDC80 <= code <= 0xDCFF:  # noqa: PLR2004 - how Python keeps a file name's undecodable bytes
        return f"\\x{code - 0xDC00:02x}"
    return f"\u27e8U+{code:04X}\u27e9"


def width(text: str) -> int:
    """How many cells of a terminal the (visible) text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def cut(text: str, cells: int) -> str:
    """As much of the text as fits into so many cells, with `…` where something is gone."""
    if width(text) <= cells:
        return text
    kept, room = [], cells - 1
    for character in text:
        room -= _cells(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept) + "…"


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
