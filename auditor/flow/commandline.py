"""Texts that hold command lines which send requests: `curl -d key={env:KEY} https://host/path`, holes kept in place."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from auditor.flow.fields import header_fields
from auditor.flow.query import starts
from auditor.flow.shapes import CHARACTERS, Cell, Piece, Row, Table, Text, literal, merged
from auditor.frontends.commands import CLIENTS, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.flow.shapes import Part, Value, Values

    Line = tuple[str, list[Text]]

NAMES = ("curl", "wget")
"""Those whose names mean nothing else."""

COMMAND = re.compile(rf"(?:^|[\s;&|(`'\"/])({'|'.join(NAMES)})(?:\.exe)?(?=\s|$)")
LEXEME = re.compile(r"\\[\s\S]?|['\"]|[ \t]+|&&|[\n;|)`]|[^\\'\" \t\n;|)`&]+|&")
ENDS = ("\n", ";", "|", ")", "`", "&&")
LINES = 4
WORDS = 80


def spelled(positional: list[Values], named: Table) -> tuple[list[Values], Table]:
    """What a call is given, with what command lines are given in their places: URLs, bodies, headers, method."""
    lines = _listed(positional)
    positional = [] if lines else list(positional)
    for index, values in enumerate(positional):
        held = [(value, list(islice(_held(value), LINES))) for value in values]
        if any(found for _, found in held):
            lines.extend(line for _, found in held for line in found)
            positional[index] = tuple(value for value, found in held if not found)
    for line in lines[:LINES]:
        more, names = _told(line)
        positional.extend(more)
        named = merged(names, named)
    return positional, named


def _held(value: Value) -> Iterator[Line]:
    """Command lines in a text, or in a list that is one, or holds one."""
    if isinstance(value, Text):
        yield from commands(value)
    elif isinstance(value, Row):
        yield from _listed(list(value.items))
        for items in value.items:
            yield from commands(items[0]) if items and isinstance(items[0], Text) else ()


def _listed(items: list[Values]) -> list[Line]:
    """A command line as a list of its words."""
    first = items[0][0] if items and items[0] else None
    name = (first.known or "").rpartition("/")[2] if isinstance(first, Text) else ""
    if name not in NAMES:
        return []
    flat = [inner for values in items[1:] for inner in _spread(values)]
    return [(name, [values[0] for values in flat[:WORDS] if values and isinstance(values[0], Text)])]


def _spread(values: Values) -> tuple[Values, ...]:
    return values[0].items if values and isinstance(values[0], Row) else (values,)


def commands(text: Text) -> Iterator[Line]:
    """The commands in a text, each with its words."""
    for index, part in enumerate(text.parts):
        if not isinstance(part, Piece):
            continue
        for found in COMMAND.finditer(part.text):
            rest = part.text[found.end() : found.end() + CHARACTERS]
            words = _words((Piece(rest, part.origin), *text.parts[index + 1 :]))
            if words:
                yield found[1], words


def _words(parts: Iterable[Part]) -> list[Text]:
    """The words up to the end of the command, without their quotes."""
    words: list[Text] = []
    word: list[Part] = []
    quote, begun = "", False
    for part in parts:
        if not isinstance(part, Piece):
            word.append(part)
            begun = True
            continue
        for match in LEXEME.finditer(part.text):
            lexeme = match[0]
            if lexeme == quote:
                quote = ""
            elif not quote and lexeme in {"'", '"'}:
                quote, begun = lexeme, True
            elif not quote and (lexeme in ENDS or lexeme.isspace()):
                if begun:
                    words.append(Text(tuple(word)))
                word, begun = [], False
                if lexeme in ENDS or len(words) >= WORDS:
                    return words
            else:
                plain = _plain(lexeme, quote)
                word.extend([Piece(plain, part.origin)] if plain else [])
                begun = begun or bool(plain)
    return [*words, Text(tuple(word))] if begun else words


def _plain(lexeme: str, quote: str) -> str:
    """A stretch of a word without the sign that takes the meaning from the one behind it."""
    if lexeme[0] != "\\" or quote == "'" or (quote and lexeme[1:] not in {"\\", '"', "$", "`", "\n"}):
        return lexeme
    return "" if lexeme[1:] == "\n" else lexeme[1:]


def _told(line: Line) -> tuple[list[Values], Table]:
    """What one command is told."""
    name, words = line
    positional: list[Values] = []
    headers = Table()
    verb: Text | None = None
    body = False
    for one in told(CLIENTS[name], words, starts, _after):
        if one.kind in {"url", "data"}:
            positional.append((one.worth,))
            body = body or one.kind == "data"
        elif one.kind == "header":
            headers = merged(headers, header_fields(Row(((one.worth,),))) or Table())
        elif one.kind == "verb":
            verb = one.worth
        elif one.kind == "get":
            verb = verb or literal("GET")
    verb = verb or (literal("POST") if body else None)
    cells = [Cell("headers", (headers,))] if headers.cells else []
    return positional, Table((*cells, *([Cell("method", (verb,))] if verb is not None else [])))


def _after(word: Text, length: int) -> Text | None:
    parts: list[Part] = []
    for part in word.parts:
        if isinstance(part, Piece) and length:
            rest, length = part.text[length:], max(0, length - len(part.text))
            parts.extend([Piece(rest, part.origin)] if rest else [])
        else:
            parts.append(part)
    return Text(tuple(parts)) if parts else None
