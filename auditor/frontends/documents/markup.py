"""XML and HTML, tag by tag. Entities but the five of XML stay as they are written; nothing is declared or loaded.

The grammars for both would need time that grows with the square of the depth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.frontends import ir
    from auditor.frontends.documents.tree import Tree
    from auditor.frontends.text_reader.facts import Stretch

Label = tuple[str, "Stretch"]

TOKEN = re.compile(
    r"<(?:(?P<comment>!--)|!\[CDATA\[(?P<cdata>)|(?P<aside>[!?])|/(?P<end>[A-Za-z_][\w.:-]*+)[^<>]*+>?"
    r"|(?P<tag>[A-Za-z_][\w.:-]*+)(?P<attributes>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)(?P<close>>)?)"
)
ATTRIBUTE = re.compile(
    r"(?<![\w.:@-])(?P<name>[\w:@.-]{1,80})\s{0,8}=\s{0,8}(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'=<>`]++))"
)
ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7})));")
ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
LABELS = ("key", "name", "id", "variable")
VALUES = ("value", "content", "connectionstring", "default", "val")
LEAVES = ("value", "string", "content", "default")
BEFORE = ("key", "name")
LEVELS = 400
LAST_CHARACTER = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)


@dataclass(slots=True)
class _Element:
    """An element that is not closed yet: where its content begins, and what it is called by its attributes."""

    name: str
    place: Stretch
    content: int
    label: Label | None = None
    parent: bool = False
    said: Label | None = None


@dataclass(slots=True)
class _Reader:
    tree: Tree
    page: bool
    open: list[_Element] = field(default_factory=lambda: [_Element("", (0, 0), 0)])
    hopeless: set[str] = field(default_factory=set)

    # --- tags

    def tag(self, token: re.Match[str]) -> int:
        """Notes the attributes of a tag; returns where its content begins."""
        name, place, end = token["tag"], token.span("tag"), token.end()
        if token["close"] is None:
            self.tree.errors += 1
            return end
        around = self.open[-1]
        around.parent = True
        label = self._attributes(token)
        if token["attributes"].endswith("/") or (self.page and name.lower() in VOID):
            return end
        if self.page and name.lower() in {"script", "style"}:
            return self._raw(name, end)
        if len(self.open) < LEVELS:
            self.open.append(_Element(name, place, end, label))
        return end

    def _attributes(self, token: re.Match[str]) -> Label | None:
        facts, text = self.tree.facts, self.tree.text
        labels: dict[str, Label] = {}
        values: dict[str, tuple[ir.Text, int]] = {}
        for found in ATTRIBUTE.finditer(text, *token.span("attributes")):
            group = "double" if found["double"] is not None else "single" if found["single"] is not None else "bare"
            stretch = found.span(group)
            value = facts.literal(unescaped(found[group]), stretch, stretch)
            name = found["name"].lower()
            facts.pair("entry", found["name"], found.span("name"), value, found.end(), self._path(token["tag"]))
            local = name.rpartition(":")[2]
            labels.setdefault(local, (value.value, stretch))
            values.setdefault(local, (value, found.end()))
        label = next((labels[name] for name in LABELS if name in labels and labels[name][0]), None)
        given = next((values[name] for name in VALUES if name in values), None)
        if label is not None and given is not None:
            self.tree.pair(label[0], label[1], *given, self._path())
        return label

    def _path(self, *more: str) -> str:
        names = [one.label[0] if one.label is not None else one.name for one in self.open[1:]]
        return ".".join([*names[-6:], *more])

    def _raw(self, name: str, start: int) -> int:
        """A script is read as text; where it ends."""
        end = self.find(f"</{name}", start)
        end = end if end >= 0 else len(self.tree.text)
        if name.lower() == "script":
            self.tree.loose.append((start, end))
        return end

    # --- contents

    def end(self, token: re.Match[str]) -> None:
        """An element ends: what stands in one without others is its value."""
        name = token["end"].lower()
        for at in range(len(self.open) - 1, max(0, len(self.open) - 1 - NEAR), -1):
            if self.open[at].name.lower() == name:
                element = self.open[at]
                whole = at == len(self.open) - 1
                del self.open[at:]
                if whole and not element.parent:
                    self._leaf(element, token.start())
                return
        if not self.page:
            self.tree.errors += 1

    def _leaf(self, element: _Element, end: int) -> None:
        text, around = self.tree.text, self.open[-1]
        raw = text[element.content : end]
        lead = len(raw) - len(raw.lstrip())
        start = element.content + lead
        content = raw.strip()
        if content.startswith("<![CDATA["):
            start += len("<![CDATA[")
            content = content[len("<![CDATA[") :].removesuffix("]]>")
            start += len(content) - len(content.lstrip())
            content = content.strip()
        else:
            content = unescaped(content) if "&" in content and "\n" not in content else content
        stretch = (start, start + len(raw.strip())) if not content else self._stretch(start, end, content)
        local = element.name.rpartition(":")[2].lower()
        before, around.said = around.said, None
        if local.endswith(BEFORE) and content and "\n" not in content:
            around.said = (content, stretch)
        if self.page or "\n" in content or "<" in content:
            self.tree.loose.append(stretch)
            return
        if content:
            value = self.tree.literal(content, stretch, stretch)
            for name, place, holder in self._names(element, local, before):
                self.tree.pair(name, place, value, stretch[1], holder)

    def _stretch(self, start: int, end: int, content: str) -> Stretch:
        raw = self.tree.text[start:end]
        return (start, start + len(content)) if raw.startswith(content) else (start, start + len(raw.rstrip()))

    def _names(self, element: _Element, local: str, before: Label | None) -> list[tuple[str, Stretch, str]]:
        """What a value is called: by the tag, by an attribute of it, by the element before, by the one around."""
        path = self._path()
        names = [(element.name, element.place, path)]
        if element.label is not None:
            names.append((*element.label, path))
            if element.label[0].rpartition(".")[2].lower() in LEAVES and self.open[-1].label is not None:
                names.append((*self.open[-1].label, path.rpartition(".")[0]))
        elif local.endswith(LEAVES) and before is not None:
            names.append((*before, path))
        elif local in LEAVES and self.open[-1].label is not None:
            names.append((*self.open[-1].label, path.rpartition(".")[0]))
        return names

    def text(self, start: int, end: int) -> None:
        """Text between the tags of a page, or beside other elements."""
        if (self.page or self.open[-1].parent) and not self.tree.text[start:end].isspace():
            self.tree.loose.append((start, end))

    def find(self, wanted: str, start: int) -> int:
        """Like `str.find`; what was looked for in vain is not looked for again."""
        if wanted in self.hopeless:
            return -1
        at = self.tree.text.find(wanted, start)
        if at < 0:
            self.hopeless.add(wanted)
        return at


NEAR = 20


def read_xml(tree: Tree) -> None:
    """Every element, attribute and comment of an XML document."""
    _read(_Reader(tree, page=False))


def read_html(tree: Tree) -> None:
    """A page: fields of forms, links, texts; its scripts are read as text."""
    _read(_Reader(tree, page=True))


def _read(reader: _Reader) -> None:
    text, done = reader.tree.text, 0
    while (token := TOKEN.search(text, done)) is not None:
        if token.start() > done:
            reader.text(done, token.start())
        done = _token(reader, token)
    reader.text(done, len(text))


def _token(reader: _Reader, token: re.Match[str]) -> int:
    """Takes one token; returns where what comes after it begins."""
    tree, start, end = reader.tree, token.start(), token.end()
    if token["comment"] is not None:
        last = reader.find("-->", end)
        last = last + 3 if last >= 0 else tree.facts.line(start)[1]
        tree.facts.comment(tree.text[start:last], (start, last))
        tree.asleep.append((end, max(end, last - 3)))
        return last
    if token["cdata"] is not None:
        last = reader.find("]]>", end)
        return last + 3 if last >= 0 else end
    if token["aside"] is not None:
        return _aside(reader, start, token["aside"])
    if token["end"] is not None:
        reader.end(token)
        return end
    return reader.tag(token)


def _aside(reader: _Reader, start: int, sign: str) -> int:
    """Past a declaration or an instruction, with the subset that a declaration may bring along."""
    closing = reader.find("?>" if sign == "?" else ">", start)
    if sign == "!" and closing >= 0 and "[" in reader.tree.text[start:closing]:
        closing = max(closing, reader.find("]>", start))
    return closing + (2 if sign == "?" or reader.tree.text[closing] == "]" else 1) if closing >= 0 else start + 1


def unescaped(text: str) -> str:
    """The text with the entities that every XML document knows, and with characters given by number."""
    return ENTITY.sub(_entity, text) if "&" in text else text


def _entity(match: re.Match[str]) -> str:
    if match[1]:
        return ENTITIES[match[1]]
    code = int(match[2], 16) if match[2] else int(match[3])
    return match[0] if code > LAST_CHARACTER or code in SURROGATES or not code else chr(code)
