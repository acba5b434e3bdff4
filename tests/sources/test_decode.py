"""Bytes to text."""

from __future__ import annotations

import codecs
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.sources.decode import Binary, decode

CODE = 'url = "https://example.com/grün"\r\nname = "日本"\rx = 1\n'
WESTERN = 'name = "Grüße"\n'


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode_with_and_without_mark_keeps_its_line_ends(bom: bytes, encoding: str) -> None:
    decoded = decode(bom + CODE.encode(encoding))
    assert decoded == (CODE, encoding, bom)
    assert decoded.bom + decoded.text.encode(decoded.encoding) == bom + CODE.encode(encoding)


@pytest.mark.parametrize(
    ("line", "encoding"),
    [
        ("# -*- coding: latin-1 -*-", "iso8859-1"),
        ("#!/usr/bin/python\n# vim: set fileencoding=cp1252 :", "cp1252"),
        ("#coding=iso-8859-15", "iso8859-15"),
        ('<?xml version="1.0" encoding="windows-1252"?>', "cp1252"),
        ("<?xml version='1.0' encoding='ISO-8859-2'?>", "iso8859-2"),
        ('<html><head><meta charset="cp1250">', "cp1250"),
        ('<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
    ],
)
def test_the_encoding_a_file_declares_counts(line: str, encoding: str) -> None:
    text = f"{line}\n{WESTERN}"
    assert decode(text.encode(encoding)) == (text, encoding, b"")


@pytest.mark.parametrize(
    "line",
    ["# coding: no-such-thing", "# coding: rot13", "# coding: utf-7", "# coding: unicode_escape", "# coding: hex"],
)
def test_a_declaration_that_is_none_is_not_believed(line: str) -> None:
    text = f"{line}\n{WESTERN}"
    assert decode(text.encode()) == (text, "utf-8", b"")


def test_a_wrong_declaration_gives_way() -> None:
    data = b'# coding: utf-8\nname = "Gr\xfc\xdfe"\n'
    assert decode(data) == ('# coding: utf-8\nname = "Grüße"\n', "latin-1", b"")
    assert decode("# coding: ascii\né".encode()).encoding == "utf-8"
    assert decode(codecs.BOM_UTF8 + b"\xff").text == "ÿ"


def test_anything_else_is_latin_1() -> None:
    assert decode(b"caf\xe9") == ("café", "latin-1", b"")
    assert decode(b"") == ("", "utf-8", b"")


@pytest.mark.parametrize(
    "surrogate", [b"\xed\xa0\x80", codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", b"# coding: cp65001\n\xed\xa0\x80"]
)
def test_no_lone_surrogate_comes_out(surrogate: bytes) -> None:
    decode(surrogate).text.encode()


def test_a_stray_zero_byte_makes_no_text_binary() -> None:
    text = "x = 1\n" * 50 + "\0" + "y = 2\n" * 50
    assert decode(text.encode()) == (text, "utf-8", b"")


def archive() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("a.txt", "text")
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        archive(),
        b"%PDF-1.4\n1 0 obj",
        b"\x89PNG\r\n\x1a\n" + bytes(30),
        b"\x7fELF" + bytes(40),
        b"SQLite format 3\0",
        b"GIF89a",
        bytes(100),
        bytes(range(256)) * 8,
    ],
)
def test_what_is_no_text_is_called_binary(data: bytes) -> None:
    with pytest.raises(Binary):
        decode(data, "x.bin")


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text("aß日\ud800\udc00\n\0", max_size=100).map(lambda text: text.encode("utf-16-le", "surrogatepass"))
)
def test_any_bytes_become_sound_text_or_are_binary(data: bytes) -> None:
    try:
        decoded = decode(data)
    except Binary:
        return
    decoded.text.encode()


@settings(max_examples=60, deadline=None)
@given(st.text('ab =\r\n\t"#:é日𝄞\x1b\x85', max_size=200))
def test_text_in_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode()).text == text
