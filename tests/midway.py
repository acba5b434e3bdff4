"""The program under way, stopped in the midst of its work until it is told to go on."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PROGRAM = """
import os, sys
from {module} import {owner} as owner
really, seen = owner.{name}, []

def paused(*arguments, **named):
    seen.append(1)
    if len(seen) == {turn}:
        os.write({begun}, b"x")
        os.read({go}, 1)
    return really(*arguments, **named)

owner.{name} = paused
from auditor.__main__ import main
sys.argv[0] = "auditor"
main()
"""


def begun(
    *arguments: str, module: str, owner: str, name: str, turn: int = 1
) -> tuple[subprocess.Popen[bytes], Callable[[], None]]:
    """The process, which has come to the turn-th call of `owner.name` and waits there; and what lets it go on."""
    told, tell = os.pipe()
    go, let = os.pipe()
    program = PROGRAM.format(module=module, owner=owner, name=name, turn=turn, begun=tell, go=go)
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, pass_fds=(tell, go),
        start_new_session=True,
    )  # fmt: skip
    os.close(tell)
    os.close(go)
    reached = os.read(told, 1)
    os.close(told)
    if not reached:
        raise AssertionError(process.communicate())
    return process, lambda: os.close(let)
