"""Members and items: of modules, instances, classes, tables, and of what is not known.

A field is looked up the way a reader would: what this very method, or the methods that led here, wrote last; else what
the constructor wrote, else the class; else whatever other methods write, in no particular order.
"""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.flow import classes, families, held, linking, names
from auditor.flow.configuration import item_outside, outside
from auditor.flow.frames import LAST, Frame, Moment
from auditor.flow.rows import outside_value
from auditor.flow.shapes import (
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
    defaulted,
    hole,
    literal,
    unknown,
)

if TYPE_CHECKING:
    from auditor.flow.resolve import Resolver
    from auditor.frontends import ir


def origin(frame: Frame, span: ir.Span) -> Origin:
    """Where something of a frame's module was written."""
    return Origin(frame.module.path, span)


def this(resolver: Resolver, kind: str, frame: Frame) -> Values:
    """What the receiver is."""
    found: Frame | None = frame
    while found is not None and found.receiver is None:
        found = found.closure
    if found is None or found.receiver is None:
        return _owner(frame, kind)
    if found.here.owner not in {None, frame.here.owner} and frame.here.owner is not None:
        return _owner(frame, kind)
    if kind == "class" and frame.module.dialect.bare_calls and found.receiver.kind == "instance":
        name = classes.resolver_name(resolver, found.receiver)
        return (Thing("class", name, found.receiver.path, found.receiver.scope),)
    if kind == "super":
        return (replace(found.receiver, kind="super", name=str(frame.here.owner or 0)),)
    return (found.receiver,)


def _owner(frame: Frame, kind: str) -> Values:
    """The receiver of a function that nobody called on anything: an instance of the class around."""
    owner = frame.here.owner
    if owner is None or kind != "this":
        return (hole("name", kind),)
    return (Thing("instance", frame.module.scopes[owner].name, frame.module.path, owner),)


# --- imports ---------------------------------------------------------------------------------------------------------


def module_of(resolver: Resolver, module: ir.Module, row: ir.Import) -> ir.Module | None:
    """The module that an import names, lowered if need be."""
    path = resolver.program.find(module, row.source, row.level)
    return resolver.program.whole(path) if path is not None else None


def imported(resolver: Resolver, module: ir.Module, row: ir.Import) -> Values:
    """What an imported name is: a module, something in one, or the dotted name of something outside the program."""
    found = module_of(resolver, module, row)
    if module.dialect.folder_imports:
        whole = package(row.source)
        return (Thing("module", whole, found.path),) if found is not None else (hole("import", whole),)
    if module.dialect.path_imports:
        return _of_path(resolver, module, row, found)
    if row.member is None:
        whole = row.source if "." not in row.source or row.alias != row.source.partition(".")[0] else row.alias
        if found is not None and whole == row.source:
            return (Thing("module", row.source, found.path),)
        top = resolver.program.find(module, whole, row.level)
        return (Thing("module", whole, top),) if top and whole != row.source else (hole("import", whole),)
    if found is not None:
        values = of_module(resolver, found, row.member)
        if values:
            return values
    source = f"{row.source}.{row.member}" if row.source else row.member
    below = resolver.program.find(module, source, row.level)
    if below is not None:
        return (_named_after(resolver, module, below, row.member) or Thing("module", source, below),)
    known = linking.class_named(resolver, row.member, module, row.source) if module.dialect.global_classes else None
    return (known,) if known is not None else (beyond(module, source),)


def beyond(module: ir.Module, name: str) -> Text:
    """Something outside the program, which may be what holds its settings."""
    return hole("settings") if name in module.dialect.settings_modules else hole("import", name)


def package(source: str) -> str:
    """The name of a package by its path, its version aside."""
    *around, last = source.split("/")
    versioned = around and last[:1] == "v" and last[1:].isdigit()
    return around[-1] if versioned else last.partition(".v")[0]


def _of_path(resolver: Resolver, module: ir.Module, row: ir.Import, found: ir.Module | None) -> Values:
    """What is imported from a file: what it gives as a whole, or a member of it."""
    dialect = module.dialect
    whole = row.member in {None, dialect.whole}
    if found is None:
        name = row.source.removeprefix(dialect.standard_mark)
        return (beyond(module, name if whole else f"{name}.{row.member}"),)
    values = exported(resolver, found, default=row.member is not None)
    if whole:
        return values
    frame = resolver.generic(found, 0)
    inner = bounded(one for value in values for one in member(resolver, value, row.member or "", frame, LAST))
    return inner if unknown(inner[0]) is None else of_module(resolver, found, row.member or "") or inner


def exported(resolver: Resolver, module: ir.Module, *, default: bool = False) -> Values:
    """What a file gives when it is asked for as a whole, or for its default."""
    dialect = module.dialect
    for name in (dialect.whole, dialect.exports) if default else (dialect.exports,):
        if name in module.scopes[0].names:
            return names.lookup(resolver, name, resolver.generic(module, 0), LAST)
    return (Thing("module", module.path, module.path),)


def _named_after(resolver: Resolver, module: ir.Module, path: str, name: str) -> Thing | None:
    """The class that a file is named after, where importing the file means importing the class."""
    found = resolver.program.module(path) if module.dialect.global_classes else None
    return linking.namesake(found, name) if found is not None else None


def of_module(resolver: Resolver, module: ir.Module, name: str) -> Values:
    """A name of a module as seen from outside, or nothing."""
    if name not in module.scopes[0].names and any(row.member == "*" for row in module.imports):
        values = names.lookup(resolver, name, resolver.generic(module, 0), LAST)
        if unknown(values[0]) is None:
            return values
    return own(resolver, module, name)


def own(resolver: Resolver, module: ir.Module, name: str) -> Values:
    """A name that a module has itself, not from what it imports as a whole, or nothing."""
    frame = resolver.generic(module, 0)
    if name in module.scopes[0].names:
        return names.lookup(resolver, name, frame, LAST)
    if module.dialect.folder_imports:
        return linking.of_modules(resolver, name, resolver.program.sharing(module, name))
    namesake = linking.namesake(module, posixpath.basename(module.path).partition(".")[0])
    if namesake is not None and module.dialect.global_classes:
        values = member(resolver, namesake, name, frame, LAST)
        return values if unknown(values[0]) is None or len(values) > 1 else ()
    return ()


# --- members ---------------------------------------------------------------------------------------------------------


def member(resolver: Resolver, base: Value, name: str, frame: Frame, at: Moment) -> Values:
    """`base.name`."""
    written = base.table.get(name.removeprefix(frame.module.dialect.sigil)) if isinstance(base, Thing) else None
    if written is not None:
        return written.values
    match base:
        case Thing("module", dotted, path):
            module = resolver.program.whole(path)
            values = of_module(resolver, module, name) if module is not None else ()
            if values:
                return values
            below = resolver.program.find(frame.module, f"{dotted}.{name}", 0)
            return (Thing("module", f"{dotted}.{name}", below),) if below else (hole("import", f"{dotted}.{name}"),)
        case Thing("class", called) if name and name == frame.module.dialect.class_member:
            return (literal(called),)
        case Thing("instance" | "class" | "super"):
            mark = (name, id(frame), at.order, base)
            return resolver.guarded(mark, lambda: _of_class(resolver, base, name, frame, at))
        case Thing(_, called):
            return (hole("attr", f"{called}.{name}"),)
        case _:
            return _of_data(base, name, frame) or _of_hole(resolver, base, name, frame)


def _of_data(base: Value, name: str, frame: Frame) -> Values:
    """A member of a pair, of a mapping or of a plain value, or nothing."""
    dialect = frame.module.dialect
    match base:
        case Row(items) if name in dialect.pair_members and len(items) > 1:
            return items[dialect.pair_members.index(name)]
        case Table() if (cell := base.get(name)) is not None:
            return cell.values
        case Table(_, False) if dialect.keyed_members:
            return (Nothing(),)
        case Text() | Number() if name == "value" and unknown(base) is None:
            return (base,)
        case _:
            return ()


def _of_hole(resolver: Resolver, base: Value, name: str, frame: Frame) -> Values:
    found = unknown(base)
    if found is None:
        return (hole("attr", f"{{}}.{name}"),)
    if found.kind == "import":
        if outside_value(frame.module.dialect, found.name, name) == "settings":
            return outside(resolver, "settings", name, frame)
        below = resolver.program.find(frame.module, f"{found.name}.{name}", 0)
        return (Thing("module", f"{found.name}.{name}", below),) if below else (hole("import", f"{found.name}.{name}"),)
    if found.kind == "cut":
        return (base,)
    if found.kind == "settings":
        return outside(resolver, "settings", f"{found.name}.{name}".strip("."), frame)
    if found.name.startswith("."):
        return (hole("param", name, owner=found.owner),)
    dialect = frame.module.dialect
    stands_for = dialect.constants.get(".".join([found.name.rpartition(".")[2], name]))
    if stands_for is not None:
        return (literal(stands_for),)
    kind = outside_value(dialect, found.name, name) if found.kind in {"name", "attr"} else ""
    if kind in {"env", "settings"}:
        return outside(resolver, kind, name, frame)
    return (hole("attr", f"{found.name}.{name.removeprefix(dialect.sigil)}", owner=found.owner),)


def of_kind(module: ir.Module, rows: tuple[ir.Binding, ...], *, called: bool) -> tuple[ir.Binding, ...]:
    """Where functions have names of their own: the rows of functions if one is called, else the others, if any."""
    if not module.dialect.methods_apart or len(rows) < 2:  # noqa: PLR2004 - one alone is what is meant
        return rows
    functions = [row.defines is not None and module.scopes[row.defines].kind == "function" for row in rows]
    return tuple(row for row, function in zip(rows, functions, strict=True) if function == called) or rows


def _of_class(resolver: Resolver, base: Thing, name: str, frame: Frame, at: Moment) -> Values:
    family = families.family(resolver, base)
    apart = at.called and frame.module.dialect.methods_apart
    values = classes.attribute(resolver, base, family, name, called=True) if apart else ()
    values = values or held.field(resolver, base, family, name, frame, at)
    if not values:
        values = classes.overridden(resolver, base, name)
    if not values:
        values = classes.dynamic(resolver, base, family, name, frame, at)
    return values or (hole("attr", f"self.{name.removeprefix(frame.module.dialect.sigil)}"),)


# --- items -----------------------------------------------------------------------------------------------------------


def item(resolver: Resolver, base: Value, key: Value, frame: Frame) -> Values:
    """`base[key]`."""
    if isinstance(key, Text):
        key = defaulted(key)
    known = key.known if isinstance(key, Text) else None
    match base:
        case Table(cells, loose, rest):
            cell = base.get(known) if known is not None else None
            if cell is not None:
                return cell.values
            if rest is not None and known is not None:
                return (hole("item", f"{rest.name}[{known}]", owner=rest.owner),)
            if known is None and cells and not loose and len(cells) <= names.LOOPED:
                resolver.question.unsettled += 1
                return bounded(value for cell in cells for value in cell.values)
            return (hole("item", known or "key"),)
        case Row(items):
            if isinstance(key, Number) and isinstance(key.value, int) and -len(items) <= key.value < len(items):
                return items[key.value]
            return bounded(value for values in items for value in values) if items else (hole("item", "row"),)
        case _:
            found = unknown(base)
            settled = item_outside(resolver, base, known, frame)
            if settled or found is None:
                return settled or (hole("item", known or "key"),)
            return (hole("item", f"{found.name}[{known or '…'}]", owner=found.owner),)
