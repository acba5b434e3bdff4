"""The progress bar shows only where somebody looks, and only when it takes long."""

from __future__ import annotations

import io
import sys

import pytest

from auditor.cli import progress
from auditor.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch, patience: float) -> Terminal:
    """Standard error as a terminal; called by the tests because a fixture's replacement would be replaced itself."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    return stream


def walk(*, quiet: bool) -> None:
    with Progress(quiet=quiet) as bar:
        for done in range(3):
            bar.step("reading", done, 3)


def test_it_shows_on_a_terminal_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal(monkeypatch, 0.0)
    walk(quiet=False)
    assert "reading" in stream.getvalue()


@pytest.mark.parametrize(("patience", "quiet"), [(3600.0, False), (0.0, True)])
def test_it_keeps_quiet_when_told_or_when_it_is_quick(
    monkeypatch: pytest.MonkeyPatch, patience: float, *, quiet: bool
) -> None:
    stream = terminal(monkeypatch, patience)
    walk(quiet=quiet)
    assert stream.getvalue() == ""


def test_it_keeps_quiet_where_nobody_looks(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    walk(quiet=False)
    assert capsys.readouterr().err == ""
