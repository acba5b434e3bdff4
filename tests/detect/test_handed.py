"""Tokens that are handed to a setter, a constructor, a function with the setting's name first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import token_lines

if TYPE_CHECKING:
    from pathlib import Path

T = "5f1a09c3b7e24d6885ab01cd92ef3a47"  # invented

MADE = "<?php\nuse CristianPontes\\ZohoCRMClient\\ZohoCRMClient;\n"
LOUD = {
    "a setter": ("a.php", f"<?php\n// leads go to Zoho CRM\n$crm->setAuthToken('{T}');\n"),
    "a setter with the vendor's name": ("a.php", f"<?php\n$crm->setZohoKey('{T}');\n"),
    "a setter in a chain": ("a.php", f"<?php\n$crm = (new Crm())->in('x')->withZohoToken('{T}')->init();\n"),
    "a setter put to sleep": ("a.php", f"<?php\n// $crm->setZohoKey('{T}'); // the old account\n"),
    "a step of a chain put to sleep": ("a.php", f"<?php\n$crm = start()\n  // ->setZohoKey('{T}') // old\n  ->go();\n"),
    "a constructor": ("a.php", f"<?php\n$crm = new ZohoCrm('{T}');\n"),
    "a constructor with options before": ("a.js", f"const crm = new ZohoCrmClient({{ eu: true }}, '{T}');\n"),
    "a constructor with the module before": ("a.php", f"<?php\n$crm = new ZohoCrmClient('Leads', '{T}');\n"),
    "a library's class": (
        "a.php",
        f"<?php\nuse CristianPontes\\ZohoCRMClient\\ZohoCRMClient as Crm;\n$crm = new Crm('Leads', '{T}');\n",
    ),
    "a library's class, with a name made up": ("a.js", f"const Crm = require('node-zoho');\nnew Crm('{T}');\n"),
    "a library's class, in a variable": (
        "a.php",
        f"{MADE}$auth = '{T}';\n$crm = new ZohoCRMClient('Leads', $auth);\n",
    ),
    "a library's class, from who asks for it": (
        "a.php",
        (f"{MADE}function crm($auth) {{ return new ZohoCRMClient('Leads', $auth); }}\n$key = '{T}';\ncrm($key);\n"),
    ),
    "a library's class, in a field": (
        "a.php",
        (
            f"{MADE}class Crm {{\n  private $secret = '{T}';\n"
            "  function leads() { return new ZohoCRMClient('Leads', $this->secret); }\n}\n"
        ),
    ),
    "a library's class, Python": ("a.py", f'from zohocrm import API\n\nKEY = "{T}"\napi = API(KEY)\n'),
    "a field of a page": ("a.js", f"$('#zoho-authtoken').val('{T}');\n"),
    "a field of a page by its name": ("a.js", f"// to Zoho CRM\n$('form input[name=authtoken]').val('{T}');\n"),
    "an Objective-C constant put to sleep": ("ZohoHelper.m", f'//Demo\n//static NSString * AuthToken = @"{T}";\n'),
    "a class that is asked": ("A.cs", f'class A {{ void Go() {{ Zoho.Init("{T}"); }} }}\n'),
    "an option by its name": ("a.php", f"<?php\nupdate_option('zoho_token', '{T}');\n"),
    "a setting by its path": ("a.php", f"<?php\nConfig::set('zoho.authtoken', '{T}');\n"),
    "Go": ("a.go", f'package a\n\nfunc f() {{\n\tz := zoho.New()\n\tz.SetAuthToken("{T}", "crm")\n}}\n'),
    "Visual Basic": ("a.vb", f'Dim crm As New ZohoClient("{T}")\n'),
    "Visual Basic, a setter": ("a.vb", f'zoho.SetAuthToken("{T}")\n'),
}
QUIET = {
    "another vendor's setter": ("a.php", f"<?php\n// from Zoho to Slack\n$slack->setSlackToken('{T}');\n"),
    "a client of another vendor": ("a.php", f"<?php\n// from Zoho to Mailchimp\n$mc = new ZohoMailchimp('{T}');\n"),
    "a word and something of another class": ("a.php", f"<?php\n// Zoho\n$crm = new Lookup('Leads', '{T}');\n"),
    "a function of a library": ("a.js", f"import {{ md5 }} from 'node-zoho';\nmd5('{T}');\n"),
    "an Objective-C constant of another name": ("ZohoHelper.m", f'//static NSString * Digest = @"{T}";\n'),
    "a library's class that is given something else": (
        "a.php",
        f"{MADE}$sum = '{T}';\n$crm = new ZohoCRMClient('Leads', $_ENV['K']);\n",
    ),
    "a function of that name that nobody asks": (
        "a.php",
        (f"{MADE}function crm($auth) {{ return new ZohoCRMClient('Leads', $auth); }}\n$shop->crm('{T}');\n"),
    ),
    "another field of a page": ("a.js", f"// to Zoho CRM\n$('form.authtoken input[name=campaign]').val('{T}');\n"),
    "what is hashed": ("a.php", f"<?php\n// Zoho\nif (hash_equals('{T}', md5($x))) {{ go(); }}\n"),
    "a setter far from the vendor": ("a.php", f"<?php\n$crm->setAuthToken('{T}');\n"),
    "a refresh token": ("a.php", f"<?php\n$zoho->setRefreshToken('{T}');\n"),
    "a name without a value": ("a.php", "<?php\n$zoho->setAuthToken('authtoken');\n"),
    "a number of a record": ("a.js", "new ZohoLead('1234567890123456789');\n"),
    "a client id": ("a.js", "new ZohoClient('1000.ABCDEFGHIJKLMNOPQRSTUVWXYZ0123');\n"),
}


@pytest.mark.parametrize(("name", "text"), LOUD.values(), ids=LOUD)
def test_it_is_a_token(name: str, text: str, tmp_path: Path) -> None:
    line = next(number for number, row in enumerate(text.split("\n"), 1) if T in row)
    assert token_lines(tmp_path, name, text) == [line]


@pytest.mark.parametrize(("name", "text"), QUIET.values(), ids=QUIET)
def test_it_is_none(name: str, text: str, tmp_path: Path) -> None:
    assert token_lines(tmp_path, name, text) == []


def test_each_place_of_a_comment_counts(tmp_path: Path) -> None:
    url = "https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken="
    assert token_lines(tmp_path, "a.cs", f"/* get({url}{T});\n   get({url}{T});\n*/\nclass A {{}}\n") == [1, 2]


NEW = {
    "another vendor's package": ("var AdSpot = require('adspot');\nvar ads = new AdSpot({{ apiKey: '{}' }});\n", False),
    "another vendor's package, imported": ("import Mailer from 'mailer';\nnew Mailer({{ token: '{}' }});\n", False),
    "the vendor's package": ("var Crm = require('zoho-crm');\nvar crm = new Crm({{ apiKey: '{}' }});\n", True),
    "a file of the program": ("var Crm = require('./crm');\nvar crm = new Crm({{ token: '{}' }});\n", True),
    "what a request carries": ("import axios from 'axios';\naxios.post(url, {{ authtoken: '{}' }});\n", True),
}


@pytest.mark.parametrize(("text", "found"), NEW.values(), ids=NEW)
def test_whose_package_it_is(text: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001
    name = "app.js"
    assert bool(token_lines(tmp_path, name, "// leads go to Zoho\n" + text.format(T))) is found
