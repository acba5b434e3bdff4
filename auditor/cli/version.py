"""What `--version` prints, with as few imports as can be: it is asked on every start of an editor or hook."""

# ruff: noqa: PTH100, PTH118, PTH120, PTH123
# pathlib would be half of the time this takes.

from __future__ import annotations

import os
import sys

from auditor._about import DEFAULT_PACK, DISTRIBUTION, VERSION


def text() -> str:
    """The distribution, its version, the rule pack's version and the interpreter's."""
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{DISTRIBUTION} {VERSION} (rule pack {DEFAULT_PACK} {_pack_version()}, Python {python})"


def _pack_version() -> str:
    """The `version` of the default pack, read from its first lines without a TOML parser."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for folder in (os.environ.get("AUDITOR_DATA", package), os.path.join(package, "_data"), os.path.dirname(package)):
        try:
            with open(os.path.join(folder, "rules", DEFAULT_PACK, "pack.toml"), encoding="utf-8") as file:
                lines = file.read().splitlines()
        except OSError:
            continue
        for line in lines:
            key, _, value = line.partition("=")
            if key.strip() == "version":
                return value.strip().strip("'\"")
    return "not found"
