"""Values in files of settings reach the code that reads them by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

from auditor import named
from auditor.sources import Candidate

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.findings import Finding

T = "5f1a09c3b7e24d6885ab01cd92ef3a47"  # invented
BASE = "https://crm.zoho.com/crm/private/json"

ENV = f"CRM_URL={BASE}\nCRM_TOKEN={T}\n"
YAML = f"zoho:\n  url: {BASE}\n  token: {T}\n"
PYTHON = """import os
import requests

def leads():
    return requests.get(os.environ["CRM_URL"] + "/Leads/getRecords", params={"authtoken": os.environ.get("CRM_TOKEN")})
"""
LOADED = """import {0}
import requests

with open("settings") as file:
    config = {0}.{1}(file)

def leads():
    url = config["zoho"]["url"] + "/Leads/getRecords"
    return requests.get(url, params={{"authtoken": config["zoho"]["token"]}})
"""
INI = """import configparser
import requests

config = configparser.ConfigParser()
config.read("app.ini")
requests.get(config.get("zoho", "url") + "/Leads/getRecords", params={"authtoken": config.get("zoho", "token")})
"""
DJANGO = """import requests
from django.conf import settings

requests.get(settings.CRM_URL + "/Leads/getRecords", params={"authtoken": settings.CRM_TOKEN})
"""
NODE = """const request = require("request");
request.get(process.env.CRM_URL + "/Leads/getRecords?authtoken=" + process.env.CRM_TOKEN, done);
"""
NODE_JSON = """const request = require("request");
const config = require("./config.json");
request.get(config.zoho.url + "/Leads/getRecords?authtoken=" + config.zoho.token, done);
"""
PHP = """<?php
echo file_get_contents(getenv("CRM_URL") . "/Leads/getRecords?authtoken=" . getenv("CRM_TOKEN"));
"""
PHP_INI = """<?php
$config = parse_ini_file("zoho.ini", true);
echo file_get_contents($config["zoho"]["url"] . "/Leads/getRecords?authtoken=" . $config["zoho"]["token"]);
"""
RUBY = """require "net/http"
Net::HTTP.get(URI("#{ENV['CRM_URL']}/Leads/getRecords?authtoken=#{ENV.fetch('CRM_TOKEN')}"))
"""
RUBY_YAML = """require "net/http"
CONFIG = YAML.load_file("zoho.yml")
Net::HTTP.get(URI("#{CONFIG['zoho']['url']}/Leads/getRecords?authtoken=#{CONFIG['zoho']['token']}"))
"""
JAVA = """class Client {
  String leads(Properties props) {
    String url = props.getProperty("zoho.url") + "/Leads/getRecords?authtoken=" + props.getProperty("zoho.token");
    return new RestTemplate().getForObject(url, String.class);
  }
}
"""
CSHARP = """using System.Configuration;
class Client {
  string Leads() {
    var settings = ConfigurationManager.AppSettings;
    var url = ConfigurationManager.AppSettings["CrmUrl"] + "/Leads/getRecords?authtoken=";
    return new WebClient().DownloadString(url + ConfigurationManager.AppSettings["CrmToken"]);
  }
}
"""
CSHARP_JSON = """class Client {
  string Leads(IConfiguration configuration) {
    var url = configuration["Zoho:Url"] + "/Leads/getRecords?authtoken=" + configuration["Zoho:Token"];
    return new WebClient().DownloadString(url);
  }
}
"""

JOINED = {
    "environment, .env": ("app.py", PYTHON, ".env", ENV),
    "environment, an example": ("app.py", PYTHON, ".env.example", ENV),
    "environment, compose as a mapping": (
        "app.py",
        PYTHON,
        "docker-compose.yml",
        f"services:\n  app:\n    environment:\n      CRM_URL: {BASE}\n      CRM_TOKEN: {T}\n",
    ),
    "environment, compose as a list": (
        "app.py",
        PYTHON,
        "docker-compose.yml",
        f"services:\n  app:\n    environment:\n      - CRM_URL={BASE}\n      - CRM_TOKEN={T}\n",
    ),
    "environment, names and values": (
        "app.py",
        PYTHON,
        "deploy.yaml",
        f"env:\n  - name: CRM_URL\n    value: {BASE}\n  - name: CRM_TOKEN\n    value: {T}\n",
    ),
    "environment, json": ("app.py", PYTHON, "env.json", f'{{"CRM_URL": "{BASE}", "CRM_TOKEN": "{T}"}}'),
    "environment, a folder away": ("src/app/main.py", PYTHON, "deploy/prod.env", ENV),
    "a yaml file": ("app.py", LOADED.format("yaml", "safe_load"), "config.yml", YAML),
    "a json file": (
        "app.py",
        LOADED.format("json", "load"),
        "c.json",
        f'{{"zoho": {{"url": "{BASE}", "token": "{T}"}}}}',
    ),
    "a toml file": ("app.py", LOADED.format("tomllib", "load"), "app.toml", f'[zoho]\nurl = "{BASE}"\ntoken = "{T}"\n'),
    "an ini file": ("app.py", INI, "app.ini", f"[zoho]\nurl = {BASE}\ntoken = {T}\n"),
    "settings": ("app.py", DJANGO, "settings.yaml", f"crm_url: {BASE}\ncrm_token: {T}\n"),
    "node": ("app.js", NODE, ".env", ENV),
    "node, a required file": ("app.js", NODE_JSON, "config.json", f'{{"zoho": {{"url": "{BASE}", "token": "{T}"}}}}'),
    "php": ("app.php", PHP, ".env", ENV),
    "php, an ini file": ("app.php", PHP_INI, "zoho.ini", f"[zoho]\nurl = {BASE}\ntoken = {T}\n"),
    "ruby": ("app.rb", RUBY, ".env", ENV),
    "ruby, a yaml file": ("app.rb", RUBY_YAML, "zoho.yml", YAML),
    "java, properties": ("Client.java", JAVA, "app.properties", f"zoho.url={BASE}\nzoho.token={T}\n"),
    "java, yaml": ("Client.java", JAVA, "application.yml", YAML),
    "c#, app settings": (
        "Client.cs",
        CSHARP,
        "web.config",
        f'<appSettings>\n<add key="CrmUrl" value="{BASE}"/>\n<add key="CrmToken" value="{T}"/>\n</appSettings>',
    ),
    "c#, json": ("Client.cs", CSHARP_JSON, "appsettings.json", f'{{"Zoho": {{"Url": "{BASE}", "Token": "{T}"}}}}'),
}

READ = {
    "php, json": (
        (
            "<?php\n$c = json_decode(file_get_contents('z.json'), true);\n"
            "echo file_get_contents($c['zoho']['url'] . '/Leads/getRecords?authtoken=' . $c['zoho']['token']);\n"
        ),
        "app.php",
    ),
    "node, json": (
        (
            "const request = require('request');\nconst c = JSON.parse(fs.readFileSync('z.json'));\n"
            "request.get(c.zoho.url + '/Leads/getRecords?authtoken=' + c.zoho.token, done);\n"
        ),
        "app.js",
    ),
    "nconf": (
        (
            "const request = require('request');\nconst nconf = require('nconf');\n"
            "request.get(nconf.get('zoho:url') + '/Leads/getRecords?authtoken=' + nconf.get('zoho:token'), done);\n"
        ),
        "app.js",
    ),
    "ruby, json": (
        (
            "require 'net/http'\nC = JSON.parse(File.read('z.json'))\n"
            "Net::HTTP.get(URI(C['zoho']['url'] + '/Leads/getRecords?authtoken=' + C['zoho']['token']))\n"
        ),
        "app.rb",
    ),
    "python, json": (
        (
            "import json\nimport requests\nc = json.loads(open('z.json').read())\n"
            "requests.get(c['zoho']['url'] + '/Leads/getRecords', params={'authtoken': c['zoho']['token']})\n"
        ),
        "app.py",
    ),
}
JOINED.update(
    {
        name: (path, code, "z.json", f'{{"zoho": {{"url": "{BASE}", "token": "{T}"}}}}')
        for name, (code, path) in READ.items()
    }
)

APART = {
    "another name": ("app.py", PYTHON, ".env", ENV.replace("CRM_", "ERP_")),
    "another section": ("app.py", INI, "app.ini", f"[other]\nurl = {BASE}\ntoken = {T}\n"),
    "a field of a page": ("app.py", PYTHON, "page.html", f'<input name="CRM_URL" value="{BASE}">'),
    "a note": ("app.py", PYTHON, "notes.md", ENV),
    "a value that is not known": ("app.py", PYTHON, ".env", "CRM_URL=${BASE}\nCRM_TOKEN=\n# zoho\n"),
    "one word below a name": (
        "app.py",
        "import os, requests\nrequests.get(os.environ['url'] + '/Leads/getRecords')\n",
        "config.yml",
        YAML,
    ),
}


def calls(folder: Path, path: str) -> list[Finding]:
    return [finding for finding in audit_of(folder).findings if finding.path == path and finding.call]


@pytest.mark.parametrize(("path", "code", "settings", "text"), JOINED.values(), ids=JOINED)
def test_a_setting_reaches_the_call(path: str, code: str, settings: str, text: str, tmp_path: Path) -> None:
    write(tmp_path, {path: code, settings: text})
    audit = audit_of(tmp_path)
    found = [finding for finding in audit.findings if finding.path == path]
    assert [(call.module, call.method) for finding in found for call in finding.call] == [("Leads", "getRecords")]
    assert settings in {place.path for place in found[0].related}
    assert [place.path for credential in audit.credentials for place in credential.places] == [settings]
    assert not [finding for finding in audit.findings if finding.path == settings and finding.kind == "v1-endpoint"]


@pytest.mark.parametrize(("path", "code", "settings", "text"), APART.values(), ids=APART)
def test_what_bears_another_name_stays_apart(path: str, code: str, settings: str, text: str, tmp_path: Path) -> None:
    write(tmp_path, {path: code, settings: text, "zoho.py": "ZOHO = 1\n"})
    found = [finding for finding in audit_of(tmp_path).findings if finding.path == path]
    assert not [finding for finding in found if BASE in finding.shape]
    assert not [place for finding in found for place in finding.related if place.path == settings]


def test_a_file_without_a_word_is_read_for_its_name(tmp_path: Path) -> None:
    write(tmp_path, {"app.py": PYTHON.replace('os.environ["CRM_URL"] + "', f'"{BASE}'), ".env": f"CRM_TOKEN={T}\n"})
    audit = audit_of(tmp_path)
    assert [(place.path, place.line) for one in audit.credentials for place in one.places] == [(".env", 1)]


def test_an_example_holds_a_placeholder(tmp_path: Path) -> None:
    text = f"CRM_URL={BASE}\nCRM_TOKEN=<your token>\n"
    write(tmp_path, {"app.py": PYTHON, ".env.example": text})
    audit = audit_of(tmp_path)
    assert not audit.credentials
    assert ("app.py", "v1-endpoint") in {(finding.path, finding.kind) for finding in audit.findings}


def test_several_files_give_alternatives(tmp_path: Path) -> None:
    tokens = [f"{number:x}" * 2 + T[4:] + "ab" for number in range(10, 16)]
    files = {f"env/{number}.env": f"CRM_URL={BASE}\nCRM_TOKEN={token}\n" for number, token in enumerate(tokens)}
    write(tmp_path, {"app.py": PYTHON, **files})
    first = audit_of(tmp_path)
    found = [finding for finding in first.findings if finding.path == "app.py"]
    assert [(call.module, call.method) for finding in found for call in finding.call] == [("Leads", "getRecords")]
    assert audit_of(tmp_path).findings == first.findings


def test_the_nearest_file_comes_first(tmp_path: Path) -> None:
    far = ENV.replace("zoho.com", "zoho.eu")
    write(tmp_path, {"one/app.py": PYTHON, "one/.env": ENV, "two/.env": far})
    (finding,) = calls(tmp_path, "one/app.py")
    assert finding.shape.startswith(BASE)


def test_another_project_of_the_repository_stays_apart(tmp_path: Path) -> None:
    other = f"CRM_URL=https://erp.example.com\nCRM_TOKEN=9{T[1:]}\n"
    files = {"one/app.py": PYTHON, "one/.env": ENV, "two/.env": other, "two/main.py": "import os\n", "ops/.env": ENV}
    write(tmp_path, files)
    assert len(calls(tmp_path, "one/app.py")) == 1
    assert {place.path for one in audit_of(tmp_path).credentials for place in one.places} == {"one/.env", "ops/.env"}


def test_every_file_of_settings_is_looked_into_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def words(candidate: Candidate) -> set[str]:
        looked.append(candidate.path)
        return set()

    monkeypatch.setattr(named, "_words", words)
    code = "".join(
        PYTHON.replace("CRM_", f"CRM{number}_").replace("def leads", f"def l{number}") for number in range(9)
    )
    write(
        tmp_path,
        {"zoho.py": "ZOHO = 1\n", "app.py": code, **{f"deploy/{number}.env": "WORKERS=4\n" for number in range(30)}},
    )
    audit_of(tmp_path)
    assert sorted(looked) == sorted(set(looked))
    assert len(looked) == 30


def test_names_are_the_same_in_any_spelling(tmp_path: Path) -> None:
    write(tmp_path, {"a.env": "CRM_API-TOKEN=1\n", "config.yml": "crmApiToken: 1\n", "code.py": "crm_api_token = 1\n"})
    found = named.Named(Candidate(path, str(tmp_path / path)) for path in ("a.env", "config.yml", "code.py"))
    assert found.holding("crm_api_token") == ["a.env", "config.yml"]
    assert found.holding("other") == []
