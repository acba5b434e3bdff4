"""The Recorder: the one place that turns lowered statements into the facts of a module.

A front end lowers expressions and tells the Recorder, statement by statement, what happens to them; the Recorder walks
the expressions, notes calls, literals and pairs, decides where a write lands, and keeps order and branches. Because
every front end shares it, two parsers of one language give the same facts.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.frontends import ir, targets
from auditor.frontends.opened import Open, declare, field_owner, for_each, home, loops, receive, receiver_named, sharing
from auditor.frontends.targets import STEPS, changed, given_pair, holder, lands, mutator, mutators, unpacked, written
from auditor.frontends.walk import children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.frontends.dialect import Dialect, LibraryRow


class Recorder:
    """Collects the facts of one file. Spans given to it count lines from 1 and columns from 0."""

    def __init__(self, path: str, dialect: Dialect, span: ir.Span) -> None:
        self._path = path
        self._dialect = dialect
        self._scopes = [Open(0, "module", "", None, None, span)]
        self._stack = [0]
        self._order = 0
        self._branches = 0
        self._trail: list[tuple[int, int]] = []
        self._statement = span
        self.namespace = ""
        self._type: str | None = None
        self._calls: list[ir.CallSite] = []
        self._imports: list[ir.Import] = []
        self._literals: list[ir.Literal] = []
        self._pairs: list[ir.Pair] = []
        self._comments: list[ir.Comment] = []
        self._tests: dict[tuple[int, int], ir.Test] = {}
        self._exhaustive: dict[int, int] = {}
        self._chains: dict[int, tuple[ir.Expression, ir.Expression]] = {}

    # --- where we are

    @property
    def scope(self) -> int:
        """The number of the scope that statements now belong to."""
        return self._stack[-1]

    @property
    def class_name(self) -> str | None:
        """The name of the class that the scope belongs to, if it belongs to one."""
        owner = self._scopes[self.scope].owner
        return None if owner is None else self._scopes[owner].name

    @contextmanager
    def statement(self, span: ir.Span) -> Iterator[None]:
        """What is recorded inside belongs to this statement (of a compound one: to its header)."""
        before, self._statement = self._statement, span
        yield
        self._statement = before

    def branch(self) -> int:
        """A number for a new branching of the control flow."""
        self._branches += 1
        return self._branches

    @contextmanager
    def arm(self, branch: int, arm: int, test: ir.Expression | None = None) -> Iterator[None]:
        """What is recorded inside happens only in this arm; `test` is its condition where there is one."""
        if test is not None:
            self._tests[branch, arm] = ir.Test(test, self.scope, self._order + 1, tuple(self._trail))
        self._trail.append((branch, arm))
        yield
        self._trail.pop()

    def around(self) -> list[Open]:
        """The current scope and, from nameless functions outwards, those whose variables it shares."""
        return sharing(self._scopes, self.scope)

    def target(self, expression: ir.Expression) -> ir.Expression:
        """What is written to, where the same words would call a function without arguments."""
        return written(expression, self._dialect.sigil) if self._dialect.bare_calls else expression

    def mixed_in(self, base: ir.Expression) -> None:
        """A further base of the class that statements now belong to."""
        self.use(base)
        here = self._scopes[self.scope]
        here.bases = (*here.bases, base)

    def exhaustive(self, branch: int, arms: int) -> None:
        """One of the branch's arms is always taken."""
        self._exhaustive[branch] = arms

    # --- scopes

    @contextmanager
    def class_(self, name: str, span: ir.Span, bases: tuple[ir.Expression, ...]) -> Iterator[int]:
        """A class: bound in the scope around it if it has a name; what is recorded inside belongs to it."""
        number = len(self._scopes)
        for base in bases:
            self.use(base)
        if name:
            self._bind("definition", name, span, defines=number)
        self._scopes.append(Open(number, "class", name, self.scope, number, span, bases=bases))
        with self._inside(number):
            yield number

    def again(self, number: int) -> AbstractContextManager[None]:
        """What is recorded inside belongs to a scope that was left before."""
        return self._inside(number)

    def base(self, number: int, base: ir.Expression) -> None:
        """One more base of a class."""
        opened = self._scopes[number]
        opened.bases = (*opened.bases, base)

    def entry(self, number: int, key: ir.Text, value: ir.Expression) -> None:
        """What a literal object, recorded as a class, has under a key; the value is recorded elsewhere."""
        self._order += 1
        row = ir.Binding("assign", key.value, key.span, self.scope, self._order, tuple(self._trail), value)
        self._scopes[number].names.setdefault(key.value, []).append(row)

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
        number = len(self._scopes)
        around = self._scopes[self.scope]
        last = {decorator.rpartition(".")[2] for decorator in decorators}
        opened = Open(number, "function", name or "", self.scope, around.owner, span, parameters, receiver=receiver)
        if around.kind == "class":
            receive(opened, self._dialect, last)
        if name and bound and not last.intersection(self._dialect.writers):
            self._bind("definition", name, span, defines=number)
        for parameter in opened.parameters:
            if parameter.default is not None:
                self.use(parameter.default)
                self._pair("default", parameter.name, parameter.default, parameter.default.span)
        self._scopes.append(opened)
        with self._inside(number):
            yield number

    @contextmanager
    def _inside(self, number: int) -> Iterator[None]:
        trail, self._trail = self._trail, []
        self._stack.append(number)
        yield
        self._stack.pop()
        self._trail = trail

    def outer(self, names: tuple[str, ...], *, module: bool) -> None:
        """These names of the current scope mean those of the module (global) or of the function around (nonlocal)."""
        here = self._scopes[self.scope]
        for name in names:
            here.elsewhere[name] = 0 if module else (here.parent or 0)

    def name(self, name: str, span: ir.Span) -> ir.Expression:
        """The expression that a bare name is: the receiver where the dialect names it as a parameter."""
        kind = receiver_named(self._scopes, self.scope, name)
        return ir.This(span, kind) if kind else ir.Name(span, name)

    # --- statements

    def use(self, expression: ir.Expression) -> None:
        """The expression is evaluated here: its calls, literals and pairs are facts."""
        calls: list[ir.Call] = []
        stack: list[tuple[ir.Expression, str]] = [(expression, "value")]
        while stack:
            node, role = stack.pop()
            if isinstance(node, ir.Text):
                self._literals.append(ir.Literal(node, self.scope, role, self._statement))
            elif isinstance(node, ir.Call):
                calls.append(node)
                for argument in node.arguments:
                    if argument.name and argument.spread != "type":
                        self._pair("argument", argument.name, argument.value, argument.value.span)
            elif isinstance(node, ir.Mapping):
                self._entries(node)
            elif isinstance(node, ir.Comprehension):
                with self.arm(self.branch(), 0):
                    for clause in node.clauses:
                        self.assign(clause.target, clause.iterable, "loop", node.span, quiet=True)
            stack.extend((child, part) for child, part in reversed(children(node)))
        for call in reversed(calls):
            self._called(call)

    def _entries(self, node: ir.Mapping) -> None:
        for entry in node.entries:
            if isinstance(entry.key, ir.Text):
                self._pair("entry", entry.key.value, entry.value, entry.key.span)

    def _called(self, call: ir.Call) -> None:
        self._order += 1
        self._calls.append(ir.CallSite(call, self.scope, self._order, tuple(self._trail), self._statement))
        for_each(self._scopes, self.scope, call, self._dialect)
        row = mutator(mutators(self._dialect), call, method=isinstance(call.callee, ir.Member))
        if row is not None:
            self._mutated(call, row)
        elif (given := given_pair(call, self._dialect)) is not None:
            self._pair("argument", given.key.value, given.value, given.key.span)

    def _mutated(self, call: ir.Call, row: LibraryRow) -> None:
        """A call that changes what it is called on, or its first argument, or (define) a global name."""
        if row.operation == "define":
            self._defined(call)
            return
        if (change := changed(call, row.operation)) is None:
            return
        step = row.operation in STEPS
        if not step or lands(self._dialect, call.callee):
            self._land(change.target, change.value, change.kind, call.span, key=change.key)
        if step and isinstance(change.value, ir.Mapping):
            self._entries(change.value)
        elif not step and isinstance(change.key, ir.Text):
            self._pair("item", change.key.value, change.value, change.key.span)

    def _defined(self, call: ir.Call) -> None:
        if len(call.arguments) < 2:  # noqa: PLR2004 - a name and its value
            return
        name, value = (argument.value for argument in call.arguments[:2])
        if isinstance(name, ir.Text):
            self._scopes[self.scope].elsewhere.setdefault(name.value, 0)
            self._bind("assign", name.value, call.span, value=value)
            self._pair("assign", name.value, value, name.span)

    def declare(self, target: ir.Expression, value: ir.Expression | None = None) -> None:
        """The names of a target are the current scope's own; one that is given the receiver means the receiver."""
        declare(self._scopes[self.scope], target, value, receives=self._dialect.declares)

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
        self._type = type_
        target = self.target(target)
        for index, (part, worth) in enumerate(unpacked(target, value, kind)):
            position = None if worth is not value or part is target else index
            self._write(part, worth, kind, span, position)
        self._type = None

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
                self._land(target, value, kind, span, index=index)
                if isinstance(target, ir.Member):
                    self.use(target.base)
                if value is not None and index is None and kind in {"assign", "choice"}:
                    self._pair_of(target, value)

    def _write_item(self, target: ir.Index, value: ir.Expression | None, kind: str, span: ir.Span) -> None:
        plain = "item" if target.key else "append" if self._dialect.growing else "open"
        self._land(target.base, value, plain if kind == "assign" else "open", span, key=target.key)
        self.use(target.base)
        if isinstance(target.key, ir.Text):
            self._literals.append(ir.Literal(target.key, self.scope, "key", self._statement))
            if value is not None:
                self._pair("item", target.key.value, value, target.key.span)
        elif target.key is not None:
            self.use(target.key)

    def _pair_of(self, target: ir.Expression, value: ir.Expression) -> None:
        if isinstance(target, ir.Name | ir.Member):
            self._pair("field" if isinstance(target, ir.Member) else "assign", target.name, value, target.span)

    def _land(
        self,
        target: ir.Expression,
        value: ir.Expression | None,
        kind: str,
        span: ir.Span,
        *,
        key: ir.Expression | None = None,
        index: int | None = None,
    ) -> None:
        target = targets.begun(self.target(target), self.target, self._chains)
        if isinstance(target, ir.Name):
            owner = None if kind == "loop" else self._undeclared(target.name)
            self._bind(kind, target.name, span, value=value, key=key, index=index, field=owner)
        elif isinstance(target, ir.Member) and isinstance(target.base, ir.This):
            owner = self._scopes[self.scope].owner
            if owner is not None:
                self._bind(kind, target.name, span, value=value, key=key, index=index, field=owner)
        elif isinstance(target, ir.Member) and holder(target.base) and kind in {"assign", "update", "item"}:
            text = ir.Text(target.span, target.name, target.span)
            value = (ir.Mapping(span, (ir.Entry(key, value),)) if key and value else None) if kind == "item" else value
            inside = isinstance(target.base, ir.Member)
            name = target.base.name if isinstance(target.base, ir.Name | ir.Member) else ""
            owner = self._scopes[self.scope].owner if inside else self._undeclared(name)
            if not inside or owner is not None:
                edit = "member" if value is not None else "open"
                self._bind(edit, name, span, value=value, key=text, field=owner)
        elif isinstance(target, ir.Index) and kind in {"item", "nested"} and key and value and target.key:
            self._land(target.base, ir.Mapping(span, (ir.Entry(key, value),)), "nested", span, key=target.key)
        elif isinstance(target, ir.Member | ir.Index):
            self._land(target.base, value, "open", span)

    def _bind(
        self,
        kind: str,
        name: str,
        span: ir.Span,
        *,
        value: ir.Expression | None = None,
        key: ir.Expression | None = None,
        index: int | None = None,
        defines: int | None = None,
        imported: ir.Import | None = None,
        field: int | None = None,
    ) -> None:
        self._order += 1
        here = self._scopes[self.scope]
        row = ir.Binding(
            kind, name, span, self.scope, self._order, tuple(self._trail), value, key, index, defines, imported,
            self._type if kind in {"assign", "declared"} else None,
        )  # fmt: skip
        if field is not None:
            self._scopes[field].fields.setdefault(name, []).append(row)
            return
        self._scopes[here.elsewhere.get(name, self.scope)].names.setdefault(name, []).append(row)
        if kind in {"definition", "import"}:
            here.declared.add(name)
        elif self._dialect.declares and kind in {"assign", "choice"} and here.parent is not None and not here.has(name):
            self._scopes[home(self._scopes, self.scope, name)].names.setdefault(name, []).append(
                replace(row, path=((self.branch(), 0), *row.path))
            )

    def _undeclared(self, name: str) -> int | None:
        hidden = self._dialect.declared_locals and self._type is None
        return field_owner(self._scopes, self.scope, name) if hidden else None

    def returned(self, expression: ir.Expression) -> None:
        """The function around may return this."""
        self.use(expression)
        self._scopes[self.scope].returns.append(ir.Return(expression, self._order + 1, tuple(self._trail)))

    def imported(self, source: str, member: str | None, alias: str, level: int, span: ir.Span) -> None:
        """One imported name (see `ir.Import`)."""
        row = ir.Import(source, member, alias, level, span)
        self._imports.append(row)
        if alias:
            self._bind("import", alias, span, imported=row)

    def string_statement(self, text: ir.Text) -> None:
        """A string that stands as a statement of its own: a docstring, or code that was put to sleep."""
        self._literals.append(ir.Literal(text, self.scope, "docstring", text.span))

    def comment(self, text: str, span: ir.Span) -> None:
        """A comment, its marks included."""
        self._comments.append(ir.Comment(text, span))

    def _pair(self, kind: str, name: str, value: ir.Expression, key_span: ir.Span) -> None:
        name = name.removeprefix(self._dialect.sigil)
        span = ir.Span(*min(key_span[:2], value.span[:2]), *max(key_span[2:], value.span[2:]))
        self._pairs.append(
            ir.Pair(kind, name, value, span, key_span, self.scope, self._order, tuple(self._trail), self._statement)
        )

    def module(self, *, errors: int, reader: str) -> ir.Module:
        """The finished module."""
        scopes = tuple(scope.frozen(declares=self._dialect.declares) for scope in self._scopes)
        return ir.Module(
            self._path, self._dialect, scopes, tuple(self._calls),
            tuple(self._imports), tuple(self._literals), tuple(self._pairs), tuple(self._comments),
            self._tests, self._exhaustive, errors, reader, namespace=self.namespace,
            loops=loops(scopes),
        )  # fmt: skip
