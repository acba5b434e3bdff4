"""What literals say: escape sequences and number notations of the languages."""

from __future__ import annotations

import re
import unicodedata

SIMPLE = {
    "\\": "\\",
    "'": "'",
    '"': '"',
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
    "\n": "",
}
ESCAPE = r"\\(\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^{}\n]{1,90}\}|.)"
PYTHON = re.compile(ESCAPE, re.DOTALL)
PYTHON_WOVEN = re.compile(r"\{\{|\}\}|" + ESCAPE, re.DOTALL)
BRACES = re.compile(r"\{\{|\}\}")
OCTAL = "01234567"
BYTE = 0xFF


def python(opening: str, text: str) -> str:
    """A Python literal, by its prefix; bytes are read as latin-1."""
    prefix = opening.rstrip("'\"").lower()
    woven = "f" in prefix or "t" in prefix
    if "r" in prefix:
        return BRACES.sub(lambda match: match[0][0], text) if woven else text
    if "\\" not in text and not woven:
        return text
    return (PYTHON_WOVEN if woven else PYTHON).sub(_python_bytes if "b" in prefix else _python_text, text)


def _python_text(match: re.Match[str]) -> str:
    code = match[1]
    if code is None:
        return match[0][0]
    if len(code) == 1 and code not in OCTAL:
        return SIMPLE.get(code, match[0])
    try:
        if code[0] == "N":
            return unicodedata.lookup(code[2:-1])
        return chr(int(code, 8) if code[0] in OCTAL else int(code[1:], 16))
    except (KeyError, ValueError):
        return match[0]


def _python_bytes(match: re.Match[str]) -> str:
    code = match[1]
    if code is None or code[0] in "uUN":
        return match[0] if code else match[0][0]
    return chr(ord(_python_text(match)) & BYTE) if code[0] in OCTAL else _python_text(match)


def number(text: str, *, octal: bool) -> int | float | None:
    """A number as the common languages write them, or None: `0xFF`, `1_000`, `0777`, `10L`, `1.5f`, `1e3`."""
    plain = text.replace("_", "").lower()
    if not plain.startswith("0x"):
        plain = plain.rstrip("dfmn")
    plain = plain.rstrip("lu")
    try:
        if octal and len(plain) > 1 and plain[0] == "0" and plain.isdigit():
            return int(plain, 8)
        return int(plain, 0) if plain[:2] in {"0x", "0o", "0b"} else int(plain)
    except ValueError:
        pass
    try:
        return float(plain)
    except ValueError:
        return None
