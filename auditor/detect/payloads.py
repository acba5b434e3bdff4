"""Payloads and answers of the old API: what has to change around the calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.detect.draft import Draft
from auditor.detect.patterns import Patterns
from auditor.detect.places import within
from auditor.detect.scene import Scene, context
from auditor.findings import Confidence
from auditor.frontends.ir import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.frontends.ir import Module
    from auditor.pack.rows import Rule


def drafts(scene: Scene) -> list[Draft]:
    """One finding for each place that builds or reads the old format, at most one a statement."""
    found: dict[tuple[str, Span, str], Draft] = {}
    for on in ("payload", "response"):
        for rule in scene.rules(on):
            names = {name.lower() for shape in rule.match.key for name in shape.names}
            pattern = Patterns(rule.match.text)
            for module in scene.modules:
                if not scene.vicinity.around(module.path):
                    continue
                for span, statement, role, word in _places(scene, module, names, pattern):
                    key = (module.path, statement, rule.id)
                    found.setdefault(key, _draft(rule, module, span, statement, role, word))
    return list(found.values())


def _places(
    scene: Scene, module: Module, names: set[str], pattern: Patterns
) -> Iterator[tuple[Span, Span, str, str]]:
    for pair in module.pairs:
        if pair.name.lower() in names and not scene.is_used(module.path, pair.key_span):
            yield pair.key_span, pair.statement, "value", pair.name
    for row in module.literals:
        if row.text.value.lower() in names and not scene.is_used(module.path, row.text.content):
            yield row.text.span, row.statement, row.role, row.text.value
        match = pattern.search(row.text.value)
        if match is not None:
            place = within(scene.texts[module.path], row.text.content, row.text.value, match.start(), match.end())
            yield place, row.statement, row.role, match[0]


def _draft(  # noqa: PLR0913 - a place in a file has this many sides
    rule: Rule, module: Module, span: Span, statement: Span, role: str, word: str
) -> Draft:
    role = role if role in {"docstring", "comment"} else "value"
    return Draft(
        rule,
        module.path,
        span,
        statement,
        Confidence.LIKELY,
        context=context(module.path, role),
        words={"name": word},
    )
