"""A rule pack's TOML files to a checked Pack. Whatever is wrong with them is said in one line, with file and key.

`pack.toml` says what the pack is about, `rules/*.toml` hold one rule each, and every other `*.toml` of the folder may
hold any of the tables in `TABLES`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import tomli

from auditor.pack.about import About
from auditor.pack.convert import Wrong, convert, label, nearest
from auditor.pack.errors import PackError
from auditor.pack.locate import pack_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from auditor.pack.rows import Method, Pack, ParameterChange, Rule

    Table = dict[str, Any]
    Documents = dict[str, Table]

ABOUT = "pack.toml"
RULES = "rules"

# A table's name in TOML, the field of Pack it fills, its row type.
TABLES = {
    "breaking": ("breaking", "Breaking"),
    "data_center": ("data_centers", "DataCenter"),
    "end_date": ("end_dates", "EndDate"),
    "error": ("errors", "ErrorCode"),
    "fact": ("facts", "Fact"),
    "field": ("fields", "FieldChange"),
    "library": ("libraries", "Library"),
    "library_call": ("library_calls", "LibraryCall"),
    "look_alike": ("look_alikes", "LookAlike"),
    "method": ("methods", "Method"),
    "mint": ("mints", "Mint"),
    "module": ("modules", "ModuleRow"),
    "not_old": ("not_old", "NotOld"),
    "parameter": ("parameters", "ParameterChange"),
    "product": ("products", "Product"),
    "retired": ("retired", "RetiredMethod"),
    "revocation": ("revocations", "Revocation"),
    "source": ("sources", "Source"),
    "token_shape": ("token_shapes", "TokenShape"),
    "window": ("windows", "Window"),
}


@dataclass(slots=True)
class Places:
    """Where each row was read, so that a check can say it: file and key by the row's identity."""

    by_row: dict[int, tuple[str, str]] = field(default_factory=dict)

    def note(self, row: object, file: str, key: str) -> None:
        """Remember where `row` was read."""
        self.by_row[id(row)] = (file, key)

    def of(self, row: object) -> tuple[str, str]:
        """Where `row` was read."""
        return self.by_row[id(row)]


def read_prefilter(name_or_path: str) -> About:
    """Only what `pack.toml` says, fast: enough to tell that no file matters."""
    folder = pack_folder(name_or_path)
    return _about(folder.name, {ABOUT: _parse(_present(folder), f"{folder.name}/{ABOUT}")}, Places())


def read(folder: Traversable) -> Pack:
    """The whole pack in `folder`; PackError if anything in it is wrong."""
    return checked(folder.name, documents(folder))


def checked(title: str, said: Documents) -> Pack:
    """The pack that documents make; PackError if anything in it is wrong."""
    from auditor.pack.check import check  # noqa: PLC0415  (a pack that was read before is known to be right)

    places = Places()
    pack = made(title, said, places)
    check(pack, places)
    return pack


def documents(folder: Traversable) -> Documents:
    """What the pack's TOML files say, by their names in the folder; the files of `rules/` come last."""
    _present(folder)
    rules = folder.joinpath(RULES)
    files = {file.name: file for file in _toml_files(folder)}
    files |= {f"{RULES}/{file.name}": file for file in (_toml_files(rules) if rules.is_dir() else ())}
    return {name: _parse(file, f"{folder.name}/{name}") for name, file in files.items()}


def made(title: str, said: Documents, places: Places) -> Pack:
    """The same, but what its rows say of each other is not checked; PackError where a row cannot be made."""
    from auditor.pack import rows  # noqa: PLC0415  (a commit hook reads pack.toml only)

    about = _about(title, said, places)
    tables: dict[str, list[Any]] = {}
    rules: list[Rule] = []
    for name, document in said.items():
        shown = f"{title}/{name}"
        if name.startswith(RULES):
            rules.append(_convert(rows.Rule, document, shown, ""))
            places.note(rules[-1], shown, "")
        elif name != ABOUT:
            _read_tables(document, shown, rows, tables, places)
    parameters = tables.get("parameters", [])
    tables["methods"] = [_with_shared(method, parameters, places) for method in tables.get("methods", [])]
    if not rules:
        raise PackError(f"{title}/{RULES}", "", "holds no rule", "add a file such as rules/AB101-name.toml")
    tables["rules"] = sorted(rules, key=lambda rule: rule.id)
    for needed in ("methods", "breaking", "modules"):
        tables.setdefault(needed, [])
    return rows.Pack(about=about, **{name: tuple(table) for name, table in tables.items()})


def _present(folder: Traversable) -> Traversable:
    file = folder.joinpath(ABOUT)
    if not file.is_file():
        raise PackError(f"{folder.name}/{ABOUT}", "", "is missing", "a rule pack starts with the file pack.toml")
    return file


def _about(title: str, said: Documents, places: Places) -> About:
    shown = f"{title}/{ABOUT}"
    about: About = _convert(About, said[ABOUT], shown, "")
    places.note(about, shown, "")
    return about


def _read_tables(document: Table, shown: str, rows: Any, tables: dict[str, list[Any]], places: Places) -> None:
    for name, value in document.items():
        if name not in TABLES:
            raise PackError(shown, name, "there is no such table", nearest(name, tuple(TABLES)))
        target, row_name = TABLES[name]
        table = tables.setdefault(target, [])
        for key, raw in _raw_rows(name, value, shown):
            row = _convert(getattr(rows, row_name), raw, shown, key)
            places.note(row, shown, key)
            table.append(row)


def _raw_rows(name: str, value: object, shown: str) -> Iterator[tuple[str, object]]:
    """The rows of a table with their key paths; sources are written [source.ID], the others [[name]]."""
    if name == "source" and isinstance(value, dict):
        for id_, raw in value.items():
            if not isinstance(raw, dict):
                raise PackError(shown, f"source.{id_}", "is no table", "write [source.ID] with the keys url and note")
            yield f"source.{id_}", {"id": id_, **raw}
        return
    if not isinstance(value, list):
        raise PackError(shown, name, "is a single table", f"write [[{name}]], one for each row")
    for number, raw in enumerate(value, 1):
        yield f"{name}[{label(raw) or number}]", raw


def _with_shared(method: Method, parameters: list[ParameterChange], places: Places) -> Method:
    """The method with the shared parameters it takes before its own."""
    by_name = {parameter.name: parameter for parameter in parameters}
    file, key = places.of(method)
    for name in method.takes:
        if name not in by_name:
            raise PackError(file, f"{key}.takes", f"there is no [[parameter]] {name!r}", nearest(name, tuple(by_name)))
    full = replace(method, parameter=(*(by_name[name] for name in method.takes), *method.parameter))
    places.note(full, file, key)
    return full


def _convert(row: type, raw: object, shown: str, key: str) -> Any:
    try:
        return convert(row, raw)
    except Wrong as wrong:
        path = wrong.under(key).path if key else wrong.path
        raise PackError(shown, path.rstrip("."), wrong.problem, wrong.remedy) from None


def _parse(file: Traversable, shown: str) -> dict[str, Any]:
    try:
        return tomli.loads(file.read_bytes().decode())
    except UnicodeDecodeError as error:
        raise PackError(shown, f"byte {error.start}", "is not UTF-8", "save the file as UTF-8") from None
    except tomli.TOMLDecodeError as error:
        text, _, place = str(error).rstrip(")").partition(" (at ")
        raise PackError(shown, place, f"is not TOML ({text})", "mend the syntax there") from None


def _toml_files(folder: Traversable) -> list[Traversable]:
    files = [entry for entry in folder.iterdir() if entry.name.endswith(".toml") and entry.is_file()]
    return sorted(files, key=lambda entry: entry.name)
