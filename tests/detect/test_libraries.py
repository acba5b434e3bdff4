"""Client libraries of the old API: in dependency files, at imports, constructions and calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.findings import Finding

TOKEN = "c1a94be05d7f4c3e8b26d90f1e57a348"  # invented


def findings(folder: Path, files: dict[str, str]) -> list[Finding]:
    write(folder, files)
    return list(audit_of(folder).findings)


def libraries(folder: Path, files: dict[str, str]) -> list[tuple[str, int, str]]:
    return [(one.path, one.line, one.confidence) for one in findings(folder, files) if one.kind == "v1-library"]


DEPENDENCIES = [
    ("requirements.txt", "requests\nmfabrik-zoho==1.1\n", 2, "certain"),
    ("requirements.txt", "mfabrik.zoho\n", 1, "certain"),
    ("requirements.txt", "Zoho_Analytics_Connector==0.3.0\n", 1, "certain"),
    ("requirements.txt", "zoho-analytics-connector>=0.1\n", 1, "possible"),
    ("setup.py", "from setuptools import setup\nsetup(install_requires=['zohoapi'])\n", 2, "certain"),
    ("Pipfile", '[packages]\nzohoreader = "*"\n', 2, "certain"),
    ("package.json", '{\n "dependencies": {\n  "node-zoho": "0.0.39"\n }\n}', 3, "certain"),
    ("package.json", '{\n "dependencies": {\n  "zoho": "^1.0.0"\n }\n}', 3, "certain"),
    ("composer.json", '{"require": {\n "cristianpontes/zoho-crm-client-php": "^1.0"}}', 2, "certain"),
    ("composer.json", '{"require": {\n "wabel/zoho-crm-orm": "~1.0"}}', 2, "certain"),
    ("composer.json", '{"require": {\n "wabel/zoho-crm-orm": ">=1.0"}}', 2, "possible"),
    ("composer.json", '{"repositories": [],\n "require": {"Christiaan/ZohoCRMClient": "0.9"}}', 2, "certain"),
    ("Gemfile", "source 'x'\ngem 'rubyzoho', '~> 0.5'\n", 2, "certain"),
    ("Gemfile", "gem 'zohax'\n", 1, "certain"),
    ("sync.gemspec", "spec.add_dependency 'rubyzoho'\n", 1, "certain"),
    ("Crm.csproj", '<Project>\n<PackageReference Include="Deveel.ZohoCRM" Version="1.0" />\n</Project>', 2, "certain"),
    ("packages.config", '<packages>\n<package id="deveel.zohocrm" version="1.0" />\n</packages>', 2, "certain"),
    ("yarn.lock", '# lock\n\nnode-zoho@^0.0.39:\n  version "0.0.39"\n', 3, "certain"),
    ("Gemfile.lock", "GEM\n  specs:\n    rubyzoho (0.5.0)\n", 3, "certain"),
    ("composer.lock", '{"packages": [\n{"name": "pixers/zoho-api",\n"version": "1.0"}]}', 2, "certain"),
]

QUIET = [
    ("requirements.txt", "zcrmsdk==3.0\nzohocrmsdk8-0==1.0\n"),
    ("requirements.txt", "zoho-analytics-connector==1.5.3\n"),
    ("requirements.txt", "# mfabrik-zoho\n-c mfabrik-zoho.txt\nzoho==1\n"),
    ("package.json", '{"dependencies": {"@zohocrm/nodejs-sdk-2.0": "^1", "zcrmsdk": "1"}}'),
    ("package.json", '{"name": "zoho", "scripts": {"zoho": "node zoho.js"}}'),
    ("composer.json", '{"name": "christiaan/zohocrmclient", "require": {"php": ">=5.3"}}'),
    ("composer.json", '{"require": {"wabel/zoho-crm-orm": "^2.0", "zohocrm/php-sdk-2.1": "1"}}'),
    ("Gemfile", "gem 'zoho_hub'\n# gem 'rubyzoho'\n"),
    ("Gemfile.lock", "GEM\n  specs:\n    zoho_hub (0.4.0)\n"),
    ("Crm.csproj", '<PackageReference Include="ZohoCRM.SDK" Version="2.0" />'),
]


@pytest.mark.parametrize(
    ("path", "text", "line", "confidence"), DEPENDENCIES, ids=[f"{n} {row[0]}" for n, row in enumerate(DEPENDENCIES)]
)
def test_a_dependency_is_found(tmp_path: Path, path: str, text: str, line: int, confidence: str) -> None:
    assert libraries(tmp_path, {path: text}) == [(path, line, confidence)]


@pytest.mark.parametrize(("path", "text"), QUIET, ids=[f"{n} {row[0]}" for n, row in enumerate(QUIET)])
def test_what_is_no_client_of_the_old_api_stays_quiet(tmp_path: Path, path: str, text: str) -> None:
    assert findings(tmp_path, {path: text}) == []


def test_what_is_asked_for_and_what_is_locked_is_one_finding(tmp_path: Path) -> None:
    found = findings(
        tmp_path,
        {"Gemfile": "gem 'rubyzoho'\n", "Gemfile.lock": "GEM\n  specs:\n    rubyzoho (0.5.0)\n      rest (>= 1)\n"},
    )
    assert [(one.path, one.line) for one in found] == [("Gemfile", 1)]
    assert "locked here at 0.5.0" in found[0].message
    assert [(place.path, place.line, place.role) for place in found[0].related] == [("Gemfile.lock", 3, "lock")]


def test_a_lock_that_pins_a_good_version_settles_an_open_range(tmp_path: Path) -> None:
    files = {
        "composer.json": '{"require": {"wabel/zoho-crm-orm": ">=1.0"}}',
        "composer.lock": '{"packages": [{"name": "wabel/zoho-crm-orm", "version": "2.1.0"}]}',
    }
    assert findings(tmp_path, files) == []


def test_a_fork_is_known_by_its_repository(tmp_path: Path) -> None:
    line = "gem 'zoho-client', git: 'https://github.com/amalc/rubyzoho.git'\n"
    assert libraries(tmp_path, {"Gemfile": line}) == [("Gemfile", 1, "certain")]


CALLS = [
    ("crm.insert_records([{'Last Name': 'A'}])", ("", "insertRecords")),
    ("crm.get_records(columns='leads(Last Name)', module='Leads')", ("Leads", "getRecords")),
    ("crm.update_records('Contacts', rows)", ("Contacts", "updateRecords")),
    ("crm.delete_record(1)", ("", "deleteRecords")),
    ("crm.open()", None),
]


@pytest.mark.parametrize(("line", "wanted"), CALLS, ids=[row[0] for row in CALLS])
def test_a_call_is_named_where_the_library_says_so(tmp_path: Path, line: str, wanted: tuple[str, str] | None) -> None:
    code = f"from mfabrik.zoho.crm import CRM\n\nrows = []\ncrm = CRM(username='a', password=None)\n{line}\n"
    calls = [one for one in findings(tmp_path, {"job.py": code}) if one.kind == "v1-method-call"]
    assert [(call.module, call.method) for one in calls for call in one.call] == ([wanted] if wanted else [])


def test_a_client_in_a_field_is_followed(tmp_path: Path) -> None:
    code = (
        "from mfabrik.zoho.crm import CRM\n\n\nclass Job:\n    def __init__(self, token):\n"
        "        self.crm = CRM(authtoken=token)\n\n    def run(self):\n        self.crm.insert_records([])\n"
    )
    found = findings(tmp_path, {"job.py": code})
    assert [(one.kind, one.line) for one in found] == [("v1-library", 1), ("v1-library", 6), ("v1-method-call", 9)]


def test_the_same_names_of_another_library_stay_quiet(tmp_path: Path) -> None:
    code = "from acme.crm import CRM  # not zoho\n\ncrm = CRM()\ncrm.insert_records([])\ncrm.get_records('Leads')\n"
    assert findings(tmp_path, {"job.py": code}) == []


def test_a_library_does_not_use_itself(tmp_path: Path) -> None:
    client = (
        "<?php\nnamespace Christiaan\\ZohoCRMClient;\n\nuse Christiaan\\ZohoCRMClient\\Request;\n\nclass Client {}\n"
    )
    request = "<?php\nnamespace Christiaan\\ZohoCRMClient\\Request;\n\nclass GetRecords {}\n"
    assert libraries(tmp_path, {"src/Client.php": client, "src/Request/GetRecords.php": request}) == []


def test_a_library_of_csharp_does_not_use_itself(tmp_path: Path) -> None:
    line = "using ZohoCrmConnector.Entities;\n\n"
    block = line + "namespace ZohoCrmConnector.Factories\n{\n    public class Accounts { }\n}\n"
    filed = line + "namespace ZohoCrmConnector.Factories;\n\npublic class Leads { }\n"
    assert libraries(tmp_path, {"src/Accounts.cs": block, "src/Leads.cs": filed}) == []


def test_a_program_named_like_a_library_uses_it(tmp_path: Path) -> None:
    code = "require 'ruby_zoho'\n\nRubyZoho.configure { |config| config.api_key = ENV['CRM_KEY'] }\n"
    program = "module Rubyzoho\n  class Application < Rails::Application\n  end\nend\n"
    files = {"config/initializers/zoho.rb": code, "config/application.rb": program}
    assert libraries(tmp_path, files)[0] == ("config/initializers/zoho.rb", 1, "certain")


def test_a_library_of_ruby_does_not_use_itself(tmp_path: Path) -> None:
    files = {"lib/a.rb": "require 'ruby_zoho'\n", "lib/ruby_zoho.rb": "module RubyZoho\n  class Crm\n  end\nend\n"}
    assert libraries(tmp_path, files) == []


def test_a_program_of_csharp_uses_it(tmp_path: Path) -> None:
    code = "using ZohoCrmConnector.Entities;\n\nnamespace Quarry.Sales\n{\n    public class Job { }\n}\n"
    assert libraries(tmp_path, {"Job.cs": code}) == [("Job.cs", 1, "certain")]


def test_what_a_file_imports_of_one_library_is_one_finding(tmp_path: Path) -> None:
    code = (
        "<?php\nuse Christiaan\\ZohoCRMClient\\ZohoCRMClient;\nuse Christiaan\\ZohoCRMClient\\Request\\GetRecords;\n"
        "use Acme\\Parcels;\nuse Christiaan\\ZohoCRMClient\\Exception;\n"
    )
    found = findings(tmp_path, {"job.php": code})
    assert [(one.kind, one.line) for one in found] == [("v1-library", 2)]
    assert [place.line for place in found[0].related] == [3, 5]


def test_a_use_of_a_namespace_is_an_import(tmp_path: Path) -> None:
    code = (
        "<?php\nuse Christiaan\\ZohoCRMClient\\ZohoCRMClient;\n\n"
        "$c = new ZohoCRMClient('Leads', $t);\n$c->getRecords();\n"
    )
    found = findings(tmp_path, {"job.php": code})
    assert [(one.kind, one.line) for one in found] == [("v1-library", 2), ("v1-method-call", 5)]
    assert [(call.module, call.method) for call in found[1].call] == [("Leads", "getRecords")]


def test_a_token_handed_to_a_client_is_a_credential(tmp_path: Path) -> None:
    code = f"from talkzoho.crm import ZohoCRM\n\ncrm = ZohoCRM(auth_token='{TOKEN}')\n"
    found = findings(tmp_path, {"job.py": code})
    assert "hardcoded-token" in {one.kind for one in found}
    assert not any(TOKEN in repr(one) for one in found)


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"lib/zoho_invoice.rb": "module Billing\nend\n", "lib/zoho_invoice/base.rb": "X = 1\n"}, []),
        ({"lib/invoices.rb": "module Billing\nend\n"}, [("lib/run.rb", 1, "certain")]),
    ],
    ids=["a file of the program's own lib", "a file of nobody's here"],
)
def test_a_path_may_be_the_programs_own(
    files: dict[str, str], found: list[tuple[str, int, str]], tmp_path: Path
) -> None:
    code = "require 'zoho_invoice/base'\n"
    assert libraries(tmp_path, {**files, "lib/run.rb": code}) == found


@pytest.mark.parametrize(
    ("code", "count"),
    [("if (Zoho.check(rows)) { next(); }\n", 0), ("var Zoho = require('zoho');\nZoho.check(rows);\n", 1)],
    ids=["a name that nothing imports", "a name of what is imported"],
)
def test_a_name_that_resembles_a_package(code: str, count: int, tmp_path: Path) -> None:
    assert len(libraries(tmp_path, {"run.js": code})) == count


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("const Crm = require('node-zoho');\nconst crm = new Crm({ authToken: key });\n", [1]),
        ("const run = () => require('zoho').CRM;\n", [1]),
        ("const Crm = require('./node-zoho');\nconst crm = new Crm({ authToken: key });\n", []),
        ("const Crm = require('acme-crm');\nconst crm = new Crm({ authToken: key });\n", []),
        ("const crm = load('node-zoho');\n", []),
    ],
    ids=["under a name made up", "inside a function", "a file of the program", "another package", "another function"],
)
def test_a_package_that_a_call_loads(code: str, found: list[int], tmp_path: Path) -> None:
    assert [line for _, line, _ in libraries(tmp_path, {"run.js": code})] == found
