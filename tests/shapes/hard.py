"""Indirection of the kinds met in real code, as our own programs: what a reader names after following it."""

from __future__ import annotations

from shapes.example import Example, found

HARD: tuple[Example, ...] = (
    found(
        "parts-as-attributes-caller-names-path",
        "Leads.insertRecords",
        """
        from seedcrm import Seeds

        def add(xml):
            return Seeds("key").request("Leads/insertRecords", "xml", {"xmlData": xml})  §
        """,
        kind="v1-method-call",
        also={
            "seedcrm.py": """
            import requests

            class Seeds(object):
                def __init__(self, key):
                    self.protocol = "https"
                    self.domain = "crm.zoho.com"
                    self.json_root = "crm/private/json"
                    self.xml_root = "crm/private/xml"
                    self.key = key
                    self.session = requests.session()

                def request(self, path, kind, params):
                    root = self.json_root if kind == "json" else self.xml_root
                    fields = dict(authtoken=self.key, scope="crmapi")
                    fields.update(params)
                    send = self.session.get if kind == "json" else self.session.post
                    return send("{}://{}/{}/{}".format(self.protocol, self.domain, root, path), params=fields)
            """,
        },
    ),
    found(
        "url-is-a-property-method-set-first",
        "Contacts.getRecords",
        """
        import requests
        import config

        class Api:
            base = "https://crm.zoho.com/crm/private/"
            form = "json"

            def __init__(self, module):
                self.module = module
                self.method = ""

            @property
            def url(self):
                return self.base + self.form + "/" + self.module + "/" + self.method

            def get_records(self):
                self.method = "getRecords"
                return requests.get(self.url, params={"authtoken": config.TOKEN, "scope": "crmapi"})  §

        contacts = Api("Contacts").get_records()
        """,
        also={"config.py": "import os\n\nTOKEN = os.environ['CRM_TOKEN']\n"},
    ),
    found(
        "properties-of-subclasses-region-in-host",
        ".getMyRecords",
        """
        from urllib.parse import urlencode
        from urllib.request import urlopen

        from service import Crm

        class Resource(object):
            def __init__(self, name, service):
                self.name = name
                self.service = service

            def mine(self, **more):
                query = dict(self.service.base_query, **more)
                url = self.service.base_url + "/" + self.name + "/getMyRecords?" + urlencode(query)
                return urlopen(url)  §

        class Everything(Crm):
            def __getattr__(self, name):
                return Resource(name, self)
        """,
        also={
            "service.py": """
            class Service(object):
                def __init__(self, auth_token, region="com"):
                    self.auth_token = auth_token
                    self.region = region

            class Crm(Service):
                @property
                def base_url(self):
                    return "https://crm.zoho.{region}/crm/private/json".format(region=self.region)

                @property
                def base_query(self):
                    return {"authtoken": self.auth_token, "scope": "crmapi"}
            """,
        },
    ),
    found(
        "nested-mapping-of-another-file",
        "Leads.getRecords",
        """
        import requests
        from places import URLS
        from secret import KEY

        def prepare():
            return {
                "url": URLS.get("GET").get("Leads") + "/getRecords",
                "params": {"authtoken": KEY, "scope": "crmapi"},
            }

        def leads():
            return requests.get(**prepare())  §
        """,
        also={
            "places.py": """
            CRM = "https://crm.zoho.com/crm/private/json/"
            URLS = {"GET": {"Leads": CRM + "Leads", "Cases": CRM + "Cases"}, "POST": {"Leads": CRM + "Leads"}}
            """,
            "secret.py": "import os\n\nKEY = os.environ['KEY']\n",
        },
    ),
    found(
        "template-filled-by-replace",
        "Products.getRecords",
        """
        import requests

        # Zoho API v2.0
        TEMPLATE = "https://crm.zoho.com/crm/private/json/{module}/getRecords?{credentials}&scope=crmapi"

        class Puller:
            def __init__(self, credentials):
                self.credentials = credentials

            def pull(self, module):
                url = TEMPLATE.replace("{module}", module).replace("{credentials}", self.credentials)
                return requests.get(url)

        def products(pair):
            return Puller(pair).pull("Products")  §
        """,
        kind="v1-method-call",
    ),
    found(
        "class-template-settings-yielded-request",
        "Potentials.getRecords",
        """
        from urllib.parse import urlencode

        import scrapy

        class PotentialSpider(scrapy.Spider):
            name = "potentials"
            template = "https://crm.zoho.com/crm/private/json/Potentials/getRecords?{params}"

            def start_requests(self):
                params = {"authtoken": self.settings.get("ZOHO_TOKEN"), "scope": "crmapi", "fromIndex": 1}
                yield scrapy.Request(self.template.format(params=urlencode(params)), callback=self.parse)  §
        """,
    ),
    found(
        "base-class-adds-the-token",
        "Leads.updateRecords",
        """
        from connection import Connection

        class Leads(Connection):
            where = "https://crm.zoho.com/crm/private/xml/Leads/"

            def update(self, record, xml):
                return self.do_call(self.where + "updateRecords", {"id": record, "xmlData": xml})  §
        """,
        kind="v1-method-call",
        also={
            "connection.py": """
            import urllib
            import urllib2

            class Connection(object):
                def __init__(self, authtoken, scope="crmapi"):
                    self.parameters = {"authtoken": authtoken, "scope": scope}

                def do_call(self, url, parameters):
                    fields = self.parameters.copy()
                    fields.update(parameters)
                    return urllib2.urlopen(urllib2.Request(url, urllib.urlencode(fields))).read()
            """,
        },
    ),
    found(
        "tenant-map-and-a-false-docstring",
        "Cases.insertRecords",
        '''
        from xml.etree.ElementTree import Element, SubElement, tostring

        import requests
        from django.conf import settings

        def open_case(tenant, subject):
            """Opens a case, see https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=...&scope=crmapi"""
            root = Element("Cases")
            SubElement(SubElement(root, "row", no="1"), "FL", val="Subject").text = subject
            token = settings.ZOHO_TENANTS[tenant]["token"]
            url = "https://crm.zoho.com/crm/private/xml/Cases/insertRecords?authtoken={0}&scope=crmapi".format(token)
            return requests.post(url, data={"xmlData": tostring(root)})  §
        ''',
    ),
    found(
        "minted-and-read-back-for-recruit",
        "Candidates.getRecords",
        """
        import urllib2

        def candidates(path):
            line = open(path).readlines()[2].strip().lower()
            url = "https://recruit.zoho.com/recruit/private/json/Candidates/getRecords?" + line + "&scope=recruitapi"
            return urllib2.urlopen(url).read()  §
        """,
    ),
    found(
        "china-and-a-dead-block",
        "Accounts.getRecords",
        '''
        import requests
        from store import value

        """
        url = "https://crm.zoho.com.cn/crm/private/json/Contacts/getMyRecords?authtoken=" + key
        print requests.get(url).text
        """

        def accounts():
            url = "https://crm.zoho.com.cn/crm/private/json/Accounts/getRecords"
            return requests.get(url, params={"authtoken": value("crm"), "scope": "crmapi"})  §
        ''',
        also={"store.py": "def value(name):\n    return open('/run/store/' + name).read().strip()\n"},
    ),
    found(
        "defaults-merged-lower-case-method",
        "Cases.getRecords",
        """
        import requests

        DEFAULTS = {"scope": "crmapi"}

        class Desk(object):
            def __init__(self, token):
                self.params = dict(DEFAULTS)
                self.params.update({"authtoken": token})

            def cases(self, **more):
                params = self.params.copy()
                params.update(more)
                return requests.get("https://crm.zoho.com/crm/private/xml/" + "cases/getrecords", params=params)  §
        """,
    ),
    found(
        "mixed-tabs-and-implicit-concatenation",
        "Contacts.searchRecords",
        """
        import os
        import requests

        class Finder(object):
        \tapi_key = os.environ.get('ZOHO_API_KEY')

        \tdef find(self, mail):
                        url = ('https://crm.zoho.com/crm/private/json/'
                               'Contacts/searchRecords'
                               '?authtoken={0}&scope=crmapi&criteria=(Email:{1})').format(self.api_key, mail)
        \t\tprint 'asking', url
        \t\treturn requests.get(url).json()  §
        """,
    ),
    found(
        "query-built-in-a-loop",
        "Leads.getSearchRecords",
        """
        import urllib
        import urllib2

        def search(condition, token):
            query = ""
            for name, value in (("authtoken", token), ("scope", "crmapi"), ("searchCondition", condition)):
                query += "&" + name + "=" + urllib.quote(value)
            url = "https://crm.zoho.com/crm/private/json/Leads/getSearchRecords?" + query[1:]
            return urllib2.urlopen(url)  §
        """,
    ),
)
