"""Command lines that a program runs: requests like any other."""

from __future__ import annotations

import pytest

from flow.program import requested

LINES = {
    "one text": (
        """
        import os
        os.system("curl -s 'https://old.example/list?token=t'")
        """,
        ["app.py:3 https://old.example/list?token=t {token: t}"],
    ),
    "put together": (
        """
        import os, subprocess
        base = 'https://old.example'
        subprocess.call('/usr/bin/curl -G "' + base + '/list" -d token=' + os.environ['T'] + ' > out', shell=True)
        """,
        ["app.py:4 GET https://old.example/list {token: {env:T}}"],
    ),
    "a list of words": (
        """
        import subprocess
        subprocess.run(['curl', '-X', 'PUT', '--data', 'token=t', 'https://old.example/list'])
        """,
        ["app.py:3 PUT https://old.example/list {token: t}"],
    ),
    "words behind the program": (
        """
        spawn('wget', '--post-data=token=t&n=1', 'https://old.example/list')
        """,
        ["app.py:2 POST https://old.example/list {token: t, n: 1}"],
    ),
    "a shell in a list": (
        """
        run(['bash', '-c', 'cd /tmp && curl "https://old.example/list?token=t" | jq .'])
        """,
        ["app.py:2 https://old.example/list?token=t {token: t}"],
    ),
    "a function of one's own": (
        """
        import os
        def run(line):
            os.system('cd /tmp; ' + line)
        run('curl https://old.example/list -d token=t')
        """,
        ["app.py:5 POST https://old.example/list {token: t}"],
    ),
    "quotes within quotes": (
        """
        run("curl -d \\'token=t\\' \\"https://old.example/list\\"")
        """,
        ["app.py:2 POST https://old.example/list {token: t}"],
    ),
    "two lines": (
        """
        run("curl https://old.example/a?token=t\\ncurl https://old.example/b?token=t")
        """,
        ["app.py:2 https://old.example/a?token=t | https://old.example/b?token=t {token: t}"],
    ),
    "another program": ("run('git clone https://new.example/list && echo curl')", []),
    "another URL": ("run('curl https://new.example/list -e http://a.example')", []),
    "an option that takes something": ("run('curl -o old.example/list https://new.example/')", []),
    "after the end of the command": ("run('curl https://new.example/list; echo https://old.example/list')", []),
    "only printed": ("print('curl https://old.example/list?token=t')", []),
}


@pytest.mark.parametrize(("source", "wanted"), LINES.values(), ids=LINES)
def test_what_a_command_line_sends(source: str, wanted: list[str]) -> None:
    assert requested(source) == wanted
