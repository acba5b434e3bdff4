"""What only looks like the old API: the six kinds that peers stumble over, and the false friends met in real code.

Every key of `DECOYS` is a kind. In a comment and a placeholder something may be said, for information; a real
credential or a request may not.
"""

# ruff: noqa: E501  (URLs are as long as people write them)

from __future__ import annotations

from shapes.example import Example, quiet

SAID_AT_MOST = ("comment_only", "placeholder")
"""Kinds in which an informational finding is right; nothing of them is a request or a credential."""

DECOYS: dict[str, tuple[Example, ...]] = {
    "v2_oauth": (
        quiet(
            "get",
            """
            import requests

            def leads(access_token):
                return requests.get(
                    "https://www.zohoapis.com/crm/v2/Leads",
                    headers={"Authorization": "Zoho-oauthtoken " + access_token},
                )
            """,
        ),
        quiet(
            "v8",
            """
            import requests

            ZOHO = "https://www.zohoapis.eu/crm/v8"

            def insert(access_token, rows):
                headers = {"Authorization": f"Zoho-oauthtoken {access_token}"}
                return requests.post(f"{ZOHO}/Contacts", headers=headers, json={"data": rows, "trigger": []})
            """,
        ),
        quiet(
            "oauthtoken-names",
            """
            class ZohoClient:
                HEADER = "Zoho-oauthtoken %s"

                def __init__(self, oauthtoken, oauth_token=None):
                    self.oauthtoken = oauthtoken or oauth_token
                    self.headers = {"Authorization": self.HEADER % self.oauthtoken}
            """,
        ),
        quiet(
            "old-name-new-token",
            """
            import os
            import requests

            ZOHO_AUTH_TOKEN = "1000.5b8f0c2d9e4a71663fd08c95b2e7a14d.0c1d2e3f405162738495a6b7c8d9eafb"

            def deals():
                headers = {"Authorization": "Zoho-oauthtoken " + os.environ.get("ZOHO_AUTH_TOKEN", ZOHO_AUTH_TOKEN)}
                return requests.get("https://www.zohoapis.com/crm/v2/Deals", headers=headers).json()
            """,
        ),
        quiet(
            "argument-called-authtoken",
            """
            import requests

            def invoices(authtoken, organization):
                return requests.get(
                    "https://www.zohoapis.com/books/v3/invoices",
                    headers={"Authorization": "Zoho-oauthtoken " + authtoken},
                    params={"organization_id": organization},
                )
            """,
        ),
    ),
    "v2_mint": (
        quiet(
            "refresh",
            """
            import os
            import requests

            def access_token():
                answer = requests.post("https://accounts.zoho.com/oauth/v2/token", data={
                    "grant_type": "refresh_token",
                    "refresh_token": os.environ["ZOHO_REFRESH_TOKEN"],
                    "client_id": os.environ["ZOHO_CLIENT_ID"],
                    "client_secret": os.environ["ZOHO_CLIENT_SECRET"],
                })
                return answer.json()["access_token"]
            """,
        ),
        quiet(
            "grant",
            """
            from urllib.parse import urlencode

            SCOPES = "ZohoCRM.modules.ALL,ZohoCRM.settings.fields.READ,ZohoSearch.securesearch.READ"

            def consent_page(client, redirect):
                query = {"scope": SCOPES, "client_id": client, "response_type": "code", "access_type": "offline",
                         "redirect_uri": redirect}
                return "https://accounts.zoho.com/oauth/v2/auth?" + urlencode(query)
            """,
        ),
        quiet(
            "revoke",
            """
            import requests

            def revoke(token):
                requests.post("https://accounts.zoho.eu/oauth/v2/token/revoke", params={"token": token})
            """,
        ),
        quiet(
            "sign-in-page",
            """
            LOGIN = "https://accounts.zoho.com/signin?servicename=ZohoCRM&signupurl=https://www.zoho.com/crm/signup.html"
            """,
        ),
    ),
    "comment_only": (
        quiet(
            "comment",
            """
            import requests

            # The old https://crm.zoho.com/crm/private/json/Leads/getRecords is gone since 2019.
            def leads(headers):
                return requests.get("https://www.zohoapis.com/crm/v8/Leads?fields=Last_Name", headers=headers)
            """,
        ),
        quiet(
            "docstring",
            '''
            def leads(client):
                """What https://crm.zoho.com/crm/private/xml/Leads/getMyRecords used to answer."""
                return client.search("Leads", owner=client.me)
            ''',
        ),
        quiet(
            "changelog",
            """
            # 3.0: insertRecords, updateRecords and authtoken are no more (was: /crm/private/xml/...)
            VERSION = "3.0"
            """,
        ),
    ),
    "md5": (
        quiet(
            "checksums",
            """
            CHECKSUMS = {
                "zoho_leads.csv": "5b8f0c2d9e4a71663fd08c95b2e7a14d",
                "zoho_contacts.csv": "d41d8cd98f00b204e9800998ecf8427e",
            }
            """,
        ),
        quiet(
            "etag",
            """
            import hashlib

            ZOHO_EXPORT_ETAG = "5b8f0c2d9e4a71663fd08c95b2e7a14d"

            def unchanged(body):
                return hashlib.md5(body).hexdigest() == ZOHO_EXPORT_ETAG
            """,
        ),
        quiet(
            "build-stamp",
            """
            __build__ = "0c1d2e3f405162738495a6b7c8d9eafb"
            ZOHO_SDK_SHA256 = "0c1d2e3f405162738495a6b7c8d9eafb5b8f0c2d9e4a71663fd08c95b2e7a14d"
            """,
        ),
        quiet(
            "token-digest",
            """
            import hashlib

            # md5 of the token, to compare without storing it
            EXPECTED = "5b8f0c2d9e4a71663fd08c95b2e7a14d"

            def same(token):
                return hashlib.md5(token.encode()).hexdigest() == EXPECTED
            """,
        ),
        quiet(
            "lock-file",
            """
            {"package": [{"name": "zcrmsdk", "version": "3.1.0", "content-hash": "5b8f0c2d9e4a71663fd08c95b2e7a14d",
              "files": [{"file": "zcrmsdk-3.1.0.tar.gz", "hash": "md5:0c1d2e3f405162738495a6b7c8d9eafb"}]}]}
            """,
            "packages.lock.json",
        ),
    ),
    "other_private": (
        quiet(
            "other-host",
            """
            import requests

            def orders(token):
                return requests.get("https://api.ferncart.example/private/json/Orders/getRecords?token=" + token)
            """,
        ),
        quiet(
            "crm-of-others",
            """
            import requests

            def leads(key):
                url = "https://crm.ferncart.example/private/json/%s/%s" % ("Leads", "insertRecords")
                return requests.post(url, data={"key": key})
            """,
        ),
        quiet(
            "path-on-disk",
            """
            import json

            def cached(name):
                with open("/var/lib/crm/private_json/" + name) as handle:
                    return json.load(handle)
            """,
        ),
        quiet(
            "same-method-names",
            """
            class Table:
                def insertRecords(self, rows):
                    self.rows.extend(rows)

                def getRecords(self, first, last):
                    return self.rows[first:last]

            Table().insertRecords([{"Last Name": "Moss"}])
            """,
        ),
    ),
    "placeholder": (
        quiet(
            "your-token",
            """
            ZOHO_AUTHTOKEN = "YOUR_AUTH_TOKEN"
            """,
        ),
        quiet(
            "asterisks",
            """
            ZOHO_CRM_AUTHTOKEN = "********************************"
            """,
        ),
        quiet(
            "empty",
            """
            ZOHO_AUTH_TOKEN = ""
            ZOHO_CRM_AUTHTOKEN = None
            """,
        ),
        quiet(
            "to-be-changed",
            """
            # settings of the Zoho CRM plug-in
            zoho_authtoken = "add-your-auth-token"
            zoho_crm_authtoken = "CHANGE_THIS_TO_YOUR_TOKEN"
            zoho_auth_token = "###AUTHTOKEN###"
            """,
        ),
        quiet(
            "xs",
            """
            ZOHO_CRM_AUTHTOKEN = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            """,
        ),
    ),
    "django_rest": (
        quiet(
            "settings",
            """
            INSTALLED_APPS = ["django.contrib.auth", "rest_framework", "rest_framework.authtoken", "zoho_oauth"]
            REST_FRAMEWORK = {
                "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authtoken.authentication.TokenAuthentication"],
            }
            """,
        ),
        quiet(
            "model",
            """
            from rest_framework.authtoken.models import Token
            from rest_framework.authtoken.views import obtain_auth_token

            def token_of(user):
                authtoken, _ = Token.objects.get_or_create(user=user)
                return authtoken.key

            urlpatterns = [("api-token-auth/", obtain_auth_token)]
            """,
        ),
        quiet(
            "migration",
            """
            class Migration:
                dependencies = [("authtoken", "0003_tokenproxy")]
                operations = [("DeleteModel", "authtoken_token")]
            """,
        ),
    ),
    "knox": (
        quiet(
            "views",
            """
            from knox.auth import TokenAuthentication
            from knox.models import AuthToken

            def login(user):
                instance, token = AuthToken.objects.create(user)
                return {"authtoken": token, "expiry": instance.expiry}
            """,
        ),
        quiet(
            "logout",
            """
            def logout(request):
                request.user.auth_token.delete()
            """,
        ),
    ),
    "ngrok": (
        quiet(
            "command",
            """
            import subprocess

            NGROK_AUTHTOKEN = "2kJq0cR7m1XyZpT4vB8nWd6sLfA_3hGx9uEoKiVtYrQbNjMzC"

            subprocess.run(["ngrok", "config", "add-authtoken", NGROK_AUTHTOKEN], check=True)
            """,
        ),
        quiet(
            "pyngrok",
            """
            import os
            from pyngrok import conf, ngrok

            conf.get_default().auth_token = os.environ["NGROK_AUTHTOKEN"]
            ngrok.set_auth_token(os.environ["NGROK_AUTHTOKEN"])
            tunnel = ngrok.connect(8000, authtoken_from_env=True)
            """,
        ),
        quiet(
            "yaml",
            """
            version: "2"
            authtoken: 2kJq0cR7m1XyZpT4vB8nWd6sLfA_3hGx9uEoKiVtYrQbNjMzC
            """,
            "ngrok.yml",
        ),
    ),
    "twilio": (
        quiet(
            "client",
            """
            from twilio.rest import Client

            account_sid = "AC0c1d2e3f405162738495a6b7c8d9eafb"
            auth_token = "5b8f0c2d9e4a71663fd08c95b2e7a14d"
            client = Client(account_sid, auth_token)
            """,
        ),
        quiet(
            "settings",
            """
            TWILIO_AUTH_TOKEN = "5b8f0c2d9e4a71663fd08c95b2e7a14d"
            TWILIO = {"sid": "AC0c1d2e3f405162738495a6b7c8d9eafb", "auth_token": TWILIO_AUTH_TOKEN}
            """,
        ),
    ),
    "npm": (
        quiet(
            "npmrc",
            """
            //npm.ferncart.example/:_authToken=5b8f0c2d9e4a71663fd08c95b2e7a14d
            always-auth=true
            """,
            ".npmrc",
        ),
        quiet(
            "script",
            """
            def npmrc(host, token):
                return "//%s/:_authToken=%s" % (host, token)
            """,
        ),
    ),
    "authtoken_of_others": (
        quiet(
            "plant-database",
            """
            import requests

            def names(code, token):
                return requests.get("https://data.plants.example/rest/1.0/taxon/" + code, params={"authtoken": token})
            """,
        ),
        quiet(
            "captcha",
            """
            import requests

            def solve(image):
                return requests.post("https://api.captcha.example/solve",
                                     data={"authtoken": "5b8f0c2d9e4a71663fd08c95b2e7a14d", "image": image})
            """,
        ),
        quiet(
            "service-desk-header",
            """
            import requests

            def requests_of(host, key):
                headers = {"authtoken": key, "Accept": "application/vnd.manageengine.sdp.v3+json"}
                return requests.get(f"https://{host}/api/v3/requests", headers=headers)
            """,
        ),
        quiet(
            "inventory",
            """
            class Inventory:
                def __init__(self, authToken):
                    self.query = {"authToken": authToken}
            """,
        ),
    ),
    "web_to_lead": (
        quiet(
            "form",
            """
            FORM = '''
            <form action="https://crm.zoho.com/crm/WebToLeadForm" method="POST" accept-charset="UTF-8">
              <input type="hidden" name="xnQsjsdp" value="0c1d2e3f405162738495a6b7c8d9eafb5b8f0c2d9e4a71663fd08c95b2e7a14d">
              <input type="hidden" name="actionType" value="TGVhZHM=">
              <input name="Last Name">
            </form>
            '''
            """,
        ),
        quiet(
            "post",
            """
            import requests

            def lead(name, mail):
                requests.post("https://crm.zoho.com/crm/WebToLeadForm", data={"Last Name": name, "Email": mail})
            """,
        ),
    ),
    "unrelated_names": (
        quiet(
            "crm-api",
            """
            from ferncart import crmApi

            crmApi.getUsers(type="all")
            mycrmapi = crmApi.deleteRecords
            """,
        ),
        quiet(
            "pair",
            """
            def login(session, author_token, authtokens):
                session["AuthTokenExpiry"] = 3600
                return author_token in authtokens
            """,
        ),
    ),
    "zoho_sdk": (
        quiet(
            "official",
            """
            from zohocrmsdk.src.com.zoho.api.authenticator.oauth_token import OAuthToken
            from zohocrmsdk.src.com.zoho.crm.api import Initializer
            from zohocrmsdk.src.com.zoho.crm.api.dc import USDataCenter

            token = OAuthToken(client_id="id", client_secret="secret", refresh_token="token")
            Initializer.initialize(environment=USDataCenter.PRODUCTION(), token=token)
            """,
        ),
        quiet(
            "record-page",
            """
            LINK = "https://crm.zoho.com/crm/org60941277/tab/Leads/1084000000105001"
            """,
        ),
    ),
}
