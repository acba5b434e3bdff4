"""Texts of which only a part is read: what is found in them is what is found in the same text without the noise."""
# ruff: noqa: E501

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from typer.testing import CliRunner

from auditor.cli.app import app
from auditor.reading import SIEVED
from auditor.sources.sieve import LONG

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TOKEN = "4c0d9e7b2a6f4518b3e7d1c09a5f8e26"  # invented
OTHER = "d1f0a39c5b7e4286a0c4e8b2f6193d75"  # invented
URL = f"https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken={TOKEN}&scope=crmapi"
FEW = 3
MB = 1_000_000


class Form(NamedTuple):
    """A kind of file: its name, what says something in it, the noise of one row, what is before and after all of it."""

    name: str
    hit: str
    noise: str
    before: str = ""
    after: str = ""
    least: int = 2


FAR = "".join(f"    option_{n}: value {n}\n" for n in range(60))
LOUD = {
    "log": Form("access.log", f'10.0.0.1 "GET {URL} HTTP/1.1" 200\n', '10.0.0.{0} "GET /shop?page={0} HTTP/1.1" 200 t={0}\n'),
    "notes": Form("notes.txt", f"It calls {URL} every hour.\n", "Carton {0} went to pallet={0}, see https://example.org/{0}\n"),
    "table": Form("export.csv", f"7,call,{URL}\n", "{0},visit,https://example.com/{0}\n", "id,what,url\n"),
    "yaml": Form("jobs.yml", f"  crm:\n    url: {URL}\n", "  job_{0}:\n    url: https://example.com/{0}\n", "jobs:\n"),
    "yaml, a key far above": Form(
        "values.yml", f"  zoho:\n{FAR}    nested:\n      token: {TOKEN}\n", "  job_{0}:\n    tier: back\n", "jobs:\n", least=1
    ),
    "json": Form(
        "export.json",
        f'  {{\n   "name": "crm",\n   "request": {{\n    "url": "{URL}"\n   }}\n  }},\n',
        '  {{\n   "name": "job {0}",\n   "request": {{\n    "url": "https://example.com/{0}"\n   }}\n  }},\n',
        '{\n "entries": [\n',
        "  {}\n ]\n}\n",
    ),
    "json, a name far from the value": Form(
        "state.json",
        '  "zoho": {\n' + "".join(f'   "option_{n}": {n},\n' for n in range(60)) + f'   "token": "{TOKEN}"\n  }},\n',
        '  "job_{0}": {{\n   "tier": "back"\n  }},\n',
        '{\n "jobs": {\n',
        '  "last": {}\n }\n}\n',
        least=1,
    ),
    "json, in one line": Form(
        "min.json", f'{{"name":"crm","url":"{URL}"}},', '{{"name":"job","url":"https://example.com/{0}"}},', "[", "{}]"
    ),
    "xml": Form(
        "feed.xml",
        f"  <item>\n    <name>crm</name>\n    <link>{URL.replace('&', '&amp;')}</link>\n  </item>\n",
        "  <item>\n    <name>{0}</name>\n    <link>https://example.com/{0}</link>\n  </item>\n",
        "<items>\n",
        "</items>\n",
    ),
    "sql, rows of one line": Form(
        "dump.sql", f"(9,'zoho_authtoken','{TOKEN}'),", "({0},'colour','blue {0}'),",
        "INSERT INTO settings (id, name, value) VALUES ", "(0,'last','');\n", least=1,
    ),
    "sql, a row a line": Form(
        "rows.sql", f"(9,'zoho_authtoken','{TOKEN}'),\n", "({0},'colour','blue {0}'),\n",
        "INSERT INTO settings (id, name, value) VALUES\n", "(0,'last','');\n", least=1,
    ),
    "ini": Form(
        "jobs.ini", "[zoho]\n" + "".join(f"option_{n} = {n}\n" for n in range(60)) + f"token = {TOKEN}\n",
        "[job{0}]\ntier = back\n", least=1,
    ),
    "settings": Form("deploy.properties", f"crm.url={URL}\n", "job.{0}.tier=back\n"),
}  # fmt: skip


def written(form: Form, place: str, rows: int) -> tuple[str, int]:
    """The file's text, and the line on which the hit begins."""
    noise = [form.noise.format(n) for n in range(rows)]
    at = {"start": 0, "middle": rows // 2, "end": rows}[place]
    head = form.before + "".join(noise[:at])
    return head + form.hit + "".join(noise[at:]) + form.after, head.count("\n") + 1


def rows_for(form: Form, size: int) -> int:
    return size // len(form.noise.format(1000)) + 1


def scanned(folder: Path, name: str, data: bytes) -> list[dict[str, Any]]:
    (folder / name).write_bytes(data)
    flags = ["--format", "json", "--exit-zero", "--no-cache", "--isolated"]
    result = CliRunner().invoke(app, ["scan", str(folder / name), *flags])
    assert TOKEN not in result.output
    assert OTHER not in result.output
    findings: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    return findings


def said(findings: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return sorted((one["kind"], str(one["call"]), one["severity"], one["credential"]) for one in findings)


PLACES = [
    pytest.param(form, place, id=f"{kind}, at the {place}", marks=() if place == "end" else pytest.mark.slow)
    for kind, form in LOUD.items()
    for place in ("start", "middle", "end")
]


@pytest.mark.parametrize(("form", "place"), PLACES)
def test_noise_takes_nothing_away(tmp_path: Path, form: Form, place: str) -> None:
    small, first = written(form, place, FEW)
    large, begun = written(form, place, rows_for(form, 2 * SIEVED))
    assert len(large) > SIEVED
    few, many = scanned(tmp_path, form.name, small.encode()), scanned(tmp_path, form.name, large.encode())
    assert len(few) >= form.least
    assert said(many) == said(few)
    assert [one["line"] - begun for one in many] == [one["line"] - first for one in few]


@pytest.mark.parametrize("form", LOUD.values(), ids=LOUD)
def test_noise_alone_is_quiet(tmp_path: Path, form: Form) -> None:
    text, _ = written(form._replace(hit=""), "start", rows_for(form, 2 * SIEVED))
    assert scanned(tmp_path, form.name, text.encode()) == []


ENCODED: dict[str, Callable[[str], bytes]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
}


@pytest.mark.parametrize("encoded", ENCODED.values(), ids=ENCODED)
@pytest.mark.parametrize("kind", ["log", "json"])
def test_so_it_is_in_any_encoding(tmp_path: Path, kind: str, encoded: Callable[[str], bytes]) -> None:
    form = LOUD[kind]
    small, _ = written(form, "middle", FEW)
    large, _ = written(form, "middle", rows_for(form, 2 * SIEVED))
    assert said(scanned(tmp_path, form.name, encoded(large))) == said(scanned(tmp_path, form.name, small.encode()))


@pytest.mark.parametrize(
    "kind", ["log", "notes", "json, in one line", pytest.param("sql, rows of one line", marks=pytest.mark.slow)]
)
def test_so_it_is_after_megabytes(tmp_path: Path, kind: str) -> None:
    form = LOUD[kind]
    small, _ = written(form, "end", FEW)
    large, _ = written(form, "end", rows_for(form, 9 * MB))
    assert len(large) > max(9 * MB, LONG)
    assert said(scanned(tmp_path, form.name, large.encode())) == said(scanned(tmp_path, form.name, small.encode()))


@pytest.mark.parametrize("size", [FEW, 2000], ids=["small", "large"])
def test_a_token_of_somebody_else_keeps_the_name_far_above_it(tmp_path: Path, size: int) -> None:
    form = LOUD["yaml"]
    others = f"  github:\n{FAR * 5}    deep:\n      auth_token: {OTHER}\n"
    text, _ = written(form, "middle", size)
    loud = scanned(tmp_path, form.name, text.encode())
    assert said(scanned(tmp_path, form.name, (text + others).encode())) == said(loud)


def test_lines_that_differ_where_they_say_nothing_are_counted(tmp_path: Path) -> None:
    rows = [f'10.0.0.1 "GET {URL} HTTP/1.1" 200 status=ok trace=a{n:x}b{n * 7919:x}c\n' for n in range(2000)]
    found = scanned(tmp_path, "access.log", "".join(rows).encode())
    assert {(one["kind"], one["count"]) for one in found} == {("v1-endpoint", 2000), ("hardcoded-token", 2000)}


def test_lines_that_differ_in_a_token_far_from_the_address_are_not_one(tmp_path: Path) -> None:
    path = URL.partition("?")[0]
    rows = [f'"GET {path} HTTP/1.1" 200 status=ok user=u{n} authtoken=a{n:031x}\n' for n in range(1, 1200)]
    found = scanned(tmp_path, "access.log", "".join(rows).encode())
    assert len({one["credential"] for one in found if one["credential"]}) == len(rows)


MEASURE = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_maxrss, file=sys.stderr)
sys.stderr.flush()
os._exit(os.waitstatus_to_exitcode(status))
"""
"""A process is born with the peak of the one that starts it: this one is small."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="tells no peak of a process")
def test_a_log_of_200_mb_takes_bounded_memory(tmp_path: Path) -> None:
    noise = "".join(LOUD["log"].noise.format(n) for n in range(18_000))
    with (tmp_path / "access.log").open("w", encoding="utf-8") as file:
        written = 0
        while written < 200 * MB:
            file.write(LOUD["log"].hit.replace(TOKEN, f"{written:032x}"))
            written += file.write(noise)
    command = [sys.executable, "-m", "auditor", "scan", "access.log", "--format", "json", "--no-cache", "--isolated"]
    with (tmp_path / "report.json").open("wb") as report:
        measured = [sys.executable, "-c", MEASURE, *command]
        process = subprocess.run(measured, cwd=tmp_path, stdout=report, stderr=subprocess.PIPE, check=False)
    assert process.returncode == 1
    assert int(process.stderr.split()[-1]) * (1 if sys.platform == "darwin" else 1024) < 300 * MB
    document = json.loads((tmp_path / "report.json").read_bytes())
    assert len(document["credentials"]) > 100
