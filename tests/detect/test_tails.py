"""Addresses whose beginning is configured: their end and the token say what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

LOUD = {
    "Python, a setting": (
        "crm.py",
        "# Zoho\nimport requests\n\nrequests.get(HOST + '/json/Leads/getRecords', params={'authtoken': token})\n",
        "Leads/getRecords",
    ),
    "Python, the module from outside": (
        "crm.py",
        (
            "# Zoho\nimport requests\n\n\ndef rows(base, module, key):\n"
            "    return requests.get(f'{base}/{module}/getRecordById?authtoken={key}&scope=crmapi')\n"
        ),
        "/getRecordById",
    ),
    "PHP": (
        "crm.php",
        "<?php // Zoho\n$answer = file_get_contents($this->base . 'Deals/searchRecords?authtoken=' . $this->key);\n",
        "Deals/searchRecords",
    ),
    "Ruby": (
        "crm.rb",
        (
            '# Zoho\ndef add(xml)\n  RestClient.post("#{config.url}/xml/Contacts/insertRecords", '
            "{ :authtoken => config.key, :scope => 'crmapi', :xmlData => xml })\nend\n"
        ),
        "Contacts/insertRecords",
    ),
    "JavaScript": (
        "crm.js",
        "// Zoho\nfetch(`${process.env.CRM}/Accounts/getMyRecords?authtoken=${key}`);\n",
        "Accounts/getMyRecords",
    ),
    "a literal that nobody sends": (
        "paths.py",
        "# Zoho\nPATH = '/Leads/getRecords?authtoken=%s&scope=crmapi'\n",
        "Leads/getRecords",
    ),
}
QUIET = {
    "no token": ("crm.py", "# Zoho\nimport requests\n\nrequests.get(settings.BASE + '/Leads/getRecords')\n"),
    "another method": (
        "crm.py",
        "# Zoho\nimport requests\n\nrequests.get(settings.BASE + '/leads/all', params={'page': 2})\n",
    ),
    "a written address of another": (
        "crm.rb",
        '# Zoho\nRestClient.get("https://erp.quillmere.example/Leads/getRecords?page=#{page}")\n',
    ),
    "a method in the middle": (
        "crm.js",
        "// Zoho\nfetch(`${process.env.CRM}/Leads/getRecords/history?page=2`);\n",
    ),
    "a route of the program": (
        "routes.rb",
        "# Zoho\nget '/leads/getrecords', to: 'leads#index'\n",
    ),
}


def _calls(folder: Path) -> list[str]:
    found = [one for one in audit_of(folder).findings if one.kind in {"v1-endpoint", "v1-method-call"}]
    return [f"{call.module}/{call.method}" for one in found for call in one.call or ()]


@pytest.mark.parametrize(("name", "source", "expected"), LOUD.values(), ids=LOUD)
def test_a_request_whose_base_is_not_known(name: str, source: str, expected: str, tmp_path: Path) -> None:
    write(tmp_path, {name: source})
    assert _calls(tmp_path) == [expected]


@pytest.mark.parametrize(("name", "source"), QUIET.values(), ids=QUIET)
def test_requests_of_somebody_else(name: str, source: str, tmp_path: Path) -> None:
    write(tmp_path, {name: source})
    assert audit_of(tmp_path).findings == ()


API = """
module Shop::Crm
  module Api
    def address(name, call)
      "BASE/json/#{name}/#{call}"
    end

    def read(address)
      RestClient.get(address)
    end
  end
end
"""
RECORD = """
module Shop::Crm
  class Record
    include Shop::Crm::Api

    def all
      read(address('Contacts', 'getRecords'))
    end
  end
end
"""
NESTED = """
module Shop
  class Crm::Record
    include Crm::Api

    def all
      read(address('Contacts', 'getRecords'))
    end
  end
end
"""


@pytest.mark.parametrize("record", [RECORD, NESTED], ids=["the whole name", "a part of it"])
@pytest.mark.parametrize(
    ("base", "expected"),
    [("https://crm.zoho.com/crm/private", ["Contacts/getRecords"]), ("https://erp.quillmere.example", [])],
    ids=["the old API", "another"],
)
def test_modules_whose_names_are_written_in_one(base: str, expected: list[str], record: str, tmp_path: Path) -> None:
    write(tmp_path, {"lib/api.rb": API.replace("BASE", base), "lib/record.rb": f"# Zoho\n{record}"})
    assert [call for call in _calls(tmp_path) if call != "/"] == expected
