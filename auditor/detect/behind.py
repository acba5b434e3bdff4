"""What code puts behind the name of a parameter where it spells a text out, wherever it is sent: `"&key=" + value`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.detect.patterns import alternatives
from auditor.flow.frames import Moment
from auditor.flow.shapes import whole
from auditor.frontends import ir
from auditor.frontends.walk import expressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.detect.scene import Scene
    from auditor.flow.shapes import Origin


def literals(scene: Scene, names: frozenset[str]) -> Iterator[tuple[str, Origin]]:
    """The whole literals that stand in a variable or field behind one of the names, in files near the vendor."""
    ends = re.compile(rf"(?:\A|[?&\s])(?:{alternatives(re.escape(name) for name in sorted(names))})=\Z", re.IGNORECASE)
    for module in scene.modules if names else ():
        if not module.dialect.code or not scene.vicinity.around(module.path):
            continue
        for text, scope, moment in _texts(module):
            for before, value in zip(text.parts, text.parts[1:], strict=False):
                told = isinstance(before, ir.Text) and ends.search(before.value) is not None
                if not told or not isinstance(value, ir.Name | ir.Member):
                    continue
                for one in scene.resolver.ask(value, scene.resolver.generic(module, scope), moment):
                    part = whole(one)
                    if part is not None and part.origin is not None:
                        yield part.text, part.origin


def _texts(module: ir.Module) -> Iterator[tuple[ir.Concat, int, Moment]]:
    """What is put together in assignments and in the arguments of calls."""
    for scope in module.scopes:
        for rows in (*scope.names.values(), *scope.fields.values()):
            for row in rows:
                for node in expressions(row.value) if isinstance(row.value, ir.Concat) else ():
                    if isinstance(node, ir.Concat):
                        yield node, row.scope, Moment(row.order, row.path)
    for site in module.calls:
        for argument in site.call.arguments:
            if isinstance(argument.value, ir.Concat):
                yield argument.value, site.scope, Moment(site.order, site.path)
