"""`auditor scan` as a user runs it: streams, exit codes, files, and what goes wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from midway import begun

from auditor.cli.app import run
from auditor.report import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

OLD = """import requests

requests.get("https://crm.zoho.com/crm/private/json/Leads/getRecords", params={"scope": "crmapi"})
"""
CLEAN = "print('nothing')\n"


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one finding, as working directory."""
    (tmp_path / "sync.py").write_text(OLD)
    (tmp_path / "other.py").write_text(CLEAN)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "other.py").write_text(CLEAN)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def auditor(
    *arguments: str, folder: Path | None = None, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "auditor", *arguments],
        cwd=folder,
        input=stdin,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1),
        (("--fail-on", "never"), 0),
        (("--exit-zero",), 0),
        (("--ignore", "ZA"), 0),
        (("--select", "ZA101"), 1),
        (("--exclude", "sync.py"), 0),
        (("--exclude", "*.py"), 3),
        (("other.py",), 0),
        (("missing",), 2),
        (("--nonsense",), 2),
        (("--fail-on", "nonsense"), 2),
    ],
)
def test_exit_codes(old: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int) -> None:
    assert old.is_dir()
    assert run(["scan", *arguments]) == code
    said = capsys.readouterr()
    assert ("auditor: error:" in said.err) == (code == 2)
    assert (said.out == "") == (code == 2)


def test_an_empty_folder_is_incomplete_and_not_ready(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scan", str(tmp_path)]) == 3
    assert "INCOMPLETE" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_incomplete_but_findings_come_first(
    old: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (old / "locked.py").write_text("zoho")
    really_open = os.open

    def refuse(path: str | bytes, flags: int, *rest: Any, **more: Any) -> int:
        if os.fsdecode(path).endswith("locked.py"):
            raise PermissionError(13, "Permission denied", path)
        return really_open(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", refuse)
    assert run(["scan"]) == 1
    assert run(["scan", "--exit-zero"]) == 3
    assert run(["scan", "locked.py", "other.py"]) == 3
    said = capsys.readouterr().out
    assert "locked.py" in said
    assert "permission denied" in said


def test_standard_output_is_the_report_alone(old: Path) -> None:
    done = auditor("scan", "--format", "json", "--verbose", folder=old)
    assert json.loads(done.stdout)["verdict"]
    assert done.returncode == 1
    assert b"\r" not in done.stderr


@pytest.mark.parametrize("format_", FORMATS)
def test_reports_go_to_files_whole_or_not_at_all(
    old: Path, capsys: pytest.CaptureFixture[str], format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = old / "out" / f"report.{format_}"
    target.parent.mkdir()
    assert run(["scan", "--format", format_, "--output", str(target), "sync.py"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 3
    assert target.read_text("utf-8").strip()
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    before = target.read_bytes()
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    assert run(["scan", "--format", format_, "--output", str(target), "sync.py"]) == 2
    assert target.read_bytes() == before


def test_several_reports_in_one_run(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--report", "html=a.html", "--report", "json=b.json", "--report", "json=c.json"]
    assert run(["scan", "sync.py", *arguments]) == 1
    assert "sync.py:3" in capsys.readouterr().out
    assert (old / "a.html").read_text("utf-8").startswith("<!")
    assert json.loads((old / "b.json").read_text("utf-8")) == json.loads((old / "c.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "pdf"), "'pdf'; there are text"),
        (("--report", "html"), "'html' is not FORMAT=FILE"),
        (("--report", "pdf=x"), "'pdf'; there are text"),
        (("--report", "html="), "'html=' is not FORMAT=FILE"),
        (("--report", "json=a", "--report", "html=./a"), "'./a' would hold two reports"),
        (("--output", "a", "--report", "html=a"), "'a' would hold two reports"),
        (("--report", "json=-"), "standard output would hold two reports"),
        (("--report", "json=no/such/folder/x"), "no/such/folder/x: no such file or directory"),
        (("--output", "no/such/folder/x"), "no/such/folder/x: no such file or directory"),
        (("--select", "ZZ9"), "no rule begins with 'ZZ9'"),
        (("--ignore", "ZZ9"), "no rule begins with 'ZZ9'"),
        (("--pack", "nope"), "not a known rule pack; known are"),
        (("--config", "nope.toml"), "nope.toml: there is no such settings file"),
        (("--max-parse-size", "x"), "max-parse-size: 'x' is no size"),
        (("--jobs", "-1"), "--jobs"),
        (("--jobs", "x"), "--jobs"),
        (("--color", "pink"), "auto, always, never"),
        (("no\x1b[31msuch",), "no such file or folder"),
        (("nul\udcff",), "no such file or folder"),
        (("--outptu", "x"), "--output"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    old: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    assert old.is_dir()
    assert run(["scan", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("auditor: error: ")
    assert said.err.count("\n") == 1
    assert "\x1b" not in said.err
    assert words in said.err


def test_a_hostile_settings_file_is_one_line(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (old / ".auditor.toml").write_text('"\\u001b[2J\\nformat" = "json"\n')
    assert run(["scan"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "\x1b" not in said


def test_settings_of_the_folder_are_used_and_what_they_exclude_is_said(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (old / ".auditor.toml").write_text("exclude = ['sync.py']\nformat = 'json'\n")
    assert run(["scan"]) == 0
    coverage = json.loads(capsys.readouterr().out)["coverage"]
    assert coverage["excluded"] == ["sync.py"]
    assert ".auditor.toml" in coverage["excluded_by"][0]
    assert run(["scan", "--isolated"]) == 1


def test_standard_input(old: Path) -> None:
    done = auditor("scan", "-", "--stdin-filename", "src/new.py", "--format", "json", folder=old, stdin=OLD.encode())
    findings = json.loads(done.stdout)["findings"]
    assert {finding["path"] for finding in findings} == {"src/new.py"}
    assert done.returncode == 1
    assert auditor("scan", "-", folder=old, stdin=b"").returncode == 0


def test_a_reader_that_goes_away_is_no_error(old: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.Popen(
        [sys.executable, "-m", "auditor", "scan", "--format", "html"], cwd=old, stdout=writer, stderr=subprocess.PIPE
    )
    os.close(writer)
    _, said = process.communicate(timeout=60)
    assert (said, process.returncode) == (b"", 1), "the finding still counts"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_interrupt_ends_the_run_with_130(old: Path) -> None:
    assert old.is_dir()
    process, go_on = begun("scan", module="auditor.reading", owner="Reader", name="lowered")
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=120)
    go_on()
    assert (out, process.returncode) == (b"", 130)
    assert said in (b"", b"auditor: interrupted\n")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_terminal_that_cannot_show_a_letter_gets_its_code(old: Path, encoding: str) -> None:
    (old / "größe-日本.py").write_text(OLD.replace("Leads", "Lédś日"), encoding="utf-8")
    done = auditor("scan", folder=old, environment={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    assert done.returncode == 1
    assert done.stderr == b""
    done.stdout.decode(encoding)


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ((), {}, False),
        (("--color", "always"), {}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        ((), {"AUDITOR_COLOR": "always"}, True),
    ],
)
def test_color(
    old: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    environment: dict[str, str],
    *,
    colored: bool,
) -> None:
    assert old.is_dir()
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    run(["scan", *arguments])
    assert ("\x1b[" in capsys.readouterr().out) == colored


def test_two_runs_are_byte_equal_whatever_the_number_of_jobs(old: Path) -> None:
    environment = {"SOURCE_DATE_EPOCH": "1700000000"}
    for number in range(30):
        (old / f"more{number}.py").write_text(OLD if number % 4 == 0 else CLEAN)
    one = auditor("scan", "--format", "json", "--jobs", "1", folder=old, environment=environment).stdout
    assert one == auditor("scan", "--format", "json", "--jobs", "2", folder=old, environment=environment).stdout


def test_an_error_of_ours_quotes_nothing_and_has_its_own_code(
    old: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "0123456789abcdef0123456789abcdef"
    assert old.is_dir()

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(secret)

    monkeypatch.setattr("auditor.audit.list_files", fail)
    assert run(["scan"]) == 70
    said = capsys.readouterr()
    assert secret not in said.err + said.out
    assert "internal error: RuntimeError" in said.err


def test_scanning_unrelated_files_imports_nothing_heavy(clean: Path) -> None:
    for number in range(3):
        (clean / f"f{number}.py").write_text(CLEAN)
    code = (
        "import sys\nfrom auditor.__main__ import main\nsys.argv[1:] = ['scan', 'f0.py', 'f1.py', 'f2.py']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert end.code == 0, end.code\n"
        "heavy = {'libcst', 'tree_sitter', 'jinja2', 'rich', 'pathspec', 'pydantic', 'yaml'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=clean, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
