"""What is given to packages of other vendors is theirs, whatever it is called: `new Mailer({ apiKey: … })`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.detect.clients import PATHS, loaded_by
from auditor.frontends import ir

if TYPE_CHECKING:
    from auditor.detect.scene import Scene


def theirs(scene: Scene, module: ir.Module, pair: ir.Pair) -> bool:
    """Whether an entry is given to what a package makes that is no client of the API and does not bear its vendor."""
    if pair.kind != "entry":
        return False
    for site in module.calls:
        given = site.call.new and any(
            isinstance(argument.value, ir.Mapping) and _within(pair.key_span, argument.value.span)
            for argument in site.call.arguments
        )
        if given:
            source = _package(module, site.call.callee).lower()
            clients = {row.package.lower() for row in scene.pack.libraries}
            words = (word.lower() for word in scene.pack.about.host_words)
            return bool(source) and source not in clients and not any(word in source for word in words)
    return False


def _within(span: ir.Span, around: ir.Span) -> bool:
    return around[:2] <= span[:2] and span[2:] <= around[2:]


def _package(module: ir.Module, callee: ir.Expression) -> str:
    """The package that what is called comes from; of the program's own files none."""
    while isinstance(callee, ir.Member):
        callee = callee.base
    name = callee.name if isinstance(callee, ir.Name) else ""
    sources = [row.source for row in module.imports if row.alias == name and not row.level]
    found = [source for source in sources if not source.startswith(PATHS)]
    found += [loaded_by(row.value) for row in module.scopes[0].names.get(name, ())]
    return next(filter(None, found), "")
