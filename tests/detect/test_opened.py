"""A request that one function opens and another sends is one request, where it is sent; settings are no requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import REQUESTS, audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://crm.zoho.com/crm/private/xml/Leads/insertRecords"
OPENER = "<?php class Crm {\n private function open($url) { $ch = curl_init($url); return $ch; }\n"
IN_A_FIELD = (
    OPENER
    + " private function send($q) { curl_setopt($this->ch, CURLOPT_POSTFIELDS, $q); return curl_exec($this->ch); }\n"
    + f" function add($xml) {{\n  $this->ch = $this->open('{URL}');\n"
    + "  return $this->send('xmlData=' . $xml);\n }\n}\n"
)
IN_A_VARIABLE = OPENER + f" function add($xml) {{\n  $ch = $this->open('{URL}');\n  return curl_exec($ch);\n }}\n}}\n"
IN_ONE = (
    "<?php class Crm {\n private function get($url) { $ch = curl_init($url); return curl_exec($ch); }\n"
    f" function add() {{\n  return $this->get('{URL}');\n }}\n}}\n"
)
DEFAULT = f"<?php\nfunction crm() {{\n return get_option('crm_urls', array('add' => '{URL}'));\n}}\n"
READ = f"<?php\nfunction crm() {{\n $url = get_option('crm_url', '{URL}');\n return file_get_contents($url);\n}}\n"


def _calls(folder: Path, text: str) -> list[int]:
    write(folder, {"crm.php": text})
    found = [one for one in audit_of(folder).findings if one.kind in REQUESTS]
    return [one.line for one in found if "no request" not in one.message]


@pytest.mark.parametrize(
    ("text", "line"),
    [(IN_A_FIELD, 3), (IN_A_VARIABLE, 5), (IN_ONE, 4), (READ, 4)],
    ids=["in a field", "in a variable", "in one function", "a setting that is asked for"],
)
def test_it_is_one_request(text: str, line: int, tmp_path: Path) -> None:
    assert _calls(tmp_path, text) == [line]


def test_what_a_client_is_asked_for_is_not_sent(tmp_path: Path) -> None:
    client = (
        "<?php\nuse GuzzleHttp\\Client;\nclass Crm extends Client {\n public function __construct() {\n"
        "  parent::__construct(['base_uri' => 'https://crm.zoho.com/crm/private/json/']);\n }\n"
        " function stack() {\n  return $this->getConfig('handler');\n }\n"
        " function leads() {\n  return $this->get('Leads/getRecords');\n }\n}\n"
    )
    assert _calls(tmp_path, client) == [11]


def test_a_default_is_not_sent(tmp_path: Path) -> None:
    assert _calls(tmp_path, DEFAULT) == []
