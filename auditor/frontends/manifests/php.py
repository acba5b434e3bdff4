"""PHP: composer.json."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends.manifests.node import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.frontends.manifests.entry import Entry

SECTIONS = re.compile(r"\"(?:require(?:-dev)?|conflict|replace)\"\s{0,20}:\s{0,20}\{(?P<inside>[^{}]*+)")
PLUGINS = "wpackagist-plugin/"


def sections(text: str) -> Iterator[Entry]:
    """The pairs of the sections that name dependencies; plugins of a content system are packages of their own kind."""
    for entry in pairs(SECTIONS, text):
        if entry.name.startswith(PLUGINS):
            yield entry._replace(name=entry.name.removeprefix(PLUGINS), ecosystem="WordPress")
        elif "/" in entry.name:
            yield entry
