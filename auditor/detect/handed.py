"""Tokens that are handed to a call whose name, or whose first argument, says what they are: setters, constructors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from auditor.detect import given
from auditor.flow.program import last_name
from auditor.flow.shapes import Origin
from auditor.frontends import ir
from auditor.frontends.ir import Span
from auditor.frontends.text_reader.styles import style_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.detect.scene import Scene

VERB = re.compile(r"(?i)(?:set|with|use|using|add|put|update|save|store)_?")
SPELLED = re.compile(
    r"(?<!\w)(?P<callee>[$A-Za-z_][\w.:>-]{0,80})\(\s{0,8}"
    r"(?:(?P<q>[\"'])(?P<key>[\w.:/-]{1,60})(?P=q)\s{0,8},\s{0,8})?"
    r"[\"'](?P<value>[^\s\"']{16,64})[\"']"
)
WORDS = re.compile(r"[A-Za-z][\w-]{2,60}")
LONGEST = 100_000
MOST_LINES = 50_000


class Handed(NamedTuple):
    """A literal that a call is handed, and what it is called there; `known` for a library's class that takes it."""

    path: str
    name: str
    maker: bool
    value: str
    origin: Origin
    role: str
    known: bool = False


def tokens(scene: Scene, shape: re.Pattern[str]) -> Iterator[Handed]:
    """Every literal of this shape that a call is handed under some name, or that a class of a library is made with."""
    for use in (one for one in scene.clients if one.constructs):
        made = [
            *((text.value, Origin(use.site.module.path, text.content)) for text in _texts(use.site.call.call, shape)),
            *((value, origin) for value, origin in given.literals(scene, use) if shape.fullmatch(value)),
        ]
        for value, origin in made:
            yield Handed(
                origin.path, use.library.package, maker=True, value=value, origin=origin, role="value", known=True
            )
    for module in scene.modules:
        if not scene.vicinity.around(module.path):
            continue
        if module.dialect.code:
            yield from _of_calls(module, shape)
            for comment in module.comments:
                yield from _spelled(module.path, [(comment.text, comment.span)], shape, "comment")
        elif style_of(module.path).code:
            rows = scene.texts[module.path].split("\n")[:MOST_LINES]
            spans = [(row, Span(line, 0, line, len(row))) for line, row in enumerate(rows, 1)]
            yield from _spelled(module.path, spans, shape, "value")


def _of_calls(module: ir.Module, shape: re.Pattern[str]) -> Iterator[Handed]:
    for site in module.calls:
        for text in _texts(site.call, shape):
            origin = Origin(module.path, text.content)
            for name, maker in _names(site.call, _values(site.call), text):
                yield Handed(module.path, name, maker, text.value, origin, "value")


def _values(call: ir.Call) -> list[ir.Expression]:
    return [argument.value for argument in call.arguments if not argument.name]


def _texts(call: ir.Call, shape: re.Pattern[str]) -> list[ir.Text]:
    """The first two of the texts of this shape that a call is given without a name."""
    return [value for value in _values(call) if isinstance(value, ir.Text) and shape.fullmatch(value.value)][:2]


def _names(call: ir.Call, values: list[ir.Expression], text: ir.Text) -> Iterator[tuple[str, bool]]:
    """What the text may be called: by a key before it, by the call, by the class that the call makes or asks."""
    place = next(index for index, value in enumerate(values) if value is text)
    key = values[place - 1] if place else None
    if place == 1 and isinstance(key, ir.Text):
        yield key.value, False
        if call.new:
            yield last_name(call.callee), True
        return
    callee = call.callee
    if place == 0:
        yield _bare(last_name(callee)), False
    base = callee.base if isinstance(callee, ir.Member) else None
    if place == 0 and (chosen := _chosen(base)):
        yield chosen, False
    yield from _makers(last_name(base) if base is not None else "", last_name(callee))


def _chosen(base: ir.Expression | None) -> str:
    """The name of what a page's element was looked up by: the last word of the selector."""
    given = base.arguments if isinstance(base, ir.Call) else ()
    selector = given[0].value if len(given) == 1 else None
    words = WORDS.findall(selector.value) if isinstance(selector, ir.Text) else []
    return words[-1] if words else ""


def _makers(base: str, name: str) -> Iterator[tuple[str, bool]]:
    """The names of what may make something of a token; a setter says itself what it sets."""
    if name and VERB.match(name) is None:
        yield name, True
        if base[:1].isupper():
            yield base, True


def _bare(name: str) -> str:
    """The name of a setter without its verb."""
    found = VERB.match(name)
    return name[found.end() :] if found is not None and found.end() < len(name) else name


def _spelled(path: str, rows: Iterable[tuple[str, Span]], shape: re.Pattern[str], role: str) -> Iterator[Handed]:
    """The same in what is not followed: comments, code that is read as text."""
    for row, span in rows:
        for found in SPELLED.finditer(row[:LONGEST]):
            if not shape.fullmatch(found["value"]):
                continue
            origin = Origin(path, span)
            if found["key"]:
                yield Handed(path, found["key"], maker=False, value=found["value"], origin=origin, role=role)
                continue
            parts = [part for part in re.split(r"[.:>-]+", found["callee"]) if part]
            names = [(_bare(parts[-1]), False), *_makers("".join(parts[-2:-1]), parts[-1])]
            for name, maker in names:
                yield Handed(path, name, maker, found["value"], origin, role)
