"""What a value of the old API is in the words of its successor: by tables of the pack, never by guessing."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from auditor.flow.shapes import Either, Hole, Number, Piece, Text
from auditor.pack import lookup
from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from auditor.flow.shapes import Cell
    from auditor.pack.rows import ModuleRow, Pack, ParameterChange, Rewording

LONGEST = 300
WAYS = 4
LISTED = re.compile(r"\s*(\w*)\((.*)\)\s*", re.DOTALL)
HOLE = re.compile(r"\{[^{}]*\}")
FOGGY = re.compile(r"\{(?:[^{}]{41,}|[^{}]*[(\[…|].*)\}", re.DOTALL)
PLAIN = re.compile(r"\w+")
PUT = re.compile(r"\{(\d)(:field)?\}")


@dataclass(frozen=True, slots=True)
class Words:
    """What translating needs: the pack, the module of the call, how text is made safe to print."""

    pack: Pack
    module: ModuleRow | None
    clean: Callable[[str], str]

    def said(self, value: object) -> str | None:
        """A value as it is printed, holes in braces; None for what is no text."""
        if isinstance(value, Number):
            return str(value.value).lower() if isinstance(value.value, bool) else str(value.value)
        if not isinstance(value, Text):
            return None
        text = " ".join(self.clean(_shown(value)).split())
        return text if len(text) <= LONGEST else f"{text[:LONGEST]}{{…}}"

    def field(self, label: str, module: ModuleRow | None = None) -> str:
        """The API name of a field by its label; the label in braces when it is not known to be a standard field."""
        label = label.strip()
        if not label or "{" in label:
            return label
        row = module or self.module
        if row is not None and row.id_field and label.casefold() == row.id_field.casefold():
            return "id"
        return _stated(self.pack, label, row) or _standard(row).get(_plain(label)) or f"{{{label}}}"


def translated(words: Words, change: ParameterChange, cell: Cell | None) -> tuple[str, bool]:
    """The new value of a parameter, and whether it has one; a hole with the new name where it is not known."""
    hole = f"{{{change.to.strip('{}')}}}"
    texts = [words.said(value) for value in cell.values[:WAYS]] if cell is not None else []
    known = [hole if _foggy(text) else _one(words, change, text) for text in texts if text is not None]
    if not known or len(known) < len(texts):
        return hole, True
    if None in known:
        return "", False
    ways = list(dict.fromkeys(way for way in known if way is not None))
    if len(ways) > 1 and all(HOLE.fullmatch(way) for way in ways):
        return hole, True
    return ways[0] if len(ways) == 1 else f"{{{'|'.join(ways)}}}", True


def _foggy(text: str) -> bool:
    """Whether the text is one hole whose name says nothing to a reader."""
    return bool(FOGGY.fullmatch(text))


def _one(words: Words, change: ParameterChange, text: str) -> str | None:
    by_value = {old.casefold(): new for old, new in change.values.items()}
    if text.casefold() in by_value:
        return by_value[text.casefold()]
    if change.only and not change.rewording:
        return f"{{{change.to}}}" if "{" in text else None
    if change.how == "fields":
        return _list(words, text)
    if change.how == "module":
        row = lookup.module(words.pack, text)
        return row.api_name if row is not None and "{" not in row.api_name and row.api_name else text
    if not change.rewording or HOLE.fullmatch(text):
        return text
    new = _reworded(words, change.rewording, text)
    return f"{{{change.to}}}" if change.only and new == text else new


def _list(words: Words, text: str) -> str:
    """`Module(Label 1,Label 2)`, or labels alone, as names."""
    match = LISTED.fullmatch(text)
    named = lookup.module(words.pack, match[1]) if match and match[1] else None
    labels = (match[2] if match else text).split(",")
    return ",".join(words.field(label, named) for label in labels if label.strip())


def _reworded(words: Words, rows: Sequence[Rewording], text: str) -> str:
    """The text with every stretch that a row finds put anew, from left to right, the first row that fits first."""
    out: list[str] = []
    at = 0
    patterns = [(_compiled(row.find), row.put) for row in rows]
    while at < len(text):
        for pattern, put in patterns:
            match = pattern.match(text, at)
            if match is not None and match.end() > at:
                out.append(_put(words, put, match))
                at = match.end()
                break
        else:
            out.append(text[at])
            at += 1
    return "".join(out)


def _put(words: Words, put: str, match: re.Match[str]) -> str:
    def group(found: re.Match[str]) -> str:
        text = match[int(found[1])] or ""
        return words.field(text) if found[2] else text

    return PUT.sub(group, put)


def _shown(text: Text) -> str:
    return "".join(_part(part) for part in text.parts)


def _part(part: object) -> str:
    """As shapes print it, but a parameter without its default."""
    match part:
        case Piece(known):
            return known
        case Hole("param", name):
            return f"{{{name}}}"
        case Either(options):
            return f"{{{'|'.join(_shown(option) for option in options)}}}"
        case _:
            return str(Text((part,)))  # type: ignore[arg-type]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_Field = tuple[re.Pattern[str], str]
_FIELDS: dict[int, tuple[Pack, tuple[_Field, ...]]] = {}


def _stated(pack: Pack, label: str, module: ModuleRow | None) -> str:
    """The new name of a label, where the pack states it; `{Module} Owner` stands for the module of the call."""
    known = _FIELDS.get(id(pack))
    if known is None:
        rows = [(_old(row.old), re.split(r"[. ]", row.new)[0]) for row in pack.fields]
        known = _FIELDS[id(pack)] = (pack, tuple(row for row in rows if PLAIN.fullmatch(row[1])))
    for old, new in known[1]:
        match = old.fullmatch(label)
        if match is not None and all(_names(pack, module, word) for word in match.groups()):
            return new
    return ""


def _old(label: str) -> re.Pattern[str]:
    parts = re.split(r"\{\w+\}", label.partition(" (")[0])
    return re.compile(r"([\w ]+)".join(re.escape(part) for part in parts), re.IGNORECASE)


def _names(pack: Pack, module: ModuleRow | None, word: str) -> bool:
    """Whether a word is the module's name, in the plural or not."""
    found = lookup.module(pack, word) or lookup.module(pack, f"{word}s")
    return found is not None and module is not None and found.api_name == module.api_name


def _standard(row: ModuleRow | None) -> dict[str, str]:
    return {_plain(name): name for name in row.fields} if row is not None else {}


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()
