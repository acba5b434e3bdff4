"""The rules of the house: short rooms, short functions, and knowledge of each other in one direction only."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "auditor"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60

ROOMS: tuple[frozenset[str], ...] = (
    frozenset({"_about", "findings", "interrupts", "outcome", "plain", "whole"}),
    frozenset({"data", "document", "pack", "redaction", "config"}),
    frozenset({"sweep", "sources"}),
    frozenset({"ahead", "prefilter"}),
    frozenset({"cache"}),
    frozenset({"frontends"}),
    frozenset({"named", "reading"}),
    frozenset({"workers"}),
    frozenset({"flow"}),
    frozenset({"detect"}),
    frozenset({"cells"}),
    frozenset({"finish", "analysis", "suppress"}),
    frozenset({"compare", "plan", "roadmap"}),
    frozenset({"audit"}),
    frozenset({"schema", "report", "doctor", "scaffold"}),
    frozenset({"cli", "__main__"}),
)
"""In the direction the data flows. A room may know its neighbours in its row and the rooms of the rows before it."""

KNOW_NOBODY = (
    "frontends/branching.py",
    "frontends/dialect.py",
    "frontends/ir.py",
    "frontends/view.py",
    "findings.py",
    "flow/shapes.py",
)
"""Plain data. `shapes` may name a Span of the representation, which is plain data too."""

PLAIN_DATA = {
    "auditor.frontends.branching",
    "auditor.frontends.dialect",
    "auditor.frontends.ir",
    "auditor.frontends.view",
    "auditor.plain",
}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """The modules of the package that a module imports, for its annotations too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "auditor":
            found.update(f"auditor.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            found.add(node.module or "")
    return {name for name in found if name.startswith("auditor.")}


def level_of(room: str) -> int:
    levels = [number for number, rooms in enumerate(ROOMS) if room in rooms]
    assert levels, f"{room} is a new room: say in ROOMS where it stands"
    return levels[0]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_its_functions_are_short(path: Path) -> None:
    long = [
        f"{node.name}: {(node.end_lineno or 0) - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.parent != PACKAGE or path.stem != "__init__"], ids=name_of
)
def test_it_knows_only_rooms_before_it(path: Path) -> None:
    own = level_of(room_of(path))
    later = sorted(name for name in imports_of(path) if level_of(name.split(".")[1]) > own)
    assert later == []


@pytest.mark.parametrize("name", KNOW_NOBODY)
def test_plain_data_knows_nobody(name: str) -> None:
    assert imports_of(PACKAGE / name) <= PLAIN_DATA


def test_the_package_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()
