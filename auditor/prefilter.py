"""Which of the listed files may matter, decided on their bytes alone."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from auditor import ahead, sweep
from auditor.outcome import Skipped
from auditor.plain import dataclass
from auditor.sources import Listing, git
from auditor.sources.reading import reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.pack.about import Prefilter
    from auditor.sources.model import Candidate, Tree

# Below this a second process costs more than it saves.
_FILES_PER_WORKER = 1500
_MOST_WORKERS = 8
# Below this git takes longer to start than to search.
_FILES_PER_GREP = 1000

MARK = "auditor: ignore"
"""What a comment says to pass over a finding: a file that holds nothing else is read to tell that it is not needed."""


class _Grep(NamedTuple):
    tree: Tree
    process: subprocess.Popen[bytes]


class Level(IntEnum):
    """Whether a file holds a word that selects it, one that counts only beside such files, or none."""

    NONE = 0
    WEAK = 1
    STRONG = 2


class Hit(NamedTuple):
    """A file that may matter."""

    candidate: Candidate
    level: Level


@dataclass(frozen=True, slots=True)
class Selected:
    """The files that may matter, in the listing's order, and how large they are together; how many were searched.

    The size of all that was searched is not known: asking for it would take as long as the search itself.
    """

    relevant: tuple[Hit, ...]
    searched: int
    bytes: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A pack's words, ready to be looked for; `beside` are all of them and those that tell something beside them."""

    strong: sweep.Search
    weak: sweep.Search
    all: sweep.Search
    beside: sweep.Search

    @staticmethod
    def of(prefilter: Prefilter) -> Words:
        """The words of a pack."""
        weak = (*prefilter.weak, MARK) if prefilter.weak else ()
        both = (*prefilter.strong, *weak)
        told = (*both, *prefilter.beside) if prefilter.beside else ()
        return Words(*(sweep.folded(words, prefilter.not_after) for words in (prefilter.strong, weak, both, told)))

    def matches(self, data: bytes, path: str) -> Level:
        """How strongly a file's bytes or its path say that it may matter."""
        name = os.fsencode(path)
        if self.strong.in_bytes(name) or self.strong.in_bytes(data):
            return Level.STRONG
        return Level.WEAK if self.weak.in_bytes(name) or self.weak.in_bytes(data) else Level.NONE


def select(listing: Listing, words: Words, jobs: int = 0) -> Selected:
    """Search every listed file for strong words and, when some file holds one, the others for weak words."""
    strong = _swept(listing.files, words.strong, jobs, listing.trees)
    levels = dict.fromkeys(strong.hits, Level.STRONG)
    if levels:
        failed = {number for number, _ in strong.failures}
        left = [n for n in range(len(listing.files)) if n not in levels and n not in failed]
        weak = _swept([listing.files[number] for number in left], words.weak, jobs, listing.trees)
        levels |= {left[number]: Level.WEAK for number in weak.hits}
    relevant = tuple(Hit(listing.files[number], levels[number]) for number in sorted(levels))
    return Selected(
        relevant=relevant,
        searched=len(listing.files) - len(strong.failures),
        bytes=sum(_size(hit.candidate) for hit in relevant),
        skipped=tuple(
            Skipped(listing.files[number].path, reason(code), expected=False) for number, code in strong.failures
        ),
    )


def select_among(listing: Listing, words: Words, paths: frozenset[str], jobs: int = 0) -> Selected:
    """As `select`, but only of these paths. What the others hold only decides whether weak words count."""
    files = tuple(row for row in listing.files if row.path in paths)
    selected = select(Listing(files), words, jobs)
    if selected.relevant or not find_any(files, words.weak) or not find_any(listing.files, words.strong):
        return selected
    hits = _swept(files, words.weak, jobs, ()).hits
    relevant = tuple(Hit(files[number], Level.WEAK) for number in sorted(hits))
    return replace(selected, relevant=relevant, bytes=sum(_size(hit.candidate) for hit in relevant))


def find_any(files: Sequence[Candidate], search: sweep.Search) -> bool:
    """Whether any of the files holds a word."""
    return any(
        _swept(files[at : at + _FILES_PER_WORKER], search, 1, ()).hits for at in range(0, len(files), _FILES_PER_WORKER)
    )


def find(
    files: Sequence[Candidate], needles: tuple[bytes, ...], jobs: int = 0, trees: tuple[Tree, ...] = ()
) -> tuple[Candidate, ...]:
    """The files that hold one of the needles as it is written; paths do not count. `trees` are those of the listing."""
    search = sweep.Search(needles, {}, fold=False)
    return tuple(files[number] for number in sorted(_swept(files, search, jobs, trees).hits))


def _size(candidate: Candidate) -> int:
    if candidate.data is not None:
        return len(candidate.data)
    try:
        return os.lstat(candidate.opened).st_size
    except OSError:
        return 0  # whoever reads it next will say what happened


@dataclass(slots=True)
class _Swept:
    hits: set[int]
    failures: list[tuple[int, int]]


def _swept(files: Sequence[Candidate], search: sweep.Search, jobs: int, trees: tuple[Tree, ...]) -> _Swept:
    """Search the files, in process but for those that git can dismiss faster."""
    swept = _Swept(set(), [])
    if not search.words:
        return swept
    greps = _start_greps(trees if len(files) >= _FILES_PER_GREP else (), search)
    if search.fold:
        swept.hits |= _named(files, search)
    dismissed = _dismissed(greps)
    left = [number for number, file in enumerate(files) if file.opened not in dismissed]
    _search_memory([number for number in left if files[number].data is not None], files, search, swept)
    _search_disk([number for number in left if files[number].data is None], files, search, jobs, swept)
    swept.hits.difference_update(number for number, _ in swept.failures)
    swept.failures.sort()
    return swept


def _search_memory(numbers: list[int], files: Sequence[Candidate], search: sweep.Search, swept: _Swept) -> None:
    for number in numbers:
        if search.in_bytes(files[number].data or b""):
            swept.hits.add(number)


def _start_greps(trees: tuple[Tree, ...], search: sweep.Search) -> list[_Grep]:
    greps: list[_Grep] = []
    for tree in trees:
        if len(tree.plain) >= _FILES_PER_GREP:
            with contextlib.suppress(git.GitRefused, OSError):
                folder = tree.opened or os.curdir
                process = ahead.claim(folder, search.words) or git.start_grep(folder, tree.top, search.words)
                greps.append(_Grep(tree, process))
    return greps


def _dismissed(greps: list[_Grep]) -> set[str]:
    """What the candidates open that hold none of the words and no zero byte, as far as git can tell."""
    dismissed: set[str] = set()
    for tree, process in greps:
        with contextlib.suppress(git.GitRefused):
            names = tree.plain.difference(git.finish_grep(process))
            dismissed.update(tree.opened + name for name in names) if tree.opened else dismissed.update(names)
    return dismissed


def _named(files: Sequence[Candidate], search: sweep.Search) -> set[int]:
    """The files whose path holds a word; hardly any run has one, which one look at all paths shows."""
    if not search.in_bytes("\n".join([file.path for file in files]).encode()):
        return set()
    return {number for number, file in enumerate(files) if search.in_bytes(file.path.encode())}


def _search_disk(
    numbers: list[int], files: Sequence[Candidate], search: sweep.Search, jobs: int, swept: _Swept
) -> None:
    paths = [os.fsencode(files[number].opened) for number in numbers]
    count = min(jobs or _processors(), _MOST_WORKERS, max(1, len(paths) // _FILES_PER_WORKER))
    workers = [_Worker.start(paths[share::count], search) for share in range(1, count)]
    try:
        answers = [sweep.sweep(paths[::count], search)]
        for share, worker in enumerate(workers, start=1):
            answers.append((worker and worker.answer()) or sweep.sweep(paths[share::count], search))
    except KeyboardInterrupt:
        for worker in filter(None, workers):
            worker.process.kill()
        raise
    for share, (found, failures) in enumerate(answers):
        own = numbers[share::count]
        swept.hits.update(own[number] for number in found)
        swept.failures += ((own[number], code) for number, code in failures)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class _Worker:
    """Another interpreter that sweeps a share of the files."""

    process: subprocess.Popen[bytes]
    feeder: threading.Thread

    @staticmethod
    def start(paths: list[bytes], search: sweep.Search) -> _Worker | None:
        """None where no second interpreter can be started."""
        if getattr(sys, "frozen", False) or not sys.executable:
            return None
        command = [sys.executable, "-I", "-S", sweep.__file__]
        try:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError:
            return None
        feeder = threading.Thread(target=_feed, args=(process, sweep.encode_task(paths, search)), daemon=True)
        feeder.start()
        return _Worker(process, feeder)

    def answer(self) -> sweep.Answer | None:
        """What the worker found; None if it did not finish."""
        stdout = self.process.stdout
        said = stdout.read() if stdout else b""
        self.feeder.join()
        if stdout:
            stdout.close()
        if self.process.wait() != 0:
            return None
        try:
            return sweep.decode_answer(said)
        except ValueError:
            return None


def _feed(process: subprocess.Popen[bytes], task: bytes) -> None:
    stdin = process.stdin
    if stdin:
        with contextlib.suppress(OSError), stdin:
            stdin.write(task)
