"""Bytes to text: whatever the encoding, or the word that it is no text."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = re.compile(
    rb"%PDF-|\x89PNG|GIF8[79]a|\xff\xd8\xff|PK\x03\x04|\x1f\x8b|\xfd7zXZ|7z\xbc\xaf|\x7fELF|\xca\xfe\xba\xbe|\x28\xb5\x2f\xfd"
    rb"|SQLite format 3|BZh[1-9]1AY&SY|wOF[F2]|OggS|ID3|\xcf\xfa\xed\xfe|\xd0\xcf\x11\xe0"
)
_COOKIE = re.compile(rb"[ \t\f]*(?:#|//|;|<\?php\s*(?:#|//)).*?coding[:=][ \t]*[\"']?([-\w.]+)")
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([-\w.]+)[\"']")
_HTML = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([-\w.]+)", re.IGNORECASE)
_HTML_HEAD = 1024
# Codecs that are no encoding of text files, or that would let lone surrogates through.
_FOREIGN = (
    "utf-7",
    "utf_7",
    "unicode",
    "raw_unicode",
    "idna",
    "punycode",
    "undefined",
    "mbcs",
    "oem",
    "utf-16",
    "utf-32",
)
_SAMPLE = 1 << 16
_ODD = bytes(code for code in range(32) if code not in b"\t\n\r\f\b\x1b")
_ODD_SHARE = 0.02
_PAIRS = 2048
_MANY, _FEW = 0.4, 0.05


class Decoded(NamedTuple):
    """The text of a file with its line ends as they are, and how to encode it again: `bom + text.encode(encoding)`."""

    text: str
    encoding: str
    bom: bytes = b""


class Binary(Exception):  # noqa: N818 - a fact about the file, which becomes a line of the report
    """The file is no text."""


def decode(data: bytes, path: str = "") -> Decoded:
    """The text of a file. A lone surrogate never comes out."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _after_bom(data, bom, encoding)
    if _MAGIC.match(data):
        raise Binary(path)
    if data.isascii() and b"\0" not in data:
        return Decoded(data.decode("ascii"), "utf-8")
    if b"\0" in data:
        wide = _wide(data)
        if wide:
            return Decoded(data.decode(wide, "replace"), wide)
        sample = data[:_SAMPLE]
        if len(sample.translate(None, _ODD)) < len(sample) * (1 - _ODD_SHARE):
            raise Binary(path)
    declared = _declared(data)
    for encoding in (declared, "utf-8") if declared else ("utf-8",):
        try:
            return Decoded(data.decode(encoding), encoding)
        except (UnicodeError, LookupError):
            continue
    return Decoded(data.decode("latin-1"), "latin-1")


def _after_bom(data: bytes, bom: bytes, encoding: str) -> Decoded:
    rest = data[len(bom) :]
    try:
        return Decoded(rest.decode(encoding), encoding, bom)
    except UnicodeDecodeError:
        if encoding == "utf-8":
            return Decoded(rest.decode("latin-1"), "latin-1", bom)
        return Decoded(rest.decode(encoding, "replace"), encoding, bom)


def _wide(data: bytes) -> str:
    """The byte order of UTF-16 without a mark, told by zeros in every second place."""
    even, odd = data[: 2 * _PAIRS : 2], data[1 : 2 * _PAIRS : 2]
    shares = [half.count(0) / max(len(half), 1) for half in (even, odd)]
    if len(data) % 2 or min(shares) > _FEW or max(shares) < _MANY:
        return ""
    encoding = "utf-16-be" if shares[0] > shares[1] else "utf-16-le"
    text = data[: 2 * _PAIRS].decode(encoding, "replace")
    strange = sum(1 for letter in text if not letter.isprintable() and letter not in "\t\n\r\f")
    return encoding if strange <= len(text) * _ODD_SHARE else ""


def _declared(data: bytes) -> str:
    """The encoding the file itself names, as Python, XML and HTML do; empty when none, or none to be believed."""
    first, _, rest = data[: 4 * _HTML_HEAD].partition(b"\n")
    second = rest.partition(b"\n")[0]
    found = _COOKIE.match(first) or _COOKIE.match(second) or _XML.match(first)
    if not found and data.lstrip()[:1] == b"<":
        found = _HTML.search(data[:_HTML_HEAD])
    name = found[1].decode("ascii").lower() if found else ""
    if not name or name.startswith(_FOREIGN):
        return ""
    try:
        codec = codecs.lookup(name)
        b"".decode(name)  # refuses codecs that are no text encodings
    except (LookupError, UnicodeError):
        return ""
    return "" if codec.name.replace("_", "-").startswith(_FOREIGN) else codec.name
