"""Small programs in memory, and what the evaluator says of them, as text."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from auditor.analysis import deep_stack
from auditor.flow import calls
from auditor.flow.frames import Moment
from auditor.flow.program import Program, last_name
from auditor.flow.resolve import Resolver
from auditor.flow.shapes import Cell, Nothing, Number, Row, Table, Text, Thing, Value, Values
from auditor.frontends.grammars.python_syntax import GRAMMAR
from auditor.frontends.treesitter import lower

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.frontends import ir
    from auditor.frontends.treesitter.grammar import Grammar

MAIN = "app.py"
ASKED = "send"
"""The call whose first argument a test asks for; it is defined nowhere."""

Source = str | dict[str, str]


def shown(value: Value) -> str:
    """A value in one line. A key that is only maybe there has a question mark; what may hold more ends with `…`."""
    match value:
        case Text():
            return str(value)
        case Number(number):
            return f"#{number}"
        case Nothing():
            return "None"
        case Table(cells, loose):
            return "{" + ", ".join([*map(_entry, cells), *(["…"] if loose else [])]) + "}"
        case Row(items, loose):
            return "[" + ", ".join([*map(alternatives, items), *(["…"] if loose else [])]) + "]"
        case Thing(kind, name):
            return f"<{kind} {name}>"


def _entry(cell: Cell) -> str:
    return f"{cell.key}{'?' if cell.maybe else ''}: {alternatives(cell.values)}"


def alternatives(values: Values) -> str:
    """Several values in one line."""
    return " | ".join(sorted(map(shown, values)))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a pack would look for: URLs of one invented host."""

    keys: tuple[str, ...] = ("token",)
    tokens: tuple[str, ...] = ()
    mark: str = "old.example/"

    def url(self, text: Text) -> bool:
        """Whether it speaks to the host."""
        return self.mark in str(text)

    def named(self, urls: tuple[Text, ...], parameters: Table) -> int:
        """One for a URL of which nothing is open, one for a token that is known."""
        token = parameters.get("token")
        known = token is not None and all(isinstance(value, Text) and value.known for value in token.values)
        return int(any(url.known is not None for url in urls)) + int(known)


class Small:
    """A program of a few files. The first one is read at the start, the others when something leads there."""

    def __init__(self, source: Source, grammar: Grammar = GRAMMAR) -> None:
        self.grammar = grammar
        self.files = {path: dedent(text) for path, text in files_of(source).items()}
        self.lowered: list[str] = []
        self.program = Program(self.files, self._lower, self._search)
        self.resolver = Resolver(self.program)
        first = self.program.module(next(iter(self.files)))
        assert first is not None
        self.first = first

    def _lower(self, path: str) -> ir.Module:
        self.lowered.append(path)
        return lower(self.files[path], path, self.grammar)

    def _search(self, names: tuple[str, ...], among: Sequence[str] | None = None) -> list[str]:
        searched = self.files if among is None else among
        return [path for path in searched if any(name in self.files[path] for name in names)]

    def sites(self, name: str = "") -> list[ir.CallSite]:
        """The calls of the first file; with a name those of it."""
        return [site for site in self.first.calls if not name or last_name(site.call.callee) == name]

    def ask(self, site: ir.CallSite, expression: ir.Expression) -> Values:
        """What an expression may be where a call stands."""
        with deep_stack():
            frame = self.resolver.generic(self.first, site.scope)
            return self.resolver.ask(expression, frame, Moment(site.order, site.path))

    def given(self, name: str = ASKED, index: int = 0) -> list[Values]:
        """What every call of the name is given as an argument."""
        return [self.ask(site, site.call.arguments[index].value) for site in self.sites(name)]

    def everything(self) -> Iterator[tuple[ir.CallSite, Values]]:
        """Every call of the first file, with what it may give."""
        for site in self.sites():
            yield site, self.ask(site, site.call)

    def requests(self, wanted: Wanted | None = None) -> list[calls.Request]:
        """The requests that the search for them finds."""
        with deep_stack():
            return calls.requests(self.resolver, wanted or Wanted())


def files_of(source: Source) -> Mapping[str, str]:
    """A program of one file, or as it is."""
    return {MAIN: source} if isinstance(source, str) else source


def sent(source: Source, grammar: Grammar = GRAMMAR) -> str:
    """What the first `send(…)` of the program may be given: its alternatives, sorted, between ` | `."""
    found = Small(source, grammar).given()
    assert found, "the program sends nothing"
    return alternatives(found[0])


def requested(source: Source) -> list[str]:
    """The requests of a program: `path:line VERB url {parameters}`; a wrapper ends with `*`."""
    return [_request(one) for one in Small(source).requests()]


def _request(one: calls.Request) -> str:
    where = f"{one.site.module.path}:{one.site.call.call.span.line}"
    urls = " | ".join(sorted(map(str, one.urls)))
    parameters = f" {shown(one.parameters)}" if one.parameters.cells or one.parameters.open else ""
    return f"{where} {one.verb} {urls}{parameters}{' *' if one.wrapper else ''}".replace("  ", " ")
