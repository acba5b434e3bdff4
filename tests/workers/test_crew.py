"""Workers change how long a run takes and nothing of what it says; one that dies loses the file it had in hand."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from midway import begun

from auditor.audit import look
from auditor.cli.app import run
from auditor.config import Settings
from auditor.document import dumps
from auditor.pack.locate import load
from auditor.prefilter import Words
from auditor.reading import Reader
from auditor.sources import Candidate
from auditor.workers import crew as crews
from auditor.workers import hiring
from auditor.workers.crew import Crew
from auditor.workers.hiring import crew_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.outcome import Audit

PACK = load(Settings().pack)
SAMPLES = sorted(path for path in (Path(__file__).parents[2] / "samples").iterdir() if path.is_dir())
SEVERAL = "legacy_erp"
"""The sample in most languages."""
READER = Reader(5_000_000, Words.of(PACK.about.prefilter))
OLD = 'import requests\n\nrequests.get("https://crm.zoho.com/crm/private/json/Leads/getRecords?scope=crmapi")\n'
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and process groups as POSIX has them")
PLAIN = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from auditor.workers.worker import main; "
BAD = (
    PLAIN + "import os, signal, ctypes, time; from auditor.reading import Reader; really = Reader.lowered\n"
    "def lowered(self, candidate):\n    if 'bad' in candidate.path:\n        {}\n    return really(self, candidate)\n"
    "Reader.lowered = lowered\nmain()\n"
)


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for number in range(24):
        (tmp_path / f"sync{number:02}.py").write_text(OLD.replace("Leads", f"Custom{number}"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def crew_seen(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Crew]]:
    """The crews of the runs of a test; none of their processes may be left when it ends."""
    seen: list[Crew] = []
    really = Crew.start

    def start(self: Crew, count: int) -> None:
        seen.append(self)
        really(self, count)

    monkeypatch.setattr(Crew, "start", start)
    yield seen
    for crew in seen:
        assert all(process.wait(60) is not None for process in crew.processes)


def audit(jobs: int, *targets: str) -> Audit:
    return look(Settings(targets=targets or (".",), jobs=jobs), PACK).audit


@pytest.mark.parametrize(
    "sample",
    [path if path.name == SEVERAL else pytest.param(path, marks=pytest.mark.slow) for path in SAMPLES],
    ids=[path.name for path in SAMPLES],
)
def test_the_samples_are_told_the_same(sample: Path, crew_seen: list[Crew], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setattr(hiring, "FILES_PER_WORKER", 1)
    alone = dumps(audit(1, str(sample)))
    assert dumps(audit(2, str(sample))) == alone
    assert len(crew_seen[-1].processes) > 1


def test_a_few_files_are_not_worth_it(code: Path, crew_seen: list[Crew]) -> None:
    audit(0)
    audit(1)
    audit(8, "sync00.py", "sync01.py")
    assert not any(crew.processes for crew in crew_seen)
    for number in range(12, 24):
        (code / f"sync{number}.py").unlink()
    audit(8)
    assert len(crew_seen[-1].processes) == 3, "at least four files each"


def test_what_is_much_to_parse_is_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [Candidate(f"{number}.py", str(tmp_path / f"{number}.py")) for number in range(8)]
    monkeypatch.setattr(hiring, "_processors", lambda: 4)
    assert hiring._paying(files) == 0
    for file in files:
        Path(file.opened).write_text("x = 1\n" * 20_000)
    assert hiring._paying(files) == 3
    assert hiring._paying([file._replace(path="big.php") for file in files]) == 0


DEATHS = {
    "killed": ("os.kill(os.getpid(), signal.SIGKILL)", "parser lost: SIGKILL"),
    "a segmentation fault": ("ctypes.string_at(0)", "parser lost: SIGSEGV"),
    "out of memory": ("raise MemoryError", "parser lost: out of memory"),
    "it leaves": ("os._exit(3)", "parser lost: exit status 3"),
    "half an answer": ("os.write(3, b'1234'); os._exit(3)", "parser lost: exit status 3"),
}


@POSIX
@pytest.mark.parametrize(("death", "reason"), DEATHS.values(), ids=DEATHS)
def test_a_worker_that_dies_loses_one_file_which_is_named(
    code: Path, crew_seen: list[Crew], monkeypatch: pytest.MonkeyPatch, death: str, reason: str
) -> None:
    (code / "bad.py").write_text(OLD)
    monkeypatch.setattr(crews, "START", BAD.format(death))
    told = audit(2)
    assert [(skip.path, skip.reason, skip.expected) for skip in told.coverage.skipped] == [("bad.py", reason, False)]
    assert {finding.path for finding in told.findings} == {f"sync{number:02}.py" for number in range(24)}
    assert str(told.verdict) == "INCOMPLETE"
    assert len(crew_seen[-1].processes) == 3


@POSIX
def test_it_is_killed_from_outside(code: Path, crew_seen: list[Crew], monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system does it that has no memory left."""
    (code / "bad.py").write_text(OLD)
    monkeypatch.setattr(crews, "START", BAD.format("open('pid', 'w').write(str(os.getpid())); time.sleep(600)"))

    def kill() -> None:
        for _ in range(2400):
            time.sleep(0.05)
            with contextlib.suppress(OSError, ValueError):
                os.kill(int((code / "pid").read_text()), signal.SIGKILL)
                return

    killer = threading.Thread(target=kill)
    killer.start()
    told = audit(2)
    killer.join()
    assert [(skip.path, skip.reason) for skip in told.coverage.skipped] == [("bad.py", "parser lost: SIGKILL")]
    assert len({finding.path for finding in told.findings}) == 24
    assert crew_seen


@POSIX
def test_the_exit_code_says_that_something_is_missing(
    code: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (code / "bad.py").write_text(OLD)
    monkeypatch.setattr(crews, "START", BAD.format("os._exit(3)"))
    assert run(["scan", "--jobs", "2", "--exit-zero"]) == 3
    said = capsys.readouterr().out
    assert "bad.py" in said
    assert "parser lost: exit status 3" in said


@POSIX
def test_where_they_all_die_the_others_are_named_too(
    code: Path, crew_seen: list[Crew], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(24):
        (code / f"bad{number}.py").write_text(OLD)
    monkeypatch.setattr(crews, "START", BAD.format("os._exit(3)"))
    told = audit(2)
    lost = {skip.path: skip.reason for skip in told.coverage.skipped}
    assert {f"bad{number}.py" for number in range(24)} <= set(lost)
    assert len(lost) + len({finding.path for finding in told.findings}) == 48
    assert len(crew_seen[-1].processes) <= crews.DEATHS + 2


@pytest.mark.parametrize(
    "start",
    ["raise SystemExit(1)", "import nothing_of_this_name", "print('Welcome!')", "import os; os.write(1, bytes(9))"],
)
def test_where_no_worker_can_be_had_the_run_does_it_itself(
    code: Path, crew_seen: list[Crew], monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    alone = dumps(audit(1))
    monkeypatch.setattr(crews, "START", start)
    assert dumps(audit(2)) == alone
    assert crew_seen[-1].processes
    monkeypatch.setattr(sys, "executable", str(code / "nothing"))
    assert dumps(audit(2)) == alone
    monkeypatch.setattr(sys, "executable", "")
    assert dumps(audit(2)) == alone


def test_what_cannot_be_sent_is_read_here(code: Path, crew_seen: list[Crew]) -> None:
    (code / "deep.php").write_text("<?php\n$a = " + "f(" * 3000 + "'authtoken'" + ")" * 3000 + ";\n")
    (code / "deep.py").write_text("a = " + "f(" * 90 + "'authtoken'" + ")" * 90 + "\n")
    alone = dumps(audit(1))
    assert dumps(audit(2)) == alone
    assert crew_seen[-1].processes


def test_binary_and_broken_files_are_told_the_same(code: Path, crew_seen: list[Crew]) -> None:
    (code / "binary.py").write_bytes(b"\0\1\2 authtoken" * 99)
    (code / "broken.py").write_text("def (:\n  authtoken = '\n")
    (code / "wide.php").write_text("<?php $authtoken = 'x';\n", encoding="utf-16")
    (code / "book.ipynb").write_text(
        json.dumps({"cells": [{"cell_type": "code", "source": OLD, "outputs": []}], "nbformat": 4, "metadata": {}})
    )
    (code / "big.log").write_text("GET /crm/private/json/Leads/getRecords?authtoken=x 200\n" * 9000)
    alone = dumps(audit(1))
    assert dumps(audit(2)) == alone
    assert crew_seen[-1].processes


def test_more_than_may_be_pending_is_no_dead_end(
    code: Path, crew_seen: list[Crew], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = dumps(audit(1))
    monkeypatch.setattr(crews, "PENDING", 0)
    assert dumps(audit(2)) == alone
    files = [Candidate(path.name, str(path)) for path in sorted(code.glob("*.py"))]
    crew = crew_for(files, READER, 2)
    assert crew is not None
    try:
        backwards = [crew.take(file.path) for file in reversed(files)]
    finally:
        crew.dismiss()
    assert all(one is not None and one.module is not None for one in backwards)
    assert crew.take(files[0].path) is None, "each is given once"
    assert crew.take("unknown.py") is None
    assert crew_seen


@POSIX
@pytest.mark.parametrize(
    "name", ["SIGINT", *(pytest.param(name, marks=pytest.mark.slow) for name in ("SIGTERM", "SIGKILL"))]
)
def test_no_worker_outlives_the_run(code: Path, name: str) -> None:
    number: signal.Signals = getattr(signal, name)
    for place in range(12):
        (code / f"long{place}.py").write_text(OLD * 400)
    process, go_on = begun(
        "scan", "--jobs", "2", "--no-cache", module="auditor.workers.crew", owner="Crew", name="take", turn=3
    )
    process.send_signal(number)
    out, said = process.communicate(timeout=120)
    go_on()
    assert process.returncode == (-9 if name == "SIGKILL" else 128 + number)
    assert (out, said) == (b"", b"" if name == "SIGKILL" else b"auditor: interrupted\n")
    for _ in range(600):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("something of it still runs")
