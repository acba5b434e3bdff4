"""Which files a run looks at."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.outcome import Notice, Skipped
from auditor.sources import git, walk
from auditor.sources.exclude import Exclusion, spec_in
from auditor.sources.model import Candidate, Listing, TargetMissing
from auditor.sources.names import shown
from auditor.sources.reading import reason

if TYPE_CHECKING:
    from collections.abc import Iterable

STDIN = "-"


def list_files(targets: tuple[str, ...], *, exclude: tuple[str, ...], no_ignore: bool, stdin_name: str | None) -> Listing:
    """List the files under the targets; one folder's files are shown relative to it, others as the targets are typed."""
    listed = _Listed(Exclusion(exclude), no_ignore=no_ignore)
    for target in targets:
        if target == STDIN:
            name = stdin_name or "<stdin>"
            listed.files.append(Candidate(shown(name), STDIN, sys.stdin.buffer.read()))
        elif stat.S_ISDIR(_mode(target)):
            listed.add_tree(target, "" if len(targets) == 1 else _prefix(target))
        else:
            listed.add_file(target)
    return listed.listing()


def _mode(target: str) -> int:
    try:
        return os.stat(target).st_mode
    except ValueError as error:  # a NUL in the name
        raise TargetMissing(f"{shown(target)}: no such file or folder") from error
    except FileNotFoundError as error:
        raise TargetMissing(f"{shown(target) or 'the empty path'}: no such file or folder") from error
    except OSError as error:
        raise TargetMissing(f"{shown(target)}: {reason(error.errno or 0)}") from error


def _typed(target: str) -> str:
    """The target as typed, normalised; relative to the working directory when it lies inside."""
    path = os.path.normpath(target)
    if os.path.isabs(path):
        inside = os.path.join(os.getcwd(), "")
        path = path.removeprefix(inside) if path.startswith(inside) else path
    return path


def _prefix(target: str) -> str:
    path = _typed(target)
    return "" if path == os.curdir else os.path.join(path, "")


@dataclass(slots=True)
class _Listed:
    exclusion: Exclusion
    no_ignore: bool
    files: list[Candidate] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    configuration: list[str] = field(default_factory=list)
    excluded: set[str] = field(default_factory=set)
    notices: list[Notice] = field(default_factory=list)

    def listing(self) -> Listing:
        files = sorted(self.files)
        if len({file.opened for file in files}) < len(files):
            files = list({_identity(file): file for file in reversed(files)}.values())[::-1]
        return Listing(
            files=tuple(files),
            skipped=tuple(sorted(set(self.skipped), key=lambda skip: (skip.path, skip.reason))),
            ignored_configuration=tuple(sorted(set(self.configuration))),
            excluded=tuple(sorted(self.excluded)),
            notices=tuple(dict.fromkeys(self.notices)),
        )

    def add_file(self, target: str) -> None:
        path = _typed(target)
        if entry := self.exclusion.entry(path.replace(os.sep, "/")):
            self.excluded.add(shown(entry))
        elif stat.S_ISREG(os.stat(target).st_mode):
            # A link that the user names is followed, once and here.
            self.files.append(Candidate(shown(path), os.path.realpath(target) if os.path.islink(target) else path))
        else:
            self.skipped.append(Skipped(shown(path), walk.SPECIAL, expected=True))

    def add_tree(self, target: str, prefix: str) -> None:
        """List a folder and the repositories inside it, which may hold further ones."""
        pending = [""]
        while pending:
            inner = pending.pop()
            folder = os.path.join(target, inner) if inner else target
            found = self._found(folder, prefix + inner)
            self._take(found, _opened(target), prefix, inner)
            pending.extend(f"{inner}{name}/" for name in found.nested)

    def _found(self, folder: str, place: str) -> walk.Found:
        if self.no_ignore:
            return walk.walk_all(folder, ignores=False)
        top = git.work_tree_of(folder)
        if top is None:
            return walk.walk_all(folder, ignores=True)
        try:
            if not git.ignores(folder, top):
                return _tracked_and_others(folder, top)
            why = "git ignores it, and it was named on the command line"
        except git.GitRefused as refusal:
            why = str(refusal)
        self.notices.append(Notice(f"files were listed without git: {why}", shown(place.rstrip("/"))))
        return walk.walk_all(folder, ignores=True, above=_ignores_above(folder, top))

    def _take(self, found: walk.Found, opened: str, prefix: str, inner: str) -> None:
        odd = shown("\n".join(found.files)) != "\n".join(found.files) or shown(prefix + inner) != prefix + inner
        names = self._kept(inner + name for name in found.files) if self.exclusion or inner else found.files
        if odd or prefix:
            self.files.extend(Candidate(shown(prefix + name), opened + name) for name in names)
        else:
            self.files.extend(Candidate(name, opened + name) for name in names)
        before = prefix + inner
        self.skipped.extend(
            Skipped(shown(os.path.normpath(before + skip.path)), skip.reason, expected=skip.expected)
            for skip in found.skipped
            if not self.exclusion.entry(inner + skip.path)
        )
        self.configuration.extend(shown(before + name) for name in walk.configuration_of(found.ignored))

    def _kept(self, names: Iterable[str]) -> Iterable[str]:
        for name in names:
            entry = self.exclusion.entry(name)
            if entry:
                self.excluded.add(shown(entry))
            else:
                yield name
