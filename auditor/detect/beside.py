"""Names that are told by the names next to them: a login that is kept under the words of a request."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.flow.shapes import Origin, Text, holes
from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.detect.scene import Scene

Place = tuple[int, str, str]
"""The scope, the way of writing, and the names above."""


def told(module: ir.Module, pair: ir.Pair, names: frozenset[str]) -> bool:
    """Whether something of one of the names, in lower case, stands in the same place and is written in the same way."""
    return bool(names) and _place(pair) in _places(module, names)


def namesakes(scene: Scene, parameters: frozenset[str]) -> Iterator[tuple[str, Origin]]:
    """What the file of a request keeps under the name of what one of the parameters is given, and gives to nobody."""
    for request in scene.requests:
        module = request.site.module
        for cell in request.parameters.cells:
            values = cell.values if cell.key.lower() in parameters else ()
            for name in {part.name for value in values if isinstance(value, Text) for part in holes(value)}:
                for row in module.scopes[0].names.get(name, ()):
                    if isinstance(row.value, ir.Text):
                        yield row.value.value, Origin(module.path, row.value.content)


# A file's pairs are asked for one after the other, and may be many.
@lru_cache(maxsize=4)
def _places(module: ir.Module, names: frozenset[str]) -> frozenset[Place]:
    return frozenset(_place(pair) for pair in module.pairs if pair.name.lower() in names)


def _place(pair: ir.Pair) -> Place:
    return pair.scope, pair.kind, pair.holder
