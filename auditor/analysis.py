"""The relevant files of one program, analysed: lowered, evaluated, matched against the pack, written down."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from auditor.detect import detect
from auditor.detect.clients import uses
from auditor.detect.context import Vicinity
from auditor.detect.scene import Scene
from auditor.detect.urls import Urls
from auditor.finish import finish
from auditor.flow import constants
from auditor.flow.calls import built, requests
from auditor.flow.program import Program
from auditor.flow.resolve import Resolver
from auditor.suppress.inline import ignores_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from auditor.findings import Finished
    from auditor.flow.callers import Search
    from auditor.flow.calls import Built, Request
    from auditor.pack.rows import Pack
    from auditor.reading import Reading

RECURSION = 4000


def analyse(
    pack: Pack,
    paths: Iterable[str],
    relevant: Sequence[str],
    reading: Reading,
    search: Search,
    step: Callable[[int], None] = lambda _: None,
    settings: Callable[[str], Iterable[str]] = lambda _: (),
) -> Finished:
    """All findings. `search` finds files that hold a name, `settings` gives the files of settings that hold one."""
    program = Program(paths, reading.module, search, settings, reading.whole)
    for done, path in enumerate(relevant, 1):
        program.module(path)
        step(done)
    texts, urls = reading.texts, Urls(pack)
    with deep_stack():
        resolver, sent, put_together = _asked(program, urls)
        if constants.led(program, sent, put_together):
            resolver, sent, put_together = _asked(program, urls)
        modules = program.modules()
        scene = Scene(
            pack, urls, resolver, modules, texts, Vicinity(pack, texts.items()), sent, put_together,
            uses(resolver, pack, modules), reading.repeats,
        )  # fmt: skip
        ignores = [row for module in modules for row in ignores_in(module, texts.get(module.path, ""))]
        views = {module.path: module.view for module in modules if module.view is not None}
        return finish(detect(scene), pack, texts, ignores, views)


def _asked(program: Program, urls: Urls) -> tuple[Resolver, list[Request], list[Built]]:
    """What is sent, and what is put together with nobody seen to send it, by a resolver that knows what is lowered."""
    resolver = Resolver(program)
    return resolver, requests(resolver, urls), built(resolver, urls, program.modules())


@contextmanager
def deep_stack() -> Iterator[None]:
    """Room for the evaluator's own bound on depth, whatever the stack below it is."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, RECURSION))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
