"""What work costs, told in a way that neither a slow machine nor a busy one changes."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from math import inf
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TIMES = 6
"""How many times as much work the larger of two pieces is."""
SLACK = 2.5
"""Six times as much takes six times as long where effort grows evenly, 36 times where it is squared: 15 is neither."""
UNTOLD = 0.02
"""CPU seconds under which no clock tells two pieces of work apart."""
ROUNDS = 4


@contextmanager
def undisturbed() -> Iterator[None]:
    """What earlier tests left behind is not collected meanwhile."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def seconds(run: Callable[[], object]) -> float:
    """CPU seconds of this process."""
    started = process_time()
    run()
    return process_time() - started


def evenly(run: Callable[[int], object], size: int) -> bool:
    """Whether effort grows no faster than the size of what is worked on.

    Two sizes in turns, the quickest of each: what disturbs passes, what is squared stays through all rounds.
    """
    run(1)
    small = large = inf
    with undisturbed():
        for _ in range(ROUNDS):
            small = min(small, seconds(lambda: run(size)))
            large = min(large, seconds(lambda: run(size * TIMES)))
            if large < TIMES * SLACK * max(small, UNTOLD):
                return True
    return False


def within(run: Callable[[], object], most: float) -> bool:
    """Whether it takes no more CPU seconds; if it did, once more, in case it was the machine."""
    return any(seconds(run) < most for _ in range(ROUNDS))


def calls(run: Callable[[], object]) -> int:
    """How many functions are called on the way: the same in each run and on each machine."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return counted
