"""The language of a notebook and of a cell that says it is in another one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends.languages import LANGUAGES, PYTHON, language_of
from auditor.frontends.notebooks.magics import PROGRAM, SHORT, WHOLE

if TYPE_CHECKING:
    from auditor.frontends.languages import Language
    from auditor.frontends.notebooks.tree import Object

ALSO = {"js": "javascript", "ts": "typescript", "c#": "csharp", "!": "sh", "script": "sh", "system": "sh", "sx": "sh"}
SUFFIXES = {"r": "r", "html": "html", "sql": "sql", "md": "md", "markdown": "md", "scala": "scala", "perl": "pl"}
VERSION = re.compile(r"[\d.]+$")
PLACES = (
    ("metadata", "language_info", "name"),
    ("metadata", "kernelspec", "language"),
    ("metadata", "kernel_info", "name"),
    ("metadata", "kernelspec", "name"),
)
OWN = (
    ("metadata", "vscode", "languageId"),
    ("metadata", "dotnet_interactive", "language"),
    ("metadata", "polyglot_notebook", "kernelName"),
    ("language",),
)


class Tongue:
    """A language by the name that a notebook gives it; `language` is None where it has no grammar."""

    def __init__(self, name: str) -> None:
        self.name = name.strip().lower()
        self.language = named(self.name)

    @property
    def suffix(self) -> str:
        """The suffix of files in it."""
        return SUFFIXES.get(self.name, re.sub(r"[^a-z0-9]", "", self.name)[:12] or "txt")


def named(name: str) -> Language | None:
    """The language of a kernel's or a magic's name."""
    plain = VERSION.sub("", name)
    wanted = ALSO.get(plain, plain)
    for language in LANGUAGES:
        known = {language.name, *(name.strip(" /") for name in language.interpreters)}
        if wanted in known or f".{wanted}" in language.suffixes:
            return language
    return PYTHON if "python" in wanted or wanted.endswith("-py") else None


def of_notebook(root: Object, cells: list[Object]) -> Tongue:
    """The language of the notebook: what it says, else what its cells say, else Python."""
    said = (root.text(*place) for place in PLACES)
    own = (cell.text("language") for cell in cells[:1])
    return Tongue(next((name for name in (*said, *own) if name), "python"))


def of_cell(cell: Object, first: str, main: Tongue) -> tuple[Tongue, bool]:
    """The language of a cell, and whether its first line says so and is none of the program."""
    magic = WHOLE.match(first) or SHORT.match(first)
    if magic is not None:
        name, rest = magic["name"], magic["rest"].split()
        if PROGRAM.fullmatch(name):
            return main, True
        if name in {"writefile", "file"} and rest:
            tongue = Tongue(rest[-1].rpartition(".")[2])
            tongue.language = language_of(rest[-1])
            return tongue, True
        return Tongue(rest[0].rpartition("/")[2] if name == "script" and rest else name), True
    own = next((name for name in (cell.text(*place) for place in OWN) if name), "")
    return (Tongue(own), False) if own and own.lower() != main.name else (main, False)
