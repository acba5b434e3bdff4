"""Credentials that were replaced and stayed in a comment beside what replaced them, or in code put to sleep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

A = "5f1a09c3b7e24d6885ab01cd92ef3a47"  # invented, like the others
B = "c41d07f9a3b85e2660f1d94be7a2583c"
C = "9c1e44d07ab83f25e6104d8fb2a79c53"
URL = "https://crm.zoho.com/crm/private/xml/Leads/getRecords?authtoken="
MINT = "https://accounts.zoho.com/apiauthtoken/nb/create"

TOKENS = {
    "behind a field that has none": (
        "Crm.php",
        (
            f"<?php\nclass Crm {{\n  private $authToken = false; //'{A}'\n"
            f"  function go() {{ return file_get_contents('{URL}' . $this->authToken); }}\n}}\n"
        ),
        [3],
    ),
    "behind the one that is used": ("zoho.py", f'ZOHO_TOKEN = "{A}"  # "{B}"\n', [1, 1]),
    "behind the one that is used, with a word": ("zoho.py", f'ZOHO_TOKEN = "{A}"  # old: "{B}"\n', [1, 1]),
    "two of them": ("zoho.js", f"const zohoToken = '{A}'; // '{B}' // '{C}'\n", [1, 1, 1]),
    "behind one that sleeps as well": ("zoho.php", f"<?php\n//define('ZOHO_KEY', '{A}'); //'{B}'\n", [2, 2]),
    "in a comment of its own kind": ("zoho.js", f"var zohoToken = '{A}' /* '{B}' */;\n", [1, 1]),
}
NO_TOKENS = {
    "behind something else": ("zoho.py", f'ZOHO_LIST = "leads"  # "{A}"\n'),
    "another line": ("zoho.py", f'ZOHO_TOKEN = load()\n# "{A}"\n'),
    "under a name of its own": ("zoho.py", f'ZOHO_TOKEN = load()  # etag: "{A}"\n'),
    "words": ("zoho.py", 'ZOHO_TOKEN = load()  # "the token of the sales team"\n'),
    "where nobody speaks of the vendor": ("pay.py", f'API_TOKEN = load()  # "{A}"\n'),
    "part of a longer remark": ("zoho.py", f'ZOHO_TOKEN = load()  # see the commit "{A}"\n'),
}


def _lines(folder: Path, kind: str, name: str, text: str) -> list[int]:
    write(folder, {name: text})
    return sorted(one.line for one in audit_of(folder).findings if one.kind == kind)


@pytest.mark.parametrize(("name", "text", "lines"), TOKENS.values(), ids=TOKENS)
def test_it_is_a_token(name: str, text: str, lines: list[int], tmp_path: Path) -> None:
    assert _lines(tmp_path, "hardcoded-token", name, text) == lines


@pytest.mark.parametrize(("name", "text"), NO_TOKENS.values(), ids=NO_TOKENS)
def test_it_is_none(name: str, text: str, tmp_path: Path) -> None:
    assert _lines(tmp_path, "hardcoded-token", name, text) == []


def test_one_that_is_repeated_counts_once(tmp_path: Path) -> None:
    assert _lines(tmp_path, "hardcoded-token", "zoho.py", f'ZOHO_TOKEN = "{A}"  # "{A}"\n') == [1]


def _minting(*before: str) -> str:
    rows = (
        "<?php",
        *before,
        "$query = 'SCOPE=ZohoCRM/crmapi&EMAIL_ID=' . $user . '&PASSWORD=' . $password;",
        f"$curl = curl_init('{MINT}');",
        "curl_setopt($curl, CURLOPT_POSTFIELDS, $query);",
        "curl_exec($curl);",
    )
    return "\n".join(rows)


def _asleep(*before: str) -> str:
    used = f"function leads($key) {{ return file_get_contents('{URL}' . $key); }}"
    return "<?php\n" + "\n".join(f"// {row}" for row in _minting(*before).split("\n")[1:]) + f"\n{used}\n"


PASSWORDS = {
    "above the one that is used": (_minting("#$password = 'Harbour-81';", "$password = 'Quill!2016';"), [2, 3]),
    "below the one that is used": (_minting("$password = 'Quill!2016';", "// $password = 'Harbour-81';"), [2, 3]),
    "in a block that sleeps": (_asleep("$password = 'Harbour-81';"), [2]),
}
NO_PASSWORDS = {
    "read from elsewhere": (_minting("#$password = read_secret('x');", "$password = 'Quill!2016';"), [3]),
    "a word for one": (_minting("#$password = 'password';", "$password = 'Quill!2016';"), [3]),
    "a block that sleeps reads it": (_asleep("$password = getenv('ZOHO_PASSWORD');"), []),
    "a block about something else": (
        f"<?php\n// $password = 'Harbour-81';\n// login($user, $password);\n\nfile_get_contents('{URL}' . $key);\n",
        [],
    ),
}


@pytest.mark.parametrize(
    ("text", "lines"), [*PASSWORDS.values(), *NO_PASSWORDS.values()], ids=[*PASSWORDS, *NO_PASSWORDS]
)
def test_passwords_that_sleep(text: str, lines: list[int], tmp_path: Path) -> None:
    assert _lines(tmp_path, "hardcoded-password", "zoho.php", text) == lines
