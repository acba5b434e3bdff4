"""Which front end reads a file: the one for its language, the tolerant one where that fails, text for the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.frontends.documents.formats import format_of
from auditor.frontends.errors import LOST, Unreadable
from auditor.frontends.languages import NOTEBOOKS, PYTHON, language_of
from auditor.frontends.manifests import dependencies
from auditor.frontends.suffixes import BLADE, MIXED, PAGES, SQL
from auditor.frontends.text_reader.styles import style_of
from auditor.sources import is_notes

if TYPE_CHECKING:
    from auditor.frontends.ir import Module, Span
    from auditor.frontends.languages import Language

LEVELS = 200


def lower(path: str, text: str, *, as_text: bool = False, quick: bool = False, whole: str | None = None) -> Module:
    """The file's module; `quick`: by the tolerant reader, whose import costs less. Never raises.

    `whole` is all of a text that is read in part: what it depends on may stand anywhere.
    """
    module = _text(text, path) if as_text else _lowered(path, text, language_of(path, text), quick=quick)
    found = dependencies(path, text if whole is None else whole)
    return replace(module, dependencies=found) if found else module


def excerpted(path: str, text: str) -> bool:
    """Whether a file may be read in part: it is no program, and what stands in it stands for itself."""
    if language_of(path, text) is not None or path.lower().endswith((*NOTEBOOKS, *PAGES)):
        return False
    return format_of(path) is not None or not style_of(path).code or path.lower().endswith(SQL)


def _lowered(path: str, text: str, language: Language | None, *, quick: bool) -> Module:
    if language is None and path.lower().endswith(NOTEBOOKS):
        return _notebook(text, path, quick=quick)
    if language is None:
        return _notes(text, path) or _page(text, path) or _document(text, path)
    return _python(text, path, quick=quick) if language is PYTHON else _tolerant(text, path, language)


def _python(text: str, path: str, *, quick: bool) -> Module:
    if quick:
        return _text(text, path) if _bottomless(text) else _tolerant(text, path, PYTHON)
    from auditor.frontends.python import lower as exact  # noqa: PLC0415 - heavy parsers are imported when one is needed

    try:
        return exact(text, path)
    except Unreadable:
        return _text(text, path) if _bottomless(text) else _tolerant(text, path, PYTHON)


def _bottomless(text: str) -> bool:
    """Indented so deeply that the tolerant reader would lose its stack: no interpreter reads such a file either."""
    return len({len(line) - len(line.lstrip(" \t")) for line in text.splitlines()}) > LEVELS


def _tolerant(text: str, path: str, language: Language) -> Module:
    """The tolerant reader; what it could not make out is read as text beside it, or all of it where that is most."""
    from auditor.frontends.treesitter import lower as tolerant  # noqa: PLC0415

    mixed, blade = path.lower().endswith(MIXED), path.lower().endswith(BLADE)
    if mixed:
        from auditor.frontends.pages import prepared, with_scripts  # noqa: PLC0415
    try:
        module = tolerant(prepared(text) if blade else text, path, language.grammar(), LOST)
    except Unreadable:
        return replace(_text(text, ""), path=path, errors=1)
    module = _completed(module, _text(text, path)) if module.errors else module
    return with_scripts(module, text) if mixed else module


def _notes(text: str, path: str) -> Module | None:
    """Notes with code in them."""
    if not is_notes(path):
        return None
    from auditor.frontends.fences import lower as fenced  # noqa: PLC0415

    return fenced(text, path, _text)


def _page(text: str, path: str) -> Module | None:
    """A page that holds scripts; what could not be made out in these is read as text beside it."""
    if not path.lower().endswith(PAGES):
        return None
    from auditor.frontends.pages import lower as scripted  # noqa: PLC0415

    module = scripted(text, path, _document)
    return _completed(module, _text(text, path)) if module is not None and module.errors else module


def _notebook(text: str, path: str, *, quick: bool) -> Module:
    """A notebook; one that is none is read as text, and said to be broken."""
    from auditor.frontends import notebooks  # noqa: PLC0415

    module = notebooks.lower(text, path, lambda part, name, language: _lowered(name, part, language, quick=quick))
    return module if module is not None else replace(_text(text, path), errors=1)


def _document(text: str, path: str) -> Module:
    """A document by its format; what could not be made out in it is read as text beside it."""
    from auditor.frontends.documents.reader import lower as structured  # noqa: PLC0415

    module = structured(text, path)
    if module is None:
        return _text(text, path)
    return _completed(module, _text(text, path)) if module.errors else module


def _completed(module: Module, plain: Module) -> Module:
    """A module of a broken file with the literals and pairs of the lines from which nothing came."""
    seen = {line for row in module.literals for line in _lines(row.text.span)}
    seen |= {line for row in module.pairs for line in _lines(row.span)}
    seen |= {line for row in module.comments for line in _lines(row.span)}
    literals = tuple(row for row in plain.literals if row.text.span.line not in seen)
    pairs = tuple(row for row in plain.pairs if row.span.line not in seen)
    return replace(module, literals=(*module.literals, *literals), pairs=(*module.pairs, *pairs))


def _lines(span: Span) -> range:
    return range(span.line, span.end_line + 1)


def _text(text: str, path: str) -> Module:
    from auditor.frontends.text import lower as plain  # noqa: PLC0415

    return plain(text, path)
