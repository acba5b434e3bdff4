"""Broken programs: an error costs the statement it stands in, a file that is mostly errors is read as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from shapes.scanning import REQUESTS, audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.outcome import Audit

URL = "https://crm.zoho.com/crm/private/json"
TOKEN = "7be5d2408c6b1f0e9d7a4c3b259f3c1a"


class Program(NamedTuple):
    """A program with two requests, `@` where something may be lost; `garbage` is nothing in this language."""

    path: str
    text: str
    garbage: tuple[str, ...]


PROGRAMS = {
    "python": Program(
        "sync.py",
        """import requests

BASE = "URL/"

def first(t):
    return requests.get(BASE + "Leads/getRecords", params={"authtoken": t, "scope": "crmapi"})

@
def second(t):
    url = BASE + "Contacts/getMyRecords"
    return requests.get(url, params={"authtoken": t, "scope": "crmapi"})
""",
        ("x = = 3 $ $", "def (:", "<<<<<<< HEAD", "y = (1,, 2", 'z = "open'),
    ),
    "php": Program(
        "sync.php",
        """<?php
$base = "URL/";
$leads = file_get_contents($base . "Leads/getRecords?scope=crmapi&authtoken=" . $t);
@
$url = $base . "Contacts/getMyRecords";
$contacts = file_get_contents($url . "?scope=crmapi&authtoken=" . $t);
""",
        ("$x = = 3 @@ ;", "function (;", "<<<<<<< HEAD", "$y = [1,, => 2;", "if ($a { }"),
    ),
    "javascript": Program(
        "sync.js",
        """const axios = require("axios");
const base = "URL/";
axios.get(base + "Leads/getRecords?scope=crmapi&authtoken=" + t);
@
const url = base + "Contacts/getMyRecords";
axios.get(url + "?scope=crmapi&authtoken=" + t);
""",
        ("let = = 3 @ #;", "function ( {;}", "<<<<<<< HEAD", "const y = [1 2 => ;", 'let z = "open'),
    ),
    "typescript": Program(
        "sync.ts",
        """import axios from "axios";
const base: string = "URL/";
axios.get(base + "Leads/getRecords?scope=crmapi&authtoken=" + t);
@
const url: string = base + "Contacts/getMyRecords";
axios.get<Answer>(url + "?scope=crmapi&authtoken=" + t);
""",
        ("let = = 3 @ #;", "interface { : };", "<<<<<<< HEAD", "const y: = [1 2;"),
    ),
    "tsx": Program(
        "sync.tsx",
        """import axios from "axios";
const base = "URL/";
axios.get(base + "Leads/getRecords?scope=crmapi&authtoken=" + t);
@
const url = base + "Contacts/getMyRecords";
axios.get(url + "?scope=crmapi&authtoken=" + t);
""",
        ("let = = 3 @ #;", "<<<<<<< HEAD", "const y: = [1 2;"),
    ),
    "java": Program(
        "Sync.java",
        """class Sync {
    static final String BASE = "URL/";
    void first(String t) throws Exception {
        new URL(BASE + "Leads/getRecords?scope=crmapi&authtoken=" + t).openStream();
    }
    void other() {
        @
    }
    void second(String t) throws Exception {
        String url = BASE + "Contacts/getMyRecords";
        new URL(url + "?scope=crmapi&authtoken=" + t).openStream();
    }
}
""",
        ("int = = 3 # ;", "for (;", "<<<<<<< HEAD", "int[] y = {1,, 2;", 'String z = "open;'),
    ),
    "csharp": Program(
        "Sync.cs",
        """using System.Net;
class Sync {
    const string Base = "URL/";
    void First(string t) {
        new WebClient().DownloadString(Base + "Leads/getRecords?scope=crmapi&authtoken=" + t);
    }
    void Other() {
        @
    }
    void Second(string t) {
        var url = Base + "Contacts/getMyRecords";
        new WebClient().DownloadString(url + "?scope=crmapi&authtoken=" + t);
    }
}
""",
        ("int = = 3 # ;", "for (;", "<<<<<<< HEAD", "int[] y = {1,, 2;"),
    ),
    "go": Program(
        "sync.go",
        """package crm

const base = "URL/"

func first(t string) {
	http.Get(base + "Leads/getRecords?scope=crmapi&authtoken=" + t)
}

func other() {
	@
}

func second(t string) {
	url := base + "Contacts/getMyRecords"
	http.Get(url + "?scope=crmapi&authtoken=" + t)
}
""",
        ("x := = 3 @ #", "for (;", "<<<<<<< HEAD", "y := []int{1,, 2"),
    ),
    "ruby": Program(
        "sync.rb",
        """require "httparty"
BASE = "URL/"
HTTParty.get(BASE + "Leads/getRecords", query: { authtoken: t, scope: "crmapi" })
@
url = BASE + "Contacts/getMyRecords"
HTTParty.get(url, query: { authtoken: t, scope: "crmapi" })
""",
        ("x = = 3 $ $", "def (;", "<<<<<<< HEAD", "y = [1,, => 2"),
    ),
    "erb": Program(
        "sync.html.erb",
        """<p><% base = "URL/" %></p>
<%= HTTParty.get(base + "Leads/getRecords", query: { authtoken: t, scope: "crmapi" }) %>
<% @ %>
<% url = base + "Contacts/getMyRecords" %>
<%= HTTParty.get(url, query: { authtoken: t, scope: "crmapi" }) %>
""",
        ("x = = 3 $ $", "def (;", "y = [1,, => 2"),
    ),
    "shell": Program(
        "sync.sh",
        """#!/bin/sh
base=URL
curl "$base/Leads/getRecords?scope=crmapi&authtoken=$t"
@
url="$base/Contacts/getMyRecords"
curl "$url?scope=crmapi&authtoken=$t"
""",
        ("x = = 3 ( ) )", ";; ;", "<<<<<<< HEAD"),
    ),
}
CASES = [
    pytest.param(name, garbage, id=f"{name}-{garbage}")
    for name, program in PROGRAMS.items()
    for garbage in program.garbage
]


def scan(folder: Path, path: str, text: str) -> Audit:
    write(folder, {path: text.replace("URL/", f"{URL}/").replace("URL\n", f"{URL}\n")})
    return audit_of(folder)


def named(audit: Audit) -> list[str]:
    return sorted(
        {f"{call.module}.{call.method}" for row in audit.findings if row.kind in REQUESTS for call in row.call}
    )


@pytest.mark.parametrize("name", PROGRAMS)
def test_whole(name: str, tmp_path: Path) -> None:
    program = PROGRAMS[name]
    audit = scan(tmp_path, program.path, program.text.replace("@", ""))
    assert named(audit) == ["Contacts.getMyRecords", "Leads.getRecords"]
    assert (audit.coverage.partly_read, audit.coverage.read_as_text) == ((), ())


@pytest.mark.parametrize(("name", "garbage"), CASES)
def test_what_stands_around_an_error_is_found(name: str, garbage: str, tmp_path: Path) -> None:
    program = PROGRAMS[name]
    audit = scan(tmp_path, program.path, program.text.replace("@", garbage))
    assert named(audit) == ["Contacts.getMyRecords", "Leads.getRecords"]
    assert audit.coverage.partly_read == (program.path,)


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_is_cut_off_is_found_up_to_there(name: str, tmp_path: Path) -> None:
    program = PROGRAMS[name]
    audit = scan(tmp_path, program.path, program.text[: program.text.index("@") + 1].replace("@", " "))
    assert named(audit) == ["Leads.getRecords"]


PROSE = f"""The leads are read from {URL}/Leads/getRecords?authtoken={TOKEN}&scope=crmapi, which is (as
everybody knows) = not * a [good idea] - we'd rather "stop; it {{ soon }}.
| what | where | why |
|------|-------|-----|
Step 1) ask = Bob: (he knows) it -> all; 2) don't # panic; 3) ask @everyone $else && more!
"""


@pytest.mark.parametrize("path", ["notes.py", "Notes.java", "Notes.cs"])
def test_what_is_mostly_errors_is_read_as_text_and_said(path: str, tmp_path: Path) -> None:
    audit = scan(tmp_path, path, PROSE * 5)
    assert named(audit) == ["Leads.getRecords"]
    assert len(audit.credentials) == 1
    assert (audit.coverage.read_as_text, audit.coverage.partly_read) == ((path,), ())
    assert [count.name for count in audit.coverage.readers] == ["text"]


# --- minified and generated

LONGEST = 300
MODULE = 'function m%d(a,b){var c=a.x[b]||{k:"v%d",l:[1,2,3]};return c.k?c.l.map(function(d){return d*%d}):null}'
ASKED = f'var $b="{URL}";$.ajax({{url:$b+"/Leads/getRecords",data:{{authtoken:t,scope:"crmapi"}}}});'


@pytest.mark.parametrize("functions", [800, pytest.param(9_500, marks=pytest.mark.slow)])
def test_a_bundle_in_one_line(functions: int, tmp_path: Path) -> None:
    made = [MODULE % (number, number, number) for number in range(functions)]
    before, after = ("!function(){" + ";".join(made[: functions // 2]) + ";", ";".join(made[functions // 2 :]) + "}();")
    audit = scan(tmp_path, "bundle.min.js", before + ASKED + after)
    assert named(audit) == ["Leads.getRecords"]
    (found,) = [row for row in audit.findings if row.kind in REQUESTS]
    assert (found.line, found.column) == (1, len(before) + ASKED.index("$.ajax") + 1)
    assert max(len(line) for line in found.snippet.lines) < LONGEST
    assert audit.coverage.partly_read == ()


@pytest.mark.parametrize(
    ("word", "as_text"), [("xmlData", ("bundle.js",)), ("crm/private", ())], ids=["in passing", "by itself"]
)
def test_a_bundle_that_nothing_points_to_is_only_searched(word: str, as_text: tuple[str, ...], tmp_path: Path) -> None:
    bundle = "!function(){" + ";".join(MODULE % (number, number, number) for number in range(800)) + f';"{word}"}}();'
    write(tmp_path, {"bundle.js": bundle, "old.js": ASKED})
    assert audit_of(tmp_path).coverage.read_as_text == as_text


COLLECTED = "function m%d(options) {\n  // part %d\n  return options.url ? options.url + '/m%d' : null;\n}\n"


@pytest.mark.parametrize(
    ("library", "as_text"),
    [
        ("".join(MODULE % (n, n, n) + (";\n" if n % 6 == 5 else ";") for n in range(500)), ("library.js",)),
        ("".join(COLLECTED % (n, n, n) for n in range(8_000)), ("library.js",)),
        ("".join(COLLECTED % (n, n, n) for n in range(600)), ()),
    ],
    ids=["packed into lines of 600", "put together from many files", "written by hand"],
)
def test_what_tools_have_put_together_is_read_near_the_words(
    library: str, as_text: tuple[str, ...], tmp_path: Path
) -> None:
    half = library.index("\n", len(library) // 2) + 1
    part = f"var auth_token = '{TOKEN}';\nrows.getRecordsFrom(table);\n"
    write(tmp_path, {"library.js": library[:half] + part + library[half:], "old.js": ASKED})
    audit = audit_of(tmp_path)
    assert (audit.coverage.read_as_text, audit.coverage.partly_read) == (as_text, ())
    assert named(audit) == ["Leads.getRecords"]
    assert [row.line for row in audit.findings if row.path == "library.js"] == [library.count("\n", 0, half) + 1]
