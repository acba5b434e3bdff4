"""A thousand edits that change nothing: no old finding comes back; and every planted new one is seen."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from auditor.cli.app import run
from auditor.outcome import summed
from suppress.scanning import scan, write

if TYPE_CHECKING:
    from auditor.outcome import Audit

RUFF = Path(sys.executable).with_name("ruff")
FINDINGS = 200
MODULES = ("Leads", "Contacts", "Accounts", "Deals", "Tasks", "Events", "Calls", "Products", "Vendors", "Quotes")
METHODS = (
    "getRecords",
    "getMyRecords",
    "getRecordById",
    "insertRecords",
    "updateRecords",
    "deleteRecords",
    "searchRecords",
)
NOISE = ("", "# checked in May", "limit = 200", "names = ['zoho', 'crm']")
NOISE_IN = {
    "py": NOISE,
    "php": ("", "// checked in May", "$limit = 200;"),
    "js": ("", "// checked in May", "let limit = 200;"),
}
HEAD = {"py": "import requests", "php": "<?php", "js": "const axios = require('axios');"}


@dataclass
class Block:
    """One function with one call: what it calls, and how it is laid out."""

    name: str
    call: str
    token: str = ""
    new: bool = False
    deep: bool = False
    broken: bool = False
    quote: str = '"'

    def lines(self, language: str) -> list[str]:
        made: list[str] = getattr(self, f"_{language}")()
        return made

    def _py(self) -> list[str]:
        q = self.quote
        token = f"{q}{self.token}{q}" if self.token else "token"
        url = f"{q}https://crm.zoho.com/crm/private/json/{self.call}{q}"
        rest = [f"params={{{q}authtoken{q}: {token}, {q}scope{q}: {q}crmapi{q}}}"]
        call = [f"return requests.get({', '.join([url, *rest])})"]
        if self.broken:
            call = ["return requests.get(", f"    {url},", *(f"    {row}," for row in rest), ")"]
        body = ["if token:", *("    " + row for row in call)] if self.deep else call
        return [f"def {self.name}(token):", *("    " + row for row in body)]

    def _php(self) -> list[str]:
        q = self.quote
        token = f"{q}{self.token}{q}" if self.token else "$token"
        url = f"{q}https://crm.zoho.com/crm/private/json/{self.call}?scope=crmapi&authtoken={q}"
        call = [f"return file_get_contents({url} . {token});"]
        if self.broken:
            call = ["return file_get_contents(", f"    {url}", f"        . {token}", ");"]
        body = ["if ($token) {", *("    " + row for row in call), "}"] if self.deep else call
        return [f"function {self.name}($token)", "{", *("    " + row for row in body), "}"]

    def _js(self) -> list[str]:
        q = self.quote
        token = f"{q}{self.token}{q}" if self.token else "token"
        url = f"{q}https://crm.zoho.com/crm/private/json/{self.call}{q}"
        call = [f"return axios.get({url}, {{ params: {{ authtoken: {token}, scope: {q}crmapi{q} }} }});"]
        if self.broken:
            params = f"{{ params: {{ authtoken: {token}, scope: {q}crmapi{q} }} }}"
            call = ["return axios.get(", f"\t{url},", f"\t{params},", ");"]
        body = ["if (token) {", *("\t" + row for row in call), "}"] if self.deep else call
        return [f"function {self.name}(token) {{", *("\t" + row for row in body), "}"]

    @property
    def findings(self) -> list[str]:
        return [self.call, *(["token"] if self.token else [])]


@dataclass
class File:
    path: str
    language: str
    blocks: list[Block] = field(default_factory=list)
    between: dict[int, list[str]] = field(default_factory=dict)
    width: int = 0
    windows: bool = False

    @property
    def text(self) -> str:
        rows = [HEAD[self.language]]
        for number, block in enumerate(self.blocks):
            rows += ["", *self.between.get(number, ()), "", *block.lines(self.language)]
        text = "\n".join([*rows, ""])
        if self.width:
            command = [str(RUFF), "format", "--isolated", f"--line-length={self.width}", "--stdin-filename=a.py", "-"]
            text = subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout.decode()
        return text.replace("\n", "\r\n") if self.windows else text


class Tree:
    """A generated repository, on the disk and as a model."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)  # noqa: S311 - the same edits every time
        self.files: list[File] = []
        self.written: dict[str, str] = {}
        self.count = 0
        while sum(len(block.findings) for file in self.files for block in file.blocks) < FINDINGS:
            language = self.random.choice(("py", "php", "js"))
            file = File(f"src{self.count % 5}/part{self.count}.{language}", language)
            file.blocks = [self.block() for _ in range(self.random.randint(2, 8))]
            self.files.append(file)
        self.save()

    def block(self, *, new: bool = False) -> Block:
        self.count += 1
        call = f"{self.random.choice(MODULES)}/{self.random.choice(METHODS)}"
        token = f"{self.random.getrandbits(128):032x}" if self.random.random() < 0.3 else ""
        return Block(f"step{self.count}", call, token, new)

    def save(self) -> None:
        texts = {file.path: file.text for file in self.files}
        for path in self.written.keys() - texts.keys():
            (self.folder / path).unlink()
        write(self.folder, {path: text for path, text in texts.items() if self.written.get(path) != text})
        self.written = texts

    @property
    def planted(self) -> Counter[str]:
        return Counter(row for file in self.files for block in file.blocks if block.new for row in block.findings)

    def edit(self) -> None:
        """One edit: most change nothing that matters, some bring a new call."""
        kinds = (
            self.above,
            self.move,
            self.transfer,
            self.rename,
            self.indent,
            self.break_up,
            self.requote,
            self.format,
        )
        self.random.choice((*kinds, self.line_ends, self.add, self.copy))()

    def some(self) -> tuple[File, Block]:
        file = self.random.choice([file for file in self.files if file.blocks])
        return file, self.random.choice(file.blocks)

    def above(self) -> None:
        file, block = self.some()
        rows = self.random.choices(NOISE_IN[file.language], k=self.random.randint(1, 20))
        file.between[file.blocks.index(block)] = rows

    def move(self) -> None:
        self.random.shuffle(self.some()[0].blocks)

    def transfer(self) -> None:
        file, block = self.some()
        other = self.random.choice([one for one in self.files if one.language == file.language])
        file.blocks.remove(block)
        other.blocks.append(block)

    def rename(self) -> None:
        file, _ = self.some()
        self.count += 1
        file.path = f"moved{self.count % 7}/part{self.count}.{file.language}"

    def indent(self) -> None:
        _, block = self.some()
        block.deep = not block.deep

    def break_up(self) -> None:
        _, block = self.some()
        block.broken = not block.broken

    def requote(self) -> None:
        _, block = self.some()
        block.quote = "'" if block.quote == '"' else '"'

    def format(self) -> None:
        file = self.random.choice([file for file in self.files if file.language == "py"])
        file.width = self.random.choice((60, 88, 100, 160))

    def line_ends(self) -> None:
        file, _ = self.some()
        file.windows = not file.windows

    def add(self) -> None:
        file, _ = self.some()
        file.blocks.insert(self.random.randint(0, len(file.blocks)), self.block(new=True))

    def copy(self) -> None:
        file, block = self.some()
        self.count += 1
        twin = Block(f"step{self.count}", block.call, block.token, new=True)
        target = self.random.choice([one for one in self.files if one.language == file.language])
        target.blocks.insert(self.random.randint(0, len(target.blocks)), twin)


def counted(audit: Audit) -> Counter[str]:
    findings = summed(audit.findings)
    return Counter(f"{row.call[0].module}/{row.call[0].method}" if row.call else "token" for row in findings)


@pytest.mark.parametrize(
    ("seed", "edits", "at_once"),
    [(7, 30, 10), pytest.param(11, 1000, 10, marks=pytest.mark.slow)],
    ids=["few", "a thousand"],
)
def test_edits_bring_back_nothing_and_hide_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, edits: int, at_once: int
) -> None:
    monkeypatch.chdir(tmp_path)
    tree = Tree(tmp_path, seed)
    assert run(["baseline", "create"]) == 0
    assert len(scan(".").findings) >= FINDINGS
    for done in range(0, edits, at_once):
        for _ in range(at_once):
            tree.edit()
        tree.save()
        assert counted(scan(".", baseline=".auditor-baseline")) == tree.planted, f"after {done + at_once} edits"
        if done % (at_once * 4) == 0:
            assert run(["baseline", "update", "--add"]) == 0
            for file in tree.files:
                for block in file.blocks:
                    block.new = False
            assert counted(scan(".", baseline=".auditor-baseline")) == Counter()
