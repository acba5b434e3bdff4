"""Variables that are set within one value: `A=1 B="2" command`, `A="1",B="2"`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.frontends.text_reader.facts import Stretch

NAME = r"[A-Za-z_]\w{1,80}="
FIRST = re.compile(rf"[\"']?{NAME}")
ASSIGNED = re.compile(
    rf"(?<![^\s,;\"'])(?P<name>[A-Za-z_]\w{{1,80}})="
    rf"(?:\"(?P<double>[^\"\n]++)\"|'(?P<single>[^'\n]++)'|(?P<bare>(?:(?![,;]{NAME})[^\s\"'])++))"
)


def assigned(value: str) -> Iterator[tuple[str, Stretch, Stretch]]:
    """The names and what they are given, by their places in a value that begins with such a one."""
    if FIRST.match(value):
        for found in ASSIGNED.finditer(value):
            yield found["name"], found.span("name"), found.span(found.lastgroup or "bare")
