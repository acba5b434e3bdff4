"""Whether something is given to somebody else: put into a URL whose host is spelled out and not the vendor's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends import ir

if TYPE_CHECKING:
    from auditor.detect.scene import Scene

ADDRESS = re.compile(r"https?://((?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,20})(?::\d{1,5})?/[^\s\"'<>?]*\?[^\s\"'<>]*\Z")
HOST = re.compile(r"https?://(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,20}(?:[/:?#]|\Z)")
FAR = 2_000
"""A URL that begins further away is not looked for."""


def of_another(scene: Scene, module: ir.Module) -> bool:
    """Whether a program that does not speak of the vendor speaks to another host: what it holds is that one's."""
    if scene.vicinity.near(module.path) or not module.dialect.code:
        return False
    return any(HOST.match(row.text.value) is not None for row in module.literals if row.role == "value")


def in_query(scene: Scene, text: str, at: int) -> bool:
    """Whether what stands there is in the query of a URL whose host is spelled out and not the vendor's."""
    found = ADDRESS.search(text, max(0, at - FAR), at)
    return found is not None and not any(word in found[1].lower() for word in scene.pack.about.host_words)


def handed_on(scene: Scene, module: ir.Module, pair: ir.Pair) -> bool:
    """Whether a variable is put into the query of a URL whose host is spelled out and not the vendor's."""
    given = [row.value for row in module.pairs if row.scope == pair.scope and row.kind == "assign"]
    given += [one.value for site in module.calls if site.scope == pair.scope for one in site.call.arguments]
    name = module.dialect.sigil + pair.name.removeprefix(module.dialect.sigil)
    for node in given if pair.kind == "assign" else ():
        before = ""
        for part in node.parts if isinstance(node, ir.Concat) else ():
            if isinstance(part, ir.Name) and part.name == name and in_query(scene, before, len(before)):
                return True
            before += part.value if isinstance(part, ir.Text) else "x"
    return False
