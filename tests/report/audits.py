"""Audits to report on: a realistic one, a clean one, a hostile one, a huge one."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from auditor.findings import (
    ApiCall,
    Confidence,
    Credential,
    Finding,
    Mark,
    Place,
    Replacement,
    Severity,
    Snippet,
    Translation,
)
from auditor.outcome import Audit, Count, Coverage, Notice, PackInfo, Skipped, Tool
from auditor.plan import plan_of, summary_of, verdict_of
from report.packs import PRODUCT, pack

if TYPE_CHECKING:
    from collections.abc import Iterable

CLIENT = """import requests

from crm import settings

BASE = "https://crm.zoho.com/crm/private/json/"


class LegacyClient:
    def __init__(self, token=settings.AUTHTOKEN):
        self.token = token

    def _get(self, module, method, **params):
        params.update(authtoken=self.token, scope="crmapi")
        response = requests.get(BASE + module + "/" + method, params=params, timeout=30)
        return response.json()["response"]["result"]

    def leads(self, start=1, end=200):
        return self._get("Leads", "getRecords", fromIndex=start, toIndex=end)

    def contact(self, record_id):
        return self._get("Contacts", "getRecordById", id=record_id)

    def search(self, module, criteria):
        return self._get(module, "searchRecords", criteria=criteria)
"""
SETTINGS = """import os

REGION = os.environ.get("ZOHO_REGION", "com")
AUTHTOKEN = "[token 4f9a1c]"
REPORTS_URL = "https://reports.zoho.com/api/owner@example.com/CRM"
# previous token, kept until the move is done: [token 4f9a1c]
"""
PUSH = """def push(rows):
    xml = "<Leads>" + "".join(as_row(n, row) for n, row in enumerate(rows, 1)) + "</Leads>"
    url = "https://crm.zoho.com/crm/private/xml/Leads/insertRecords"
    answer = urlopen(url, urlencode({
        "authtoken": TOKEN,
        "scope": "crmapi",
        "wfTrigger": "true",
        "xmlData": xml,
    }).encode())
    return ElementTree.parse(answer)
"""
MINT = """def mint(email, password="[password 1]"):
    query = {"SCOPE": "ZohoCRM/crmapi", "EMAIL_ID": email, "PASSWORD": password}
    return requests.post("https://accounts.zoho.com/apiauthtoken/nb/create", data=query).text
"""
REQUIREMENTS = """requests>=2.20
zcrmsdk==1.0.3
python-dateutil
"""


def place(path: str, source: str, text: str, role: str = "") -> Place:
    start = source.index(text)
    line, column = source.count("\n", 0, start) + 1, start - source.rfind("\n", 0, start)
    end = start + len(text)
    shown = source.splitlines()[line - 1].strip() if role else ""
    return Place(path, line, column, source.count("\n", 0, end) + 1, end - source.rfind("\n", 0, end), role, shown)


def snippet(source: str, where: Place, around: int = 1) -> Snippet:
    lines = source.splitlines()
    first = max(where.line - around, 1)
    shown = lines[first - 1 : where.end_line + around]
    marks = []
    for number in range(where.line, where.end_line + 1):
        line = lines[number - 1]
        begin = where.column if number == where.line else len(line) - len(line.lstrip()) + 1
        marks.append(Mark(number, begin, where.end_column if number == where.end_line else len(line) + 1))
    return Snippet(first, tuple(shown), tuple(marks))


def finding(rule: str, path: str, source: str, text: str, message: str, **more: object) -> Finding:
    where = place(path, source, text)
    values: dict[str, object] = {
        "id": sha256(f"{rule} {path} {where.line} {message}".encode()).hexdigest()[:40],
        "rule": rule,
        "kind": "v1-endpoint",
        "severity": Severity.BLOCKER,
        "confidence": Confidence.CERTAIN,
        "path": path,
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line,
        "end_column": where.end_column,
        "message": message,
        "snippet": snippet(source, where),
        "product": PRODUCT,
    }
    return Finding(**{**values, **more})  # type: ignore[arg-type]


def call(module: str, method: str, kind: str = "json") -> tuple[ApiCall, ...]:
    return (ApiCall(module, method, kind),)


WRAPPER = 'requests.get(BASE + module + "/" + method, params=params, timeout=30)'
TRACE = (
    place("crm/client.py", CLIENT, 'BASE = "https://crm.zoho.com/crm/private/json/"', "url"),
    place("crm/client.py", CLIENT, 'params.update(authtoken=self.token, scope="crmapi")', "parameters"),
    place("crm/settings.py", SETTINGS, 'AUTHTOKEN = "[token 4f9a1c]"', "token"),
)
VIA = (place("crm/client.py", CLIENT, WRAPPER, "wrapper"), *TRACE)
READ = Replacement(
    "GET",
    "/crm/v8/Leads",
    ("ZohoCRM.modules.leads.READ",),
    ("B01", "B03", "B04", "B08"),
    3,
    target="/crm/v8/Leads?fields={fields}&page={page}",
    headers=("Authorization: Zoho-oauthtoken {access_token}",),
    parameters=(
        Translation("authtoken", "header", "Authorization", "Zoho-oauthtoken {access_token}"),
        Translation("scope", "removed"),
        Translation("fromIndex", "query", "page", "{page}", "rows become pages"),
        Translation("toIndex", "unknown", note="no counterpart known"),
    ),
)
BY_ID = Replacement("GET", "/crm/v8/Contacts/{id}", ("ZohoCRM.modules.contacts.READ",), ("B01", "B03"), 3)
INSERT = Replacement(
    "POST", "/crm/v8/Leads", ("ZohoCRM.modules.leads.CREATE",), ("B01", "B03", "B14"), 5, "100 records a call"
)
DECIDE = Replacement(
    "GET", "/crm/v8/{module}/search", ("ZohoCRM.modules.{module}.READ", "ZohoSearch.securesearch.READ"), ("B01",), 7
)
SHAPE = "https://crm.zoho.com/crm/private/json/{}/{}?authtoken=[token 4f9a1c]&scope=crmapi"


def findings() -> tuple[Finding, ...]:
    through = {"kind": "v1-method-call", "related": VIA, "via": "LegacyClient._get (crm/client.py:14)"}
    return (
        finding(
            "ZA101",
            "crm/client.py",
            CLIENT,
            WRAPPER,
            "A wrapper sends every call of this class to API v1",
            related=TRACE,
            shape=SHAPE.format("{module}", "{method}"),
            call=(ApiCall("", ""),),
            replacement=replace(DECIDE, path="/crm/v8/{module}", effort=5),
            confidence=Confidence.LIKELY,
        ),
        finding(
            "ZA102",
            "crm/client.py",
            CLIENT,
            'self._get("Leads", "getRecords", fromIndex=start, toIndex=end)',
            "Leads.getRecords goes through API v1",
            call=call("Leads", "getRecords"),
            replacement=READ,
            shape=SHAPE.format("Leads", "getRecords") + "&fromIndex={start}&toIndex={end}",
            **through,
        ),
        finding(
            "ZA102",
            "crm/client.py",
            CLIENT,
            'self._get("Contacts", "getRecordById", id=record_id)',
            "Contacts.getRecordById goes through API v1",
            call=call("Contacts", "getRecordById"),
            replacement=BY_ID,
            shape=SHAPE.format("Contacts", "getRecordById") + "&id={record_id}",
            **through,
        ),
        finding(
            "ZA102",
            "crm/client.py",
            CLIENT,
            'self._get(module, "searchRecords", criteria=criteria)',
            "searchRecords goes through API v1, on Leads or Contacts",
            replacement=DECIDE,
            confidence=Confidence.LIKELY,
            call=(ApiCall("Leads", "searchRecords", "json"), ApiCall("Contacts", "searchRecords", "json")),
            shape=SHAPE.format("{Leads|Contacts}", "searchRecords") + "&criteria={criteria}",
            **through,
        ),
        finding(
            "ZA101",
            "crm/jobs/push.py",
            PUSH,
            PUSH[PUSH.index("urlopen") : PUSH.index(".encode())") + 10],
            "Leads.insertRecords goes through API v1",
            call=call("Leads", "insertRecords", "xml"),
            replacement=INSERT,
            shape="https://crm.zoho.com/crm/private/xml/Leads/insertRecords",
            related=(
                place("crm/jobs/push.py", PUSH, '"https://crm.zoho.com/crm/private/xml/Leads/insertRecords"', "url"),
            ),
        ),
        finding(
            "ZA301",
            "crm/settings.py",
            SETTINGS,
            "[token 4f9a1c]",
            "An authtoken stands in the code: it never expires",
            kind="hardcoded-token",
            severity=Severity.BLOCKER,
            credential="token:4f9a1c",
            product=PRODUCT,
            fix="Revoke it, then read the OAuth refresh token from the environment",
        ),
        finding(
            "ZA301",
            "crm/settings.py",
            SETTINGS,
            "previous token, kept until the move is done: [token 4f9a1c]",
            "An authtoken stands in the code: it never expires",
            kind="hardcoded-token",
            credential="token:4f9a1c",
            context=("comment",),
        ),
        finding(
            "ZA201",
            "scripts/mint.py",
            MINT,
            'requests.post("https://accounts.zoho.com/apiauthtoken/nb/create", data=query)',
            "Authtokens can no longer be minted",
            kind="token-mint",
            severity=Severity.HIGH,
            shape="https://accounts.zoho.com/apiauthtoken/nb/create",
        ),
        finding(
            "ZA302",
            "scripts/mint.py",
            MINT,
            '"[password 1]"',
            "A password stands in the code",
            kind="hardcoded-password",
            severity=Severity.HIGH,
            credential="password:1",
        ),
        finding(
            "ZA401",
            "requirements.txt",
            REQUIREMENTS,
            "zcrmsdk==1.0.3",
            "zcrmsdk 1.0.3 speaks API v1",
            kind="v1-library",
            severity=Severity.MEDIUM,
        ),
        finding(
            "ZA501",
            "crm/jobs/push.py",
            PUSH,
            '"<Leads>"',
            "v1 XML rows are built by hand",
            kind="v1-payload",
            severity=Severity.LOW,
            confidence=Confidence.POSSIBLE,
        ),
        finding(
            "ZA101",
            "crm/settings.py",
            SETTINGS,
            "https://reports.zoho.com/api/owner@example.com/CRM",
            "Zoho Reports is called with an authtoken",
            product="Zoho Reports",
            severity=Severity.HIGH,
            call=(ApiCall("", "export"),),
        ),
        finding(
            "ZA601",
            "tests/test_client.py",
            'TOKEN = "YOUR_AUTH_TOKEN"\n',
            "YOUR_AUTH_TOKEN",
            "A placeholder for an authtoken",
            kind="placeholder-token",
            severity=Severity.INFO,
            context=("test",),
        ),
        finding(
            "ZA501",
            "docs/old.py",
            'row["FL"]\n',
            'row["FL"]',
            "A v1 response is taken apart",
            kind="v1-response",
            severity=Severity.LOW,
            context=("docs",),
            suppressed="baseline: recorded 2026-10-02",
        ),
    )


def credentials(found: Iterable[Finding]) -> tuple[Credential, ...]:
    places: dict[str, list[Place]] = {}
    for one in found:
        if one.credential:
            where = Place(one.path, one.line, one.column, one.end_line, one.end_column, "token")
            places.setdefault(one.credential, []).append(where)
    token = "Sign in at accounts.zoho.com as the owner, open Active Authtokens, delete it."
    return tuple(
        Credential(
            key, key.split(":")[0], f"[{key.replace(':', ' ')}]", PRODUCT, tuple(where), token, "the account's owner"
        )
        for key, where in places.items()
    )


COVERAGE = Coverage(
    files=1240,
    searched=1234,
    bytes=3_214_567,
    relevant=12,
    readers=(Count("libcst", 10), Count("tree-sitter", 2)),
    skipped=(Skipped("logo.png", "binary", expected=True), Skipped("crm/dump.bin", "binary", expected=True)),
    ignored_configuration=(".env",),
    read_as_text=("fixtures/export.sql",),
)


def audit(
    found: tuple[Finding, ...] | None = None, coverage: Coverage = COVERAGE, notices: tuple[Notice, ...] = ()
) -> Audit:
    listed = findings() if found is None else found
    rules = pack()
    return Audit(
        tool=Tool("zoho-v1-audit", "0.0.0", "auditor scan .", "2026-11-23T12:00:00Z"),
        pack=PackInfo(
            id=rules.about.id,
            title=rules.about.title,
            version=rules.about.version,
            api=rules.about.api,
            successor=rules.about.successor,
            product=PRODUCT,
            rules=tuple(one.id for one in rules.rules),
        ),
        target=(".",),
        verdict=verdict_of(listed, coverage, PRODUCT),
        summary=summary_of(listed, PRODUCT),
        findings=listed,
        credentials=credentials(listed),
        plan=plan_of(listed, rules, coverage),
        coverage=coverage,
        notices=notices,
    )


def clean() -> Audit:
    return audit((), replace(COVERAGE, relevant=0, readers=(), skipped=(), ignored_configuration=(), read_as_text=()))


def incomplete() -> Audit:
    lost = (*COVERAGE.skipped, Skipped("crm/secret.py", "permission denied", expected=False))
    return audit(coverage=replace(COVERAGE, skipped=lost))


def huge(count: int) -> Audit:
    """As many findings as asked for, ten a file."""
    base = findings()
    found = []
    for number in range(count):
        one = base[number % 11]
        path = f"src/package_{number // 100}/module_{number // 10 % 10}.py"
        found.append(
            replace(one, id=sha256(str(number).encode()).hexdigest()[:40], path=path, line=number % 10 * 7 + 1)
        )
    return audit(tuple(found))
