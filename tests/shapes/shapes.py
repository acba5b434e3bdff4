"""The twenty ways in which code says a v1 call, three or more variants of each, and what a reader would answer.

The code is our own. `DECOYS` only look like it; `HARD` are the kinds of indirection met in real code.
"""

# ruff: noqa: E501  (URLs are as long as people write them)

from __future__ import annotations

from shapes.decoys import DECOYS
from shapes.example import Example, found
from shapes.hard import HARD

__all__ = ["DECOYS", "EXAMPLES", "HARD", "SHAPES", "Example"]

SHAPES: dict[str, tuple[Example, ...]] = {
    "literal_full": (
        found(
            "requests",
            "Leads.getRecords",
            """
            import requests

            def leads():
                return requests.get("https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=TOKEN32&scope=crmapi")  §
            """,
        ),
        found(
            "urllib2",
            "Contacts.getMyRecords",
            """
            import urllib2

            body = urllib2.urlopen('http://crm.zoho.com/crm/private/xml/Contacts/getMyRecords?authtoken=TOKEN32&scope=crmapi').read()  §
            """,
        ),
        found(
            "eu-async",
            "Accounts.getRecordById",
            """
            async def account(http, key):
                async with http.get(  §
                    "https://crm.zoho.eu/crm/private/json/Accounts/getRecordById",
                    params={"authtoken": key, "scope": "crmapi", "id": "12"},
                ) as answer:
                    return await answer.json()
            """,
        ),
        found(
            "cn-post",
            "Cases.insertRecords",
            """
            import httpx

            def report(xml, token):
                data = {"authtoken": token, "scope": "crmapi", "xmlData": xml}
                httpx.post("https://crm.zoho.com.cn/crm/private/xml/Cases/insertRecords", data=data)  §
            """,
        ),
    ),
    "literal_params_env": (
        found(
            "environ-index",
            "Leads.getRecords",
            """
            import os
            import requests

            URL = "https://crm.zoho.com/crm/private/json/Leads/getRecords"

            def pull():
                params = {"authtoken": os.environ["ZOHO_TOKEN"], "scope": "crmapi"}
                return requests.get(URL, params=params).json()  §
            """,
        ),
        found(
            "getenv-default",
            "Products.getRecords",
            """
            import os
            import requests

            def pull(start=1):
                address = "https://crm.zoho.com/crm/private/json/Products/getRecords"
                return requests.get(  §
                    address,
                    params=dict(authtoken=os.getenv("CRM_KEY", ""), scope="crmapi", fromIndex=start),
                    timeout=30,
                )
            """,
        ),
        found(
            "environ-get",
            "Vendors.updateRecords",
            """
            from os import environ
            from urllib.request import Request, urlopen
            from urllib.parse import urlencode

            def push(xml, vendor):
                form = urlencode({"authtoken": environ.get("CRM"), "scope": "crmapi", "id": vendor, "xmlData": xml})
                request = Request("https://crm.zoho.com/crm/private/xml/Vendors/updateRecords", form.encode())
                return urlopen(request).read()  §
            """,
        ),
    ),
    "fstring_all": (
        found(
            "one-line",
            "Leads.searchRecords",
            """
            import requests

            def search(token, criteria):
                return requests.get(f"https://crm.zoho.com/crm/private/json/Leads/searchRecords?authtoken={token}&scope=crmapi&criteria={criteria}")  §
            """,
        ),
        found(
            "variable",
            "Potentials.deleteRecords",
            """
            import requests

            def drop(token, record):
                url = f'https://crm.zoho.com/crm/private/xml/Potentials/deleteRecords?authtoken={token}&scope=crmapi&id={record}'
                requests.get(url)  §
            """,
        ),
        found(
            "format-spec",
            "Quotes.getRecords",
            """
            import requests

            def page(token: str, number: int) -> bytes:
                first = number * 200 + 1
                url = f"https://crm.zoho.com/crm/private/json/Quotes/getRecords?authtoken={token!s}&scope=crmapi&fromIndex={first:d}"
                return requests.get(url).content  §
            """,
        ),
    ),
    "fstring_base": (
        found(
            "module-constant",
            "Contacts.getRecords",
            """
            import requests

            BASE = "https://crm.zoho.com/crm/private/json"

            def contacts(token):
                return requests.get(f"{BASE}/Contacts/getRecords?authtoken={token}&scope=crmapi")  §
            """,
        ),
        found(
            "two-constants",
            "Invoices.getRecordById",
            """
            import requests

            HOST = "https://crm.zoho.com"
            PRIVATE = f"{HOST}/crm/private/xml"

            def invoice(token, number):
                target = f"{PRIVATE}/Invoices/getRecordById"
                return requests.get(target, params={"authtoken": token, "scope": "crmapi", "id": number})  §
            """,
        ),
        found(
            "local-parts",
            "Campaigns.getRecords",
            """
            import requests

            def campaigns(session, token):
                base = "https://crm.zoho.com/crm/private"
                kind, module = "json", "Campaigns"
                url = f"{base}/{kind}/{module}/getRecords"
                return session.get(url, params={"authtoken": token, "scope": "crmapi"})  §
            """,
        ),
    ),
    "concat_split": (
        found(
            "in-the-call",
            "Leads.insertRecords",
            """
            import requests

            def send(xml, token):
                requests.post("https://crm.zoho.com" + "/crm/private/xml/" + "Leads" + "/insertRecords" + "?authtoken=" + token + "&scope=crmapi", data={"xmlData": xml})  §
            """,
        ),
        found(
            "before-it",
            "Tasks.getMyRecords",
            """
            import requests

            def tasks(token):
                host = "https://crm." + "zoho.com"
                path = "/crm/" + "private" + "/json/" + "Tasks"
                url = host + path + "/getMyRecords" + "?scope=crmapi&authtoken=" + token
                return requests.get(url)  §
            """,
        ),
        found(
            "parenthesised",
            "Solutions.getRecords",
            """
            import requests

            def solutions(token, first, last):
                url = ("https://crm.zoho.com/crm/pri" + "vate/json/Solutions/get"
                       + "Records?authtoken=" + token
                       + "&scope=crmapi&fromIndex=" + str(first) + "&toIndex=" + str(last))
                answer = requests.get(url)  §
                return answer.json()
            """,
        ),
    ),
    "implicit_concat": (
        found(
            "constant",
            "Events.getRecords",
            """
            import requests

            URL = (
                "https://crm.zoho.com"
                "/crm/private/json"
                "/Events"
                "/getRecords"
            )

            def events(token):
                return requests.get(URL, params={"authtoken": token, "scope": "crmapi"})  §
            """,
        ),
        found(
            "argument",
            "PriceBooks.getRecords",
            """
            import requests

            def books(token):
                return requests.get(  §
                    'https://crm.zoho.com/crm/private/'
                    'xml/PriceBooks/getRecords',
                    params={'authtoken': token, 'scope': 'crmapi'},
                )
            """,
        ),
        found(
            "mixed-with-f",
            "Calls.insertRecords",
            """
            import requests

            def call(token, xml):
                url = ("https://crm.zoho.com/crm/private/xml/Calls/insert" "Records"
                       f"?authtoken={token}" "&scope=crmapi")
                requests.post(url, data={"xmlData": xml})  §
            """,
        ),
    ),
    "percent": (
        found(
            "tuple",
            "Leads.getRecords",
            """
            import requests

            def pull(token):
                url = "https://crm.zoho.com/crm/private/json/%s/%s?authtoken=%s&scope=crmapi" % ("Leads", "getRecords", token)
                return requests.get(url)  §
            """,
        ),
        found(
            "single-value",
            "Accounts.getSearchRecordsByPDC",
            """
            import requests

            def lookup(token, name):
                url = "https://crm.zoho.com/crm/private/xml/Accounts/getSearchRecordsByPDC?authtoken=%s&scope=crmapi" % token
                return requests.get(url, params={"searchColumn": "accountname", "searchValue": name})  §
            """,
        ),
        found(
            "mapping",
            "Users.getUsers",
            """
            import requests

            PATTERN = "https://%(host)s/crm/private/json/%(module)s/%(method)s"

            def users(token):
                url = PATTERN % {"host": "crm.zoho.com", "module": "Users", "method": "getUsers"}
                return requests.get(url, params={"authtoken": token, "scope": "crmapi", "type": "AllUsers"})  §
            """,
        ),
        found(
            "in-the-call",
            "Notes.getRelatedRecords",
            """
            import requests

            BASE = "https://crm.zoho.com/crm/private/json/%s"

            def notes(token, lead):
                query = {"authtoken": token, "scope": "crmapi", "parentModule": "Leads", "id": lead}
                return requests.get(BASE % "Notes/getRelatedRecords", params=query).json()  §
            """,
        ),
    ),
    "str_format": (
        found(
            "positional",
            "SalesOrders.getRecords",
            """
            import requests

            def orders(token):
                url = "https://crm.zoho.com/crm/private/json/{}/{}?authtoken={}&scope=crmapi".format("SalesOrders", "getRecords", token)
                return requests.get(url)  §
            """,
        ),
        found(
            "named",
            "Leads.convertLead",
            """
            import requests

            URL = "https://{host}/crm/private/{fmt}/{module}/convertLead"

            def convert(token, lead, xml):
                target = URL.format(host="crm.zoho.com", fmt="xml", module="Leads")
                requests.post(target, data=dict(authtoken=token, scope="crmapi", leadId=lead, xmlData=xml))  §
            """,
        ),
        found(
            "numbered",
            "Contacts.uploadFile",
            """
            import requests

            def attach(token, record, handle):
                url = "https://crm.zoho.com/crm/private/{1}/{0}/uploadFile?authtoken={2}&scope=crmapi&id={3}".format(
                    "Contacts", "json", token, record)
                return requests.post(url, files={"content": handle})  §
            """,
        ),
        found(
            "mapping",
            "Info.getModules",
            """
            import requests

            def modules(token):
                values = {"module": "Info", "method": "getModules"}
                url = "https://crm.zoho.com/crm/private/json/{module}/{method}".format(**values)
                return requests.get(url, params={"authtoken": token, "scope": "crmapi"}).json()  §
            """,
        ),
    ),
    "join": (
        found(
            "list",
            "Leads.getRecords",
            """
            import requests

            def leads(token):
                url = "/".join(["https://crm.zoho.com", "crm", "private", "json", "Leads", "getRecords"])
                return requests.get(url, params={"authtoken": token, "scope": "crmapi"})  §
            """,
        ),
        found(
            "constant-row",
            "Products.deleteRecords",
            """
            import requests

            PARTS = ("https:/", "crm.zoho.com", "crm", "private", "xml")

            def drop(token, record):
                url = "/".join(PARTS + ("Products", "deleteRecords"))
                requests.get(url, params={"authtoken": token, "scope": "crmapi", "id": record})  §
            """,
        ),
        found(
            "empty-separator",
            "Potentials.getDeletedRecordIds",
            """
            import requests

            def deleted(token):
                pieces = ["https://crm.zoho.com/crm/private/json", "/Potentials", "/getDeletedRecordIds"]
                query = "&".join(["authtoken=" + token, "scope=crmapi"])
                return requests.get("".join(pieces) + "?" + query).json()  §
            """,
        ),
        found(
            "urljoin",
            "Leads.getFields",
            """
            from urllib.parse import urljoin
            import requests

            def fields(token):
                url = urljoin("https://crm.zoho.com/crm/private/json/", "Leads/getFields")
                return requests.get(url, params={"authtoken": token, "scope": "crmapi"})  §
            """,
        ),
    ),
    "class_attrs": (
        found(
            "class",
            "Leads.getRecords",
            """
            import requests

            class Leads:
                HOST = "https://crm.zoho.com"
                PATH = "/crm/private/json/Leads/"

                def fetch(self, token):
                    return requests.get(self.HOST + self.PATH + "getRecords", params={"authtoken": token, "scope": "crmapi"})  §
            """,
        ),
        found(
            "instance",
            "Contacts.insertRecords",
            """
            import requests

            class Crm(object):
                def __init__(self, token):
                    self.base = "https://crm.zoho.com/crm/private"
                    self.form = {"authtoken": token, "scope": "crmapi"}

                def add_contact(self, xml):
                    url = self.base + "/xml/Contacts/insertRecords"
                    return requests.post(url, data=dict(self.form, xmlData=xml))  §
            """,
        ),
        found(
            "inherited",
            "Vendors.getRecords",
            """
            import requests

            class Resource:
                root = "https://crm.zoho.com/crm/private/json"
                module = ""

                def url(self, method):
                    return "%s/%s/%s" % (self.root, self.module, method)

            class Vendors(Resource):
                module = "Vendors"

                def everything(self, token):
                    return requests.get(self.url("getRecords"), params={"authtoken": token, "scope": "crmapi"})  §
            """,
        ),
        found(
            "class-method",
            "Cases.getRecordById",
            """
            import requests

            class Cases:
                url = "https://crm.zoho.com/crm/private/json/Cases/"

                @classmethod
                def one(cls, token, case):
                    return requests.get(cls.url + "getRecordById", params={"authtoken": token, "scope": "crmapi", "id": case})  §
            """,
        ),
    ),
    "cross_file": (
        found(
            "from-import",
            "Leads.getRecords",
            """
            import requests
            from constants import LEADS_URL

            def leads(token):
                return requests.get(LEADS_URL, params={"authtoken": token, "scope": "crmapi"})  §
            """,
            also={"constants.py": 'LEADS_URL = "https://crm.zoho.com/crm/private/json/Leads/getRecords"\n'},
        ),
        found(
            "module-import",
            "Accounts.updateRecords",
            """
            import requests
            import conf.crm as crm

            def rename(token, account, xml):
                requests.post(crm.BASE + "/Accounts/updateRecords", data={**crm.auth(token), "id": account, "xmlData": xml})  §
            """,
            also={
                "conf/__init__.py": "",
                "conf/crm.py": """
                BASE = "https://crm.zoho.com/crm/private/xml"

                def auth(token):
                    return {"authtoken": token, "scope": "crmapi"}
                """,
            },
        ),
        found(
            "two-hops",
            "Products.getRecords",
            """
            import requests
            from urls import PRODUCTS

            def products(token):
                url = PRODUCTS + "/getRecords"
                return requests.get(url, params=dict(authtoken=token, scope="crmapi"))  §
            """,
            also={
                "urls.py": 'from hosts import CRM\n\nPRODUCTS = CRM + "/json/Products"\n',
                "hosts.py": 'CRM = "https://crm.zoho.com/crm/private"\n',
            },
        ),
        found(
            "aliased",
            "Tasks.insertRecords",
            """
            from defaults import ZOHO_TASKS as TARGET, SCOPE
            import requests

            def add(token, xml):
                requests.post(TARGET.format(method="insertRecords"), data={"authtoken": token, "scope": SCOPE, "xmlData": xml})  §
            """,
            also={
                "defaults.py": """
                ZOHO_TASKS = "https://crm.zoho.com/crm/private/xml/Tasks/{method}"
                SCOPE = "crmapi"
                """
            },
        ),
    ),
    "token_const": (
        found(
            "module",
            "",
            """
            import requests

            ZOHO_AUTHTOKEN = "TOKEN32"  §

            def leads():
                return requests.get("https://crm.zoho.com/crm/private/json/Leads/getRecords",
                                    params={"authtoken": ZOHO_AUTHTOKEN, "scope": "crmapi"})
            """,
            kind="hardcoded-token",
        ),
        found(
            "nameless",
            "",
            """
            import requests

            KEY = "OTHER32"  §

            def leads():
                url = "https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=" + KEY + "&scope=crmapi"
                return requests.get(url)
            """,
            kind="hardcoded-token",
        ),
        found(
            "class",
            "",
            """
            import requests

            class Crm:
                auth_token = 'TOKEN32'  §
                url = 'https://crm.zoho.com/crm/private/xml/'

                def get(self, path):
                    return requests.get(self.url + path, params={'authtoken': self.auth_token, 'scope': 'crmapi'})
            """,
            kind="hardcoded-token",
        ),
        found(
            "commented-out",
            "",
            """
            import os

            # ZOHO_AUTH_TOKEN = "OTHER32"  §
            ZOHO_AUTH_TOKEN = os.environ["ZOHO_AUTH_TOKEN"]
            ZOHO_URL = "https://crm.zoho.com/crm/private/json/"
            """,
            kind="hardcoded-token",
        ),
        found(
            "environment-default",
            "",
            """
            import os

            ZOHO_URL = "https://crm.zoho.com/crm/private/json/"
            ZOHO_AUTHTOKEN = os.environ.get("ZOHO_AUTHTOKEN", "TOKEN32")  §
            """,
            kind="hardcoded-token",
        ),
    ),
    "token_dict": (
        found(
            "params",
            "",
            """
            import requests

            PARAMS = {
                "authtoken": "TOKEN32",  §
                "scope": "crmapi",
            }

            def leads():
                return requests.get("https://crm.zoho.com/crm/private/json/Leads/getRecords", params=PARAMS)
            """,
            kind="hardcoded-token",
        ),
        found(
            "configuration",
            "",
            """
            CONFIG = {
                'zoho': {
                    'url': 'https://crm.zoho.com/crm/private/xml/',
                    'authtoken': 'OTHER32',  §
                },
            }
            """,
            kind="hardcoded-token",
        ),
        found(
            "item",
            "",
            """
            import requests

            def leads():
                params = {"scope": "crmapi"}
                params["authtoken"] = "TOKEN32"  §
                return requests.get("https://crm.zoho.com/crm/private/json/Leads/getRecords", params=params)
            """,
            kind="hardcoded-token",
        ),
        found(
            "choice",
            "",
            """
            import random
            import requests

            TOKENS = ["OTHER32"]  §

            def leads():
                params = {"authtoken": random.choice(TOKENS), "scope": "crmapi"}
                return requests.get("https://crm.zoho.com/crm/private/json/Leads/getRecords", params=params)
            """,
            kind="hardcoded-token",
        ),
    ),
    "token_kwarg": (
        found(
            "constructor",
            "",
            """
            from crm.zoho import ZohoClient

            client = ZohoClient(authtoken="TOKEN32")  §
            """,
            kind="hardcoded-token",
        ),
        found(
            "several-lines",
            "",
            """
            from crm import zoho

            client = zoho.Connection(
                region="com",
                auth_token="TOKEN32",  §
            )
            """,
            kind="hardcoded-token",
        ),
        found(
            "own-class",
            "",
            """
            import requests

            class Crm:
                def __init__(self, key):
                    self.key = key

                def leads(self):
                    query = {"authtoken": self.key, "scope": "crmapi"}
                    return requests.get("https://crm.zoho.com/crm/private/json/Leads/getRecords", params=query)

            crm = Crm(key="OTHER32")  §
            """,
            kind="hardcoded-token",
        ),
    ),
    "mint_literal": (
        found(
            "in-the-url",
            "",
            """
            import requests

            def token():
                return requests.get("https://accounts.zoho.com/apiauthtoken/nb/create?SCOPE=ZohoCRM/crmapi&EMAIL_ID=sync@shop.example&PASSWORD=herring-Gull-88").text  §
            """,
            kind="token-mint",
        ),
        found(
            "constant",
            "",
            """
            from urllib.request import urlopen

            MINT = "https://accounts.zoho.com/apiauthtoken/nb/create?SCOPE=ZohoCRM%2Fcrmapi&EMAIL_ID={0}&PASSWORD={1}"

            def token(user, password):
                return urlopen(MINT.format(user, password)).read()  §
            """,
            kind="token-mint",
        ),
        found(
            "eu",
            "",
            """
            import urllib2

            def token(user, password):
                url = "https://accounts.zoho.eu/apiauthtoken/nb/create?SCOPE=ZohoCRM/crmapi&EMAIL_ID=%s&PASSWORD=%s" % (user, password)
                return urllib2.urlopen(url).read()  §
            """,
            kind="token-mint",
        ),
    ),
    "mint_params": (
        found(
            "params",
            "",
            """
            import requests

            def token(user, password):
                answer = requests.get(  §
                    "https://accounts.zoho.com/apiauthtoken/nb/create",
                    params={"SCOPE": "ZohoCRM/crmapi", "EMAIL_ID": user, "PASSWORD": password},
                )
                return answer.text
            """,
            kind="token-mint",
        ),
        found(
            "form",
            "",
            """
            import requests

            def token(user, password):
                form = dict(SCOPE="ZohoCRM/crmapi", EMAIL_ID=user, PASSWORD=password, DISPLAY_NAME="sync")
                return requests.post("https://accounts.zoho.com/apiauthtoken/nb/create", data=form).text  §
            """,
            kind="token-mint",
        ),
        found(
            "urlencode",
            "",
            """
            import urllib
            import urllib2

            def token(user, password):
                query = urllib.urlencode({'SCOPE': 'ZohoCRM/crmapi', 'EMAIL_ID': user, 'PASSWORD': password})
                return urllib2.urlopen('https://accounts.zoho.com/apiauthtoken/nb/create', query).read()  §
            """,
            kind="token-mint",
        ),
        found(
            "ticket",
            "",
            """
            import requests

            def ticket(user, password):
                query = {"servicename": "ZohoCRM", "FROM_AGENT": "true", "LOGIN_ID": user, "PASSWORD": password}
                return requests.get("https://accounts.zoho.com/login", params=query).text  §
            """,
            kind="ticket-login",
        ),
    ),
    "mint_split": (
        found(
            "word",
            "",
            """
            import requests

            def token(form):
                return requests.post("https://accounts.zoho.com/" + "api" + "authtoken" + "/nb/create", data=form)  §
            """,
            kind="token-mint",
        ),
        found(
            "host-and-path",
            "",
            """
            import requests

            ACCOUNTS = "https://accounts.zoho.com"
            PATH = "/api" "authtoken/nb"

            def token(form):
                url = ACCOUNTS + PATH + "/create"
                return requests.post(url, data=form)  §
            """,
            kind="token-mint",
        ),
        found(
            "joined",
            "",
            """
            import requests

            def token(form):
                url = "/".join(["https://accounts.zoho.com", "apiauth" + "token", "nb", "create"])
                answer = requests.post(url, data=form)  §
                return answer.text
            """,
            kind="token-mint",
        ),
    ),
    "default_arg": (
        found(
            "url",
            "Leads.getRecords",
            """
            import requests

            def leads(token, url="https://crm.zoho.com/crm/private/json/Leads/getRecords"):
                return requests.get(url, params={"authtoken": token, "scope": "crmapi"})  §
            """,
        ),
        found(
            "base-and-method",
            "Contacts.getRecords",
            """
            import requests

            def contacts(token, base="https://crm.zoho.com/crm/private/json", method="getRecords"):
                return requests.get("%s/Contacts/%s" % (base, method), params={"authtoken": token, "scope": "crmapi"})  §
            """,
        ),
        found(
            "constructor",
            "Quotes.updateRecords",
            """
            import requests

            class Crm:
                def __init__(self, token, root="https://crm.zoho.com/crm/private/xml/"):
                    self.token = token
                    self.root = root

                def quote(self, record, xml):
                    form = {"authtoken": self.token, "scope": "crmapi", "id": record, "xmlData": xml}
                    return requests.post(self.root + "Quotes/updateRecords", data=form)  §
            """,
        ),
        found(
            "keyword-only",
            "Events.deleteRecords",
            """
            import requests

            def forget(record, *, token, module="Events"):
                url = f"https://crm.zoho.com/crm/private/json/{module}/deleteRecords"
                requests.get(url, params={"authtoken": token, "scope": "crmapi", "id": record})  §
            """,
        ),
    ),
    "augassign": (
        found(
            "step-by-step",
            "Leads.getRecords",
            """
            import requests

            def leads(token):
                url = "https://crm.zoho.com"
                url += "/crm/private"
                url += "/json/Leads"
                url += "/getRecords"
                url += "?scope=crmapi&authtoken=" + token
                return requests.get(url)  §
            """,
        ),
        found(
            "split-word",
            "Accounts.getRecords",
            """
            import requests

            def accounts(token):
                url = "https://crm.zoho.com/crm/pri"
                url += "vate/xml/Accounts/get"
                url += "Records"
                return requests.get(url, params={"authtoken": token, "scope": "crmapi"})  §
            """,
        ),
        found(
            "attribute",
            "Products.updateRecords",
            """
            import requests

            class Call:
                def __init__(self):
                    self.url = "https://crm.zoho.com/crm/private/"
                    self.url += "xml/"

                def product(self, token, record, xml):
                    url = self.url
                    url += "Products/updateRecords"
                    requests.post(url, data={"authtoken": token, "scope": "crmapi", "id": record, "xmlData": xml})  §
            """,
        ),
        found(
            "optional-parts",
            "Potentials.getRecords",
            """
            import requests

            def potentials(token, first=None, last=None):
                url = "https://crm.zoho.com/crm/private/json/Potentials/getRecords?authtoken=%s&scope=crmapi" % token
                if first is not None:
                    url += "&fromIndex=%d" % first
                if last is not None:
                    url += "&toIndex=%d" % last
                return requests.get(url).json()  §
            """,
        ),
    ),
    "http_client": (
        found(
            "request",
            "Leads.getRecords",
            """
            import http.client

            def leads(token):
                connection = http.client.HTTPSConnection("crm.zoho.com")
                connection.request("GET", "/crm/private/json/Leads/getRecords?authtoken=" + token + "&scope=crmapi")  §
                return connection.getresponse().read()
            """,
        ),
        found(
            "body",
            "Contacts.insertRecords",
            """
            from http.client import HTTPSConnection
            from urllib.parse import urlencode

            def add(token, xml):
                body = urlencode({"authtoken": token, "scope": "crmapi", "xmlData": xml})
                link = HTTPSConnection("crm.zoho.com", timeout=20)
                link.request("POST", "/crm/private/xml/Contacts/insertRecords", body)  §
                return link.getresponse().status
            """,
        ),
        found(
            "httplib",
            "Cases.getMyRecords",
            """
            import httplib

            def cases(token):
                h = httplib.HTTPSConnection('crm.zoho.com')
                h.request('GET', '/crm/private/json/Cases/getMyRecords?authtoken=%s&scope=crmapi' % token)  §
                print h.getresponse().read()
            """,
        ),
        found(
            "httplib2",
            "Campaigns.getRecords",
            """
            import httplib2

            def campaigns(token):
                http = httplib2.Http(".cache")
                url = "https://crm.zoho.com/crm/private/json/Campaigns/getRecords?authtoken={}&scope=crmapi".format(token)
                response, content = http.request(url, "GET")  §
                return content
            """,
        ),
        found(
            "session",
            "Invoices.getRecords",
            """
            import requests

            session = requests.Session()
            session.params = {"authtoken": "key-from-vault", "scope": "crmapi"}

            def invoices():
                return session.request("GET", "https://crm.zoho.com/crm/private/json/Invoices/getRecords")  §
            """,
        ),
    ),
}

EXAMPLES: tuple[tuple[str, Example], ...] = tuple(
    (f"{shape}-{example.id}", example) for shape, examples in SHAPES.items() for example in examples
)
