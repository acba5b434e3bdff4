"""A small rule pack to report with."""

from __future__ import annotations

from auditor.pack.rows import (
    About,
    Breaking,
    DataCenter,
    Effort,
    ErrorCode,
    Example,
    Match,
    Pack,
    Prefilter,
    Revocation,
    Rule,
)

PRODUCT = "Zoho CRM"


def rule(number: str, kind: str, title: str, severity: str, why: str, what: str, **more: object) -> Rule:
    bad = (Example("", 'requests.get("https://crm.zoho.com/crm/private/json/Leads/getRecords")'),)
    good = (Example("", 'requests.get("https://www.zohoapis.com/crm/v8/Leads", headers=oauth())'),)
    values: dict[str, object] = {"bad": bad, "good": good, "references": ("https://www.zoho.com/crm/developer/docs/",)}
    return Rule(number, kind, title, severity, title, why, what, Match("request"), **{**values, **more})  # type: ignore[arg-type]


def pack() -> Pack:
    gone = "Zoho CRM API v1 was switched off; the server no longer answers these paths."
    moved = "Send the request to /crm/v8 with an OAuth access token in the Authorization header."
    return Pack(
        about=About(
            id="zoho-crm-v1",
            title="Zoho CRM API v1",
            version="2026.11",
            compiled="2026-11-23",
            product=PRODUCT,
            api="Zoho CRM API v1",
            successor="Zoho CRM API v8",
            ended="2019-12-31",
            key="public",
            context=("zoho",),
            host_words=("zoho",),
            prefilter=Prefilter(("crm/private",)),
            effort=(
                Effort(0, "none", "nothing to do"),
                Effort(1, "mechanical", "URL and header change"),
                Effort(3, "documented", "parameters or the answer's shape change"),
                Effort(5, "redesign", "a part has to be built anew"),
                Effort(7, "decision", "there is no one-to-one replacement"),
                Effort(13, "unknown", "the call could not be named"),
            ),
        ),
        rules=(
            rule("ZA101", "v1-endpoint", "Request to API v1", "blocker", gone, moved, cwe="CWE-477"),
            rule("ZA102", "v1-method-call", "Call through a wrapper of API v1", "blocker", gone, moved),
            rule(
                "ZA201", "token-mint", "Authtoken is minted", "high", "The mint is closed.", "Register an OAuth client."
            ),
            rule(
                "ZA301",
                "hardcoded-token",
                "Authtoken in the open",
                "blocker",
                "An authtoken never expires and opens the whole account.",
                "Revoke it, even if it is old.",
                cwe="CWE-798",
            ),
            rule("ZA302", "hardcoded-password", "Password in the open", "high", "It opens the account.", "Change it."),
            rule("ZA401", "v1-library", "Library of API v1", "medium", "It calls API v1.", "Move to a later version."),
            rule("ZA501", "v1-payload", "Payload of API v1", "low", "XML rows are gone.", "Send JSON."),
            rule("ZA601", "placeholder-token", "Placeholder", "info", "It is no secret.", "Remove it with the rest."),
        ),
        methods=(),
        breaking=(
            Breaking("B01", "auth", "The token moves from the authtoken parameter to the Authorization header.", ()),
            Breaking("B03", "shape", 'response/result/row/FL becomes {"data": [{Field: value}], "info": {…}}.', ()),
            Breaking(
                "B04", "paging", "fromIndex and toIndex become page and per_page; from row 2001 on page_token.", ()
            ),
            Breaking("B08", "fields", "fields is mandatory when listing, at most 50 names.", ()),
            Breaking("B14", "automation", "Without trigger every workflow runs; v1 ran none unless asked.", ()),
        ),
        modules=(),
        errors=(ErrorCode("4834", "Invalid ticket id", "401 INVALID_TOKEN", "401", "close", ()),),
        data_centers=(
            DataCenter(
                "us",
                "United States",
                "com",
                "crm.zoho.com",
                "seen",
                "accounts.zoho.com",
                "seen",
                "www.zohoapis.com",
                (),
            ),
        ),
        revocations=(Revocation("token", "Delete it under Active Authtokens.", "the account's owner", ()),),
    )
