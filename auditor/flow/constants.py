"""Constants that a request is made of and that stand in a file to which nothing else has led."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.flow.shapes import Hole, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.flow.calls import Built, Request
    from auditor.flow.program import Program
    from auditor.flow.shapes import Value
    from auditor.frontends import ir

CONSTANT = re.compile(r"[A-Z][A-Z0-9_]{3,60}")
MOST = 8
"""So many names are looked for: each is a search of its own."""


def led(program: Program, requests: Iterable[Request], built: Iterable[Built]) -> bool:
    """Whether a file that defines such a constant was lowered just now: what was asked before may be known now.

    Only where what other files define needs no import.
    """
    missing: dict[str, ir.Module] = {}
    for module, value in [*_of_requests(requests), *((one.module, url) for one in built for url in one.urls)]:
        for part in value.parts if module.dialect.global_classes and isinstance(value, Text) else ():
            if isinstance(part, Hole) and part.kind == "name" and CONSTANT.fullmatch(part.name):
                missing.setdefault(part.name, module)
    found = False
    for name in sorted(missing)[:MOST]:
        for path in program.holding(name):
            program.module(path)
        found = bool(program.having(name, missing[name])) or found
    return found


def _of_requests(requests: Iterable[Request]) -> Iterator[tuple[ir.Module, Value]]:
    for request in requests:
        for url in request.urls:
            yield request.site.module, url
        for cell in (*request.parameters.cells, *request.headers.cells):
            for value in cell.values:
                yield request.site.module, value
