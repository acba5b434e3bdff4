"""Planted credentials never come out: not in a report, not in an object's repr, not in an error."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.cli.app import run as scan
from auditor.config import Settings
from auditor.pack.locate import load
from auditor.redaction import Redactor, Secret, passwords_in
from auditor.report import FORMATS, render

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.outcome import Audit

TOKENS = (
    "7c1e9a40b2d85f36e07194ca8bd35f20",
    "q8w2z5x1v9n4m7k0j3h6g5f2d1s4a8p7",
    "0b9f3e7d5c1a28640f8e6d4c2b1a9073",
    "e41d7b90a3c65f28d174b0e93a6c5f82",
    "93fd20c7be16a845d09f3c72e1b6a854",
    "1f8a6c3e5d7b90421ea8c6f305d7b942",
)
PASSWORDS = ("tulip-Harbour-77", "winter.Kettle.2016")
PACK = load(DEFAULT_PACK)

FILES = {
    "client.py": f'''
import requests
ZOHO_AUTHTOKEN = "{TOKENS[0]}"; BACKUP = "{TOKENS[0]}"
# ZOHO_AUTHTOKEN = "{TOKENS[1]}"
def leads(key="{TOKENS[2]}"):
    """Old: https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken={TOKENS[3]}&scope=crmapi"""
    url = "https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=" + key
    return requests.get(url)
def users():
    return requests.get("https://crm.zoho.com/crm/private/json/Users/getUsers", params={{"authtoken": "{TOKENS[4]}"}})
''',
    "mint.py": f'''
import requests
PASSWORD = "{PASSWORDS[0]}"
def mint():
    return requests.post("https://accounts.zoho.com/apiauthtoken/nb/create",
                         data={{"SCOPE": "ZohoCRM/crmapi", "EMAIL_ID": "ops@example.com", "PASSWORD": PASSWORD}})
def mint_by_url():
    return requests.get("https://accounts.zoho.com/apiauthtoken/nb/create?SCOPE=ZohoCRM/crmapi&EMAIL_ID=a@example.com&PASSWORD={PASSWORDS[1]}")
''',
    "old.py": f'''
import urllib2
token = "{TOKENS[5]}"
print urllib2.urlopen("https://crm.zoho.com/crm/private/xml/Contacts/getRecords?authtoken=%s" % token).read()
''',
    "broken.py": f'''
def f(:
    zoho_token = "{TOKENS[0]}"
''',
}


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    folder = tmp_path_factory.mktemp("planted")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return run(Settings((str(folder),)), PACK)


def leaks(text: str) -> list[str]:
    """Planted values, or halves of them, in a text."""
    halves = [part for value in (*TOKENS, *PASSWORDS) for part in (value[: len(value) // 2], value[len(value) // 2 :])]
    return [half for half in halves if half in text]


@pytest.mark.parametrize("format_", FORMATS)
def test_no_report_shows_a_credential(audit: Audit, format_: str) -> None:
    assert not leaks(render(audit, format_, pack=PACK))


@pytest.mark.parametrize(
    "flags",
    [
        (), ("--no-snippets",), ("--quiet",), ("--verbose",), ("--color", "always"), ("--title", "T"), ("--no-ignore",),
        ("--no-cache", "--jobs", "2"), ("--select", "ZA1"), ("--ignore", "ZA1"), ("--compare", "old.json"),
        ("--max-parse-size", "10"), ("--baseline", "known.json"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_byte_of_any_file_shows_a_credential(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], flags: tuple[str, ...]
) -> None:
    """Every format in one run, from the scan and from its JSON report again."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "code").mkdir()
    for name, text in FILES.items():
        (tmp_path / "code" / name).write_text(text, encoding="utf-8")
    assert scan(["scan", "code/old.py", "--format", "json", "-o", "old.json", "--exit-zero"]) == 0
    assert scan(["baseline", "create", "code/old.py", "--baseline", "known.json"]) == 0
    (tmp_path / "out").mkdir()
    wanted = [word for name in FORMATS for word in ("--report", f"{name}=out/{name}")]
    assert scan(["scan", "code", *wanted, *flags]) == 1
    again = [word for name in FORMATS for word in ("--report", f"{name}=out/again-{name}")]
    for flag in ("--no-snippets", "--quiet"):
        assert scan(["report", "out/json", *again, flag]) == 1
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent.name != "code"]
    assert len(files) == 2 + 2 * len(FORMATS)
    for file in files:
        assert not leaks(file.read_bytes().decode("utf-8", "replace")), file.name
    said = capfd.readouterr()
    assert not leaks(said.out + said.err)


def test_coloured_terminal_shows_no_credential(audit: Audit) -> None:
    assert not leaks(render(audit, "text", color=True))


def test_the_audit_itself_holds_no_credential(audit: Audit) -> None:
    assert not leaks(repr(audit))


def test_every_planted_credential_is_found(audit: Audit) -> None:
    found = {credential.id for credential in audit.credentials}
    tokens = {Secret(token, "token").digest(PACK.about.key) for token in TOKENS}
    assert tokens <= found
    assert sum(credential.kind == "password" for credential in audit.credentials) == len(PASSWORDS)


def test_one_entry_a_credential_with_all_its_places(audit: Audit) -> None:
    first = Secret(TOKENS[0], "token").digest(PACK.about.key)
    (credential,) = [one for one in audit.credentials if one.id == first]
    assert {(place.path, place.line) for place in credential.places} >= {("client.py", 3), ("broken.py", 3)}


@pytest.mark.parametrize("shown", [repr, str, "{}".format], ids=["repr", "str", "format"])
def test_a_secret_prints_nothing_of_itself(shown: object) -> None:
    assert callable(shown)
    assert not leaks(shown(Secret(TOKENS[0], "token")))


def test_a_secret_cannot_be_pickled() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Secret(TOKENS[0], "token"))


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        pytest.param(f'a = "{TOKENS[0]}"  # b', 5, 5, id="at-its-start"),
        pytest.param(f'a = "{TOKENS[0]}"  # b', 20, 5, id="inside"),
        pytest.param(f'a = "{TOKENS[0]}"  # b', 37, 9, id="behind"),
        pytest.param("\ta", 1, 4, id="tab"),
    ],
)
def test_columns_move_with_the_redaction(line: str, column: int, expected: int) -> None:
    redactor = Redactor({Secret(TOKENS[0], "token"): "[t1]"}, [])
    assert redactor.column(line, column) == expected


def test_unknown_values_of_a_credentials_shape_are_hidden_too() -> None:
    assert Redactor({}, ["[0-9a-z]{32}"]).clean(f"x {TOKENS[1]} y") == "x [redacted] y"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("=abcdefgh=", "=[t1]=", id="the longer of two that begin alike"),
        pytest.param("=abcdabcdefgh=", "=[t2][t1]=", id="one right behind the other"),
        pytest.param("=abcdefgh12=", "=[t1]12=", id="what begins inside one that is hidden"),
        pytest.param("=xabcd 0efgh12=", "=x[t2] 0[t3]=", id="inside words"),
        pytest.param("=99999abcd=", "=[redacted]=", id="inside what is shaped like one"),
    ],
)
def test_known_values_are_hidden_from_left_to_right(line: str, expected: str) -> None:
    known = {Secret(value, "token"): f"[t{number}]" for number, value in enumerate(("abcdefgh", "abcd", "efgh12"), 1)}
    assert Redactor(known, ["[0-9]{5}[a-z]{4}"]).clean(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('PASSWORD = "tulip-Harbour-77"', ["tulip-Harbour-77"]),
        ("my $db_password = 'winter2016';", ["winter2016"]),
        ('"passwd": "a.b.c-d-1"', ["a.b.c-d-1"]),
        ("'password' => 'x9-x9-x9',", ["x9-x9-x9"]),
        ('new Pair("PASSWORD", "s3cret/word")', ["s3cret/word"]),
        ('PASSWORD = os.environ["CRM_1"]', []),
        ('password = "{password_1}"', []),
        ('password="%s-12345"', []),
        ('type="password" name="field-12"', []),
        ('password = "changeme"', []),
        ('password = "https://example.com/1"', []),
        ('password_field = "field-12"', []),
    ],
)
def test_what_the_text_calls_a_password(line: str, expected: list[str]) -> None:
    assert list(passwords_in(line)) == expected


def test_a_password_that_nothing_is_known_of_is_hidden_beside_a_finding(tmp_path: Path) -> None:
    token = f'ZOHO_AUTHTOKEN = "{TOKENS[0]}"'
    (tmp_path / "a.py").write_text(f'DB_PASSWORD = "{PASSWORDS[0]}"\n{token}\nHOST = "db-1"\n', encoding="utf-8")
    audit = run(Settings((str(tmp_path),)), PACK)
    assert not leaks(repr(audit))
    assert "[redacted]" in repr(audit)
    assert "db-1" in repr(audit)
    assert len(audit.credentials) == 1


def test_a_file_name_is_cleaned(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(FILES["client.py"], encoding="utf-8")
    audit = run(Settings((str(tmp_path),)), PACK)
    assert not leaks(" ".join(place.path for finding in audit.findings for place in finding.related))
