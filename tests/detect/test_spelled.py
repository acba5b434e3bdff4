"""Tokens that are not simply given to a name: in sentences, tables and markup, encoded, cut into pieces."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

from auditor._about import DEFAULT_PACK
from auditor.detect.owners import owners
from auditor.detect.spelled import spelling
from auditor.pack.locate import load
from auditor.report import FORMATS, render

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = "b7d40a19c3e85f26d17094ea8cb35f02"
HALVES = (TOKEN[:16], TOKEN[16:])
ENCODED = b64encode(TOKEN.encode()).decode()
SECRETS = {"hardcoded-token", "hardcoded-password"}

LOUD = {
    "a sentence": ("note.txt", "Hi, the new auth token for Zoho CRM is {T} - keep it.\n", 1),
    "a sentence with a colon": ("note.md", "The token of Zoho is: `{T}`.\n", 1),
    "a sentence in a comment": ("crm.py", "# the Zoho CRM token (production): {T}\nZOHO = 1\n", 1),
    "a cell beside its name": ("README.md", "| what | value |\n|---|---|\n| Zoho authtoken | `{T}` |\n", 3),
    "markup around it": ("wiki.textile", "h2. Zoho\n\n* authtoken: @{T}@\n", 3),
    "an escaped end of line": ("app.log", "INFO zoho AUTHTOKEN={T}\\nRESULT=TRUE\n", 1),
    "an address inside an address": (
        "link.txt",
        "to=https%3A%2F%2Fcrm.zoho.com%2Fcrm%2Fprivate%2Fjson%2FLeads%2FgetRecords%3Fauthtoken%3D{T}%26scope%3Dcrmapi\n",
        1,
    ),
    "an arrow": ("Conf.scala", 'object C {\n  val zoho = Map("authtoken" -> "{T}", "scope" -> "crmapi")\n}\n', 2),
    "an infix word": ("Conf.kt", 'val zoho = mapOf("authtoken" to "{T}", "scope" to "crmapi")\n', 1),
    "the default of an attribute": (
        "Zoho.pm",
        'package Zoho;\nhas authtoken => (is => "ro",\n    default => sub {{ "{T}" }});\n1;\n',
        3,
    ),
    "a value that is called value": (
        "plan.xml",
        '<a n="crm.zoho.com">\n<prop name="authtoken">\n<s name="Argument.value">{T}</s></prop></a>\n',
        3,
    ),
    "a setting whose name is put together": (
        "A.java",
        """class A {{ void a(String of) {{
  zoho.put(of + "url", "https://crm.zoho.com/crm/private/xml/");
  zoho.put(of + "authtoken", "{T}"); }} }}
""",
        3,
    ),
    "a command": ("config.fish", "set -x ZOHO_AUTHTOKEN {T}\n", 1),
    "a step of a feature": ("zoho.feature", 'Feature: CRM\n  Given the Zoho authtoken "{T}"\n', 2),
    "a term and what it means": ("notes.adoc", "Zoho authtoken:: `{T}`\n", 1),
    "an item of a list": ("notes.md", "- Zoho token - {T}\n", 1),
    "cells of a page": ("page.html", "<td>Zoho authtoken</td><td>{T}</td>\n", 1),
    "arguments of a query": ("keys.graphql", 'mutation { setKey(name: "zoho_authtoken", value: "{T}") }\n', 1),
    "a secret of a cluster": (
        "secret.yaml",
        "kind: Secret\nmetadata:\n  name: zoho\ndata:\n  authtoken: {B}\n",
        5,
    ),
    "a secret of a cluster in plain text": (
        "secret.yaml",
        "kind: Secret\nmetadata:\n  name: zoho\nstringData:\n  authtoken: {T}\n",
        5,
    ),
    "halves under one name": ("Zoho.cs", 'class Z {{ const string ZohoAuthToken = "{0}" + "{1}"; }}\n', 1),
    "halves in Python": ("zoho.py", 'ZOHO_AUTHTOKEN = "{0}" + "{1}"\n', 1),
    "halves in the address of a request": (
        "Halves.java",
        """class H {{
  static final String A = "{0}";
  static final String B = "{1}";
  String url() {{ return "https://crm.zoho.com/crm/private/json/Leads/getRecords?scope=crmapi&authtoken=" + A + B; }}
}}
""",
        2,
    ),
}
KEY = "q3Vb-0Lm2XcT9_fRzH7yJwKdE5sNaG1uPoI8tQeWxYB$"
KEYS = {
    "an address": (
        "a.php",
        "<?php\nget('https://crm.zoho.com/crm/private/xml/Leads/getRecords?apikey={K}&ticket=' . $t);\n",
    ),
    "a setting": ("a.env", "ZOHO_API_KEY={K}\n"),
    "a fallback in code put to sleep": ("A.java", '// zohoApiKey = config.get("zohoApiKey", "{K}");\nclass A {{}}\n'),
}
QUIET = {
    "a key of the same length without its sign": "a.env|ZOHO_API_KEY=q3Vb-0Lm2XcT9_fRzH7yJwKdE5sNaG1uPoI8tQeWxYB\n",
    "a sentence about another vendor": "note.txt|The auth token for Twilio is {T}. Zoho CRM has none.\n",
    "a sentence about two vendors": "note.txt|Zoho: the Twilio token for staging is {T}\n",
    "a digest in a sentence": "note.txt|The Zoho authtoken moved in revision {T}\n",
    "a cell of another row": "README.md|| Zoho authtoken | `<yours>` |\n|---|---|\n| digest | {T} |\n",
    "the key of another vendor with its region": "crm.env|ZOHO=1\nMAILCHIMP_TOKEN={T}-us3\n",
    "a name of a file": "a.yml|zoho_token: {T}.png\n",
    "an encoded address of somebody else": "a.txt|zoho http%3A%2F%2Fexample.com%2F%3Fsession%3D{T}\n",
    "the secret of another resource in the same file": (
        "secrets.yaml|kind: Secret\nmetadata:\n  name: zoho\ndata:\n  region: ZXU=\n---\n"
        "kind: Secret\nmetadata:\n  name: twilio\ndata:\n  authtoken: {B}\n"
    ),
    "encoded text that is no token": "s.yml|kind: Secret\nmetadata:\n  name: zoho\ndata:\n  authtoken: c2VlIHZhdWx0\n",
    "halves under another name": 'A.java|class A {{ String zoho = "crm"; String etag = "{0}" + "{1}"; }}\n',
    "a half and a variable": 'A.cs|class A {{ string ZohoAuthToken = "{0}" + Rest(); }}\n',
    "what a form says of it": 'de.yml|de:\n  zoho_password: "Zoho-Passwort"\n  zoho_pass: "Passwort für Zoho"\n',
    "an attribute that has no default": 'Z.pm|has authtoken => (is => "ro", required => 1);\nmy $sum = "{T}"; # zoho\n',
}


def filled(text: str) -> str:
    """The text with the invented token in it: whole, encoded, in halves."""
    for name, value in (("{T}", TOKEN), ("{B}", ENCODED), ("{0}", HALVES[0]), ("{1}", HALVES[1])):
        text = text.replace(name, value)
    return text.replace("{{", "{").replace("}}", "}")


@pytest.mark.parametrize("case", LOUD.values(), ids=LOUD)
def test_a_token_is_found_however_it_is_spelled_out(tmp_path: Path, case: tuple[str, str, int]) -> None:
    write(tmp_path, {case[0]: filled(case[1])})
    audit = audit_of(tmp_path)
    assert case[2] in {row.line for row in audit.findings if row.kind == "hardcoded-token"}
    assert len(audit.credentials) == 1


def test_it_is_one_token_however_it_is_spelled_out(tmp_path: Path) -> None:
    write(tmp_path, {f"{number}/{name}": filled(text) for number, (name, text, _) in enumerate(LOUD.values())})
    audit = audit_of(tmp_path)
    assert len(audit.credentials) == 1
    assert {row.path.partition("/")[0] for row in audit.findings if row.credential} == {
        str(n) for n in range(len(LOUD))
    }


@pytest.mark.parametrize("case", KEYS.values(), ids=KEYS)
def test_a_key_of_the_time_before_tokens_is_one_too(tmp_path: Path, case: tuple[str, str]) -> None:
    write(tmp_path, {case[0]: case[1].replace("{K}", KEY).replace("{{}}", "{}")})
    audit = audit_of(tmp_path)
    assert [row.kind for row in audit.findings if row.kind in SECRETS] == ["hardcoded-token"]
    assert KEY not in repr(audit)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_neither_pieces_nor_what_is_encoded_is_shown(tmp_path: Path, form: str) -> None:
    write(tmp_path, {f"{number}/{name}": filled(text) for number, (name, text, _) in enumerate(LOUD.values())})
    shown = "".join(render(audit_of(tmp_path), form, pack=load(DEFAULT_PACK)))
    assert not [value for value in (TOKEN, ENCODED, *HALVES) if value in shown]


def test_marks_before_a_token_are_read_in_one_go() -> None:
    spelled = spelling("token", owners((), ("zoho",), (), ("token",)), "[0-9a-f]{32}")
    assert not list(spelled.behind(("zoho token " + "<is><to></value> " * 40 + f"x{TOKEN}\n") * 200))


@pytest.mark.parametrize("case", QUIET.values(), ids=QUIET)
def test_what_only_looks_like_it_stays_quiet(tmp_path: Path, case: str) -> None:
    name, _, text = case.partition("|")
    write(tmp_path, {name: filled(text)})
    assert not [row for row in audit_of(tmp_path).findings if row.kind in SECRETS]
