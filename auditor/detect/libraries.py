"""Client libraries of the old API where code imports them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.detect.draft import Draft
from auditor.detect.scene import Scene, context
from auditor.findings import Confidence

if TYPE_CHECKING:
    from auditor.frontends.ir import Import, Module
    from auditor.pack.rows import Library

ECOSYSTEMS = {"python": "PyPI"}


def drafts(scene: Scene) -> list[Draft]:
    """One finding for each import of a library that speaks the old API."""
    found: list[Draft] = []
    for rule in scene.rules("library"):
        for module in scene.modules:
            for row in module.imports:
                library = _library(scene, module, row)
                if library is None:
                    continue
                product = library.product
                found.append(
                    Draft(
                        rule,
                        module.path,
                        row.span,
                        row.span,
                        Confidence.CERTAIN if not library.first_good_version else Confidence.POSSIBLE,
                        product=product,
                        context=context(module.path),
                        words={"name": library.package},
                    )
                )
    return found


def _library(scene: Scene, module: Module, row: Import) -> Library | None:
    """The library that an import means, unless the program itself is that library."""
    if row.level or scene.resolver.program.find(module, row.source, 0) is not None:
        return None
    dotted = f"{row.source}.{row.member}" if row.member else row.source
    ecosystem = ECOSYSTEMS.get(module.dialect.name)
    for library in scene.pack.libraries:
        if library.ecosystem != ecosystem:
            continue
        for name in library.imports:
            inside = dotted == name or dotted.startswith(f"{name}.")
            telling = any(word in name for word in scene.pack.about.context) or "." in name
            if inside and (telling or scene.vicinity.near(module.path)):
                return library
    return None
