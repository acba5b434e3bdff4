"""The user's cache folder: where it is, whether it may be used, and what is kept in it."""

# ruff: noqa: PTH103, PTH108, PTH110, PTH111, PTH112, PTH116, PTH117, PTH118
# Names are plain strings, as in auditor.sources.

from __future__ import annotations

import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from auditor import whole
from auditor._about import DISTRIBUTION
from auditor.sources.reading import Unreadable, read_path, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_BYTES = 64_000_000
SUFFIX = ".json"
LEFT_OVER = 3600
"""Seconds after which a file that a killed run was writing is nobody's any more."""

TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# What earlier runs of the auditor found out; it may be deleted at any time.\n"
)
"""What makes a cache folder known to programs that pass over caches."""


class Unusable(Exception):  # noqa: N818 - a fact about the folder, which becomes a line
    """The cache cannot be used; the message says why in a few words."""


def place(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """Where this system keeps a user's caches, and ours in it. Raises Unusable where the user has no home."""
    home = os.path.expanduser("~")
    named = environment.get("LOCALAPPDATA" if platform == "win32" else "XDG_CACHE_HOME", "")
    if os.path.isabs(named):
        return os.path.join(named, DISTRIBUTION)
    if not os.path.isabs(home) or environment.get("HOME") == "":
        raise Unusable("there is no home folder")
    inner = {"win32": ("AppData", "Local"), "darwin": ("Library", "Caches")}.get(platform, (".cache",))
    return os.path.join(home, *inner, DISTRIBUTION)


def prepared(folder: str, targets: Iterable[str]) -> str:
    """The folder, made if need be, for this user alone. Raises Unusable: it never lies in the scanned tree."""
    real = os.path.realpath(folder)
    for target in targets:
        if os.path.isdir(target) and _inside(real, os.path.realpath(target)):
            raise Unusable(f"{folder} lies in what is scanned")
    try:
        os.makedirs(real, mode=0o700, exist_ok=True)
        status = os.stat(real)
        if hasattr(os, "geteuid") and (status.st_uid != os.geteuid() or status.st_mode & 0o022):
            raise Unusable(f"{folder} is not this user's alone")
        if not os.access(real, os.W_OK | os.X_OK):
            raise Unusable(f"{folder} may not be written to")
        for name, text in (("CACHEDIR.TAG", TAG), (".gitignore", "*\n")):
            file = os.path.join(real, name)
            if not os.path.exists(file):
                whole.replace(Path(file), text.encode())
    except OSError as error:
        raise Unusable(f"{folder}: {reason(error.errno or 0)}") from error
    return real


def _inside(path: str, folder: str) -> bool:
    return os.path.normcase(os.path.join(path, "")).startswith(os.path.normcase(os.path.join(folder, "")))


def get(folder: str, key: str) -> bytes | None:
    """What is kept under a key; None if there is nothing, or nothing that this user has put there."""
    file = os.path.join(folder, key + SUFFIX)
    try:
        status = os.lstat(file)
        if not stat.S_ISREG(status.st_mode) or (hasattr(os, "geteuid") and status.st_uid != os.geteuid()):
            return None
        data = read_path(file, limit=MOST_BYTES)
    except (OSError, Unreadable):
        return None
    with suppress(OSError):
        os.utime(file)
    return data


def put(folder: str, key: str, data: bytes) -> bool:
    """Keep it under a key, and let go of what was not used for longest where that makes too much; whether it worked."""
    if len(data) > MOST_BYTES:
        return False
    try:
        whole.replace(Path(folder, key + SUFFIX), data, 0o600)
        _prune(folder)
    except OSError:
        return False
    return True


def _prune(folder: str) -> None:
    rows = []
    now = time.time()
    with os.scandir(folder) as entries:
        for entry in entries:
            status = entry.stat(follow_symlinks=False)
            if entry.name.endswith(SUFFIX):
                rows.append((status.st_mtime, status.st_size, entry.path))
            elif SUFFIX in entry.name and status.st_mtime < now - LEFT_OVER:
                os.unlink(entry.path)
    room = MOST_BYTES
    for _, size, path in sorted(rows, reverse=True):
        room -= size
        if room < 0:
            with suppress(OSError):
                os.unlink(path)
