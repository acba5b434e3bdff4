"""The labels of fields that payloads and answers name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "literal.py": 'ZOHO = """<row no="1"><FL val="Last Name">{x}</FL><FL val="Lead Source">w</FL></row>"""\n',
    "tree.py": (
        "import xml.etree.ElementTree as ET\n# zoho\nrow = ET.Element('row')\n"
        "field = ET.SubElement(row, 'FL', val='Last Name')\nother = ET.SubElement(row, 'FL', {'val': 'Lead Source'})\n"
        "xml = '<FL val=\"Email\">a</FL>'\n"
    ),
    "rows.php": "<?php // zoho\n$xml = '<FL val=\"Last Name\">' . $n . '</FL>';\n$r = array('val' => 'Lead Source');\n",
    "lead.xml": '<Leads>\n<row no="1">\n<FL val="Last Name">A</FL>\n<FL val="Lead Source">zoho</FL></row>\n</Leads>',
    "answer.json": '{"response": {"result": {"Leads": {"row": {"no": "1", "FL": [{"content": "A", "val": "Last Name"},'
    ' {"content": "w", "val": "Lead Source"}]}}}, "uri": "/crm/private/json/Leads/getRecords"}}',
}

QUIET = {
    "jquery.js": "// zoho\n$('#name').val('Last Name');\n",
    "option.html": '<!-- zoho --><input val="Last Name">\n',
    "template.py": 'ZOHO = "<FL val=\\"%s\\">%s</FL>"\n',
}


@pytest.mark.parametrize("name", sorted(FILES))
def test_labels_are_collected(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: FILES[name]})
    assert {"Last Name", "Lead Source"} <= set(audit_of(tmp_path).plan.fields)


@pytest.mark.parametrize("name", sorted(QUIET))
def test_other_values_are_no_labels(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: QUIET[name]})
    assert audit_of(tmp_path).plan.fields == ()
