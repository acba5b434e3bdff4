"""Tokens and passwords as constants of a file that nothing includes and no word of the API leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = "4ce07b1d9f2a48e6b35d80c1f6a97e24"  # invented
PASSWORD = "Quill-and-ink-41"
URL = "https://crm.zoho.com/crm/private/json/Leads/getRecords"
MINT = "https://accounts.zoho.com/apiauthtoken/nb/create?SCOPE=ZohoCRM/crmapi&EMAIL_ID="
IN_A_URL = f"<?php\n$rows = file_get_contents('{URL}?scope=crmapi&authtoken=' . QUILL_KEY);\n"
IN_A_FORM = (
    f"<?php\n$ch = curl_init('{URL}');\n"
    "curl_setopt($ch, CURLOPT_POSTFIELDS, 'scope=crmapi&authtoken=' . QUILL_KEY);\ncurl_exec($ch);\n"
)
MINTED = f"<?php\n$answer = file_get_contents('{MINT}' . QUILL_USER . '&PASSWORD=' . QUILL_WORD);\n"
IN_RUBY = f'Net::HTTP.get(URI("{URL}?scope=crmapi&authtoken=#{{QUILL_KEY}}"))\n'

LOUD = {
    "in the query": ({"crm.php": IN_A_URL, "base.php": f"<?php\ndefine('QUILL_KEY', '{TOKEN}');\n"}, "hardcoded-token"),
    "in the form": ({"crm.php": IN_A_FORM, "base.php": f"<?php\nconst QUILL_KEY = '{TOKEN}';\n"}, "hardcoded-token"),
    "a password": (
        {"crm.php": MINTED, "base.php": f"<?php\ndefine('QUILL_WORD', '{PASSWORD}');\n"},
        "hardcoded-password",
    ),
    "in Ruby": ({"crm.rb": IN_RUBY, "base.rb": f"QUILL_KEY = '{TOKEN}'\n"}, "hardcoded-token"),
}
QUIET = {
    "a constant of another name": {"crm.php": IN_A_URL, "base.php": f"<?php\ndefine('QUILL_KEYS', '{TOKEN}');\n"},
    "a constant that no request takes": {
        "crm.php": f"<?php\n$rows = file_get_contents('{URL}?scope=crmapi');\n",
        "base.php": f"<?php\ndefine('QUILL_KEY', '{TOKEN}');\n",
    },
    "a constant that is imported where that is asked for": {
        "crm.py": f"import requests\n\nrequests.get('{URL}?scope=crmapi&authtoken=' + QUILL_KEY)\n",
        "base.py": f"QUILL_KEY = '{TOKEN}'\n",
    },
}


def _secrets(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    write(folder, files)
    findings = audit_of(folder).findings
    assert not any(TOKEN in repr(one) or PASSWORD in repr(one) for one in findings)
    return [(one.path.partition(".")[0], one.kind) for one in findings if one.kind.startswith("hardcoded")]


@pytest.mark.parametrize(("files", "kind"), LOUD.values(), ids=LOUD)
def test_it_is_found_where_it_is_defined(files: dict[str, str], kind: str, tmp_path: Path) -> None:
    assert _secrets(tmp_path, files) == [("base", kind)]


@pytest.mark.parametrize("files", QUIET.values(), ids=QUIET)
def test_it_is_none_of_the_request(files: dict[str, str], tmp_path: Path) -> None:
    assert _secrets(tmp_path, files) == []


ASKED = f"<?php\nfunction leads($auth) {{\n    return file_get_contents('{URL}?scope=crmapi&authtoken=' . $auth);\n}}\n"
NAMESAKES = {
    "of the parameter's name": (ASKED + f"$auth = '{TOKEN}';\n// leads($auth);\n", 1),
    "of another name": (ASKED + f"$digest = '{TOKEN}';\n// leads($digest);\n", 0),
    "of the name, in another function": (ASKED + f"function digest() {{ $auth = '{TOKEN}'; return $auth; }}\n", 0),
    "of the name, and no token": (ASKED + "$auth = 'Basic';\n", 0),
}


@pytest.mark.parametrize(("text", "count"), NAMESAKES.values(), ids=NAMESAKES)
def test_what_is_kept_for_a_function_that_nobody_calls(text: str, count: int, tmp_path: Path) -> None:
    assert _secrets(tmp_path, {"crm.php": text}) == [("crm", "hardcoded-token")] * count
