"""Text as Markdown: names from scanned code cannot end a code span, a table row or a line, nor become a link."""

from __future__ import annotations

import re

from auditor.report.visible import visible

# An underscore inside a word is one; a character that would begin a link, a mention or an entity is written as one.
_SPECIAL = re.compile(r"[\\`*\[\]<|~]|(?<![^\W_])_|_(?![^\W_])")
_LINK = re.compile(r"@|#(?=\d)|&(?=[#\w])|:(?=//)|(?<=\bwww)\.", re.IGNORECASE)


def code(text: str) -> str:
    """The text as a code span, on one line."""
    flat = visible(text.replace("\t", " ")) or " "
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
    shown = "\n".join(visible(line) for line in text.split("\n"))
    return f"{fence}\n{shown}\n{fence}"


def _plain(text: str) -> str:
    escaped = _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
    return _LINK.sub(lambda found: f"&#{ord(found[0])};", escaped)
