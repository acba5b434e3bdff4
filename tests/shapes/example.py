"""What an example is, and how its text says which line counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MARK = "§"
"""Stands at the end of the line where the finding has to be; it is not part of the file."""

TOKEN = "5b8f0c2d9e4a71663fd08c95b2e7a14d"
OTHER_TOKEN = "k3v9x0q7w2m5n8b1c4z6l0p3j7h2g5f9"
MAIN = "app.py"


@dataclass(frozen=True, slots=True)
class Example:
    """Files, and what a reader finds in the first of them. A decoy has line 0 and no call.

    `line` is where the request is made, or where the literal stands when a credential is the point.
    """

    id: str
    files: dict[str, str]
    line: int
    module: str
    method: str
    kind: str

    @property
    def path(self) -> str:
        """The file that the line is in."""
        return next(iter(self.files))


def found(
    name: str,
    call: str,
    text: str,
    kind: str = "v1-endpoint",
    also: Mapping[str, str] = MappingProxyType({}),
    path: str = MAIN,
) -> Example:
    """An example that must be found: `call` is `Module.method`; `also` are further files."""
    text = cleaned(text)
    lines = [number for number, line in enumerate(text.split("\n"), 1) if MARK in line]
    if len(lines) != 1:
        raise ValueError(f"{name}: one line carries the mark, not {len(lines)}")
    module, _, method = call.partition(".")
    return Example(name, _files(path, text, also), lines[0], module, method, kind)


def quiet(name: str, text: str, path: str = MAIN, also: Mapping[str, str] = MappingProxyType({})) -> Example:
    """An example in which there is nothing to find."""
    return Example(name, _files(path, cleaned(text), also), 0, "", "", "")


def cleaned(text: str) -> str:
    """The text of a file, with the tokens put in."""
    return dedent(text).lstrip("\n").replace("TOKEN32", TOKEN).replace("OTHER32", OTHER_TOKEN)


def _files(path: str, text: str, also: Mapping[str, str]) -> dict[str, str]:
    return {path: re.sub(rf" *{MARK}", "", text)} | {name: cleaned(other) for name, other in also.items()}
