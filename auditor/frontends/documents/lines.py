"""Files of `key = value` lines: INI, properties, environment files, `.conf`. What is no such line is read as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends.documents.tree import VALUES
from auditor.frontends.text_reader.assigned import assigned

if TYPE_CHECKING:
    from auditor.frontends.documents.tree import Tree
    from auditor.frontends.text_reader.facts import Stretch

SECTION = re.compile(r"[ \t]*\[{1,2}([^\[\]\n]{1,200})\]{1,2}[ \t]*(?:[#;].*)?\Z")
PAIR = re.compile(
    r"[ \t]*+(?:(?:export|set|setenv|env|ENV|ARG|SET)[ \t]++(?=[\"'A-Za-z_@$]))?+(?:env\[(?=\w+\]))?+"
    r"[\"']?(?P<key>[A-Za-z_@$][\w$@./:\\-]{0,120}?)[\"'\]]?"
    r"(?:[ \t]*+(?:=>|[:+?]?=|:(?=\s|\Z))[ \t]*+)(?P<value>.*)\Z",
    re.DOTALL,
)
BLOCK = re.compile(r"[ \t]*+(?P<name>[A-Za-z_][\w.\" \t-]{0,120}?)[ \t]*+[=:]?[ \t]*+\{[ \t]*+\Z")
QUOTED = re.compile(r"([\"'])(?P<text>(?:[^\"'\\]++|\\.|(?!\1)[\"'])*+)\1[ \t]*[,;]?[ \t]*(?:[#;].*)?\Z", re.DOTALL)
COMMENT_AFTER = re.compile(r"[ \t]++[#;](?![^\s]{0,200}@).*\Z", re.DOTALL)
CONTINUED = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
SURROGATES = range(0xD800, 0xE000)
BLOCKS = 20


def read(tree: Tree) -> None:
    """Settings, and environment files."""
    _Rows(tree, escaped=False).read()


def read_properties(tree: Tree) -> None:
    r"""Java's properties: `\` escapes signs of the syntax, and there are no comments after a value."""
    _Rows(tree, escaped=True).read()


class _Rows:
    """Goes through the lines. `holder` is the section, `blocks` the names before open braces."""

    def __init__(self, tree: Tree, *, escaped: bool) -> None:
        self._tree = tree
        self._escaped = escaped
        self._marks = ("#", "!") if escaped else ("#", ";")
        self._holder = ""
        self._blocks: list[str] = []

    def read(self) -> None:
        """Every line is a comment, a section, a pair, or text."""
        place = 0
        for row in self._tree.text.split("\n"):
            if row:
                self._row(row, place)
            place += len(row) + 1

    def _row(self, row: str, start: int) -> None:
        bare = row.strip()
        if not bare:
            return
        if bare.startswith(self._marks):
            first = start + len(row) - len(row.lstrip())
            self._tree.facts.comment(bare, (first, first + len(bare)))
        elif (section := SECTION.match(row)) is not None:
            self._holder = section[1].strip().replace(" ", ".").replace('"', "")
        elif (block := BLOCK.match(row)) is not None:
            self._blocks = [*self._blocks, block["name"].replace(" ", ".").replace('"', "")][-BLOCKS:]
        elif bare in {"}", "};", "},"}:
            self._blocks = self._blocks[:-1]
        elif (pair := PAIR.match(row)) is None or CONTINUED.search(row):
            self._tree.loose.append((start, start + len(row)))
        else:
            self._pair(pair, start)

    def _pair(self, pair: re.Match[str], start: int) -> None:
        place = (start + pair.start("key"), start + pair.end("key"))
        holder = ".".join([*([self._holder] if self._holder else []), *self._blocks])
        self._tree.facts.literal(pair["key"], place, place, "key")
        value, inner, outer = self._value(pair["value"], start + pair.start("value"))
        if self._assigned(value, inner[0], holder):
            return
        if value:
            text = self._tree.literal(value, outer, inner)
            self._tree.pair(pair["key"].replace("\\", ""), place, text, outer[1], holder)
            if self._blocks and pair["key"].lower() in VALUES:
                above, _, last = holder.rpartition(".")
                self._tree.pair(last, place, text, outer[1], above)

    def _assigned(self, value: str, start: int, holder: str) -> bool:
        """Whether the value sets variables, which are noted."""
        found = [*assigned(value)] if self._tree.text.startswith(value, start) else []
        for name, (first, last), (begin, end) in found:
            text = self._tree.literal(value[begin:end], (start + begin, start + end), (start + begin, start + end))
            self._tree.pair(name, (start + first, start + last), text, start + end, holder)
        return bool(found)

    def _value(self, raw: str, start: int) -> tuple[str, Stretch, Stretch]:
        quoted = QUOTED.match(raw) if raw[:1] in {'"', "'"} else None
        if quoted is not None:
            inner = (start + quoted.start("text"), start + quoted.end("text"))
            return quoted["text"].replace("\\" + raw[0], raw[0]), inner, (inner[0] - 1, inner[1] + 1)
        plain = raw if self._escaped else COMMENT_AFTER.sub("", raw)
        plain = plain.rstrip(" \t" if self._escaped else " \t,;")
        stretch = (start, start + len(plain))
        value = ESCAPE.sub(_unescaped, plain) if self._escaped and "\\" in plain else plain
        return value, stretch, stretch


def _unescaped(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2]
    code = int(match[1], 16)
    return match[0] if code in SURROGATES else chr(code)
