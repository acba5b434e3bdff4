"""Tokens and passwords in the open: by what they look like and by what they are tied to.

A value counts when it has the shape of a credential and flows into the old API, or stands under a name that the pack
lists, with the API's vendor near. The shape alone is never enough.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from auditor.detect import arms, asleep, behind, beside, disguised, elsewhere, handed, sections, strangers
from auditor.detect.draft import Draft
from auditor.detect.kinds import Kind, kinds
from auditor.detect.places import found as place_of
from auditor.detect.places import lines
from auditor.detect.products import spoken_of
from auditor.detect.requests import product_of
from auditor.detect.scene import Scene, context
from auditor.findings import Confidence
from auditor.flow.query import of_url
from auditor.flow.shapes import Cell, Origin, Text, pieces
from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.flow.calls import Request

TEMPLATED = ("%", "{", "$", "#", "<")
FILLED = re.compile(r"\{\w*\}|%\(?\w{0,40}\)?s|%[sd@]")
"""What code writes into a text to replace it by a value: nothing stands there yet."""

VARIABLE = re.compile(
    r"(?i)(?:\$\{?|@{1,2}(?=\w+\Z)|\{\$|#\{|[.+]\s?(?=[a-z_]\w*\s?[.+(\[]))[a-z_@]|(?:null|none|nil|false|true|undefined)\b"
)
"""What stands for a value in code that is put to sleep: a variable, or nothing."""

LABEL = re.compile(r"[^\W\d_]+\W?")
"""What a translation says, not what a password looks like."""

CAPTION = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){1,5}\W?")
"""What a form says above a field, if the vendor's name is in it."""

AGAIN = 16
"""So often the same value is told apart in one text."""

NAMED = {"cell", "entry", "item", "argument", "default", "assign", "field"}


def drafts(scene: Scene) -> list[Draft]:
    """Every credential and placeholder, each place once."""
    found: dict[tuple[str, ir.Span], Draft] = {}
    for kind in kinds(scene):
        parts = (_sent, _bound, _written, _handed, _namesakes, _behind)
        for draft in [draft for part in parts for draft in part(scene, kind)]:
            key = (draft.path, draft.span)
            before = found.get(key)
            if before is None or (before.secret is None and draft.secret is not None):
                found[key] = draft
        for draft in _commented(scene, kind, [one for one in found.values() if one.secret is not None]):
            found.setdefault((draft.path, draft.span), draft)
    taken = {(draft.path, line) for draft in found.values() if draft.secret for line in _rows(draft.span)}
    return [
        draft
        for draft in found.values()
        if draft.secret is not None or not any((draft.path, line) in taken for line in _rows(draft.span))
    ]


def _rows(span: ir.Span) -> range:
    return range(span.line, span.end_line + 1)


# --- what requests carry ---------------------------------------------------------------------------------------------


def _sent(scene: Scene, kind: Kind) -> Iterator[Draft]:
    for request in scene.requests:
        product = _product(scene, request)
        for cell in request.parameters.cells:
            if cell.key.lower() in kind.parameters:
                yield from _in_cell(scene, kind, cell, product)
        for cell in request.headers.cells:
            if cell.key.lower() in kind.headers:
                yield from _in_cell(scene, kind, cell, product)
    for one in scene.built:
        for url in one.urls:
            matches = scene.urls.matches(url)
            product = product_of(scene, matches[0], of_url(url)[1]) if matches else ""
            for cell in of_url(url)[1].cells:
                unfinished = all(value == Text(()) for value in cell.values)
                if cell.key.lower() in kind.parameters and not unfinished:
                    yield from _in_cell(scene, kind, cell, product)


def _namesakes(scene: Scene, kind: Kind) -> Iterator[Draft]:
    for value, origin in chain(beside.namesakes(scene, kind.parameters), behind.literals(scene, kind.parameters)):
        if kind.shape.fullmatch(value):
            yield from _judged(scene, kind, value, origin, "", "value", tied=False)


def _product(scene: Scene, request: Request) -> str:
    matches = [match for url in request.urls for match in scene.urls.matches(url)]
    return product_of(scene, matches[0], request.parameters) if matches else ""


def _in_cell(scene: Scene, kind: Kind, cell: Cell, product: str) -> Iterator[Draft]:
    for value in cell.values:
        for piece in pieces(value) if isinstance(value, Text) else ():
            if piece.origin is not None:
                text = _without_prefix(kind, piece.text)
                if text is not None:
                    yield from _judged(scene, kind, text, piece.origin, product, "value", tied=True)
        whole = disguised.joined(value) if isinstance(value, Text) else None
        if whole is not None:
            yield from _together(scene, kind, *whole, product, tied=True)
        if isinstance(value, Text) and not value.parts and cell.origin is not None and len(cell.values) == 1:
            yield from _judged(scene, kind, "", cell.origin, product, "value", tied=True)


def _together(
    scene: Scene, kind: Kind, pieces: tuple[str, ...], origin: Origin, product: str = "", *, tied: bool
) -> Iterator[Draft]:
    """A credential that was cut into pieces; what is none of them alone says nothing."""
    value = "".join(pieces)
    if disguised.telling(pieces) and kind.word == "token" and kind.shape.fullmatch(value):
        yield from _judged(scene, kind, value, origin, product, "value", tied=tied, written=pieces)


def _without_prefix(kind: Kind, text: str) -> str | None:
    """A header's value without the prefix that names the scheme; None if nothing is left of it."""
    for prefix in kind.prefixes:
        if text.lower().startswith(prefix):
            return text[len(prefix) :].strip() or None
    return text


# --- what stands under a name ----------------------------------------------------------------------------------------


def _bound(scene: Scene, kind: Kind) -> Iterator[Draft]:
    for module in scene.modules:
        for pair in _possible(kind, module):
            tied = _tied(scene, kind, module, pair)
            if not tied:
                continue
            whole = disguised.literal(pair.value)
            if whole:
                pieces, origin = tuple(text.value for text in whole), Origin(module.path, whole[0].content)
                yield from _together(scene, kind, pieces, origin, tied=tied == "strict")
            for text in arms.literals(pair.value, module.dialect):
                if _beside_the_point(kind, module, pair, text):
                    continue
                origin = Origin(module.path, text.content)
                value = _without_prefix(kind, text.value)
                if value is not None:
                    plain = kind.spelling.plain(value)
                    yield from _judged(scene, kind, plain, origin, "", "value", tied=tied == "strict")


def _beside_the_point(kind: Kind, module: ir.Module, pair: ir.Pair, text: ir.Text) -> bool:
    """Whether a literal is what people are shown, the name of a setting, or empty only until it is filled."""
    if kind.word == "password" and not module.dialect.code and _caption(kind, text.value):
        return True
    if text is not pair.value and text.value.casefold() == pair.name.casefold():
        return True
    return not text.value.strip() and (text is not pair.value or _filled(module, pair))


def _caption(kind: Kind, value: str) -> bool:
    """Whether a text says what a password is for, and is none."""
    return LABEL.fullmatch(value) is not None or (kind.owners.named(value) and CAPTION.fullmatch(value) is not None)


def _possible(kind: Kind, module: ir.Module) -> list[ir.Pair]:
    """The pairs whose names may be those of such a credential: a file gives few names again and again."""
    fixed = kind.parameters | kind.headers
    names = {pair.name for pair in module.pairs}
    named = {name for name in names if kind.strict.holds(name) or kind.names.holds(name) or name.lower() in fixed}
    return [pair for pair in module.pairs if pair.name in named] if named else []


def _filled(module: ir.Module, pair: ir.Pair) -> bool:
    """Whether what is empty at first is given something elsewhere: nobody has to fill that in."""
    scope = module.scopes[pair.scope]
    owner = module.scopes[scope.owner] if scope.owner is not None else scope
    name = module.dialect.sigil + pair.name.removeprefix(module.dialect.sigil)
    writes = [*scope.names.get(name, ()), *owner.fields.get(pair.name, ())]
    return pair.kind in {"assign", "field"} and len(writes) > 1


def _tied(scene: Scene, kind: Kind, module: ir.Module, pair: ir.Pair) -> str:
    """How surely a pair keeps such a credential: by its name or its scheme, unless it is given to somebody else."""
    tied = _named(scene, kind, module, pair.name, pair) or _schemed(kind, pair)
    if tied == "loose" and elsewhere.handed_on(scene, module, pair):
        return ""
    return "" if not kind.strict.holds(pair.name) and strangers.theirs(scene, module, pair) else tied


def _schemed(kind: Kind, pair: ir.Pair) -> str:
    """`strict` for a header whose value begins with the scheme of the old API."""
    if not kind.prefixes or pair.kind not in NAMED or pair.name.lower() not in kind.headers:
        return ""
    said = pair.value.value if isinstance(pair.value, ir.Text) else ""
    return "strict" if said.lower().startswith(kind.prefixes) else ""


def _named(scene: Scene, kind: Kind, module: ir.Module, name: str, pair: ir.Pair) -> str:
    """`strict`, `loose` or nothing: how surely something of this name holds such a credential."""
    lowered = name.lower()
    if not (kind.strict.holds(name) or kind.names.holds(name) or lowered in kind.parameters):
        return ""
    if pair.kind not in NAMED or kind.other.search(name):
        return ""
    if kind.owners.foreign_to(name):
        return ""
    if kind.strict.holds(name) or (lowered in kind.parameters and beside.told(module, pair, kind.beside)):
        return "strict"
    above = sections.above(pair)
    if above and (_others(kind, above) or not sections.about(scene, module, pair)):
        return ""
    bare = lowered in kind.parameters or kind.names.fullmatch(name)
    if above and bare and kind.strict.holds("_".join((*above, name))):
        return "strict"
    wired = lowered in kind.parameters and kind.word == "token" and scene.vicinity.around(module.path)
    if wired and pair.kind in {"cell", "entry", "item", "argument"}:
        return "strict"
    if (
        kind.names.holds(name)
        and scene.vicinity.around(module.path)
        and (wired or not elsewhere.of_another(scene, module))
    ):
        return "strict" if wired else "loose"
    return ""


def _others(kind: Kind, above: tuple[str, ...]) -> bool:
    """Whether a name above is that of something else; one with the vendor's name in it is not."""
    return any(kind.owners.foreign_to(part) for part in above if not kind.owners.named(part))


# --- what is spelled out in comments, docstrings and longer literals -------------------------------------------------


def _written(scene: Scene, kind: Kind) -> Iterator[Draft]:
    for module in scene.modules:
        if not scene.vicinity.around(module.path):
            continue
        for text, span, role in _texts(module):
            seen: dict[str, int] = {}
            for name, value, at, start in kind.spelling.found(text):
                if kind.owners.foreign_to(name):
                    continue
                strict = kind.strict.holds(name) or name.lower() in kind.parameters
                if not strict and elsewhere.in_query(scene, text, at):
                    continue
                if kind.word == "password" and not kind.strict.holds(name):
                    end = start + len(value)
                    around = asleep.around(module, span, text, start, end) if role == "comment" else text
                    if not _mints(scene, around):
                        continue
                before = seen.get(value, 0)
                seen[value] = min(before + 1, AGAIN)
                origin = Origin(module.path, place_of(scene.texts[module.path], span, value, before) or span)
                yield from _judged(scene, kind, value, origin, "", role, tied=strict, spelled=True)


def _behind(scene: Scene, kind: Kind) -> Iterator[Draft]:
    """What stands behind a name in a text that has no grammar: a line of a table, a command, a note."""
    for module in scene.modules if kind.spelling.lone is not None else ():
        if module.dialect.code or not scene.vicinity.around(module.path):
            continue
        programs = _programs(module)
        rows = enumerate(lines(scene.texts[module.path]), 1)
        for number, row in ((number, row) for number, row in rows if row and number not in programs):
            for name, value, _, start in kind.spelling.behind(row):
                if not kind.owners.foreign_to(name):
                    origin = Origin(module.path, ir.Span(number, start, number, start + len(value)))
                    yield from _judged(scene, kind, value, origin, "", "value", tied=True, spelled=True)


def _programs(module: ir.Module) -> set[int]:
    """The lines of a text that are read as programs beside it."""
    views = [one.view for one in module.beside if one.view is not None] if module.view is None else []
    return {view.row(line).line for view in views for line, row in enumerate(view.text.split("\n"), 1) if row.strip()}


def _handed(scene: Scene, kind: Kind) -> Iterator[Draft]:
    """What setters, constructors and the like are given."""
    for one in handed.tokens(scene, kind.shape) if kind.word == "token" else ():
        if one.maker:
            sure = loose = one.known or kind.owners.owned(one.name)
        else:
            sure = kind.strict.holds(one.name)
            loose = kind.names.holds(one.name) and scene.vicinity.near(one.path)
        foreign = not one.maker and kind.owners.foreign_to(one.name)
        if (sure or loose) and not foreign and not kind.other.search(one.name):
            yield from _judged(scene, kind, one.value, one.origin, "", one.role, tied=sure)


def _commented(scene: Scene, kind: Kind, found: list[Draft]) -> Iterator[Draft]:
    """What is commented out in a file beside, or under the name of, an entry that was found to be such a credential."""
    spans: dict[str, set[ir.Span]] = {}
    for draft in found:
        if draft.rule is kind.rule:
            spans.setdefault(draft.path, set()).add(draft.span)
    for module in (one for one in scene.modules if one.comments):
        secret = kind.word == "password"
        text, held = scene.texts[module.path], spans.get(module.path, set())
        named = {pair.name for pair in module.pairs if isinstance(pair.value, ir.Text) and pair.value.content in held}
        given = list(asleep.given(module, text, named, quoted=secret))
        if not secret and scene.vicinity.around(module.path):
            near = partial(_lines, scene, kind, module, held)
            given += asleep.behind(module, text, near, kind.shape)
        for value, origin in given:
            if not (secret and kind.blank.fullmatch(value)):
                yield from _judged(scene, kind, value, origin, "", "comment", tied=secret, spelled=True)


def _lines(scene: Scene, kind: Kind, module: ir.Module, held: set[ir.Span]) -> set[int]:
    """The lines on which such a credential, or something of its name, stands."""
    pairs = [pair for pair in module.pairs if _named(scene, kind, module, pair.name, pair)]
    return {span.line for span in (*held, *(pair.value.span for pair in pairs))}


def _texts(module: ir.Module) -> Iterator[tuple[str, ir.Span, str]]:
    for row in module.literals:
        if row.role != "key":
            yield row.text.value, row.text.content, row.role
    for comment in module.comments:
        yield comment.text, comment.span, "comment"


def _mints(scene: Scene, text: str) -> bool:
    return any(match.shape.method for match in scene.urls.inside(text))


def _is_code(scene: Scene, path: str) -> bool:
    module = scene.resolver.program.module(path)
    return module is not None and module.dialect.code


# --- the judgement ---------------------------------------------------------------------------------------------------


def _judged(
    scene: Scene,
    kind: Kind,
    value: str,
    origin: Origin,
    product: str,
    role: str,
    *,
    tied: bool,
    spelled: bool = False,
    written: tuple[str, ...] = (),
) -> Iterator[Draft]:
    """A credential, a placeholder or nothing."""
    value = value.strip()
    if (spelled and role == "value" and value[:1] in TEMPLATED) or kind.kept.fullmatch(value):
        return
    named = (role == "value" and FILLED.fullmatch(value)) or (role == "comment" and VARIABLE.match(value))
    if named and _is_code(scene, origin.path):
        return
    rule, secret = kind.rule, kind.secret(value, written=written)
    if secret is not None:
        if kind.word == "password" and not tied:
            return
    elif value.lower() in kind.parameters or (not value and (spelled or kind.word == "password")):
        return  # a parameter's name as a constant; a login that is asked for when it is needed
    elif tied and kind.placeholder is not None and kind.blank.fullmatch(value):
        rule = kind.placeholder
    else:
        return
    text = scene.texts[origin.path]
    span = (place_of(text, origin.span, value) if value else None) or origin.span
    product = product or spoken_of(scene, origin.path)
    yield Draft(
        rule,
        origin.path,
        span,
        span,
        Confidence.CERTAIN if tied else Confidence.LIKELY,
        "sibling" if product != scene.pack.about.product else "",
        product=product,
        context=context(origin.path, role),
        secret=secret,
    )
