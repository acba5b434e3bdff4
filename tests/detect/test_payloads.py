"""Rows that are sent, rows that came back, and the one finding that each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

ROW = '<Leads><row no="1"><FL val="Last Name">Ashdown</FL></row></Leads>'
ANSWER = f'<response uri="/crm/private/xml/Leads/getRecords"><result>{ROW}</result></response>'
NUMBERED = '<Leads><row no="1"><FL val="LEADID">1</FL></row></Leads>'

FILES = {
    "rows in a file": ("rows.xml", ROW, ["v1-payload"]),
    "rows of an answer in a file": ("answer.xml", ANSWER, ["v1-response"]),
    "rows with a record's number": ("numbered.xml", NUMBERED, ["v1-payload"]),
    "rows in code": ("zoho.py", f"XML = '{ROW}'\n", ["v1-payload"]),
    "rows of an answer in code": ("zoho.py", f"ANSWER = '{ANSWER}'\n", ["v1-response"]),
    "a variable of the name that is built": ("zoho.py", "xmlData = to_xml(lead)\n", ["v1-payload"]),
    "a variable of the name that was read": ("zoho.py", "xmlData = minidom.parseString(answer.text)\n", []),
    "a variable of the name that was loaded": ("zoho.php", "<?php\n$xmlData = simplexml_load_string($answer);\n", []),
    "a variable of the name that is the answer": (
        "zoho.php",
        "<?php\n$xmlData = file_get_contents('https://crm.zoho.com/crm/private/xml/Leads/getRecords?scope=crmapi');\n",
        ["v1-endpoint"],
    ),
    "a key of the name without a value yet": ("zoho.js", "var form = { xmlData: undefined, version: 4 };\n", []),
    "a key of the name with a value": ("zoho.js", "var form = { xmlData: rows, version: 4 };\n", ["v1-payload"]),
    "an element that is added": ("zoho.php", "<?php\n$field = $row->addChild('FL', $zoho);\n", ["v1-payload"]),
    "an element of a tree": ("Zoho.cs", 'class Z { object F() => new XElement("FL", 1); }\n', ["v1-payload"]),
    "an element with attributes": ("zoho.js", "row.ele('FL', { val: 'Email' }, lead.email);\n", ["v1-payload"]),
    "an object that stands for an element": (
        "zoho.js",
        "rows.push({ name: 'FL', attrs: { val: label }, text: value });\n",
        ["v1-payload"],
    ),
    "rows in an address": (
        "Zoho.java",
        'class Z { String f() { return "<FL%20val=\\"Email\\">" + mail + "</FL>"; } String crm = "zoho"; }\n',
        ["v1-payload"],
    ),
    "rows in an address, encoded": (
        "zoho.js",
        "var fl = 'zoho=%3CFL%20val%3D%22Email%22%3E' + mail;\n",
        ["v1-payload"],
    ),
    "a builder's own method": ("zoho.rb", 'xml.FL("val" => "Email") do xml.text mail end\n', ["v1-payload"]),
    "a function of the builder": ("zoho.groovy", "row(no: 1) { FL(val: 'Email', lead.email) }\n", ["v1-payload"]),
    "a method of that name that is given something else": ("zoho.rb", 'xml.FL(value)\nxml.FLval("val" => 1)\n', []),
    "an attribute of an object": ("zoho.js", "var row = [{ '@val': 'Email', '#text': mail }];\n", ["v1-payload"]),
    "elements that are read": ("zoho.php", "<?php\n$f = $dom->getElementsByTagName('FL');\n", ["v1-response"]),
    "elements that are asked for": ("Zoho.cs", 'class Z { object F() => row.Elements("FL"); }\n', ["v1-response"]),
    "an element of a document": ("zoho.rb", "row << Ox::Element.new('FL')\n", ["v1-payload"]),
    "an element of another document": ("zoho.rb", "row << Ox::Element.new('LI')\n", []),
    "fields that are gone through": ("zoho.php", "<?php\nforeach ($rows -> FL as $zoho) {}\n", ["v1-response"]),
    "the field of what was written": (
        "zoho.php",
        "<?php\nreturn $zoho->result[0]->recorddetail->FL[0];\n",
        ["v1-response"],
    ),
    "a member of the name": ("zoho.php", "<?php\nreturn $zoho->FL;\n", []),
    "an element that a message begins": ("Zoho.m", '[xml writeStartElement:@"FL"];\n', ["v1-payload"]),
    "an element of another name that a message begins": ("Zoho.m", '[xml writeStartElement:@"LI"];\n', []),
    "references without arrows": ("zoho.pl", 'last if $zoho->{"response"}{"nodata"};\n', ["v1-response"]),
    "references into another answer": ("zoho.pl", 'last if $zoho->{"response"}{"rows"};\n', []),
    "a path into an answer": (
        "zoho.js",
        "const rows = _.get(body, ['response', 'result', name, 'row'], null);\n",
        ["v1-response"],
    ),
    "a path into another answer": ("zoho.js", "const rows = _.get(body, ['response', 'result', 'row']);\n", []),
    "references into an answer": (
        "zoho.pl",
        "my $rows = $zoho->json->{response}->{result}->{Potentials}->{row};\n",
        ["v1-response"],
    ),
    "an answer with arrows": ("zoho.exs", 'x = %{"uri" => "/crm/private/json/Leads/insertRecords"}\n', ["v1-response"]),
    "a state": ("zoho.js", "var states = { FL: 'Florida', name: 'US' };\n", []),
    "a parameter of the name that is parsed": (
        "zoho.php",
        "<?php\n$fields['xmlData'] = loadRows($zoho);\n",
        ["v1-payload"],
    ),
}


@pytest.mark.parametrize(("name", "text", "expected"), FILES.values(), ids=FILES)
def test_rows_are_one_thing(name: str, text: str, expected: list[str], tmp_path: Path) -> None:
    write(tmp_path, {name: text, "crm.py": "# Zoho CRM\nimport requests\n"})
    findings = [finding for finding in audit_of(tmp_path).findings if finding.path == name]
    assert [finding.kind for finding in findings] == expected
