"""Values from outside the program, and library functions against the program's own."""

from __future__ import annotations

import pytest

from flow.program import sent

HOLES = {
    "environment": ("import os\nsend(os.environ['KEY'])", "{env:KEY}"),
    "environment get": ("import os\nsend(os.environ.get('KEY'))", "{env:KEY}"),
    "environment with a default": ("import os\nsend(os.environ.get('KEY', 'x'))", "x | {env:KEY}"),
    "environment with an empty default": ("import os\nsend(os.environ.get('KEY', ''))", "{env:KEY}"),
    "environment or": ("import os\nsend(os.environ.get('KEY') or 'x')", "x | {env:KEY}"),
    "getenv": ("import os\nsend(os.getenv('KEY', 'x'))", "x | {env:KEY}"),
    "getenv imported": ("from os import getenv\nsend(getenv('KEY'))", "{env:KEY}"),
    "environ imported": ("from os import environ\nsend(environ['KEY'])", "{env:KEY}"),
    "environ under another name": ("from os import environ as e\nsend(e.get('KEY'))", "{env:KEY}"),
    "decouple": ("from decouple import config\nsend(config('KEY', default='x'))", "x | {env:KEY}"),
    "environs": ("from environs import Env\nenv = Env()\nsend(env('KEY'))", "{env:KEY}"),
    "environs text": ("from environs import Env\nenv = Env()\nsend(env.str('KEY', 'x'))", "x | {env:KEY}"),
    "key of a name": ("import os\nNAME = 'KEY'\nsend(os.environ[NAME])", "{env:KEY}"),
    "key of a parameter": ("import os\ndef f(k):\n    return os.environ[k]\nsend(f('KEY'))", "{env:KEY}"),
    "setdefault": ("import os\nsend(os.environ.setdefault('KEY', 'x'))", "x | {env:KEY}"),
    "django settings": ("from django.conf import settings\nsend(settings.KEY)", "{settings:KEY}"),
    "getattr of settings": (
        "from django.conf import settings\nsend(getattr(settings, 'KEY', 'x'))",
        "x | {settings:KEY}",
    ),
    "configuration file": (
        "import configparser\nconfig = configparser.ConfigParser()\nsend(config.get('section', 'KEY'))",
        "{settings:KEY}",
    ),
    "a call of something unknown": ("import lib\nsend(lib.make('a'))", "{call:lib.make}"),
    "a member of something unknown": ("import lib\nsend(lib.a.b)", "{import:lib.a.b}"),
    "a member of a parameter": ("def f(c):\n    send(c.host)", "{attr:c.host}"),
    "an item of a parameter": ("def f(d):\n    send(d['k'])", "{item:d[k]}"),
    "a get of a parameter": ("def f(d):\n    send(d.get('k', 'x'))", "x | {item:d[k]}"),
    "a member of a call": ("import lib\nsend(lib.make().url)", "{attr:lib.make.url}"),
    "user input": ("send(input('name'))", "{call:input}"),
}

DJANGO = {
    "app/views.py": "from django.conf import settings\nfrom . import settings as own\nsend(settings.KEY)",
    "app/settings.py": "KEY = 'x'\n",
}

OWN = {
    "quote": ("def quote(a):\n    return 'own/' + a\nsend(quote('x'))", "own/x"),
    "quote of the library": ("from urllib.parse import quote\nsend(quote('x'))", "x"),
    "str": ("def str(a):\n    return 'own/' + a\nsend(str('x'))", "own/x"),
    "method format": ("class C:\n    def format(self, a):\n        return 'own/' + a\nsend(C().format('x'))", "own/x"),
    "method get": ("class C:\n    def get(self, a):\n        return 'own/' + a\nsend(C().get('x'))", "own/x"),
    "method update": ("class C:\n    def update(self, a):\n        return 'own/' + a\nsend(C().update('x'))", "own/x"),
    "method replace of this": (
        "class C:\n    def replace(self, a, b):\n        return a\n    def m(self):\n        return self.replace('x', 'y')\nsend(C().m())",
        "x",
    ),
    "env": ("def env(key, default):\n    return default\nsend(env('KEY', 'x'))", "x"),
    "urlencode imported from the program": (
        {
            "app.py": "from lib import urlencode\nsend(urlencode({'a': 'x'}))",
            "lib.py": "def urlencode(d):\n    return d['a']\n",
        },
        "x",
    ),
    "own settings": ({"app.py": "import settings\nsend(settings.KEY)", "settings.py": "KEY = 'x'\n"}, "x"),
    "own config object": ("class Config:\n    KEY = 'x'\nconfig = Config()\nsend(config.KEY)", "x"),
    "own super": ("def super(a):\n    return a\nsend(super('x'))", "x"),
    "a lambda named like a library function": ("quote = lambda a: 'own/' + a\nsend(quote('x'))", "own/x"),
    "a parameter named like a library function": (
        "def f(quote):\n    return quote('x')\nsend(f(lambda a: 'own/' + a))",
        "own/x",
    ),
}


@pytest.mark.parametrize(("source", "expected"), HOLES.values(), ids=HOLES)
def test_holes_say_where_the_value_comes_from(source: str, expected: str) -> None:
    assert sent(source) == expected


def test_a_setting_of_the_framework_is_looked_up_in_the_program() -> None:
    assert sent(DJANGO) == "{settings:KEY}"
    assert sent({**DJANGO, "app/views.py": DJANGO["app/views.py"].replace("settings.KEY", "own.KEY")}) == "x"


@pytest.mark.parametrize(("source", "expected"), OWN.values(), ids=OWN)
def test_a_definition_of_the_program_comes_before_a_library_row(source: str | dict[str, str], expected: str) -> None:
    assert sent(source) == expected
