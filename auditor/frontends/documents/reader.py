"""The facts of a document, by its format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends import ir, text
from auditor.frontends.dialect import Dialect
from auditor.frontends.documents.formats import format_of
from auditor.frontends.documents.tree import Tree
from auditor.frontends.errors import Unreadable

if TYPE_CHECKING:
    from auditor.frontends.text_reader.facts import Stretch

LARGEST = 1 << 18
"""Characters; a larger document is read as text, which is faster."""

MOST = 1 << 19
"""The same with the ends of lines, of which a reduced document has many."""

MOST_ERRORS = 40
ROW = re.compile(r"[^\n]+")

DIALECT = Dialect(name="document", code=False)
SETTINGS = Dialect(name="document", code=False, settings=True)


def lower(content: str, path: str) -> ir.Module | None:
    """The facts of a document, or None where it has no format that is known or cannot be read by it."""
    found = format_of(path)
    if found is None or len(content) > MOST or len(content) - content.count("\n") > LARGEST:
        return None
    if "\r" in content:
        content = content.replace("\r\n", "\n").replace("\r", "\n")
    tree = Tree(content)
    try:
        found.read()(tree)
        names = tree.finished(len(content))
    except Unreadable:
        return None
    facts = tree.facts
    if tree.errors > max(MOST_ERRORS, len(facts.pairs) // 4):
        return None
    plain = _loose(content, path, tree.loose)
    asleep = _loose(content, path, tree.asleep)
    return ir.Module(
        path,
        SETTINGS if found.settings else DIALECT,
        (ir.Scope(0, "module", "", None, None, facts.span(0, len(content)), names=names),),
        literals=(*facts.literals, *plain.literals),
        pairs=(*facts.pairs, *plain.pairs, *asleep.pairs),
        comments=(*facts.comments, *plain.comments),
        errors=tree.errors + plain.errors,
        reader="document",
    )


def _loose(content: str, path: str, stretches: list[Stretch]) -> ir.Module:
    """What stands in the loose stretches, read as text in its place."""
    parts: list[str] = []
    done = 0
    if not stretches:
        return ir.Module(path, DIALECT, ())
    for start, end in sorted(stretches):
        if start >= done:
            parts.append(ROW.sub(_blank, content[done:start]))
            parts.append(content[start:end])
            done = end
    return text.lower("".join(parts), path)


def _blank(row: re.Match[str]) -> str:
    return " " * (row.end() - row.start())
