"""Ctrl-C, and being told to end: the run is given up in order, and says so by its exit code.

A signal becomes an exception, so that whatever is open is closed on the way out and no half of a report is left. One
is enough: those that follow find the run ending already. Where the interpreter cannot pass an exception on (it came
while an object was being taken away) it is raised once more, a moment later.
"""

from __future__ import annotations

import _thread
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_BASE = 128
_MOMENT = 0.01

_received: list[signal.Signals] = []


class Interrupted(KeyboardInterrupt):
    """The run was told to end. Not an Exception: nothing on the way may take it for a failure of its own."""


def heed() -> None:
    """From now on signals end the run in order; those that whoever started it has switched off stay so."""
    for number in _numbers():
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)
    sys.unraisablehook = _once_more


def disregard() -> None:
    """From now on signals change nothing: everything is delivered, or being cleaned up."""
    for number in _numbers():
        signal.signal(number, signal.SIG_IGN)


def received() -> int | None:
    """The exit code for the signal that came, as a shell would give it; None if none did."""
    return _BASE + _received[0] if _received else None


def _numbers() -> list[int]:
    return [int(getattr(signal, name)) for name in SIGNALS if hasattr(signal, name)]


def _end(number: int, _frame: FrameType | None) -> None:
    disregard()
    told = signal.Signals(number)
    _received.append(signal.SIGINT if told.name == "SIGBREAK" else told)
    raise Interrupted


def _once_more(lost: sys.UnraisableHookArgs) -> None:
    if not isinstance(lost.exc_value, Interrupted):
        sys.__unraisablehook__(lost)
        return
    while True:
        try:
            _later(_received[0])
        except Interrupted:  # the moment was over before it had begun: it would be lost once more
            continue
        return


def _later(number: signal.Signals) -> None:
    signal.signal(number, _end)
    _thread.start_new_thread(_tell, (number,))  # threading's would stay locked if this is broken off


def _tell(number: signal.Signals) -> None:
    time.sleep(_MOMENT)
    if sys.platform == "win32":
        _thread.interrupt_main(number)
    else:  # this also wakes up what waits
        signal.pthread_kill(threading.main_thread().ident or 0, number)
