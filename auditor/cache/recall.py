"""Whether an analysis has been made before, of the very same: asked before each, and answered after it.

What an analysis of a program comes to depends on the program it is made with, the pack, the size above which files are
not parsed, the paths of all files, the bytes of the relevant ones (all of which make up the key), the bytes of whatever
other files it looks at, and which files hold the names that it searches for. Settings, ignores and the baseline come
into play only afterwards, anew in each run.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.cache import entry, folder
from auditor.cache.digest import of_file, of_pack, of_parts, of_program
from auditor.cache.entry import Entry
from auditor.pack.locate import pack_folder
from auditor.prefilter import find

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.cache.entry import Row
    from auditor.config import Settings
    from auditor.findings import Finished
    from auditor.outcome import Read
    from auditor.prefilter import Selected
    from auditor.sources import Candidate, Listing

# Changed twice within one tick of the clock a file looks as if it had been changed once.
_TICK = 2_000_000_000
# A name like this could be a secret; analyses that search for such are not kept.
_SECRET = re.compile(r"(?=\w*\d)(?=\w*[A-Za-z])\w{24}")


class Cache:
    """The cache of a run; `note` says in a few words what came of it."""

    def __init__(self, settings: Settings) -> None:
        self.note = "not needed: no file is relevant"
        self._settings = settings
        self._folder = ""
        try:
            self._made_with = (of_program(), of_pack(pack_folder(settings.pack)), str(settings.max_parse_size))
            self._folder = folder.prepared(folder.place(), settings.targets)
        except folder.Unusable as trouble:
            self.note = f"not used: {trouble}"
        except OSError:
            self.note = "not used: the program or its rules lie in an archive"

    def ask(self, listing: Listing, selected: Selected, code: Sequence[Candidate]) -> Inquiry | None:
        """Ask about the relevant files of a listing; `code` are those that names are searched for in."""
        if not self._folder:
            return None
        digests = {hit.candidate.path: of_file(hit.candidate) for hit in selected.relevant}
        known = {path: digest for path, digest in digests.items() if digest is not None}
        if len(known) != len(digests):
            self.note = "not used: not every relevant file can be read"
            return None
        paths = of_parts(one.path for one in listing.files)
        relevant = of_parts(part for row in known.items() for part in row)
        key = of_parts((*self._made_with, paths, relevant))
        return Inquiry(self, self._folder, key, known, listing, code, self._settings.jobs)


class Inquiry:
    """A question to the cache, and what the analysis does that is made when there is no answer."""

    def __init__(
        self,
        cache: Cache,
        place: str,
        key: str,
        relevant: Mapping[str, str],
        listing: Listing,
        code: Sequence[Candidate],
        jobs: int,
    ) -> None:
        self._cache = cache
        self._place = place
        self._key = key
        self._relevant = relevant
        self._files = {one.path: one for one in listing.files}
        self._code = code
        self._jobs = jobs
        self._names: dict[str, None] = {}
        self._found: set[str] = set()
        self._rows: tuple[Row | None, ...] = ()

    def answer(self) -> Entry | None:
        """What an earlier run found out, if nothing has changed that it rests on."""
        kept = folder.get(self._place, self._key)
        known = entry.loads(self._key, kept) if kept is not None else None
        if known is None or not self._same(known):
            self._cache.note = "nothing kept of these files" if known is None else "something has changed"
            return None
        self._cache.note = "nothing has changed since an earlier run"
        return known

    def _same(self, known: Entry) -> bool:
        for path, digest in known.looked_at:
            if path not in self._files or of_file(self._files[path]) != digest:
                return False
        if not known.names:
            return True
        rows = _rows(self._code)
        if len(rows) != len(known.rows):
            return False
        seen = {*self._relevant, *(path for path, _ in known.looked_at)}
        changed = [
            one
            for one, now, before in zip(self._code, rows, known.rows, strict=True)
            if (now is None or now != before) and one.path not in seen
        ]
        needles = tuple(name.encode() for name in known.names)
        if any(one.path in known.found for one in changed) or find(changed, needles, self._jobs):
            return False
        if rows != known.rows:
            folder.put(self._place, self._key, entry.dumps(self._key, replace(known, rows=rows)))
        return True

    def searching(self, names: Iterable[str]) -> None:
        """The analysis is about to search for names."""
        if not self._rows:
            self._rows = _rows(self._code)
        self._names.update(dict.fromkeys(names))

    def found(self, paths: Iterable[str]) -> None:
        """The search found these."""
        self._found.update(paths)

    def keep(self, finished: Finished, read: Read, digests: Mapping[str, str]) -> None:
        """Remember what the analysis came to; `digests` are those of all it has read. Not if something went wrong."""
        changed = any(digests.get(path) != digest for path, digest in self._relevant.items())
        if changed or any(not skip.expected for skip in read.skipped) or any(map(_SECRET.search, self._names)):
            return
        others = tuple((path, digest) for path, digest in sorted(digests.items()) if path not in self._relevant)
        made = Entry(finished, read, others, tuple(self._names), frozenset(self._found), self._rows)
        if not folder.put(self._place, self._key, entry.dumps(self._key, made)):
            self._cache.note = "could not be written"


def _rows(files: Sequence[Candidate]) -> tuple[Row | None, ...]:
    """What files are like now, as far as that can show a change; None where it cannot."""
    newest = time.time_ns() - _TICK
    rows: list[Row | None] = []
    for file in files:
        try:
            status = os.lstat(file.opened) if file.data is None else None
        except OSError:
            status = None
        if status is None or max(status.st_mtime_ns, status.st_ctime_ns) > newest:
            rows.append(None)
        else:
            rows.append((status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
    return tuple(rows)
