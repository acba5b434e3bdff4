"""JSON with the place of everything in it, read strictly and without recursion."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from auditor.frontends.errors import Unreadable

LEVELS = 200
TOKEN = re.compile(r'[ \t\n\r]*+(?:([{}\[\]:,])|"((?:[^"\\\n]++|\\.)*+)"|([-+.\w]++))')
SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True, eq=False)
class Written:
    """A string: where it stands between its quotes, and how it is written there."""

    start: int
    raw: str

    @property
    def value(self) -> str:
        """What it says."""
        return decoded(self.raw)


@dataclass(slots=True, eq=False)
class Array:
    """A list."""

    start: int
    end: int = 0
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Object:
    """A mapping; `key` waits for its value."""

    start: int
    end: int = 0
    entries: dict[str, Node] = field(default_factory=dict)
    key: str | None = None

    def text(self, *keys: str) -> str:
        """The string below these keys, or nothing."""
        node: Node = self
        for key in keys:
            node = node.entries.get(key) if isinstance(node, Object) else None
        return node.value if isinstance(node, Written) else ""


Node = Written | Array | Object | None


def decoded(raw: str) -> str:
    """What a string says that is written like this; what no text may hold becomes a question mark."""
    if "\\" not in raw:
        return raw
    try:
        value = json.loads(f'"{raw}"', strict=False)
    except ValueError:
        return raw
    return SURROGATE.sub("?", value) if isinstance(value, str) else raw


def parse(text: str) -> Object:
    """The mapping that a text is; raises Unreadable. Missing and superfluous commas are forgiven."""
    root = Array(0)
    stack: list[Array | Object] = [root]
    place = 0
    while (token := TOKEN.match(text, place)) is not None and len(stack) <= LEVELS:
        top, (sign, raw, _) = stack[-1], token.groups()
        if sign in {"}", "]"}:
            if len(stack) == 1 or (sign == "}") != isinstance(top, Object):
                break
            stack.pop()
            top.end = token.start(1)
        elif isinstance(top, Object) and top.key is None and raw is not None:
            top.key = decoded(raw)
        elif sign is None or sign in "{[":
            node = _node(sign, raw, token)
            _add(top, node)
            if isinstance(node, Array | Object):
                stack.append(node)
        place = token.end()
    if text[place:].strip() or len(stack) > 1 or not root.items or not isinstance(root.items[0], Object):
        raise Unreadable("no notebook")
    return root.items[0]


def _node(sign: str | None, raw: str | None, token: re.Match[str]) -> Node:
    if sign is not None:
        return Object(token.start(1)) if sign == "{" else Array(token.start(1))
    return Written(token.start(2), raw) if raw is not None else None


def _add(top: Array | Object, node: Node) -> None:
    if isinstance(top, Object):
        if top.key is not None:
            top.entries[top.key] = node
            top.key = None
    else:
        top.items.append(node)
