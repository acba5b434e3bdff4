"""What comments, settings and the baseline make of the findings of a run."""

# ruff: noqa: PTH118, PTH119, PTH120
# Names are plain strings, as in auditor.sources.

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.outcome import Notice
from auditor.plain import dataclass
from auditor.sources import Unreadable, read, shown
from auditor.sources.model import Candidate
from auditor.suppress import baseline, inline, paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.config import Settings
    from auditor.findings import Finding, Ignore
    from auditor.sources import Listing
    from auditor.suppress.baseline import Compared, Entry

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings with what suppresses them, what has to be said about it, and the baseline beside the findings."""

    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...]
    compared: Compared | None = None


def settle(
    findings: Sequence[Finding],
    ignores: Iterable[Ignore],
    settings: Settings,
    rules: Sequence[str],
    known: Sequence[str],
    book: Book | None,
    *,
    whole: bool = True,
) -> Settled:
    """Suppress what is to be passed over. `whole`: the run looked at everything, so what fits nothing can be told."""
    quiet, notices = inline.applied(findings, ignores, rules, known)
    quiet, idle = paths.applied(quiet, settings.per_path_ignores)
    if whole and idle and not settings.select:
        notices.append(Notice(f"per-path-ignores: nothing to ignore any more: {', '.join(idle)}"))
    if book is None:
        return Settled(tuple(quiet), tuple(notices))
    compared = book.compare(quiet, rules)
    quiet = [
        replace(finding, suppressed=baseline.KNOWN) if known and not finding.suppressed else finding
        for finding, known in zip(quiet, compared.known, strict=True)
    ]
    return Settled(tuple(quiet), (*notices, *_told(compared, book.shown)), compared)


def _told(compared: Compared, name: str) -> list[Notice]:
    told: list[Notice] = []
    if compared.moved:
        told.append(Notice(f"{compared.moved} of the known findings moved to another place", name))
    if compared.gone:
        named = ", ".join(f"{entry.rule} in {entry.path}" for entry in compared.gone[:_NAMED])
        more = f" and {len(compared.gone) - _NAMED} more" if len(compared.gone) > _NAMED else ""
        remedy = "`auditor baseline update` takes them out"
        told.append(Notice(f"{len(compared.gone)} known findings are gone: {named}{more}; {remedy}", name))
    return told


class Book:
    """A baseline, with what is needed to compare it with a listing: whose paths are whose."""

    def __init__(self, file: str, entries: Sequence[Entry], listing: Listing, looked_at: Iterable[str] | None) -> None:
        """`looked_at` are the listed paths that this run looks at, None for all; a failed one never counts as such."""
        self.shown = shown(file)
        self.entries = entries
        self._folder = os.path.dirname(os.path.realpath(file))
        self._listing = listing
        self._opened = {row.path: row.opened for row in listing.files}
        self._looked_at = set(self._opened) if looked_at is None else set(looked_at)
        self._names: dict[str, str] = {}
        self._listed: dict[str, bool] = {}
        self._folders: dict[str, str] = {}

    def name(self, path: str) -> str:
        """A finding's path as the baseline writes it."""
        if path not in self._names:
            opened = self._opened.get(path)
            real = os.path.realpath(opened if opened not in (None, "-") else path)
            self._names[path] = shown(os.path.relpath(real, self._folder))
        return self._names[path]

    def status(self, path: str) -> bool | None:
        """As `compare` asks for it."""
        if not self._listed:
            failed = {skip.path for skip in self._listing.skipped}
            self._listed = {
                self._real(row.opened): row.path in self._looked_at and row.path not in failed
                for row in self._listing.files
            }
        full = os.path.normpath(os.path.join(self._folder, path))
        if full in self._listed:
            return self._listed[full]
        return False if self._exists(full) else None

    def _real(self, opened: str) -> str:
        """The real path of a listed file, which is no link itself."""
        folder, name = os.path.split(opened)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder or os.curdir)
        return os.path.join(self._folders[folder], name)

    def _exists(self, full: str) -> bool:
        return os.path.lexists(full) if self._listing.staged is None else full in self._listing.staged

    def compare(self, findings: Sequence[Finding], rules: Sequence[str]) -> Compared:
        """The entries beside the findings; those of rules that did not run stay out of it."""
        ran = set(rules)
        compared = baseline.compare(findings, [row for row in self.entries if row.rule in ran], self.name, self.status)
        idle = tuple(row for row in self.entries if row.rule not in ran)
        return replace(compared, untouched=(*compared.untouched, *idle))


def load(file: str, listing: Listing, looked_at: Iterable[str] | None = None, *, fresh: bool = False) -> Book:
    """The baseline in a file: the staged one where staged files are looked at, an empty one if `fresh`.

    Raises BaselineError.
    """
    if fresh:
        return Book(file, (), listing, looked_at)
    try:
        data = read(among(file, listing) or Candidate(file, os.path.realpath(file)))
    except Unreadable as failure:
        remedy = "make it with `auditor baseline create`"
        raise baseline.BaselineError(f"{shown(file)}: cannot be read: {failure}; {remedy}") from failure
    return Book(file, baseline.parse(data.decode("utf-8", "replace"), shown(file)), listing, looked_at)


def among(file: str, listing: Listing) -> Candidate | None:
    """A file as the listing has it."""
    name, real = os.path.basename(file), os.path.realpath(file)
    return next(
        (row for row in listing.files if row.opened.endswith(name) and os.path.realpath(row.opened) == real), None
    )
