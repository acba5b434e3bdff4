"""Scanning a folder that a test made: in this process, or as a user would, in one of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.cli.app import run as run_line
from auditor.config import Settings
from auditor.pack.locate import load
from shapes.example import TOKEN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from auditor.outcome import Audit
    from auditor.pack.rows import Pack
    from shapes.example import Example

REQUESTS = frozenset({"v1-endpoint", "v1-method-call"})
"""A request of the old API, made here or through a wrapper: which of the two is a matter of view."""


@cache
def pack() -> Pack:
    """The pack, read once a test run."""
    return load(DEFAULT_PACK)


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Lays the files out, as they are."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))


def audit_of(folder: Path) -> Audit:
    """What the auditor finds in the folder."""
    return run(Settings(targets=(str(folder),), jobs=1), pack(), None)


def check_found(folder: Path, example: Example) -> None:
    """The example is found where it says, as what it says, and no report holds its token."""
    write(folder, example.files)
    findings = audit_of(folder).findings
    kinds = REQUESTS if example.kind in REQUESTS else {example.kind}
    covering = [
        one
        for one in findings
        if one.path == example.path and one.line <= example.line <= one.end_line and one.kind in kinds
    ]
    assert covering, [(one.path, one.line, one.kind, one.call) for one in findings]
    if example.kind in REQUESTS:
        assert (example.module, example.method) in {(call.module, call.method) for one in covering for call in one.call}
    assert not any(TOKEN in str(one) for one in findings)


def check_quiet(folder: Path, example: Example, old: Mapping[str, str] = MappingProxyType({})) -> None:
    """Nothing is found in the example; `old` lies beside it and is found, so that the run looks closely."""
    write(folder, {**example.files, **old})
    assert [(one.path, one.line, one.kind) for one in audit_of(folder).findings if one.path not in old] == []


def reported(folder: Path, *flags: str) -> dict[str, Any]:
    """The same through the command line, as JSON; a wrong exit code fails the test."""
    report = folder.with_name(f"{folder.name}.json")
    words = ["scan", str(folder), "--format", "json", "--output", str(report), "--exit-zero", "--isolated"]
    assert run_line([*words, "--jobs", "1", *flags]) in {0, 3}
    told: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return told


def report_of(folder: Path, seconds: int) -> dict[str, Any]:
    """And in a process of its own: a crash or a hang fails the test, too."""
    command = [sys.executable, "-m", "auditor", "scan", str(folder), "--format", "json", "--exit-zero", "--isolated"]
    ended = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    assert ended.returncode in {0, 3}, ended.stderr.decode()[-2_000:]
    assert b"Traceback" not in ended.stderr
    report: dict[str, Any] = json.loads(ended.stdout.decode("utf-8"))
    return report


def token_lines(folder: Path, name: str, text: str) -> list[int]:
    """The lines of a file on which a token is told."""
    write(folder, {name: text})
    return [one.line for one in audit_of(folder).findings if one.kind == "hardcoded-token"]
