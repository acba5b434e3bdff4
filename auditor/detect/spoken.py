"""Calls by name in code that is read as text: a module and a method side by side, as a wrapper is given them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.detect.draft import Draft
from auditor.detect.places import lines
from auditor.detect.scene import Scene, context
from auditor.findings import ApiCall, Confidence
from auditor.frontends import ir

if TYPE_CHECKING:
    from auditor.frontends.ir import Module, Pair
    from auditor.pack.rows import Rule

CALLEE = re.compile(r"([A-Za-z_]\w{0,80})[!?]?\(\s{0,8}[@\"'`]{0,2}\Z")
FAR = 100
"""So far before its first argument a call's name is looked for."""


def drafts(scene: Scene) -> list[Draft]:
    """One finding for each such pair of arguments near the API's vendor."""
    wrapped = next(iter(scene.rules("wrapped")), None)
    if wrapped is None:
        return []
    return [
        _draft(scene, wrapped, module, pair, call, callee)
        for module in scene.modules
        if not module.dialect.code and scene.vicinity.around(module.path)
        for pair in module.pairs
        if pair.kind == "argument" and (call := _call(scene, pair)) is not None
        if (callee := _callee(scene.texts[module.path], pair))
    ]


def _call(scene: Scene, pair: Pair) -> ApiCall | None:
    """What two texts name, whichever comes first; a method alone may be anybody's."""
    second = pair.value.value if isinstance(pair.value, ir.Text) else ""
    for module, method in ((pair.name, second), (second, pair.name)):
        if scene.urls.module(module) == module and scene.urls.method(method) == method:
            return ApiCall(module, method, "") if module and method else None
    return None


def _draft(scene: Scene, rule: Rule, module: Module, pair: Pair, call: ApiCall, callee: str) -> Draft:
    return Draft(
        rule,
        module.path,
        pair.span,
        pair.statement,
        Confidence.LIKELY,
        calls=(call,),
        via=callee,
        product=scene.pack.about.product,
        context=context(module.path),
        words={"name": callee},
    )


def _callee(text: str, pair: Pair) -> str:
    row = lines(text)[pair.key_span.line - 1]
    found = CALLEE.search(row[max(0, pair.key_span.column - FAR) : pair.key_span.column])
    return found[1] if found is not None else ""
