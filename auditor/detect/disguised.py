"""Credentials that do not stand in a file as they are: cut into pieces, or encoded."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import TYPE_CHECKING

from auditor.flow.shapes import Piece, Text
from auditor.frontends import ir

if TYPE_CHECKING:
    from auditor.flow.shapes import Origin

ENCODED = re.compile(r"[A-Za-z0-9+/]{24,256}={0,2}")
PIECES = 8
LEAST = 6
"""A shorter piece cannot be hidden wherever it stands."""


def decoded(value: str) -> str:
    """What is encoded in Base64, if that is plain text; else nothing."""
    if len(value) % 4 or ENCODED.fullmatch(value) is None:
        return ""
    plain = b64decode(value)
    return plain.decode().strip() if plain.isascii() else ""


def joined(value: Text) -> tuple[tuple[str, ...], Origin] | None:
    """The pieces that a known text is put together from, with the place of the first."""
    pieces = [part for part in value.parts if isinstance(part, Piece)]
    if not 1 < len(value.parts) <= PIECES or len(pieces) < len(value.parts) or pieces[0].origin is None:
        return None
    return tuple(part.text for part in pieces), pieces[0].origin


def literal(value: ir.Expression) -> tuple[ir.Text, ...]:
    """The literals that are put together, if there is nothing else among them."""
    parts = value.parts if isinstance(value, ir.Concat) else ()
    texts = tuple(part for part in parts if isinstance(part, ir.Text))
    return texts if 1 < len(parts) == len(texts) <= PIECES else ()


def telling(pieces: tuple[str, ...]) -> bool:
    """Whether pieces are long enough to be hidden each for itself."""
    return all(len(piece) >= LEAST for piece in pieces)
