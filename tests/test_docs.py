"""The documentation says everything a user can say to the program, and what it says is so."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from command_lines import all_commands, calls, options, parse

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.cli import exits, hook
from auditor.config import FROM_FILE, PREFIX, Settings
from auditor.findings import Severity
from auditor.frontends.grammars import go, go_syntax
from auditor.frontends.languages import LANGUAGES
from auditor.pack.locate import load
from auditor.report import FORMATS, PLANS
from auditor.scaffold import KINDS

ROOT = Path(__file__).parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [*DOCS, ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "benchmarks" / "README.md"]
TEXTS = {path: path.read_text("utf-8") for path in PAGES}
EVERYTHING = "\n".join(TEXTS[path] for path in DOCS)
COMMAND_LINE = (ROOT / "docs" / "command-line.md").read_text("utf-8")
SETTINGS = (ROOT / "docs" / "settings.md").read_text("utf-8")
RULES = load(DEFAULT_PACK).rules
COMMANDS = all_commands()
CODES = {name: value for name, value in vars(exits).items() if name.isupper() and type(value) is int}
SHELLS = {"sh", "console", "shell", "bash"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(text: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page: language and text."""
    return [
        (match[1], match[2]) for match in re.finditer(r"^```(\w*)[^\n]*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    ]


def prose(text: str) -> str:
    """A page without its blocks, indented ones too."""
    plain = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"^(?: {4,}|\t).*$", "", plain, flags=re.MULTILINE)


def shell_lines() -> list[Any]:
    """Every line of the documentation that calls the program: of blocks for a shell, and of code between words."""
    found: dict[tuple[str, str], None] = {}
    for path, text in TEXTS.items():
        lines = [line for language, block in blocks(text) if language in SHELLS for line in joined(block)]
        lines += re.findall(r"^ {4}(\S.*)$", text, re.MULTILINE)
        lines += [" ".join(code.split()) for code in re.findall(r"(?<!`)`([^`]+)`(?!`)", prose(text))]
        for line in lines:
            if re.match(r"(\$ |exec |[A-Z_]+=\S+ )?(\S+/)?(auditor|auditor-hook|zoho-v1-audit) \S", line):
                found[name_of(path), line.removeprefix("$ ").removeprefix("exec ")] = None
            elif re.search(r"[|&;] *(\S+/)?auditor ", line):
                found[name_of(path), line] = None
    return [pytest.param(line, id=f"{page}: {line[:70]}") for page, line in found]


def joined(block: str) -> list[str]:
    return block.replace("\\\n", " ").splitlines()


def sections(text: str) -> set[str]:
    """The anchors of a page's headings, as a forge makes them."""
    found: set[str] = set()
    for heading in re.findall(
        r"^#+ +(.+?) *#*$", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE), re.MULTILINE
    ):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
        slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        number = 0
        while f"{slug}-{number}" * bool(number) + slug * (not number) in found:
            number += 1
        found.add(f"{slug}-{number}" if number else slug)
    return found


def links() -> list[Any]:
    found = []
    for path, text in TEXTS.items():
        plain = re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))
        targets = re.findall(r"\]\(([^()\s]+)\)", plain) + re.findall(r"^\[[^\]]+\]: (\S+)", plain, re.MULTILINE)
        relative = dict.fromkeys(target for target in targets if not re.match(r"[a-z]+:", target))
        found += [pytest.param(path, target, id=f"{name_of(path)}: {target}") for target in relative]
    return found


@pytest.mark.parametrize(("page", "target"), links())
def test_a_link_leads_somewhere(page: Path, target: str) -> None:
    place, _, anchor = unquote(target).partition("#")
    file = (page.parent / place) if place else page
    assert file.exists()
    if anchor:
        assert anchor in sections(file.read_text("utf-8"))


@pytest.mark.parametrize("page", DOCS, ids=name_of)
def test_a_page_can_be_reached(page: Path) -> None:
    others = {path: text for path, text in TEXTS.items() if path != page}
    assert [path for path, text in others.items() if f"({page.name}" in text or f"docs/{page.name}" in text]


@pytest.mark.parametrize("line", shell_lines())
def test_a_command_line_can_be_typed(line: str) -> None:
    shown = re.sub(r"\[[A-Z]+\]\.*", "", line).replace("…", "something")
    for words in calls(shown):
        named = " ".join(words[1:]) in COMMANDS  # a command is spoken of, not called
        if not named and not {"COMMAND", "TOPIC"} & set(words):
            parse(words)


def test_command_lines_are_looked_at() -> None:
    assert len(shell_lines()) > 80


@pytest.mark.parametrize("command", COMMANDS, ids=lambda name: name or "auditor")
def test_a_command_is_described_with_each_of_its_options(command: str) -> None:
    section = COMMAND_LINE.partition(f"\n## auditor {command}".rstrip() + "\n")[2].partition("\n## ")[0]
    assert section
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    for option in options(COMMANDS[command]):
        assert [row for row in rows if f"`{option}`" in row and len(row.split("|")[3].strip()) > 10], option


@pytest.mark.parametrize("option", [*hook.SWITCHES, *hook.VALUES, *hook.SHORT])
def test_an_option_of_the_hook_is_described(option: str) -> None:
    page = (ROOT / "docs" / "pre-commit.md").read_text("utf-8") + COMMAND_LINE.partition("## auditor-hook")[2]
    assert option in page


def flags_named() -> list[str]:
    return sorted(set(re.findall(r"`(--[a-z][a-z-]+)", EVERYTHING + TEXTS[ROOT / "README.md"])))


@pytest.mark.parametrize("flag", flags_named())
def test_no_flag_is_described_that_is_not_there(flag: str) -> None:
    known = {option for command in COMMANDS.values() for option in options(command)}
    assert flag in {*known, *hook.SWITCHES, *hook.VALUES, "--help", "--check"}


# --- settings, exit codes, rules, formats ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row", [row for row in fields(Settings) if row.name not in {"targets", "origins"}], ids=lambda row: row.name
)
def test_a_setting_is_described_with_its_default(row: Any) -> None:
    key = row.name.replace("_", "-")
    found = re.findall(rf"^\| `{key}` \| `([^`]*)` \| (.+) \|$", SETTINGS, re.MULTILINE)
    assert len(found) == 1
    default = row.default if row.default is not MISSING else row.default_factory()
    shown = {"per-path-ignores": "{}"}.get(key) or json.dumps("" if default is None else default, default=list)
    assert found[0][0] == shown
    before = SETTINGS.partition("## Only by flag")[0]
    assert (f"| `{key}` |" in before) == (row.name in FROM_FILE)


def test_the_variables_are_described() -> None:
    assert f"`{PREFIX}FAIL_ON=high`" in SETTINGS
    assert f"`{PREFIX}DATA`" in SETTINGS


@pytest.mark.parametrize("block", [block for language, block in blocks(SETTINGS) if language == "toml"])
def test_a_settings_file_that_is_shown_can_be_used(tmp_path: Path, block: str) -> None:
    (tmp_path / ".auditor.toml").write_text(block, "utf-8")
    parse(["auditor", "scan", str(tmp_path)])
    from auditor.config import settings  # noqa: PLC0415

    chosen = settings({"targets": (str(tmp_path),)}, {})
    assert {name for name, _ in chosen.origins} - {"targets"} == {key.replace("-", "_") for key in tomllib.loads(block)}


@pytest.mark.parametrize("page", ["docs/exit-codes.md", "README.md"])
@pytest.mark.parametrize(("name", "code"), sorted(CODES.items()))
def test_an_exit_code_is_described(page: str, name: str, code: int) -> None:
    assert re.search(rf"^\| `{code}` \| .{{10,}} \|$", TEXTS[ROOT / page], re.MULTILINE), name


def test_no_other_exit_code_is_described() -> None:
    page = TEXTS[ROOT / "docs" / "exit-codes.md"]
    assert {int(code) for code in re.findall(r"^\| `(\d+)` \|", page, re.MULTILINE)} == set(CODES.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_described(rule: Any) -> None:
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert f"\n## {rule.id} {rule.kind}\n" in page
    assert f"({rule.severity}" in page.partition(f"## {rule.id} ")[2].partition("## ")[0]


@pytest.mark.parametrize("format_", sorted({*FORMATS, *PLANS}))
def test_a_format_is_described(format_: str) -> None:
    pages = TEXTS[ROOT / "docs" / "reports.md"] + TEXTS[ROOT / "docs" / "plan.md"]
    assert re.search(rf"^\| `{format_}` \| .+ \|$", pages, re.MULTILINE)


@pytest.mark.parametrize("severity", [*map(str, Severity), "never"])
def test_a_severity_is_described(severity: str) -> None:
    assert f"`{severity}`" in SETTINGS


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_init_writes_is_described(kind: Any) -> None:
    assert kind.name in COMMAND_LINE.partition("## auditor init")[2].partition("\n## ")[0]


# --- pages that are made, and pages whose code is run ----------------------------------------------------------------


def test_pages_that_are_written_by_program_are_current() -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    for name, page in generate.PAGES_MADE.items():
        assert (ROOT / "docs" / name).read_text("utf-8") == page(), f"{name}: run python docs/generate.py"


@pytest.fixture(scope="module")
def own_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rule pack that docs/writing-a-pack.md builds."""
    folder = tmp_path_factory.mktemp("page")
    page = TEXTS[ROOT / "docs" / "writing-a-pack.md"]
    for name, text in re.findall(r"^`(tally-v1/[^`]+)`\n\n```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder / "tally-v1"


def test_the_pack_that_the_page_builds_finds_what_it_says(own_pack: Path, tmp_path: Path) -> None:
    pack = load(str(own_pack))
    assert len(pack.rules) == 2
    for rule in pack.rules:
        for example, fires in [*((one, True) for one in rule.bad), *((one, False) for one in rule.good)]:
            file = tmp_path / f"{rule.id}-{fires}" / example.file
            file.parent.mkdir()
            file.write_text(example.code, "utf-8")
            audit = run(Settings((str(file.parent),), pack=str(own_pack)), pack)
            assert (rule.id in {finding.rule for finding in audit.findings}) == fires
            named = {f"{call.module}.{call.method}" for finding in audit.findings for call in finding.call}
            assert set(example.calls) <= named


LANGUAGE_PAGE = TEXTS[ROOT / "docs" / "adding-a-language.md"]


def test_the_program_of_the_language_page_is_understood(tmp_path: Path) -> None:
    program = next(block for language, block in blocks(LANGUAGE_PAGE) if language == "go")
    (tmp_path / "a.go").write_text(program, "utf-8")
    audit = run(Settings((str(tmp_path),)), load(DEFAULT_PACK))
    assert [f"{call.module}.{call.method}" for finding in audit.findings for call in finding.call] == [
        "Leads.getRecords"
    ]
    assert audit.findings[0].shape in LANGUAGE_PAGE


def test_the_rows_of_the_language_page_are_those_of_the_table() -> None:
    from auditor.frontends.dialect import LibraryRow  # noqa: PLC0415
    from auditor.frontends.treesitter import actions, escapes, rows  # noqa: PLC0415

    python = [block for language, block in blocks(LANGUAGE_PAGE) if language == "python"]
    known = {"rows": rows, "actions": actions, "escapes": escapes, "LibraryRow": LibraryRow}
    shown: dict[str, Any] = {}
    for name in ("ROWS", "LIBRARY"):
        block = next(one for one in python if one.startswith(name))
        exec(block, {**known, "dict": dict}, shown)  # noqa: S102 - our own page
    for key, row in shown["ROWS"].items():
        assert (type(go_syntax.ROWS[key]), vars(go_syntax.ROWS[key])) == (type(row), vars(row)), key
    assert set(shown["LIBRARY"]) <= set(go.LIBRARY)
    assert next(row for row in LANGUAGES if row.name == "go").syntax in LANGUAGE_PAGE
