"""The program as the evaluator sees it: modules by name, imports resolved, class families, calls by callee.

Files are lowered only when they are asked for: the ones the prefilter picked at the start, others when an import leads
there or when the name of a wrapper is searched for.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.frontends.dialect import Dialect

CLASSES_IN_A_FAMILY = 24


class ClassRef(NamedTuple):
    """A class: the path of its module and the number of its scope."""

    path: str
    scope: int


class Site(NamedTuple):
    """A call and the module it stands in."""

    module: ir.Module
    call: ir.CallSite


class Program:
    """The modules of one revision. `lower` gives a module or None; `search` the paths that hold one of some names."""

    def __init__(
        self,
        paths: Iterable[str],
        lower: Callable[[str], ir.Module | None],
        search: Callable[[tuple[str, ...]], Iterable[str]],
    ) -> None:
        self._lower = lower
        self._search = search
        self._paths = tuple(paths)
        self._modules: dict[str, ir.Module | None] = {}
        self._stems: dict[str, list[str]] | None = None
        self._sites: dict[str, list[Site]] = defaultdict(list)
        self._subclasses: dict[str, list[ClassRef]] = defaultdict(list)
        self._definitions: dict[str, list[ClassRef]] = defaultdict(list)
        self._searched: set[str] = set()

    # --- modules

    def module(self, path: str) -> ir.Module | None:
        """The module of a file, lowered now if it was not yet."""
        if path not in self._modules:
            self._modules[path] = None
            self._modules[path] = module = self._lower(path)
            if module is not None:
                self._index(module)
        return self._modules[path]

    def modules(self) -> tuple[ir.Module, ...]:
        """All modules lowered so far, by path."""
        return tuple(module for _, module in sorted(self._modules.items()) if module is not None)

    def _index(self, module: ir.Module) -> None:
        for call in module.calls:
            name = last_name(call.call.callee)
            if name:
                self._sites[name].append(Site(module, call))
        for scope in module.scopes:
            if scope.kind == "class":
                for base in scope.bases:
                    self._subclasses[last_name(base)].append(ClassRef(module.path, scope.id))
            elif scope.kind == "function" and scope.name and scope.owner is not None:
                self._definitions[scope.name].append(ClassRef(module.path, scope.id))

    def find(self, importer: ir.Module, source: str, level: int) -> str | None:
        """The path of the module that an import in `importer` means, if it is among the files."""
        here = posixpath.dirname(importer.path)
        parts = [part for part in source.split(".") if part]
        if level:
            for _ in range(level - 1):
                here = posixpath.dirname(here)
            return self._at(importer.dialect, posixpath.join(here, *parts) if parts else here)
        if not parts:
            return None
        near = here
        while True:
            found = self._at(importer.dialect, posixpath.join(near, *parts))
            if found:
                return found
            if not near:
                break
            near = posixpath.dirname(near)
        return self._by_suffix(importer, parts)

    def _at(self, dialect: Dialect, place: str) -> str | None:
        known = self._known()
        directory, stem = posixpath.split(place)
        for suffix in dialect.module_suffixes:
            if place + suffix in known.get(stem + suffix, ()):
                return place + suffix
        for name in dialect.package_files:
            path = posixpath.join(directory, stem, name)
            if path in known.get(name, ()):
                return path
        return None

    def _by_suffix(self, importer: ir.Module, parts: list[str]) -> str | None:
        """The one file below any folder (src layouts, other roots) whose place ends like the import."""
        if parts[0] in importer.dialect.standard:
            return None
        known = self._known()
        tail = "/".join(parts)
        hits = [
            path
            for suffix in importer.dialect.module_suffixes
            for path in known.get(parts[-1] + suffix, ())
            if path.endswith(f"/{tail}{suffix}")
        ]
        hits += [
            path
            for name in importer.dialect.package_files
            for path in known.get(name, ())
            if path.endswith(f"/{tail}/{name}")
        ]
        return hits[0] if len(hits) == 1 else None

    def _known(self) -> dict[str, list[str]]:
        if self._stems is None:
            self._stems = defaultdict(list)
            for path in self._paths:
                self._stems[posixpath.basename(path)].append(path)
        return self._stems

    def named_like(self, *stems: str) -> tuple[ir.Module, ...]:
        """The lowered modules whose file or folder bears one of these names."""
        return tuple(
            module
            for module in self.modules()
            if any(stem in part for stem in stems for part in module.path.lower().split("/")[-2:])
        )

    # --- calls and classes

    def calls_of(self, name: str) -> list[Site]:
        """Every call of something with this last name; files that only hold the name are lowered for it."""
        if name not in self._searched:
            self._searched.add(name)
            for path in self._search((name,)):
                self.module(path)
        return sorted(self._sites[name], key=lambda site: (site.module.path, site.call.order))

    def loaded_calls_of(self, name: str) -> list[Site]:
        """Every call of this name in the modules lowered so far."""
        return sorted(self._sites[name], key=lambda site: (site.module.path, site.call.order))

    def subclasses(self, name: str) -> list[ClassRef]:
        """Classes that name this one among their bases, by the last part of the name."""
        return self._subclasses[name]

    def methods(self, name: str) -> list[ClassRef]:
        """Function scopes inside classes with this name."""
        return self._definitions[name]


def last_name(expression: ir.Expression) -> str:
    """The last part of a dotted name: `a.b.c` gives `c`; of anything else nothing."""
    if isinstance(expression, ir.Name | ir.Member):
        return expression.name
    return ""


def scope_of(module: ir.Module, number: int) -> ir.Scope:
    """A scope by its number."""
    return module.scopes[number]


def function_around(module: ir.Module, number: int) -> ir.Scope:
    """The function (or class or module) scope that a scope belongs to; lambdas belong to the function around them."""
    scope = module.scopes[number]
    while scope.kind == "function" and not scope.name and scope.parent is not None:
        scope = module.scopes[scope.parent]
    return scope
