"""Which files a run looks at."""

# ruff: noqa: PTH109, PTH114, PTH116, PTH117, PTH118
# Names are plain strings: a path object for each of many files would cost more than reading them.

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass, field
from operator import itemgetter

from auditor.outcome import Notice, Skipped
from auditor.sources import git, walk
from auditor.sources.exclude import Exclusion
from auditor.sources.model import Candidate, Listing, TargetMissing, Tree
from auditor.sources.names import all_plain, shown
from auditor.sources.reading import reason
from auditor.sources.tracked import tracked_and_others

STDIN = "-"


def list_files(
    targets: tuple[str, ...], *, exclude: tuple[str, ...], no_ignore: bool, stdin_name: str | None
) -> Listing:
    """List the files under the targets.

    The files of a single folder are shown relative to it, all others as the targets are typed. `exclude` are patterns
    in the language of `.gitignore` over the shown paths. TargetMissing if a target is not there.
    """
    listed = _Listed(Exclusion(exclude), no_ignore=no_ignore, single=len(targets) == 1)
    for target in targets:
        if target == STDIN:
            data = sys.stdin.buffer.read()
            listed.files.append(
                Candidate(shown(os.path.normpath(stdin_name)) if stdin_name else "<stdin>", STDIN, data)
            )
        elif stat.S_ISDIR(_mode(target)):
            listed.add_tree(target)
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


@dataclass(slots=True)
class _Listed:
    exclusion: Exclusion
    no_ignore: bool
    single: bool
    files: list[Candidate] = field(default_factory=list)
    skipped: set[Skipped] = field(default_factory=set)
    configuration: set[str] = field(default_factory=set)
    excluded: set[str] = field(default_factory=set)
    notices: list[Notice] = field(default_factory=list)
    trees: list[Tree] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def listing(self) -> Listing:
        self.files.sort(key=itemgetter(1))  # two sorts by one string each are faster than one by both
        self.files.sort(key=itemgetter(0))
        return Listing(
            files=tuple(self.files),
            skipped=tuple(sorted(self.skipped, key=lambda skip: (skip.path, skip.reason))),
            ignored_configuration=tuple(sorted(self.configuration)),
            excluded=tuple(sorted(self.excluded)),
            notices=tuple(self.notices),
            trees=tuple(self.trees),
        )

    def add_file(self, target: str) -> None:
        path = _typed(target)
        if not self._stays(_slashed(path)) or self._again(os.path.realpath(target)):
            return
        if stat.S_ISREG(os.stat(target).st_mode):
            # A link that the user names is followed, once and here.
            self.files.append(Candidate(shown(path), os.path.realpath(target) if os.path.islink(target) else target))
        else:
            self.skipped.add(Skipped(shown(path), walk.SPECIAL, expected=True))

    def add_tree(self, target: str) -> None:
        """List a folder and the repositories inside it, which may hold further ones."""
        path = _typed(target)
        opened = "" if path == os.curdir else os.path.join(target, "")
        prefix = "" if self.single or not opened else _slashed(os.path.join(path, ""))
        pending = [""]
        while pending:
            inner = pending.pop()
            found = self._found(opened + inner, prefix + inner, nested=bool(inner))
            self._take(found, prefix + inner, opened + inner, os.path.join(os.path.realpath(target), inner))
            pending.extend(f"{inner}{name}/" for name in found.nested)

    def _found(self, opened: str, place: str, *, nested: bool) -> walk.Found:
        folder = opened or os.curdir
        if self.no_ignore:
            return walk.walk_all(folder, ignores=False)
        top = git.work_tree_of(folder)
        # A submodule without its repository lies in the outer work tree, which knows nothing of its files.
        if top is None or (nested and os.path.realpath(folder) != top):
            return walk.walk_all(folder, ignores=True)
        try:
            if not git.ignores(folder, top):
                found, plain = tracked_and_others(folder, top)
                self.trees.append(Tree(opened, top, plain))
                return found
        except git.GitRefused as refusal:
            self._say(f"files were listed without git: {refusal}", place)
            return walk.walk_all(folder, ignores=True, above=walk.ignores_above(folder, top))
        self._say("git ignores this folder; it is looked at because it was named", place)
        return walk.walk_all(folder, ignores=True)

    def _say(self, message: str, place: str) -> None:
        self.notices.append(Notice(message, shown(place.rstrip("/"))))

    def _take(self, found: walk.Found, place: str, opened: str, real: str) -> None:
        """Take over what was found in one folder, shown under `place`."""
        names = found.files
        if self.exclusion:
            names = [name for name in names if self._stays(place + name)]
        if not self.single:
            names = [name for name in names if not self._again(real + name)]
        paths = [place + name for name in names] if place else names
        paths = paths if all_plain(paths) else [shown(path) for path in paths]
        # map() makes a hundred thousand tuples in half the time of a comprehension.
        self.files.extend(map(Candidate, paths, [opened + name for name in names] if opened else names))
        for skip in found.skipped:
            path = os.path.normpath(place + skip.path)
            if not self.exclusion.entry(path):
                self.skipped.add(Skipped(shown(path), skip.reason, expected=skip.expected))
        self.configuration.update(shown(place + name) for name in walk.configuration_of(found.ignored))

    def _stays(self, path: str) -> bool:
        entry = self.exclusion.entry(path)
        if entry:
            self.excluded.add(shown(entry))
        return not entry

    def _again(self, real: str) -> bool:
        """Whether the file came in under another target; remembers it."""
        if real in self.seen:
            return True
        self.seen.add(real)
        return False


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/") if os.sep != "/" else path
