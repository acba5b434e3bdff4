"""What a pack may be asked: rows by the names that code, people and dependency files use for them.

Names are compared without case. The tables by key are made once for a pack and kept as long as the program runs.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fnmatch import translate
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote

from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.pack.rows import (
        Breaking,
        DataCenter,
        ErrorCode,
        Library,
        LibraryCall,
        Method,
        ModuleRow,
        NotOld,
        Pack,
        Product,
        RetiredMethod,
        Rule,
        Source,
        TokenShape,
    )

Row = TypeVar("Row")

NUMBER = "{N}"
JOINTS = re.compile(r"[-_.]+")
NAMES = 1 << 14
"""So many names of packages are remembered as they are compared: lock files name the same ones again and again."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """The tables of a pack by key."""

    pack: Pack
    rules: dict[str, Rule]
    methods: dict[str, Method]
    retired: dict[str, RetiredMethod]
    modules: dict[str, ModuleRow]
    numbered: tuple[tuple[re.Pattern[str], ModuleRow], ...]
    breaking: dict[str, Breaking]
    products: dict[str, Product]
    scopes: dict[str, Product]
    errors: dict[str, ErrorCode]
    sources: dict[str, Source]
    shapes: dict[str, TokenShape]
    libraries: dict[tuple[str, str], tuple[Library, ...]]
    not_old: dict[str, tuple[re.Pattern[str], tuple[NotOld, ...]]]


# An Index keeps its pack alive, so that the identity it is found by belongs to no other pack.
_INDEXES: dict[int, Index] = {}


def index(pack: Pack) -> Index:
    """The pack's tables by key."""
    known = _INDEXES.get(id(pack))
    if known is None:
        known = _INDEXES[id(pack)] = _indexed(pack)
    return known


# --- rules -----------------------------------------------------------------------------------------------------------


def rule(pack: Pack, id_or_kind: str) -> Rule | None:
    """A rule by its id or its kind."""
    return index(pack).rules.get(id_or_kind.casefold())


def rules_on(pack: Pack, on: str) -> tuple[Rule, ...]:
    """The rules that recognise this kind of fact."""
    return tuple(row for row in pack.rules if row.match.on == on)


# --- methods and modules ---------------------------------------------------------------------------------------------


def method(pack: Pack, name: str) -> Method | None:
    """A method by its name; a retired name leads to what it became."""
    tables = index(pack)
    old = tables.retired.get(name.casefold())
    return tables.methods.get((old.became if old else name).casefold())


def retired(pack: Pack, name: str) -> RetiredMethod | None:
    """A method that was renamed before the API itself ended."""
    return index(pack).retired.get(name.casefold())


def module(pack: Pack, name: str) -> ModuleRow | None:
    """A module by its old name, however it is spaced; one with a number gets the number filled in."""
    tables = index(pack)
    plain = _squeezed(name)
    if plain in tables.modules:
        return tables.modules[plain]
    for pattern, row in tables.numbered:
        match = pattern.fullmatch(plain)
        if match:
            number = match[1]
            return replace(row, name=row.name.replace(NUMBER, number), id_field=row.id_field.replace(NUMBER, number))
    return None


def modules_now_called(pack: Pack, api_name: str) -> tuple[ModuleRow, ...]:
    """The modules that have this API name now."""
    wanted = _squeezed(api_name)
    return tuple(row for row in pack.modules if wanted and _squeezed(row.api_name) == wanted)


def breaking(pack: Pack, id_: str) -> Breaking | None:
    """A change of behaviour by its id."""
    return index(pack).breaking.get(id_.casefold())


def methods_bitten(pack: Pack, id_: str) -> tuple[Method, ...]:
    """The methods that a change bites."""
    return tuple(row for row in pack.methods if id_.casefold() in (change.casefold() for change in row.breaking))


# --- products --------------------------------------------------------------------------------------------------------


def product(pack: Pack, name: str) -> Product | None:
    """A product by its name of today or of then."""
    return index(pack).products.get(name.casefold())


def products_of_scope(pack: Pack, value: str) -> tuple[Product, ...]:
    """The products that a scope value names: one or several, whole or only its second half, URL-encoded or not."""
    tables = index(pack).scopes
    parts = [part.strip().casefold() for part in unquote(value).split(",")]
    found = (tables.get(part) or tables.get(part.rpartition("/")[2]) for part in parts)
    return tuple(dict.fromkeys(row for row in found if row))


def product_of_scope(pack: Pack, value: str) -> Product | None:
    """The first product that a scope value names."""
    return next(iter(products_of_scope(pack, value)), None)


# --- libraries -------------------------------------------------------------------------------------------------------


def libraries(pack: Pack, ecosystem: str, package: str) -> tuple[Library, ...]:
    """The client libraries of that name, as a dependency file spells it."""
    return index(pack).libraries.get(_package_key(ecosystem, package), ())


def is_old_library(pack: Pack, ecosystem: str, package: str, version: str = "") -> bool:
    """Whether a dependency speaks the old API. An unknown version counts as one that does."""
    return any(_speaks_old(row, version) for row in libraries(pack, ecosystem, package))


def libraries_imported_as(pack: Pack, name: str, ecosystem: str = "") -> tuple[Library, ...]:
    """The client libraries that an import of this dotted name may mean."""
    return tuple(
        row
        for row in pack.libraries
        if (not ecosystem or row.ecosystem == ecosystem) and any(_inside(name, root) for root in row.imports)
    )


def library_calls(pack: Pack, library: Library) -> tuple[LibraryCall, ...]:
    """What the functions of a library call, where the pack says so."""
    wanted = (library.ecosystem, library.package)
    return tuple(row for row in pack.library_calls if (row.ecosystem, row.package) == wanted)


def not_old(pack: Pack, ecosystem: str, package: str) -> NotOld | None:
    """A package that is known to be no client of the old API."""
    ecosystem, name = _package_key(ecosystem, package)
    pattern, rows = index(pack).not_old.get(ecosystem, (None, ()))
    found = pattern.match(name) if pattern is not None else None
    return rows[(found.lastindex or 0) - 1] if found is not None else None


# --- the rest --------------------------------------------------------------------------------------------------------


def error(pack: Pack, code: str) -> ErrorCode | None:
    """An error code of the old API."""
    return index(pack).errors.get(code.casefold())


def source(pack: Pack, id_: str) -> Source | None:
    """Where a fact comes from."""
    return index(pack).sources.get(id_.casefold())


def token_shape(pack: Pack, id_: str) -> TokenShape | None:
    """What a credential looks like."""
    return index(pack).shapes.get(id_.casefold())


def data_center(pack: Pack, id_or_host: str) -> DataCenter | None:
    """A data centre by its id, its name, or one of the hosts that only it has."""
    wanted = id_or_host.casefold()
    for row in pack.data_centers:
        if wanted in (row.id.casefold(), row.name.casefold()):
            return row
    hosts = [(row, host) for row in pack.data_centers for host in _hosts(row) if host.casefold() == wanted]
    return hosts[0][0] if len({row.id for row, _ in hosts}) == 1 else None


def _hosts(row: DataCenter) -> set[str]:
    hosts = (row.old_host, row.accounts_host, row.api_host, row.sandbox_host, row.developer_host, row.file_host)
    return {host for host in hosts if host}


def _indexed(pack: Pack) -> Index:
    numbered = [row for row in pack.modules if NUMBER in row.name]
    products = {name.casefold(): row for row in pack.products for name in (*row.other_names, row.name)}
    scopes = {scope.casefold(): row for row in pack.products for scope in (row.call_scope, row.scope) if scope}
    libraries_by_name: dict[tuple[str, str], tuple[Library, ...]] = {}
    for row in pack.libraries:
        key = _package_key(row.ecosystem, row.package)
        libraries_by_name[key] = (*libraries_by_name.get(key, ()), row)
    return Index(
        pack,
        {**_by(pack.rules, lambda row: row.kind), **_by(pack.rules, lambda row: row.id)},
        _by(pack.methods, lambda row: row.name),
        _by(pack.retired, lambda row: row.name),
        {_squeezed(row.name): row for row in pack.modules},
        tuple((_numbered(row.name), row) for row in numbered),
        _by(pack.breaking, lambda row: row.id),
        products,
        scopes,
        _by(pack.errors, lambda row: row.code),
        _by(pack.sources, lambda row: row.id),
        _by(pack.token_shapes, lambda row: row.id),
        libraries_by_name,
        {
            ecosystem.casefold(): _named_like(pack.not_old, ecosystem)
            for ecosystem in {row.ecosystem for row in pack.not_old}
        },
    )


def _named_like(rows: Iterable[NotOld], ecosystem: str) -> tuple[re.Pattern[str], tuple[NotOld, ...]]:
    """The names of an ecosystem's rows as one expression, whose groups are the rows in their order."""
    own = tuple(row for row in rows if row.ecosystem == ecosystem)
    keys = [_package_key(row.ecosystem, row.package)[1] for row in own]
    return re.compile("|".join(f"({translate(key)})" for key in keys)), own


def _by(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, Row]:
    return {key(row).casefold(): row for row in rows}


def _squeezed(name: str) -> str:
    """A name is the same with spaces, with underscores and without."""
    return re.sub(r"[\s_-]+", "", unquote(name).replace("+", " ")).casefold()


def _numbered(name: str) -> re.Pattern[str]:
    before, _, after = name.partition(NUMBER)
    return re.compile(re.escape(_squeezed(before)) + r"(\d+)" + re.escape(_squeezed(after)))


@lru_cache(NAMES)
def _package_key(ecosystem: str, package: str) -> tuple[str, str]:
    return ecosystem.casefold(), JOINTS.sub("-", package).casefold()


def _inside(name: str, root: str) -> bool:
    """Whether a dotted (or slashed, or backslashed) name is `root` or lies under it."""
    name, root = (re.sub(r"[\\/:]+", ".", text).strip(".").casefold() for text in (name, root))
    return name == root or name.startswith(f"{root}.")


def _speaks_old(row: Library, version: str) -> bool:
    known = _release(version)
    good = _release(row.first_good_version)
    return not known or not good or known < good


def _release(version: str) -> tuple[int, ...]:
    """The numbers at the beginning of a version, without trailing zeros so that 1.0 is 1."""
    match = re.match(r"[v=~^<> ]*(\d+(?:\.\d+)*)", version)
    numbers = [int(part) for part in match[1].split(".")] if match else []
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
