"""Requests through the program's own functions: followed out to the callers, and in to the real request."""

from __future__ import annotations

import itertools

import pytest

from flow.program import Small, requested

OUT = {
    "one hop": (
        """
        import requests
        def call(m):
            return requests.get('https://old.example/' + m)
        call('leads')
        """,
        ["app.py:4 GET https://old.example/{m} *", "app.py:5 GET https://old.example/leads"],
    ),
    "two hops": (
        """
        import requests
        def call(m):
            return requests.get('https://old.example/' + m)
        def fetch(m):
            return call(m + '/list')
        fetch('leads')
        """,
        ["app.py:4 GET https://old.example/{m} *", "app.py:7 GET https://old.example/leads/list"],
    ),
    "five hops": (
        """
        import requests
        def a(m):
            return requests.get('https://old.example/' + m)
        def b(m):
            return a(m)
        def c(m):
            return b(m)
        def d(m):
            return c(m)
        def e(m):
            return d(m)
        e('leads')
        """,
        ["app.py:4 GET https://old.example/{m} *", "app.py:13 GET https://old.example/leads"],
    ),
    "two callers": (
        """
        import requests
        def call(m, n):
            return requests.get('https://old.example/%s/%s' % (m, n))
        call('leads', 'list')
        call('notes', 'add')
        """,
        [
            "app.py:4 GET https://old.example/{m}/{n} *",
            "app.py:5 GET https://old.example/leads/list",
            "app.py:6 GET https://old.example/notes/add",
        ],
    ),
    "one caller of two says nothing": (
        """
        import requests
        def call(m):
            return requests.get('https://old.example/' + m)
        call('leads')
        call(input())
        """,
        ["app.py:4 GET https://old.example/{m} *", "app.py:5 GET https://old.example/leads"],
    ),
    "arguments by name": (
        """
        import requests
        def call(method, module):
            return requests.get(f'https://old.example/{module}/{method}')
        call(module='leads', method='list')
        """,
        ["app.py:4 GET https://old.example/{module}/{method} *", "app.py:5 GET https://old.example/leads/list"],
    ),
    "default overridden": (
        """
        import requests
        def call(m, f='json'):
            return requests.get('https://old.example/%s/%s' % (f, m))
        call('leads', f='xml')
        """,
        ["app.py:4 GET https://old.example/{f=json}/{m} *", "app.py:5 GET https://old.example/xml/leads"],
    ),
    "default kept": (
        """
        import requests
        def call(m, f='json'):
            return requests.get('https://old.example/%s/%s' % (f, m))
        call('leads')
        """,
        ["app.py:4 GET https://old.example/{f=json}/{m} *", "app.py:5 GET https://old.example/json/leads"],
    ),
    "a condition decided by the caller": (
        """
        import requests
        def call(m, old=True):
            if old:
                url = 'https://old.example/' + m
            else:
                url = 'https://new.example/' + m
            return requests.get(url)
        call('leads')
        call('notes', old=False)
        """,
        ["app.py:8 GET https://old.example/{m} *", "app.py:9 GET https://old.example/leads"],
    ),
    "a method": (
        """
        import requests
        class C:
            base = 'https://old.example/'
            def call(self, m):
                return requests.get(self.base + m)
            def leads(self):
                return self.call('leads')
        """,
        ["app.py:6 GET https://old.example/{m} *", "app.py:8 GET https://old.example/leads"],
    ),
    "a method of an instance": (
        """
        import requests
        class C:
            def __init__(self, host):
                self.host = host
            def call(self, m):
                return requests.get('https://' + self.host + '/' + m)
        c = C('old.example')
        c.call('leads')
        """,
        ["app.py:7 GET https://old.example/{m} *", "app.py:9 GET https://old.example/leads"],
    ),
    "an inherited method": (
        """
        import requests
        class B:
            def call(self, m):
                return requests.get('https://old.example/' + m)
        class C(B):
            def leads(self):
                return self.call('leads')
        """,
        ["app.py:5 GET https://old.example/{m} *", "app.py:8 GET https://old.example/leads"],
    ),
    "state set before the call": (
        """
        import requests
        class C:
            def leads(self):
                self.module = 'leads'
                return self.call()
            def notes(self):
                self.module = 'notes'
                return self.call()
            def call(self):
                return requests.get('https://old.example/' + self.module)
        """,
        [
            "app.py:6 GET https://old.example/leads",
            "app.py:9 GET https://old.example/notes",
            "app.py:11 GET https://old.example/leads | https://old.example/notes *",
        ],
    ),
    "parameters of the caller": (
        """
        import requests
        def call(m, params):
            params['token'] = 't'
            return requests.get('https://old.example/' + m, params=params)
        call('leads', {'n': '1'})
        """,
        [
            "app.py:5 GET https://old.example/{m} {token: t, …} *",
            "app.py:6 GET https://old.example/leads {n: 1, token: t}",
        ],
    ),
    "keyword rest as parameters": (
        """
        import requests
        def call(m, **params):
            return requests.get('https://old.example/' + m, params=dict(params, token='t'))
        call('leads', n='1')
        """,
        [
            "app.py:4 GET https://old.example/{m} {token: t, …} *",
            "app.py:5 GET https://old.example/leads {n: 1, token: t}",
        ],
    ),
    "a module as an argument": (
        {
            "app.py": """
                import requests
                import leads
                def call(module):
                    return requests.get('https://old.example/' + module.NAME)
                call(leads)
                """,
            "leads.py": "NAME = 'leads'\n",
        },
        ["app.py:5 GET https://old.example/{attr:module.NAME} *", "app.py:6 GET https://old.example/leads"],
    ),
    "an item of a mapping": (
        """
        import requests
        METHODS = {'all': 'list', 'new': 'add'}
        def call(m):
            return requests.get('https://old.example/' + METHODS[m])
        call('new')
        """,
        ["app.py:5 GET https://old.example/add | https://old.example/list *", "app.py:6 GET https://old.example/add"],
    ),
    "a loop over modules": (
        """
        import requests
        def call(m):
            return requests.get('https://old.example/' + m)
        for m in ['leads', 'notes']:
            call(m)
        """,
        [
            "app.py:4 GET https://old.example/{m} *",
            "app.py:6 GET https://old.example/leads | https://old.example/notes",
        ],
    ),
    "a caller in another file": (
        {
            "lib.py": "import requests\ndef call_old(m):\n    return requests.get('https://old.example/' + m)\n",
            "app.py": "from lib import call_old\ncall_old('leads')\n",
        },
        ["app.py:2 GET https://old.example/leads", "lib.py:3 GET https://old.example/{m} *"],
    ),
    "a method's caller in another file": (
        {
            "lib.py": "import requests\nclass C:\n    def call_old(self, m):\n        return requests.get('https://old.example/' + m)\n",
            "app.py": "from lib import C\nC().call_old('leads')\n",
        },
        ["app.py:2 GET https://old.example/leads", "lib.py:4 GET https://old.example/{m} *"],
    ),
    "a caller by the only method of that name": (
        """
        import requests
        class C:
            def call_old(self, m):
                return requests.get('https://old.example/' + m)
        def f(client):
            client.call_old('leads')
        """,
        ["app.py:5 GET https://old.example/{m} *", "app.py:7 GET https://old.example/leads"],
    ),
    "a function of the same name elsewhere": (
        {
            "lib.py": "import requests\ndef call(m):\n    return requests.get('https://old.example/' + m)\n",
            "app.py": "def call(m):\n    return m\ncall('leads')\n",
        },
        ["lib.py:3 GET https://old.example/{m} *"],
    ),
    "a wrapper that calls itself": (
        """
        import requests
        def call(m, page=1):
            requests.get('https://old.example/' + m)
            return call(m, page + 1)
        call('leads')
        """,
        ["app.py:4 GET https://old.example/{m} *", "app.py:6 GET https://old.example/leads"],
    ),
    "two wrappers that call each other": (
        """
        import requests
        def a(m):
            requests.get('https://old.example/' + m)
            b(m)
        def b(m):
            a(m)
        b('leads')
        """,
        ["app.py:4 GET https://old.example/{m} *", "app.py:8 GET https://old.example/leads"],
    ),
    "a lambda": (
        """
        import requests
        call = lambda m: requests.get('https://old.example/' + m)
        call('leads')
        """,
        ["app.py:3 GET https://old.example/{m} *", "app.py:4 GET https://old.example/leads"],
    ),
    "a request in a lambda in a wrapper": (
        """
        import requests
        def call(m):
            retry(lambda: requests.get('https://old.example/' + m))
        call('leads')
        """,
        ["app.py:4 GET https://old.example/{m} *", "app.py:5 GET https://old.example/leads"],
    ),
    "a decorated wrapper": (
        """
        import requests
        @retry
        def call(m):
            return requests.get('https://old.example/' + m)
        call('leads')
        """,
        ["app.py:5 GET https://old.example/{m} *", "app.py:6 GET https://old.example/leads"],
    ),
    "a URL built in a helper": (
        """
        import requests
        def url(m):
            return 'https://old.example/' + m
        requests.get(url('leads'))
        """,
        ["app.py:5 GET https://old.example/leads"],
    ),
}

IN = {
    "parameters added inside": (
        """
        import requests
        def call(url):
            return requests.get(url, params={'token': 't'})
        call('https://old.example/leads')
        """,
        ["app.py:5 GET https://old.example/leads {token: t}"],
    ),
    "parameters of both": (
        """
        import requests
        def call(url, params):
            params['token'] = 't'
            return requests.post(url, data=params)
        call('https://old.example/leads', {'n': '1'})
        """,
        ["app.py:6 POST https://old.example/leads {n: 1, token: t}"],
    ),
    "a base class adds them": (
        {
            "app.py": """
                from base import Connection
                class C(Connection):
                    def leads(self):
                        return self.do_call('https://old.example/leads', {'n': '1'})
                """,
            "base.py": """
                import requests
                class Connection:
                    def do_call(self, url, parameters):
                        parameters['token'] = self.token
                        return requests.post(url, data=parameters)
                """,
        },
        ["app.py:5 POST https://old.example/leads {n: 1, token: {attr:self.token}}"],
    ),
    "the verb is inside": (
        """
        import requests
        def call(url, verb='POST'):
            return requests.request(verb, url)
        call('https://old.example/leads')
        """,
        ["app.py:5 POST https://old.example/leads"],
    ),
    "the verb is given": (
        """
        import requests
        def call(verb, url):
            return requests.request(verb, url)
        call('put', 'https://old.example/leads')
        """,
        ["app.py:5 PUT https://old.example/leads"],
    ),
    "two deep": (
        """
        import requests
        def send(url, params):
            return requests.get(url, params=params)
        def call(url):
            return send(url, {'token': 't'})
        call('https://old.example/leads')
        """,
        ["app.py:7 GET https://old.example/leads {token: t}"],
    ),
    "a headers mapping inside": (
        """
        import urllib2
        def call(url, params):
            return urllib2.urlopen(urllib2.Request(url, params, {'Accept': 'a'}))
        call('https://old.example/leads', 'token=t')
        """,
        ["app.py:5 POST https://old.example/leads {token: t}"],
    ),
    "a function that only logs": (
        """
        def note(text):
            print(text)
        note('https://old.example/leads')
        """,
        [],
    ),
    "a function that builds on": (
        """
        import requests
        def with_token(url):
            return url + '?token=t'
        requests.get(with_token('https://old.example/leads'))
        """,
        ["app.py:5 GET https://old.example/leads?token=t {token: t}"],
    ),
    "a wrapper that calls itself": (
        """
        import requests
        def call(url, again=True):
            if again:
                return call(url, False)
            return requests.get(url)
        call('https://old.example/leads')
        """,
        ["app.py:7 GET https://old.example/leads"],
    ),
}


@pytest.mark.parametrize(("source", "expected"), OUT.values(), ids=OUT)
def test_out_to_the_callers(source: str | dict[str, str], expected: list[str]) -> None:
    assert sorted(requested(source)) == sorted(expected)


@pytest.mark.parametrize(("source", "expected"), IN.values(), ids=IN)
def test_in_to_the_request(source: str | dict[str, str], expected: list[str]) -> None:
    assert requested(source) == expected


def test_no_more_than_five_hops() -> None:
    names = "abcdefgh"
    hops = "".join(f"def {name}(m):\n    return {before}(m)\n" for before, name in itertools.pairwise(names))
    source = f"import requests\ndef a(m):\n    return requests.get('https://old.example/' + m)\n{hops}h('leads')\n"
    assert requested(source) == ["app.py:3 GET https://old.example/{m} *"]


def test_the_way_through_the_wrappers_is_told() -> None:
    source = """
        import requests
        def call(m):
            return requests.get('https://old.example/' + m)
        def fetch(m):
            return call(m)
        fetch('leads')
        """
    _, request = Small(source).requests()
    assert request.via == ("call", "fetch")
    assert [step.call.call.span.line for step in request.steps] == [6, 4]


def test_callers_are_searched_by_name_in_files_not_read_yet() -> None:
    program = Small(
        {
            "lib.py": "import requests\ndef call_old(m):\n    return requests.get('https://old.example/' + m)\n",
            "app.py": "from lib import call_old\ncall_old('leads')\n",
            "else.py": "nothing = 1\n",
        }
    )
    program.requests()
    assert program.lowered == ["lib.py", "app.py"]
