"""A name that holds the words of several vendors: the word nearest before the credential's owns it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

T = "5f1a09c3b7e24d6885ab01cd92ef3a47"  # invented

OURS = (
    "google_zoho_token", "slack_zoho_authtoken", "SLACK_ZOHO_AUTH_TOKEN", "googleZohoToken", "hubspot_to_zoho_api_key",
    "mailchimp2zoho_token", "GITHUB_ACTIONS_ZOHO_TOKEN", "stripe_zoho_crm_token", "zoho_token_for_slack",
    "zoho_authtoken_google_sync", "google-zoho-token", "facebook_leads_zoho_key", "zoho_slack_zoho_token",
    "token_zoho_for_slack", "ZOHO_TOKEN_GITHUB", "salesforceZohoAuthToken",
)  # fmt: skip
THEIRS = (
    "zoho_slack_token", "ZOHO_GITHUB_TOKEN", "zohoGoogleToken", "zoho_sync_stripe_api_key", "slack_token",
    "slack_token_for_zoho", "token_slack_zoho", "zoho_google_api_key", "zoho_mailgun_key", "ZOHO_SENDGRID_API_KEY",
    "zohoTwilioAuthToken", "zoho_csrf_token", "zoho_recaptcha_key", "zoho-firebase-token", "google_zoho_refresh_token",
    "slack_zoho_session_token",
)  # fmt: skip


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("form", ["{} = {!r}\n", "{}: {}\n"], ids=["ini", "yaml"])
def test_the_vendors_word_stands_nearest(name: str, form: str, tmp_path: Path) -> None:
    write(tmp_path, {"config.ini" if "=" in form else "config.yml": form.format(name, T)})
    assert [one.kind for one in audit_of(tmp_path).findings] == ["hardcoded-token"]


@pytest.mark.parametrize("name", THEIRS)
@pytest.mark.parametrize("form", ["{} = {!r}\n", "{}: {}\n"], ids=["ini", "yaml"])
def test_another_word_stands_nearest(name: str, form: str, tmp_path: Path) -> None:
    write(tmp_path, {"config.ini" if "=" in form else "config.yml": form.format(name, T), "zoho.py": "ZOHO = 1\n"})
    assert audit_of(tmp_path).findings == ()


@pytest.mark.parametrize("name", ["google_zoho_token", "slackZohoToken"])
def test_in_code_and_in_comments(name: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.py": f"{name} = '{T}'\n", "b.js": f"// {name} = '{T}'\n"})
    assert {(one.path, one.kind) for one in audit_of(tmp_path).findings} == {
        ("a.py", "hardcoded-token"),
        ("b.js", "hardcoded-token"),
    }
