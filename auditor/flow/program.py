"""The program as the evaluator sees it: modules by name, imports resolved, class families, calls by callee.

Files are lowered only when they are asked for: the ones the prefilter picked at the start, others when an import leads
there or when the name of a wrapper is searched for.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from auditor.flow.aliases import aliases, asked_for, file_name, spelled
from auditor.flow.callers import Callers, distance
from auditor.flow.chains import Further
from auditor.frontends import ir
from auditor.frontends.languages import is_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from auditor.flow.callers import Search
    from auditor.frontends.dialect import Dialect

CLASSES_IN_A_FAMILY = 24
NAMESAKES = 8
IN_A_FOLDER = 40
IMPORTED_WHOLE = 60


class ClassRef(NamedTuple):
    """A class: the path of its module and the number of its scope."""

    path: str
    scope: int


class Site(NamedTuple):
    """A call and the module it stands in."""

    module: ir.Module
    call: ir.CallSite


class Program:
    """The modules of one revision. `lower` gives a module or None; `search` the paths that hold one of some names.

    `settings` gives the files of settings that hold a name, `whole` all of what was read in part.
    """

    def __init__(
        self,
        paths: Iterable[str],
        lower: Callable[[str], ir.Module | None],
        search: Search,
        settings: Callable[[str], Iterable[str]] = lambda _: (),
        whole: Callable[[str, str], ir.Module | None] = lambda _, __: None,
    ) -> None:
        self._lower = lower
        self._search = search
        self._settings = settings
        self._in_full = whole
        self._paths = tuple(paths)
        self._modules: dict[str, ir.Module | None] = {}
        self._stems: dict[str, list[str]] | None = None
        self._sites: dict[str, list[Site]] = defaultdict(list)
        self._subclasses: dict[str, list[ClassRef]] = defaultdict(list)
        self._definitions: dict[str, list[ClassRef]] = defaultdict(list)
        self._classes: dict[str, list[ClassRef]] = defaultdict(list)
        self._globals: dict[str, list[str]] = defaultdict(list)
        self._aliases: dict[str, set[str]] = defaultdict(set)
        self._further: dict[str, Further] = {}
        self._callers = Callers(search)
        self._aside: set[str] = set()
        self._found: dict[tuple[str, str, str, int], str | None] = {}
        self._namesakes: dict[str, list[str]] | None = None
        self._first: dict[str, dict[str, str]] = {}
        self._whole: dict[str, tuple[ir.Module, ...]] = {}
        self._coded: dict[str, bool] = {}
        self._named: dict[tuple[str, str], list[ClassRef]] = {}

    # --- modules

    def module(self, path: str) -> ir.Module | None:
        """The module of a file, lowered now if it was not yet."""
        if path not in self._modules:
            self._modules[path] = None
            self._modules[path] = module = self._lower(path)
            for one in (module, *module.beside) if module is not None else ():
                self._modules[one.path] = one
                self._index(one)
        return self._modules[path]

    def modules(self) -> tuple[ir.Module, ...]:
        """All modules lowered so far, by path, but for those that only hold a common word."""
        known = sorted(self._modules.items())
        return tuple(module for path, module in known if module is not None and path not in self._aside)

    def whole(self, path: str, word: str = "") -> ir.Module | None:
        """The module of a file, with all that it says if it holds a word."""
        module = self.module(path)
        if module is not None and not module.dialect.code:
            self._modules[path] = module = self._in_full(path, word) or module
        return module

    def _index(self, module: ir.Module) -> None:
        self._named.clear()
        for call in module.calls:
            name = last_name(call.call.callee) or asked_for(call.call.callee)
            if name:
                self._sites[name].append(Site(module, call))
        for name, alias in aliases(module):
            self._aliases[name].add(alias)
        for name in module.scopes[0].names:
            self._globals[name].append(module.path)
        for scope in module.scopes:
            if scope.kind == "class":
                if scope.name:
                    self._classes[scope.name.casefold()].append(ClassRef(module.path, scope.id))
                for base in scope.bases:
                    self._subclasses[last_name(base)].append(ClassRef(module.path, scope.id))
            elif scope.kind == "function" and scope.name and scope.owner is not None:
                self._definitions[scope.name].append(ClassRef(module.path, scope.id))

    def find(self, importer: ir.Module, source: str, level: int) -> str | None:
        """The path of the module that an import in `importer` means, if it is among the files."""
        key = (posixpath.dirname(importer.path), importer.dialect.name, source, level)
        if key not in self._found:
            self._found[key] = self._find(importer, source, level)
        found = self._found[key]
        if found is not None and importer.path in self._aside and found not in self._modules:
            self._aside.add(found)
        return found

    def _find(self, importer: ir.Module, source: str, level: int) -> str | None:
        here = posixpath.dirname(importer.path)
        if importer.dialect.folder_imports:
            return self._by_folder(importer.dialect, source)
        if importer.dialect.path_imports:
            return self._by_path(importer.dialect, here, source)
        if "/" in source or source.endswith(importer.dialect.module_suffixes or "/"):
            return self._file(here, source)
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
            if near in {"", "/"}:
                break
            near = posixpath.dirname(near)
        return self._by_suffix(importer, parts)

    def _file(self, here: str, place: str) -> str | None:
        """The file at a path seen from a folder, or from one of those around it; else the one that ends like it."""
        name = posixpath.basename(place)
        known = self._known().get(name, ())
        while known:
            path = posixpath.normpath(posixpath.join(here, place.lstrip("/")))
            if path in known:
                return path
            if not here:
                break
            here = posixpath.dirname(here)
        tail = "/" + posixpath.normpath(place).lstrip("./")
        hits = [path for path in known if path.endswith(tail)]
        return hits[0] if len(hits) == 1 else None

    def _by_folder(self, dialect: Dialect, source: str) -> str | None:
        """The first file of the folder that a package's path ends with, as far as it can be told apart."""
        parts = [part for part in source.split("/") if part]
        while parts and parts[0] not in dialect.standard:
            tail = "/".join(parts)
            files = self._folders(dialect)
            hits = [folder for folder in files if folder == tail or folder.endswith("/" + tail)]
            if hits:
                return files[hits[0]] if len(hits) == 1 else None
            parts = parts[1:]
        return None

    def _folders(self, dialect: Dialect) -> dict[str, str]:
        """The first file of each folder that holds any of a language."""
        if dialect.name not in self._first:
            own = sorted(path for path in self._paths if path.endswith(dialect.module_suffixes))
            self._first[dialect.name] = {posixpath.dirname(path): path for path in reversed(own)}
        return self._first[dialect.name]

    def _by_path(self, dialect: Dialect, here: str, source: str) -> str | None:
        """The file that a path means: seen from a folder, or, where it only looks like one, from any further out."""
        if source.startswith("."):
            place = posixpath.normpath(posixpath.join(here, source))
            return self._at(dialect, "" if place == "." else place)
        place = posixpath.normpath(source.lstrip("@~/")) if "/" in source else ""
        while place:
            found = self._at(dialect, posixpath.join(here, place)) or self._at(
                dialect, posixpath.join(here, "src", place)
            )
            if found or not here:
                return found
            here = posixpath.dirname(here)
        return None

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

    def imported_whole(self, module: ir.Module) -> tuple[ir.Module, ...]:
        """The modules whose every name a module takes over, directly or through others of them: the nearest first."""
        if module.path not in self._whole:
            found = {module.path: module}
            queue = [module]
            while queue and len(found) <= IMPORTED_WHOLE:
                here = queue.pop(0)
                paths = (self.find(here, row.source, row.level) for row in here.imports if row.member == "*")
                fresh = (self.module(path) for path in dict.fromkeys(paths) if path is not None and path not in found)
                added = [one for one in fresh if one is not None]
                found.update((one.path, one) for one in added)
                queue += added
            self._whole[module.path] = tuple(found.values())[1:]
        return self._whole[module.path]

    def settings_with(self, name: str) -> list[str]:
        """The files of settings that hold a name, whatever its case and separators."""
        return sorted(self._settings(name))[:NAMESAKES]

    def holds_code(self, folder: str) -> bool:
        """Whether there are programs anywhere below a folder."""
        if folder not in self._coded:
            self._coded[folder] = any(path.startswith(f"{folder}/") and is_code(path) for path in self._paths)
        return self._coded[folder]

    def named_like(self, *stems: str) -> tuple[ir.Module, ...]:
        """The lowered modules whose file or folder bears one of these names."""
        return tuple(
            module
            for module in self.modules()
            if any(stem in part for stem in stems for part in module.path.lower().split("/")[-2:])
        )

    # --- calls and classes

    def further(self, module: ir.Module) -> Further:
        """The calls of a module that are made on what other calls give."""
        if module.path not in self._further:
            self._further[module.path] = Further(module)
        return self._further[module.path]

    def calls_of(self, name: str, module: ir.Module) -> list[Site]:
        """Every call of a module's something with this last name, or an alias; files that hold these are lowered."""
        wanted: dict[str, tuple[str, ...]] = {name: (name,)}
        dialect = module.dialect
        if dialect.path_imports and module.scopes[0].names.keys() & {dialect.exports, dialect.whole}:
            whole = file_name(module.path)
            wanted = {} if name in {dialect.exports, dialect.whole} else wanted
            wanted[whole] = spelled(whole)
        for words in wanted.values():
            if words:
                self._lower_callers(words, module)
        names = sorted({name, *(alias for one in wanted for alias in self._aliases.get(one, ()))})
        sites = {(site.module.path, site.call.order): site for one in (*names, *wanted) for site in self._sites[one]}
        return [sites[key] for key in sorted(sites, key=lambda key: (distance(module.path, key[0]), key))]

    def _lower_callers(self, words: tuple[str, ...], module: ir.Module) -> None:
        asked = self._callers.of(words, module)
        for path in asked.paths:
            if asked.common and path not in self._modules:
                self._aside.add(path)
            self.module(path)

    def called_in(self, module: ir.Module) -> None:
        """A module that was only lowered because of a common word does call what was asked for."""
        self._aside.discard(module.path)

    def loaded_calls_of(self, name: str) -> list[Site]:
        """Every call of this name in the modules lowered so far."""
        return sorted(self._sites[name], key=lambda site: (site.module.path, site.call.order))

    def subclasses(self, name: str) -> list[ClassRef]:
        """Classes that name this one among their bases, by the last part of the name."""
        return self._subclasses[name]

    def methods(self, name: str) -> list[ClassRef]:
        """Function scopes inside classes with this name."""
        return self._definitions[name]

    # --- names that need no import

    def classes_named(self, name: str, importer: ir.Module) -> list[ClassRef]:
        """Classes of this name, the nearest file first; files that bear the name are lowered for it."""
        key = (name, importer.path)
        if key in self._named:
            return self._named[key]
        for path in self._bearing(name, importer.dialect)[:NAMESAKES]:
            self.module(path)
        found = [one for one in self._classes.get(name.casefold(), ()) if self._speaks(one.path, importer)]
        if not importer.dialect.case_blind:
            found = [one for one in found if self._name_of(one) == name]
        found.sort(key=lambda one: (distance(importer.path, one.path), one.path, one.scope))
        self._named[key] = found
        return found

    def sharing(self, importer: ir.Module, name: str) -> list[ir.Module]:
        """Modules of the importer's folder that have a name of their own; all of the folder is lowered for it."""
        folder = posixpath.dirname(importer.path)
        suffixes = importer.dialect.module_suffixes
        beside = [path for path in self._paths if posixpath.dirname(path) == folder and path.endswith(suffixes)]
        modules = [self.module(path) for path in beside[:IN_A_FOLDER] if path != importer.path]
        return [module for module in modules if module is not None and name in module.scopes[0].names]

    def having(self, name: str, importer: ir.Module) -> list[ir.Module]:
        """Modules lowered so far, of the importer's language, that have this name at their outermost level."""
        paths = [path for path in self._globals.get(name, ()) if path != importer.path and self._speaks(path, importer)]
        near = sorted(paths, key=lambda path: (distance(importer.path, path), path))
        return [module for path in near if (module := self._modules[path]) is not None]

    def holding(self, name: str) -> Sequence[str]:
        """The files of code that hold a name, unless it is a common one."""
        return self._callers.few(name)

    def _bearing(self, name: str, dialect: Dialect) -> list[str]:
        if self._namesakes is None:
            self._namesakes = defaultdict(list)
            for path in self._paths:
                stem = posixpath.basename(path).casefold()
                for part in {_plain(stem.rpartition(".")[0]), _plain(stem.partition(".")[0])}:
                    self._namesakes[part].append(path)
        return [
            path for path in self._namesakes.get(_plain(name.casefold()), ()) if path.endswith(dialect.module_suffixes)
        ]

    def _speaks(self, path: str, importer: ir.Module) -> bool:
        module = self._modules.get(path)
        return module is not None and module.dialect.name == importer.dialect.name

    def _name_of(self, reference: ClassRef) -> str:
        module = self._modules[reference.path]
        return module.scopes[reference.scope].name if module is not None else ""


def _plain(stem: str) -> str:
    """A file's name as a class may be called: without separators, and without the word that says what it holds."""
    letters = "".join(character for character in stem if character.isalnum())
    return letters.removeprefix("class").removesuffix("class") or letters


def last_name(expression: ir.Expression) -> str:
    """The last part of a dotted name: `a.b.c` gives `c`; of anything else nothing."""
    if isinstance(expression, ir.Name | ir.Member):
        return expression.name
    return ""


def function_around(module: ir.Module, number: int) -> ir.Scope:
    """The function (or class or module) scope that a scope belongs to; lambdas belong to the function around them."""
    scope = module.scopes[number]
    while scope.kind == "function" and not scope.name and scope.parent is not None:
        scope = module.scopes[scope.parent]
    return scope
