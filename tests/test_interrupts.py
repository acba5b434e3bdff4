"""A signal ends the run wherever it meets it, also where the interpreter cannot pass an exception on."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from typing import Any

import pytest

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a process signals itself otherwise there")
PROGRAM = """
    import _thread, os, signal, time, weakref
    from auditor import interrupts
    from auditor.interrupts import Interrupted, disregard, heed, received
    interrupts._MOMENT = {moment}

    class Thing:
        def __del__(self):
            {lost}

    def gone(_):
        {gone}

    heed()
    try:
        thing = Thing()
        reference = weakref.ref(thing, gone)
        del thing
        {then}
    except Interrupted:
        print("ended", received())
    else:
        print("went on", received())
"""
HERE = "os.kill(os.getpid(), signal.{name}); time.sleep(0)"


def said(
    name: str, *, lost: str = "pass", gone: str = "pass", then: str = "time.sleep(30)", moment: float = 0.01
) -> tuple[str, str]:
    program = textwrap.dedent(PROGRAM).format(
        lost=lost.format(name=name), gone=gone.format(name=name), then=then.format(name=name), moment=moment
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=True)
    return done.stdout.strip(), done.stderr


@POSIX
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
@pytest.mark.parametrize(
    "where",
    [
        pytest.param({"then": HERE}, id="in-the-program"),
        pytest.param({"lost": HERE}, id="in-a-finaliser"),
        pytest.param({"gone": HERE}, id="in-the-callback-of-a-weak-reference"),
        pytest.param({"lost": f"{HERE}; {HERE}"}, id="twice"),
    ],
)
def test_it_ends(name: str, code: int, where: dict[str, Any]) -> None:
    assert said(name, **where) == (f"ended {code}", "")


@POSIX
def test_once_it_is_over_nothing_comes_late() -> None:
    late = "disregard(); [time.sleep(0.1) for _ in iter(_thread._count, 0)]"
    assert said("SIGINT", lost=HERE, then=late, moment=2) == ("went on 130", "")


@POSIX
def test_a_moment_that_is_over_at_once_is_waited_for_again() -> None:
    """As on a machine so busy that the program goes on only after it."""
    assert said("SIGINT", lost=HERE, moment=0) == ("ended 130", "")


def test_other_faults_are_told_as_ever() -> None:
    out, told = said("SIGINT", lost="raise ValueError('odd')", then="pass")
    assert out == "went on None"
    assert "ValueError: odd" in told
