"""Where the data is that comes with the program, and how a pack is found by its name."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.pack.errors import PackError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from auditor.pack.rows import Pack

VARIABLE = "AUDITOR_DATA"


def data(name: str) -> Traversable:
    """The folder `name` (rules, templates): AUDITOR_DATA, else inside the package, else beside it in a checkout.

    In a zipped package it is no file of its own: use only what a Traversable offers.
    """
    for folder in _places():
        found = folder.joinpath(name)
        if found.is_dir():
            return found
    where = os.environ.get(VARIABLE, "")
    remedy = f"set {VARIABLE} to the folder that holds {name}/" if where else "install the program again"
    raise PackError(where or "the program's data", name, "is not there", remedy)


def pack_folder(name_or_path: str) -> Traversable:
    """The folder of a pack, by its id or by its path."""
    path = Path(name_or_path)
    if path.name != name_or_path or path.joinpath("pack.toml").is_file():
        if path.is_dir():
            return path
        raise PackError(name_or_path, "", "is no folder", "give the folder that holds pack.toml, or a pack's id")
    packs = data("rules")
    folder = packs.joinpath(name_or_path)
    if folder.is_dir():
        return folder
    known = ", ".join(sorted(entry.name for entry in packs.iterdir() if entry.joinpath("pack.toml").is_file()))
    raise PackError(name_or_path, "", "is not a known rule pack", f"known are {known}, or give the path of a folder")


def load(name_or_path: str) -> Pack:
    """The whole pack, checked; one that lies in a folder is read once a process."""
    folder = pack_folder(name_or_path)
    return _kept(folder.absolute()) if isinstance(folder, Path) else _read(folder)


@cache
def _kept(folder: Path) -> Pack:
    return _read(folder)


def _read(folder: Traversable) -> Pack:
    from auditor.pack.read import read  # noqa: PLC0415  (finding data needs no reader)

    return read(folder)


def _places() -> list[Traversable]:
    here = Path(__file__).parent.parent
    places: list[Traversable] = []
    if VARIABLE in os.environ:
        return [Path(os.environ[VARIABLE])]
    places.append(here / "_data")
    places.append(here.parent)
    if not here.is_dir():  # zipped
        from importlib.resources import files  # noqa: PLC0415

        places.insert(0, files("auditor").joinpath("_data"))
    return places
