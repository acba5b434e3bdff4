"""A scope while its facts are being written."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.frontends import ir


@dataclass(slots=True)
class Open:
    """A scope while it is being recorded."""

    id: int
    kind: str
    name: str
    parent: int | None
    owner: int | None
    span: ir.Span
    parameters: tuple[ir.Parameter, ...] = ()
    bases: tuple[ir.Expression, ...] = ()
    receiver: str = ""
    receiver_name: str = ""
    property: bool = False
    names: dict[str, list[ir.Binding]] = field(default_factory=dict)
    fields: dict[str, list[ir.Binding]] = field(default_factory=dict)
    returns: list[ir.Return] = field(default_factory=list)
    elsewhere: dict[str, int] = field(default_factory=dict)

    def frozen(self) -> ir.Scope:
        return ir.Scope(
            self.id, self.kind, self.name, self.parent, self.owner, self.span, self.parameters, self.bases,
            {name: tuple(rows) for name, rows in self.names.items()},
            {name: tuple(rows) for name, rows in self.fields.items()},
            tuple(self.returns), self.receiver, self.property,
        )  # fmt: skip
