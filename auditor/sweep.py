"""The byte search: which of many files hold one of a few words. Also run as a script, as its own worker process.

It imports nothing but `os` and `sys` and is started with `-I -S`, so that a worker costs hardly more than the
interpreter itself. Threads would not do: most of the time goes into holding the interpreter's lock.
"""

from __future__ import annotations

import os
import sys

FIRST = 1 << 16
CHUNK = 1 << 20
SAMPLE = 400
FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NOCTTY", 0)
)

Guards = dict[bytes, bytes]


def holds(low: bytes, words: tuple[bytes, ...], guards: Guards) -> bool:
    """Whether one of the words stands in the bytes, not right after a letter that its guard names."""
    for word in words:
        at = low.find(word)
        if at < 0:
            continue
        guard = guards.get(word)
        if not guard:
            return True
        while at > 0 and low[at - 1] in guard:
            at = low.find(word, at + 1)
        if at >= 0:
            return True
    return False


def holds_somehow(data: bytes, words: tuple[bytes, ...], guards: Guards, *, fold: bool) -> bool:
    """Like `holds`, without case when `fold`, and seeing through the zero bytes of UTF-16."""
    low = data.lower() if fold else data
    if holds(low, words, guards):
        return True
    return b"\0" in low and holds(low.replace(b"\0", b""), words, guards)


def anchored(words: tuple[bytes, ...], *, shortest: int = 3) -> list[tuple[bytes, tuple[bytes, ...]]]:
    """Groups of words with a stretch they share: one pass over the bytes then looks for several words."""
    groups: list[tuple[bytes, tuple[bytes, ...]]] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        shared, at = max(((common(anchor, word), -i) for i, (anchor, _) in enumerate(groups)), default=(b"", 0), key=size)
        if len(shared) >= shortest:
            groups[-at] = (shared, (*groups[-at][1], word))
        else:
            groups.append((word, (word,)))
    return groups


def size(row: tuple[bytes, int]) -> tuple[int, int]:
    return len(row[0]), row[1]


def common(one: bytes, other: bytes) -> bytes:
    """The longest stretch that stands in both, the first of several."""
    best = b""
    for start in range(len(one)):
        while start + len(best) < len(one) and one[start : start + len(best) + 1] in other:
            best = one[start : start + len(best) + 1]
    return best


class Search:
    """The words of one search, arranged so that a file without any of them is dismissed in few passes."""

    def __init__(self, words: tuple[bytes, ...], guards: Guards, *, fold: bool) -> None:
        self.words = words
        self.guards = guards
        self.fold = fold
        self.groups = anchored(words)
        self.overlap = 2 * max((len(word) for word in words), default=0) + 2

    def split(self, alarms: dict[bytes, int]) -> None:
        """Give up the anchors that stand in too many files to spare any work."""
        common_ones = [group for group in self.groups if len(group[1]) > 1 and alarms.get(group[0], 0) > SAMPLE // 20]
        for group in common_ones:
            self.groups.remove(group)
            self.groups.extend((word, (word,)) for word in group[1])

    def anchor_in(self, low: bytes) -> bytes | None:
        return next((anchor for anchor, _ in self.groups if anchor in low), None)

    def in_bytes(self, data: bytes) -> bool:
        return holds_somehow(data, self.words, self.guards, fold=self.fold)

    def in_rest(self, fd: int, first: bytes) -> tuple[bool, int]:
        """Go on with a file that is longer than the first read, up to the size it has now."""
        total, limit = len(first), max(os.fstat(fd).st_size, len(first))
        found, tail = self.in_bytes(first), first[-self.overlap :]
        while total < limit:
            data = os.read(fd, CHUNK)
            if not data:
                break
            total += len(data)
            found = found or self.in_bytes(tail + data)
            tail = (tail + data)[-self.overlap :]
        return found, total


def sweep(paths: list[bytes], search: Search) -> tuple[list[int], list[tuple[int, int]], int]:
    """Numbers of the files that hold a word, numbers and errnos of those that could not be read, bytes read."""
    found: list[int] = []
    trouble: list[tuple[int, int]] = []
    alarms: dict[bytes, int] = {}
    total = 0
    os_open, os_read, os_close, fold = os.open, os.read, os.close, search.fold
    anchors = [anchor for anchor, _ in search.groups]
    for number, path in enumerate(paths):
        try:
            fd = os_open(path, FLAGS)
        except OSError as error:
            trouble.append((number, error.errno or 0))
            continue
        try:
            data = os_read(fd, FIRST)
            if len(data) == FIRST:
                hit, length = search.in_rest(fd, data)
                total += length
                if hit:
                    found.append(number)
                continue
        except OSError as error:
            trouble.append((number, error.errno or 0))
            continue
        finally:
            os_close(fd)
        total += len(data)
        low = data.lower() if fold else data
        for anchor in anchors:
            if anchor in low:
                alarms[anchor] = alarms.get(anchor, 0) + 1
                if search.in_bytes(low):
                    found.append(number)
                break
        else:
            if b"\0" in low and search.in_bytes(low):
                found.append(number)
        if number == SAMPLE:
            search.split(alarms)
            anchors = [anchor for anchor, _ in search.groups]
    return found, trouble, total


def main() -> None:
    """Read words, guards and paths from standard input, separated by NUL; write what `sweep` found to standard output."""
    fields = sys.stdin.buffer.read().split(b"\0")
    fold, count, guard_count = fields[0] == b"1", int(fields[1]), int(fields[2])
    words = tuple(fields[3 : 3 + count])
    guards_end = 3 + count + 2 * guard_count
    pairs = fields[3 + count : guards_end]
    search = Search(words, dict(zip(pairs[::2], pairs[1::2], strict=True)), fold=fold)
    found, trouble, total = sweep(fields[guards_end:], search)
    lines = [str(total), " ".join(map(str, found)), " ".join(f"{number}:{errno}" for number, errno in trouble)]
    sys.stdout.write("\n".join(lines))


if __name__ == "__main__":
    main()
