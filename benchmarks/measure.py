"""Whole processes measured in turns, so that a busy machine disturbs all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took: seconds on the clock, CPU seconds with its children, MiB at the peak."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True, slots=True)
class Command:
    """A command to measure; `codes` are the exit codes that mean it worked."""

    name: str
    words: tuple[str, ...]
    codes: tuple[int, ...] = (0,)


def once(command: Command, folder: str | None = None) -> Cost:
    """Run a command with nothing to read and nowhere to write."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(
        command.words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.codes:
        raise SystemExit(f"{' '.join(command.words)}: exit code {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turns(commands: Sequence[Command], rounds: int, folder: str | None = None) -> dict[str, list[Cost]]:
    """Every command once to warm up, then `rounds` times A B A B …"""
    for command in commands:
        once(command, folder)
    costs: dict[str, list[Cost]] = {command.name: [] for command in commands}
    for _ in range(rounds):
        for command in commands:
            costs[command.name].append(once(command, folder))
    return costs


def ratio(costs: Sequence[float], others: Sequence[float]) -> float:
    """The median of the paired ratios."""
    return statistics.median(a / b for a, b in zip(costs, others, strict=True))


def table(costs: dict[str, list[Cost]]) -> str:
    """The medians, a line a command."""
    width = max(map(len, costs))
    lines = [f"{'':{width}}   wall s    CPU s   peak MiB"]
    for name, rows in costs.items():
        wall, cpu = statistics.median(row.wall for row in rows), statistics.median(row.cpu for row in rows)
        lines.append(f"{name:{width}} {wall:8.3f} {cpu:8.3f} {max(row.peak for row in rows):10.1f}")
    return "\n".join(lines)
