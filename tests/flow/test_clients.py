"""Clients prepared with a base URL, parameters or headers, and one call that sends them."""

from __future__ import annotations

import pytest

from flow.program import Small, requested, shown

CLIENTS = {
    "session with parameters": (
        """
        import requests
        s = requests.Session()
        s.params = {'token': 't'}
        s.get('https://old.example/list')
        """,
        ["app.py:5 GET https://old.example/list {token: t}"],
    ),
    "session with parameters updated": (
        """
        import requests
        s = requests.Session()
        s.params.update({'token': 't'})
        s.get('https://old.example/list', params={'n': '1'})
        """,
        ["app.py:5 GET https://old.example/list {token: t, n: 1}"],
    ),
    "session with a parameter item": (
        """
        import requests
        s = requests.Session()
        s.params['token'] = 't'
        s.get('https://old.example/list')
        """,
        ["app.py:5 GET https://old.example/list {token: t}"],
    ),
    "session as context": (
        """
        import requests
        with requests.Session() as s:
            s.params = {'token': 't'}
            s.post('https://old.example/list', data={'n': '1'})
        """,
        ["app.py:5 POST https://old.example/list {token: t, n: 1}"],
    ),
    "session in a field": (
        """
        import requests
        class C:
            def __init__(self):
                self.s = requests.Session()
                self.s.params = {'token': 't'}
            def m(self):
                return self.s.get('https://old.example/list')
        """,
        ["app.py:8 GET https://old.example/list {token: t}"],
    ),
    "client with a base URL": (
        """
        import httpx
        c = httpx.Client(base_url='https://old.example/v1', params={'token': 't'})
        c.get('/list')
        """,
        ["app.py:4 GET https://old.example/v1/list {token: t}"],
    ),
    "client with a base URL without slash": (
        """
        import httpx
        c = httpx.Client(base_url='https://old.example/v1')
        c.get('list', params={'token': 't'})
        """,
        ["app.py:4 GET https://old.example/v1/list {token: t}"],
    ),
    "client as context": (
        """
        import httpx
        async def f():
            async with httpx.AsyncClient(base_url='https://old.example/v1') as c:
                await c.post('/list', data={'token': 't'})
        """,
        ["app.py:5 POST https://old.example/v1/list {token: t}"],
    ),
    "absolute URL beside a base URL": (
        """
        import httpx
        c = httpx.Client(base_url='https://new.example')
        c.get('https://old.example/list')
        """,
        ["app.py:4 GET https://old.example/list"],
    ),
    "connection and request": (
        """
        import http.client
        c = http.client.HTTPSConnection('old.example')
        c.request('POST', '/list?token=t')
        """,
        ["app.py:4 POST https://old.example/list?token=t {token: t}"],
    ),
    "connection of Python 2": (
        """
        import httplib
        c = httplib.HTTPSConnection('old.example', 443)
        c.request('GET', '/list', headers={'Accept': 'a'})
        """,
        ["app.py:4 GET https://old.example/list"],
    ),
    "plain call": (
        """
        import requests
        requests.get('https://old.example/list', params={'token': 't'})
        """,
        ["app.py:3 GET https://old.example/list {token: t}"],
    ),
    "verb as an argument": (
        """
        import requests
        requests.request('delete', 'https://old.example/list')
        """,
        ["app.py:3 DELETE https://old.example/list"],
    ),
    "verb by name": (
        """
        import requests
        requests.request(method='put', url='https://old.example/list', data={'n': '1'})
        """,
        ["app.py:3 PUT https://old.example/list {n: 1}"],
    ),
    "urlopen": (
        """
        import urllib2
        urllib2.urlopen('https://old.example/list')
        """,
        ["app.py:3 GET https://old.example/list"],
    ),
    "urlopen with data": (
        """
        import urllib, urllib2
        urllib2.urlopen('https://old.example/list', urllib.urlencode({'token': 't'}))
        """,
        ["app.py:3 POST https://old.example/list {token: t}"],
    ),
    "request object": (
        """
        import urllib.request
        r = urllib.request.Request('https://old.example/list')
        urllib.request.urlopen(r)
        """,
        ["app.py:4 GET https://old.example/list"],
    ),
    "function under another name": (
        """
        import requests
        call = requests.post
        call('https://old.example/list')
        """,
        ["app.py:4 POST https://old.example/list"],
    ),
    "URL in a mapping of options": (
        """
        import lib
        options = {'url': 'https://old.example/list', 'params': {'token': 't'}}
        lib.fetch(**options)
        """,
        ["app.py:4 https://old.example/list {token: t}"],
    ),
    "URL with its query inside": (
        """
        import requests
        requests.get('https://old.example/list?token=t&n=1')
        """,
        ["app.py:3 GET https://old.example/list?token=t&n=1 {token: t, n: 1}"],
    ),
    "what only builds text sends nothing": (
        """
        url = 'https://old.example/{}'.format('list')
        print(url)
        log.info('asking https://old.example/list')
        re.compile('https://old.example/list')
        raise ValueError('https://old.example/list')
        """,
        [],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CLIENTS.values(), ids=CLIENTS)
def test_a_prepared_client(source: str, expected: list[str]) -> None:
    assert requested(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "import requests\ns = requests.Session()\ns.headers.update({'Authorization': 'T'})\ns.get('https://old.example/a')",
            "{Authorization: T}",
            id="of the session",
        ),
        pytest.param(
            "import requests\nrequests.get('https://old.example/a', headers={'Authorization': 'T'})",
            "{Authorization: T}",
            id="of the call",
        ),
        pytest.param(
            "import httpx\nc = httpx.Client(headers={'A': '1'})\nc.get('https://old.example/a', headers={'B': '2'})",
            "{A: 1, B: 2}",
            id="of both",
        ),
    ],
)
def test_headers(source: str, expected: str) -> None:
    (request,) = Small(source).requests()
    assert shown(request.headers) == expected
