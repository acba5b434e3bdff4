"""Every rule of the shipped pack has all its texts and examples, and its expressions find what they are for."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from effort import evenly

from auditor.pack import lookup

if TYPE_CHECKING:
    from auditor.pack.rows import Pack, Rule

KINDS = {
    "ZA101": "v1-endpoint", "ZA102": "v1-method-call", "ZA103": "token-mint", "ZA104": "ticket-login",
    "ZA105": "authtoken-parameter", "ZA106": "authtoken-header", "ZA107": "v1-scope", "ZA108": "v1-library",
    "ZA109": "v1-payload", "ZA110": "v1-response", "ZA201": "hardcoded-token", "ZA202": "hardcoded-password",
    "ZA203": "placeholder-token",
}  # fmt: skip


def rule(pack: Pack, id_: str) -> Rule:
    found = lookup.rule(pack, id_)
    assert found
    return found


def prefix(path: str) -> str:
    """What of a URL shape's path identifies it."""
    return path.partition("{")[0].rstrip("/").lower()


def test_ids_and_kinds_are_stable(pack: Pack) -> None:
    assert {row.id: row.kind for row in pack.rules} == KINDS


def test_every_rule_shows_what_it_finds_and_what_not(pack: Pack) -> None:
    for row in pack.rules:
        assert len(row.bad) >= 3, row.id
        assert len(row.good) >= 3, row.id
        assert len(row.references) >= 1, row.id
        assert row.what_to_do.strip().startswith("1. "), row.id
        titles = [example.title for example in (*row.bad, *row.good)]
        assert len(set(titles)) == len(titles), row.id


def test_python_examples_are_python(pack: Pack) -> None:
    for row in pack.rules:
        for example in (*row.bad, *row.good):
            for file, code in {example.file: example.code, **example.also}.items():
                if file.endswith(".py"):
                    compile(code, f"{row.id} {example.title}", "exec")


def test_examples_name_calls_that_the_pack_knows(pack: Pack) -> None:
    for row in pack.rules:
        for example in row.bad:
            for call in example.calls:
                module, _, method = call.partition(".")
                if module:
                    assert lookup.module(pack, module), call
                    assert lookup.method(pack, method), call
                else:
                    assert method in {url.method for url in row.match.url}, call


@pytest.mark.parametrize(
    ("id_", "path", "there"),
    [
        ("ZA101", "https://crm.zoho.com/crm/private/xml/Leads/getRecords", True),
        ("ZA101", "http://crm.zoho.com/crm/private/xml/", True),
        ("ZA101", "/crm/private/json/%s/updateRecords", True),
        ("ZA101", "https://crm.zoho.com/crm/private", True),
        ("ZA101", "https://crm.zoho.{region}/crm/private/json", True),
        ("ZA101", "https://www.zohoapis.com/crm/v8/Leads", False),
        ("ZA101", "https://crm.zoho.com/crm/org123/tab/Leads", False),
        ("ZA103", "https://accounts.zoho.com/apiauthtoken/nb/create?SCOPE=ZohoCRM/crmapi", True),
        ("ZA103", "/apiauthtoken/create?SCOPE", True),
        ("ZA103", "/apiauthtoken/delete?AUTHTOKEN=", True),
        ("ZA103", "oauth/v2/token", False),
        ("ZA103", "/oauth/v2/token/revoke", False),
    ],
)
def test_url_shapes(pack: Pack, id_: str, path: str, *, there: bool) -> None:
    shapes = [url for url in rule(pack, id_).match.url if not url.host and not url.known]
    assert any(prefix(url.path) in path.lower() for url in shapes) is there


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("login?servicename=ZohoCRM&FROM_AGENT=true", True),
        ("signin?servicename=ZohoCRM&signupurl=", False),
    ],
)
def test_the_ticket_login_is_told_by_its_keys(pack: Pack, query: str, *, there: bool) -> None:
    shapes = rule(pack, "ZA104").match.url
    assert any(all(key in query for key in url.keys) for url in shapes) is there


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("authtoken", True), ("AUTHTOKEN", True), ("authToken", True), ("auth_token", True), ("crm_auth_token", True),
        ("zohoauthtoken", True), ("zoho_authtoken", True), ("oauthtoken", False), ("OAuthToken", False),
    ],
)  # fmt: skip
def test_names_of_authtokens(pack: Pack, text: str, *, there: bool) -> None:
    secret = rule(pack, "ZA203").match.secret
    patterns = [*secret.strict_names, next(name for name in secret.names if "auth" in name)]
    assert any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns) is there


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("zohoAuthToken", False), ("ZOHO_AUTHTOKEN", False), ("zoho_token", False), ("api_key", False),
        ("zoho_oauth_token", True), ("ZohoOAuthToken", True), ("refresh_token", True), ("csrf_token", True),
    ],
)  # fmt: skip
def test_names_that_hold_something_else(pack: Pack, name: str, *, other: bool) -> None:
    for id_ in ("ZA201", "ZA203"):
        patterns = rule(pack, id_).match.secret.not_names
        assert any(re.search(pattern, name, re.IGNORECASE) for pattern in patterns) is other


def tried(pattern: re.Pattern[str], piece: str, end: str, size: int) -> None:
    pattern.fullmatch(piece * size + end)


@pytest.mark.parametrize("id_", ["ZA201", "ZA202", "ZA203"])
def test_no_expression_tries_for_long(pack: Pack, id_: str) -> None:
    secret = rule(pack, id_).match.secret
    patterns = [
        re.compile(text) for text in (*secret.names, *secret.strict_names, *secret.placeholders, *secret.references)
    ]
    for piece, end in (("a", ""), ("-", "!"), ("your ", "!"), ("0123456789", "g"), ("x ", "")):
        for pattern in patterns:
            assert evenly(partial(tried, pattern, piece, end), 3_500)
            pattern.search(piece * (400 // len(piece)))


@pytest.mark.parametrize(
    ("value", "there"),
    [
        ("Zoho-authtoken abc", True), ("zoho-authtoken {token}", True), (" Zoho-authtoken", True),
        ("Zoho-oauthtoken abc", False), ("Bearer abc", False),
    ],
)  # fmt: skip
def test_the_header(pack: Pack, value: str, *, there: bool) -> None:
    match = rule(pack, "ZA106").match
    assert any(re.fullmatch(pattern, value) for key in match.key for pattern in key.values) is there
    assert any(re.search(pattern, value) for pattern in match.text) is there


@pytest.mark.parametrize(
    ("value", "product"),
    [
        ("crmapi", "CRM"), ("CRMAPI", "CRM"), ("ZohoCRM/crmapi", "CRM"), ("ZohoCRM%2Fcrmapi", "CRM"),
        ("zohocrm%2fcrmapi", "CRM"), ("ZohoSupport/supportapi,ZohoSearch/SearchAPI", "Desk"),
        ("ZohoSUPPORT/supportapi", "Desk"), ("Zohopeople/peopleapi", "People"), ("invoiceapi", "Invoice"),
        ("ZohoMail/ZohoMailApi", "Mail"), ("ZohoPayments/partnerapi", "Payments"), ("ZohoPC/docsapi", "Docs"),
        ("ZohoCRM.modules.ALL", ""), ("ZohoCRM.modules.leads.READ,ZohoSearch.securesearch.READ", ""),
        ("openid email", ""), ("request", ""), ("crmApiClient", ""),
    ],
)  # fmt: skip
def test_scopes(pack: Pack, value: str, product: str) -> None:
    values = [pattern for key in rule(pack, "ZA107").match.key for pattern in key.values]
    assert any(re.fullmatch(pattern, value) for pattern in values) is bool(product)
    found = lookup.product_of_scope(pack, value)
    assert (found.name if found else "") == product


def test_every_scope_of_the_products_is_recognised(pack: Pack) -> None:
    values = [pattern for key in rule(pack, "ZA107").match.key for pattern in key.values]
    for row in pack.products:
        for scope in (row.scope, row.call_scope):
            assert not scope or any(re.fullmatch(pattern, scope) for pattern in values), scope


def test_products_with_urls_of_their_own_have_a_shape(pack: Pack) -> None:
    shapes = rule(pack, "ZA101").match.url
    for row in pack.products:
        for base in (row.base, *row.more_bases):
            host, slash, path = base.partition("/")
            own = [
                url
                for url in shapes
                if url.product == row.name and host.startswith(url.host) and prefix(url.path) in f"{slash}{path}"
            ]
            assert own or not base, base


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ('<FL val="Last Name">', True), ("<FL val='%s'>", True), ('<fl val="x">', True), ('< FL  val = "x">', True),
        ("<Leads><row no=", True), ("<CustomModule3>\n<row no='1'>", True),
        ('{"FL": "Florida"}', False), ("<row no='1'>", False), ("<FLOOR val=''>", False),
    ],
)  # fmt: skip
def test_payloads(pack: Pack, text: str, *, there: bool) -> None:
    assert any(re.search(pattern, text) for pattern in rule(pack, "ZA109").match.text) is there


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ('<response uri="/crm/private/xml/Leads/getRecords">', True),
        ('{"uri": "/crm/private/json/Leads/getRecords"}', True),
        (r"{\"uri\":\"/crm/private/json/Leads/getRecords\"}", True),
        ("//row/FL[@val='Email']", True),
        ('uri="/private/orders"', False), ("//book[@lang='en']", False),
        ("https://crm.zoho.com/crm/private/xml/Leads/getRecords", False),
    ],
)  # fmt: skip
def test_responses(pack: Pack, text: str, *, there: bool) -> None:
    assert any(re.search(pattern, text) for pattern in rule(pack, "ZA110").match.text) is there


@pytest.mark.parametrize(
    "value",
    [
        "", " ", "YOUR_AUTH_TOKEN", "YOUR_TOKEN", "your-auth-token", "yourAuthToken", "YOURAUTHTOKEN", "MY_TOKEN",
        "add-your-auth-token", "add-your-auth-token-here", "CHANGE_THIS_TO_YOUR_TOKEN", "CHANGE_ME", "changeme",
        "###AUTHTOKEN###", "********", "****************", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "XXXX-XXXX", "xxx",
        "<token>", "<your token here>", "{{ token }}", "{token}", "${ZOHO_TOKEN}", "$TOKEN", "%TOKEN%", "%(token)s",
        "%s", "#{token}", "<%= token %>", "[token]", "insert token here", "Your Auth Token", "my zoho crm token",
        "put your key here", "0" * 32, "a" * 32, "0123456789abcdef0123456789abcdef", "12345678901234567890123456789012",
        "token", "AUTHTOKEN", "password", "secret", "None", "null", "TODO", "test", "...", "YOUR_PASSWORD",
        "abcdefabcdefabcdefabcdefabcdefab", "replace_me", "@TOKEN@", "ZOHO_AUTH_TOKEN", "zohoAuthToken",
    ],
)  # fmt: skip
def test_placeholders(pack: Pack, value: str) -> None:
    assert any(re.fullmatch(pattern, value) for pattern in rule(pack, "ZA203").match.secret.placeholders)


@pytest.mark.parametrize(
    "value",
    [
        "5f1a09c3b7e24d6885ab01cd92ef3a47", "9c1e44d07ab83f25e6104d8fb2a79c53", "7d98h6k43g4j09h43dd0b167dda34bq1",
        "a1b2c3d4e5f60718293a4b5c6d7e8f90", "correct-horse-9", "Tr0ub4dor&3", "1000397765.1000414544.ca1f9949f637a8e6",
        "hunter2-or-so", "S0mething!", "deadbee0f00dcafe1234a5b6c7d8e9f1",
    ],
)  # fmt: skip
def test_credentials_are_no_placeholders(pack: Pack, value: str) -> None:
    assert not any(re.fullmatch(pattern, value) for pattern in rule(pack, "ZA203").match.secret.placeholders)


@pytest.mark.parametrize(
    ("value", "shapes"),
    [
        ("5f1a09c3b7e24d6885ab01cd92ef3a47", {"authtoken", "ticket"}),
        ("7d98h6k43g4j09h43dd0b167dda34bq1", {"authtoken"}),
        ("1000." + "0a" * 16 + "." + "1b" * 16, {"oauth-access-or-refresh", "vertical-header"}),
        ("1000.ABCDEFGHIJKLMNOPQRSTUVWXYZ0123", {"oauth-client-id"}),
        ("0a1b2c" * 7, {"oauth-client-secret"}),
        ("1000397765.1000414544.ca1f9949f637a8e6", {"vertical-header"}),
        ("20120229-ab12cd34ef$", {"apikey"}),
        ("d41d8cd98f00b204e9800998ecf8427e0", set()),
    ],
)
def test_token_shapes(pack: Pack, value: str, shapes: set[str]) -> None:
    assert {shape.id for shape in pack.token_shapes if re.fullmatch(shape.regex, value)} == shapes


def test_what_an_oauth_token_looks_like_is_never_an_authtoken(pack: Pack) -> None:
    secret = rule(pack, "ZA201").match.secret
    assert set(secret.not_shapes) == {row.id for row in pack.token_shapes if row.id.startswith("oauth")}


def test_severities(pack: Pack) -> None:
    by_severity: dict[str, set[str]] = {}
    for row in pack.rules:
        by_severity.setdefault(row.severity, set()).add(row.kind)
    assert by_severity["blocker"] == {
        "v1-endpoint", "v1-method-call", "token-mint", "ticket-login", "hardcoded-password",
    }  # fmt: skip
    assert by_severity["info"] == {"placeholder-token"}
