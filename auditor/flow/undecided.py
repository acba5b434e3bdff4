"""What of a request its callers decide: module and method, the token, or all of the address."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.flow.program import Site, function_around
from auditor.flow.query import of_url
from auditor.flow.shapes import Part, Piece, Text, holes, pieces, text_of

if TYPE_CHECKING:
    from auditor.flow.calls import Wanted
    from auditor.flow.resolve import Resolver
    from auditor.flow.sending import Sent
    from auditor.frontends import ir

JOINT = re.compile(r"[\w./-]*")
"""What may stand between the holes of a path; a host would be known."""


def open_ended(resolver: Resolver, sent: Sent, wanted: Wanted) -> bool:
    """Whether module or method depend on who calls the function the request stands in."""
    parts = [part for url in sent.urls for part in _after_host(of_url(url)[0])]
    parts += [part for text in _cells(sent, wanted.keys) for part in text.parts]
    if any(hole.owner is not None for hole in holes(Text(tuple(parts)))):
        return True
    several = len({str(of_url(url)[0]) for url in sent.urls}) > 1 or not all(isinstance(part, Piece) for part in parts)
    return several and resolver.question.unsettled > 0


def passes_token(sent: Sent, wanted: Wanted) -> bool:
    """Whether the token is what a caller gives."""
    return any(hole.owner is not None for text in _cells(sent, wanted.tokens) for hole in holes(text))


def _cells(sent: Sent, keys: tuple[str, ...]) -> list[Text]:
    wanted = {key.lower() for key in keys}
    cells = [cell for cell in sent.parameters.cells if cell.key.lower() in wanted]
    return [text_of(value) for cell in cells for value in cell.values]


def _after_host(head: Text) -> list[Part]:
    """The parts of a URL behind its host."""
    for index, part in enumerate(head.parts):
        if isinstance(part, Piece) and "/" in part.text.rpartition("://")[2]:
            return list(head.parts[index:])
    return list(head.parts)


# --- addresses that only callers know --------------------------------------------------------------------------------


def told_by_callers(text: Text) -> bool:
    """Whether nothing of an address is known but that a caller gives a part of it."""
    head = of_url(text)[0]
    given = any(hole.owner is not None for hole in holes(head))
    return given and all(JOINT.fullmatch(piece.text) is not None for piece in pieces(head))


def carries_token(sent: Sent, wanted: Wanted) -> bool:
    """Whether a request is given a token, whatever it is."""
    return bool(_cells(sent, wanted.tokens))


def names_token(site: Site, wanted: Wanted) -> bool:
    """Whether the function around a call spells out where a token goes."""
    around = function_around(site.module, site.call.scope)
    return around.kind == "function" and around.id in _tellers(site.module, wanted.tokens)


@lru_cache(maxsize=16)
def _tellers(module: ir.Module, names: tuple[str, ...]) -> frozenset[int]:
    words = tuple(name.lower() for name in names)
    said = [row.scope for row in module.literals if any(word in row.text.value.lower() for word in words)]
    said += [pair.scope for pair in module.pairs if pair.name.lower() in words]
    return frozenset(function_around(module, scope).id for scope in said)
