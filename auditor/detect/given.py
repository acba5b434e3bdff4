"""What the object of a library is made with, where that is no literal: what it may be, and what callers hand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow import calling
from auditor.flow.frames import Moment
from auditor.flow.program import function_around
from auditor.flow.shapes import Thing, whole
from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.detect.clients import Use
    from auditor.detect.scene import Scene
    from auditor.flow.frames import Frame
    from auditor.flow.program import Site
    from auditor.flow.shapes import Origin

CALLERS = 16
FIRST = 4
"""So many arguments are looked at: a token comes early."""


def literals(scene: Scene, use: Use) -> Iterator[tuple[str, Origin]]:
    """The whole literals that the unnamed arguments of a construction may be, with where they were written."""
    arguments = [one.value for one in use.site.call.call.arguments if not one.name and not one.spread][:FIRST]
    followed = [value for value in arguments if isinstance(value, ir.Name | ir.Member | ir.Index)]
    seen: set[Origin] = set()
    for frame in _frames(scene, use.site) if followed else ():
        for argument in followed:
            for value in scene.resolver.ask(argument, frame, Moment(use.site.call.order, use.site.call.path)):
                part = whole(value)
                if part is not None and part.origin is not None and part.origin not in seen:
                    seen.add(part.origin)
                    yield part.text, part.origin


def _frames(scene: Scene, site: Site) -> Iterator[Frame]:
    """The scope of a call, and what it is for each call of the function around it."""
    yield scene.resolver.generic(site.module, site.call.scope)
    function = function_around(site.module, site.call.scope)
    if function.kind != "function" or site.call.scope != function.id:
        return
    for caller in scene.resolver.program.calls_of(function.name, site.module)[:CALLERS]:
        frame = scene.resolver.generic(caller.module, caller.call.scope)
        at = Moment(caller.call.order, caller.call.path)
        for callee in calling.callees(scene.resolver, caller.call.call, frame, at):
            if isinstance(callee, Thing) and callee.path == site.module.path and callee.scope == function.id:
                yield calling.entered(scene.resolver, callee, site.module, caller.call.call, frame, at)
