"""Comments that tell the auditor to pass over a finding: in every syntax, at the right place, and never unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from suppress.scanning import TOKEN, URL, counting, pack, said, scan, why, write

if TYPE_CHECKING:
    from pathlib import Path

MARK = "auditor: ignore[ZA101] until the move in May"

LINES = [
    ("a.py", f'import requests\nrequests.get("{URL}")  # {MARK}\n'),
    ("a.py", f'import requests\nrequests.get("{URL}")  # noqa: E501  # {MARK}\n'),
    ("a.py", f'import requests\n# {MARK}\nrequests.get("{URL}")\n'),
    ("a.py", f'import requests\nrequests.get(  # {MARK}\n    "{URL}",\n)\n'),
    ("a.py", f'import requests\nrequests.get(\n    "{URL}",  # {MARK}\n)\n'),
    ("a.py", f'import requests\r\n# {MARK}\r\nrequests.get("{URL}")\r\n'),
    ("a.py", f'import requests\n#{MARK}\nrequests.get("{URL}")\n'),
    ("a.py", f'import requests\n# {MARK.replace(": ", ":")}\nrequests.get("{URL}")\n'),
    ("a.py", f'import requests\n# {MARK.replace("ZA101", "ZA1")}\nrequests.get("{URL}")\n'),
    ("a.py", f'import requests\n# {MARK.replace("ZA101", "ZA201, ZA101")}\nrequests.get("{URL}")\n'),
    ("a.js", f'fetch("{URL}"); // {MARK}\n'),
    ("a.js", f'fetch("{URL}");// {MARK}\n'),
    ("a.ts", f'/* {MARK} */\nfetch("{URL}");\n'),
    ("a.js", f'/**\n * {MARK}\n */\nfetch("{URL}");\n'),
    ("a.jsx", f'/* {MARK} */ fetch("{URL}");\n'),
    ("a.php", f'<?php\nfile_get_contents("{URL}"); # {MARK}\n'),
    ("a.php", f'<?php /* {MARK} */ file_get_contents("{URL}");\n'),
    ("a.php", f'<!-- {MARK} -->\n<a href="{URL}">leads</a>\n<?php echo 1;\n'),
    ("A.java", f'class A {{ void f() {{\n  // {MARK}\n  get("{URL}");\n}} }}\n'),
    ("A.cs", f'class A {{ void F() {{\n  /* {MARK} */\n  Get("{URL}");\n}} }}\n'),
    ("a.rb", f'require "net/http"\nNet::HTTP.get(URI("{URL}")) # {MARK}\n'),
    ("a.html.erb", f'<%# {MARK} %>\n<a href="{URL}">leads</a>\n'),
    ("a.html.erb", f'<!-- {MARK} -->\n<a href="{URL}">leads</a>\n'),
    ("a.html", f'<!-- {MARK} -->\n<a href="{URL}">leads</a>\n'),
    ("a.html", f'<a href="{URL}">leads</a> <!-- {MARK} -->\n'),
    ("a.xml", f"<root>\n  <!-- {MARK} -->\n  <url>{URL}</url>\n</root>\n"),
    ("a.md", f"<!-- {MARK} -->\n{URL}\n"),
    ("a.sql", f"-- {MARK}\nINSERT INTO urls VALUES ('{URL}');\n"),
    ("a.sql", f"SET @url = '{URL}'; -- {MARK}\n"),
    ("a.yml", f"url: {URL}  # {MARK}\n"),
    ("a.ini", f"[crm]\n; {MARK}\nurl = {URL}\n"),
    ("a.env", f"# {MARK}\nCRM_URL={URL}\n"),
    ("a.vb", f'\' {MARK}\nDim url As String = "{URL}"\n'),
    ("a.vb", f'Rem {MARK.replace("auditor", "auditor")}\nDim url As String = "{URL}"\n'.replace("Rem", "REM")),
    ("a.ps1", f'# {MARK}\nInvoke-RestMethod "{URL}"\n'),
    ("a.lua", f'-- {MARK}\nlocal url = "{URL}"\n'),
    ("a.hbs", f'{{{{!-- {MARK} --}}}}\n<a href="{URL}">leads</a>\n'),
    ("a.tex", f"% {MARK}\n\\url{{{URL}}}\n"),
]


@pytest.mark.parametrize(("name", "text"), LINES, ids=[f"{number}-{name}" for number, (name, _) in enumerate(LINES)])
def test_an_ignore_on_the_line_or_above_it(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, {name: text})
    audit = scan(tmp_path)
    assert [row for row in counting(audit) if "ZA101" in row] == []
    assert why(audit) == ["ignored: until the move in May"]


ELSEWHERE = [
    ("two lines above", "a.py", f'import requests\n# {MARK}\n\nrequests.get("{URL}")\n'),
    ("behind code above", "a.py", f'import requests  # {MARK}\nrequests.get("{URL}")\n'),
    ("below", "a.py", f'import requests\nrequests.get("{URL}")\n# {MARK}\n'),
    ("another rule", "a.py", f'import requests\nrequests.get("{URL}")  # auditor: ignore[ZA102] no\n'),
    ("no rule", "a.py", f'import requests\nrequests.get("{URL}")  # auditor: ignore\n'),
    ("in a string", "a.py", f'import requests\nx = "# {MARK}"; requests.get("{URL}")\n'),
    ("in a docstring", "a.py", f'"""Write\n# {MARK}\n"""; import requests; requests.get("{URL}")\n'),
    ("quoted", "a.md", f"Write `# {MARK}` beside {URL}\n"),
    ("another tool's", "a.py", f'import requests\nrequests.get("{URL}")  # noqa: ZA101\n'),
    ("part of a word", "a.py", f'import requests\nrequests.get("{URL}")  # co-{MARK}\n'),
]


@pytest.mark.parametrize(("name", "text"), [row[1:] for row in ELSEWHERE], ids=[row[0] for row in ELSEWHERE])
def test_what_is_no_ignore_for_it(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, {name: text})
    audit = scan(tmp_path)
    assert any("ZA101" in row for row in counting(audit))
    assert why(audit) == []


def test_of_nested_calls_the_inner_one_is_meant(tmp_path: Path) -> None:
    inner = f'    fetch("{URL.replace("Leads", "Deals")}"); // {MARK}\n'
    write(tmp_path, {"a.js": f'$.ajax({{\n  url: "{URL}",\n  success: function () {{\n{inner}  }},\n}});\n'})
    assert counting(scan(tmp_path)) == ["a.js:1 ZA101"]


def test_a_whole_file(tmp_path: Path) -> None:
    text = f'import requests\nrequests.get("{URL}")\nrequests.post("{URL}")\n# auditor: ignore-file[ZA101] an archive\n'
    write(tmp_path, {"old.py": text, "new.py": text.replace("auditor:", "")})
    audit = scan(tmp_path)
    assert counting(audit) == ["new.py:2 ZA101", "new.py:3 ZA101"]
    assert why(audit) == ["ignored in the whole file: an archive"] * 2


def test_a_credential_stays_in_the_list_to_revoke(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": f'zoho_authtoken = "{TOKEN}"  # auditor: ignore[ZA201] {TOKEN} is revoked\n'})
    audit = scan(tmp_path)
    assert counting(audit) == []
    assert [place.line for credential in audit.credentials for place in credential.places] == [1]
    (reason,) = why(audit)
    assert reason.endswith("is revoked")
    assert TOKEN not in repr(audit), "not in the reason either"


def test_without_a_reason_this_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": f'import requests\nrequests.get("{URL}")  # auditor: ignore[ZA101]\n'})
    assert why(scan(tmp_path)) == ["ignored: no reason given"]


def test_an_ignore_that_fits_nothing_is_said(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "used.py": f'import requests\nrequests.get("{URL}")  # auditor: ignore[ZA101, ZA201] half of it\n',
            "clean.py": "x = 1  # auditor: ignore[ZA101] mended long ago\n",
            "file.py": "# auditor: ignore-file[ZA10] mended long ago\n",
        },
    )
    assert said(scan(tmp_path)) == [
        "clean.py: line 1: ignore[ZA101] has nothing to ignore any more; take it out",
        "file.py: line 1: ignore-file[ZA10] has nothing to ignore any more; take it out",
        "used.py: line 2: ignore[ZA201] has nothing to ignore any more; take it out",
    ]
    assert said(scan(tmp_path, ignore=["ZA"])) == [], "a rule that did not run may well have had something"


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("auditor: ignore[ZA999] x", "line 2: ignore[ZA999]: there is no rule 'ZA999'; there are ZA101,"),
        ("auditor: ignore[v1-endpoint] x", "there is no rule 'v1-endpoint'"),
        ("auditor: ignore all of it", "line 2: ignore names no rule; write ignore[ZA101] and why"),
        ("auditor: ignore[] x", "line 2: ignore names no rule"),
    ],
)
def test_a_wrong_rule_is_said(tmp_path: Path, comment: str, words: str) -> None:
    write(tmp_path, {"a.py": f'import requests\nrequests.get("{URL}")  # {comment}\n'})
    audit = scan(tmp_path)
    assert counting(audit) == ["a.py:2 ZA101"]
    assert any(words in row for row in said(audit))


def test_a_reason_cannot_act_on_a_terminal(tmp_path: Path) -> None:
    text = f'import requests\nrequests.get("{URL}")  # auditor: ignore[ZA101] \x1b[2Jgone\u202e\n'
    write(tmp_path, {"a.py": text})
    (reason,) = why(scan(tmp_path))
    assert reason.startswith("ignored: ")
    assert "\x1b" not in reason
    assert "\u202e" not in reason


def test_paths_of_the_settings(tmp_path: Path) -> None:
    text = f'import requests\nrequests.get("{URL}", params={{"authtoken": "{TOKEN}"}})\n'
    settings = '[per-path-ignores]\n"archive/**" = ["ZA1"]\n"*_old.py" = "ZA101,ZA201"\n"none/**" = ["ZA101"]\n'
    write(tmp_path, {"archive/a.py": text, "b_old.py": text, "c.py": text, ".auditor.toml": settings})
    audit = scan(tmp_path)
    assert counting(audit) == ["archive/a.py:2 ZA201", "c.py:2 ZA101", "c.py:2 ZA201"]
    assert why(audit) == ["settings: archive/**", "settings: *_old.py", "settings: *_old.py"]
    assert said(audit) == [": per-path-ignores: nothing to ignore any more: none/**=ZA101"]
    assert len(audit.credentials[0].places) == 3


def test_every_rule_can_be_named() -> None:
    assert all(rule.id.isalnum() for rule in pack().rules)
