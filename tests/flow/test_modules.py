"""Names across files: which file an import means, and what is found there."""

from __future__ import annotations

import pytest

from flow.program import Small, sent

CONF = "URL = 'x'\n"

IMPORTS = {
    "module": {"app.py": "import conf\nsend(conf.URL)", "conf.py": CONF},
    "module under another name": {"app.py": "import conf as c\nsend(c.URL)", "conf.py": CONF},
    "name": {"app.py": "from conf import URL\nsend(URL)", "conf.py": CONF},
    "name under another name": {"app.py": "from conf import URL as U\nsend(U)", "conf.py": CONF},
    "star": {"app.py": "from conf import *\nsend(URL)", "conf.py": CONF},
    "star through a package": {
        "app.py": "from pkg import *\nsend(URL)",
        "pkg/__init__.py": "from .conf import *\n",
        "pkg/conf.py": CONF,
    },
    "package": {"app.py": "import pkg\nsend(pkg.URL)", "pkg/__init__.py": CONF},
    "module of a package": {
        "app.py": "import pkg.conf\nsend(pkg.conf.URL)",
        "pkg/__init__.py": "",
        "pkg/conf.py": CONF,
    },
    "module of a package without file": {"app.py": "import pkg.conf\nsend(pkg.conf.URL)", "pkg/conf.py": CONF},
    "module from a package": {
        "app.py": "from pkg import conf\nsend(conf.URL)",
        "pkg/__init__.py": "",
        "pkg/conf.py": CONF,
    },
    "name that a package passes on": {
        "app.py": "from pkg import URL\nsend(URL)",
        "pkg/__init__.py": "from .conf import URL\n",
        "pkg/conf.py": CONF,
    },
    "the package's own name before its module": {
        "app.py": "from pkg import conf\nsend(conf)",
        "pkg/__init__.py": "conf = 'x'\n",
        "pkg/conf.py": CONF,
    },
    "relative": {"pkg/app.py": "from .conf import URL\nsend(URL)", "pkg/__init__.py": "", "pkg/conf.py": CONF},
    "relative module": {"pkg/app.py": "from . import conf\nsend(conf.URL)", "pkg/__init__.py": "", "pkg/conf.py": CONF},
    "relative, one up": {"pkg/sub/app.py": "from ..conf import URL\nsend(URL)", "pkg/conf.py": CONF},
    "relative, own package": {"pkg/app.py": "from . import URL\nsend(URL)", "pkg/__init__.py": CONF},
    "implicitly relative, Python 2": {"pkg/app.py": "from conf import URL\nsend(URL)", "pkg/conf.py": CONF},
    "src layout": {
        "tests/app.py": "from pkg.conf import URL\nsend(URL)",
        "src/pkg/__init__.py": "",
        "src/pkg/conf.py": CONF,
    },
    "own folder before the root": {
        "pkg/app.py": "from conf import URL\nsend(URL)",
        "pkg/conf.py": CONF,
        "conf.py": "URL = 'y'\n",
    },
    "inside a function": {"app.py": "def f():\n    from conf import URL\n    send(URL)", "conf.py": CONF},
    "in a try": {
        "app.py": "try:\n    from conf import URL\nexcept ImportError:\n    raise\nsend(URL)",
        "conf.py": CONF,
    },
    "through two files": {"app.py": "from a import URL\nsend(URL)", "a.py": "from conf import URL", "conf.py": CONF},
    "computed there": {"app.py": "from conf import URL\nsend(URL)", "conf.py": "A = 'X'\nURL = A.lower()\n"},
    "a function": {"app.py": "from lib import f\nsend(f('x'))", "lib.py": "def f(a):\n    return a\n"},
    "a function that uses its module": {
        "app.py": "from lib import f\nB = 'y'\nsend(f())",
        "lib.py": "B = 'x'\ndef f():\n    return B\n",
    },
    "a class": {"app.py": "from lib import C\nsend(C().a)", "lib.py": "class C:\n    a = 'x'\n"},
    "a base class": {
        "app.py": "from lib import B\nclass C(B):\n    pass\nsend(C().a)",
        "lib.py": "class B:\n    a = 'x'\n",
    },
    "a base class by its module": {
        "app.py": "import lib\nclass C(lib.B):\n    def m(self):\n        send(self.a)\n",
        "lib.py": "class B:\n    def __init__(self):\n        self.a = 'x'\n",
    },
    "a base class with the same name": {
        "app.py": "import lib\nclass C(lib.C):\n    pass\nsend(C().a)",
        "lib.py": "class C:\n    a = 'x'\n",
    },
    "an instance": {
        "app.py": "from lib import client\nsend(client.a)",
        "lib.py": "class C:\n    def __init__(self, a):\n        self.a = a\nclient = C('x')\n",
    },
    "a module's name written from outside": {
        "app.py": "import conf\nconf.URL = 'x'\nsend(conf.URL)",
        "conf.py": "URL = 'y'\n",
    },
    "two files import each other": {
        "app.py": "import b\nX = 'x'\nsend(b.f())",
        "b.py": "import app\ndef f():\n    return app.X\n",
    },
    "a settings module": {"app.py": "from pkg import settings\nsend(settings.URL)", "pkg/settings.py": CONF},
    "importlib": {
        "app.py": "import importlib\nconf = importlib.import_module('conf')\nsend(conf.URL)",
        "conf.py": CONF,
    },
    "a module as an argument": {"app.py": "import conf\ndef f(m):\n    return m.URL\nsend(f(conf))", "conf.py": CONF},
}

OUTSIDE = {
    "a file that is not there": ({"app.py": "from conf import URL\nsend(URL)"}, "{import:conf.URL}"),
    "a name that is not there": ({"app.py": "from conf import NO\nsend(NO)", "conf.py": CONF}, "{import:conf.NO}"),
    "a member that is not there": ({"app.py": "import conf\nsend(conf.NO)", "conf.py": CONF}, "{import:conf.NO}"),
    "two files of one name": (
        {"app.py": "from lib.conf import URL\nsend(URL)", "a/lib/conf.py": CONF, "b/lib/conf.py": "URL = 'y'\n"},
        "{import:lib.conf.URL}",
    ),
    "a local name shadows the module": (
        {"app.py": "import conf\ndef f(conf):\n    send(conf.URL)", "conf.py": CONF},
        "{attr:conf.URL}",
    ),
    "a later definition shadows the import": (
        {"app.py": "from conf import URL\nURL = 'y'\nsend(URL)", "conf.py": CONF},
        "y",
    ),
    "a cycle of names": ({"app.py": "from b import X\nsend(X)", "b.py": "from app import X\n"}, "{…}"),
    "a star cycle": ({"app.py": "from b import *\nsend(X)", "b.py": "from app import *\n"}, "{X}"),
    "a module that imports itself": ({"app.py": "from app import X\nsend(X)"}, "{…}"),
    "the standard library is not a file of ours below": (
        {"app.py": "import json\nsend(json.URL)", "vendor/json.py": CONF},
        "{import:json.URL}",
    ),
}


@pytest.mark.parametrize("files", IMPORTS.values(), ids=IMPORTS)
def test_an_import_is_followed(files: dict[str, str]) -> None:
    assert sent(files) == "x"


@pytest.mark.parametrize(("files", "expected"), OUTSIDE.values(), ids=OUTSIDE)
def test_what_cannot_be_found_stays_a_hole(files: dict[str, str], expected: str) -> None:
    assert sent(files) == expected


def test_files_are_read_only_when_something_leads_there() -> None:
    program = Small({"app.py": "import conf\nimport other\nsend(conf.URL)", "conf.py": CONF, "other.py": CONF})
    program.given()
    assert program.lowered == ["app.py", "conf.py"]


def test_a_file_is_read_once() -> None:
    program = Small({"app.py": "from conf import URL\nimport conf\nsend(URL)\nsend(conf.URL)", "conf.py": CONF})
    program.given()
    assert program.lowered.count("conf.py") == 1
