"""How a run ends when something outside of it goes wrong: one line, the documented code, no half of a report."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from midway import begun

from auditor.cli.app import run
from auditor.cli.streams import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD = "GET https://crm.zoho.com/crm/private/json/Leads/getRecords?scope=crmapi\n"
EARLIER = "the report of an earlier run\n"
REPORTS = ("report.html", "report.json")
MOMENTS = 20
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals, devices and modes")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one finding, as working directory."""
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "notes.txt").write_text(OLD)
    monkeypatch.chdir(folder)
    return folder


def started(*arguments: str, streams: str = "") -> subprocess.Popen[bytes]:
    """The program under way; `streams` is what a shell makes of its streams, or sets before."""
    words = [sys.executable, "-m", "auditor", *arguments]
    command = ["sh", "-c", f'{streams.partition("|")[0]} exec "$@" {streams.partition("|")[2]}', "sh", *words]
    return subprocess.Popen(command if streams else words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ended(*arguments: str, streams: str = "") -> tuple[int, bytes, bytes]:
    process = started(*arguments, streams=streams)
    out, said = process.communicate(timeout=60)
    return process.returncode, out, said


@POSIX
@FULL
@pytest.mark.parametrize(
    ("arguments", "streams", "code", "said"),
    [
        (("scan",), ">/dev/full", 2, b"auditor: error: standard output: no space left on device\n"),
        (("scan", "-f", "html"), ">/dev/full", 2, b"auditor: error: standard output: no space left on device\n"),
        (("scan", "-o", "/dev/full"), "", 2, b"auditor: error: /dev/full: no space left on device\n"),
        (("--help",), ">/dev/full", 2, b"auditor: error: the disk: no space left on device\n"),
        (("--version",), ">/dev/full", 2, b"auditor: error: the disk: no space left on device\n"),
        (("scan",), ">&-", 2, b"auditor: error: standard output: is closed\n"),
        (("--version",), ">&-", 2, b"auditor: error: standard output: is closed\n"),
        (("scan", "nope"), "2>/dev/full", 2, b""),
        (("scan", "nope"), "2>&-", 2, b""),
        (("scan",), "2>&- >/dev/null", 1, b""),
        (("scan", "-o", "report.html"), "2>/dev/full", 1, b""),
        (("scan",), "</dev/null >/dev/null", 1, b""),
        (("scan",), "<&- >/dev/null", 1, b""),
    ],
)
def test_streams_that_are_full_or_closed(
    old: Path, arguments: tuple[str, ...], streams: str, code: int, said: bytes
) -> None:
    assert ended(*arguments, streams=f"|{streams}") == (code, b"", said)
    assert Path("/dev/full").is_char_device(), "a device is written to, never replaced"
    assert old.is_dir()


@POSIX
def test_a_pipe_that_nobody_reads_any_more(old: Path) -> None:
    for number in range(200):
        (old / f"more{number}.txt").write_text(OLD)
    process = started("scan", "-f", "json")
    assert process.stdout is not None
    assert process.stdout.readline() == b"{\n"
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(60) == 1, "the findings still count"
    process.stderr.close()


@POSIX
def test_a_file_that_may_not_grow_so_large_leaves_the_earlier_report(old: Path) -> None:
    report = old / "report.html"
    report.write_text(EARLIER)
    code, out, said = ended("scan", "-f", "html", "-o", "report.html", streams="ulimit -f 1;|")
    assert (code, out, said) == (2, b"", b"auditor: error: report.html: file too large\n")
    assert report.read_text() == EARLIER
    assert sorted(path.name for path in old.iterdir()) == ["notes.txt", "report.html"]


@POSIX
def test_a_folder_that_may_not_be_written_to(capsys: pytest.CaptureFixture[str]) -> None:
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        Path("notes.txt").write_text(OLD)
        Path("locked").mkdir(0o555)
        Path(name).chmod(0o755)
        assert run(["scan", "-o", os.devnull]) == 1, "all that a run imports is imported"
        capsys.readouterr()
        with forbidden():
            assert run(["scan", "-o", "locked/report.html"]) == 2
        assert capsys.readouterr().err == "auditor: error: locked/report.html: permission denied\n"


@contextlib.contextmanager
def forbidden() -> Iterator[None]:
    """Nothing is forbidden to root: a process that is root's goes on as nobody."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize("place", ["a folder", "no/such/folder/report.html"])
def test_a_place_that_is_none_for_a_report(old: Path, place: str) -> None:
    (old / "a folder").mkdir()
    before = sorted(old.iterdir())
    code, out, said = ended("scan", "-o", place)
    assert (code, out, said.count(b"\n")) == (2, b"", 1)
    assert said.startswith(f"auditor: error: {place}: ".encode())
    assert sorted(old.iterdir()) == before


@POSIX
def test_a_report_follows_a_link_and_keeps_it(old: Path, tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text(EARLIER)
    (old / "report.txt").symlink_to(tmp_path / "real.txt")
    write_whole("report.txt", "new")
    assert (old / "report.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


@POSIX
def test_a_named_pipe_is_written_to(old: Path) -> None:
    os.mkfifo(old / "pipe")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((old / "pipe").read_bytes()))
    reader.start()
    write_whole("pipe", "to the reader")
    reader.join(10)
    assert got == [b"to the reader"]
    assert stat.S_ISFIFO((old / "pipe").stat().st_mode)


@pytest.mark.parametrize("moment", ["os.open", "os.write", "os.close", "Path.replace"])
def test_an_interrupt_while_a_report_is_written_leaves_the_earlier_one(
    old: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    (old / "report.txt").write_text(EARLIER)
    owner, name = (Path, "replace") if moment == "Path.replace" else (os, moment.partition(".")[2])
    really = getattr(owner, name)

    def interrupted(*arguments: object, **named: object) -> None:
        if name in {"open", "close"}:
            really(*arguments, **named)
        raise KeyboardInterrupt

    monkeypatch.setattr(owner, name, interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole("report.txt", "new")
    monkeypatch.undo()
    assert (old / "report.txt").read_text() == EARLIER
    assert sorted(path.name for path in old.iterdir()) == ["notes.txt", "report.txt"]


# --- signals ---------------------------------------------------------------------------------------------------------


def many(folder: Path, files: int) -> None:
    for number in range(files):
        lines = "".join(
            f'def get_{row}(token):\n    return requests.get("https://crm.zoho.com/crm/private/json/Leads/getRecords",'
            f' params={{"authtoken": token, "scope": "crmapi", "row": {row}}})\n\n\n'
            for row in range(20)
        )
        (folder / f"sync_{number}.py").write_text(f"import requests\n\n\n{lines}")


def whole(folder: Path) -> bool:
    """Whether each report is the earlier one or a new one from its first character to its last."""
    page, data = ((folder / name).read_text("utf-8") for name in REPORTS)
    if data != EARLIER:
        json.loads(data)
    return (page == EARLIER or page.rstrip().endswith("</html>")) and (data == EARLIER or data.endswith("}\n"))


def signalled(folder: Path, number: signal.Signals, *, turn: int = 1, after: float | None = None, jobs: int = 1) -> int:
    """How it ends when a signal comes in the midst of the work, or `after` that many seconds more of it."""
    for name in REPORTS:
        (folder / name).write_text(EARLIER)
    before = sorted(folder.iterdir())
    process, go_on = begun(
        "scan", "-q", "-o", "report.html", "-f", "html", "--report", "json=report.json", "--no-ignore",
        "--jobs", str(jobs), module="auditor.reading", owner="Reader", name="lowered" if jobs == 1 else "__init__",
        turn=turn,
    )  # fmt: skip
    if after is not None:
        go_on()
        time.sleep(after)
    process.send_signal(number)
    process.send_signal(number)
    out, said = process.communicate(timeout=120)
    if after is None:
        go_on()
    assert out == b""
    if process.returncode == 128 + number:
        assert said in (b"", b"auditor: interrupted\n")
    assert whole(folder)
    assert sorted(folder.iterdir()) == before, "nothing else is left"
    return process.returncode


@POSIX
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_run_in_order(old: Path, name: str) -> None:
    number: signal.Signals = getattr(signal, name)
    many(old, 8)
    assert signalled(old, number, turn=4) == 128 + number


@POSIX
def test_what_was_switched_off_stays_so(old: Path) -> None:
    """As `nohup` does it."""
    many(old, 4)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process, go_on = begun("scan", "-f", "json", module="auditor.reading", owner="Reader", name="lowered")
    finally:
        signal.signal(signal.SIGHUP, before)
    process.send_signal(signal.SIGHUP)
    go_on()
    out, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (1, b"")
    assert json.loads(out)["findings"]


@POSIX
@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda one: one.name)
def test_a_signal_at_any_moment(old: Path, number: signal.Signals, jobs: int) -> None:
    many(old, 40)
    start = time.monotonic()
    assert ended("scan", "-q", "-f", "html", "--no-ignore")[0] == 1
    takes = time.monotonic() - start
    codes = [signalled(old, number, after=takes * moment / MOMENTS, jobs=jobs) for moment in range(MOMENTS)]
    assert set(codes) <= {128 + number, 1}
    assert signalled(old, number, jobs=jobs) == 128 + number
