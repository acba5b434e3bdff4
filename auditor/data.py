"""Where the files are that come with the program: rule packs and templates."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

VARIABLE = "AUDITOR_DATA"


def folder(name: str) -> Traversable:
    """The folder `rules` or `templates`: in AUDITOR_DATA if that is set, inside the installed package, in the checkout."""
    package = files("auditor")
    chosen = os.environ.get(VARIABLE)
    places = [Path(chosen) / name] if chosen else [package / "_data" / name, Path(__file__).parents[1] / name]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"no folder {name} in {', '.join(str(place.parent) if isinstance(place, Path) else str(place) for place in places)}")
