"""Parameters, headers and scopes of the old API that stand where no request with a known URL was found."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.detect import sections
from auditor.detect.draft import Draft
from auditor.detect.patterns import Patterns
from auditor.detect.places import within
from auditor.detect.products import spoken_of
from auditor.detect.scene import Scene, context, origins_of
from auditor.findings import Confidence
from auditor.flow.frames import Moment
from auditor.flow.program import last_name
from auditor.flow.rows import row_for
from auditor.flow.shapes import Origin, literal, unknown
from auditor.frontends import ir
from auditor.frontends.walk import expressions
from auditor.pack import lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.flow.shapes import Values
    from auditor.pack.rows import KeyShape, Rule

READING = {"split", "quiet"}
BARE = re.compile(r"[\w-]+=")
"""The name of a parameter without a value: what is looked for in an answer."""

Row = tuple[str, ir.Span, ir.Span, str]
"""A text, where it stands, its statement, its role."""

MADE = re.compile(
    r"(?i)(?<![a-z])(?:md5|sha\d*|hash\w*|uniqid|uuid\w*|guid|random\w*|str_random|bin2hex|token_(?:hex|urlsafe|bytes)|sign|encode|hexdigest"
    r"|(?:create|make|generate|new|issue|sign)\w*(?:token|jwt|key))\Z"
)
"""The last part of the name of what makes a token: a digest, something random, something signed."""

WIRED = {"entry", "item", "argument", "default", "field", "assign"}


def drafts(scene: Scene) -> list[Draft]:
    """One finding for each key that no reported request has used up."""
    found: dict[tuple[str, int, str], Draft] = {}
    wanted = [
        (rule, [(shape, _pattern(shape)) for shape in rule.match.key], Patterns(rule.match.text))
        for on in ("key", "header")
        for rule in scene.rules(on)
    ]
    for module in scene.modules:
        rows = [*_texts(scene, module)]
        given = [row for row in rows if "=" in row[0] or ":" in row[0]]
        around = scene.vicinity.around(module.path)
        for rule, shapes, spelled in wanted:
            drafts: list[Draft] = []
            for shape, pattern in shapes:
                if around or not shape.context:
                    drafts += _pairs(scene, rule, shape, module)
                    drafts += _inside(scene, rule, shape, pattern, module, given)
            drafts += _spelled(scene, rule, spelled, module, rows)
            for draft in drafts:
                found.setdefault((draft.path, draft.span.line, draft.rule.id), draft)
    return list(found.values())


def _pairs(scene: Scene, rule: Rule, shape: KeyShape, module: ir.Module) -> Iterator[Draft]:
    names = {name.lower() for name in shape.names}
    kinds = _kinds(shape)
    pairs = [pair for pair in module.pairs if pair.name.lower() in names and pair.kind in kinds]
    filling = _filling(module) if pairs else set()
    for pair in pairs:
        if scene.is_used_key(module.path, pair.key_span) or _declares(pair) or _spent(scene, module, pair):
            continue
        if _of_others(scene, module, pair) or pair.value.span in filling:
            continue
        value = _known(pair.value)
        if not _fits(shape, value) or _elsewhere(shape, pair.value) or scene.is_covered(module.path, pair.span):
            continue
        values = _values(scene, module, pair)
        if not scene.vicinity.near(module.path) and _made_here(module, pair, values):
            continue
        draft = _draft(scene, rule, shape, module, pair.span, pair.statement, pair.name, value)
        yield replace(draft, related=tuple(_sources(module, pair, values)))


def _of_others(scene: Scene, module: ir.Module, pair: ir.Pair) -> bool:
    """Whether the nearest names above say that the pair is another vendor's: `vendor: {key: …}`."""
    names = [name.lower() for name in (*sections.above(pair), *_inner(module).get(pair.key_span, ()))]
    words = scene.pack.about.foreign_words
    own = any(word in name for name in names for word in scene.pack.about.host_words)
    return not own and any(word in name for name in names for word in words)


# A file's pairs are asked for one after the other, and may be many.
@lru_cache(maxsize=4)
def _inner(module: ir.Module) -> dict[ir.Span, tuple[str]]:
    """By the place of a key: the name of the innermost mapping around it."""
    found: dict[ir.Span, tuple[str]] = {}
    around: list[ir.Pair] = []
    for pair in sorted(module.pairs, key=lambda one: one.key_span):
        while around and around[-1].value.span[2:] < pair.key_span[2:]:
            around.pop()
        if around and around[-1].value.span[:2] <= pair.key_span[:2]:
            found[pair.key_span] = (around[-1].name,)
        if isinstance(pair.value, ir.Mapping):
            around.append(pair)
    return found


def _filling(module: ir.Module) -> set[ir.Span]:
    """The named arguments that are put into a text: what they are called is that text's affair."""
    found: set[ir.Span] = set()
    for site in module.calls:
        callee = site.call.callee
        row = row_for(module.dialect, callee.name, method=True) if isinstance(callee, ir.Member) else None
        if row is not None and row.operation == "format":
            found.update(one.value.span for one in site.call.arguments if one.name)
    return found


def _spent(scene: Scene, module: ir.Module, pair: ir.Pair) -> bool:
    """Whether the value is a literal that a reported request has used up."""
    return isinstance(pair.value, ir.Text) and scene.is_used(module.path, pair.value.content)


def _values(scene: Scene, module: ir.Module, pair: ir.Pair) -> Values:
    frame = scene.resolver.generic(module, pair.scope)
    return scene.resolver.ask(pair.value, frame, Moment(pair.order, pair.path))


def _made_here(module: ir.Module, pair: ir.Pair, values: Values) -> bool:
    """Whether a program makes the value itself: what it hands out is its own."""
    names: list[str] = []
    for found in map(unknown, values):
        kept = module.scopes[pair.scope].names.get(found.name, ()) if found is not None else ()
        names += [last_name(row.value.callee) if isinstance(row.value, ir.Call) else "" for row in kept]
        names += [] if kept else [found.name if found is not None and found.kind == "call" else ""]
    return all(MADE.search(name) is not None for name in names)


def _sources(module: ir.Module, pair: ir.Pair, values: Values) -> Iterator[tuple[str, Origin]]:
    """Where the value was written or read."""
    for value in values:
        for origin in origins_of(value):
            if not (origin.path == module.path and origin.span[0] == pair.span[0]):
                yield "token", origin


def _kinds(shape: KeyShape) -> set[str]:
    """A variable of the name counts only when its value says what it is."""
    return WIRED if shape.values else {"entry", "item", "argument"}


def _declares(pair: ir.Pair) -> bool:
    """`Model(name=Field(...))`-like declarations, passing a class on, and where a word stands are no parameters."""
    if isinstance(pair.value, ir.Number):
        return True
    if isinstance(pair.value, ir.Sequence):
        return all(isinstance(item, ir.Number) for item in pair.value.items)
    return pair.kind == "argument" and isinstance(pair.value, ir.Call) and pair.value.new


def _elsewhere(shape: KeyShape, value: ir.Expression) -> bool:
    """Whether the name that the value is read from says that it belongs to something else."""
    names: list[str] = []
    while isinstance(value, ir.Member | ir.Index):
        key = value.key if isinstance(value, ir.Index) else None
        names.append(value.name if isinstance(value, ir.Member) else key.value if isinstance(key, ir.Text) else "")
        value = value.base
    return any(re.search(pattern, name) for pattern in shape.unless for name in names)


def _known(value: ir.Expression) -> str:
    """The literal text at the beginning of a value."""
    for node in expressions(value):
        if isinstance(node, ir.Text):
            return node.value
        if not isinstance(node, ir.Concat | ir.Format | ir.Choice | ir.Sequence):
            return ""
        if isinstance(node, ir.Concat) and not isinstance(node.parts[0], ir.Text):
            return ""
    return ""


def _fits(shape: KeyShape, value: str) -> bool:
    if any(re.search(pattern, value, re.IGNORECASE) for pattern in shape.unless):
        return False
    return not shape.values or any(re.fullmatch(pattern, value, re.IGNORECASE) for pattern in shape.values)


def _pattern(shape: KeyShape) -> re.Pattern[str]:
    """`name=` or `Name: value` spelled out."""
    names = "|".join(re.escape(name) for name in shape.names)
    return re.compile(
        rf"(?<![A-Za-z0-9_-])(?P<name>{names})(?:=|[\"']\s*(?::|=>)\s*[\"']?|\s*:\s*)(?P<value>[^&\s\"'<>]*)",
        re.IGNORECASE,
    )


def _inside(
    scene: Scene, rule: Rule, shape: KeyShape, pattern: re.Pattern[str], module: ir.Module, rows: Iterable[Row]
) -> Iterator[Draft]:
    """What is spelled out in a literal, comment or docstring."""
    told = [row for row in rows if pattern.search(row[0])]
    parted = _parted(module) if told else set()
    for text, span, statement, role in told:
        for match in pattern.finditer(text) if span not in parted and not _answered(text, role) else ():
            quoted = text[match.end("name") : match.end("name") + 1] in {"'", '"'}
            wired = "=" in match[0] or shape.where == "header" or quoted
            if not wired or not _fits(
                shape, match["value"] if shape.where != "header" else text[match.start("value") :]
            ):
                continue
            if role != "value" and not shape.values and not match["value"]:
                continue
            place = within(scene.texts[module.path], span, text, match.start(), match.end())
            if scene.is_covered(module.path, place):
                continue
            yield _draft(scene, rule, shape, module, place, statement, match["name"], match["value"], role)
            break


def _answered(text: str, role: str) -> bool:
    """Whether a literal is how a line of a text answer begins: a name in capitals that is given nothing."""
    return role == "value" and text.isupper() and BARE.fullmatch(text) is not None


def _parted(module: ir.Module) -> set[ir.Span]:
    """The literals at which a text is split, or which are looked for in one: they read an answer."""
    found: set[ir.Span] = set()
    for site in module.calls:
        callee = site.call.callee
        if isinstance(callee, ir.Name | ir.Member):
            row = row_for(module.dialect, callee.name, method=isinstance(callee, ir.Member))
            texts = [one.value for one in site.call.arguments if isinstance(one.value, ir.Text)]
            if row is not None and row.operation in READING:
                found.update(text.content for text in texts if row.operation == "split" or BARE.fullmatch(text.value))
    return found


def _spelled(scene: Scene, rule: Rule, pattern: Patterns, module: ir.Module, rows: Iterable[Row]) -> Iterator[Draft]:
    """What the rule knows by its text alone, in a literal or comment that nothing has used up."""
    shape = next(iter(rule.match.key), None)
    for text, span, statement, role in rows if pattern and shape is not None else ():
        match = pattern.search(text)
        if match is not None and shape is not None:
            place = within(scene.texts[module.path], span, text, match.start(), match.end())
            yield _draft(scene, rule, shape, module, place, statement, shape.names[0], match[0], role)


def _texts(scene: Scene, module: ir.Module) -> Iterator[Row]:
    for row in module.literals:
        if row.role != "key" and not scene.is_used(module.path, row.text.content):
            yield row.text.value, row.text.content, row.statement, row.role
    for comment in module.comments:
        yield comment.text, comment.span, comment.span, "comment"


def _draft(
    scene: Scene,
    rule: Rule,
    shape: KeyShape,
    module: ir.Module,
    span: ir.Span,
    statement: ir.Span,
    name: str,
    value: str,
    role: str = "value",
) -> Draft:
    product = shape.product or _product(scene, value) or spoken_of(scene, module.path)
    near = scene.vicinity.near(module.path)
    return Draft(
        rule,
        module.path,
        span,
        statement,
        Confidence.LIKELY if near or not shape.context else Confidence.POSSIBLE,
        "sibling" if product != scene.pack.about.product else "",
        product=product,
        shape=literal(f"{name}={value}" if shape.values else name, Origin(module.path, span)),
        context=context(module.path, role),
        words={"name": name},
    )


def _product(scene: Scene, value: str) -> str:
    """The product that a scope value names."""
    row = lookup.product_of_scope(scene.pack, value)
    return row.name if row is not None else ""
