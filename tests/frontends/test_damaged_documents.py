"""Documents of every format in any encoding, with any line ends, cut off, or said twice: the token is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = "5f1a09c3b7e24d6885ab01cd92ef3a47"  # invented
PLAIN = {
    "a.json": f'{{"zoho": {{\n  "token": "{T}",\n  "region": "eu"\n}},\n"other": [1, 2]}}\n',
    "a.yml": f'zoho:\n  token: "{T}"\n  region: eu\nother: [1, 2]\n',
    "a.toml": f'[zoho]\ntoken = "{T}"\nregion = "eu"\n',
    "a.ini": f"[zoho]\ntoken = {T}\nregion = eu\n",
    "a.properties": f"# sync\nzoho.token={T}\nzoho.region=eu\n",
    "a.env": f"A=1\nZOHO_TOKEN={T}\nB=2\n",
    "a.xml": f"<zoho>\n<token>{T}</token>\n<region>eu</region>\n</zoho>\n",
    "a.plist": f"<plist><dict>\n<key>zohoToken</key><string>{T}</string>\n<key>b</key><true/></dict></plist>\n",
    "a.html": f'<form>\n<input name="zoho_token" value="{T}">\n</form>\n',
    "a.csv": f"name,value\nzoho_token,{T}\nregion,eu\n",
    "a.sql": f"CREATE TABLE a (b int);\nINSERT INTO o (name, value) VALUES ('zoho_token', '{T}');\nSELECT 1;\n",
    "a.md": f"# Notes\n`zoho_token = {T}`\n\nMore.\n",
    "a.http": f"### zoho\n@zoho_token = {T}\nGET https://example.com\n",
    "Dockerfile": f"FROM alpine\nENV ZOHO_TOKEN={T}\nRUN true\n",
    "a.dg": f'void a() {{\nzoho_token = "{T}";\n}}\n',
    "a.har": f'{{"log": {{\n"zoho_token": "{T}",\n"entries": []}}}}\n',
}
WAYS: dict[str, Callable[[str], bytes]] = {
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16, big": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "windows": lambda text: text.replace("\n", "\r\n").encode(),
    "old macs": lambda text: text.replace("\n", "\r").encode(),
    "cut off": lambda text: text[: text.index("\n", text.index(T)) + 4].encode(),
    "cut off behind it": lambda text: "\n".join(text.split("\n")[:2]).encode(),
    "tabs": lambda text: text.replace("  ", "\t").encode(),
    "another letter": lambda text: text.replace("eu", "größe").encode("latin-1"),
    "a byte that is none": lambda text: text.encode() + b"\n\xff\xfe\x80\n",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("path", PLAIN)
def test_a_damaged_document(path: str, way: Callable[[str], bytes], tmp_path: Path) -> None:
    write(tmp_path, {path: way(PLAIN[path])})
    found = [one for one in audit_of(tmp_path).findings if one.kind == "hardcoded-token"]
    assert [one.line for one in found] == [2]


@pytest.mark.parametrize("path", PLAIN)
def test_what_is_said_twice_is_one_credential(path: str, tmp_path: Path) -> None:
    write(tmp_path, {path: PLAIN[path] * 2})
    (credential,) = audit_of(tmp_path).credentials
    lines = len(PLAIN[path].splitlines())
    assert {place.line for place in credential.places} == {2, 2 + lines}


@pytest.mark.parametrize("path", PLAIN)
def test_the_same_of_another_vendor_stays_quiet(path: str, tmp_path: Path) -> None:
    text = PLAIN[path].replace("zoho", "acme").replace("ZOHO", "ACME")
    write(tmp_path, {path: text, "zoho/zoho.py": "ZOHO = 1\n"})
    assert audit_of(tmp_path).findings == ()
