"""The front end for whatever has no grammar, or is too large to parse: strings, URLs, keys and values, comments.

A text is gone through once, and no expression looks further than it has to, so the work grows with the file alone.
"""

from __future__ import annotations

from auditor.frontends import ir
from auditor.frontends.dialect import Dialect
from auditor.frontends.text_reader import spoken, tables
from auditor.frontends.text_reader.scan import Scan
from auditor.frontends.text_reader.styles import style_of

DIALECT = Dialect(name="text", code=False)
SETTINGS = Dialect(name="text", code=False, settings=True)


def lower(text: str, path: str) -> ir.Module:
    """Literals, pairs and comments of any text. `errors` counts the lines too rich to be read to their end."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    style = style_of(path)
    scan = Scan(text, style)
    scan.run()
    facts = scan.facts
    spoken.note(text, style, facts)
    tables.note(text, path, facts)
    return ir.Module(
        path,
        SETTINGS if style.settings else DIALECT,
        (ir.Scope(0, "module", "", None, None, facts.span(0, len(text))),),
        literals=tuple(facts.literals),
        pairs=tuple(facts.pairs),
        comments=tuple(facts.comments),
        errors=scan.cut,
        reader="text",
    )
