"""Keys that carry a token, and keys of that name that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

LOUD = {
    "a name": "{ authtoken: token }",
    "a member": "{ authtoken: config.token, scope: 'crmapi' }",
    "a call": "{ 'authtoken': read(account) }",
}
QUIET = {
    "the index of a search": "{ authtoken: 3 }",
    "the places of a word": "{ terms: { authtoken: [0, 2], apitoken: 1 } }",
    "no places": "{ terms: { authtoken: [] } }",
    "none at all": "{ tokens: token }",
}


def _kinds(folder: Path, value: str) -> list[str]:
    write(folder, {"crm.js": f"// to Zoho CRM\nsend({value});\n"})
    return [finding.kind for finding in audit_of(folder).findings]


@pytest.mark.parametrize("value", LOUD.values(), ids=LOUD)
def test_a_token_under_a_key(value: str, tmp_path: Path) -> None:
    assert _kinds(tmp_path, value) == ["authtoken-parameter"]


@pytest.mark.parametrize("value", QUIET.values(), ids=QUIET)
def test_a_word_that_is_counted(value: str, tmp_path: Path) -> None:
    assert _kinds(tmp_path, value) == []


SEARCHED = {
    "all that follows": 'answer.match(/x/) || find("authtoken=.*")',
    "what follows, taken apart": 'find("authtoken=(.+)")',
    "what follows, one of two kinds at a time": 'find("authtoken=((?:[a-z]|[0-9])*)")',
}


@pytest.mark.parametrize("value", SEARCHED.values(), ids=SEARCHED)
def test_a_pattern_that_looks_for_a_token(value: str, tmp_path: Path) -> None:
    assert "authtoken-parameter" not in _kinds(tmp_path, value)


MINT = "https://accounts.zoho.com/apiauthtoken/nb/create?SCOPE=ZohoCRM/crmapi&EMAIL_ID=me@quillmere.example&PASSWORD="
STANDS_FOR = {
    "in brackets": "[Password]",
    "in brackets, more words": "[your password]&DISPLAY_NAME=[name]",
    "in round ones": "(your_password)",
    "in angles": "<password>",
}


@pytest.mark.parametrize("value", STANDS_FOR.values(), ids=STANDS_FOR)
def test_what_stands_for_a_password(value: str, tmp_path: Path) -> None:
    write(tmp_path, {"README.md": f"Ask for a token: {MINT}{value}\n"})
    assert {finding.kind for finding in audit_of(tmp_path).findings} <= {"token-mint", "placeholder-token"}


@pytest.mark.parametrize("value", ["Kr0n[ach7", "(Kr0nach7)!x"], ids=["a bracket in it", "brackets and more"])
def test_a_password_with_brackets_in_it(value: str, tmp_path: Path) -> None:
    write(tmp_path, {"crm.py": f"# Zoho\nurl = '{MINT}{value}'\n"})
    assert "hardcoded-password" in {finding.kind for finding in audit_of(tmp_path).findings}


FILLED = {
    "replaced": "url = '{MINT}{{Password}}'\nopen(url.replace('{{Password}}', read()))\n",
    "formatted later": "URL = '{MINT}{{password}}'\n",
    "by percent": "URL = '{MINT}%(password)s'\n",
}


@pytest.mark.parametrize("source", FILLED.values(), ids=FILLED)
def test_what_code_puts_a_password_into_is_no_placeholder(source: str, tmp_path: Path) -> None:
    write(tmp_path, {"mint.py": "# Zoho\n" + source.format(MINT=MINT)})
    assert {finding.kind for finding in audit_of(tmp_path).findings} == {"token-mint"}


LOOKED_FOR = {
    "where it begins": ("crm.php", "<?php\n$at = strpos($zoho, 'AUTHTOKEN=');\n", []),
    "whether it is there": ("crm.js", "var has = zoho.indexOf('AUTHTOKEN=') !== -1;\n", []),
    "a query that is begun": ("crm.php", "<?php\n$zoho = 'authtoken=' . $token;\n", ["authtoken-parameter"]),
    "a query that is given on": ("crm.js", "zoho.send('authtoken=' + token);\n", ["authtoken-parameter"]),
}


@pytest.mark.parametrize(("name", "text", "expected"), LOOKED_FOR.values(), ids=LOOKED_FOR)
def test_a_word_that_is_looked_for(name: str, text: str, expected: list[str], tmp_path: Path) -> None:
    write(tmp_path, {name: text})
    assert [finding.kind for finding in audit_of(tmp_path).findings] == expected


GIVEN = {
    "a key and its value": ("request.setParam('authtoken', account.token);", ["authtoken-parameter"]),
    "with a kind": ("request.addParameter('authtoken', account.token, 'query', true);", ["authtoken-parameter"]),
    "a field of a form, its label and more": (
        "add_settings_field('authtoken', 'Auth Token', 'show', 'zoho', 'top');",
        [],
    ),
}


@pytest.mark.parametrize(("call", "expected"), GIVEN.values(), ids=GIVEN)
def test_a_call_that_is_given_a_key(call: str, expected: list[str], tmp_path: Path) -> None:
    write(tmp_path, {"crm.js": f"// Zoho CRM\n{call}\n"})
    assert [finding.kind for finding in audit_of(tmp_path).findings] == expected


FILLED_LATER = {
    "a request that is filled and never sent": (
        "Quotes.java",
        (
            "class Quotes { void add(String url, String token, String rows) {\n"
            '  PostMethod post = new PostMethod("https://crm.zoho.eu/crm/private/xml/Quotes/insertRecords");\n'
            '  post.setParameter("authtoken", token);\n  post.setParameter("scope", "crmapi");\n} }\n'
        ),
    ),
    "a block that fills the request": (
        "notes.rb",
        (
            "class Notes\n  def add(id)\n"
            "    http_post 'https://crm.zoho.com/crm/private/xml/Notes/insertRecords' do |req|\n"
            "      req.params[:authtoken] = settings.token\n      req.params['scope'] = 'crmapi'\n    end\n  end\nend\n"
        ),
    ),
    "documentation in a comment": (
        "Contact.java",
        (
            "// https://crm.zoho.com/crm/private/xml/Contacts/insertRecords?authtoken=Auth Token&scope=crmapi\n"
            "class Contact { }\n"
        ),
    ),
}


@pytest.mark.parametrize(("name", "text"), FILLED_LATER.values(), ids=FILLED_LATER)
def test_what_a_request_is_given_later_belongs_to_it(name: str, text: str, tmp_path: Path) -> None:
    write(tmp_path, {name: text})
    assert [finding.kind for finding in audit_of(tmp_path).findings] == ["v1-endpoint"]


GIVEN_TO_ANOTHER = {
    "another request": (
        "Quotes.java",
        (
            "class Quotes { void add(String token) {\n"
            '  PostMethod post = new PostMethod("https://crm.zoho.eu/crm/private/xml/Quotes/insertRecords");\n'
            '  PostMethod other = new PostMethod(where());\n  other.setParameter("authtoken", token);\n} }\n'
        ),
    ),
    "a block of another call": (
        "notes.rb",
        (
            "class Notes\n  def add(id)\n"
            "    http_post('https://crm.zoho.com/crm/private/xml/Notes/insertRecords') { |req| req.params[:id] = id }\n"
            "    later do |other|\n      other.params[:authtoken] = settings.token\n    end\n  end\nend\n"
        ),
    ),
}


@pytest.mark.parametrize(("name", "text"), GIVEN_TO_ANOTHER.values(), ids=GIVEN_TO_ANOTHER)
def test_what_another_is_given_does_not(name: str, text: str, tmp_path: Path) -> None:
    write(tmp_path, {name: text})
    kinds = [finding.kind for finding in audit_of(tmp_path).findings]
    assert kinds[0] == "v1-endpoint"
    assert len(kinds) == 2


APART = {
    "another vendor's, in an object of its name": (
        "settings.js",
        "module.exports = { ngrok: { authtoken: tunnel }, crm: { host: 'crm.zoho.com' } };\n",
        [],
    ),
    "in an object of any other name": (
        "settings.js",
        "module.exports = { tunnel: { authtoken: token }, crm: { host: 'crm.zoho.com' } };\n",
        ["authtoken-parameter"],
    ),
    "what fills a text": ("crm.py", "# Zoho CRM\nurl = address.format(module='Leads', authtoken=token)\n", []),
    "what a function is given": (
        "crm.py",
        "# Zoho CRM\nurl = address_of(module='Leads', authtoken=token)\n",
        ["authtoken-parameter"],
    ),
    "how a line of an answer begins": ("crm.js", "// Zoho CRM\nvar mark = 'AUTHTOKEN=';\n", []),
    "how a parameter begins": ("crm.js", "// Zoho CRM\nvar mark = 'authtoken=';\n", ["authtoken-parameter"]),
}


@pytest.mark.parametrize(("name", "text", "kinds"), APART.values(), ids=APART)
def test_names_that_look_alike(name: str, text: str, kinds: list[str], tmp_path: Path) -> None:
    write(tmp_path, {name: text})
    assert [finding.kind for finding in audit_of(tmp_path).findings] == kinds


ONE_OF_TWO = {
    "PHP, a body": (
        "zoho.php",
        (
            "<?php\nfunction find($name, $code) {\n"
            "  if ($code) {\n    $body = 'authtoken=' . token_of() . '&scope=crmapi&criteria=(Code:' . $code . ')';\n"
            "  } else {\n    $body = 'authtoken=' . token_of() . '&scope=crmapi&criteria=(Name:' . $name . ')';\n  }\n"
            "  $curl = curl_init('https://crm.zoho.com/crm/private/xml/Products/searchRecords');\n"
            "  curl_setopt($curl, CURLOPT_POSTFIELDS, $body);\n  return curl_exec($curl);\n}\n"
        ),
    ),
    "Python, a mapping": (
        "zoho.py",
        (
            "import requests\n\n\ndef find(name, code):\n"
            "    if code:\n        query = {'authtoken': token_of(), 'scope': 'crmapi', 'criteria': code}\n"
            "    else:\n        query = {'authtoken': token_of(), 'scope': 'crmapi', 'criteria': name}\n"
            "    return requests.get('https://crm.zoho.com/crm/private/xml/Products/searchRecords', params=query)\n"
        ),
    ),
}


@pytest.mark.parametrize(("name", "text"), ONE_OF_TWO.values(), ids=ONE_OF_TWO)
def test_what_a_request_is_given_on_either_way_belongs_to_it(name: str, text: str, tmp_path: Path) -> None:
    write(tmp_path, {name: text})
    (finding,) = audit_of(tmp_path).findings
    given = {place.line for place in finding.related if place.role == "parameters"}
    assert (finding.kind, len(given)) == ("v1-endpoint", 2)


def test_what_is_sent_nowhere_on_one_way_is_told(tmp_path: Path) -> None:
    name, text = ONE_OF_TWO["PHP, a body"]
    apart = text.replace("$body = ", "$log = ", 1)
    write(tmp_path, {name: apart})
    assert sorted(finding.kind for finding in audit_of(tmp_path).findings) == ["authtoken-parameter", "v1-endpoint"]


OWN = {
    "a digest": "$this->answer['authToken'] = md5(time());",
    "a digest in a variable": "$new = sha1(uniqid());\n$this->answer['authToken'] = $new;",
    "something random": "$answer = array('authToken' => bin2hex(random_bytes(16)));",
    "what a method makes": "$answer = array('authToken' => $account->generateAuthToken());",
}
NOT_OWN = {
    "what is kept": "$answer = array('authToken' => $account->token);",
    "what a call gives": "$answer = array('authToken' => token_of($account));",
    "a digest or something else": "$new = $old ? $old->token : md5(time());\n$answer = array('authToken' => $new);",
}
BESIDE = "<?php file_get_contents('https://crm.zoho.com/crm/private/xml/Leads/getRecords?authtoken=' . $key);\n"


@pytest.mark.parametrize("text", OWN.values(), ids=OWN)
def test_a_token_that_a_program_makes_is_its_own(text: str, tmp_path: Path) -> None:
    write(tmp_path, {"crm.php": BESIDE, "login.php": f"<?php\nfunction login() {{\n{text}\n}}\n"})
    assert [finding.path for finding in audit_of(tmp_path).findings] == ["crm.php"]


@pytest.mark.parametrize("text", NOT_OWN.values(), ids=NOT_OWN)
def test_a_token_that_it_is_given_may_be_the_vendors(text: str, tmp_path: Path) -> None:
    write(tmp_path, {"crm.php": BESIDE, "login.php": f"<?php\nfunction login() {{\n{text}\n}}\n"})
    assert [finding.path for finding in audit_of(tmp_path).findings] == ["crm.php", "login.php"]
