"""One worker: lowers the files it is told, one after the other, until nobody tells it any more."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pickle import PicklingError
from typing import TYPE_CHECKING

from auditor.workers.frames import packed, receive, send, unpacked

if TYPE_CHECKING:
    from typing import IO

    from auditor.reading import Reader
    from auditor.sources import Candidate

READY = b"ready"
UNFIT = b"unfit"
OUT_OF_MEMORY = 12
_OBJECTS = 100_000


def main() -> None:
    """Work until the input ends. The first frame says how files are read, each further one names a file."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this one ends it
    gc.set_threshold(_OBJECTS, 30, 30)
    source = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # no library can disturb what is said
    try:
        work(source, answers)
    except OSError:  # nobody is there any more
        os._exit(1)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def work(source: IO[bytes], answers: IO[bytes]) -> None:
    """Answer each file with what became of it, or with UNFIT if that cannot be sent."""
    first = receive(source)
    if first is None:
        return
    reader: Reader = unpacked(first)
    send(answers, READY)
    while (task := receive(source)) is not None:
        candidate: Candidate = unpacked(task)
        try:
            answer = packed(reader.lowered(candidate))
        except (RecursionError, PicklingError):
            answer = UNFIT
        send(answers, answer)
