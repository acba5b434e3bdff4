"""The byte search: which of many files hold one of a few words. Also run as a script, as its own worker process.

It imports nothing but `os` and `sys` and is started with `-I -S`, so that a worker costs hardly more than the
interpreter itself. Threads would not do: most of the time is spent holding the interpreter's lock.
"""

from __future__ import annotations

import os
import sys

FIRST = 1 << 16
CHUNK = 1 << 20
FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NOCTTY", 0)
)

# Numbers of the files that hold a word; numbers and errnos of those that could not be read.
Answer = tuple[list[int], list[tuple[int, int]]]


class Search:
    """Words to look for, in lower case when `fold`; a word does not count right after a letter of its guard."""

    __slots__ = ("fold", "guards", "overlap", "words")

    def __init__(self, words: tuple[bytes, ...], guards: dict[bytes, bytes], *, fold: bool) -> None:
        self.words = words
        self.guards = guards
        self.fold = fold
        self.overlap = 2 * max((len(word) for word in words), default=0) + 2

    def in_bytes(self, data: bytes) -> bool:
        """Whether a word stands in the bytes, seeing through the zero bytes of UTF-16."""
        low = data.lower() if self.fold else data
        return self._holds(low) or (b"\0" in low and self._holds(low.replace(b"\0", b"")))

    def _holds(self, low: bytes) -> bool:
        for word in self.words:
            at = low.find(word)
            if at < 0:
                continue
            guard = self.guards.get(word)
            if not guard:
                return True
            while at > 0 and low[at - 1] in guard:
                at = low.find(word, at + 1)
            if at >= 0:
                return True
        return False

    def in_file(self, fd: int, first: bytes) -> bool:
        """Go on with a file that is longer than the first read, up to a hit or the size it has now."""
        data, seen, limit = first, len(first), os.fstat(fd).st_size
        while not self.in_bytes(data):
            more = os.read(fd, CHUNK) if seen < limit else b""
            if not more:
                return False
            seen += len(more)
            data = data[-self.overlap :] + more
        return True


def folded(words: tuple[str, ...], not_after: dict[str, str]) -> Search:
    """A search for words without case; `not_after` are the letters after which a word does not count."""
    low = tuple(word.lower().encode() for word in words)
    guards = {word.lower().encode(): letters.lower().encode() for word, letters in not_after.items()}
    return Search(low, {word: guards[word] for word in low if word in guards}, fold=True)


def sweep(paths: list[bytes], search: Search) -> Answer:
    """Search every file; one that cannot be read is no reason to stop."""
    found: list[int] = []
    trouble: list[tuple[int, int]] = []
    os_open, os_read, os_close, in_bytes = os.open, os.read, os.close, search.in_bytes
    for number, path in enumerate(paths):
        try:
            fd = os_open(path, FLAGS)
        except OSError as error:
            trouble.append((number, error.errno or 0))
            continue
        try:
            data = os_read(fd, FIRST)
            if search.in_file(fd, data) if len(data) == FIRST else in_bytes(data):
                found.append(number)
        except OSError as error:
            trouble.append((number, error.errno or 0))
        finally:
            os_close(fd)
    return found, trouble


def encode_task(paths: list[bytes], search: Search) -> bytes:
    """What a worker reads: everything that `sweep` takes, separated by NUL, which no path and no word holds."""
    guards = [part for pair in search.guards.items() for part in pair]
    head = (b"1" if search.fold else b"0", b"%d" % len(search.words), b"%d" % len(guards))
    return b"\0".join((*head, *search.words, *guards, *paths))


def decode_task(task: bytes) -> tuple[list[bytes], Search]:
    """The opposite of `encode_task`."""
    fold, words, guards, *rest = task.split(b"\0")
    middle, end = int(words), int(words) + int(guards)
    pairs = rest[middle:end]
    search = Search(tuple(rest[:middle]), dict(zip(pairs[::2], pairs[1::2], strict=True)), fold=fold == b"1")
    return rest[end:], search


def encode_answer(answer: Answer) -> bytes:
    """What a worker writes: numbers of hits, numbers and errnos of failures, a line each."""
    found, trouble = answer
    return f"{' '.join(map(str, found))}\n{' '.join(f'{number}:{errno}' for number, errno in trouble)}\n".encode()


def decode_answer(answer: bytes) -> Answer:
    """The opposite of `encode_answer`; ValueError when the worker did not finish."""
    found, trouble, _ = answer.decode().split("\n")
    failures = [(int(number), int(errno)) for number, _, errno in (pair.partition(":") for pair in trouble.split())]
    return [int(number) for number in found.split()], failures


if __name__ == "__main__":
    sys.stdout.buffer.write(encode_answer(sweep(*decode_task(sys.stdin.buffer.read()))))
