"""Plain TOML values to the typed rows, by nothing but the rows' own annotations."""

from __future__ import annotations

import dataclasses
import types
from functools import cache
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable

    Converter = Callable[[Any], Any]

# What a row is called in a key path, best first.
LABELS = ("id", "name", "title", "package", "code", "kind", "when", "old", "what")

WORDS = {str: "a text", int: "a whole number", bool: "true or false", list: "a list", dict: "a table"}


class Wrong(Exception):  # noqa: N818  (carried up to the place that knows the file, where it becomes a PackError)
    """A value that does not fit; `path` grows from the inside out while it is carried up."""

    def __init__(self, problem: str, remedy: str, path: str = "") -> None:
        """Start at the value itself."""
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.path = path

    def under(self, key: str) -> Wrong:
        """The same, one level further out."""
        dot = "" if self.path.startswith("[") or not self.path else "."
        self.path = f"{key}{dot}{self.path}"
        return self


def nearest(word: str, known: tuple[str, ...]) -> str:
    """A remedy for a word that is not known: the nearest one, else all of them."""
    from difflib import get_close_matches  # noqa: PLC0415  (only a mistake pays for it)

    close = get_close_matches(word, known, 1, 0.6)
    return f"did you mean {close[0]!r}?" if close else f"known are {', '.join(sorted(known))}"


def convert(row: type, value: object) -> Any:
    """`value` as a row of that type; Wrong if it does not fit."""
    return _converter(row)(value)


@cache
def _converter(hint: Any) -> Converter:
    origin = get_origin(hint)
    if origin in (types.UnionType, Union):
        return _converter(next(part for part in get_args(hint) if part is not type(None)))
    if origin is tuple:
        return _sequence(_converter(get_args(hint)[0]), is_row=dataclasses.is_dataclass(get_args(hint)[0]))
    if origin is dict:
        return _text_table
    if dataclasses.is_dataclass(hint):
        return _row(hint)
    return _plain(hint)


def _plain(kind: type) -> Converter:
    def plain(value: Any) -> Any:
        if type(value) is not kind:
            raise _other_type(value, kind)
        return value

    return plain


def _sequence(item: Converter, *, is_row: bool) -> Converter:
    def sequence(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise _other_type(value, list)
        out = []
        for number, element in enumerate(value, 1):
            try:
                out.append(item(element))
            except Wrong as wrong:
                raise wrong.under(f"[{label(element) if is_row else ''}]".replace("[]", f"[{number}]")) from None
        return tuple(out)

    return sequence


def _text_table(value: Any) -> dict[str, str]:
    if type(value) is not dict:
        raise _other_type(value, dict)
    for key, text in value.items():
        if type(text) is not str:
            raise _other_type(text, str).under(key)
    return value


def _row(row: Any) -> Converter:
    hints = get_type_hints(row)
    converters = {field.name: _converter(hints[field.name]) for field in dataclasses.fields(row)}
    needed = tuple(
        field.name
        for field in dataclasses.fields(row)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    )

    def convert_row(value: Any) -> Any:
        if type(value) is not dict:
            raise _other_type(value, dict)
        out: dict[str, Any] = {}
        for key, inner in value.items():
            converter = converters.get(key)
            if converter is None:
                raise Wrong(f"there is no key {key!r}", nearest(key, tuple(converters)))
            try:
                out[key] = converter(inner)
            except Wrong as wrong:
                raise wrong.under(key) from None
        for key in needed:
            if key not in out:
                raise Wrong(f"the key {key!r} is missing", f"add {key} = …")
        return row(**out)

    return convert_row


def label(value: object) -> str:
    """What a row that is not converted yet is called; empty if nothing names it."""
    if isinstance(value, dict):
        for key in LABELS:
            if isinstance(value.get(key), str) and value[key]:
                return str(value[key])
    return ""


def _other_type(value: object, wanted: type) -> Wrong:
    found = next((word for kind, word in WORDS.items() if type(value) is kind), type(value).__name__)
    return Wrong(f"is {found}, not {WORDS[wanted]}", _REMEDIES[wanted])


_REMEDIES = {
    str: "put it in quotes",
    int: "write the number without quotes",
    bool: "write true or false without quotes",
    list: "put it in square brackets",
    dict: "write it as a table with keys",
}
