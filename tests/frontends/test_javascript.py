"""JavaScript and TypeScript: every way to build a request is found and named, and as many others stay quiet."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.config import Settings
from auditor.frontends import ir
from auditor.frontends.languages import JAVASCRIPT, TSX, TYPESCRIPT
from auditor.frontends.select import lower
from auditor.frontends.treesitter import lower as parsed
from auditor.pack.locate import load

if TYPE_CHECKING:
    from auditor.findings import Finding

PACK = load(DEFAULT_PACK)
REQUESTS = {"v1-endpoint", "v1-method-call"}

Files = dict[str, str]

CASES = tomllib.loads(Path(__file__).with_name("javascript.toml").read_text("utf-8"))
OLD = "fetch('https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=' + token);\n"
"""Makes the run one that looks closely."""


def findings(folder: Path, files: Files) -> tuple[Finding, ...]:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.lstrip("\n"), encoding="utf-8")
    return run(Settings((str(folder),), jobs=1), PACK).findings


def named(found: tuple[Finding, ...]) -> set[str]:
    """The calls that requests name in full."""
    calls = [call for one in found if one.kind in REQUESTS for call in one.call]
    return {f"{call.module}.{call.method}" for call in calls if call.module and call.method}


@pytest.mark.parametrize(
    ("files", "calls"), [pytest.param(case["files"], case["calls"], id=case["id"]) for case in CASES["named"]]
)
def test_a_request_is_found_and_named(tmp_path: Path, files: Files, calls: list[str]) -> None:
    assert named(findings(tmp_path, files)) == set(calls)


@pytest.mark.parametrize("files", [pytest.param(case["files"], id=case["id"]) for case in CASES["quiet"]])
def test_what_is_no_request_stays_quiet(tmp_path: Path, files: Files) -> None:
    found = findings(tmp_path, {**files, "old.js": OLD})
    assert {one.path for one in found} == {"old.js"}


# --- what cannot be read


SUFFIXES = (".js", ".ts", ".tsx", ".html")
SNIPPETS: list[str] = [text for case in CASES["named"] for text in case["files"].values()]
INSERTED = "(){}[]`'\"$\\/*<>=;,.?:\n \x00\u2028é😀"


def broken(seed: int) -> str:
    """A file that was cut, mixed with another, and hurt in a few places."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    text = dice.choice(SNIPPETS).ljust(40) + dice.choice(SNIPPETS)[: dice.randrange(200)]
    text = text[dice.randrange(20) : dice.randrange(20, len(text) + 1)]
    for _ in range(dice.randrange(6)):
        at = dice.randrange(len(text) + 1)
        text = text[:at] + dice.choice(INSERTED) * dice.choice((1, 1, 2, 40)) + text[at + dice.randrange(4) :]
    return text


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_broken_files_are_read_as_far_as_they_go(tmp_path: Path, start: int) -> None:
    files = {f"{seed}{SUFFIXES[seed % len(SUFFIXES)]}": broken(seed) for seed in range(start, start + 50)}
    files = {name: f"<p><script>{text}" if name.endswith(".html") else text for name, text in files.items()}
    lines = {name: text.replace("\r", "\n").count("\n") + 1 for name, text in files.items()}
    for one in findings(tmp_path, files):
        assert 1 <= one.line <= one.end_line <= lines[one.path]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x = " + "(" * 20_000, id="parentheses"),
        pytest.param("x = " + "[" * 5_000 + "]" * 5_000, id="brackets"),
        pytest.param("x = " + "{a:" * 3_000 + "1" + "}" * 3_000, id="objects"),
        pytest.param("x = " + "a => " * 3_000 + "1", id="arrows"),
        pytest.param("f(function () {" * 500 + "})" * 500, id="callbacks"),
        pytest.param("x = " + "a ? b : " * 3_000 + "c", id="conditionals"),
        pytest.param("x = 'a'" + " + 'b'" * 20_000, id="sums"),
        pytest.param("x = a" + ".then(f)" * 5_000, id="chains"),
        pytest.param("x = `${" * 1_000, id="templates"),
        pytest.param("const " + "{a: " * 2_000 + "b" + "}" * 2_000 + " = c", id="patterns"),
        pytest.param("<a>" * 2_000, id="elements"),
        pytest.param("if (a) {} else " * 5_000 + "{}", id="else-ifs"),
        pytest.param("function A() { this.a = 1; " * 300 + "}" * 300, id="constructors"),
        pytest.param("'é';" * 20_000, id="one long line"),
    ],
)
def test_deep_and_long_files_end(text: str) -> None:
    module = lower("a.js", text)
    assert isinstance(module, ir.Module)


def test_the_scripts_of_a_page_keep_their_places() -> None:
    page = "<p>é</p><script>send(1)</script>\r\n<script>\n  send(2);</script><i>it is</i>"
    sites = [site.call.span for site in lower("a.html", page).calls]
    assert sites == [ir.Span(1, 16, 1, 23), ir.Span(3, 2, 3, 9)]


def test_every_node_type_of_the_tables_exists() -> None:
    for language in (JAVASCRIPT, TYPESCRIPT, TSX):
        assert parsed("let a = 1;", "a", language.grammar()).scopes[0].names.keys() == {"a"}
