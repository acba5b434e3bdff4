"""Which module and method a finding names, and how sure it is of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from shapes.example import TOKEN
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CRM = "https://crm.zoho.com/crm/private/"
SENDER = """<?php
class Wire {
    private $base;
    function __construct($base) { $this->base = $base; }
    function send($module) { return file_get_contents($this->base . $module . '/getRecords'); }
    function leads() { return $this->send('Leads'); }
}
"""


class Call(NamedTuple):
    """What a finding says of its call."""

    module: str
    method: str
    confidence: str


def _calls(folder: Path, files: Mapping[str, str], path: str) -> list[Call]:
    write(folder, files)
    findings = (finding for finding in audit_of(folder).findings if finding.path == path)
    return [Call(call.module, call.method, finding.confidence.value) for finding in findings for call in finding.call]


def _php(base: str) -> str:
    return f"<?php\nnew Wire('{base}');\n"


OWN, TESTED = _php(CRM + "json/"), _php(CRM + "xml/Leads/getMyRecords/")
MADE = {
    "by the shop alone": {"shop.php": OWN},
    "by a test, too": {"shop.php": OWN, "tests/WireTest.php": TESTED},
    "by a test of the tools, too": {"shop.php": OWN, "Tests/wire.php": TESTED},
    "by a test alone": {"tests/WireTest.php": OWN},
}


@pytest.mark.parametrize("files", MADE.values(), ids=MADE)
def test_what_tests_construct_stands_back(files: Mapping[str, str], tmp_path: Path) -> None:
    calls = _calls(tmp_path, {"Wire.php": SENDER, **files}, "Wire.php")
    assert Call("Leads", "getRecords", "certain") in calls
    assert "getMyRecords" not in {call.method for call in calls}


def test_a_token_that_only_a_test_gives_is_a_credential_all_the_same(tmp_path: Path) -> None:
    client = """<?php
class Desk {
    function __construct($key) { $this->key = $key; }
    function leads() { return file_get_contents('%sjson/Leads/getRecords?authtoken=' . $this->key); }
}
"""
    files = {
        "Desk.php": client % CRM,
        "run.php": "<?php\n(new Desk(getenv('DESK_KEY')))->leads();\n",
        "tests/DeskTest.php": f"<?php  // answers as crm/private gives them\n$desk = new Desk('{TOKEN}');\n",
    }
    write(tmp_path, files)
    found = [(one.path, one.line) for one in audit_of(tmp_path).findings if one.kind == "hardcoded-token"]
    assert found == [("tests/DeskTest.php", 2)]


SEGMENTS = {
    "a known method": ("Leads/getRecords", Call("Leads", "getRecords", "certain")),
    "a module glued on": ("Leads/getMyRecordsLeads", Call("Leads", "getMyRecords", "certain")),
    "another word glued on": ("Leads/getRecordsNightly", Call("Leads", "getRecordsNightly", "likely")),
    "a method that nobody knows": ("Leads/getEverything", Call("Leads", "getEverything", "likely")),
    "a method longer than another": ("Leads/getRecordById", Call("Leads", "getRecordById", "certain")),
}


@pytest.mark.parametrize(("path", "expected"), SEGMENTS.values(), ids=SEGMENTS)
def test_the_method_a_segment_names(path: str, expected: Call, tmp_path: Path) -> None:
    source = f"import requests\n\nrequests.get('{CRM}json/{path}')\n"
    assert _calls(tmp_path, {"sync.py": source}, "sync.py") == [expected]


BASES = {
    "python": (
        "wire.py",
        """
class Wire:
    def __init__(self, base):
        self.base = base
    def leads(self):
        return requests.get(self.base + "/Leads/getRecords")
class Eu(Wire):
    def __init__(self):
        super().__init__("BASE")
""",
    ),
    "php": (
        "wire.php",
        """<?php
abstract class Wire {
    private $base;
    function __construct($base) { $this->base = $base; }
    function leads() { return file_get_contents($this->base . '/Leads/getRecords'); }
}
class Eu extends Wire { function __construct() { parent::__construct('BASE'); } }
""",
    ),
    "java": (
        "Wire.java",
        """
abstract class Wire {
  private final String base;
  Wire(String base) { this.base = base; }
  String leads() { return http.get(base + "/Leads/getRecords"); }
}
class Eu extends Wire { Eu() { super("BASE"); } }
""",
    ),
    "ruby": (
        "wire.rb",
        """
class Wire
  def initialize(base)
    @base = base
  end
  def leads
    HTTParty.get(@base + "/Leads/getRecords")
  end
end
class Eu < Wire
  def initialize
    super("BASE")
  end
end
""",
    ),
    "javascript": (
        "wire.js",
        """
class Wire {
  constructor(base) { this.base = base; }
  leads() { return axios.get(this.base + "/Leads/getRecords"); }
}
class Eu extends Wire { constructor() { super("BASE"); } }
""",
    ),
    "c#": (
        "Wire.cs",
        """
class Wire {
  string address;
  public Wire(string address) { this.address = address; }
  public string Leads() { return client.DownloadString(address + "/Leads/getRecords"); }
}
class Eu : Wire { public Eu() : base("BASE") {} }
""",
    ),
}
"""A base class that sends to what its subclass hands to its constructor."""


@pytest.mark.parametrize(("name", "source"), BASES.values(), ids=BASES)
def test_what_a_subclass_hands_to_the_constructor_above(name: str, source: str, tmp_path: Path) -> None:
    assert _calls(tmp_path, {name: source.replace("BASE", CRM + "json")}, name) == [
        Call("Leads", "getRecords", "certain")
    ]


@pytest.mark.parametrize(("name", "source"), BASES.values(), ids=BASES)
def test_what_it_hands_up_to_another_service(name: str, source: str, tmp_path: Path) -> None:
    files = {name: source.replace("BASE", "https://erp.quillmere.example/json") + "\n"}
    other, text = BASES["php" if name != "wire.php" else "python"]
    write(tmp_path, {**files, other: text.replace("BASE", CRM + "json")})
    assert {finding.path for finding in audit_of(tmp_path).findings} == {other}


MADE_OF_OTHERS = {
    "php": (
        "zoho.php",
        """<?php
use GuzzleHttp\\Client;
class Crm extends Client {
    function __construct(array $config = []) {
        $config['base_uri'] = 'BASE/';
        parent::__construct($config);
    }
    function leads() { return $this->request('GET', 'Leads/getRecords'); }
}
""",
    ),
    "javascript": (
        "zoho.js",
        """
class Crm extends Client {
  constructor() { super({ baseURL: 'BASE/' }); }
  leads() { return this.get('Leads/getRecords'); }
}
""",
    ),
    "python": (
        "zoho.py",
        """
class Crm(ApiClient):
    def __init__(self, token):
        super().__init__("BASE", token)
    def leads(self):
        return self.get("Leads/getRecords")
""",
    ),
}
"""A client by inheritance: its requests are put behind what it hands to the constructor of a class outside."""


@pytest.mark.parametrize(("name", "source"), MADE_OF_OTHERS.values(), ids=MADE_OF_OTHERS)
def test_requests_of_a_client_made_of_another(name: str, source: str, tmp_path: Path) -> None:
    assert _calls(tmp_path, {name: source.replace("BASE", CRM + "json")}, name) == [
        Call("Leads", "getRecords", "certain")
    ]


@pytest.mark.parametrize(("name", "source"), MADE_OF_OTHERS.values(), ids=MADE_OF_OTHERS)
def test_requests_of_a_client_of_another_service(name: str, source: str, tmp_path: Path) -> None:
    source = source.replace("BASE", "https://erp.quillmere.example/json")
    assert _calls(tmp_path, {name: f"{source}// Zoho CRM, authtoken\n"}, name) == []


TOLD = """
function Crm(token) {
  this.token = token;
  this.module = '';
  this.method = '';
}
Crm.prototype.leads = function () {
  this.module = 'Leads';
  this.method = 'getRecords';
  return this.send();
};
Crm.prototype.add = function () {
  this.module = 'Contacts';
  this.method = 'insertRecords';
  return this.send();
};
Crm.prototype.send = function () {
  var path = this.module + '/' + this.method + '?scope=crmapi&authtoken=' + this.token;
  return request.get('https://crm.zoho.com/crm/private/json/' + path);
};
"""


def test_a_sender_that_its_callers_tell_what_to_do_names_no_call(tmp_path: Path) -> None:
    write(tmp_path, {"crm.js": "var request = require('request');" + TOLD})
    found = {one.line: [(call.module, call.method) for call in one.call] for one in audit_of(tmp_path).findings}
    assert found == {10: [("Leads", "getRecords")], 15: [("Contacts", "insertRecords")], 19: []}


def test_either_format_is_one_call(tmp_path: Path) -> None:
    code = (
        "import requests\n\n\ndef rows(form, token):\n    kind = 'xml' if form else 'json'\n"
        "    return requests.get(f'https://crm.zoho.com/crm/private/{kind}/Leads/getRecords?authtoken={token}')\n"
    )
    write(tmp_path, {"crm.py": code})
    (one,) = audit_of(tmp_path).findings
    assert [(call.module, call.method) for call in one.call] == [("Leads", "getRecords")]


FAMILY = """<?php
abstract class Call {
    function __construct($module, $method) {
        $this->address = "https://crm.zoho.com/crm/private/json/$module/$method";
    }
    protected function send($fields) { return file_get_contents($this->address . '?' . http_build_query($fields)); }
}
class Modules extends Call {
    function __construct() { parent::__construct('Info', 'getModules'); }
    function all($key) { return parent::send(array('authtoken' => $key)); }
}
class Fields extends Call {
    function __construct($module) { parent::__construct($module, 'getFields'); }
    function all($key) { return parent::send(array('authtoken' => $key)); }
}
"""


def test_a_module_is_not_put_beside_the_method_of_another_class(tmp_path: Path) -> None:
    write(tmp_path, {"crm.php": FAMILY})
    found = {one.line: [(call.module, call.method) for call in one.call] for one in audit_of(tmp_path).findings}
    assert found == {6: [], 10: [("Info", "getModules")], 14: [("", "getFields")]}


def test_modules_that_are_all_known_go_with_every_method(tmp_path: Path) -> None:
    code = (
        "import requests\n\nfor module in ('Leads', 'Contacts'):\n    for method in ('getRecords', 'getFields'):\n"
        "        requests.get(f'https://crm.zoho.com/crm/private/json/{module}/{method}?authtoken={KEY}')\n"
    )
    write(tmp_path, {"crm.py": code})
    (one,) = audit_of(tmp_path).findings
    assert len(one.call) == 4
    assert all(call.module for call in one.call)
