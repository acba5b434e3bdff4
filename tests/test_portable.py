"""Nothing is taken for granted that only some systems have."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted([*(ROOT / "auditor").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), ROOT / "conftest.py"])
POSIX_MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}
POSIX_NAMES = {
    "os": {
        "O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "chown", "fork", "getegid", "geteuid", "getgid", "getloadavg",
        "getpgid", "getuid", "killpg", "mkfifo", "pread", "pwrite", "sched_getaffinity", "seteuid", "setsid", "statvfs",
        "sysconf", "uname", "wait4",
    },
    "signal": {"SIGALRM", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGUSR1", "alarm", "pause", "pthread_sigmask", "setitimer"},
}  # fmt: skip
PRETEND = f"""
import os, signal, subprocess, sys
from contextlib import suppress
for module, names in ((os, {sorted(POSIX_NAMES["os"])}), (signal, {sorted(POSIX_NAMES["signal"] - {"SIGKILL"})})):
    for name in names:
        with suppress(AttributeError):
            delattr(module, name)
for name in {sorted(POSIX_MODULES - {"posix"})}:
    sys.modules[name] = None
from auditor.__main__ import main
main()
"""
"""A program that runs the auditor where none of this is there; the library's own `subprocess` needs SIGKILL."""


def at_import(path: Path) -> list[ast.AST]:
    """The nodes of a module that are run when it is imported: not what stands in functions, or behind `hasattr`."""
    found: list[ast.AST] = []
    waiting: list[ast.AST] = [ast.parse(path.read_bytes())]
    while waiting:
        node = waiting.pop()
        found.append(node)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += [*node.decorator_list, *node.args.defaults]
        elif not isinstance(node, ast.Lambda) and not (isinstance(node, ast.BoolOp) and "hasattr" in ast.dump(node)):
            waiting += ast.iter_child_nodes(node)
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_it_can_be_imported_anywhere(path: Path) -> None:
    wrong = []
    for node in at_import(path):
        if isinstance(node, ast.Import):
            wrong += [alias.name for alias in node.names if alias.name in POSIX_MODULES]
        elif isinstance(node, ast.ImportFrom) and node.module in POSIX_MODULES:
            wrong.append(node.module)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            wrong += [f"{node.value.id}.{node.attr}"] * (node.attr in POSIX_NAMES.get(node.value.id, ()))
    assert wrong == []


@pytest.mark.parametrize(
    "arguments",
    [["scan", "--jobs", "2"], ["scan", "--jobs", "1", "--no-ignore"], ["doctor"]],
    ids=["two processes", "one, without git", "doctor"],
)
def test_it_runs_where_nothing_of_this_is_there(tmp_path: Path, arguments: list[str]) -> None:
    cache = {"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path), "AUDITOR_NO_CACHE": "0"}
    told = [*arguments, "-f", "json"] if arguments[0] == "scan" else arguments
    done = subprocess.run(
        [sys.executable, "-c", PRETEND, *told, str(ROOT / "samples" / "legacy_sync")],
        cwd=ROOT,
        env={**os.environ, **cache},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == (1 if arguments[0] == "scan" else 0), done.stderr
    if arguments[0] == "scan":
        assert len(json.loads(done.stdout)["findings"]) > 40
    else:
        assert "FAULT" not in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_the_types_hold_on_other_systems(tmp_path: Path, platform: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--platform", platform, "--cache-dir", tmp_path, "auditor"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
