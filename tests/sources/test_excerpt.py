"""Texts of ordinary size are read where they may tell something, and nothing is lost by it."""

# ruff: noqa: E501 - texts as they are

from __future__ import annotations

import json

import pytest

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.config import Settings
from auditor.pack.locate import load
from auditor.pack.telling import telling
from auditor.sources.excerpt import excerpt

PACK = load(DEFAULT_PACK)
TOLD = telling(PACK)
TOKEN = "5c1f0b7d92e84a36b0d7c1e95f28a4d3"
URL = "https://crm.zoho.com/crm/private/json/Leads/getRecords"

YAML = "".join(f"service_{n}:\n  image: registry.example.com/a:{n}\n  env:\n    LEVEL: info\n" for n in range(80))
JSON = ",\n".join(f'  "entry_{n}": {{\n    "host": "h{n}.example.com",\n    "port": {n}\n  }}' for n in range(80))
ENV = "".join(f"QUEUE_{n}_URL=https://q{n}.example.com\nQUEUE_{n}_SIZE={n}\n" for n in range(60))
XML = "".join(f"  <part id='p{n}'>\n    <title>Part {n}</title>\n  </part>\n" for n in range(80))
SQL = "".join(f"({n},'user{n}','active'),\n" for n in range(120))
PROSE = "".join(f"The parcel of order {n} is on its way.\n\n" for n in range(80))


def kept(text: str, **how: bool) -> str | None:
    found = excerpt(text.encode(), TOLD, **how)
    return found.decode() if found is not None else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(YAML + f"crm:\n  zoho:\n    a: 1\n    token: {TOKEN}\n" + YAML, ("crm:", "zoho:", TOKEN), id="yaml"),
        pytest.param(YAML + f"vars:\n  - name: API_KEY\n    value: {TOKEN}\n" + YAML, ("vars:", "API_KEY", TOKEN), id="label"),
        pytest.param(YAML + "a:\n  ticket: <your ticket>\n" + YAML, ("a:", "ticket:"), id="carrier"),
        pytest.param(f"{{\n{JSON},\n  \"z\": {{\n    \"url\": \"{URL}\"\n  }},\n{JSON}\n}}\n", ('"z": {', URL), id="json"),
        pytest.param(f"{ENV}[zoho]\nurl=x\n[shop]\n{ENV}", ("[zoho]", "url=x"), id="section"),
        pytest.param(f"<a>\n{XML}  <!-- old\n    <zoho>1</zoho>\n  -->\n{XML}</a>\n", ("<!-- old", "-->"), id="comment"),
        pytest.param(ENV + "CMD=curl \\\n  -d x \\\n  -d authtoken=1\n" + ENV, ("CMD=curl", "authtoken=1"), id="continued"),
        pytest.param(PROSE + f"Ask {URL} first.\n" + PROSE, (URL,), id="prose"),
    ],
)  # fmt: skip
def test_what_tells_something_is_kept_with_what_it_belongs_to(text: str, wanted: tuple[str, ...]) -> None:
    found = kept(text)
    assert found is not None
    assert all(one in found for one in wanted)
    assert [row for row in found.split("\n") if row] != [row for row in text.split("\n") if row]
    assert all(not row or row == was for row, was in zip(found.split("\n"), text.split("\n"), strict=True))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("login_text: Log in", id="name alone"),
        pytest.param(f"etag: {TOKEN}", id="value alone"),
        pytest.param("api_key: ${API_KEY}", id="reference"),
        pytest.param(f"api_key: none\netag: {TOKEN}", id="value of another name"),
    ],
)
def test_what_tells_nothing_is_not_kept(line: str) -> None:
    found = kept(YAML + line + "\n" + YAML)
    assert found is not None
    assert line.partition(":")[0] not in found


def test_rows_far_below_a_telling_column_are_kept() -> None:
    text = f"INSERT INTO t (id, token, state) VALUES\n{SQL}(1,'{TOKEN}','x'),\n{SQL}(2,'zoho','y');\n"
    found = kept(text, rows=True)
    assert found is not None
    assert TOKEN in found
    assert "user7" not in found


def test_a_program_in_notes_is_kept_whole() -> None:
    text = f"{PROSE}```sh\nBASE=1\n{ENV[:200]}\ncurl {URL}\n```\n{PROSE}{PROSE}"
    found = kept(text, notes=True)
    assert found is not None
    assert "BASE=1" in found
    assert "parcel of order 7 " not in found


def test_a_text_that_is_all_telling_is_read_whole() -> None:
    assert kept(f"ZOHO_TOKEN={TOKEN}\n" * 80) is None


CODE = "import os\nimport requests\n\n\ndef go():\n    return requests.get(os.environ['{NAME}'] + '/getRecords', {'authtoken': 1})\n"


@pytest.mark.parametrize(
    ("name", "file", "text"),
    [
        pytest.param("OLD_BASE", ".env", f"# zoho\n{ENV}OLD_BASE=https://crm.example.com/crm/x\n{ENV}", id="env"),
        pytest.param("OLD_BASE", "config.yml", f"# zoho\n{YAML}old:\n  base: https://crm.example.com/x\n{YAML}", id="path"),
    ],
)  # fmt: skip
def test_a_name_that_code_asks_for_is_found_in_what_was_read_in_part(
    name: str, file: str, text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("project")
    (folder / file).write_text(
        text.replace("/crm/x", "/crm/private/json/Leads").replace(".com/x", ".com/crm/private/json/Leads")
    )
    (folder / "app.py").write_text(CODE.replace("{NAME}", name))
    audit = run(Settings(targets=(str(folder),), jobs=1, no_ignore=True), PACK)
    found = [one for one in audit.findings if one.path.endswith("app.py") and one.call is not None]
    assert "Leads" in json.dumps([str(one.call) for one in found])
