"""Goes through a text once, from one telling character to the next, and notes what stands there."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.text_reader.facts import Facts
from auditor.frontends.text_reader.values import Strings, rest_of_line, url, word

if TYPE_CHECKING:
    from auditor.frontends.text_reader.facts import Stretch
    from auditor.frontends.text_reader.styles import Style

STEPS = 50_000
"""So many telling characters of one line are looked at; a line with more is read in part, which is said."""

SCHEME = re.compile(r"(?<!\w)https?\Z")
PREFIX = re.compile(r"(?<!\w)[bBfFrRuU]{1,2}\Z")
KEY = re.compile(r"(?<![\w$@.])(?<![\w$@.]-)[A-Za-z_$@][\w$.-]{0,80}(?=[ \t]{0,8}\Z)")
KEY_REACH = 90
SIGN = re.compile(r"(=>|:=|=(?![=~])|:(?!:))(?:\*{1,2}|_{1,2})?[ \t]{0,8}")
TYPED = re.compile(
    r"(?<![\w$@.])([A-Za-z_]\w{0,80})[ \t]{0,8}:[ \t]{0,8}(?:[&*?!]{0,2}|&'\w{1,20} )"
    r"[A-Za-z_][\w.<>?!]{0,40}[ \t]{0,8}\Z"
)
PHRASE = re.compile(r"[ \t>*+-]{0,20}((?:[A-Za-z][\w-]{0,30} ){1,3})\Z")
COMMA_AFTER_STRING = re.compile(r"[ \t]{0,8},[ \t]{0,8}(?=[\w\"'$@])")
SIGN_AFTER_STRING = re.compile(r"[ \t]{0,8}\]?[ \t]{0,8}(?:=>|->|:=|=(?![=~])|:(?!:)|to(?=[ \t]{1,8}[\"']))[ \t]{0,8}")
OPENING = re.compile(r"[bBfFrRuU@$]{0,2}([\"'`])")
LEAD = re.compile(r"[ \t>*+-]{0,200}+(?:(?:export|set|env)[ \t]{1,8})?", re.IGNORECASE)
TAG = re.compile(r"<([A-Za-z_][\w.:-]{0,80}+)(?:\s[^<>\"']*+(?:(?:\"[^\"<]*+\"|'[^'<]*+')[^<>\"']*+)*+)?(/?)>")
ATTRIBUTE = re.compile(r"(?<![\w.:-])([A-Za-z_:@][\w.:-]{0,80})\s{0,8}=\s{0,8}(?:\"([^\"]*+)\"|'([^']*+)')")
ELEMENT = re.compile(r"[ \t]*+(?:<!\[CDATA\[)?([^<\n]{1,4000}+)</")
LABELS = ("name", "key", "id")


@cache
def _telling(style: Style) -> re.Pattern[str]:
    marks = [*style.line, *(opening for opening, _ in style.blocks)]
    longest_first = sorted((re.escape(mark) for mark in marks), key=len, reverse=True)
    return re.compile("|".join([*longest_first, ":+", "=+", "[\"'`<]"]))


class Scan:
    """One pass. `done` is how far it has come, `taken` where what was found last ends: nothing is found twice."""

    def __init__(self, text: str, style: Style) -> None:
        self.text = text
        self.style = style
        self.facts = Facts(text)
        self.strings = Strings(text)
        self.done = self.taken = 0
        self.cut = 0

    def run(self) -> None:
        """Notes everything, in order. `cut` counts the lines that were too rich to be read to their end."""
        search, text = _telling(self.style).search, self.text
        steps, line_end = 0, -1
        while (match := search(text, self.done)) is not None:
            here = match.start()
            if here > line_end:
                steps, line_end = 0, self.facts.line(here)[1]
            steps += 1
            if steps > STEPS:
                self.cut += 1
                self.done = line_end
                continue
            self.done = match.end()
            if not self._comment(here, match[0]):
                self._look(here)

    def _look(self, here: int) -> None:
        character = self.text[here]
        if character in "\"'`":
            self._string(here)
        elif character in ":=":
            self._sign(here)
        elif character == "<":
            self._tag(here)

    def _take(self, end: int) -> None:
        self.done = self.taken = end

    # --- comments

    def _comment(self, here: int, mark: str) -> bool:
        for opening, closing in self.style.blocks:
            if mark == opening:
                end = self.strings.find(closing, here + len(opening))
                self._note(here, self.facts.line(here)[1] if end < 0 else end + len(closing))
                return True
        if mark not in self.style.line:
            return False
        first, last = self.facts.line(here)
        before = self.text[max(first, here - 1) : here]
        if before and before not in (" \t;{}()[],>" if mark == "//" else " \t"):
            return False
        if mark in {";", "'"} and self.text[first:here].strip():
            return False
        self._note(here, last)
        return True

    def _note(self, start: int, end: int) -> None:
        self.facts.comment(self.text[start:end], (start, end))
        self._take(end)

    # --- strings and URLs

    def _string(self, here: int) -> None:
        text = self.text
        before = text[here - 1 : here] if here else ""
        if before == "\\":
            return
        if (
            text[here] == "'"
            and (before.isalnum() or before == "_")
            and not PREFIX.search(text, max(here - 3, 0), here)
        ):
            return
        string = self.strings.at(here, self.facts.line(here)[1])
        if string is None:
            return
        value, inner, end = string
        self._take(end)
        sign = SIGN_AFTER_STRING.match(text, end)
        self.facts.literal(value, (here, end), inner, "value" if sign is None else "key")
        if sign is not None and value:
            self._given("entry", value, inner, sign.end(), whole=False)
        elif self.style.code and before == "(" and value.isidentifier():
            comma = COMMA_AFTER_STRING.match(text, end)
            if comma is not None:
                self._given("argument", value, inner, comma.end(), whole=False)

    def _url(self, here: int) -> None:
        scheme = SCHEME.search(self.text, max(here - 6, self.taken), here)
        if scheme is not None and (end := url(self.text, scheme.start())) is not None:
            stretch = (scheme.start(), end)
            self.facts.literal(self.text[slice(*stretch)], stretch, stretch)
            self._take(end)

    # --- keys and values

    def _sign(self, here: int) -> None:
        text = self.text
        if text.startswith("://", here):
            self._url(here)
            return
        sign = SIGN.match(text, here)
        if sign is None or (sign[0] == ":" and text[here + 1 : here + 2] not in {"", "\n", '"', "'", "`"}):
            return
        first, _ = self.facts.line(here)
        key = KEY.search(text, max(first, here - KEY_REACH, self.taken), here)
        if key is None:
            return
        key = self._typed(first, key)
        name, kind = key[0].lstrip("$@"), "item"
        if self.style.code:
            name = name.rpartition(".")[2]
            kind = "assign" if sign[1] in {"=", ":="} else "item"
        whole = LEAD.fullmatch(text, first, key.start()) is not None
        if not whole and not self.style.code and sign[1] == ":":
            phrase = PHRASE.fullmatch(text, first, key.start())
            if phrase is not None:
                name, whole = phrase[1].replace(" ", "_") + name, True
        if name:
            self._given(kind, name, key.span(), sign.end(), whole=whole)

    def _typed(self, first: int, key: re.Match[str]) -> re.Match[str]:
        """The name that a type stands behind, where what stands before the sign is a type."""
        typed = self.style.typed
        if self.style.code and not typed:
            named = TYPED.search(self.text, max(first, key.start() - KEY_REACH, self.taken), key.end())
            return key if named is None else KEY.search(self.text, named.start(1), named.end(1)) or key
        before = self.text[max(first, key.start() - KEY_REACH) : key.start()].rstrip()
        if not typed or not before.endswith((f" {typed}", f" {typed} New")):
            return key
        end = self.text.rfind(f" {typed}", first, key.start())
        return KEY.search(self.text, max(first, end - KEY_REACH, self.taken), end) or key

    def _given(self, kind: str, name: str, key: Stretch, start: int, *, whole: bool) -> None:
        text = self.text
        line_end = self.facts.line(start)[1]
        opening = OPENING.match(text, start)
        string = self.strings.at(opening.start(1), line_end) if opening is not None else None
        if opening is not None and string is not None:
            value, inner, close = string
            self._pair(kind, name, key, self.facts.literal(value, (opening.start(1), close), inner), close)
        elif self.style.code:
            end = word(text, start)
            if end is not None:
                self.facts.pair(kind, name, key, ir.Opaque(self.facts.span(start, end), "code"), end)
        elif opening is None:
            alone = "=" not in text[key[1] : start]
            end = rest_of_line(text, start, line_end, self.style.line, alone=alone) if whole else word(text, start)
            if end is not None:
                stretch = (start, end)
                self._pair(kind, name, key, self.facts.literal(text[start:end], stretch, stretch), end)

    def _pair(self, kind: str, name: str, key: Stretch, value: ir.Expression, end: int) -> None:
        around, _, last = ("", "", name) if self.style.code else name.rpartition(".")
        self.facts.pair(kind, last or name, key, value, end, around)
        self._take(end)

    # --- markup

    def _tag(self, here: int) -> None:
        tag = TAG.match(self.text, here)
        if tag is None:
            return
        self._take(tag.end())
        labels = {tag[1]: tag.span(1)}
        values: dict[str, tuple[ir.Text, int]] = {}
        for found in ATTRIBUTE.finditer(self.text, tag.end(1), tag.end()):
            group = 2 if found[2] is not None else 3
            text = self.facts.literal(unescape(found[group]), found.span(group), found.span(group))
            name = found[1].lower()
            self.facts.pair("entry", found[1], found.span(1), text, found.end())
            values[name] = (text, found.end())
            if name in LABELS:
                labels = {text.value: found.span(group)}
        for label, place in labels.items():
            if "value" in values and label != tag[1]:
                self.facts.pair("entry", label, place, *values["value"])
            elif not tag[2]:
                self._element(label, place, tag.end())

    def _element(self, label: str, place: Stretch, start: int) -> None:
        element = ELEMENT.match(self.text, start)
        content = element[1].removesuffix("]]>").rstrip() if element is not None else ""
        if element is not None and content:
            stretch = (element.start(1), element.start(1) + len(content))
            text = self.facts.literal(unescape(content), stretch, stretch)
            self._pair("entry", label, place, text, stretch[1])
