"""Documents keep things of many vendors side by side: whether a key stands in a part that has to do with this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir

if TYPE_CHECKING:
    from auditor.detect.scene import Scene

NEAREST = 2
ABOVE = 8
"""A comment speaks of the lines below it, so many of them."""


RESOURCE = ("metadata", "name")
CONTENTS = {"data", "stringData"}
"""Where the resources of a cluster are named, and what they hold: the name speaks for all of it."""


class Sections:
    """The parts of one document that speak of the vendor: those of its keys and values, and below its comments."""

    def __init__(self, module: ir.Module, words: tuple[str, ...]) -> None:
        self._whole = any(word in module.path.lower() for word in words)
        self._comments = [row.span.end_line for row in module.comments if _says(row.text, words)]
        self._holders: set[str] = set()
        for pair in module.pairs:
            if _says(f"{pair.holder} {pair.name} {_said(pair)}", words):
                self._holders.add(pair.holder)
        self._named = _resources(module, words)
        self._within = {above for holder in self._holders for above in _ways_up(holder)}

    def about(self, pair: ir.Pair) -> bool:
        """Whether the part around a pair speaks of the vendor."""
        nowhere = not self._holders and not self._comments
        if self._whole or nowhere or not pair.holder or "" in self._holders or pair.holder in self._within:
            return True
        if any(above in self._holders for above in _ways_up(pair.holder)):
            return True
        line = pair.key_span.line
        if self._named and pair.holder in CONTENTS:
            return min((abs(line - row), row, named) for row, named in self._named)[2]
        return any(line - ABOVE <= row <= line for row in self._comments)


def _resources(module: ir.Module, words: tuple[str, ...]) -> list[tuple[int, bool]]:
    """Where resources are named, and whether by the vendor's name."""
    names = [pair for pair in module.pairs if (pair.holder, pair.name) == RESOURCE and isinstance(pair.value, ir.Text)]
    return [(pair.key_span.line, _says(_said(pair), words)) for pair in names]


def _said(pair: ir.Pair) -> str:
    return pair.value.value if isinstance(pair.value, ir.Text) else ""


def _says(text: str, words: tuple[str, ...]) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in words)


def _ways_up(holder: str) -> list[str]:
    parts = holder.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts) + 1)]


def about(scene: Scene, module: ir.Module, pair: ir.Pair) -> bool:
    """Whether a pair stands in a part of its file that has to do with the vendor; code has no parts."""
    if module.dialect.code or not pair.holder:
        return True
    found = scene.sections.get(module.path)
    if found is None:
        words = tuple(word.lower() for word in scene.pack.about.context)
        found = scene.sections[module.path] = Sections(module, words)
    return found.about(pair)


def above(pair: ir.Pair) -> tuple[str, ...]:
    """The nearest names above a pair."""
    return tuple(pair.holder.split(".")[-NEAREST:]) if pair.holder else ()
