"""Configuration joined to code by name: what the files of settings say of a name that the code reads.

`settings.OLD_TOKEN`, `environ["OLD_TOKEN"]` and `config["old"]["token"]` mean the pair of that name, or of that path of
names, in whatever file of settings has it. Names are compared without case and separators.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.flow import written
from auditor.flow.frames import LAST
from auditor.flow.rows import outside_value
from auditor.flow.shapes import Text, Thing, bounded, hole, unknown
from auditor.frontends import ir
from auditor.frontends.documents.formats import holds_settings

if TYPE_CHECKING:
    from auditor.flow.frames import Frame
    from auditor.flow.program import Program
    from auditor.flow.resolve import Resolver
    from auditor.flow.shapes import Value, Values

SEPARATORS = re.compile(r"[.:/\[\]'\"]+")
WORDY = re.compile(r"[A-Za-z0-9][_-]+[A-Za-z0-9]|[a-z][A-Z]")
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[^\W_]+")
LEVELS = 4
ALTERNATIVES = 4
ASKED = 64
"""For so many names files are searched that nothing else has led to."""

SHORTEST = 3
OUTER = 12
"""A name that many pairs bear says nothing."""

Row = tuple[str, ir.Pair]


class Configuration:
    """The pairs of a program's files of settings, by name."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._settled: list[str] | None = None
        self._indexes: dict[str, tuple[ir.Module, dict[str, list[Row]]]] = {}
        self._found: dict[str, list[Row]] = {}
        self._asked = 0

    def rows(self, name: str) -> list[Row]:
        """The pairs that a name means, with the paths of their files."""
        if name not in self._found:
            self._found[name] = self._search(name)
        return self._found[name]

    def _search(self, name: str) -> list[Row]:
        wanted = _plain(name)
        if len(wanted) < SHORTEST:
            return []
        rows = [row for path in self._paths() for row in self._rows(path, name)]
        if not rows:
            rows = [row for path in self._further(name) for row in self._rows(path, name)]
        if not WORDY.search(name) and len([part for part in SEPARATORS.split(name) if part]) < 2:  # noqa: PLR2004
            rows = [(path, pair) for path, pair in rows if not pair.holder]
        return rows if len(rows) <= OUTER else []

    def _paths(self) -> list[str]:
        """The files of settings that were known when a name was asked for first."""
        if self._settled is None:
            self._settled = [module.path for module in self._program.modules() if _settles(module)]
        return self._settled

    def _rows(self, path: str, name: str) -> list[Row]:
        module = self._program.whole(path, _last(name))
        known = self._indexes.get(path)
        if module is not None and (known is None or known[0] is not module):
            known = self._indexes[path] = (module, _indexed(module))
        return known[1].get(_plain(name), []) if known is not None else []

    def _further(self, name: str) -> list[str]:
        """Files of settings that nothing else has led to, and that hold the last part of the name."""
        self._asked += 1
        last = SEPARATORS.split(name)[-1]
        if self._asked > ASKED or not last:
            return []
        modules = [self._program.module(path) for path in self._program.settings_with(last)]
        return [module.path for module in modules if module is not None and _settles(module)]


def _settles(module: ir.Module) -> bool:
    """Whether its pairs are settings: of a document of settings, or of a script that does nothing but set variables."""
    return module.dialect.settings or (module.dialect.environment and holds_settings(module.path))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _last(name: str) -> str:
    """The last word of a name, which the pair that it means has in its own."""
    words = WORDS.findall(name)
    return _plain(words[-1]) if words else ""


def _indexed(module: ir.Module) -> dict[str, list[Row]]:
    """The pairs of a file by their names, and by those with the names above them."""
    index: dict[str, list[Row]] = defaultdict(list)
    stem = posixpath.basename(module.path).partition(".")[0]
    for pair in module.pairs:
        if not isinstance(pair.value, ir.Text | ir.Choice):
            continue
        parts = [*(pair.holder.split(".") if pair.holder else []), pair.name]
        spelled = ["".join(parts[-count:]) for count in range(1, min(LEVELS, len(parts)) + 1)]
        if stem and len(parts) <= 2:  # noqa: PLR2004 - a stage, such as `production`, and the name
            spelled.append(stem + parts[-1])
        for name in dict.fromkeys(map(_plain, spelled)):
            index[name].append((module.path, pair))
    return index


def configured(resolver: Resolver, name: str, asker: str) -> list[Value]:
    """What the files of settings say of a name, the nearest first; `asker` is the path of the code that reads it."""
    found: list[Value] = []
    rows = sorted(
        resolver.configuration.rows(name), key=lambda row: (_distance(asker, row[0]), row[0], row[1].key_span)
    )
    for path, pair in _of_project(resolver.program, rows, asker):
        module = resolver.program.module(path)
        if module is None:
            continue
        values = resolver.evaluate(pair.value, resolver.generic(module, 0), LAST)
        found.extend(value for value in values if isinstance(value, Text) and value.parts and unknown(value) is None)
    return list(dict.fromkeys(found))[:ALTERNATIVES]


def _of_project(program: Program, rows: list[Row], asker: str) -> list[Row]:
    """Where the nearest file shares a folder with the asker: not those of other folders that hold programs."""
    project = _common(asker, rows[0][0]) if rows else ""
    if not project:
        return rows
    return [row for row in rows if _common(asker, row[0]) == project or not _foreign(program, row[0], asker)]


def _foreign(program: Program, path: str, asker: str) -> bool:
    """Whether a file stands in a folder, where its way and the asker's part, that holds programs of its own."""
    common = _common(asker, path)
    rest = path.removeprefix(f"{common}/" if common else "")
    folder, sign, _ = rest.partition("/")
    return bool(sign) and program.holds_code(posixpath.join(common, folder))


def _common(one: str, other: str) -> str:
    """The folder that two files have in common; the root is no such one."""
    return posixpath.commonpath([posixpath.dirname(one), posixpath.dirname(other)])


def _distance(one: str, other: str) -> int:
    """How many folders lie between two files."""
    here, there = posixpath.dirname(one).split("/"), posixpath.dirname(other).split("/")
    same = 0
    for first, second in zip(here, there, strict=False):
        if first != second:
            break
        same += 1
    return len(here) + len(there) - 2 * same


def outside(resolver: Resolver, kind: str, name: str, frame: Frame) -> Values:
    """A variable of the environment or a setting: what is configured for it, and a hole."""
    if not name:
        return (hole(kind, "?"),)
    found = configured(resolver, name, frame.module.path)
    values = written.values(resolver, name) if kind == "settings" else []
    return bounded([*values, *found, hole(kind, name)])


def item_outside(resolver: Resolver, base: Value, key: str | None, frame: Frame) -> Values:
    """`base[key]`, where the base holds the environment or settings, or is a part of these; else nothing."""
    dialect = frame.module.dialect
    found = unknown(base)
    if found is None:
        called = base.name if isinstance(base, Thing) and base.kind == "object" else ""
        settled = called and outside_value(dialect, called, "[]") == "settings"
        return outside(resolver, "settings", key or "", frame) if settled else ()
    named = found.kind in {"import", "name", "attr"} or dialect.global_classes
    kind = outside_value(dialect, found.name, "[]") if named else ""
    if kind:
        return outside(resolver, kind, key or "", frame)
    if found.kind != "settings":
        return ()
    return outside(resolver, "settings", f"{found.name}.{key}".strip("."), frame) if key else (base,)
