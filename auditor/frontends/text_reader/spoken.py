"""Names and values without a sign between them: directives, definitions, sentences, serialised texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from auditor.frontends import ir

if TYPE_CHECKING:
    from auditor.frontends.text_reader.facts import Facts
    from auditor.frontends.text_reader.styles import Style

STRING = r"(?P<quote>[\"'])(?P<value>(?:(?!(?P=quote))[^\\\n]|\\[^\n]){1,4000}+)(?P=quote)"
KEY = r"(?P<key>[A-Za-z_][\w.-]{0,80})"
LONG_WORD = r"(?P<quote>[\"'`*]{0,3})(?P<value>[\w./+=-]{16,200})(?=(?P=quote)(?:[.,;:!)]|\s|\Z))"


class Form(NamedTuple):
    """A way of saying a pair: a text that holds it holds `mark`; `code` says in which kind of text it is one."""

    mark: str
    pattern: re.Pattern[str]
    code: bool | None = None


def _form(mark: str, pattern: str, *, code: bool | None = None) -> Form:
    return Form(mark, re.compile(pattern, re.MULTILINE), code)


DIRECTIVE = r"(?P<quote>[\"']?)(?P<value>[^\s\"']{1,4000})(?P=quote)[ \t]*;?[ \t]*\\?$"
MOOSE = (
    rf"^[ \t]*has[ \t]+'?{KEY}'?[ \t]*=>[ \t]*\([^()]{{0,400}}?"
    rf"\bdefault[ \t]*=>[ \t]*(?:sub[ \t]*\{{[ \t]*)?{STRING}"
)
SAID = re.compile(rf"(?:[ \t](?:is|was|ist|est)(?:[ \t]++now)?+(?:[ \t]*+:)?+|(?<![ \t])`?[ \t]++\|)[ \t]++{LONG_WORD}")
"""What a sentence says of something, or a table in the next cell."""

SPOKEN_OF = re.compile(
    rf"(?P<by>(?:\w[\w-]{{0,30}}[ \t]){{0,3}}){KEY}"
    r"(?:[ \t]+(?:for|of|from|für|von|pour|de)[ \t]+(?P<of>\w[\w '.-]{0,40}))?\Z"
)
REACH = 120
FORMS = (
    *(
        _form(f"{word} ", rf"^[ \t]*{word}[ \t]+\$?{KEY}[ \t]+{DIRECTIVE}", code=False)
        for word in ("ENV", "SetEnv", "setenv", "set", "fastcgi_param", "default")
    ),
    _form('";s:', rf"\bs:\d{{1,4}}:\\?\"{KEY}\\?\";s:\d{{1,6}}:\\?\"(?P<value>[^\"\\\n]{{1,4000}}+)\\?\""),
    _form("define", rf"(?:#[ \t]*define[ \t]+|\bdefine\([ \t]*){KEY}[ \t]*,?[ \t]*@?{STRING}", code=True),
    _form("<-", rf"(?<![\w.]){KEY}[ \t]*<-[ \t]*{STRING}", code=True),
    _form("(def", rf"\(def\w*[ \t]+(?:\^\S{{1,40}}[ \t]+)?\*?{KEY}[ \t]+{STRING}", code=True),
    _form("(set", rf"\(setq?[ \t]+'?{KEY}[ \t]+{STRING}", code=True),
    _form("has ", MOOSE, code=True),
    _form("@", rf"^[ \t]*@{KEY}[ \t]+{STRING}", code=True),
    _form(" VALUE ", rf"\b{KEY}[ \t]+TYPE[ \t]+\w{{1,40}}[ \t]+VALUE[ \t]+{STRING}", code=True),
)


def note(text: str, style: Style, facts: Facts) -> None:
    """Notes the pairs that are said in one of the forms."""
    for mark, pattern, code in FORMS:
        if code not in {None, style.code} or mark not in text:
            continue
        for found in pattern.finditer(text):
            _pair("item" if code else "cell", found["key"], found.span("key"), found, facts)
    if not style.code:
        _sentences(text, facts)


def _sentences(text: str, facts: Facts) -> None:
    """What is said in words: the words around the name belong to it."""
    for found in SAID.finditer(text):
        first = max(facts.line(found.start())[0], found.start() - REACH)
        of = SPOKEN_OF.search(text, first, found.start()) if found["value"] else None
        if of is not None:
            words = [*of["by"].split(), *(of["of"] or "").split(), of["key"]]
            _pair("cell", "_".join(words), of.span("key"), found, facts)


def _pair(kind: str, name: str, key: tuple[int, int], found: re.Match[str], facts: Facts) -> None:
    content = facts.span(*found.span("value"))
    facts.pair(kind, name, key, ir.Text(content, found["value"], content), found.end("value"))
