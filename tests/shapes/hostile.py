"""Files that are broken, huge, deep or go in circles, each with what must be found in it all the same."""

from __future__ import annotations

from dataclasses import dataclass

from shapes.example import TOKEN, cleaned

CALL = "https://crm.zoho.com/crm/private/json/Leads/getRecords"
LITERAL = f'ZOHO_AUTHTOKEN = "{TOKEN}"'
"""A line that is a finding whatever happens after it."""

WHOLE = cleaned(
    """
    # -*- coding: utf-8 -*-
    import json
    import requests

    ZOHO_AUTHTOKEN = "TOKEN32"
    BASE = "https://crm.zoho.com/crm/private/json/"
    COLUMNS = {
        "Leads": ["First Name", "Last Name"],
        "Contacts": ("Email", 'Phone'),
    }

    class Crm(object):
        '''A client of the old API.'''

        def __init__(self, token=ZOHO_AUTHTOKEN):
            self.params = {"authtoken": token, "scope": "crmapi"}

        @property
        def leads(self):
            url = BASE + "Leads/getRecords"
            try:
                for row in requests.get(url, params=dict(self.params, fromIndex=1)).json()["response"]:
                    yield [row[name] for name in COLUMNS["Leads"] if row.get(name) is not None]
            except (KeyError, ValueError) as error:
                print("no leads: %s" % error)

    if __name__ == "__main__":
        with open("leads.json", "w") as target: json.dump(list(Crm().leads), target)
    """
)
STRAY = {
    "bracket": "(((",
    "quotes": '"""',
    "quote": "'",
    "brace": "}",
    "colon": "if x =:",
    "star": "*= **",
    "print": "print 'x' % y,",
    "escape": "'\\N{NO SUCH CHARACTER}' '\\x'",
    "walrus": ":= lambda *: yield",
    "dedent": "  \t  x",
    "nul": "\x00",
    "form-feed": "\x0c\x1b[31m\u202e",
}


@dataclass(frozen=True, slots=True)
class Hostile:
    """Files, and the findings that may not be lost: (path, kind). Nothing of it may take more than `seconds`."""

    id: str
    files: dict[str, bytes]
    finds: tuple[tuple[str, str], ...]
    seconds: int = 60


def one(name: str, text: str | bytes, *kinds: str, seconds: int = 60) -> Hostile:
    """A single file with findings of these kinds."""
    data = text if isinstance(text, bytes) else text.encode()
    return Hostile(name, {"app.py": data}, tuple(("app.py", kind) for kind in kinds), seconds)


def cuts(text: str = WHOLE) -> dict[str, str]:
    """The file cut off at every line, at its start, at two places within it and at its end, by name."""
    pieces: dict[str, str] = {}
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        width = len(line.rstrip("\n"))
        for column in sorted({0, width // 3, 2 * width // 3, width}):
            pieces[f"cut_{number:02}_{column:02}.py"] = text[: start + column]
        start += len(line)
    return pieces


def strays(text: str = WHOLE) -> dict[str, str]:
    """The file with something that does not belong there on a line of its own, after every line, by name."""
    rows = text.splitlines(keepends=True)
    return {
        f"{name}_{number:02}.py": "".join([*rows[:number], stray, "\n", *rows[number:]])
        for name, stray in STRAY.items()
        for number in range(len(rows) + 1)
    }


def deep(opening: str, closing: str, depth: int = 5_000) -> str:
    """A file with a token, something nested very deep, and a request after it."""
    nested = opening * depth + "1" + closing * depth
    return f"import requests\n{LITERAL}\nnested = {nested}\nrequests.get('{CALL}?authtoken=' + ZOHO_AUTHTOKEN)\n"


def deep_blocks(depth: int = 5_000) -> str:
    """Conditions inside conditions, and as many arms of one."""
    rows = ["import requests", LITERAL]
    rows += [" " * level + "if x:" for level in range(depth)]
    rows += [" " * depth + f"requests.get('{CALL}')", "if x == 0:", "    pass"]
    rows += [f"elif x == {number}:\n    pass" for number in range(depth)]
    return "\n".join(rows) + "\n"


def long_sum(terms: int = 3_000) -> str:
    """An address that is the sum of very many strings."""
    letters = CALL + "?" + "&".join(f"p{number}=1" for number in range(terms))
    pieces = [letters[at : at + 6] for at in range(0, 6 * terms, 6)]
    total = "\n       + ".join(repr(piece) for piece in pieces)
    return f"import requests\n{LITERAL}\nurl = ({total})\nrequests.get(url, params={{'authtoken': ZOHO_AUTHTOKEN}})\n"


def long_chain(links: int = 3_000) -> str:
    """One name rebound thousands of times, and a chain of method calls."""
    rows = ["import requests", LITERAL, f"url = '{CALL}?x='"]
    rows += [f"url += '{number},'" for number in range(links)]
    chain = "".join(f".set({number})" for number in range(links))
    return "\n".join([*rows, "requests.get(url)", f"query = builder{chain}"]) + "\n"


def one_line(size: int = 10_000_000) -> str:
    """A single line of ten million characters, such as a bundler writes."""
    filler = "f(1,2);" * (size // 14)
    return f"{filler}{LITERAL};u='{CALL}?scope=crmapi';{filler}\n"


def hydra(names: int = 40) -> str:
    """Names that double in every line: two to the fortieth characters for whoever puts them together."""
    rows = ["import requests", LITERAL, f"u0 = '{CALL}'"]
    rows += [f"u{number + 1} = u{number} + '/' + u{number} if a else u{number} % u{number}" for number in range(names)]
    return "\n".join([*rows, f"requests.get(u{names}, params={{'authtoken': ZOHO_AUTHTOKEN}})"]) + "\n"


CYCLES = {
    "first.py": f"from second import HOST, deeper\nimport first\n{LITERAL}\nROOT = HOST + '/crm/private/json'\n",
    "second.py": "from first import *\nfrom third import HOST\nimport second as me\ndeeper = me.deeper\n",
    "third.py": "from second import HOST as OTHER, deeper\nHOST = 'https://crm.zoho.com' or OTHER\n",
    "app.py": (
        "import requests\nfrom first import ROOT, ZOHO_AUTHTOKEN\nfrom app import ROOT as AGAIN\n"
        "requests.get(ROOT + '/Leads/getRecords', params={'authtoken': ZOHO_AUTHTOKEN, 'scope': 'crmapi'})\n"
    ),
}

RECURSION = f"""
import requests
{LITERAL}

def again(url, depth=0):
    return again(url + "/" + str(depth), depth + 1) if depth else requests.get(url) and again(url)

def ping(x): return pong(x + "p")
def pong(x): return ping(x + "q") or x
twice = lambda f: twice(f(f))

class Self(Self):
    url = Self.url + "{CALL}"
    @property
    def path(self): return self.path + self.url
    def get(self): return requests.get(self.path, params={{"authtoken": self.get()}})

class Left(Right): base = "{CALL}"
class Right(Left):
    def __init__(self, other): self.other = Right(Right(other)); self.url = self.other.url
    def call(self): return Right(self).call().call()

again("{CALL}", 1)
again(ping("{CALL}"))
twice(again)(Right(Self()).call())
requests.get("{CALL}", params={{"authtoken": ZOHO_AUTHTOKEN}})
"""

CONSTANTS = f"""
import requests
{LITERAL}
URL = URL + "{CALL}"
A = B + "/a"; B = C % A; C = "%s".format(A, B, C)
ROW = [ROW, *ROW]; ROW.append(ROW); MAP = {{"self": MAP, **MAP}}; MAP["self"] = MAP; MAP.update(MAP)
x = y = x or y or (x := y) or f"{{x}}{{y}}"
for URL in URL: URL += URL
while URL: URL = "/".join([URL, URL, *[u for u in URL for URL in u]])
requests.get(URL, params=MAP)
requests.get("{CALL}", params={{"authtoken": ZOHO_AUTHTOKEN}})
"""

PYTHON_2 = f"""
import urllib2, sys
{LITERAL}
def leads():
    try:
        print >>sys.stderr, "asking", `leads`
        exec "x = 1" in {{}}
        return urllib2.urlopen("{CALL}?scope=crmapi&authtoken=" + ZOHO_AUTHTOKEN).read()
    except urllib2.URLError, error:
        raise ValueError, "no answer: %s" % error, None
    except (IOError, OSError), (code, text):
        print code, 0777, 10L, ur"text", text <> u"", {{}}.has_key(code)
"""

TOKEN_AND_CALL = ("hardcoded-token", "v1-endpoint")

CASES: tuple[Hostile, ...] = (
    one("python-2", PYTHON_2, *TOKEN_AND_CALL),
    one("one-line-of-10-mb", one_line(), "hardcoded-token"),
    one("sum-of-3000", long_sum(), *TOKEN_AND_CALL),
    one("rebound-3000-times", long_chain(), *TOKEN_AND_CALL),
    one("doubling", hydra(), "hardcoded-token"),
    one("brackets", deep("(", ")"), "hardcoded-token"),
    one("lists", deep("[", "]"), "hardcoded-token"),
    one("mappings", deep("{1: ", "}"), "hardcoded-token"),
    one("calls", deep("f(", ")"), "hardcoded-token"),
    one("call-chain", deep("", "()"), "hardcoded-token"),
    one("members", deep("", ".a"), "hardcoded-token"),
    one("subscripts", deep("", "[0]"), "hardcoded-token"),
    one("not", deep("not ", ""), "hardcoded-token"),
    one("lambdas", deep("lambda: ", ""), "hardcoded-token"),
    one("conditionals", deep("", " if a else 2"), "hardcoded-token"),
    one("powers", deep("2 ** ", ""), "hardcoded-token"),
    one("formatted", deep("f'{", "}'"), "hardcoded-token"),
    one("blocks", deep_blocks(), "hardcoded-token"),
    one("few-blocks", deep_blocks(600), "hardcoded-token"),
    one("unclosed", LITERAL + "\nx = " + "(" * 5_000 + "\n", "hardcoded-token"),
    Hostile(
        "import-cycles",
        {name: text.encode() for name, text in CYCLES.items()},
        (("first.py", "hardcoded-token"), ("app.py", "v1-endpoint")),
    ),
    one("recursion", RECURSION, *TOKEN_AND_CALL),
    one("constants-of-themselves", CONSTANTS, *TOKEN_AND_CALL),
    one("lone-surrogates", f"x = '\\ud800' + '{CALL}/\\udfff'\n{LITERAL}\n", "hardcoded-token"),
    one("surrogate-bytes", f"# \udcff {CALL}\n{LITERAL}\n".encode("utf-8", "surrogatepass"), "hardcoded-token"),
    one("not-utf-8", f"# caf\xe9\n{LITERAL}\n".encode("latin-1"), "hardcoded-token"),
    one("unknown-encoding", f"# -*- coding: no-such-thing -*-\n{LITERAL}\n", "hardcoded-token"),
    one("only-carriage-returns", WHOLE.replace("\n", "\r"), *TOKEN_AND_CALL),
    one("byte-order-mark-utf-16", WHOLE.encode("utf-16"), *TOKEN_AND_CALL),
)

NUL = {
    "nul_in_a_comment.py": f"{LITERAL}\n# \x00 {CALL}\n",
    "nul_in_a_string.py": f"x = 'a\x00b'\n{LITERAL}\n",
    "nul_in_code.py": f"x = \x00 1\n{LITERAL}\n",
    "nul_at_the_end.py": f"{LITERAL}\n\x00",
}
"""Either read or named among the skipped: a NUL byte is what makes a file binary for git."""
