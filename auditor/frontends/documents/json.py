"""JSON with what its dialects add: comments, single quotes, bare keys, trailing commas, many documents in one file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.frontends.documents.tree import Tree
    from auditor.frontends.text_reader.facts import Stretch

TOKEN = re.compile(
    r"(?P<sign>[{}\[\]:,])"
    r"|(?P<string>\"(?:[^\"\\\n]++|\\[\s\S])*+\"|'(?:[^'\\\n]++|\\[\s\S])*+')"
    r"|(?P<comment>//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/|\#[^\n]*+)"
    r"|(?P<word>[^\s{}\[\]:,\"'/#]++)"
    r"|(?P<bad>[\"'][^\n]*+|/)"
)
SURROGATE = re.compile("[\ud800-\udfff]")
ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def read(tree: Tree) -> None:
    """Goes through the text, one token after the other."""
    waiting: re.Match[str] | None = None
    for token in TOKEN.finditer(tree.text):
        kind = token.lastgroup
        if kind == "comment":
            tree.facts.comment(token[0], token.span())
        elif kind == "bad":
            tree.errors += 1
        elif kind == "sign":
            _sign(tree, token, waiting)
            waiting = None
        else:
            if waiting is not None:
                _scalar(tree, waiting)
            waiting = token
    if waiting is not None:
        _scalar(tree, waiting)


def _sign(tree: Tree, sign: re.Match[str], waiting: re.Match[str] | None) -> None:
    character, here = sign[0], sign.start()
    if character == ":" and waiting is not None and not tree.listed:
        name, inner = _text(waiting)
        tree.key(name, waiting.span(), inner)
        return
    if waiting is not None:
        _scalar(tree, waiting)
    if character in "{[":
        tree.open(here, listed=character == "[")
    elif character in "}]":
        if tree.depth and tree.listed == (character == "]"):
            tree.close(sign.end())
        else:
            tree.errors += 1


def _scalar(tree: Tree, token: re.Match[str]) -> None:
    if tree.depth and not tree.listed and not tree.waiting:
        tree.errors += 1
    elif token.lastgroup == "string":
        value, inner = _text(token)
        tree.scalar(value, token.span(), inner)
    else:
        tree.other(*token.span(), "null" if token[0] == "null" else "number")


def _text(token: re.Match[str]) -> tuple[str, Stretch]:
    """What a string or a bare word says, and where between its quotes."""
    if token.lastgroup != "string":
        return token[0], token.span()
    start, end = token.span()
    raw = token[0][1:-1]
    return _unescaped(raw) if "\\" in raw else raw, (start + 1, end - 1)


def _unescaped(raw: str) -> str:
    try:
        value = json.loads(f'"{raw}"', strict=False)
    except ValueError:
        return ESCAPE.sub(r"\1", raw)
    return raw if not isinstance(value, str) or SURROGATE.search(value) else value
