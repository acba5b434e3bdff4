"""Credentials kept out of everything that can be printed: what they are called instead, and how text is cleaned."""

from __future__ import annotations

import hmac
import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ID_CHARACTERS = 12
SHOWN_CHARACTERS = 6
LEAST_PASSWORD = 4
LEAD = 8
CLEANED = 32
"""So many texts are remembered as shown: a line is asked for by each of its findings, and by its neighbours."""

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

# What is written behind a name that says it is a password. Whatever could be anything else is not hidden everywhere:
# a value that is all letters, a template, an address.
_PASSWORD = re.compile(
    r"""(?i:pass(?:word|wd|wrd|phrase)?)["'\])]{0,2}\s{0,8}(?:=>|:=|[:=,])\s{0,8}(["'])([^"'\s{}$<>%()]{6,80})\1"""
)
_WORD = re.compile(r"[A-Za-z_]+")


def passwords_in(text: str) -> Iterator[str]:
    """Values that the text itself calls a password, though nothing shows what for."""
    for found in _PASSWORD.finditer(text) if "pass" in text.casefold() else ():
        if not _WORD.fullmatch(found[2]) and "://" not in found[2]:
            yield found[2]


class Secret:
    """A credential's value. Nothing prints it: not its repr, not an f-string, not a traceback's locals."""

    __slots__ = ("_value", "_written", "kind")

    def __init__(self, value: str, kind: str, written: tuple[str, ...] = ()) -> None:
        """`written` is what stands in the file in its place: encoded, or in pieces."""
        self._value = value
        self._written = written
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
        return hmac.digest(key.encode(), self._value.encode(), "sha256").hex()[:ID_CHARACTERS]

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """Where the value stands in a text, as (start, end)."""
        return [(found.start(), found.end()) for found in re.finditer(re.escape(self._value), text)]

    def revealed(self) -> str:
        """The value itself, for comparing and for hiding it; never for writing it anywhere."""
        return self._value

    def written(self) -> tuple[str, ...]:
        """What stands for the value in the file, where it is not the value itself; for hiding it."""
        return self._written

    def __len__(self) -> int:
        return len(self._value)


class _Change(NamedTuple):
    """A stretch that is replaced: how far what stands there had moved before, and how much longer it gets itself."""

    start: int
    end: int
    moved: int
    grown: int


class Known:
    """Values that are looked for in texts, however many there are: by the characters that they begin with."""

    def __init__(self, values: Iterable[str]) -> None:
        longest_first = sorted(filter(None, values), key=lambda value: (-len(value), value))
        length = min(min(map(len, longest_first), default=0), LEAD)
        letters = [{value[place] for value in longest_first} for place in range(length)]
        classes = "".join(f"[{re.escape(''.join(sorted(some)))}]" for some in letters)
        self._lead = re.compile(f"(?=({classes}))" if classes else "(?!)", re.DOTALL)
        self._values: dict[str, list[str]] = {}
        for value in longest_first:
            self._values.setdefault(value[:length], []).append(value)

    def first(self, text: str, after: int) -> tuple[int, int] | None:
        """Where the first value from a place on stands; of several that begin there the longest."""
        for found in self._lead.finditer(text, after):
            for value in self._values.get(found[1], ()):
                if text.startswith(value, found.start()):
                    return found.start(), found.start() + len(value)
        return None


class Redactor:
    """Cleans text of known credentials, of `hidden` values and of what is shaped like one; makes it safe to print."""

    def __init__(self, labels: dict[Secret, str], shapes: Iterable[str], hidden: Iterable[str] = ()) -> None:
        self._labels = dict.fromkeys(hidden, "[redacted]")
        self._labels |= {secret.revealed(): label for secret, label in labels.items()}
        self._known = Known(self._labels)
        shaped = "|".join(f"(?:{shape})" for shape in shapes) or "(?!)"
        self._other = re.compile(f"(?<![0-9A-Za-z])(?P<shaped>{shaped})(?![0-9A-Za-z])|{UNSAFE.pattern}|\t")
        self._cleaned = lru_cache(maxsize=CLEANED)(self._clean)

    def clean(self, text: str) -> str:
        """The text without credentials and without characters that act on a terminal."""
        return self._cleaned(text)[0]

    def column(self, line: str, column: int) -> int:
        """Where a column of a line (both from 0) ends up in the cleaned line; inside a credential: at its start."""
        _, changes = self._cleaned(line)
        before = bisect_left(changes, column, key=lambda change: change.start) - 1
        if before < 0:
            return column
        last = changes[before]
        return last.start + last.moved if last.end > column else column + last.moved + last.grown

    def _clean(self, text: str) -> tuple[str, tuple[_Change, ...]]:
        parts: list[str] = []
        changes: list[_Change] = []
        done = moved = 0
        for start, end, instead in self._replaced(text):
            parts += (text[done:start], instead)
            grown = len(instead) - (end - start)
            changes.append(_Change(start, end, moved, grown))
            done, moved = end, moved + grown
        return "".join([*parts, text[done:]]) if changes else text, tuple(changes)

    def _replaced(self, text: str) -> Iterator[tuple[int, int, str]]:
        """What is replaced, from left to right: a known value rather than what else begins at its place."""
        known, other = self._known.first(text, 0), self._other.search(text)
        while known is not None or other is not None:
            if known is not None and (other is None or known[0] <= other.start()):
                start, done = known
                yield start, done, self._labels[text[start:done]]
            elif other is not None:
                done = other.end()
                yield other.start(), done, self._instead(other)
            if known is not None and known[0] < done:
                known = self._known.first(text, done)
            if other is not None and other.start() < done:
                other = self._other.search(text, done)

    def _instead(self, found: re.Match[str]) -> str:
        return "[redacted]" if found["shaped"] is not None else visible(found[0])


def visible(text: str) -> str:
    """Control characters and direction marks written out, tabs as four spaces, so that text cannot act."""
    return UNSAFE.sub(lambda found: f"<U+{ord(found[0]):04X}>", text.replace("\t", "    "))
