"""The Recorder: the one place that turns lowered statements into the facts of a module.

A front end lowers expressions and tells the Recorder, statement by statement, what happens to them; the Recorder walks
the expressions, notes calls, literals and pairs, decides where a write lands, and keeps order and branches. Because
every front end shares it, two parsers of one language give the same facts.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.branching import INSIDE, Test
from auditor.frontends.opened import Open, declare, for_each, loops, receive, receiver_named, sharing
from auditor.frontends.places import Places
from auditor.frontends.targets import STEPS, changed, ends, given_pair, lands, mutator, mutators, unpacked
from auditor.frontends.walk import LEAVES, children, ending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.frontends.dialect import Dialect, LibraryRow


@dataclass(slots=True)
class Within:
    """For a while, what is recorded belongs to a statement."""

    recorder: Recorder
    span: ir.Span

    def __enter__(self) -> None:
        """The statement begins."""
        self.recorder.standing, self.span = self.span, self.recorder.standing

    def __exit__(self, *_error: object) -> None:
        """It ends, and that around it goes on."""
        self.recorder.standing = self.span


class Recorder:
    """Collects the facts of one file. Spans given to it count lines from 1 and columns from 0."""

    def __init__(self, path: str, dialect: Dialect, span: ir.Span) -> None:
        self._path = path
        self._dialect = dialect
        self._places = Places(dialect, span)
        self.standing = span
        """The statement that what is recorded belongs to."""
        self.namespace = ""
        self._receivers: set[str] = set()
        """The names that mean the receiver somewhere in the file."""
        self._calls: list[ir.CallSite] = []
        self._imports: list[ir.Import] = []
        self._literals: list[ir.Literal] = []
        self._pairs: list[ir.Pair] = []
        self._comments: list[ir.Comment] = []

    # --- where we are

    @property
    def scope(self) -> int:
        """The number of the scope that statements now belong to."""
        return self._places.stack[-1]

    @property
    def class_name(self) -> str | None:
        """The name of the class that the scope belongs to, if it belongs to one."""
        owner = self._places.scopes[self.scope].owner
        return None if owner is None else self._places.scopes[owner].name

    def statement(self, span: ir.Span) -> Within:
        """What is recorded inside belongs to this statement (of a compound one: to its header)."""
        return Within(self, span)

    def branch(self) -> int:
        """A number for a new branching of the control flow."""
        return self._places.trail.branch()

    def arm(
        self, branch: int, arm: int, test: ir.Expression | None = None, *, loop: bool = False
    ) -> AbstractContextManager[None]:
        """What is recorded inside happens only in this arm; `test` is its condition where there is one."""
        asked = None if test is None else Test(test, self.scope, self._places.order + 1, self._places.trail.path)
        return self._places.trail.inside(branch, arm, asked, loop=loop)

    def loop(self, test: ir.Expression | None = None) -> AbstractContextManager[None]:
        """What is recorded inside is done again and again, or never."""
        return self.arm(self.branch(), 0, test, loop=True)

    def leave(self) -> None:
        """The function is left here."""
        self._places.trail.leave()

    def escape(self, *, far: bool = False) -> None:
        """A loop is left or begun anew here: the one around, or (`far`) one further out."""
        self._places.trail.escape(far=far)

    def attempt(self, branch: int, arms: int, *, finally_: bool) -> None:
        """The first arm of the branch may be left for each of the others; the end is always done with `finally_`."""
        self._places.trail.attempts[branch] = arms if finally_ else 1
        if not finally_:
            self._places.trail.closed(branch, arms)

    def around(self) -> list[Open]:
        """The current scope and, from nameless functions outwards, those whose variables it shares."""
        return sharing(self._places.scopes, self.scope)

    def target(self, expression: ir.Expression) -> ir.Expression:
        """What is written to, where the same words would call a function without arguments."""
        return self._places.target(expression)

    def mixed_in(self, base: ir.Expression) -> None:
        """A further base of the class that statements now belong to."""
        self.use(base)
        here = self._places.scopes[self.scope]
        here.bases = (*here.bases, base)

    def exhaustive(self, branch: int, arms: int) -> None:
        """One of the branch's arms is always taken."""
        self._places.trail.closed(branch, arms)

    # --- scopes

    @contextmanager
    def class_(self, name: str, span: ir.Span, bases: tuple[ir.Expression, ...]) -> Iterator[int]:
        """A class: bound in the scope around it if it has a name; what is recorded inside belongs to it."""
        number = len(self._places.scopes)
        for base in bases:
            self.use(base)
        if name:
            self._places.bind("definition", name, span, defines=number)
        self._places.scopes.append(Open(number, "class", name, self.scope, number, span, bases=bases))
        with self._inside(number):
            yield number

    def again(self, number: int) -> AbstractContextManager[None]:
        """What is recorded inside belongs to a scope that was left before."""
        return self._inside(number)

    def base(self, number: int, base: ir.Expression) -> None:
        """One more base of a class."""
        opened = self._places.scopes[number]
        opened.bases = (*opened.bases, base)

    def entry(self, number: int, key: ir.Text, value: ir.Expression) -> None:
        """What a literal object, recorded as a class, has under a key; the value is recorded elsewhere."""
        self._places.order += 1
        row = ir.Binding("assign", key.value, key.span, self.scope, self._places.order, self._places.trail.path, value)
        self._places.scopes[number].note(row)

    @contextmanager
    def function(
        self,
        name: str | None,
        span: ir.Span,
        parameters: tuple[ir.Parameter, ...],
        decorators: tuple[str, ...] = (),
        *,
        bound: bool = True,
        receiver: str = "",
    ) -> Iterator[int]:
        """A function: bound in the scope around it unless it has no name. Defaults must be lowered before this."""
        number = len(self._places.scopes)
        around = self._places.scopes[self.scope]
        last = {decorator.rpartition(".")[2] for decorator in decorators}
        opened = Open(number, "function", name or "", self.scope, around.owner, span, receiver=receiver)
        opened.take(parameters)
        if around.kind == "class":
            receive(opened, self._dialect, last)
            self._receivers.add(opened.receiver_name)
        if name and bound and not last.intersection(self._dialect.writers):
            self._places.bind("definition", name, span, defines=number)
        for parameter in opened.parameters:
            if parameter.default is not None:
                self.use(parameter.default)
                self._pair("default", parameter.name, parameter.default, parameter.default.span)
        self._places.scopes.append(opened)
        with self._inside(number):
            yield number

    @contextmanager
    def _inside(self, number: int) -> Iterator[None]:
        self._places.stack.append(number)
        with self._places.trail.anew():
            yield
        self._places.stack.pop()

    def outer(self, names: tuple[str, ...], *, module: bool) -> None:
        """These names of the current scope mean those of the module (global) or of the function around (nonlocal)."""
        here = self._places.scopes[self.scope]
        for name in names:
            here.elsewhere[name] = 0 if module else (here.parent or 0)

    def name(self, name: str, span: ir.Span) -> ir.Expression:
        """The expression that a bare name is: the receiver where the dialect names it as a parameter."""
        kind = receiver_named(self._places.scopes, self.scope, name) if name in self._receivers else ""
        return ir.This(span, kind) if kind else ir.Name(span, name)

    # --- statements

    def use(self, expression: ir.Expression) -> None:
        """The expression is evaluated here: its calls, literals and pairs are facts."""
        calls: list[ir.Call] = []
        stack: list[tuple[ir.Expression, str]] = [(expression, "value")]
        while stack:
            node, role = stack.pop()
            if isinstance(node, ir.Text):
                self._literals.append(ir.Literal(node, self.scope, role, self.standing))
            if type(node) in LEAVES:
                continue
            if isinstance(node, ir.Call):
                calls.append(node)
                self._arguments(node)
            elif isinstance(node, ir.Mapping):
                self._entries(node)
            elif isinstance(node, ir.Comprehension):
                with self.arm(self.branch(), INSIDE):
                    for clause in node.clauses:
                        self.assign(clause.target, clause.iterable, "loop", node.span, quiet=True)
            below = children(node)
            below.reverse()
            stack += below
        for call in reversed(calls):
            self._called(call)

    def _arguments(self, node: ir.Call) -> None:
        for argument in node.arguments:
            if argument.name and argument.spread != "type":
                self._pair("argument", argument.name, argument.value, argument.value.span)

    def _entries(self, node: ir.Mapping) -> None:
        for entry in node.entries:
            if isinstance(entry.key, ir.Text):
                self._pair("entry", entry.key.value, entry.value, entry.key.span)

    def _called(self, call: ir.Call) -> None:
        self._places.order += 1
        self._calls.append(ir.CallSite(call, self.scope, self._places.order, self._places.trail.path, self.standing))
        for_each(self._places.scopes, self.scope, call, self._dialect)
        self._places.passed(call)
        row = mutator(mutators(self._dialect), call, method=isinstance(call.callee, ir.Member))
        if row is not None:
            self._mutated(call, row)
        elif (given := given_pair(call, self._dialect)) is not None:
            self._pair("argument", given.key.value, given.value, given.key.span)

    def _mutated(self, call: ir.Call, row: LibraryRow) -> None:
        """A call that changes what it is called on, or its first argument, or (define) a global name."""
        if row.operation in {"define", "setmember"}:
            (self._defined if row.operation == "define" else self._member_set)(call)
            return
        if (change := changed(call, row.operation)) is None:
            return
        step = row.operation in STEPS
        if not step or lands(self._dialect, call.callee):
            self._places.land(change.target, change.value, change.kind, call.span, key=change.key)
        if step and isinstance(change.value, ir.Mapping):
            self._entries(change.value)
        elif change.kind in {"item", "default"} and (key := ending(change.key)) is not None:
            self._pair("item", key.value, change.value, key.span)

    def _defined(self, call: ir.Call) -> None:
        if len(call.arguments) < 2:  # noqa: PLR2004 - a name and its value
            return
        name, value = (argument.value for argument in call.arguments[:2])
        if isinstance(name, ir.Text):
            self._places.bind("assign", name.value, call.span, value=value, scope=0)
            self._pair("assign", name.value, value, name.span)

    def _member_set(self, call: ir.Call) -> None:
        """A member that is written by its name: of what is called on, or of the first argument."""
        values = [argument.value for argument in call.arguments]
        if isinstance(call.callee, ir.Member):
            values.insert(0, call.callee.base)
        if len(values) > 2 and isinstance(values[1], ir.Text):  # noqa: PLR2004 - object, name, value
            member = ir.Member(values[1].span, values[0], values[1].value)
            self._places.land(member, values[2], "assign", call.span)
            self._pair("field", member.name, values[2], member.span)
        elif len(values) > 2:  # noqa: PLR2004
            self._places.land(values[0], values[2], "item", call.span, key=values[1])

    def declare(self, target: ir.Expression, value: ir.Expression | None = None) -> None:
        """The names of a target are the current scope's own; one that is given the receiver means the receiver."""
        here = self._places.scopes[self.scope]
        declare(here, target, value, receives=self._dialect.declares)
        self._receivers |= here.receivers

    def assign(
        self,
        target: ir.Expression,
        value: ir.Expression | None,
        kind: str,
        span: ir.Span,
        *,
        quiet: bool = False,
        type_: str | None = None,
    ) -> None:
        """`target` gets `value`: kind assign, choice, augmented or loop. `quiet`: the value is recorded elsewhere."""
        if value is not None and not quiet:
            self.use(value)
        self._places.type = type_
        target = self.target(target)
        for index, (part, worth) in enumerate(unpacked(target, value, kind)):
            position = None if worth is not value or part is target else index
            self._write(part, worth, kind, span, position)
        self._places.type = None

    def _write(
        self, target: ir.Expression, value: ir.Expression | None, kind: str, span: ir.Span, index: int | None
    ) -> None:
        match target:
            case ir.Sequence(items=items):
                for item in items:
                    self._write(item, None, "declared", span, None)
            case ir.Opaque(parts=parts):
                for part in parts:
                    self._write(part, value, "declared", span, None)
            case ir.Index():
                self._write_item(target, value, kind, span)
            case _:
                self._places.land(target, value, kind, span, index=index)
                if isinstance(target, ir.Member):
                    self.use(target.base)
                if value is not None and index is None and kind in {"assign", "choice"}:
                    self._pair_of(target, value)

    def _write_item(self, target: ir.Index, value: ir.Expression | None, kind: str, span: ir.Span) -> None:
        plain = "item" if target.key else "append" if self._dialect.growing else "open"
        kinds = {"assign": plain, "augmented": plain, "choice": "default" if target.key else plain}
        grown = value and ir.Concat(span, (target, value)) if kind == "augmented" and target.key else value
        self._places.land(target.base, grown, kinds.get(kind, "open"), span, key=target.key)
        self.use(target.base)
        if isinstance(target.key, ir.Text):
            self._literals.append(ir.Literal(target.key, self.scope, "key", self.standing))
            if value is not None:
                self._pair("item", target.key.value, value, target.key.span)
        elif target.key is not None:
            self.use(target.key)

    def _pair_of(self, target: ir.Expression, value: ir.Expression) -> None:
        if isinstance(target, ir.Name | ir.Member):
            self._pair("field" if isinstance(target, ir.Member) else "assign", target.name, value, target.span)

    def returned(self, expression: ir.Expression) -> None:
        """The function around may return this."""
        self.use(expression)
        row = ir.Return(expression, self._places.order + 1, self._places.trail.path)
        self._places.scopes[self.scope].returns.append(row)

    def imported(self, source: str, member: str | None, alias: str, level: int, span: ir.Span) -> None:
        """One imported name (see `ir.Import`)."""
        row = ir.Import(source, member, alias, level, span)
        self._imports.append(row)
        if alias:
            self._places.bind("import", alias, span, imported=row)

    def removed(self, target: ir.Expression, span: ir.Span) -> None:
        """What the target names is taken away: an item, or a member."""
        if isinstance(target, ir.Index):
            self._places.land(target.base, None, "removed" if target.key else "open", span, key=target.key)
        elif isinstance(target, ir.Member) and self._dialect.keyed_members:
            key = ir.Text(target.span, target.name, target.span)
            self._places.land(target.base, None, "removed", span, key=key)

    def done(self, expression: ir.Expression) -> None:
        """The expression is a statement: a call after which nothing comes leaves the function."""
        self.use(expression)
        if ends(expression, self._dialect):
            self.leave()

    def string_statement(self, text: ir.Text) -> None:
        """A string that stands as a statement of its own: a docstring, or code that was put to sleep."""
        self._literals.append(ir.Literal(text, self.scope, "docstring", text.span))

    def comment(self, text: str, span: ir.Span) -> None:
        """A comment, its marks included."""
        self._comments.append(ir.Comment(text, span))

    def _pair(self, kind: str, name: str, value: ir.Expression, key_span: ir.Span) -> None:
        name = name.removeprefix(self._dialect.sigil)
        span = ir.Span(*min(key_span[:2], value.span[:2]), *max(key_span[2:], value.span[2:]))
        order, path = self._places.order, self._places.trail.path
        self._pairs.append(ir.Pair(kind, name, value, span, key_span, self.scope, order, path, self.standing))

    def module(self, *, errors: int, reader: str) -> ir.Module:
        """The finished module."""
        scopes = tuple(scope.frozen(self._dialect) for scope in self._places.scopes)
        return ir.Module(
            self._path, self._dialect, scopes, tuple(self._calls),
            tuple(self._imports), tuple(self._literals), tuple(self._pairs), tuple(self._comments),
            self._places.trail.known(loops(scopes)), errors, reader, namespace=self.namespace,
        )  # fmt: skip
