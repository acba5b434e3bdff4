"""A notebook as what is in it: the program in its cells, cells in other languages, prose, outputs, all the rest.

Each of these is lowered as the text that it is, every line where it stands in one view of the notebook.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.frontends.errors import Unreadable
from auditor.frontends.languages import NOTEBOOKS, PYTHON
from auditor.frontends.notebooks.languages import Tongue, of_cell, of_notebook
from auditor.frontends.notebooks.magics import split
from auditor.frontends.notebooks.rows import Line, Places, lines_of, outdented, strings
from auditor.frontends.notebooks.tree import Array, Node, Object, Written, parse
from auditor.frontends.view import Row, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.frontends.ir import Module
    from auditor.frontends.languages import Language

    ByLanguage = Callable[[str, str, Language | None], Module]

SUFFIXES = NOTEBOOKS
READABLE = re.compile(
    r"(?:text|evalue|traceback|html|latex|json|javascript|svg)$|text/|application/json|.*(?:xml|script)$"
)
UNREADABLE = re.compile(r"(?:image|audio|video|font)/(?!svg)|application/(?:pdf|octet-stream|x-)|(?:png|jpeg|pdf|gif)$")
STANDS_FOR = re.compile(r"\s*<[\w.]+(?: object)?>\s*|\s*")
PLAIN = frozenset({"text", "text/plain", "evalue", "traceback"})
LONG_WORD = re.compile(r"\w{12,}")


class _Parts:
    """The texts in a notebook: the rows of all of them, and which rows say what to whom."""

    def __init__(self, main: Tongue) -> None:
        self.main = main
        self.rows: list[Row] = []
        self.shown: list[str] = []
        self.texts: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
        self.languages: dict[tuple[str, str], Language | None] = {}

    def add(self, lines: list[Line], *parts: tuple[Tongue, str, list[str]]) -> None:
        """Lines that follow each other; each part is a language, a name and what it reads of the lines."""
        for tongue, name, said in parts:
            if not any(said):
                continue
            key = (name, tongue.suffix)
            self.languages[key] = tongue.language
            at = len(self.rows)
            self.texts[key].update((at + number, text) for number, text in enumerate(said) if text)
        self.rows += [line.row for line in lines]
        self.shown += [line.text for line in lines]
        if lines:
            self.rows.append(lines[-1].row)
            self.shown.append("")

    def text(self, key: tuple[str, str]) -> str:
        """What one of them says, every line in its place."""
        said = self.texts[key]
        return "\n".join([said.get(number, "") for number in range(max(said, default=0) + 1)])

    def module(self, key: tuple[str, str], path: str, by_language: ByLanguage) -> Module:
        """One of them, lowered; the main one bears the path of the file."""
        main = key == ("", self.main.suffix)
        text, language = self.text(key), self.main.language if main else self.languages[key]
        aside = f"{path}#{key[0]}.{key[1]}"
        view = View(path, text, "\n".join(self.shown), tuple(self.rows))
        lowered = by_language(text, path if main and language else aside, language)
        return replace(lowered, path=path if main else aside, view=view)


def lower(text: str, path: str, by_language: ByLanguage) -> Module | None:
    """The module of a notebook, with others beside it; None where the text is no notebook."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        root = parse(text)
    except Unreadable:
        return None
    cells = _cells(root)
    if cells is None:
        return None
    places = Places(text)
    parts = _Parts(of_notebook(root, cells))
    for number, cell in enumerate(cells, 1):
        _cell(cell, number, places, parts)
    _rest(cells, places, parts)
    keys = dict.fromkeys([("", parts.main.suffix), *parts.languages])
    modules = [parts.module(key, path, by_language) for key in keys]
    errors = sum(module.errors for module in modules)
    return replace(modules[0], errors=errors, reader="notebook", beside=tuple(modules[1:]))


def _cells(root: Object) -> list[Object] | None:
    """The cells of a notebook, of the old kind too, which has them in worksheets; None where it has none."""
    sheets = root.entries.get("worksheets")
    holders = [root, *(sheets.items if isinstance(sheets, Array) else ())]
    found = [one.entries.get("cells") for one in holders if isinstance(one, Object)]
    lists = [one for one in found if isinstance(one, Array)]
    return [cell for one in lists for cell in one.items if isinstance(cell, Object)] if lists else None


def _cell(cell: Object, number: int, places: Places, parts: _Parts) -> None:
    kind = cell.text("cell_type")
    source = strings(cell.entries.get("source") or cell.entries.get("input"))
    if kind == "code":
        _code(cell, lines_of(source, places, number, "source"), parts)
    else:
        lines = lines_of(source, places, number, "source" if kind != "markdown" else "markdown")
        parts.add(lines, (Tongue("md"), "prose", [line.text for line in lines]))
    outputs = cell.entries.get("outputs")
    if isinstance(outputs, Array):
        done = 0
        for output in outputs.items:
            for printed in _printed(output, places):
                lines = lines_of(printed, places, number, "output", done)
                done += len(lines)
                parts.add(lines, (Tongue("txt"), "output", [line.text for line in lines]))
    attached = cell.entries.get("attachments")
    for _, node in _named(attached):
        _take(strings(node), places)


def _code(cell: Object, lines: list[Line], parts: _Parts) -> None:
    """A cell of code; its first line may say that it is in another language than the notebook."""
    first = next((line.text for line in lines if line.text.strip()), "")
    tongue, said = of_cell(cell, first, parts.main)
    if tongue.language is PYTHON:
        lines = outdented(lines)
    texts = [line.text for line in lines]
    told = [""] * len(texts)
    if said:
        at = next(number for number, text in enumerate(texts) if text.strip())
        told[at], texts[at] = texts[at], ""
    if tongue.language is not None and tongue.language is parts.main.language:
        tongue = parts.main
    name = "" if tongue is parts.main else "cell"
    if tongue.language is not PYTHON:
        parts.add(lines, (tongue, name, texts), (Tongue("txt"), "said", told))
        return
    found = split(texts)
    program = (tongue, name, found.program) if found.whole else (Tongue("py-text"), "broken", texts)
    parts.add(
        lines, program, (Tongue("sh"), "shell", found.shell), (Tongue("txt"), "said", _together(told, found.other))
    )


def _together(first: list[str], second: list[str]) -> list[str]:
    return [one or other for one, other in zip(first, second, strict=True)]


def _printed(output: Node, places: Places) -> Iterator[list[Written]]:
    """The texts of an output that a person can read; what says nothing that the plain text does not is left out."""
    words: set[str] = set()
    rows = sorted(_named(output), key=lambda row: row[0] not in PLAIN)
    for name, node in rows:
        texts = strings(node)
        if UNREADABLE.match(name):
            _take(texts, places)
        elif texts and READABLE.match(name):
            said = "".join(string.value for string in texts)
            new = set(LONG_WORD.findall(said)) - words
            if STANDS_FOR.fullmatch(said) or not (new or name in PLAIN):
                _take(texts, places)
                continue
            words |= new
            yield from [[string] for string in texts] if name == "traceback" else [texts]


def _take(texts: list[Written], places: Places) -> None:
    for string in texts:
        places.take(string)


def _named(output: Node) -> Iterator[tuple[str, Node]]:
    """What an output holds by its name, and one level further down."""
    if isinstance(output, Object):
        for name, node in output.entries.items():
            if isinstance(node, Object):
                yield from node.entries.items()
            else:
                yield name, node


def _rest(cells: list[Object], places: Places, parts: _Parts) -> None:
    """Whatever else the file holds: metadata, results that are data."""
    numbers: dict[int, tuple[int, str]] = {}
    for number, cell in enumerate(cells, 1):
        for line in range(places.at(cell.start)[0], places.at(cell.end)[0] + 1):
            numbers[line] = (0, "") if line in numbers else (number, "data")
        outputs = cell.entries.get("outputs")
        if isinstance(outputs, Array) and outputs.items:
            for line in range(places.at(outputs.start)[0] + 1, places.at(outputs.end)[0]):
                numbers[line] = (number, "output")
    lines = [
        Line(text, Row(number, 0, "", *numbers.get(number, (0, "")))) for number, text in enumerate(places.left(), 1)
    ]
    parts.add(lines, (Tongue("json"), "data", [line.text for line in lines]))
