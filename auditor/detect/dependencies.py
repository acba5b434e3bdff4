"""Client libraries of the old API in dependency files: what is asked for, and what a lock pins."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from auditor.detect import versions
from auditor.detect.draft import Draft
from auditor.detect.scene import Scene, context
from auditor.findings import Confidence
from auditor.flow.shapes import Origin
from auditor.pack import lookup
from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.frontends.ir import Dependency
    from auditor.pack.rows import Library, Pack, Rule

REPOSITORY = re.compile(r"(?:^|[/:@])([\w.-]+/[\w.-]+?)(?:\.git)?(?:[#@?].*)?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A dependency on a library of the pack, where it stands, and whether its version speaks the old API."""

    path: str
    row: Dependency
    library: Library
    verdict: str


def drafts(scene: Scene) -> list[Draft]:
    """One finding for each library that a folder's dependency files ask for; one only a lock names is one as well."""
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in _entries(scene):
        key = (posixpath.dirname(entry.path), entry.library.ecosystem, entry.library.package.lower())
        groups.setdefault(key, []).append(entry)
    found: list[Draft] = []
    for rule in scene.rules("library"):
        for members in groups.values():
            found.extend(_of_group(rule, members))
    return found


def _of_group(rule: Rule, members: list[Entry]) -> Iterator[Draft]:
    """What is asked for, with what is locked beside it: the locked version has the last word on whether it is old."""
    direct = [one for one in members if not one.row.locked]
    locked = [one for one in members if one.row.locked]
    pinned = [one for one in locked if one.verdict != versions.AFTER]
    if locked and not pinned:
        return
    heads = [one for one in direct if locked or one.verdict != versions.AFTER] or pinned[:1]
    for head in heads:
        others = [one for one in locked if one is not head]
        certain = any(one.verdict == versions.BEFORE for one in (pinned or [head]))
        yield Draft(
            rule,
            head.path,
            head.row.span,
            head.row.span,
            Confidence.CERTAIN if certain else Confidence.POSSIBLE,
            _case(rule, head, others),
            product=head.library.product,
            related=tuple(("lock", Origin(one.path, one.row.span)) for one in others),
            context=context(head.path),
            words={"name": head.row.name or head.library.package, "version": _version(head, others)},
        )


def _case(rule: Rule, head: Entry, locked: list[Entry]) -> str:
    case = "transitive" if head.row.locked else "locked" if locked else "dependency"
    return case if case in rule.messages else ""


def _version(head: Entry, locked: list[Entry]) -> str:
    return (locked[0].row.version if locked else head.row.version) or "any version"


def _entries(scene: Scene) -> Iterator[Entry]:
    for module in scene.modules:
        for row in module.dependencies:
            library = _library(scene.pack, row)
            if library is not None:
                good = library.first_good_version
                verdict = versions.compared(row.version, good) if good else versions.BEFORE
                yield Entry(module.path, row, library, verdict)


def _library(pack: Pack, row: Dependency) -> Library | None:
    """The library that a dependency means: by its exact name, or by the repository it comes from."""
    if row.name and lookup.not_old(pack, row.ecosystem, row.name) is not None:
        return None
    named = lookup.libraries(pack, row.ecosystem, row.name) if row.name else ()
    if named:
        return named[0]
    repository = REPOSITORY.search(row.origin)
    wanted = f"github:{repository[1].lower()}" if repository is not None else ""
    for library in pack.libraries if wanted else ():
        said = re.split(r"[\s;,]+", library.source.lower())
        if library.ecosystem == row.ecosystem and wanted in said:
            return library
    return None
