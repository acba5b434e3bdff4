"""Requests to the old API: one finding for each call, at the place where a reader would say that it is made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.detect.draft import Draft
from auditor.detect.scene import Scene, cell_origins, context, origins_of
from auditor.detect.urls import UrlMatch, told
from auditor.findings import ApiCall, Confidence
from auditor.flow.shapes import Cell, Origin, Piece, Table, Text, pieces, text_of
from auditor.pack import lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.flow.calls import Built, Request
    from auditor.frontends import ir
    from auditor.pack.rows import Rule, SecretShape

MOST_RELATED = 16
BLOCK_LINES = 5
FIRST_URLS = 4


class Carriers:
    """Where a token of the old API travels, and how its successor's looks: parameters, headers, header prefixes."""

    def __init__(self, scene: Scene) -> None:
        shapes: list[SecretShape] = [rule.match.secret for rule in scene.rules("token")]
        self.parameters = {name.lower() for shape in shapes for name in shape.parameters}
        keys = [shape for rule in scene.rules("key") for shape in rule.match.key if shape.values]
        self.said = {name.lower() for shape in keys for name in shape.names}
        self.headers = {name.lower() for shape in shapes for name in shape.headers}
        self.prefixes = tuple(prefix.lower() for shape in shapes for prefix in shape.header_prefixes)
        self.successors = tuple(prefix.lower() for prefix in scene.pack.about.successor_header_prefixes)

    def token(self, parameters: Table, headers: Table) -> bool:
        """Whether the request carries a token of the old API."""
        return any(cell.key.lower() in self.parameters for cell in parameters.cells) or any(
            value.lower().startswith(self.prefixes) or (not self.prefixes and value) for value in self._values(headers)
        )

    def successor(self, headers: Table) -> bool:
        """Whether the request carries a token of the API that replaces it."""
        return bool(self.successors) and any(
            value.lower().startswith(self.successors) for value in self._values(headers)
        )

    def _values(self, headers: Table) -> Iterator[str]:
        for cell in headers.cells:
            if cell.key.lower() in self.headers:
                for value in cell.values:
                    first = text_of(value).parts[:1]
                    yield first[0].text if first and isinstance(first[0], Piece) else str(value)


def drafts(scene: Scene) -> list[Draft]:
    """The findings of all requests; what they explain is marked as used."""
    carriers = Carriers(scene)
    wrapped = next(iter(scene.rules("wrapped")), None)
    found: list[Draft] = []
    bare: list[Draft] = []
    for request, match in _each(scene, carriers):
        draft = _draft(scene, request, match, carriers, wrapped, scene.built)
        named = not match.shape.path.count("{") or any(call.module or call.method for call in draft.calls)
        (found if named else bare).append(draft)
        scene.use(origin for url in request.urls for origin in origins_of(url))
        for table in (request.parameters, request.headers):
            scene.use(cell_origins(table))
            scene.use(origin for cell in table.cells for value in cell.values for origin in origins_of(value))
    for draft in bare:
        if not _explained(found, draft):
            found.append(draft)
    return found


def _each(scene: Scene, carriers: Carriers) -> Iterator[tuple[Request, UrlMatch]]:
    """The requests with what they match; one that several callers tell what to do does nothing more of its own."""
    matched = [(one, match) for one in scene.requests if not one.silent and (match := _match(scene, one, carriers))]
    through: dict[ir.Call, set[str]] = {}
    for request, match in matched:
        for step in request.steps:
            through.setdefault(step.call.call, set()).update(call.method for call in match.calls)
    for request, match in matched:
        own = (request.site.call.call, *request.made)
        told = {method for call in own for method in through.get(call, ())}
        if len(match.calls) > 1 and {call.method for call in match.calls} <= told:
            yield replace(request, wrapper=True), replace(match, calls=())
        else:
            yield request, match


def _match(scene: Scene, request: Request, carriers: Carriers) -> UrlMatch | None:
    """The shape that recognises the request, with all the calls its URLs may name."""
    best: UrlMatch | None = None
    calls: list[ApiCall] = []
    for url in request.urls:
        for match in scene.urls.matches(url):
            if not _needed(match, request, carriers):
                continue
            if best is None or _weight(match) > _weight(best):
                best, calls = match, []
            if match.shape is best.shape:
                calls.extend(scene.urls.calls(match, request.parameters, request.headers))
    if best is None:
        return None
    calls = told(calls)
    named = [call for call in calls if call.method] or calls
    named = [call for call in named if call.module] or named
    return UrlMatch(best.rule, best.shape, best.host, _one_of_each(named))


def _one_of_each(calls: list[ApiCall]) -> tuple[ApiCall, ...]:
    """The calls, each module and method once: that a call may ask for either format makes it no second one."""
    kept: dict[tuple[str, str], ApiCall] = {}
    for call in calls:
        kept.setdefault((call.module, call.method), call)
    return tuple(kept.values())


def _weight(match: UrlMatch) -> tuple[int, int]:
    return (match.named, len(match.shape.path) + len(match.shape.host))


def _needed(match: UrlMatch, request: Request, carriers: Carriers) -> bool:
    if match.shape.needs == "token":
        return carriers.token(request.parameters, request.headers)
    if match.shape.needs == "keys":
        known = {cell.key.lower() for cell in request.parameters.cells}
        return all(key.lower() in known for key in match.shape.keys)
    return True


def _draft(
    scene: Scene,
    request: Request,
    match: UrlMatch,
    carriers: Carriers,
    wrapped: Rule | None,
    builders: list[Built],
) -> Draft:
    rule = wrapped if request.via and wrapped is not None and match.rule.kind != wrapped.kind else match.rule
    if request.via and match.shape.method:
        rule = match.rule
    site = request.site
    case = _case(scene, request, match, carriers)
    shape = request.urls[0]
    return Draft(
        rule,
        site.module.path,
        site.call.call.span,
        site.call.statement,
        _confidence(scene, request, match),
        case,
        match.calls,
        shape,
        request.parameters,
        request.via[-1] if request.via else request.through,
        product_of(scene, match, request.parameters),
        match.host,
        tuple(_related(request, carriers, builders))[:MOST_RELATED],
        context(site.module.path),
        words={"name": request.via[-1] if request.via else ""},
    )


def _case(scene: Scene, request: Request, match: UrlMatch, carriers: Carriers) -> str:
    if carriers.successor(request.headers) and not carriers.token(request.parameters, Table()):
        return "half_migrated"
    if product_of(scene, match, request.parameters) != scene.pack.about.product:
        return "sibling"
    if not any(call.method for call in match.calls):
        return "wrapper" if request.wrapper else "unknown_method"
    return ""


def product_of(scene: Scene, match: UrlMatch, parameters: Table) -> str:
    """The product of a request: its shape's, else the one that a scope among its parameters names, else the pack's."""
    if match.shape.product:
        return match.shape.product
    names = {
        name.lower() for rule in scene.rules("key") for shape in rule.match.key if shape.values for name in shape.names
    }
    for cell in parameters.cells:
        for value in cell.values if cell.key.lower() in names else ():
            row = lookup.product_of_scope(scene.pack, str(value)) if isinstance(value, Text) else None
            if row is not None:
                return row.name
    return scene.pack.about.product


def _confidence(scene: Scene, request: Request, match: UrlMatch) -> Confidence:
    """A method that the pack does not know may be a piece of something else: such a call is only likely."""
    if request.cut and not any(call.method for call in match.calls):
        return Confidence.POSSIBLE
    if match.shape.known:
        return Confidence.LIKELY
    sure = bool(match.shape.method) or match.shape.product != scene.pack.about.product
    named = [call for call in match.calls if call.module and call.method and (sure or scene.urls.method(call.method))]
    if named and len(named) == len(match.calls):
        return Confidence.CERTAIN
    return Confidence.LIKELY


def _related(request: Request, carriers: Carriers, builders: list[Built]) -> Iterator[tuple[str, Origin]]:
    """Where the URL, the token, the steps in between and the parameters were written, each place once."""
    urls = _by_weight(request)
    tables = (("parameters", request.parameters), ("header", request.headers))
    cells = [(role, cell) for role, table in tables for cell in table.cells]
    carried = [cell for _, cell in cells if cell.key.lower() in carriers.parameters | carriers.headers]
    said = [cell for _, cell in cells if cell.key.lower() in carriers.said]
    mine = set(urls)
    blocks = _blocks(cells, {cell.origin for cell in carried})
    places = [("url", origin) for origin in urls[:FIRST_URLS]]
    places.extend(blocks[:1])
    places.extend(block for block in blocks[1:] if _just_before(request, block[1]))
    places.extend(("token", cell.named) for cell in carried if cell.named is not None)
    places.extend(("token", origin) for cell in carried for value in cell.values for origin in origins_of(value))
    places.extend(("parameters", origin) for cell in said for value in cell.values for origin in origins_of(value))
    places.extend(("wrapper", Origin(step.module.path, step.call.call.span)) for step in request.steps)
    for builder in builders:
        origins = {origin for url in builder.urls for origin in origins_of(url)}
        if origins and origins <= mine:
            places.append(("built", Origin(builder.module.path, builder.span)))
    places.extend(blocks[1:])
    places.extend(("url", origin) for origin in urls[FIRST_URLS:])
    seen = {(request.site.module.path, request.site.call.call.span.line)}
    for role, origin in places:
        if (origin.path, origin.span.line) not in seen:
            seen.add((origin.path, origin.span.line))
            yield role, origin


def _just_before(request: Request, origin: Origin) -> bool:
    """Whether a place is a few lines above the call."""
    call = request.site.call.call.span
    return origin.path == request.site.module.path and 0 <= call.line - origin.span.line <= BLOCK_LINES


def _blocks(cells: list[tuple[str, Cell]], first: set[Origin | None]) -> list[tuple[str, Origin]]:
    """Where the keys were written, neighbouring lines as one place; the place of a token's key comes first."""
    written = [(origin, role) for role, cell in cells for origin in (cell.origin, *cell.others)]
    rows = sorted({(origin, role) for origin, role in written if origin is not None})
    blocks: list[tuple[str, Origin]] = []
    leading: set[int] = set()
    for origin, role in rows:
        before = blocks[-1][1] if blocks else None
        near = before is not None and before.path == origin.path and origin.span.line <= before.span.end_line + 1
        if before is not None and near and origin.span.end_line - before.span.line < BLOCK_LINES:
            span = before.span._replace(end_line=origin.span.end_line, end_column=origin.span.end_column)
            blocks[-1] = (blocks[-1][0], before._replace(span=span))
        else:
            blocks.append((role, origin))
        if origin in first:
            leading.add(len(blocks) - 1)
    return [blocks[index] for index in sorted(range(len(blocks)), key=lambda index: index not in leading)]


def _by_weight(request: Request) -> list[Origin]:
    """Where the URL's pieces were written: the ones that say most of it first."""
    weights: dict[Origin, int] = {}
    for url in request.urls:
        for piece in pieces(url):
            if piece.origin is not None:
                weights[piece.origin] = max(weights.get(piece.origin, 0), len(piece.text))
    return sorted(weights, key=lambda origin: (-weights[origin], origin))


def _explained(found: list[Draft], draft: Draft) -> bool:
    """Whether another finding already speaks of the same URL, so that a bare base adds nothing."""
    shape = draft.shape
    mine = set(origins_of(shape)) if shape is not None and shape.known is not None else set()
    return any(mine and mine <= {origin for role, origin in other.related if role == "url"} for other in found)


def shown(text: Text | None) -> str:
    """A shape as reports print it."""
    return str(text) if text is not None else ""
