"""Settings that are written as code: a file that gives a mapping, or fills one, or holds a class of them."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from typing import TYPE_CHECKING

from auditor.flow import names
from auditor.flow.frames import LAST, Moment
from auditor.flow.shapes import Table, Text, unknown
from auditor.frontends.documents.formats import holds_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.flow.resolve import Resolver
    from auditor.flow.shapes import Value, Values
    from auditor.frontends import ir

SEPARATORS = re.compile(r"[.:/]+")
WORDY = re.compile(r"[A-Za-z0-9]_+[A-Za-z0-9]|[a-z][A-Z]")
BEARING = ("settings", "config", "params", "options")
FILLED = ("config", "settings", "params", "options")


def values(resolver: Resolver, name: str) -> list[Value]:
    """What the program's own files of settings say of a name, or of a path of names."""
    found: list[Value] = []
    parts = [part for part in SEPARATORS.split(name) if part]
    for module in resolver.program.modules():
        if module.dialect.code and _settles(module.path):
            found.extend(_named(resolver, module, name))
            found.extend(value for value in _below(resolver, module, parts) if _says(value))
    return found


@cache
def _settles(path: str) -> bool:
    """Whether a file is one of settings, as far as its name or folder tells."""
    return holds_settings(path) or any(stem in part for stem in BEARING for part in path.lower().split("/")[-2:])


def _says(value: Value) -> bool:
    return isinstance(value, Text) and bool(value.parts) and unknown(value) is None


def _named(resolver: Resolver, module: ir.Module, name: str) -> Iterator[Value]:
    """The variable of this name, the one of a class, or the field that is written."""
    if name in module.scopes[0].names:
        yield from names.lookup(resolver, name, resolver.generic(module, 0), LAST)
    last = SEPARATORS.split(name)[-1]
    for pair in module.pairs if WORDY.search(last) else ():
        if pair.kind == "field" and pair.name == last:
            frame = resolver.generic(module, pair.scope)
            yield from resolver.evaluate(pair.value, frame, Moment(pair.order, pair.path))
    for scope in module.scopes[1:]:
        if scope.kind == "class" and name in scope.names:
            yield from names.lookup(resolver, name, resolver.generic(module, scope.id), LAST)


def _below(resolver: Resolver, module: ir.Module, parts: Sequence[str]) -> Iterator[Value]:
    """What stands under the path in a mapping of the file; the path may begin with the name of the file."""
    stem = posixpath.basename(module.path).partition(".")[0].lower()
    ways = [parts[1:]] if parts[:1] == [stem] and len(parts) > 1 else []
    ways += [parts] if len(parts) > 1 or WORDY.search("".join(parts)) else []
    for way in ways:
        for root in _roots(resolver, module):
            yield from _at((root,), way)


def _roots(resolver: Resolver, module: ir.Module) -> Iterator[Value]:
    """What the file gives as a whole, and what it fills."""
    frame = resolver.generic(module, 0)
    for row in module.scopes[0].returns:
        yield from resolver.evaluate(row.value, frame, Moment(row.order, row.path))
    for name in (*FILLED, module.dialect.exports):
        written = module.dialect.sigil + name if name in FILLED else name
        if written in module.scopes[0].names:
            yield from names.lookup(resolver, written, frame, LAST)


def _at(found: Values, way: Sequence[str]) -> Values:
    for part in way:
        cells = [value.get(part) for value in found if isinstance(value, Table)]
        found = tuple(value for cell in cells if cell is not None for value in cell.values)
    return found
