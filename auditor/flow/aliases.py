"""Other names for what is called: imports under another name, whole files, members taken out of objects."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = {"index", "__init__"}


def aliases(module: ir.Module) -> Iterator[tuple[str, str]]:
    """What names of the module stand for, and these names; a whole file is `/` and its name."""
    dialect = module.dialect
    for row in module.imports:
        if row.alias and row.member not in {None, row.alias, dialect.whole, "*"}:
            yield row.member or "", row.alias
        elif row.alias and dialect.path_imports:
            yield file_name(row.source), row.alias
    if not dialect.path_imports:
        return
    for scope in module.scopes:
        for name, bindings in scope.names.items():
            for binding in bindings:
                found = _stands_for(binding.value) if binding.kind == "assign" else ""
                if found and found != name:
                    yield found, name


def _stands_for(value: ir.Expression | None) -> str:
    match value:
        case ir.Member(name=name):
            return name
        case ir.Call(callee=ir.Name()):
            return asked_for(value)
        case ir.Call(callee=ir.Member(base=ir.Member(name=name), name="bind")):
            return name
        case _:
            return ""


def asked_for(value: ir.Expression) -> str:
    """The file that a call asks for by its path, as it is listed."""
    match value:
        case ir.Call(callee=ir.Name(), arguments=(ir.Argument(value=ir.Text(value=text)),)) if "/" in text:
            return file_name(text)
        case _:
            return ""


def file_name(source: str) -> str:
    """How a whole file is listed: by its name without suffix, a folder's own file by the folder's."""
    folder, base = posixpath.split(source.rstrip("/"))
    stem = base.partition(".")[0] if not base.startswith(".") else base
    return "/" + (posixpath.basename(folder) if stem in FOLDERS else stem)


def shown_name(name: str, module: ir.Module) -> str:
    """What a function is called in a report: one that a file gives as a whole, like the file."""
    return file_name(module.path)[1:] if name in {module.dialect.exports, module.dialect.whole} else name


def spelled(name: str) -> tuple[str, ...]:
    """How an import of a file may be spelled: what to search for."""
    return tuple(name + end for end in ("'", '"', "`", ".js", ".ts", "/index")) if len(name) > 1 else ()
