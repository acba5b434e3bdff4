"""URLs of the old API that an expression puts together and no reported request takes: lists of start URLs, builders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.detect.draft import Draft
from auditor.detect.requests import Carriers, product_of
from auditor.detect.scene import Scene, context, origins_of
from auditor.detect.urls import UrlMatch, first
from auditor.findings import Confidence
from auditor.flow.query import of_url
from auditor.flow.shapes import Table

if TYPE_CHECKING:
    from auditor.flow.calls import Built
    from auditor.flow.shapes import Origin


def drafts(scene: Scene) -> list[Draft]:
    """One finding for each built URL whose text no request explains; what it explains is marked as used."""
    found: list[Draft] = []
    carriers = Carriers(scene)
    for one in sorted(scene.built, key=lambda built: (built.module.path, built.span)):
        origins = {origin for url in one.urls for origin in origins_of(url)}
        if all(scene.is_used(*origin) for origin in origins):
            continue
        matches = [match for url in one.urls for match in scene.urls.matches(url) if _counts(match, one, carriers)]
        match = first(matches)
        if match is None:
            continue
        scene.use(origins)
        product = product_of(scene, match, of_url(one.urls[0])[1])
        calls = tuple(dict.fromkeys(call for other in matches for call in other.calls if other.shape is match.shape))
        found.append(
            Draft(
                match.rule,
                one.module.path,
                one.span,
                one.statement,
                Confidence.LIKELY,
                "literal" if product == scene.pack.about.product else "sibling",
                calls,
                one.urls[0],
                of_url(one.urls[0])[1],
                product=product,
                host=match.host,
                related=_related(one, origins, carriers),
                context=context(one.module.path),
            )
        )
    return found


def _related(one: Built, origins: set[Origin], carriers: Carriers) -> tuple[tuple[str, Origin], ...]:
    """Where the token's key was written, then the other pieces of the URL."""
    keys = [cell for url in one.urls for cell in of_url(url)[1].cells if cell.key.lower() in carriers.parameters]
    first = [cell.origin for cell in keys if cell.origin is not None]
    return tuple(("url", origin) for origin in dict.fromkeys([*first, *sorted(origins)]))


def _counts(match: UrlMatch, one: Built, carriers: Carriers) -> bool:
    tables = [of_url(url)[1] for url in one.urls]
    if match.shape.needs == "token":
        return any(carriers.token(table, Table()) for table in tables)
    if match.shape.needs == "keys":
        known = {cell.key.lower() for table in tables for cell in table.cells}
        return all(key.lower() in known for key in match.shape.keys)
    return True
