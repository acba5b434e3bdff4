"""What literals say: escape sequences and number notations of the languages."""

from __future__ import annotations

import re
import sys
import unicodedata

SURROGATES = range(0xD800, 0xE000)
LETTERS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\n": ""}
IN_BYTES = r"\\(\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|[\\'\"abfnrtv])"
IN_TEXT = IN_BYTES[:-1] + r"|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}\n]+\})"
SCRIPT = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]{1,6}\}|\r\n|[\s\S])")
BYTES = re.compile(IN_BYTES)
TEXT = re.compile(IN_TEXT)
WOVEN = re.compile(IN_TEXT + r"|\{\{|\}\}")
QUOTED = re.compile(r"\\([\\'])")
IN_PHP = re.compile(r"\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|u\{[0-9a-fA-F]{1,8}\}|[\\\"$nrtvef`])")
INDENTED = re.compile(r"\n[ \t]+")
PHP_LETTERS = {"e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
BRACES = re.compile(r"()\{\{|\}\}")


def python(opening: str, text: str) -> str:
    """A Python literal, by its prefix; bytes are read as latin-1."""
    prefix = opening.rstrip("'\"").lower()
    if "f" in prefix or "t" in prefix:
        return (BRACES if "r" in prefix else WOVEN).sub(_python, text)
    if "\\" not in text or "r" in prefix:
        return text
    return (BYTES if "b" in prefix else TEXT).sub(_python, text)


def javascript(_opening: str, text: str) -> str:
    """A JavaScript literal or the text between the holes of a template."""
    return SCRIPT.sub(_script, text) if "\\" in text else text


def _script(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] in "xu" and len(code) > 1:
        return _character(int(code[1:].strip("{}"), 16), match[0])
    if code in {"a", "0"}:
        return code.replace("0", "\0")
    return LETTERS.get(code, "" if code in "\r\n" else code)


def _python(match: re.Match[str]) -> str:
    code = match[1]
    if not code:
        return match[0][0]
    if code[0] == "N":
        try:
            return unicodedata.lookup(code[2:-1])
        except KeyError:
            return match[0]
    if code[0] in "xuU":
        return _character(int(code[1:], 16), match[0])
    return chr(int(code, 8)) if code[0] in "01234567" else LETTERS.get(code, code)


def verbatim(_opening: str, text: str) -> str:
    """A literal without escapes."""
    return text


def single_quoted(_opening: str, text: str) -> str:
    """A literal in which only the quote and the backslash are escaped."""
    return QUOTED.sub(r"\1", text) if "\\" in text else text


def php(_opening: str, text: str) -> str:
    """PHP's double quotes and heredocs."""
    return IN_PHP.sub(_php, text) if "\\" in text else text


def _php(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] in "xu":
        return _character(int(code[1:].strip("{}"), 16), match[0])
    return chr(int(code, 8) & 0xFF) if code[0] in "01234567" else PHP_LETTERS.get(code, code)


def ruby(opening: str, text: str) -> str:
    """Ruby's strings: single quotes escape only themselves and the backslash."""
    if "\\" not in text:
        return text
    if opening.endswith("'") or opening.startswith("%q"):
        return QUOTED.sub(r"\1", text)
    return TEXT.sub(_python, text)


def ruby_heredoc(opening: str, text: str) -> str:
    """A heredoc, by how it is announced."""
    if "~" in opening[:3]:
        text = INDENTED.sub("\n", text)
    return text if "'" in opening else ruby("", text)


def symbol(_opening: str, text: str) -> str:
    """A symbol without the colon before it."""
    return text.removeprefix(":")


def character(_opening: str, text: str) -> str:
    """A character after its mark."""
    return text[1:]


def _character(code: int, written: str) -> str:
    """Half a surrogate pair stays as it is written, so that every value can be encoded."""
    return written if code > sys.maxunicode or code in SURROGATES else chr(code)


IN_SHELL = re.compile(r'\\([$`"\\\n])')
IN_WORD = re.compile(r"\\([\s\S])")


def shell(opening: str, text: str) -> str:
    """A text between double quotes, or one that is written below; as it is where single quotes say so."""
    if "\\" not in text or opening == "'":
        return text
    return IN_SHELL.sub(_kept, text)


def shell_word(_opening: str, text: str) -> str:
    """A word without quotes."""
    return IN_WORD.sub(_kept, text) if "\\" in text else text


def _kept(match: re.Match[str]) -> str:
    return "" if match[1] == "\n" else match[1]


IN_JAVA = re.compile(r"\\(\n|[0-3][0-7]{2}|[0-7]{1,2}|u+[0-9a-fA-F]{4}|[\\'\"bfnrts])")
JAVA_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "s": " ", "\n": ""}


def java(opening: str, text: str) -> str:
    """A Java string, a text block without what its lines are indented by, or a character with its quotes."""
    if opening == '"""':
        lines = text.split("\n")[1:] if "\n" in text else [text]
        margins = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
        margins += [len(lines[-1])] if not lines[-1].strip() else []
        text = "\n".join(line[min(margins, default=0) :].rstrip(" \t") for line in lines)
    elif not opening:
        text = text[1:-1]
    return IN_JAVA.sub(_java, text) if "\\" in text else text


def _java(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] == "u":
        return _character(int(code.lstrip("u"), 16), match[0])
    return chr(int(code, 8)) if code[0] in "01234567" else JAVA_LETTERS.get(code, code)


IN_CSHARP = re.compile(r"\\(x[0-9a-fA-F]{1,4}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\\'\"0abfnrtve])")
CSHARP_LETTERS = {**LETTERS, "0": "\0", "e": "\x1b"}


def csharp(opening: str, text: str) -> str:
    """A C# literal: regular, verbatim (`@`), raw (three quotes), each maybe with holes (`$`)."""
    if opening.endswith('"""'):
        return text if "$" in opening else _unindented(text)
    if "$" in opening:
        text = text.replace("{{", "{").replace("}}", "}")
    if "@" in opening:
        return text.replace('""', '"')
    return IN_CSHARP.sub(_csharp, text) if "\\" in text else text


def _csharp(match: re.Match[str]) -> str:
    code = match[1]
    return _character(int(code[1:], 16), match[0]) if code[0] in "xuU" else CSHARP_LETTERS.get(code, code)


def _unindented(text: str) -> str:
    """The lines between the delimiters, without what the last one is indented by."""
    first, *lines = text.split("\n")
    if not lines or first.strip():
        return text
    margin = len(lines[-1])
    return "\n".join(line[margin:] for line in lines[:-1])


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
