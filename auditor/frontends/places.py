"""The scopes of a file while it is recorded, and the place in them where a write lands."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.opened import SHARED, Open, field_owner, holding, home
from auditor.frontends.targets import NAMED, begun, holder, written
from auditor.frontends.trail import Trail

if TYPE_CHECKING:
    from auditor.frontends.dialect import Dialect


@cache
def known(dialect: Dialect) -> frozenset[str]:
    """The last parts of what the library has a row for."""
    return frozenset(row.callee.rpartition(".")[2] for row in dialect.library)


class Places:
    """Where the recording stands: the scopes so far, which of them are open, the branches, the order."""

    def __init__(self, dialect: Dialect, span: ir.Span) -> None:
        self._dialect = dialect
        self.scopes = [Open(0, "module", "", None, None, span)]
        self.stack = [0]
        self.trail = Trail()
        self.order = 0
        self.type: str | None = None
        self._chains: dict[int, tuple[ir.Expression, ir.Expression]] = {}

    def target(self, expression: ir.Expression) -> ir.Expression:
        """What is written to, where the same words would call a function without arguments."""
        return written(expression, self._dialect.sigil) if self._dialect.bare_calls else expression

    def land(
        self,
        target: ir.Expression,
        value: ir.Expression | None,
        kind: str,
        span: ir.Span,
        *,
        key: ir.Expression | None = None,
        index: int | None = None,
    ) -> None:
        """Notes a write to whatever variable or field the target stands for, or is a part of."""
        target = begun(self.target(target), self.target, self._chains)
        if isinstance(target, ir.Name):
            owner = None if kind == "loop" else self.undeclared(target.name)
            self.bind(kind, target.name, span, value=value, key=key, index=index, field=owner)
        elif isinstance(target, ir.Member) and isinstance(target.base, ir.This):
            owner = self.scopes[self.stack[-1]].owner
            if owner is not None:
                self.bind(kind, target.name, span, value=value, key=key, index=index, field=owner)
        elif isinstance(target, ir.Member) and holder(target.base) and kind in {"assign", "update", "item"}:
            text = ir.Text(target.span, target.name, target.span)
            value = (ir.Mapping(span, (ir.Entry(key, value),)) if key and value else None) if kind == "item" else value
            inside = isinstance(target.base, ir.Member)
            name = target.base.name if isinstance(target.base, ir.Name | ir.Member) else ""
            owner = self.scopes[self.stack[-1]].owner if inside else self.undeclared(name)
            if not inside or owner is not None:
                edit = "member" if value is not None else "open"
                self.bind(edit, name, span, value=value, key=text, field=owner)
        elif isinstance(target, ir.This) and kind == "item" and key is not None:
            self._of_receiver(key, value, span)
        elif isinstance(target, ir.Index) and kind in {"item", "nested"} and key and value and target.key:
            self.land(target.base, ir.Mapping(span, (ir.Entry(key, value),)), "nested", span, key=target.key)
        elif isinstance(target, ir.Member | ir.Index):
            self.land(target.base, value, "open", span)

    def _of_receiver(self, key: ir.Expression, value: ir.Expression | None, span: ir.Span) -> None:
        """A field under its name as a text, or under a name that is worked out: that is noted without one."""
        owner = self.scopes[self.stack[-1]].owner
        if owner is not None:
            name = key.value if isinstance(key, ir.Text) else ""
            self.bind("assign" if name else "item", name, span, value=value, key=None if name else key, field=owner)

    def bind(  # noqa: PLR0913 - the parts of a binding
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
        scope: int | None = None,
    ) -> None:
        """Notes a write to a name of the current scope, of the class `field`, or of the `scope` that is given."""
        self.order += 1
        row = ir.Binding(
            kind, name, span, self.stack[-1], self.order, self.trail.path, value, key, index, defines, imported,
            self.type if kind in {"assign", "declared"} else None,
        )  # fmt: skip
        if field is not None:
            self.scopes[field].fields.setdefault(name, []).append(row)
            return
        here = self.scopes[self.stack[-1] if scope is None else scope]
        here.note(row)
        if kind in {"definition", "import"}:
            here.declared.add(name)
        if scope is None:
            self._shared(here, row)
            self._further(here, row)

    def _further(self, here: Open, row: ir.Binding) -> None:
        """A write to what belongs to a scope further out may be seen there too."""
        place = here.elsewhere.get(row.name)
        if place is None and row.kind in SHARED and self._dialect.see_outer:
            place = holding(self.scopes, here.id, row.name)
        elif place is None and self._dialect.declares and row.kind in {"assign", "choice"} and here.parent is not None:
            place = None if here.has(row.name) else home(self.scopes, here.id, row.name)
        if place is not None and place != here.id:
            self._perhaps(self.scopes[place], row)

    def _perhaps(self, scope: Open, row: ir.Binding) -> None:
        maybe = replace(row, path=((self.trail.branch(), 0), *row.path))
        scope.note(maybe)

    # --- two names for one thing

    def _shared(self, here: Open, row: ir.Binding) -> None:
        """What is done to a thing by one of its names is seen by the others."""
        if row.kind in SHARED:
            for other, since in here.same.get(row.name, {}).items():
                twin = replace(row, name=other)
                if since is not None and row.path[: len(since)] == since:
                    here.note(twin)
                else:
                    self._perhaps(here, twin)
            return
        self._parted(here, row)
        if row.kind == "assign" and isinstance(row.value, ir.Name) and row.index is None and not self._dialect.copies:
            first = row.value.name
            if first != row.name and here.holds(first):
                for other, since in [*here.same.get(first, {}).items(), (first, row.path)]:
                    known = row.path if since is not None else None
                    here.same.setdefault(row.name, {})[other] = known
                    here.same.setdefault(other, {})[row.name] = known

    def _parted(self, here: Open, row: ir.Binding) -> None:
        """The name means something else now, at least on this way through the code."""
        for other, since in list(here.same.get(row.name, {}).items()):
            if since is not None and since[: len(row.path)] == row.path:
                del here.same[row.name][other], here.same[other][row.name]
            else:
                here.same[row.name][other] = here.same[other][row.name] = None

    def passed(self, call: ir.Call) -> None:
        """Variables that are given to a call may be edited by it."""
        here = self.scopes[self.stack[-1]]
        if isinstance(call.callee, NAMED) and call.callee.name in known(self._dialect):
            return
        for index, argument in enumerate(call.arguments):
            value = argument.value
            if isinstance(value, ir.Name) and not argument.spread and here.varies(value.name):
                key = ir.Text(value.span, argument.name, value.span) if argument.name else None
                self.bind("passed", value.name, call.span, value=call, key=key, index=index)

    def undeclared(self, name: str) -> int | None:
        """The class that a name is a field of which was not declared where it is written."""
        hidden = self._dialect.declared_locals and self.type is None
        return field_owner(self.scopes, self.stack[-1], name) if hidden else None
