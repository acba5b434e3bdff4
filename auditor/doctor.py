"""Whether everything a scan needs is there and works: asked by whoever reports a fault, and in CI before a scan."""

from __future__ import annotations

import os
import platform
import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from auditor._about import DISTRIBUTION, VERSION
from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.config import Settings
    from auditor.frontends.languages import Language

OLDEST_GIT = (2, 30)
DOCUMENTS = ("a.json", "a.toml", "a.yaml", "a.xml", "a.html", "a.ipynb")


class State(StrEnum):
    """How it stands with one thing."""

    WELL = "ok"
    NOTE = "note"
    """A scan works, but something that would be good to have is not there."""
    FAULT = "FAULT"
    """A scan would fail or be incomplete."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, and what was seen, in one line."""

    name: str
    state: State
    said: str


def checks(chosen: Settings) -> Iterator[Check]:
    """Everything looked at, in the order in which it is shown; never raises."""
    yield Check("program", State.WELL, f"{DISTRIBUTION} {VERSION} in {Path(__file__).parent}")
    yield Check(
        "python", State.WELL, f"{platform.python_implementation()} {platform.python_version()}, {sys.executable}"
    )
    yield Check("system", State.WELL, f"{platform.system()} {platform.machine()}, {os.cpu_count() or 1} processors")
    named: tuple[tuple[str, Callable[[Settings], Check]], ...] = (
        ("settings", _settings),
        ("rule pack", _pack),
        ("templates", _templates),
        ("git", _git),
        ("repository", _repository),
        ("grammars", _grammars),
        ("cache", _cache),
        ("encoding", _encoding),
    )
    for name, look in named:
        try:
            yield look(chosen)
        except Exception as error:  # noqa: BLE001 - whatever is broken is what was asked for
            yield Check(name, State.FAULT, f"{type(error).__name__}: {' '.join(str(error).split())}")


def _settings(chosen: Settings) -> Check:
    said = dict(chosen.origins)
    files = sorted({origin for origin in said.values() if origin.endswith(".toml")})
    return Check("settings", State.WELL, f"{len(said)} set{', from ' + ', '.join(files) if files else ''}")


def _pack(chosen: Settings) -> Check:
    from auditor.pack.locate import load  # noqa: PLC0415 - what is broken must not keep the rest from being looked at

    pack = load(chosen.pack)
    figures = {
        "rules": pack.rules,
        "methods": pack.methods,
        "modules": pack.modules,
        "libraries": pack.libraries,
        "words": (*pack.about.prefilter.strong, *pack.about.prefilter.weak),
    }
    counted = ", ".join(f"{len(rows)} {name}" for name, rows in figures.items())
    about = pack.about
    return Check("rule pack", State.WELL, f"{about.id} {about.version} (compiled {about.compiled}): {counted}")


def _templates(_chosen: Settings) -> Check:
    from auditor.pack.locate import data  # noqa: PLC0415 - as above

    folder = data("templates")
    inside = sorted(entry.name for entry in folder.iterdir() if entry.is_dir())
    return Check("templates", State.WELL, f"{', '.join(inside)} in {folder}")


def _git(_chosen: Settings) -> Check:
    from auditor.sources import git  # noqa: PLC0415 - as above

    try:
        said = git.run(os.curdir, os.path.realpath(os.curdir), "version").decode("utf-8", "replace").strip()
    except git.GitRefused as refused:
        return Check(
            "git", State.NOTE, f"{refused}: folders can be scanned; --staged, --since and the hook do not work"
        )
    words = said.removeprefix("git version ").split(".")
    version = tuple(int(word) if word.isdigit() else 0 for word in words[:2])
    if version < OLDEST_GIT:
        wanted = ".".join(map(str, OLDEST_GIT))
        return Check("git", State.NOTE, f"{said} is older than {wanted}: --staged and --since may refuse to work")
    return Check("git", State.WELL, f"{said}, {git.program()}")


def _repository(chosen: Settings) -> Check:
    from auditor.sources import git  # noqa: PLC0415 - as above

    top = git.work_tree_of(chosen.targets[0] if chosen.targets[0] != "-" else os.curdir)
    if top is None:
        return Check("repository", State.NOTE, "none here: .gitignore files count, --staged and --since do not work")
    git.check(top)
    inner = Path(git.git_folder(top))
    if (inner / "shallow").exists():
        return Check("repository", State.NOTE, f"{top} is a shallow clone: --since may miss the merge base")
    return Check("repository", State.WELL, top)


def _grammars(_chosen: Settings) -> Check:
    from importlib.metadata import version  # noqa: PLC0415 - as above

    from auditor.frontends.documents.reader import lower as structured  # noqa: PLC0415
    from auditor.frontends.languages import LANGUAGES  # noqa: PLC0415
    from auditor.frontends.python import lower as exact  # noqa: PLC0415

    broken: list[str] = []
    works: list[str] = []
    readers: list[tuple[str, Callable[[], object]]] = [
        *((row.name, partial(_with_grammar, row)) for row in LANGUAGES),
        *((name[2:], partial(structured, "", name)) for name in DOCUMENTS),
        ("libcst", partial(exact, "", "a.py")),
    ]
    for name, read in readers:
        try:
            read()
            works.append(name)
        except Exception as error:  # noqa: BLE001 - a parser of another build fails in its own ways
            broken.append(f"{name} ({type(error).__name__})")
    if broken:
        return Check("grammars", State.FAULT, f"do not load: {', '.join(broken)}; install the program again")
    return Check("grammars", State.WELL, f"tree-sitter {version('tree-sitter')}; {', '.join(works)}")


def _with_grammar(language: Language) -> object:
    from auditor.frontends.errors import LOST  # noqa: PLC0415 - as above
    from auditor.frontends.treesitter import lower as tolerant  # noqa: PLC0415

    return tolerant("", f"a{language.suffixes[0]}", language.grammar(), LOST)


def _cache(chosen: Settings) -> Check:
    from auditor.cache import folder  # noqa: PLC0415 - as above

    if chosen.no_cache:
        return Check("cache", State.WELL, f"switched off by {dict(chosen.origins).get('no_cache', 'the settings')}")
    try:
        place = folder.prepared(folder.place(), chosen.targets)
    except folder.Unusable as trouble:
        return Check("cache", State.NOTE, f"not used: {trouble}")
    kept = [entry for entry in Path(place).iterdir() if entry.name.endswith(folder.SUFFIX)]
    size = sum(entry.stat().st_size for entry in kept) / 1_000_000
    return Check(
        "cache", State.WELL, f"{place}, {len(kept)} analyses, {size:.1f} of {folder.MOST_BYTES // 1_000_000} MB"
    )


def _encoding(_chosen: Settings) -> Check:
    import locale  # noqa: PLC0415 - as above

    shown = sys.stdout.encoding or "none"
    said = (
        f"output {shown}, files {sys.getfilesystemencoding()}, locale {locale.getpreferredencoding(do_setlocale=False)}"
    )
    if "utf" not in shown.lower().replace("-", ""):
        return Check("encoding", State.NOTE, f"{said}: what the terminal cannot show is printed as \\u....")
    return Check("encoding", State.WELL, said)
