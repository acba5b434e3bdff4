"""Where neither an address nor a scope says whose token it is, what the file speaks of does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.example import TOKEN
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

SAID = {
    "by its path": ("zohobooks/users.py", "def f(base, key):\n    return ask(base, authtoken=key)\n", "Books"),
    "by a host": (
        "users.py",
        "# see https://recruit.zoho.com\ndef f(base, key):\n    return ask(base, authtoken=key)\n",
        "Recruit",
    ),
    "by a scope elsewhere": (
        "mint.rb",
        "SCOPE = 'ZohoCreator/creatorapi'\ndef f(base)\n  ask(base, authtoken: @key)\nend\n",
        "Creator",
    ),
    "by nothing": ("users.py", "# Zoho\ndef f(base, key):\n    return ask(base, authtoken=key)\n", "CRM"),
    "two of them": (
        "users.py",
        "# zohobooks, zohoinvoice\ndef f(base, key):\n    return ask(base, authtoken=key)\n",
        "CRM",
    ),
    "its own among them": (
        "zohobooks/users.py",
        "# from crm.zoho.com\ndef f(base, key):\n    return ask(base, authtoken=key)\n",
        "CRM",
    ),
    "a word that only begins so": (
        "users.py",
        "# Zoho bookshelf\ndef f(base, key):\n    return ask(base, authtoken=key)\n",
        "CRM",
    ),
}


@pytest.mark.parametrize(("name", "source", "expected"), SAID.values(), ids=SAID)
def test_the_product_of_a_parameter(name: str, source: str, expected: str, tmp_path: Path) -> None:
    write(tmp_path, {name: source})
    products = {finding.kind: finding.product for finding in audit_of(tmp_path).findings}
    assert products["authtoken-parameter"] == expected


@pytest.mark.parametrize(("name", "expected"), [("zohobooks.env", "Books"), ("zoho.env", "CRM")])
def test_the_product_of_a_token(name: str, expected: str, tmp_path: Path) -> None:
    write(tmp_path, {name: f"ZOHO_AUTHTOKEN={TOKEN}\n"})
    (product,) = {one.product for one in audit_of(tmp_path).findings if one.kind == "hardcoded-token"}
    assert product == expected
