"""The second leg: URLs of the old API in literals, strings put to sleep and comments that no request has used up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.detect.draft import Draft
from auditor.detect.places import lines, within
from auditor.detect.requests import product_of
from auditor.detect.scene import Scene, context
from auditor.findings import Confidence
from auditor.flow.query import as_fields
from auditor.flow.shapes import Origin, Table, literal
from auditor.frontends.text_reader.styles import style_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.detect.urls import UrlMatch
    from auditor.frontends.ir import Module, Span

WINDOW = 200


def drafts(scene: Scene) -> list[Draft]:
    """One finding for each URL that stands in a literal, docstring or comment and belongs to no reported request."""
    found: list[Draft] = []
    for module in scene.modules:
        for text, span, statement, role in _texts(scene, module):
            if scene.urls.speaks(text):
                found.extend(_in_text(scene, module, text, span, statement, role))
    return found


def _texts(scene: Scene, module: Module) -> Iterator[tuple[str, Span, Span, str]]:
    for row in module.literals:
        if not scene.is_used(module.path, row.text.content):
            role = "value" if row.role == "key" else row.role
            yield row.text.value, row.text.content, row.statement, role
    for comment in module.comments:
        yield comment.text, comment.span, comment.span, "comment"


def _in_text(scene: Scene, module: Module, text: str, span: Span, statement: Span, role: str) -> Iterator[Draft]:
    seen: set[tuple[int, str]] = set()
    matches = list(scene.urls.inside(text)) or (list(scene.urls.ending(text)) if role == "value" else [])
    for match in matches:
        place = within(scene.texts[module.path], span, text, match.start, match.end)
        if not _counts(scene, module, match, text) or _answered(scene, module, place):
            continue
        key = (place.line, str(match.calls))
        if key in seen:
            continue
        seen.add(key)
        scene.cover(module.path, place)
        table = as_fields(literal(text[match.start : match.end].partition("?")[2])) or Table()
        product = product_of(scene, match, table)
        case = "literal" if product == scene.pack.about.product else "sibling"
        yield Draft(
            match.rule,
            module.path,
            place,
            statement if role == "value" else place,
            Confidence.LIKELY if role == "value" else Confidence.POSSIBLE,
            case,
            match.calls,
            literal(text[match.start : match.end], Origin(module.path, span)),
            product=product,
            host=match.host,
            context=context(module.path, role),
        )


def _answers(scene: Scene, text: str) -> Iterator[tuple[int, int]]:
    """Where recorded answers quote a URL: they are no calls."""
    for rule in scene.rules("payload"):
        for expression in rule.match.text:
            for found in re.finditer(expression, text):
                yield found.span()


def _answered(scene: Scene, module: Module, place: Span) -> bool:
    """Whether the line quotes the URL as a recorded answer does."""
    rows = lines(scene.texts[module.path])
    row = rows[place.line - 1] if place.line <= len(rows) else ""
    window = row[max(0, place.column - WINDOW) : place.column + WINDOW]
    return not module.dialect.code and any(True for _ in _answers(scene, window))


def _counts(scene: Scene, module: Module, match: UrlMatch, text: str) -> bool:
    """A URL that needs a token (or other keys) counts only with them beside it."""
    if match.shape.needs == "context":
        unfollowed = not module.dialect.code and style_of(module.path).code
        return unfollowed and scene.vicinity.around(module.path)
    if not match.shape.needs:
        return not any(start < match.end and match.start < end for start, end in _answers(scene, text))
    table = as_fields(literal(text[match.start : match.end].partition("?")[2]))
    known = {cell.key.lower() for cell in table.cells} if table is not None else set()
    if match.shape.needs == "keys":
        return all(key.lower() in known for key in match.shape.keys)
    carriers = {name.lower() for rule in scene.rules("token") for name in rule.match.secret.parameters}
    return bool(known & carriers)
