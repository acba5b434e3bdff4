"""Text as Markdown: names from scanned code cannot end a code span, a table row or a line, nor become a link."""

from __future__ import annotations

import re

from auditor.report.visible import visible

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~]")
_REFERENCE = re.compile(r"[@#&]")


def code(text: str) -> str:
    """The text as a code span, on one line."""
    flat = " ".join(visible(text).split()) or " "
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", flat)), default=0))
    pad = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{pad}{flat}{pad}{fence}"


def cell(text: str) -> str:
    """A code span for a table, in which a bar would end the cell."""
    return code(text).replace("|", "\\|")


def prose(text: str) -> str:
    """The text as it is, without markup of its own; what stands between backticks is code."""
    parts = visible(" ".join(text.split())).split("`")
    if len(parts) % 2 == 0:
        return _plain("`".join(parts))
    return "".join(code(part) if number % 2 else _plain(part) for number, part in enumerate(parts) if part)


def fenced(text: str) -> str:
    """A block of code."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}\n{visible(text)}\n{fence}"


def _plain(text: str) -> str:
    escaped = _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
    return _REFERENCE.sub(lambda found: f"&#{ord(found[0])};", escaped)
