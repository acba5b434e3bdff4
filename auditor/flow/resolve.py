"""The evaluator: what an expression may be, asked backwards from where it is used.

Every question is bounded by construction: fuel, depth, alternatives. An answer that hit a bound is remembered within
its question only, and an answer taken from memory costs the fuel that finding it cost, so that the order of questions
never changes an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow import calling, edits, library, members, names
from auditor.flow.configuration import Configuration
from auditor.flow.formatting import percent, repeated
from auditor.flow.frames import DEPTH, Answer, Construction, Frame, Moment, Question
from auditor.flow.query import query_texts
from auditor.flow.shapes import (
    CHARACTERS,
    Cell,
    Nothing,
    Number,
    Origin,
    Row,
    Table,
    Text,
    Thing,
    Value,
    Values,
    bounded,
    hole,
    literal,
    pieces,
    placed,
    text_of,
    together,
    unknown,
    with_cell,
)
from auditor.flow.truth import falsy, truth
from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.flow.families import Family
    from auditor.flow.program import Program

EXPANSIONS = 24
SPARED = 9
ROW_ITEMS = 256


class Resolver:
    """Answers questions about one program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.configuration = Configuration(program)
        self.question = Question()
        self._generic: dict[tuple[str, int, Thing | None], Frame] = {}
        self._constructions: dict[tuple[int, int], Construction] = {}
        self.families: dict[tuple[str, int], Family] = {}
        self._evaluate: dict[type[ir.Expression], Callable[..., Values]] = {
            ir.Text: self._text,
            ir.Null: lambda *_: (Nothing(),),
            ir.Number: lambda node, frame, _: (Number(node.value, Origin(frame.module.path, node.span)),),
            ir.Concat: self._concat,
            ir.Format: self._format,
            ir.Name: lambda node, frame, at: names.lookup(self, node.name, frame, at),
            ir.This: lambda node, frame, _: members.this(self, node.kind, frame),
            ir.Member: self._member,
            ir.Index: self._index,
            ir.Call: lambda node, frame, at: calling.call(self, node, frame, at),
            ir.Mapping: self._mapping,
            ir.Sequence: self._sequence,
            ir.Choice: self._choice,
            ir.Compare: lambda *_: (hole("number", "test"),),
            ir.Comprehension: self._comprehension,
            ir.Function: self._function,
            ir.Opaque: self._opaque,
        }

    def ask(self, expression: ir.Expression, frame: Frame, at: Moment) -> Values:
        """What the expression may be, as a question of its own with fresh bounds."""
        self.question = Question()
        return self.evaluate(expression, frame, at)

    def generic(self, module: ir.Module, scope: int, receiver: Thing | None = None) -> Frame:
        """The frame of a scope that nobody in particular calls; one for each receiver's class."""
        owner = module.scopes[scope].owner
        if receiver is None and owner is not None:
            receiver = Thing("instance", module.scopes[owner].name, module.path, owner)
        key = (module.path, scope, receiver)
        frame = self._generic.get(key)
        if frame is None:
            frame = self._generic[key] = Frame(module, scope, receiver)
        return frame

    def construction(self, call: ir.Call, frame: Frame, at: Moment) -> Construction:
        """The one construction that stands for this call in this frame."""
        key = (id(call), id(frame))
        if key not in self._constructions:
            self._constructions[key] = Construction(call, frame, at)
        return self._constructions[key]

    def evaluate(self, node: ir.Expression, frame: Frame, at: Moment) -> Values:
        """What the expression may be, within the question that is being answered. Never empty, never raises."""
        question = self.question
        answer = frame.memo.get((id(node), at.order))
        mark = (id(node), at.order, id(frame))
        if answer is not None and not _affordable(answer, question):
            answer = None
        elif answer is None:
            answer = question.passing.get(mark)
            question.cuts += answer is not None
        if answer is not None:
            question.slack = min(question.slack, question.fuel - answer.need)
            question.deepest = max(question.deepest, question.depth + answer.reach)
            question.fuel -= answer.cost
            question.unsettled += answer.unsettled
            return answer.values
        if isinstance(node, ir.Text):
            return self._text(node, frame, at)
        if question.fuel <= 0 or question.depth >= DEPTH or mark in question.active:
            return self.cut()
        return self._answer(node, frame, at, mark)

    def _answer(self, node: ir.Expression, frame: Frame, at: Moment, mark: tuple[int, int, int]) -> Values:
        question = self.question
        fuel, cuts, unsettled = question.fuel, question.cuts, question.unsettled
        slack, deepest = question.slack, question.deepest
        question.fuel -= 1
        question.slack = question.fuel
        question.depth += 1
        question.deepest = question.depth
        question.active.add(mark)
        values = self._evaluate[type(node)](node, frame, at) or (hole("cut"),)
        if isinstance(node, ir.Call | ir.Index | ir.Member):
            values = tuple(placed(value, Origin(frame.module.path, node.span)) for value in values)
        question.active.discard(mark)
        question.depth -= 1
        answer = Answer(
            values,
            cost=fuel - question.fuel,
            need=fuel - question.slack,
            reach=question.deepest - question.depth,
            unsettled=question.unsettled > unsettled,
        )
        question.slack = min(question.slack, slack)
        question.deepest = max(question.deepest, deepest)
        if question.cuts == cuts:
            frame.memo[id(node), at.order] = answer
        else:
            question.passing[mark] = answer
            question.keep.append(frame)
        return values

    def cut(self) -> Values:
        """What is said of something that leads back to itself."""
        self.question.cuts += 1
        return (hole("cut"),)

    def guarded(self, mark: tuple[object, ...], work: Callable[[], Values]) -> Values:
        """A step that may lead back to itself without an expression in between: bounded like an evaluation."""
        question = self.question
        if question.fuel <= 0 or question.depth >= DEPTH or mark in question.active:
            return self.cut()
        question.fuel -= 1
        question.slack = min(question.slack, question.fuel)
        question.depth += 1
        question.deepest = max(question.deepest, question.depth)
        question.active.add(mark)
        values = work()
        question.active.discard(mark)
        question.depth -= 1
        return values

    # --- texts

    def _text(self, node: ir.Text, frame: Frame, _: Moment) -> Values:
        origin = Origin(frame.module.path, node.content)
        if len(node.value) > CHARACTERS:
            return together([(literal(node.value[:CHARACTERS], origin),), (hole("many"),)])
        return (literal(node.value, origin),)

    def _concat(self, node: ir.Concat, frame: Frame, at: Moment) -> Values:
        follow = sum(not isinstance(part, ir.Text) for part in node.parts)
        columns = []
        for part in node.parts:
            follow -= not isinstance(part, ir.Text)
            columns.append(self.sparing(part, frame, at, follow))
        flat = [value for column in columns for value in column]
        if all(_counts(value) for value in flat):
            return (hole("number", "sum"),)
        if any(isinstance(value, Row) for value in flat):
            return (_chained(columns),)
        if any(isinstance(value, Table) for value in flat):
            columns = [_written(column) for column in columns]
        return together(columns)

    def sparing(self, node: ir.Expression, frame: Frame, at: Moment, follow: int) -> Values:
        """What a part may be, with fuel held back for those that follow it: one that leads far hides no other."""
        return self.sparingly(follow, follow + SPARED, lambda: self.evaluate(node, frame, at))

    def sparingly(self, part: int, whole: int, work: Callable[[], Values]) -> Values:
        """What some work gives while this part of the whole fuel is held back."""
        question = self.question
        fuel, slack = question.fuel, question.slack
        spared = max(fuel, 0) * part // whole
        question.fuel -= spared
        question.slack = question.fuel
        values = work()
        need = fuel - spared - question.slack
        question.fuel += spared
        question.slack = min(slack, fuel - ((need - 1) * whole // (whole - part) + 1))
        return values

    def _format(self, node: ir.Format, frame: Frame, at: Moment) -> Values:
        templates = self.evaluate(node.template, frame, at)
        values = self.evaluate(node.values, frame, at)
        if any(isinstance(template, Number) for template in templates):
            return (hole("number", "rest"),)
        return bounded(text for template in templates for text in percent(template, values))

    # --- structures

    def _mapping(self, node: ir.Mapping, frame: Frame, at: Moment) -> Values:
        table = Table()
        for entry in node.entries:
            value = self.evaluate(entry.value, frame, at)
            if entry.key is None:
                table = edits.spread(table, value)
                continue
            keys = [text_of(key) for key in self.evaluate(entry.key, frame, at)]
            for key in keys:
                if key.known is None:
                    table = Table(table.cells, open=True)
                else:
                    origin = Origin(frame.module.path, entry.key.span)
                    named = next((piece.origin for piece in pieces(key)), None)
                    table = with_cell(table, Cell(key.known, value, len(keys) > 1, origin, named))
        return (table,)

    def _sequence(self, node: ir.Sequence, frame: Frame, at: Moment) -> Values:
        items: list[Values] = []
        loose = len(node.items) > ROW_ITEMS
        for item in node.items[:ROW_ITEMS]:
            if isinstance(item, ir.Opaque) and item.kind == "spread" and item.parts:
                inner = self.evaluate(item.parts[0], frame, at)[0]
                items.extend(inner.items if isinstance(inner, Row) else ())
                loose = loose or not isinstance(inner, Row) or inner.open
            else:
                items.append(self.evaluate(item, frame, at))
        return (Row(tuple(items), loose),)

    def _index(self, node: ir.Index, frame: Frame, at: Moment) -> Values:
        bases = self.evaluate(node.base, frame, at)
        if node.key is None:
            return bounded(base if isinstance(base, Row) else _part_of(base) for base in bases)
        keys = self.evaluate(node.key, frame, at)
        return bounded(value for base in bases for key in keys for value in members.item(self, base, key, frame))

    def _member(self, node: ir.Member, frame: Frame, at: Moment) -> Values:
        bases = self.evaluate(node.base, frame, at._replace(called=False))
        return bounded(value for base in bases for value in self._read(base, node, frame, at))

    def _read(self, base: Value, node: ir.Member, frame: Frame, at: Moment) -> Values:
        dialect = frame.module.dialect
        own = isinstance(base, Thing) and (base.kind != "object" or base.table.get(node.name) is not None)
        own = own or (isinstance(base, Row) and node.name in dialect.pair_members)
        if node.name in dialect.reads and not own:
            values = library.read(self, base, node, frame, at)
            if values:
                return values
        return members.member(self, base, node.name, frame, at)

    def _choice(self, node: ir.Choice, frame: Frame, at: Moment) -> Values:
        if node.test is not None and len(node.arms) > 1:
            verdict = truth(self, node.test, frame, at)
            arms = node.arms if verdict is None else (node.arms[0 if verdict else 1],)
            return bounded(value for arm in arms for value in self.evaluate(arm, frame, at))
        found: list[Value] = []
        for arm in node.arms:
            values = self.evaluate(arm, frame, at)
            last = arm is node.arms[-1]
            found.extend(value for value in values if last or not falsy(value))
            if not any(falsy(value) or unknown(value) for value in values):
                break
        return bounded(found)

    def _comprehension(self, node: ir.Comprehension, frame: Frame, at: Moment) -> Values:
        ways = [frame]
        loose = bool(node.conditions)
        for clause in node.clauses:
            wider: list[Frame] = []
            for way in ways:
                items, more = names.items_of(self, self.evaluate(clause.iterable, way, at))
                loose = loose or more
                wider.extend(names.with_target(self, way, clause.target, item) for item in items)
            ways = wider[:EXPANSIONS]
            loose = loose or len(wider) > EXPANSIONS
        self.question.keep.extend(ways)
        elements = [self.evaluate(node.element, way, at) for way in ways or [frame]]
        if node.key is None:
            return (Row(tuple(elements), loose or not ways),)
        table = Table(open=loose or not ways)
        for way, element in zip(ways or [frame], elements, strict=True):
            for key in self.evaluate(node.key, way, at):
                known = key.known if isinstance(key, Text) else None
                table = Table(table.cells, open=True) if known is None else with_cell(table, Cell(known, element))
        return (table,)

    def _function(self, node: ir.Function, frame: Frame, _: Moment) -> Values:
        name = frame.module.scopes[node.scope].name
        return (Thing("function", name, frame.module.path, node.scope, frame),)

    def _opaque(self, node: ir.Opaque, frame: Frame, at: Moment) -> Values:
        if node.kind in {"and", "await", "comma"} and node.parts:
            return self.evaluate(node.parts[-1], frame, at)
        if node.kind == "unary" and node.parts:
            return (hole("number", "sum"),)
        if node.kind in {"union", "overlay"} and node.parts:
            return self._union(node, frame, at)
        if node.kind == "times" and len(node.parts) > 1:
            return repeated(*(self.evaluate(part, frame, at) for part in node.parts[:2]))
        if node.kind == "include":
            return self._included(node, frame)
        return (hole("item", node.kind),)

    def _included(self, node: ir.Opaque, frame: Frame) -> Values:
        """What a file that is run here gives back, as one that holds settings does."""
        row = next((row for row in frame.module.imports if row.span == node.span), None)
        found = members.module_of(self, frame.module, row) if row is not None else None
        inner = self.generic(found, 0) if found is not None and found.scopes[0].returns else None
        return calling.returned(self, inner) if inner is not None else (hole("item", node.kind),)

    def _union(self, node: ir.Opaque, frame: Frame, at: Moment) -> Values:
        """Mappings put together, the first one first in rank, in an overlay the last one; or a sum."""
        columns = [self.evaluate(part, frame, at) for part in node.parts]
        if not any(isinstance(value, Table) for column in columns for value in column):
            return (hole("number", "sum"),)
        table = Table()
        for column in columns if node.kind == "overlay" else reversed(columns):
            table = edits.spread(table, column)
        return (table,)


def _counts(value: Value) -> bool:
    """Whether it is a number, or was made of some."""
    found = unknown(value)
    return isinstance(value, Number) or (found is not None and found.kind == "number")


def _affordable(answer: Answer, question: Question) -> bool:
    """Whether it could have been found out here and now; else it is, as far as what is left allows."""
    return answer.need <= question.fuel and question.depth + answer.reach <= DEPTH


def _written(column: Values) -> Values:
    """A mapping of parameters put into a text is a query."""
    return bounded(text for value in column for text in (query_texts(value) if isinstance(value, Table) else (value,)))


def _chained(columns: list[Values]) -> Row:
    items: list[Values] = []
    loose = False
    for column in columns:
        row = next((value for value in column if isinstance(value, Row)), None)
        items.extend(row.items if row else ())
        loose = loose or row is None or row.open or len(column) > 1
    return Row(tuple(items[:ROW_ITEMS]), loose)


def _part_of(base: Value) -> Value:
    """A slice of something: of a text only the fact that it came from there is kept."""
    found = unknown(base)
    return hole("item", found.name if found else "slice")
