"""Credentials kept out of everything that can be printed: what they are called instead, and how text is cleaned."""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ID_CHARACTERS = 12
SHOWN_CHARACTERS = 6
LEAST_PASSWORD = 4
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

# What is written behind a name that says it is a password. Whatever could be anything else is not hidden everywhere:
# a value that is all letters, a template, an address.
_PASSWORD = re.compile(
    r"""(?i:pass(?:word|wd|wrd|phrase)?)["'\])]{0,2}\s{0,8}(?:=>|:=|[:=,])\s{0,8}(["'])([^"'\s{}$<>%()]{6,80})\1"""
)
_WORD = re.compile(r"[A-Za-z_]+")


def passwords_in(text: str) -> Iterator[str]:
    """Values that the text itself calls a password, though nothing shows what for."""
    for found in _PASSWORD.finditer(text):
        if not _WORD.fullmatch(found[2]) and "://" not in found[2]:
            yield found[2]


class Secret:
    """A credential's value. Nothing prints it: not its repr, not an f-string, not a traceback's locals."""

    __slots__ = ("_value", "kind")

    def __init__(self, value: str, kind: str) -> None:
        self._value = value
        self.kind = kind

    def __repr__(self) -> str:
        return f"<{self.kind}>"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value and self.kind == other.kind

    def __hash__(self) -> int:
        return hash((self._value, self.kind))

    def __reduce__(self) -> str:
        raise TypeError("a secret is never written down")

    def digest(self, key: str) -> str:
        """The id of a token: the same token has the same one everywhere, and it tells nothing of the token."""
        return hmac.new(key.encode(), self._value.encode(), hashlib.sha256).hexdigest()[:ID_CHARACTERS]

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """Where the value stands in a text, as (start, end)."""
        return [(found.start(), found.end()) for found in re.finditer(re.escape(self._value), text)]

    def revealed(self) -> str:
        """The value itself, for comparing and for hiding it; never for writing it anywhere."""
        return self._value

    def __len__(self) -> int:
        return len(self._value)


class Redactor:
    """Cleans text of known credentials, of `hidden` values and of what is shaped like one; makes it safe to print."""

    def __init__(self, labels: dict[Secret, str], shapes: Iterable[str], hidden: Iterable[str] = ()) -> None:
        self._labels = dict.fromkeys(hidden, "[redacted]")
        self._labels |= {secret.revealed(): label for secret, label in labels.items()}
        known = sorted(self._labels, key=lambda value: (-len(value), value))
        values = "|".join(re.escape(value) for value in known) or "(?!)"
        shaped = "|".join(f"(?:{shape})" for shape in shapes) or "(?!)"
        self._pattern = re.compile(
            f"(?P<known>{values})|(?<![0-9A-Za-z])(?P<shaped>{shaped})(?![0-9A-Za-z])|{UNSAFE.pattern}|\t"
        )

    def clean(self, text: str) -> str:
        """The text without credentials and without characters that act on a terminal."""
        return self._pattern.sub(self._instead, text)

    def _instead(self, found: re.Match[str]) -> str:
        if found["known"] is not None:
            return self._labels[found[0]]
        return "[redacted]" if found["shaped"] is not None else visible(found[0])

    def column(self, line: str, column: int) -> int:
        """Where a column of a line (both from 0) ends up in the cleaned line; inside a credential: at its start."""
        moved = column
        for found in self._pattern.finditer(line):
            if found.start() >= column:
                break
            if found.end() > column:
                moved -= column - found.start()
                break
            moved += len(self._instead(found)) - (found.end() - found.start())
        return moved


def visible(text: str) -> str:
    """Control characters and direction marks written out, tabs as four spaces, so that text cannot act."""
    return UNSAFE.sub(lambda found: f"<U+{ord(found[0]):04X}>", text.replace("\t", "    "))
