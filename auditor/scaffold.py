"""What a repository gets so that everybody in it is audited alike: settings, commit hook, and work for the CI."""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from auditor import whole
from auditor._about import DISTRIBUTION, VERSION
from auditor.config import FILES, SettingsError, settings
from auditor.pack.locate import data
from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

BASELINE = ".auditor-baseline"
LARGEST = 1_000_000
MENTIONS = re.compile(rf"\bauditor\b|{re.escape(DISTRIBUTION)}")
_ADDRESS = re.compile(r"[A-Za-z][\w.+@:/~%-]*")


@dataclass(frozen=True, slots=True)
class Kind:
    """A file that can be made: its path, and its templates; `head` is only needed where there is no such file yet."""

    name: str
    path: str
    body: str
    head: str = ""


KINDS = (
    Kind("settings", FILES[0], "settings.toml"),
    Kind("hook", ".pre-commit-config.yaml", "hook-local.yaml", "pre-commit.yaml"),
    Kind("github", f".github/workflows/{DISTRIBUTION}.yml", "github.yml"),
    Kind("gitlab", ".gitlab-ci.yml", "gitlab.yml"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One file: `text` is all of it where it is new, and what to add by hand where there is one already.

    There is nothing to add (`text` is empty) where the file that is there speaks of the auditor.
    """

    path: str
    text: str
    there: bool

    def diff(self) -> str:
        """The file as the difference that writing it makes."""
        rows = difflib.unified_diff([], self.text.splitlines(keepends=True), "/dev/null", self.path)
        return "".join(rows)


def planned(folder: str, only: Iterable[str] = (), source: str = "") -> list[Piece]:
    """What would be written into the folder; `source` is the address of the auditor's own repository.

    Raises SettingsError.
    """
    if not Path(folder).is_dir():
        raise SettingsError(f"{folder}: is no folder")
    if source and not _ADDRESS.fullmatch(source):
        raise SettingsError(f"--source: {source!r} is no address of a repository")
    known = [kind.name for kind in KINDS]
    wanted = set(only) or set(known)
    for name in sorted(wanted - set(known)):
        raise SettingsError(f"--only: there is no {name!r}; there are {', '.join(known)}")
    return [_piece(Path(folder), kind, source) for kind in KINDS if kind.name in wanted]


def write(folder: str, pieces: Iterable[Piece]) -> list[str]:
    """Make the new files; gives their paths. Nothing that is there is written over, not even by a hair's breadth."""
    made: list[str] = []
    for piece in pieces:
        target = Path(folder, piece.path)
        if piece.there:
            continue
        _inside(Path(folder), target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb", buffering=0) as file:
            try:
                whole.write_all(file.fileno(), piece.text.encode())
            except BaseException:
                target.unlink()
                raise
        made.append(piece.path)
    return made


def _piece(folder: Path, kind: Kind, source: str) -> Piece:
    target = folder / kind.path
    _inside(folder, target)
    body = _filled("hook-source.yaml" if source and kind.name == "hook" else kind.body, folder, source)
    if kind.name == "settings" and _has_settings(folder):
        return Piece(FILES[1], "", there=True)
    if os.path.lexists(target):
        return Piece(kind.path, "" if MENTIONS.search(_said(target)) else body, there=True)
    return Piece(kind.path, (_filled(kind.head, folder, source) if kind.head else "") + body, there=False)


def _filled(template: str, folder: Path, source: str) -> str:
    text = data("templates").joinpath("init", template).read_text("utf-8")
    known = (folder / BASELINE).is_file()
    for name, value in {
        "distribution": DISTRIBUTION,
        "version": VERSION,
        "source": source,
        "requirement": f"{DISTRIBUTION} @ git+{source}@v{VERSION}" if source else f"{DISTRIBUTION}=={VERSION}",
        "baseline": f'{"" if known else "# "}baseline = "{BASELINE}"',
    }.items():
        text = text.replace(f"@{name}@", value)
    return text


def _has_settings(folder: Path) -> bool:
    """Whether a pyproject.toml holds the settings already."""
    file = folder / FILES[1]
    if not file.is_file() or (folder / FILES[0]).exists():
        return False
    return any(origin.endswith(FILES[1]) for _, origin in settings({"targets": (str(folder),)}, {}).origins)


def _said(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST).decode("utf-8", "replace")
    except OSError:
        return ""


def _inside(folder: Path, target: Path) -> None:
    """Refuse to follow a link out of the folder."""
    real = target.parent.resolve()
    if not real.is_relative_to(folder.resolve()):
        raise SettingsError(f"{target}: {target.parent} leads out of {folder}")
