"""Notebooks: what is in their cells is found, once, on the file's line and on the cell's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from shapes.scanning import REQUESTS, audit_of, write

from auditor.findings import Cell
from auditor.frontends.select import lower
from auditor.outcome import incomplete

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.findings import Finding
    from auditor.outcome import Audit

TOKEN = "9f3c1a7be5d2408c6b1f0e9d7a4c3b25"
OTHER = "4d1c9b7ae5f2408c6b1f0e9d7a4c3b77"
URL = "https://crm.zoho.com/crm/private/json"
CALL = f'requests.get("{URL}/Leads/getRecords?authtoken=" + TOKEN + "&scope=crmapi")\n'
LITERAL = f"{URL}/Leads/getRecords?authtoken={TOKEN}&scope=crmapi"
PYTHON = {"kernelspec": {"name": "python3", "language": "python"}}


def cell(source: object, kind: str = "code", *outputs: object, **metadata: object) -> dict[str, Any]:
    if isinstance(source, str):
        source = source.splitlines(keepends=True)
    made: dict[str, Any] = {"cell_type": kind, "metadata": metadata, "source": source}
    return {**made, "execution_count": 1, "outputs": list(outputs)} if kind == "code" else made


def printed(text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": "stdout", "text": text.splitlines(keepends=True)}


def shown(**data: object) -> dict[str, Any]:
    names = {name.replace("_", "/"): value for name, value in data.items()}
    return {"output_type": "execute_result", "data": names, "metadata": {}, "execution_count": 1}


def notebook(*cells: object, metadata: object = PYTHON, indent: int | None = 1) -> str:
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}, indent=indent)


def scan(folder: Path, text: str | bytes, **others: str) -> Audit:
    write(folder, {"leads.ipynb": text, **{name.replace("__", "."): content for name, content in others.items()}})
    return audit_of(folder)


def requests(audit: Audit) -> list[Finding]:
    return [finding for finding in audit.findings if finding.kind in REQUESTS]


def named(audit: Audit) -> list[str]:
    return [f"{call.module}.{call.method}" for finding in requests(audit) for call in finding.call]


def tokens(audit: Audit) -> list[Finding]:
    return [finding for finding in audit.findings if finding.kind == "hardcoded-token"]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


# --- where


def test_a_finding_stands_on_the_line_of_the_file_and_of_the_cell(tmp_path: Path) -> None:
    text = notebook(cell("# Leads\n", "markdown"), cell("import requests\nTOKEN = input()\n" + CALL))
    (found,) = requests(scan(tmp_path, text))
    assert (found.line, found.cell) == (line_of(text, "requests.get"), Cell(2, 3))
    row = text.splitlines()[found.line - 1]
    assert row[found.column - 1 :].startswith("requests.get(")
    assert row[: found.end_column - 1].endswith('scope=crmapi\\")')


def test_the_snippet_shows_the_source_not_how_it_is_written(tmp_path: Path) -> None:
    text = notebook(cell("import requests\nTOKEN = input()\n" + CALL + "print('é')\n"))
    (found,) = requests(scan(tmp_path, text))
    assert found.snippet.lines[2] == CALL.strip()
    assert found.snippet.lines[3] == "print('é')"
    assert (found.snippet.first_line, len(found.snippet.lines)) == (line_of(text, "import requests"), 4)
    assert [mark.line for mark in found.snippet.marks] == [found.line]


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_lines_are_told_apart_in_a_file_of_one_line(tmp_path: Path, indent: int | None) -> None:
    source = "import requests\nTOKEN = input()\n" + CALL
    text = notebook(cell([source]), cell(["x = 1\n", "y = 2"]), indent=indent)
    (found,) = requests(scan(tmp_path, text))
    assert (found.line, found.cell) == (line_of(text, "requests.get"), Cell(1, 3))
    assert text.splitlines()[found.line - 1][found.column - 1 :].startswith("requests.get(")
    assert found.snippet.lines == (CALL.strip(),)


def test_a_string_instead_of_a_list_is_a_source_too(tmp_path: Path) -> None:
    made = {"cell_type": "code", "metadata": {}, "outputs": [], "source": "import requests\nTOKEN = input()\n" + CALL}
    (found,) = requests(scan(tmp_path, notebook(made)))
    assert found.cell == Cell(1, 3)


def test_lines_without_ends_are_lines(tmp_path: Path) -> None:
    (found,) = requests(scan(tmp_path, notebook(cell(["import requests", "TOKEN = input()", CALL.strip()]))))
    assert found.cell == Cell(1, 3)


def test_pieces_of_a_line_are_put_together(tmp_path: Path) -> None:
    source = ["import requests\nTOKEN = ", "input()\n", CALL[:20], CALL[20:]]
    (found,) = requests(scan(tmp_path, notebook(cell(source))))
    assert found.cell == Cell(1, 3)


def test_columns_are_those_of_the_file_behind_escapes(tmp_path: Path) -> None:
    text = notebook(cell(f'a = "\U0001f600\\t\\"é"; TOKEN = "{TOKEN}"; zoho = 1\n'))
    (found,) = tokens(scan(tmp_path, text))
    row = text.splitlines()[found.line - 1]
    assert row[found.column - 1 : found.end_column - 1].strip('"\\') == TOKEN
    assert [line[mark.column - 1 : mark.end_column - 1] for line in found.snippet.lines for mark in found.snippet.marks]


def test_related_places_and_credentials_have_their_cells(tmp_path: Path) -> None:
    asked = f'import requests\nrequests.get("{URL}/Leads/getRecords", params={{"authtoken": TOKEN}})\n'
    text = notebook(cell(f'TOKEN = "{TOKEN}"\n'), cell(asked))
    audit = scan(tmp_path, text)
    (found,) = requests(audit)
    assert [(place.line, place.cell) for place in found.related if place.role == "token"] == [
        (line_of(text, "TOKEN"), Cell(1, 1))
    ]
    (credential,) = audit.credentials
    assert [(place.path, place.cell) for place in credential.places] == [("leads.ipynb", Cell(1, 1))]


# --- what


def test_cells_are_one_program(tmp_path: Path) -> None:
    cells = [
        cell(f'import requests\nBASE = "{URL}/"\n'),
        cell("Then we ask for *everything*, it's a lot.", "markdown"),
        cell("def ask(module, method):\n    return requests.get(BASE + module + '/' + method, params=PARAMS)\n"),
        cell(f'PARAMS = {{"authtoken": "{TOKEN}", "scope": "crmapi"}}\nask("Contacts", "getMyRecords")\n'),
    ]
    assert "Contacts.getMyRecords" in named(scan(tmp_path, notebook(*cells)))


def test_a_notebook_uses_a_module_beside_it_and_is_searched_for_its_calls(tmp_path: Path) -> None:
    client = f"""import requests
def ask(module, method, token):
    return requests.get("{URL}/" + module + "/" + method, params={{"authtoken": token, "scope": "crmapi"}})
"""
    audit = scan(
        tmp_path, notebook(cell("from client import ask\nask('Vendors', 'getRecords', t)\n")), client__py=client
    )
    calls = {(finding.path, f"{call.module}.{call.method}") for finding in requests(audit) for call in finding.call}
    assert ("leads.ipynb", "Vendors.getRecords") in calls


@pytest.mark.parametrize(
    "where",
    [
        pytest.param(cell(f'zoho_authtoken = "{TOKEN}"\n'), id="cell"),
        pytest.param(cell("1", "code", printed(f"GET {LITERAL}\n")), id="output"),
        pytest.param(cell("1", "code", shown(text_plain=[f"'{LITERAL}'"])), id="result"),
        pytest.param(
            cell("1", "code", shown(text_plain=[f"'{LITERAL}'"], text_html=[f"<b>{LITERAL}</b>"])), id="result-twice"
        ),
        pytest.param(cell("1", "code", shown(text_html=[f'<a href="{LITERAL}">leads</a>'])), id="page"),
        pytest.param(cell("1", "code", shown(application_json={"zoho": {"authtoken": TOKEN}})), id="data"),
        pytest.param(
            cell(
                "1", "code", {"output_type": "error", "evalue": "", "traceback": [f"\x1b[0;31m{LITERAL}\x1b[0m", "x"]}
            ),
            id="traceback",
        ),
        pytest.param(cell(f"Ask [here]({LITERAL}).", "markdown"), id="markdown"),
        pytest.param(cell(f"curl {LITERAL}", "raw"), id="raw"),
        pytest.param(cell("1", widget={"zoho": {"authtoken": TOKEN}}), id="metadata"),
        pytest.param(cell(f"%env ZOHO_AUTHTOKEN={TOKEN}\n"), id="environment"),
        pytest.param(cell(f'!curl -s "{LITERAL}"\n'), id="shell"),
        pytest.param(cell(f'%%bash\ncurl -s "{LITERAL}"\n'), id="cell-of-shell"),
        pytest.param(cell(f'%%javascript\nconst zoho = {{authtoken: "{TOKEN}"}};\n'), id="cell-of-another-language"),
        pytest.param(cell(f"%%writefile .env\nZOHO_AUTHTOKEN={TOKEN}\n"), id="file"),
        pytest.param(cell("%%writefile config.json\n" + json.dumps({"zoho": {"authtoken": TOKEN}})), id="document"),
        pytest.param(cell(f'%zoho --url "{LITERAL}"\n'), id="magic"),
        pytest.param(cell(f'x = (1,\ny = "{LITERAL}"\n'), id="broken-cell"),
    ],
)
def test_a_token_is_found_once(where: dict[str, Any], tmp_path: Path) -> None:
    audit = scan(tmp_path, notebook(cell("a = 1\n"), where, cell("b = 2\n")))
    (found,) = tokens(audit)
    assert found.cell is not None
    assert found.cell.number == 2
    assert TOKEN not in json.dumps([str(finding) for finding in audit.findings])


def test_the_same_token_in_a_cell_its_output_and_the_text_is_one_credential(tmp_path: Path) -> None:
    audit = scan(
        tmp_path,
        notebook(cell(f"We use {LITERAL}", "markdown"), cell(f'TOKEN = "{TOKEN}"\n', "code", printed(f"{LITERAL}\n"))),
    )
    (credential,) = audit.credentials
    assert [str(place.cell) for place in credential.places] == [
        "cell 1, line 1",
        "cell 2, line 1",
        "cell 2, output line 1",
    ]


def test_what_is_printed_is_a_record_and_what_is_said_is_prose(tmp_path: Path) -> None:
    audit = scan(tmp_path, notebook(cell(f"See {LITERAL}", "markdown"), cell("1", "code", printed(f"{LITERAL}\n"))))
    assert [finding.context[-1] for finding in requests(audit)] == ["docs", "recorded"]


QUIET = {
    "images": cell("plot()\n", "code", shown(image_png="authtoken" + "iVBORw0KGgoAAAANSUhEUg" * 100)),
    "another-api": cell('import requests\nrequests.get("https://example.com/api/v1/leads", params={"token": t})\n'),
    "successor": cell('requests.get("https://www.zohoapis.com/crm/v8/Leads", headers=h)  # no authtoken any more\n'),
    "placeholder": cell(f"Put your authtoken into `{URL[:20]}`.", "markdown"),
}


@pytest.mark.parametrize("name", QUIET)
def test_the_rest_is_quiet(name: str, tmp_path: Path) -> None:
    audit = scan(tmp_path, notebook(QUIET[name]))
    assert (requests(audit), tokens(audit)) == ([], [])


MAGICS = {
    "magic": "%matplotlib inline\n",
    "magic-with-quote": "%config It's = 'x\n",
    "shell": "!pip install -q requests\n",
    "shell-with-quote": "!pip install -q 'requests\n",
    "shell-in-two-lines": "!pip install \\\n   requests\n",
    "shell-to-name": "files = !ls *.csv\nfiles[0]\n",
    "magic-to-name": "where = %pwd\n",
    "help": "?requests\nrequests.get?\nrequests??\n",
    "time": "%time n = 1 + 2\n",
    "timeit": "%timeit -n 10 -r 3 n = 1\n",
    "timed-cell": "%%time\n",
    "captured-cell": "%%capture out --no-stderr\n",
    "in-a-block": "if True:\n    !ls\n    %cd /tmp\n",
    "remainder": "n = (17\n  % 5)\n",
    "text": 'n = """\n%matplotlib {}\n!ls " (\n"""\n',
    "question": "n = 'sure?'\nn = 1 # sure?\n",
    "comma": ",print a b\n;print a b\n",
    "indented": "    n = 1\n",
    "await": "await something()\n",
    "system": "%%system\n",
}


@pytest.mark.parametrize("name", MAGICS)
def test_what_the_interactive_shell_adds_hides_nothing(name: str, tmp_path: Path) -> None:
    magic = MAGICS[name]
    indent = "    " if name == "indented" else ""
    own = "" if name == "system" else f"{indent}TOKEN = input()\n{indent}{CALL}"
    cells = [cell("import requests\n"), cell(magic + own), cell(f"TOKEN = input()\n{CALL.replace('Leads', 'Cases')}")]
    text = notebook(*cells)
    expected = [*(["Leads.getRecords"] if own else []), "Cases.getRecords"]
    audit = scan(tmp_path, text)
    assert named(audit) == expected
    assert audit.coverage.partly_read == (("leads.ipynb",) if name == "shell-with-quote" else ())
    for finding in requests(audit):
        assert text.splitlines()[finding.line - 1][finding.column - 1 :].startswith("requests.get(")


def test_a_name_that_the_shell_gives_is_no_token(tmp_path: Path) -> None:
    assert tokens(scan(tmp_path, notebook(cell("zoho_authtoken = !cat ~/.zoho/token\n")))) == []


# --- other languages

JAVASCRIPT = f'const axios = require("axios");\naxios.get("{URL}/Leads/getRecords", {{params: {{authtoken: t}}}});\n'
RUBY = f'require "httparty"\nHTTParty.get("{URL}/Leads/getRecords", query: {{authtoken: t}})\n'
SHELL = f'U={URL}\ncurl -s -G "$U/Leads/getRecords" -d "authtoken=$T" -d scope=crmapi\n'
R = f'library(httr)\nr <- GET("{URL}/Leads/getRecords?authtoken=", t) # what?\n'


@pytest.mark.parametrize(
    ("metadata", "source"),
    [
        pytest.param({"kernelspec": {"name": "javascript", "language": "javascript"}}, JAVASCRIPT, id="javascript"),
        pytest.param({"kernelspec": {"name": "deno"}}, JAVASCRIPT, id="deno"),
        pytest.param({"language_info": {"name": "ruby"}}, RUBY, id="ruby"),
        pytest.param({"language_info": {"name": "R", "file_extension": ".r"}}, R, id="r"),
        pytest.param({"kernelspec": {"name": "conda-env-crm-py"}}, "import requests\nTOKEN = t()\n" + CALL, id="conda"),
        pytest.param({}, "import requests\nTOKEN = t()\n" + CALL, id="unsaid"),
    ],
)
def test_the_kernel_says_the_language(metadata: dict[str, Any], source: str, tmp_path: Path) -> None:
    (found,) = requests(scan(tmp_path, notebook(cell("\n"), cell(source), metadata=metadata)))
    assert [(call.module, call.method) for call in found.call] == [("Leads", "getRecords")]
    assert found.cell is not None
    assert found.cell.number == 2


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(cell("%%javascript\n" + JAVASCRIPT), id="magic"),
        pytest.param(cell("#!javascript\n" + JAVASCRIPT), id="polyglot"),
        pytest.param(cell(JAVASCRIPT, vscode={"languageId": "javascript"}), id="editor"),
        pytest.param(cell("%%ruby\n" + RUBY), id="ruby"),
        pytest.param(cell("%%writefile sync.rb\n" + RUBY), id="file"),
        pytest.param(cell("%%script /usr/bin/ruby\n" + RUBY), id="script"),
        pytest.param(cell("%%bash\n" + SHELL), id="bash"),
        pytest.param(cell("%%sh\n" + SHELL), id="sh"),
        pytest.param(cell(f"!U={URL}\n!" + SHELL.splitlines()[1]), id="lines-of-shell"),
        pytest.param(cell("%sx " + SHELL.splitlines()[1].replace("$U", URL)), id="system"),
        pytest.param(
            cell(f'%%html\n<script>\nfetch("{URL}/Leads/getRecords?authtoken=" + t);\n</script>\n'), id="html"
        ),
    ],
)
def test_a_cell_may_be_in_another_language(made: dict[str, Any], tmp_path: Path) -> None:
    (found,) = requests(scan(tmp_path, notebook(cell("x = 1\n"), made)))
    assert [(call.module, call.method) for call in found.call] == [("Leads", "getRecords")]
    assert "Calls" in found.message
    assert found.cell is not None
    assert found.cell.number == 2


def test_a_cell_of_another_kernel_is_lowered_as_its_language() -> None:
    module = lower("a.ipynb", notebook(cell(R), metadata={"language_info": {"name": "R"}}))
    assert [comment.text for one in (module, *module.beside) for comment in one.comments] == ["# what?"]


# --- broken ones

WHOLE = notebook(cell("import requests\nTOKEN = input()\n" + CALL), cell(f"See {LITERAL}", "markdown"))
OLD = json.dumps(
    {
        "metadata": {"name": "leads"},
        "nbformat": 3,
        "worksheets": [
            {"cells": [{"cell_type": "heading", "level": 1, "source": ["Leads"]}]},
            {
                "cells": [
                    {
                        "cell_type": "code",
                        "input": ["import requests\n", "TOKEN = input()\n", CALL],
                        "language": "python",
                        "outputs": [{"output_type": "stream", "stream": "stdout", "text": [f"GET {LITERAL}\n"]}],
                    }
                ]
            },
        ],
    },
    indent=1,
)


def test_the_old_format_has_worksheets(tmp_path: Path) -> None:
    audit = scan(tmp_path, OLD)
    assert [str(finding.cell) for finding in requests(audit)] == ["cell 2, line 3", "cell 2, output line 1"]


BROKEN = {
    "truncated": WHOLE[:-60],
    "no-json": "import requests\n" + LITERAL,
    "list": f'["{LITERAL}"]',
    "no-cells": json.dumps({"metadata": {}, "note": LITERAL}),
    "cells-no-list": json.dumps({"cells": {"0": cell(LITERAL)}}),
    "deep": '{"cells": ' + "[" * 250 + f'"{LITERAL}"' + "]" * 250 + "}",
    "very-deep": '{"cells": ' + "[" * 100_000 + f'"{LITERAL}"',
    "conflict": WHOLE.replace('  "metadata"', f'<<<<<<< HEAD\n  "x": "{LITERAL}",\n=======\n  "metadata"', 1),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_notebook_is_read_as_text_and_said_to_be_broken(name: str, tmp_path: Path) -> None:
    audit = scan(tmp_path, BROKEN[name])
    assert len(tokens(audit)) >= 1
    assert all(finding.cell is None for finding in audit.findings)
    assert (audit.coverage.read_as_text, audit.coverage.partly_read) == (("leads.ipynb",), ())
    assert not incomplete(audit.coverage)


ODD = {
    "empty": "",
    "null": "null",
    "cells-of-anything": json.dumps({"cells": [1, None, "x", [], {}, {"cell_type": 3}, {"source": 4}]}),
    "source-of-anything": notebook(cell([1, None, ["x"], {"a": "b"}]), cell({"a": 1}), cell(None)),
    "outputs-of-anything": notebook({**cell("x"), "outputs": [1, None, {"data": 3, "text": {"a": 1}}, [], {}]}),
    "metadata-of-anything": notebook(cell("x"), metadata=[1]),
    "language-of-anything": notebook(cell("x"), metadata={"kernelspec": 7, "language_info": {"name": ["x"]}}),
    "surrogates": notebook(cell("x")).replace('"x"', '"\\ud83d \\udc00 \\u0000 \\u2028 zoho authtoken"'),
    "bad-escape": notebook(cell("x")).replace('"x"', '"\\q\\u12 authtoken"'),
    "windows": notebook(cell("x\r\ny\r\n")).replace("\n", "\r\n"),
    "only-magics": notebook(
        cell("%%\n"), cell("!\n"), cell("?\n"), cell("%\n"), cell("%%bash"), cell("\n\n"), cell("%time")
    ),
    "keys-twice": '{"cells": [], "cells": [{"cell_type": "code", "source": ["a = 1"], "source": "b = 2"}]}',
    "brackets": "{" * 50_000,
    "quotes": '"' * 50_001,
    "backslashes": '{"cells": [{"cell_type": "code", "source": ["' + "\\" * 50_001,
}


@pytest.mark.parametrize("name", ODD)
def test_odd_ones_harm_nobody(name: str, tmp_path: Path) -> None:
    audit = scan(tmp_path, ODD[name], beside__py=f'authtoken = "{OTHER}"\n')
    lines = ODD[name].replace("\r\n", "\n").count("\n") + 1
    assert all(finding.line <= lines for finding in audit.findings if finding.path == "leads.ipynb")
    assert not incomplete(audit.coverage)


def test_a_large_image_costs_nothing_to_speak_of(tmp_path: Path) -> None:
    image = "iVBORw0KGgoAAAANSUhEUg" * 80_000
    text = notebook(cell("plot()\n", "code", shown(image_png=image)), cell("import requests\nTOKEN = input()\n" + CALL))
    assert len(text) > 1_500_000
    (found,) = requests(scan(tmp_path, text))
    assert found.cell == Cell(2, 3)


def test_readers_are_counted(tmp_path: Path) -> None:
    assert [(count.name, count.count) for count in scan(tmp_path, WHOLE).coverage.readers] == [("notebook", 1)]


# --- ignores

IGNORED = "import requests\nTOKEN = input()\n" + CALL.rstrip() + "  # auditor: ignore[ZA101] gone in May\n" + CALL


def test_a_comment_in_a_cell_is_heeded_there_alone(tmp_path: Path) -> None:
    found = requests(scan(tmp_path, notebook(cell("1"), cell(IGNORED))))
    assert [(finding.cell, bool(finding.suppressed)) for finding in found] == [(Cell(2, 3), True), (Cell(2, 4), False)]


def test_one_that_would_hide_other_lines_is_not_heeded(tmp_path: Path) -> None:
    found = requests(scan(tmp_path, notebook(cell("1"), cell(IGNORED), indent=None)))
    assert [bool(finding.suppressed) for finding in found] == [False, False]
