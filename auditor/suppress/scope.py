"""What counts in a run that is about a change: the changed files, or only their changed lines."""

# ruff: noqa: PTH103, PTH118, PTH123
# Names are plain strings, as in auditor.sources.git.

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.outcome import Notice
from auditor.sources import Unreadable, git, read, shown
from auditor.sources.decode import Binary, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.config import Settings
    from auditor.findings import Credential, Finding, Place
    from auditor.sources import Candidate, Listing
    from auditor.sources.indexed import Before

Lines = tuple[tuple[int, int], ...]
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_ALL: Lines = ((1, 1 << 60),)


@dataclass(slots=True)
class Scope:
    """Which findings count: `paths` are the changed files, `before` what those were that are not new.

    With `diff_only` only changed lines count. A finding elsewhere counts if it rests on one. `quiet`: nothing
    has to be said of what is left out.
    """

    paths: frozenset[str]
    what: str
    diff_only: bool = False
    quiet: bool = False
    before: dict[str, Before] = field(default_factory=dict)
    files: dict[str, Candidate] = field(default_factory=dict)
    _lines: dict[str, Lines] = field(default_factory=dict)

    def within(
        self, findings: Sequence[Finding], credentials: Iterable[Credential]
    ) -> tuple[tuple[Finding, ...], tuple[Credential, ...], tuple[Notice, ...]]:
        """The findings that count with their credentials, and a word on the others."""
        places = {place.path for finding in findings for place in finding.related if place.path in self.paths}
        self._compare(places | ({finding.path for finding in findings} & self.paths if self.diff_only else set()))
        kept = tuple(finding for finding in findings if self._counts(finding))
        ids = {finding.credential for finding in kept}
        left = len(findings) - len(kept)
        message = f"only {self.what} count{'s' if self.diff_only else ''}: {len(self.paths)} files changed"
        others = f"; findings elsewhere that are left out: {left}" if left else ""
        told = () if self.quiet else (Notice(message + others),)
        return kept, tuple(row for row in credentials if row.id in ids), told

    def _counts(self, finding: Finding) -> bool:
        if finding.path in self.paths and (
            not self.diff_only or self._touches(finding.path, finding.line, finding.end_line)
        ):
            return True
        return any(self._rests_on(place) for place in finding.related)

    def _rests_on(self, place: Place) -> bool:
        return place.path in self.paths and self._touches(place.path, place.line, place.end_line)

    def _touches(self, path: str, first: int, last: int) -> bool:
        return any(start <= last and first <= end for start, end in self._lines.get(path, _ALL))

    def _compare(self, paths: Iterable[str]) -> None:
        """Find the changed lines of files; of new ones, and of those that cannot be compared, all count."""
        from auditor.sources.changes import blobs  # noqa: PLC0415 - as in scope_of

        old_ones = {path: self.before[path] for path in paths if path in self.before and self.before[path].blob}
        pairs: dict[str, tuple[str, str]] = {}
        for top in {row.top for row in old_ones.values()}:
            contents = dict(blobs(top, (row.blob for row in old_ones.values() if row.top == top)))
            for path, row in old_ones.items():
                data = contents.get(row.blob) if row.top == top else None
                now = _text(self.files.get(path))
                if data is not None and now is not None:
                    pairs[path] = (_plain(data), now)
        self._lines.update(_changed_lines(pairs))


def scope_of(settings: Settings, listing: Listing, given: frozenset[str] | None = None) -> Scope:
    """What counts, as the settings say, or the `given` files. Raises TargetMissing or GitRefused."""
    if given is not None and not settings.diff_only:
        return Scope(given, "", quiet=True)
    from auditor.sources.indexed import changed  # noqa: PLC0415 - a hook that is given its files needs it not

    before = changed(settings.targets, listing, settings.since)
    if given is not None:
        before = {path: row for path, row in before.items() if path in given}
    what = f"what is staged{' and changed' if settings.since else ''}" if settings.staged else "what changed"
    if settings.since:
        what += f" since this branch left {shown(settings.since)}"
    files = {row.path: row for row in listing.files if row.path in before}
    return Scope(frozenset(before), what, settings.diff_only, given is not None, before, files)


def _text(candidate: Candidate | None) -> str | None:
    try:
        return _plain(read(candidate)) if candidate is not None else None
    except Unreadable:
        return None


def _plain(data: bytes) -> str:
    """Text with the line ends that lines are counted by."""
    try:
        text = decode(data).text
    except Binary:
        text = data.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _changed_lines(pairs: dict[str, tuple[str, str]]) -> dict[str, Lines]:
    """The lines, first and last, of each new text that the old one did not have, as git compares them."""
    if not pairs:
        return {}
    import tempfile  # noqa: PLC0415 - as in scope_of

    with tempfile.TemporaryDirectory(prefix="auditor-") as folder:
        for number, texts in enumerate(pairs.values()):
            for name, text in zip(("old", "new"), texts, strict=True):
                os.makedirs(os.path.join(folder, name), exist_ok=True)
                with open(os.path.join(folder, name, str(number)), "w", encoding="utf-8", newline="") as file:
                    file.write(text)
        said = git.compare(folder, "old", "new")
    found: dict[str, list[tuple[int, int]]] = {path: [] for path in pairs}
    current: list[tuple[int, int]] = []
    by_number = list(found.values())
    for row in said.split("\n"):
        if row.startswith("diff --git "):
            current = by_number[int(row.rpartition("/")[2])]
        elif hunk := _HUNK.match(row):
            start, count = int(hunk[1]), int(hunk[2] or 1)
            if count:
                current.append((start, start + count - 1))
    return {path: tuple(rows) for path, rows in found.items()}
