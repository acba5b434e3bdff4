"""The terminal report."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.findings import Finding, Mark, Snippet
from auditor.report import FORMATS, render
from auditor.report.frame import lines_of
from auditor.report.visible import cut, visible, width
from report import attacks, audits, golden

STYLE = re.compile(r"\x1b\[[0-9;]*m")


def of(snippet: Snippet) -> str:
    finding: Finding = replace(audits.findings()[1], snippet=snippet)
    return render(audits.audit((finding,)), "text", width=60).split("\n\n")[0]


def test_golden() -> None:
    golden.check("report.txt", render(audits.audit(), "text"))
    golden.check("clean.txt", render(audits.clean(), "text"))
    golden.check("incomplete.txt", render(audits.incomplete(), "text", quiet=True))


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="text, json, html"):
        render(audits.clean(), "docx")
    assert next(iter(FORMATS)) == "text"


def test_colour_changes_nothing_but_colour() -> None:
    for audit in (audits.audit(), attacks.hostile(), audits.clean()):
        painted = render(audit, "text", color=True)
        assert STYLE.sub("", painted) == render(audit, "text")
        assert STYLE.search(painted)


def test_quiet_is_the_summary_alone() -> None:
    text = render(audits.audit(), "text", quiet=True)
    assert "-->" not in text
    assert render(audits.audit(), "text").endswith(text)


@pytest.mark.parametrize("room", [1, 40, 60, 80, 100, 200])
def test_code_and_tables_fit_the_width(room: int) -> None:
    code = re.compile(r" *\d* [|>]( |$)")
    for line in render(audits.audit(), "text", width=room).splitlines():
        if code.match(line) or line.startswith(("Leads ", "Contacts ", "?")):
            assert width(line) <= max(room, 40)


@pytest.mark.parametrize("color", [False, True])
def test_nothing_hostile_reaches_the_terminal(*, color: bool) -> None:
    text = STYLE.sub("", render(attacks.hostile(), "text", color=color))
    text.encode("utf-8")
    assert not [line for line in text.splitlines() if not line.isprintable() and "\t" not in line]
    assert "\x1b" not in text


def test_a_finding_is_one_line_of_message_whatever_it_holds() -> None:
    text = render(attacks.hostile(), "text")
    assert len(re.findall("^blocker", text, re.MULTILINE)) == len(attacks.NASTY)


def test_carets_stand_under_tabs_and_wide_characters() -> None:
    frame = of(Snippet(9, ("\tx = '日本' + call(1)",), (Mark(9, 13, 20),)))
    code, carets = frame.splitlines()[3:5]
    assert width(code[: code.index("call")]) == carets.index("^")
    assert carets.count("^") == len("call(1)")


def test_a_long_line_is_cut_around_the_mark() -> None:
    line = "a" * 300 + "MARK" + "b" * 300
    frame = of(Snippet(9, (line,), (Mark(9, 301, 305),)))
    code, carets = frame.splitlines()[3:5]
    assert code[carets.index("^") :].startswith("MARK")
    assert carets.count("^") == 4
    assert code.count("…") == 2


def test_a_long_range_is_marked_at_its_lines() -> None:
    marks = tuple(Mark(number, 1, 3) for number in range(1, 6))
    frame = of(Snippet(1, ("ab", "cd", "ef", "gh", "ij"), marks))
    assert frame.count(" > ") == 5
    assert "^" not in frame


def test_a_mark_beyond_the_line_still_shows() -> None:
    (line,) = lines_of(Snippet(1, ("ab",), (Mark(1, 9, 12),)), 40)
    assert line.carets.strip() == "^"


def test_blank_lines_around_are_left_out() -> None:
    lines = list(lines_of(Snippet(1, ("", "a", "", "b", " "), (Mark(2, 1, 2),)), 40))
    assert [line.number for line in lines] == [2, 3, 4]


def test_a_credential_is_shown_once_with_its_other_places() -> None:
    text = render(audits.audit(), "text")
    assert text.count("[ZA301]") == 1
    assert "= also: crm/settings.py:6:3" in text


def test_every_failure_is_named() -> None:
    text = render(audits.incomplete(), "text")
    assert "could not be read: crm/secret.py (permission denied)" in text
    assert "INCOMPLETE: 1 file could not be read" in text


def test_invisible_things_are_named() -> None:
    assert visible("a\x1b[31m\x7f\u202e\udc80\u2028\u00adb") == "a␛[31m␡⟨U+202E⟩\\x80⟨U+2028⟩⟨U+00AD⟩b"
    assert visible("plain, tab\tand 日本 é") == "plain, tab\tand 日本 é"


def test_width_and_cut_count_cells() -> None:
    assert width("日本e\u0301") == 5
    assert cut("日本語", 4) == "日…"
    assert cut("abc", 3) == "abc"


def test_a_plain_report_imports_neither_rich_nor_jinja() -> None:
    program = (
        "import sys; from report import audits; from auditor.report import render;"
        "render(audits.audit(), 'text'); render(audits.clean(), 'json');"
        "print([name for name in ('rich', 'jinja2', 'libcst', 'typer') if name in sys.modules])"
    )
    tests = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tests, capture_output=True, text=True, check=True,
        env={"PYTHONPATH": os.pathsep.join((str(tests), str(tests.parent)))},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
