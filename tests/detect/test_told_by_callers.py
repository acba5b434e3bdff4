"""Functions that put a token beside whatever address they are given: the calls are at their callers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import audit_of, write

if TYPE_CHECKING:
    from pathlib import Path

NAMED = {
    "a path for a base from a setting": (
        "Crm.java",
        """
import org.apache.commons.httpclient.HttpClient;
import org.apache.commons.httpclient.methods.PostMethod;
class Crm {
    Settings settings;
    void save(String xml) throws Exception { send("/Contacts/insertRecords", xml); }
    void all() throws Exception { send(Paths.LEADS, null); }
    private String send(final String path, final String xml) throws Exception {
        PostMethod post = new PostMethod(settings.zohoUrl() + path);
        post.setParameter("authtoken", settings.zohoToken());
        post.setParameter("scope", "crmapi");
        new HttpClient().executeMethod(post);
        return post.getResponseBodyAsString();
    }
}
class Paths { static final String LEADS = "/Leads/getRecords"; }
""",
        {(6, "Contacts", "insertRecords"), (7, "Leads", "getRecords")},
    ),
    "module and method behind a field": (
        "Crm.cs",
        """
class Crm {
    static string zohoUrl = "";
    Crm(Settings s) { zohoUrl = s.Url; }
    string Ask(string module, string method) {
        string uri = zohoUrl + module + "/" + method + "?";
        string body = "scope=crmapi" + "&authtoken=" + Token();
        return Post(uri, body);
    }
    string Post(string url, string body) { var request = WebRequest.Create(url); return Read(request, body); }
    string Save() { return Ask("Contacts", "insertRecords"); }
}
""",
        {(11, "Contacts", "insertRecords")},
    ),
    "in Python": (
        "crm.py",
        """
import requests
def call(settings, path, **more):
    return requests.get(settings.base + path, params={"authtoken": settings.token, "scope": "crmapi", **more})
def leads(settings):
    return call(settings, "/Leads/getRecords", fromIndex=1)
""",
        {(6, "Leads", "getRecords")},
    ),
}
QUIET = {
    "no token beside it": (
        "crm.py",
        """
import requests
ZOHO = "authtoken"
def call(settings, path):
    return requests.get(settings.base + path, params={"q": 1})
def leads(settings):
    return call(settings, "/Leads/getRecords")
""",
    ),
    "the host of somebody else": (
        "crm.py",
        """
import requests
ZOHO = 1
def call(token, path):
    return requests.get("https://api.example.com/" + path, params={"authtoken": token})
def leads(token):
    return call(token, "Leads/getRecords")
""",
    ),
    "paths of another API": (
        "crm.py",
        """
import requests
ZOHO = 1
def call(settings, path):
    return requests.get(settings.base + path, params={"authtoken": settings.token})
def leads(settings):
    return call(settings, "/v2/leads")
""",
    ),
}


@pytest.mark.parametrize("case", NAMED.values(), ids=NAMED)
def test_callers_name_the_call(tmp_path: Path, case: tuple[str, str, set[tuple[int, str, str]]]) -> None:
    write(tmp_path, {case[0]: case[1]})
    calls = {(row.line, call.module, call.method) for row in audit_of(tmp_path).findings for call in row.call}
    assert calls == case[2]


@pytest.mark.parametrize("case", QUIET.values(), ids=QUIET)
def test_what_callers_do_not_make_a_call(tmp_path: Path, case: tuple[str, str]) -> None:
    write(tmp_path, {case[0]: case[1]})
    assert not [call for row in audit_of(tmp_path).findings for call in row.call]
