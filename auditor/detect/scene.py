"""What every family of detectors looks at: the pack, the program, its texts, and what requests have used up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.detect.context import of_path
from auditor.flow.shapes import Either, Hole, Number, Origin, Piece, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.detect.clients import Use
    from auditor.detect.context import Vicinity
    from auditor.detect.sections import Sections
    from auditor.detect.urls import Urls
    from auditor.flow.calls import Built, Request
    from auditor.flow.resolve import Resolver
    from auditor.flow.shapes import Table, Value
    from auditor.frontends.ir import Module, Span
    from auditor.pack.rows import Pack, Rule

ROLES = ("docstring", "comment")
NOWHERE: frozenset[Span] = frozenset()


@dataclass(slots=True, eq=False)
class Scene:
    """One program seen with one pack. `texts` by path; `used` are, by path, the places that reported requests explain.

    `repeats` says by path and line how many further lines of a log say the same; `covered` are the stretches of lines
    that findings are about.
    """

    pack: Pack
    urls: Urls
    resolver: Resolver
    modules: tuple[Module, ...]
    texts: dict[str, str]
    vicinity: Vicinity
    requests: list[Request] = field(default_factory=list)
    built: list[Built] = field(default_factory=list)
    clients: list[Use] = field(default_factory=list)
    repeats: dict[str, dict[int, int]] = field(default_factory=dict)
    used: dict[str, set[Span]] = field(default_factory=dict)
    covered: dict[tuple[str, int], list[Span]] = field(default_factory=dict)
    sections: dict[str, Sections] = field(default_factory=dict)
    products: dict[str, str] = field(default_factory=dict)

    def rules(self, on: str) -> list[Rule]:
        """The pack's rules that match on something."""
        return [rule for rule in self.pack.rules if rule.match.on == on]

    def use(self, origins: Iterable[Origin]) -> None:
        """These places are explained by a finding."""
        for origin in origins:
            self.used.setdefault(origin.path, set()).add(origin.span)

    def cover(self, path: str, span: Span) -> None:
        """This stretch of a line is reported."""
        self.covered.setdefault((path, span.line), []).append(span)

    def is_covered(self, path: str, span: Span) -> bool:
        """Whether a place lies within a stretch that is reported."""
        around = self.covered.get((path, span.line), ())
        return any(one.column <= span.column and span[2:] <= one[2:] for one in around)

    def is_used(self, path: str, span: Span) -> bool:
        """Whether a place is explained already."""
        return span in self.used.get(path, NOWHERE)

    def is_used_key(self, path: str, span: Span) -> bool:
        """The same of a key, with its quotes or without."""
        used = self.used.get(path, NOWHERE)
        if not used or span in used:
            return bool(used)
        return span._replace(column=span.column + 1, end_column=span.end_column - 1) in used


def context(path: str, role: str = "value") -> tuple[str, ...]:
    """The contexts of something in a file."""
    return (*((role,) if role in ROLES else ("code",)), *of_path(path))


def origins_of(value: Value) -> Iterable[Origin]:
    """Where the known pieces of a value were written."""
    if isinstance(value, Text):
        for part in value.parts:
            match part:
                case Piece(origin=Origin() as origin):
                    yield origin
                case Either(options):
                    for option in options:
                        yield from origins_of(option)
                case Hole(default=Text() as default):
                    yield from origins_of(default)
                case Hole("env" | "settings", origin=Origin() as origin):
                    yield origin
                case _:
                    pass
    elif isinstance(value, Number) and value.origin is not None:
        yield value.origin


def cell_origins(table: Table) -> Iterable[Origin]:
    """Where the keys of a table were written."""
    for cell in table.cells:
        yield from (origin for origin in (cell.origin, cell.named, *cell.others) if origin is not None)
