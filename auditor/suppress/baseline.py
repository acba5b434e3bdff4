"""The baseline: findings that are known already, so that only new ones count.

One entry a line, `PATH RULE FINGERPRINT`, sorted: no line numbers and no dates, so a merge of two baselines is a merge
of text. Paths are relative to the baseline's own folder. A fingerprint tells nothing of a credential.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from auditor.findings import Finding

DEFAULT = ".auditor-baseline"
HEAD = "# auditor baseline 1"
_EXPLAINED = f"{HEAD}: known findings, one a line; `auditor baseline update` takes out what is gone"
_ENTRY = re.compile(r"(?P<path>.+) (?P<rule>[A-Z]+[0-9]+) (?P<id>[0-9a-f]{24}(?:\.[0-9]{1,6})?)")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
KNOWN = "baseline"


class BaselineError(Exception):
    """A baseline that cannot be used; the message is one line that says where and what."""


class Entry(NamedTuple):
    """One known finding, as a baseline's line says it."""

    path: str
    rule: str
    id: str

    @property
    def same(self) -> str:
        """The fingerprint without the occurrence."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Compared:
    """A baseline beside what was found.

    `known` says of each finding whether it was known; `current` are the entries of these as they would be written
    today, `new` those that the others would get; `untouched` entries are of places that this run did not look at, and
    `gone` ones stand for nothing any more.
    """

    known: tuple[bool, ...] = ()
    current: tuple[Entry, ...] = ()
    new: tuple[Entry, ...] = ()
    untouched: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()
    moved: int = 0


def parse(text: str, name: str) -> tuple[Entry, ...]:
    """The entries of a baseline file. Order and repeated lines do not matter. Raises BaselineError."""
    rows = [row.rstrip() for row in text.removeprefix("\ufeff").split("\n")]
    if not any(row.startswith(HEAD) for row in rows):
        raise BaselineError(f"{name}: is no baseline; make one with `auditor baseline create`")
    entries: set[Entry] = set()
    for number, row in enumerate(rows, 1):
        if not row or row.startswith("# "):
            continue
        match = _ENTRY.fullmatch(row)
        if row.startswith(_CONFLICT):
            raise BaselineError(f"{name}: line {number}: a merge was left unfinished; keep the lines of both sides")
        if match is None:
            raise BaselineError(f"{name}: line {number}: is no entry; an entry is PATH RULE FINGERPRINT")
        entries.add(Entry(match["path"].removeprefix("./"), match["rule"], match["id"]))
    return tuple(sorted(entries))


def dumps(entries: Iterable[Entry]) -> str:
    """The text of a baseline file."""
    lines = sorted({f"{'./' if row.path.startswith('#') else ''}{row.path} {row.rule} {row.id}" for row in entries})
    return "".join(f"{line}\n" for line in (_EXPLAINED, *lines))


def compare(
    findings: Sequence[Finding],
    entries: Iterable[Entry],
    name: Callable[[str], str],
    status: Callable[[str], bool | None],
) -> Compared:
    """Which findings the entries know.

    `name` gives a finding's path as entries write it. `status` says of an entry's path whether this run looked at it:
    True, False if it did not, None if there is no such file any more.

    An entry knows a finding of the same path first. One that is left over, because its file is gone or no longer
    holds it, knows the same code at another path: it has been moved there, or its file has been renamed.
    """
    found = [Entry(name(finding.path), finding.rule, finding.id) for finding in findings]
    left: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in sorted(entries):
        left[entry.path, entry.rule, entry.same].append(entry)
    known = [False] * len(found)
    for number, entry in enumerate(found):
        same = left[entry.path, entry.rule, entry.same]
        if same:
            same.pop()
            known[number] = True
    untouched: list[Entry] = []
    homeless: list[Entry] = []
    for (path, _, _), rest in left.items():
        if rest:
            (untouched if status(path) is False else homeless).extend(rest)
    moves = _moves([entry for number, entry in enumerate(found) if not known[number]], homeless)
    moved = moves.total()
    for number, entry in enumerate(found):
        if not known[number] and moves[entry] > 0:
            moves[entry] -= 1
            known[number] = True
    current = tuple(entry for number, entry in enumerate(found) if known[number])
    new = tuple(entry for number, entry in enumerate(found) if not known[number] and not findings[number].suppressed)
    gone = tuple(sorted(homeless))
    return Compared(tuple(known), current, new, tuple(untouched), gone, moved)


def _moves(found: Sequence[Entry], homeless: list[Entry]) -> Counter[Entry]:
    """Which of the entries found are old ones at another path. Takes the old ones out of `homeless`.

    A file that holds most of what another one held is that file, renamed; what is left may have come from anywhere.
    """
    waiting: dict[tuple[str, str], dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in homeless:
        waiting[entry.rule, entry.same][entry.path].append(entry)
    votes: Counter[tuple[str, str]] = Counter()
    for entry in found:
        votes.update((entry.path, path) for path in waiting[entry.rule, entry.same])
    renamed: dict[str, str] = {}
    for (path, old), _ in sorted(votes.items(), key=lambda row: (-row[1], row[0])):
        if path not in renamed and old not in renamed.values():
            renamed[path] = old
    moves: Counter[Entry] = Counter()
    for first in (True, False):
        for entry in found:
            places = waiting[entry.rule, entry.same]
            old = renamed.get(entry.path, "") if first else next((path for path, rest in places.items() if rest), "")
            if moves[entry] < 1 and places.get(old):
                homeless.remove(places[old].pop())
                moves[entry] += 1
    return moves
