"""Programs with a client library in their manifest: the import is found, and each call with module and method."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from auditor.findings import Finding

CSPROJ = '<Project><ItemGroup><PackageReference Include="{}" Version="1.0.0" /></ItemGroup></Project>\n'

MANIFESTS = {
    "mfabrik": ("requirements.txt", "mfabrik.zoho==1.1\n"),
    "talkzoho": ("requirements.txt", "talkzoho==3.0.3\n"),
    "zoho": ("package.json", '{"dependencies": {"zoho": "1.0.0"}}\n'),
    "node-zoho": ("package.json", '{"dependencies": {"node-zoho": "0.0.39"}}\n'),
    "christiaan": ("composer.json", '{"require": {"christiaan/zohocrmclient": "0.9.4"}}\n'),
    "cristianpontes": ("composer.json", '{"require": {"cristianpontes/zoho-crm-client-php": "1.7"}}\n'),
    "vaish": ("composer.json", '{"require": {"vaish/zohocrm": "1.0"}}\n'),
    "tristanjahier": ("composer.json", '{"require": {"tristanjahier/zoho-crm-php": "0.3.0"}}\n'),
    "rubyzoho": ("Gemfile", "gem 'rubyzoho'\n"),
    "zoho_crm": ("Gemfile", "gem 'zoho_crm', '1.0.5'\n"),
    "twg": ("Gemfile", "gem 'zoho'\n"),
    "deveel": ("Sync.csproj", CSPROJ.format("Deveel.ZohoCRM")),
    "bukimedia": ("Sync.csproj", CSPROJ.format("ZohoCrmConnector")),
}
CODE = {
    "mfabrik": ("job.py", "from mfabrik.zoho.crm import CRM\n\ncrm = CRM(authtoken=token)\n{};\n"),
    "talkzoho": (
        "job.py",
        (
            "from talkzoho.crm import ZohoCRM\n\n\nasync def run(token):\n"
            "    crm = ZohoCRM(auth_token=token)\n    return await {}\n"
        ),
    ),
    "zoho": ("job.js", "const Zoho = require('zoho');\nconst crm = new Zoho.CRM({{authtoken: token}});\n{};\n"),
    "node-zoho": ("job.js", "const Zoho = require('node-zoho');\nconst zoho = new Zoho({{authToken: token}});\n{};\n"),
    "christiaan": (
        "job.php",
        "<?php\nuse Christiaan\\ZohoCRMClient\\ZohoCRMClient;\n$crm = new ZohoCRMClient('Contacts', $token);\n{};\n",
    ),
    "cristianpontes": (
        "job.php",
        "<?php\nuse CristianPontes\\ZohoCRMClient\\ZohoCRMClient;\n$crm = new ZohoCRMClient('Leads', $token);\n{};\n",
    ),
    "vaish": ("job.php", "<?php\nuse ZohoCRM\\Client;\n$crm = new Client($token);\n$crm->setModule('Leads');\n{};\n"),
    "tristanjahier": ("job.php", "<?php\nuse Zoho\\CRM\\Client;\n$crm = new Client($token);\n{};\n"),
    "rubyzoho": ("job.rb", "require 'ruby_zoho'\n{}\n"),
    "zoho_crm": ("job.rb", "require 'zoho_crm'\nclient = ZohoCrm::Client.new(user, secret)\n{}\n"),
    "twg": ("job.rb", "require 'zoho'\n{}\n"),
    "deveel": (
        "Job.cs",
        (
            "using Deveel.Web.Zoho;\nclass Job {{\n  void Run(string token) {{\n"
            "    var crm = new ZohoCrmClient(token);\n    {};\n  }}\n}}\n"
        ),
    ),
    "bukimedia": (
        "Job.cs",
        (
            "using ZohoCrmConnector.Factories;\nclass Job {{\n  void Run(string token) {{\n"
            "    var leads = new LeadsFactory(token);\n    {};\n  }}\n}}\n"
        ),
    ),
}
CALLS = (
    ("mfabrik", "crm.insert_records(rows)", "", "insertRecords"),
    ("mfabrik", "crm.delete_record(12)", "", "deleteRecords"),
    ("mfabrik", "crm.get_records()", "", "getRecords"),
    ("talkzoho", "crm.leads.get(12)", "Leads", "getRecordById"),
    ("talkzoho", "crm.contacts.filter(limit=10)", "Contacts", "getRecords"),
    ("talkzoho", "crm.accounts.insert(record)", "Accounts", "insertRecords"),
    ("talkzoho", "crm.potentials.update(record)", "Potentials", "updateRecords"),
    ("talkzoho", "crm.leads.delete(12)", "Leads", "deleteRecords"),
    ("zoho", "crm.getRecords('Leads', done)", "Leads", "getRecords"),
    ("zoho", "crm.createRecord('Contacts', row, done)", "Contacts", "insertRecords"),
    ("zoho", "crm.updateRecord('Leads', id, row, done)", "Leads", "updateRecords"),
    ("zoho", "crm.deleteRecord('Leads', id, done)", "Leads", "deleteRecords"),
    ("node-zoho", "zoho.execute('crm', 'Leads', 'getRecords', {}, done)", "Leads", "getRecords"),
    ("node-zoho", "zoho.execute('crm', 'Accounts', 'insertRecords', rows, done)", "Accounts", "insertRecords"),
    ("christiaan", "$crm->getRecords()->request()", "Contacts", "getRecords"),
    ("christiaan", "$crm->insertRecords()->setRecords($rows)->request()", "Contacts", "insertRecords"),
    ("cristianpontes", "$crm->searchRecords()->criteria($c)->request()", "Leads", "searchRecords"),
    ("cristianpontes", "$crm->updateRecords()->setRecords($rows)->request()", "Leads", "updateRecords"),
    ("vaish", "$crm->getRecordById($id)", "", "getRecordById"),
    ("vaish", "$crm->convertLead($id, $data)", "", "convertLead"),
    ("tristanjahier", "$crm->contacts->getAll()", "Contacts", "getRecords"),
    ("tristanjahier", "$crm->leads->insertMany($rows)", "Leads", "insertRecords"),
    ("tristanjahier", "$crm->potentials->getBy('Stage', 'Won')", "Potentials", "searchRecords"),
    ("rubyzoho", "RubyZoho::Crm::Lead.all", "Leads", "getRecords"),
    ("rubyzoho", "RubyZoho::Crm::Contact.find_by_email('a@example.com')", "Contacts", "getSearchRecordsByPDC"),
    ("rubyzoho", "RubyZoho::Crm::Contact.find('7')", "Contacts", "getRecordById"),
    ("zoho_crm", "client.retrieve_contacts(token, 1, 100)", "Contacts", "getRecords"),
    ("zoho_crm", "client.new_lead(token, row)", "Leads", "insertRecords"),
    ("zoho_crm", "client.update_multiple_leads(token, rows)", "Leads", "updateRecords"),
    ("zoho_crm", "ZohoCrm::Account.get_records(select: 'All')", "Accounts", "getRecords"),
    ("twg", "Zoho::Api.get_records('Leads')", "Leads", "getRecords"),
    ("twg", "Zoho::Api.insert_record('Contacts', row)", "Contacts", "insertRecords"),
    ("twg", "Zoho::Api.search_records_sync('Leads', 'Email', '=', mail)", "Leads", "getSearchRecords"),
    ("twg", "Zoho::Crm::Contact.where(page: 2)", "Contacts", "getRecords"),
    ("deveel", "crm.InsertRecord(new ZohoLead())", "Leads", "insertRecords"),
    ("deveel", "crm.UpdateRecord(new ZohoContact())", "Contacts", "updateRecords"),
    ("deveel", "crm.GetRecords<ZohoLead>(options)", "Leads", "getRecords"),
    ("deveel", "crm.DeleteRecordById<ZohoAccount>(id)", "Accounts", "deleteRecords"),
    ("bukimedia", "leads.getRecords()", "Leads", "getRecords"),
    ("bukimedia", "leads.updateRecords(id, rows)", "Leads", "updateRecords"),
)
OTHERS = {
    "mfabrik": ("from mfabrik.zoho.crm import", "from acme.crm import"),
    "talkzoho": ("from talkzoho.crm import", "from acme.crm import"),
    "zoho": ("require('zoho')", "require('acme-crm')"),
    "node-zoho": ("require('node-zoho')", "require('acme-crm')"),
    "christiaan": ("Christiaan\\ZohoCRMClient\\", "Acme\\Client\\"),
    "cristianpontes": ("CristianPontes\\ZohoCRMClient\\", "Acme\\Client\\"),
    "vaish": ("ZohoCRM\\Client", "Acme\\Client"),
    "tristanjahier": ("Zoho\\CRM\\Client", "Acme\\CRM\\Client"),
    "rubyzoho": ("ruby_zoho", "acme_crm"),
    "zoho_crm": ("'zoho_crm'", "'acme_crm'"),
    "twg": ("'zoho'", "'acme_crm'"),
    "deveel": ("Deveel.Web.Zoho", "Acme.Web"),
    "bukimedia": ("ZohoCrmConnector.Factories", "Acme.Factories"),
}
"""The same code with another library."""


def found_in(folder: Path, files: Mapping[str, str]) -> list[Finding]:
    write(folder, files)
    return list(audit_of(folder).findings)


@pytest.mark.parametrize(("library", "line", "module", "method"), CALLS, ids=[f"{row[0]}: {row[1]}" for row in CALLS])
def test_a_call_is_named(library: str, line: str, module: str, method: str, tmp_path: Path) -> None:
    path, code = CODE[library]
    manifest, dependency = MANIFESTS[library]
    text = code.format(line)
    found = found_in(tmp_path, {path: text, manifest: dependency})
    assert manifest in {one.path for one in found if one.kind == "v1-library"}
    assert path in {one.path for one in found if one.kind == "v1-library"}
    calls = [one for one in found if one.kind == "v1-method-call"]
    wanted = next(number for number, row in enumerate(text.splitlines(), 1) if line in row)
    assert [(one.path, one.line) for one in calls] == [(path, wanted)]
    assert [(call.module, call.method) for one in calls for call in one.call] == [(module, method)]


@pytest.mark.parametrize(("library", "line"), [row[:2] for row in CALLS], ids=[f"{row[0]}: {row[1]}" for row in CALLS])
def test_the_same_names_of_another_library_stay_quiet(library: str, line: str, tmp_path: Path) -> None:
    path, code = CODE[library]
    text = code.format(line).replace(*OTHERS[library])
    for word in ("RubyZoho::", "ZohoCrm::", "Zoho::"):
        text = text.replace(word, "Acme::")
    found = found_in(tmp_path, {path: text, "notes.py": "# beside zoho\n"})
    assert [one for one in found if one.kind in {"v1-method-call", "v1-library"}] == []
