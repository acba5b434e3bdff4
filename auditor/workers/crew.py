"""Workers and what they have in hand: each is told one file at a time, so that it is known what a dead one had."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import threading
from collections import deque
from typing import TYPE_CHECKING

from auditor.outcome import Skipped
from auditor.reading import Lowered
from auditor.workers.frames import packed, receive, send, unpacked
from auditor.workers.worker import OUT_OF_MEMORY, READY, UNFIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.reading import Reader
    from auditor.sources import Candidate

# So much may have been sent and not been asked for.
PENDING = 64_000_000
# If so many have died, the next will die too.
DEATHS = 8
PATIENCE = 0.5

START = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from auditor.workers.worker import main; main()"


class Crew:
    """Some workers. What they have read is taken from here, best in the order of the files."""

    def __init__(self, reader: Reader, files: Sequence[Candidate]) -> None:
        self._first = packed(reader) if files else b""
        self._left = deque(files)
        self._waiting = {file.path for file in files}
        self._done: dict[str, bytes | Lowered] = {}
        self._pending = 0
        self._deaths = 0
        self._alive = 0
        self._asked = False
        self._over = False
        self._threads: list[threading.Thread] = []
        self._news = threading.Condition()
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self, count: int) -> None:
        """Begin."""
        self._alive = count
        self._threads = [threading.Thread(target=self._tend, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def take(self, path: str) -> Lowered | None:
        """What became of a file, once that is known; None for one that they have not read, or cannot send."""
        with self._news:
            self._asked = path in self._waiting
            if not self._asked:
                return None
            self._waiting.discard(path)
            self._news.notify_all()
            while path not in self._done and self._alive:
                self._news.wait(PATIENCE)  # not for ever: Windows tells of Ctrl-C only in between
            self._asked = False
            done = self._done.pop(path, None)
            if not isinstance(done, bytes):
                return done
            self._pending -= len(done)
            self._news.notify_all()
        made: Lowered | None = unpacked(done) if done != UNFIT else None
        return made

    def dismiss(self) -> None:
        """End all workers, whatever they do."""
        with self._news:
            self._over = True
            self._left.clear()
            self._news.notify_all()
        for process in self.processes:
            with contextlib.suppress(OSError):
                process.kill()
        for thread in self._threads:
            thread.join(PATIENCE)

    # --- one thread a worker

    def _tend(self) -> None:
        """Keep one worker busy, and replace it when it dies."""
        try:
            while self._worth_it():
                process = self._hired()
                if process is None or not self._busy(process):
                    return
        finally:
            with self._news:
                self._alive -= 1
                self._news.notify_all()

    def _worth_it(self) -> bool:
        with self._news:
            return bool(self._left) and not self._over

    def _hired(self) -> subprocess.Popen[bytes] | None:
        """A new worker; None where there can be none."""
        command = [sys.executable, "-I", "-S", *(["-B"] if sys.dont_write_bytecode else []), "-c", START]
        try:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
                [*command, json.dumps(sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return None
        with self._news:
            self.processes.append(process)
            if self._over:
                process.kill()
        return process

    def _busy(self, process: subprocess.Popen[bytes]) -> bool:
        """Hand out files to a worker until none is left; whether a new worker should go on."""
        source, answers = process.stdin, process.stdout
        if source is None or answers is None:
            return False
        with process, contextlib.suppress(OSError):
            send(source, self._first)
            if receive(answers) != READY:
                process.kill()
                return False
            while (file := self._next()) is not None:
                with contextlib.suppress(OSError):
                    send(source, packed(file))
                answer = receive(answers)
                if answer is None:
                    process.kill()
                    return self._lost(file, process.wait())
                self._put(file.path, answer)
        return False

    def _next(self) -> Candidate | None:
        with self._news:
            while self._pending > PENDING and not self._asked and not self._over:
                self._news.wait(PATIENCE)
            return self._left.popleft() if self._left and not self._over else None

    def _put(self, path: str, answer: bytes) -> None:
        with self._news:
            self._done[path] = answer
            self._pending += len(answer)
            self._news.notify_all()

    def _lost(self, file: Candidate, status: int) -> bool:
        """A worker died over a file: it is named, and only it, unless they all die."""
        with self._news:
            if self._over:
                return False
            self._done[file.path] = _skipped(file, f"parser lost: {_cause(status)}")
            self._deaths += 1
            if self._deaths >= DEATHS:
                for other in self._left:
                    self._done[other.path] = _skipped(other, "parser lost: too many have died in this run")
                self._left.clear()
            self._news.notify_all()
            return self._deaths < DEATHS


def _skipped(file: Candidate, reason: str) -> Lowered:
    return Lowered("", skipped=Skipped(file.path, reason, expected=False))


def _cause(status: int) -> str:
    if status == OUT_OF_MEMORY:
        return "out of memory"
    if status < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-status).name
    return f"exit status {status}"
