"""Code that is read as text: its calls are named by what stands in one line, and said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://crm.zoho.com/crm/private/json"
NAMED = {
    "Perl, a path behind a base": (
        "push.pl",
        f"my $crm = '{BASE}/';\nmy $rows = get($crm . 'Leads/getRecords');\n",
        (2, "Leads/getRecords"),
    ),
    "Perl, interpolated": (
        "push.pl",
        f'my $crm = "{BASE}";\nmy $rows = get("${{crm}}/Deals/searchRecords");\n',
        (2, "Deals/searchRecords"),
    ),
    "Kotlin": (
        "Crm.kt",
        f'const val BASE = "{BASE}"\nfun rows() = get("$BASE/Contacts/getRecords")\n',
        (2, "Contacts/getRecords"),
    ),
    "Swift, a custom module": (
        "Crm.swift",
        f'let base = "{BASE}/"\nlet rows = get(base + "CustomModule4/getRecords")\n',
        (2, "CustomModule4/getRecords"),
    ),
    "Objective-C": (
        "Crm.m",
        f'// {BASE}\nNSString *path = @"xml/Leads/insertRecords";\n',
        (2, "Leads/insertRecords"),
    ),
    "Visual Basic": (
        "Crm.vb",
        f'Const Base As String = "{BASE}/"\nDim url As String = Base & "Accounts/updateRecords"\n',
        (2, "Accounts/updateRecords"),
    ),
    "Elixir, an attribute as the module": (
        "crm.ex",
        '# Zoho CRM\ndef path, do: "/#{@place}/getRecords?authtoken=#{key()}&scope=crmapi"\n',
        (2, "/getRecords"),
    ),
    "Elixir, by name": (
        "crm.ex",
        '# Zoho CRM\ndef add(xml), do: ask("Leads", "insertRecords", xml)\n',
        (2, "Leads/insertRecords"),
    ),
    "Perl, by name": (
        "push.pl",
        "# Zoho CRM\nmy $id = $self->call('Contacts', 'getRecordById', $number);\n",
        (2, "Contacts/getRecordById"),
    ),
    "Scala, the method first": (
        "Crm.scala",
        '// Zoho CRM\nval rows = send("searchRecords", "Potentials")\n',
        (2, "Potentials/searchRecords"),
    ),
}
QUIET = {
    "a page of the program": ("push.pl", "# Zoho CRM\nmy $page = link_to('leads/records');\n"),
    "a module that is none": ("Crm.kt", '// Zoho CRM\nval rows = get("$api/Orders/getRecords")\n'),
    "a method that is none": ("Crm.kt", '// Zoho CRM\nval rows = get("$api/Leads/readAll")\n'),
    "a file of the program": ("Crm.swift", '// Zoho CRM\nlet file = open("./Leads/getRecords.swift")\n'),
    "the address of another": (
        "Crm.vb",
        '\' Zoho CRM\nDim url As String = "https://erp.quillmere.example/Leads/getRecords"\n',
    ),
    "no vendor far and wide": ("push.pl", "my $rows = get($api . 'Leads/getRecords');\n"),
    "two names of one kind": ("crm.ex", '# Zoho CRM\nmove("Leads", "Contacts")\n'),
    "a word in a sentence": ("Crm.scala", '// Zoho CRM\nlog("Leads getRecords failed")\n'),
    "a list of names": ("crm.ex", '# Zoho CRM\n@known ["Leads", "getRecords"]\n'),
    "notes": ("notes.md", "# Zoho CRM\nWe once asked `Leads/getRecords` for them.\n"),
}


def _calls(folder: Path) -> list[tuple[int, str]]:
    rows = [(one.line, one.call) for one in audit_of(folder).findings]
    return [(line, f"{call.module}/{call.method}") for line, calls in rows for call in calls or () if call.method]


@pytest.mark.parametrize(("name", "source", "expected"), NAMED.values(), ids=NAMED)
def test_a_call_is_named(name: str, source: str, expected: tuple[int, str], tmp_path: Path) -> None:
    write(tmp_path, {name: source})
    assert _calls(tmp_path) == [expected]


@pytest.mark.parametrize(("name", "source"), QUIET.values(), ids=QUIET)
def test_what_only_looks_like_one(name: str, source: str, tmp_path: Path) -> None:
    write(tmp_path, {name: source})
    assert audit_of(tmp_path).findings == ()


ONCE = {
    "Perl, a hash beside the call": (
        "push.pl",
        (
            "my %args = (authtoken => $key, scope => 'crmapi', xmlData => $rows);\n"
            f"post('{BASE}/Leads/insertRecords', \\%args);\n"
        ),
    ),
    "ColdFusion": (
        "crm.cfc",
        (
            f'<cfhttp url="{BASE}/Leads/insertRecords" method="post">\n'
            '  <cfhttpparam type="formfield" name="authtoken" value="#variables.key#">\n'
            '  <cfhttpparam type="formfield" name="scope" value="crmapi">\n'
            '  <cfhttpparam type="formfield" name="xmlData" value="#rows#">\n</cfhttp>\n'
        ),
    ),
    "Objective-C, a body before the address": (
        "Crm.m",
        (
            'NSString *body = [NSString stringWithFormat:@"authtoken=%@&scope=crmapi&newFormat=1", key];\n'
            f'NSURL *url = [NSURL URLWithString:@"{BASE}/Leads/getRecords"];\n'
        ),
    ),
    "a recording": (
        "cassettes/add.yml",
        (
            "- request:\n    method: post\n"
            f"    uri: {BASE}/Leads/insertRecords\n    body:\n      string: authtoken=REDACTED&newFormat=1\n"
        ),
    ),
    "a recording in another folder": (
        "spec/support/vcr/add.yml",
        (
            "- request:\n    method: post\n"
            f"    uri: {BASE}/Leads/insertRecords\n    body:\n      string: authtoken=REDACTED&newFormat=1\n"
        ),
    ),
}
"""A call and what it is given, lines apart: one thing to do."""


@pytest.mark.parametrize(("name", "source"), ONCE.values(), ids=ONCE)
def test_a_call_with_what_it_is_given_is_one_finding(name: str, source: str, tmp_path: Path) -> None:
    write(tmp_path, {name: source})
    (finding,) = (one for one in audit_of(tmp_path).findings if one.kind != "placeholder-token")
    assert finding.kind == "v1-endpoint"
    assert {place.line for place in finding.related} <= set(range(1, 6)) - {finding.line}
    assert finding.related


APART = {
    "a parameter far from the call": (
        "push.pl",
        f"get('{BASE}/Leads/getRecords');\n" + "\n" * 30 + "my %other = (authtoken => $key);\n",
    ),
    "another file": ("push.pl", f"get('{BASE}/Leads/getRecords');\n", "args.pl", "my %other = (authtoken => $key);\n"),
    "notes": ("notes.md", f"- {BASE}/Leads/getRecords\n- send `authtoken=...` with it\n"),
}


@pytest.mark.parametrize("files", APART.values(), ids=APART)
def test_parameters_that_are_not_beside_a_call_are_findings_of_their_own(
    files: tuple[str, ...], tmp_path: Path
) -> None:
    write(tmp_path, dict(zip(files[::2], files[1::2], strict=True)))
    kinds = sorted(one.kind for one in audit_of(tmp_path).findings if one.kind != "placeholder-token")
    assert kinds == ["authtoken-parameter", "v1-endpoint"]
