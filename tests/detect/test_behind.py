"""Tokens in variables that are put behind the parameter's name in a text that goes nobody knows where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import token_lines

if TYPE_CHECKING:
    from pathlib import Path

T = "5f1a09c3b7e24d6885ab01cd92ef3a47"  # invented
HOME = "// of the CRM at crm.zoho.com\n"

LOUD = {
    "PHP, more of a body": (
        "a.php",
        (
            f"<?php\n{HOME}function ask($url, $query) {{\n  $auth = '{T}';\n"
            '  $query .= "&authtoken=" . $auth;\n  return post($url, $query);\n}\n'
        ),
    ),
    "PHP, in a field": (
        "a.php",
        (
            f"<?php\n{HOME}class Crm {{\n  private $secret = '{T}';\n"
            "  function body() { return $this->body = 'scope=crmapi&authtoken=' . $this->secret; }\n}\n"
        ),
    ),
    "JavaScript, as an argument": (
        "a.js",
        f"{HOME}const secret = '{T}';\nexport const ask = (to) => send(to, 'authtoken=' + secret + '&scope=crmapi');\n",
    ),
    "Python": (
        "a.py",
        f"# of crm.zoho.com\nSECRET = '{T}'\n\n\ndef ask(to):\n    body = 'authtoken=' + SECRET\n    send(to, body)\n",
    ),
}
QUIET = {
    "another parameter": ("a.js", f"{HOME}const sum = '{T}';\nsend(to, 'authtoken=' + key + '&etag=' + sum);\n"),
    "a longer name": ("a.js", f"{HOME}const sum = '{T}';\nsend(to, 'myauthtoken=' + sum);\n"),
    "a value between": ("a.js", f"{HOME}const sum = '{T}';\nsend(to, 'authtoken=' + key + sum);\n"),
    "from the environment": ("a.js", f"{HOME}const secret = process.env.KEY;\nsend(to, 'authtoken=' + secret);\n"),
    "no token": ("a.js", f"{HOME}const secret = 'by post';\nsend(to, 'authtoken=' + secret);\n"),
    "far from the vendor": ("a.js", f"const secret = '{T}';\nsend(to, 'authtoken=' + secret);\n"),
}


@pytest.mark.parametrize(("name", "text"), LOUD.values(), ids=LOUD)
def test_it_is_a_token(name: str, text: str, tmp_path: Path) -> None:
    line = next(number for number, row in enumerate(text.split("\n"), 1) if T in row)
    assert token_lines(tmp_path, name, text) == [line]


@pytest.mark.parametrize(("name", "text"), QUIET.values(), ids=QUIET)
def test_it_is_none(name: str, text: str, tmp_path: Path) -> None:
    assert token_lines(tmp_path, name, text) == []
