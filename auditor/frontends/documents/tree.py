"""Mappings and lists put together from the inside out while a document is gone through."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.errors import Unreadable
from auditor.frontends.text_reader.assigned import assigned
from auditor.frontends.text_reader.facts import Facts

if TYPE_CHECKING:
    from auditor.frontends.text_reader.facts import Stretch

LEVELS = 200
AGAIN = 8
"""So many values of one key of the document itself are remembered."""

DEFAULTED = re.compile(r"\$\{[\w.-]{1,80}?:[-=?]?([^{}$]+)\}")
DOTTED = re.compile(r"[\w-]{1,80}(?:[.:][\w-]{1,80})+")
LABELS = ("name", "key", "id", "variable", "parameter", "option_name")
VALUES = ("value", "default", "example", "content", "val", "current", "currentvalue", "initial")


@dataclass(slots=True)
class _Open:
    """A mapping or (`listed`) a list that is not closed yet; `key` waits for its value."""

    start: int
    listed: bool
    key: tuple[ir.Text, Stretch] | None = None
    entries: list[ir.Entry] = field(default_factory=list)
    items: list[ir.Expression] = field(default_factory=list)
    leaves: dict[str, tuple[ir.Expression, Stretch]] = field(default_factory=dict)


class Tree:
    """What a document says.

    All places are offsets; `loose` are the stretches that are read as text, `asleep` those of comments whose pairs
    count.

    `errors` counts the places that could not be read.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.facts = Facts(text)
        self.loose: list[Stretch] = []
        self.asleep: list[Stretch] = []
        self.errors = 0
        self._open = [_Open(0, listed=False)]
        self._root: dict[str, tuple[ir.Binding, ...]] = {}

    @property
    def depth(self) -> int:
        """How many mappings and lists are open."""
        return len(self._open) - 1

    @property
    def listed(self) -> bool:
        """Whether the innermost one is a list."""
        return self._open[-1].listed

    @property
    def waiting(self) -> bool:
        """Whether a key waits for its value."""
        return self._open[-1].key is not None

    def open(self, start: int, *, listed: bool = False) -> None:
        """A mapping or list begins."""
        if len(self._open) > LEVELS:
            raise Unreadable("nested too deeply")
        self._open.append(_Open(start, listed))

    def close(self, end: int) -> None:
        """The innermost mapping or list ends, and is the value of what waits for one."""
        if len(self._open) == 1:
            return
        done = self._open.pop()
        span = self.facts.span(done.start, end)
        if done.listed:
            self.value(ir.Sequence(span, tuple(done.items)), end)
            return
        self._labelled(done)
        self.value(ir.Mapping(span, tuple(done.entries)), end)

    def key(self, name: str, outer: Stretch, inner: Stretch) -> None:
        """A key, whose value comes next."""
        self._open[-1].key = (self.facts.literal(name, outer, inner, "key"), inner)

    def scalar(self, value: str, outer: Stretch, inner: Stretch) -> None:
        """A text. One of several lines is not read as one: what is in it is looked for line by line."""
        if "\n" in self.text[slice(*inner)]:
            self.loose.append(inner)
            self.value(ir.Text(self.facts.span(*outer), value, self.facts.span(*inner)), outer[1])
        else:
            self.value(self.literal(value, outer, inner), outer[1])

    def literal(self, value: str, outer: Stretch, inner: Stretch) -> ir.Expression:
        """A text that stands here, or what stands in for a variable that is not set: `${NAME:-…}`."""
        found = DEFAULTED.fullmatch(value) if value.startswith("${") else None
        if found is None or self.text[slice(*inner)] != value:
            return self.facts.literal(value, outer, inner)
        place = (inner[0] + found.start(1), inner[0] + found.end(1))
        text = self.facts.literal(found[1], place, place)
        return ir.Choice(self.facts.span(*outer), (text, ir.Opaque(self.facts.span(*outer), "env")))

    def other(self, start: int, end: int, kind: str = "value") -> None:
        """A value that is no text: its kind is `null`, or whatever it is that is not known."""
        span = self.facts.span(start, end)
        self.value(ir.Null(span) if kind == "null" else ir.Opaque(span, kind), end)

    def value(self, value: ir.Expression, end: int) -> None:
        """A value of any kind, which ends at `end`."""
        top = self._open[-1]
        if top.key is None:
            top.items.append(value)
            if isinstance(value, ir.Text):
                self._assigned(value, end)
            return
        key, place = top.key
        top.key = None
        top.entries.append(ir.Entry(key, value))
        if len(self._open) == 2 and key.value:  # noqa: PLR2004 - the keys of a document's own mapping
            self._bind(key, value)
        if isinstance(value, ir.Text | ir.Choice):
            top.leaves[key.value.lower()] = (value, (place[0], end))
        listed = isinstance(value, ir.Sequence) and not any(isinstance(item, ir.Text) for item in value.items)
        if not listed and not isinstance(value, ir.Mapping):
            self.pair(key.value, place, value, end, self._path())

    def _assigned(self, item: ir.Text, end: int) -> None:
        """An item of a list that says `NAME=value`, as those of environments do."""
        quote = item.span.end_column - item.content.end_column
        start = end - quote - len(item.value)
        found = [*assigned(item.value)] if self.text[start : end - quote] == item.value else []
        if found and self.facts.literals and self.facts.literals[-1].text is item:
            self.facts.literals.pop()
        if len(found) == 1 and "=" in item.value:
            name, (first, last), (begin, _) = found[0]
            found = [(name, (first, last), (begin, len(item.value)))]
        for name, (first, last), (begin, close) in found:
            place = (start + begin, start + close)
            value = self.literal(item.value[begin:close], place, place)
            self.pair(name, (start + first, start + last), value, place[1], self._path())

    def _path(self) -> str:
        names = [one.key[0].value for one in self._open if one.key is not None]
        return ".".join(names)

    def _bind(self, key: ir.Text, value: ir.Expression) -> None:
        before = self._root.get(key.value, ())
        row = ir.Binding("assign", key.value, key.span, 0, len(self.facts.literals), (), value)
        if len(before) < AGAIN:
            self._root[key.value] = (*before, row)

    def pair(self, name: str, place: Stretch, value: ir.Expression, end: int, holder: str) -> None:
        """A key and its value below the names of `holder`; a dotted key says a part of them itself."""
        if DOTTED.fullmatch(name):
            *around, name = re.split("[.:]", name)
            holder = ".".join([*([holder] if holder else []), *around])
        self.facts.pair("entry", name, place, value, end, holder)

    def _labelled(self, done: _Open) -> None:
        """`{name: …, value: …}` is a pair of that name; without a name the value is that of the key above."""
        label = next((done.leaves[name] for name in LABELS if name in done.leaves), None)
        given = next((done.leaves[name] for name in VALUES if name in done.leaves), None)
        if given is None:
            return
        value, (start, end) = given
        path = self._path()
        if label is None:
            above, _, last = path.rpartition(".")
            if last and not self.listed:
                self.pair(last, (start, start), value, end, above)
            return
        if not isinstance(label[0], ir.Text):
            return
        content = label[0].content
        if label[0].value and content.line == content.end_line:
            place = label[1][1] - (label[0].span.end_column - content.column)
            self.pair(label[0].value, (place, place + content.end_column - content.column), value, end, path)

    def finished(self, end: int) -> dict[str, tuple[ir.Binding, ...]]:
        """Closes what is still open; the names that the document defines."""
        while len(self._open) > 1:
            self.errors += 1
            self.close(end)
        return self._root
