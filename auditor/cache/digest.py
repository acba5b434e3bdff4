"""Digests: of files, of a rule pack, of the program itself."""

# ruff: noqa: PTH112, PTH116, PTH118, PTH208
# As in auditor.sources: names are plain strings.

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from auditor._about import DISTRIBUTION, VERSION
from auditor.sources.reading import Unreadable, chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

    from auditor.sources.model import Candidate

Digest = partial(hashlib.blake2b, digest_size=20, usedforsecurity=False)

PARSERS = ("libcst-", "tree_sitter")


def of_parts(parts: Iterable[str]) -> str:
    """A digest of texts, none of which can be taken for a part of its neighbour."""
    digest = Digest()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()


def of_file(candidate: Candidate) -> str | None:
    """A digest of all bytes of a file; None if it cannot be read."""
    digest = Digest()
    try:
        for piece in chunks(candidate):
            digest.update(piece)
    except Unreadable:
        return None
    return digest.hexdigest()


def of_pack(folder: Traversable) -> str:
    """A digest of every file of a rule pack."""
    digest = Digest()
    for name, file in sorted(_files(folder, "")):
        data = file.read_bytes()
        digest.update(b"%s %d:" % (os.fsencode(name), len(data)) + data)
    return digest.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{path}{entry.name}/")
        else:
            yield path + entry.name, entry


@cache
def of_program() -> str:
    """What this program is: version, interpreter, parsers, its own files. A zipped package has none: OSError.

    A checkout that is being worked on keeps its version, but not the sizes and times of its files.
    """
    package = Path(__file__).parents[1]
    parts = [DISTRIBUTION, VERSION, sys.version, sys.platform, *_parsers()]
    for folder, folders, names in os.walk(package, onerror=_raised):
        folders[:] = sorted(name for name in folders if name not in {"__pycache__", "_data"})
        for name in sorted(names):
            if name.endswith(".py"):
                status = os.stat(os.path.join(folder, name))
                parts.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    return of_parts(parts)


def _raised(error: OSError) -> None:
    raise error


def _parsers() -> list[str]:
    """The parsers with their versions, from the names of what installed them."""
    found: set[str] = set()
    for place in sys.path:
        if os.path.isdir(place):
            found.update(name for name in os.listdir(place) if name.startswith(PARSERS) and name.endswith("-info"))
    return sorted(found)
