"""What stands where a token has to be put, and what is only empty until somebody gives it one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

LOUD = {
    "a constant": ("zoho.php", "<?php\ndefine('ZOHO_AUTHTOKEN', '');\n"),
    "a constant that says no more": ("zoho.php", "<?php\ndefine('ZOHO_TOKEN', 'zoho-token');\n"),
    "a variable": ("zoho.js", "var zohoAuthToken = '';\n"),
    "a field": ("Zoho.cs", 'class Zoho { string zohoAuthToken = ""; }\n'),
    "what a function gives until it is filled in": (
        "zoho.php",
        (
            "<?php\nfunction zoho_token() { return get_option('t') ?: 'set the Zoho token here'; }\n"
            "file_get_contents('https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=' . zoho_token());\n"
        ),
    ),
    "words in place of what a setting falls back to": (
        "zoho.php",
        "<?php\n$zoho_authtoken = get_option('zoho', 'YOUR_AUTH_TOKEN');\n",
    ),
}
QUIET = {
    "what is said when there is none": (
        "zoho.php",
        (
            "<?php\nfunction zoho_token() { return get_option('t') ?: 'you did not set the Zoho token or password'; }\n"
            "file_get_contents('https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=' . zoho_token());\n"
        ),
    ),
    "what a user's data are asked for": (
        "zoho.php",
        "<?php\n$authtoken = trim(get_user_meta($user, 'zohoauthtoken', 1));\nask('zoho', $authtoken);\n",
    ),
    "a login that is empty until somebody signs in": ("zoho.php", "<?php\n$zoho_password = '';\n"),
    "what a text is parted at": (
        "zoho.php",
        "<?php\n$answer = explode(PHP_EOL, zoho_login());\n$authToken = explode('=', $answer['2']);\n",
    ),
    "what a text is parted at, as a method": ("zoho.js", "var zohoAuthToken = answer.split('=')[1];\n"),
    "a variable in code put to sleep": (
        "zoho.php",
        '<?php\n// $url = "https://crm.zoho.com/crm/private/xml/Notes/insertRecords?authtoken=$token";\n',
    ),
    "the name of a folder": ("zoho.php", "<?php\ndefine('ZOHO_TOKEN_FOLDER_NAME', 'zoho-token');\n"),
    "a constant in code put to sleep": (
        "zoho.php",
        "<?php\n// load('https://crm.zoho.com/crm/private/xml/Notes/getRecords?authtoken='.CRM_TOKEN.'&scope=crmapi');\n",
    ),
    "a default in code put to sleep": ("zoho.php", "<?php\n// function zoho($authToken = null) {\n"),
    "a setting of the page that it is filled into": (
        "zoho.js",
        "client.request('https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken={{setting.authtoken}}');\n",
    ),
    "what a setting falls back to": ("zoho.php", "<?php\n$zoho_authtoken = variable_get('zoho_authtoken', '');\n"),
    "what a parameter falls back to": (
        "zoho.js",
        "module.exports = function (zohoAuthToken) { zohoAuthToken = zohoAuthToken || ''; keep(zohoAuthToken); };\n",
    ),
    "a variable that is filled": (
        "zoho.php",
        "<?php\n$zoho_authtoken = '';\nif ($keys) { $zoho_authtoken = $keys['token']; }\n",
    ),
    "what a function of one's own is asked for": ("settings.py", "ZOHO_AUTHTOKEN = must_have('ZOHO_AUTHTOKEN')\n"),
    "what a store is asked for by the name itself": ("zoho.py", "zoho_token = vault.read('zoho_token')\n"),
    "a field that a constructor fills": (
        "Zoho.cs",
        'class Zoho { string zohoAuthToken = ""; Zoho(string t) { this.zohoAuthToken = t; } }\n',
    ),
}


def _placeholders(folder: Path, name: str, text: str) -> int:
    write(folder, {name: text})
    return sum(finding.kind == "placeholder-token" for finding in audit_of(folder).findings)


@pytest.mark.parametrize(("name", "text"), LOUD.values(), ids=LOUD)
def test_it_has_to_be_filled_in(name: str, text: str, tmp_path: Path) -> None:
    assert _placeholders(tmp_path, name, text) == 1


@pytest.mark.parametrize(("name", "text"), QUIET.values(), ids=QUIET)
def test_it_is_filled_in_by_the_program(name: str, text: str, tmp_path: Path) -> None:
    assert _placeholders(tmp_path, name, text) == 0


FILLED_WITHOUT_A_REQUEST = "<?php\n$token = '';\nif ($keys) { $token = $keys['token']; }\n"
ASKS = "wp_remote_get('https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=' . $token);\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [(FILLED_WITHOUT_A_REQUEST + ASKS, 0), ("<?php\n$token = '';\n" + ASKS, 1)],
    ids=["filled before it is sent", "sent as it is"],
)
def test_an_empty_token_that_is_sent(text: str, expected: int, tmp_path: Path) -> None:
    assert _placeholders(tmp_path, "zoho.php", text) == expected


TOKEN = "3c9d1f7a5be84e02a6d4c81fb07e952d"  # invented
BESIDE = {"crm/zoho.php": "<?php\n// Zoho CRM\n"}


OLDER = "9b40e7c2d15f4ea8a3d6c70b18e4f259"  # invented


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"CRM_TOKEN={TOKEN}\n#CRM_TOKEN={OLDER}\n", [1, 2]),
        (f"CRM_TOKEN={TOKEN}\n# CRM_TOKEN = {OLDER}\n", [1, 2]),
        (f"CRM_TOKEN={TOKEN}\n#CRM_TOKEN=none\n", [1]),
        (f"CRM_TOKEN={TOKEN}\n#BUILD={OLDER}\n#OTHER_CRM_TOKEN={OLDER}\n", [1]),
    ],
    ids=["commented out", "with spaces", "a word", "other names"],
)
def test_an_older_token_is_commented_out_beside_the_one_in_use(text: str, expected: list[int], tmp_path: Path) -> None:
    code = (
        "import os\nimport requests\n"
        "requests.get('https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=' + os.environ['CRM_TOKEN'])\n"
    )
    write(tmp_path, {"conf/job.env": text, "job.py": code})
    found = [one for one in audit_of(tmp_path).findings if one.kind == "hardcoded-token"]
    assert [one.line for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f'String key = "{TOKEN}";\nString url = "https://api.scores.example/list?key=" + key + "&f=xml";', 0),
        (f'String key = "{TOKEN}";\nfetch("https://api.scores.example/list?key=" + key);', 0),
        (f'String key = "{TOKEN}";\nString url = "https://api.scores.example/list?f=xml";', 1),
        (f'String token = "{TOKEN}";\nString url = base + "?token=" + token;', 1),
    ],
    ids=["in an address", "in a call", "not given to it", "an unknown host"],
)
def test_a_token_in_the_address_of_another_host_is_that_ones(text: str, expected: int, tmp_path: Path) -> None:
    call = 'post(new Post("https://crm.zoho.eu/crm/private/xml/Leads/getRecords"), auth());'
    write(tmp_path, {"Main.java": f"class Main {{ void a() {{ {call} }}\n void b() {{\n{text}\n}} }}\n"})
    assert sum(one.kind == "hardcoded-token" for one in audit_of(tmp_path).findings) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<?php\n$test_token = '{TOKEN}';\ngetRecords($test_token);\n", ["hardcoded-token"]),
        (f"<?php\n$url = 'https://api.parcels.example/v1';\n$test_token = '{TOKEN}';\ngetRecords($test_token);\n", []),
        (
            f"<?php\n$url = 'https://crm.zoho.eu/';\n$test_token = '{TOKEN}';\ngetRecords($test_token);\n",
            ["hardcoded-token"],
        ),
    ],
    ids=["beside the vendor's file", "in a file about another host", "in a file about the vendor"],
)
def test_a_token_belongs_to_whom_its_file_speaks_to(text: str, expected: list[str], tmp_path: Path) -> None:
    write(tmp_path, {"crm/test.php": text, **BESIDE})
    assert [finding.kind for finding in audit_of(tmp_path).findings] == expected


@pytest.mark.parametrize("value", ["zohosync/auth/password", "services.zoho.password"])
def test_the_path_of_a_setting_is_no_password(value: str, tmp_path: Path) -> None:
    write(tmp_path, {"zoho.php": f"<?php\nclass Zoho {{ const ZOHO_PASSWORD = '{value}'; }}\n"})
    assert audit_of(tmp_path).findings == ()


def test_a_password_is_one(tmp_path: Path) -> None:
    write(tmp_path, {"zoho.php": "<?php\nclass Zoho { const ZOHO_PASSWORD = 'Winter/2017'; }\n"})
    assert [one.kind for one in audit_of(tmp_path).findings] == ["hardcoded-password"]
