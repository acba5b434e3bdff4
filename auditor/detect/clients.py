"""Where a program uses a client library of the old API: what it imports, constructs and calls of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.flow.frames import Moment
from auditor.flow.program import Site
from auditor.flow.shapes import Thing, unknown
from auditor.frontends import ir
from auditor.pack import lookup
from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.flow.resolve import Resolver
    from auditor.flow.shapes import Value
    from auditor.pack.rows import Library, LibraryCall, Pack

SEPARATOR = re.compile(r"\\+|::|/|\.+")
LOADS = {"require"}
PATHS = (".", "/", "@/", "~")
"""How files of the program are named where packages are loaded."""


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """A call that a library answers: `receiver` is the dotted name of what is called, `name` the function.

    `made` is the construction of the receiver, where it is known.
    """

    library: Library
    site: Site
    receiver: str
    name: str
    constructs: bool
    made: ir.Call | None = None


def dotted(name: str) -> str:
    """A qualified name with dots, whatever the language puts there."""
    return SEPARATOR.sub(".", name).strip(".")


def library_named(pack: Pack, ecosystem: str, name: str) -> Library | None:
    """The library that a qualified name is inside of."""
    wanted = dotted(name).casefold()
    for library in pack.libraries:
        if library.ecosystem == ecosystem:
            for row in library.imports:
                root = dotted(row).casefold()
                if wanted == root or wanted.startswith(f"{root}."):
                    return library
    return None


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A token given to a library by writing a member of what it hands out: `config.api_key = …`."""

    library: Library
    module: ir.Module
    binding: ir.Binding


def settings(resolver: Resolver, pack: Pack, modules: tuple[ir.Module, ...]) -> list[Setting]:
    """Every such write in modules that speak of a library; a token written out there is a finding of its own."""
    found: list[Setting] = []
    mine = {library for library in pack.libraries if own(modules, library)}
    for module in modules:
        rows = [(scope, row) for scope in module.scopes for rows in scope.names.values() for row in rows]
        for scope, row in rows if _speaks_of_one(pack, module) else ():
            key = row.key.value.lower() if row.kind == "member" and isinstance(row.key, ir.Text) else ""
            if isinstance(row.value, ir.Text) or not any(key in one.token_arguments for one in pack.libraries if key):
                continue
            name = ir.Name(row.span, row.name)
            for value in resolver.ask(name, resolver.generic(module, scope.id), Moment(row.order, row.path)):
                library = library_named(pack, module.dialect.ecosystem, _outside(value) or ".")
                if library is not None and library not in mine and key in library.token_arguments:
                    found.append(Setting(library, module, row))
    return found


def own(modules: tuple[ir.Module, ...], library: Library) -> bool:
    """Whether the program is, or holds, the library itself: it defines what others would import."""
    roots = [dotted(row) for row in library.imports]
    for module in modules:
        names = [dotted(module.namespace), *_outermost(module)] if module.dialect.ecosystem == library.ecosystem else []
        same = str.casefold if module.dialect.case_blind else str
        if any(f"{same(name)}.".startswith(f"{same(root)}.") for name in names if name for root in roots):
            return True
    return False


def _outermost(module: ir.Module) -> list[str]:
    return [scope.name for scope in module.scopes if scope.kind == "class" and scope.parent == 0]


def uses(resolver: Resolver, pack: Pack, modules: tuple[ir.Module, ...]) -> list[Use]:
    """Every call of a library of the pack, in modules that have to do with one."""
    found: list[Use] = []
    mine = {library for library in pack.libraries if own(modules, library)}
    for module in modules:
        ecosystem = module.dialect.ecosystem
        if not any(library.ecosystem == ecosystem for library in pack.libraries) or not _speaks_of_one(pack, module):
            continue
        for site in module.calls:
            found.extend(use for use in _use(resolver, pack, Site(module, site)) if use.library not in mine)
    return found


def _speaks_of_one(pack: Pack, module: ir.Module) -> bool:
    """Whether a library's name stands in a module at all: as an import, or at the root of something that is called.

    Where files are imported by their paths, a small name that nothing imports is a variable of somebody's.
    """
    ecosystem = module.dialect.ecosystem
    names = {f"{row.source}.{row.member}" if row.member else row.source for row in module.imports}
    names |= {source for _, source in loaded(module)}
    called = {spelled(site.call.callee) for site in module.calls}
    names |= {name for name in called if not module.dialect.path_imports or name[:1].isupper()}
    return any(library_named(pack, ecosystem, name) for name in names if name)


def loaded(module: ir.Module) -> Iterator[tuple[ir.Call, str]]:
    """The packages that a module loads by a call, with the call."""
    for site in module.calls:
        source = loaded_by(site.call)
        if source:
            yield site.call, source


def loaded_by(expression: ir.Expression | None) -> str:
    """The package that a call loads; nothing for a file of the program, or whatever else it is."""
    if not isinstance(expression, ir.Call) or not expression.arguments:
        return ""
    callee, source = expression.callee, expression.arguments[0].value
    loads = isinstance(callee, ir.Name) and callee.name in LOADS
    return source.value if loads and isinstance(source, ir.Text) and not source.value.startswith(PATHS) else ""


def spelled(expression: ir.Expression) -> str:
    """A chain of names as it is written: `A::B.c` gives `A.B.c`."""
    parts: list[str] = []
    node = expression
    while isinstance(node, ir.Member):
        parts.append(node.name)
        node = node.base
    if not isinstance(node, ir.Name):
        return ""
    return ".".join([node.name, *reversed(parts)])


def _use(resolver: Resolver, pack: Pack, site: Site) -> Iterator[Use]:
    call = site.call.call
    frame = resolver.generic(site.module, site.call.scope)
    at = Moment(site.call.order, site.call.path)
    callee = call.callee
    if call.new or not isinstance(callee, ir.Member):
        for value in resolver.ask(callee, frame, at):
            name, library = _meant(pack, site.module, value)
            if library is not None and (call.new or name.rpartition(".")[2][:1].isupper()):
                yield Use(library, site, name, "", constructs=True)
                return
    if isinstance(callee, ir.Member):
        for value in resolver.ask(callee.base, frame, at):
            name, library = _meant(pack, site.module, value)
            if library is not None:
                made = value.of if isinstance(value, Thing) and isinstance(value.of, ir.Call) else None
                constructs = made is None and callee.name[:1].isupper() and not _is_object(value)
                yield Use(library, site, name, callee.name, constructs, made)
                return


def _library(pack: Pack, module: ir.Module, name: str) -> Library | None:
    """The library of a qualified name, or of a class whose namespace was imported, where the pack knows the class."""
    found = library_named(pack, module.dialect.ecosystem, name)
    if found is not None or not module.dialect.opens_namespaces:
        return found
    first = name.partition(".")[0]
    for row in module.imports:
        library = library_named(pack, module.dialect.ecosystem, row.source) if row.member is None else None
        if library is not None and any(_begins(one, first) for one in lookup.library_calls(pack, library)):
            return library
    return None


def _meant(pack: Pack, module: ir.Module, value: Value) -> tuple[str, Library | None]:
    """The name of something outside, and the library that it means."""
    name = _outside(value)
    library = _library(pack, module, name) if name else None
    return name, None if library is None or _merely(pack, module, value) else library


def _merely(pack: Pack, module: ir.Module, value: Value) -> bool:
    """Whether a name that nothing imports, where files are imported, is not even spelled as a library is."""
    found = unknown(value)
    if found is None or found.kind != "name" or not module.dialect.path_imports:
        return False
    wanted = dotted(found.name)
    roots = (dotted(row) for one in pack.libraries if one.ecosystem == module.dialect.ecosystem for row in one.imports)
    return not any(f"{wanted}.".startswith(f"{root}.") or root.startswith(f"{wanted}.") for root in roots)


def _begins(row: LibraryCall, name: str) -> bool:
    """Whether a row speaks of the functions of a class."""
    first = re.escape(row.call.partition(".")[0]).replace(r"\{module\}", r"\w+")
    return re.fullmatch(first, name) is not None


def _is_object(value: Value) -> bool:
    return isinstance(value, Thing) and value.kind == "object"


def _outside(value: Value) -> str:
    """The dotted name of something outside the program."""
    if isinstance(value, Thing):
        return dotted(value.name) if value.kind == "object" else ""
    found = unknown(value)
    return dotted(found.name) if found is not None and found.kind in {"import", "name", "attr", "call"} else ""
