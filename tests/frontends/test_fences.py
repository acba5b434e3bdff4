"""Code in notes is read as the language that its fence names: calls are named, each once, in the context of docs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.findings import Finding

T = "5f1a09c3b7e24d6885ab01cd92ef3a47"  # invented
BASE = "https://crm.zoho.com/crm/private/json/"
NEXT = "https://www.zohoapis.com/crm/v8/"

PYTHON = f"""import requests
base = "{BASE}"
requests.get(base + "Leads/getRecords", params={{"authtoken": key}})"""
SESSION = f""">>> import requests
>>> base = "{BASE}"
>>> requests.get(base + "Leads/getRecords",
...              params={{"authtoken": key}})
<Response [200]>"""
PHP = f"""$base = '{BASE}';
$url = $base . 'Leads/getRecords?authtoken=' . $token;
echo file_get_contents($url);"""
JS = f"""const base = '{BASE}';
request.get(`${{base}}Leads/getRecords?authtoken=${{token}}`, done);"""
RUBY = f"""base = "{BASE}"
Net::HTTP.get(URI("#{{base}}Leads/getRecords?authtoken=#{{token}}"))"""
JAVA = f"""String base = "{BASE}";
String url = base + "Leads/getRecords?authtoken=" + token;
new RestTemplate().getForObject(url, String.class);"""
CSHARP = f"""var url = "{BASE}" + "Leads/getRecords?authtoken=" + token;
new WebClient().DownloadString(url);"""
GO = f"""base := "{BASE}"
http.Get(base + "Leads/getRecords?authtoken=" + token)"""
SHELL = f"""base={BASE[:-1]}
curl "$base/Leads/getRecords?authtoken=$TOKEN\""""
CONSOLE = f"""$ base={BASE[:-1]}
$ curl "$base/Leads/getRecords?authtoken=$TOKEN"
<nodata/>"""


def fenced(name: str, code: str, mark: str = "```") -> str:
    return f"# Notes\n\nHow we did it:\n\n{mark}{name}\n{code}\n{mark}\n\nMore.\n"


def indented(code: str, by: str = "    ") -> str:
    return "\n".join(by + line for line in code.splitlines())


CODE = {
    "python": ("notes.md", fenced("python", PYTHON)),
    "py": ("README.md", fenced("py", PYTHON)),
    "python, tildes": ("notes.md", fenced("python", PYTHON, "~~~~")),
    "python, a session": ("notes.md", fenced("pycon", SESSION)),
    "python, attributes": ("notes.md", fenced(" {.python .numberLines}", PYTHON)),
    "python, a title": ("docs/a.mdx", fenced('python title="a.py"', PYTHON)),
    "python, in a list": ("notes.md", "1. So:\n\n" + indented(fenced("python", PYTHON))),
    "python, quoted": ("notes.md", indented(fenced("python", PYTHON), "> ")),
    "python, never closed": ("notes.md", f"```python\n{PYTHON}\n"),
    "python, windows": ("notes.md", fenced("python", PYTHON).replace("\n", "\r\n")),
    "python, in two fences": ("notes.md", fenced("python", PYTHON.replace("\nreq", "\n```\nthen\n```python\nreq"))),
    "php": ("notes.md", fenced("php", PHP)),
    "php, with its mark": ("notes.md", fenced("php", "<?php\n" + PHP)),
    "javascript": ("notes.md", fenced("js", JS)),
    "javascript in full": ("notes.md", fenced("javascript", JS)),
    "ruby": ("notes.md", fenced("ruby", RUBY)),
    "java": ("notes.md", fenced("java", JAVA)),
    "c#": ("notes.md", fenced("c#", CSHARP)),
    "go": ("notes.md", fenced("go", GO)),
    "shell": ("notes.md", fenced("bash", SHELL)),
    "console": ("notes.md", fenced("console", CONSOLE)),
    "rst": ("notes.rst", f"Notes\n=====\n\n.. code-block:: python\n\n{indented(PYTHON)}\n\nMore.\n"),
    "rst, code": ("notes.rst", f".. code:: php\n   :linenos:\n\n{indented(PHP, '   ')}\n"),
    "asciidoc": ("notes.adoc", f"[source,python]\n----\n{PYTHON}\n----\n"),
}  # fmt: skip
QUIET = {
    "the successor": fenced("python", PYTHON.replace(BASE, NEXT).replace("authtoken", "fields")),
    "another host": fenced("python", PYTHON.replace(BASE, "https://crm.example.com/api/").replace("authtoken", "key")),
    "no code": fenced("python", "pip install zoho-crm-sdk"),
    "a name of a language": "Zoho and ```python``` and ~~~\n",
    "only marks": "```\n" * 50,
    "another vendor's token": fenced("python", f'slack_token = "{T}"'),
}  # fmt: skip


def calls(folder: Path) -> list[Finding]:
    return [one for one in audit_of(folder).findings if one.kind in {"v1-endpoint", "v1-method-call"}]


@pytest.mark.parametrize(("path", "text"), CODE.values(), ids=CODE)
def test_a_call_in_a_fence_is_named_once(path: str, text: str, tmp_path: Path) -> None:
    write(tmp_path, {path: text})
    found = calls(tmp_path)
    assert [(call.module, call.method) for one in found for call in one.call] == [("Leads", "getRecords")]
    lines = text.splitlines()
    assert found[0].path == path
    assert "docs" in found[0].context
    assert any(word in lines[found[0].line - 1] for word in ("get", "Get", "curl", "Download"))
    row = lines[found[0].line - 1]
    assert 1 <= found[0].column <= len(row)
    assert row[found[0].column - 1].strip()


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_what_is_no_call_of_the_old_api_stays_quiet(text: str, tmp_path: Path) -> None:
    write(tmp_path, {"notes.md": text, "zoho.py": "ZOHO = 1\n"})
    assert audit_of(tmp_path).findings == ()


def test_an_example_calls_the_client_that_it_documents(tmp_path: Path) -> None:
    client = (
        "import requests\n\nclass Client:\n    def __init__(self, token):\n        self.token = token\n\n"
        "    def call(self, module, method):\n"
        f"        return requests.get('{BASE}%s/%s' % (module, method), params={{'authtoken': self.token}})\n"
    )
    text = fenced("python", 'from client import Client\nc = Client(token)\nc.call("Leads", "getRecords")')
    write(tmp_path, {"client.py": client, "README.md": text})
    found = [one for one in calls(tmp_path) if one.path == "README.md"]
    assert [(one.line, call.module, call.method) for one in found for call in one.call] == [(8, "Leads", "getRecords")]


@pytest.mark.parametrize("mark", ["", "python", "php", "mermaid"])
def test_a_token_in_a_fence_is_found_once(mark: str, tmp_path: Path) -> None:
    write(tmp_path, {"notes.md": fenced(mark, f'$zoho_token = "{T}";')})
    assert [(one.line, one.kind) for one in audit_of(tmp_path).findings] == [(6, "hardcoded-token")]


def test_a_fence_that_is_no_program_is_read_as_text(tmp_path: Path) -> None:
    broken = f'))) ((( "" \' }} {{ def def\nzoho_token = {T}\n'
    write(tmp_path, {"notes.md": fenced("python", broken)})
    assert {one.line for one in audit_of(tmp_path).findings} == {7}
