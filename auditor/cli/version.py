"""What `--version` prints, with as few imports as can be: it is asked on every start of an editor or hook."""

from __future__ import annotations

import sys
from pathlib import Path

from auditor._about import DEFAULT_PACK, DISTRIBUTION, VERSION


def text() -> str:
    """The distribution, its version, the rule pack's version and the interpreter's."""
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{DISTRIBUTION} {VERSION} (rule pack {DEFAULT_PACK} {_pack_version()}, Python {python})"


def _pack_version() -> str:
    """The `version` of the default pack, read from its first lines without a TOML parser."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_data" / "rules", package.parent / "rules"):
        file = folder / DEFAULT_PACK / "pack.toml"
        if file.is_file():
            for line in file.read_text(encoding="utf-8").splitlines():
                key, _, value = line.partition("=")
                if key.strip() == "version":
                    return value.strip().strip("'\"")
    return "not found"
