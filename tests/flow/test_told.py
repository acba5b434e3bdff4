"""Objects that are told bit by bit what to ask for, by methods of their own, and asked by another."""

from __future__ import annotations

import pytest

from auditor.frontends.grammars import javascript_syntax, php_syntax
from flow.program import requested, sent

CLIENT = """
import requests
class Client:
    host = 'https://old.example/'
    def __init__(self):
        self.path = ''
        self.given = {}
    def to(self, path):
        self.path = path
        return self
    def whole(self, url):
        self.url = url
    def add(self, key, value):
        self.given[key] = value
        return self
    def get(self):
        return requests.get(self.host + self.path, params=self.given)
    def send(self):
        return requests.post(self.url, data=self.given)
    def leads(self):
        self.to('leads')
        return self.get()
"""
LINES = CLIENT.count("\n")
TOLD = {
    "a setter before": ("c = Client()\nc.to('notes')\nc.get()\n", [(3, "GET https://old.example/notes")]),
    "in a chain": ("Client().to('notes').get()\n", [(1, "GET https://old.example/notes")]),
    "parameters one by one": (
        "c = Client().to('notes')\nc.add('a', '1').add('b', '2')\nc.get()\n",
        [(3, "GET https://old.example/notes {a: 1, b: 2}")],
    ),
    "the last one counts": (
        "c = Client()\nc.to('notes')\nc.to('tasks')\nc.get()\n",
        [(4, "GET https://old.example/tasks")],
    ),
    "two objects": (
        "c = Client()\nd = Client()\nc.to('notes')\nd.to('tasks')\nc.get()\n",
        [(5, "GET https://old.example/notes")],
    ),
    "what is told afterwards does not count": (
        "c = Client()\nc.to('notes')\nc.get()\nc.to('tasks')\n",
        [(3, "GET https://old.example/notes")],
    ),
    "the whole address": (
        "c = Client()\nc.whole('https://old.example/all')\nc.send()\n",
        [(3, "POST https://old.example/all")],
    ),
    "the whole address, twice": (
        "c = Client()\nc.whole('https://old.example/a')\nc.send()\nc.whole('https://old.example/b')\nc.send()\n",
        [(3, "POST https://old.example/a"), (5, "POST https://old.example/b")],
    ),
    "the whole address, never sent": ("c = Client()\nc.whole('https://old.example/a')\n", []),
    "the whole address, sent by another object": (
        "c = Client()\nd = Client()\nc.whole('https://old.example/a')\nd.send()\n",
        [],
    ),
}


def _at(row: str) -> tuple[int, str]:
    where, _, what = row.partition(" ")
    return int(where.rpartition(":")[2]) - LINES, what


@pytest.mark.parametrize(("source", "expected"), TOLD.values(), ids=TOLD)
def test_what_it_was_told_is_asked_for(source: str, expected: list[tuple[int, str]]) -> None:
    own = [one for row in requested(CLIENT + source) if (one := _at(row))[0] > 0]
    assert own == expected


def test_a_method_tells_its_own_object() -> None:
    assert "GET https://old.example/leads" in {_at(row)[1] for row in requested(CLIENT)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("c.set('a')\nsend(c.x)\n", "a"),
        ("if y:\n    c.set('a')\nsend(c.x)\n", "a | none"),
        ("c.set('a')\nif y:\n    c.set('b')\nsend(c.x)\n", "a | b"),
        ("send(c.x)\nc.set('a')\n", "none"),
        ("c.set('a')\nc.set(c.x + 'b')\nsend(c.x)\n", "ab"),
    ],
    ids=["once", "maybe", "maybe again", "afterwards", "from what it was"],
)
def test_a_field_holds_what_was_set(source: str, expected: str) -> None:
    base = "class C:\n    x = 'none'\n    def set(self, x):\n        self.x = x\nc = C()\n"
    assert sent(base + source) == expected


def test_a_constructor_tells_its_own_object() -> None:
    source = """<?php
        abstract class Base {
            private $m; private $url;
            function __construct($m) { self::name($m); $this->url(null); }
            function name($m) { if (known($m)) { $this->m = $m; } }
            function url($url) {
                if (!is_null($url)) { $this->url = $url; } else { $this->url = "https://old.example/$this->m"; }
            }
            function ask() { send($this->url); }
        }
        class Leads extends Base { function __construct() { parent::__construct('leads'); } }
        class Notes extends Base { function __construct() { parent::__construct('notes'); } }
        $l = new Leads();
        $n = new Notes();
    """
    assert sent(source, php_syntax.GRAMMAR).startswith("https://old.example/")


def test_a_property_without_a_value_is_its_subclasses() -> None:
    source = """<?php
        class Base { protected $name; function ask() { send('https://old.example/' . $this->name . DS . 'list'); } }
        class Notes extends Base { protected $name = 'notes'; }
    """
    assert sent(source, php_syntax.GRAMMAR) == "https://old.example/notes/list"


def test_what_a_method_does_on_its_own_is_not_told() -> None:
    source = "class C:\n    x = 'none'\n    def read(self):\n        self.x = load()\n        return self.x\n"
    assert "none" in sent(f"{source}c = C()\nc.read()\nsend(c.x)\n")


def test_in_php() -> None:
    source = """<?php
        class C { private $x; function set($x) { $this->x = $x; return $this; } function get() { return $this->x; } }
        send((new C())->set('a')->get());
    """
    assert sent(source, php_syntax.GRAMMAR) == "a"


def test_in_javascript() -> None:
    source = "class C { set(x) { this.x = x; return this; } get() { return this.x; } }\nsend(new C().set('a').get());"
    assert sent(source, javascript_syntax.GRAMMAR) == "a"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "function f($o) { if (!$o['m']) { $o['m'] = 'x'; } send($o['k']); }",
            "{item:$o[k]}",
        ),
        ("function f($o) { $o['m'] = 'x'; send($o['m']); }", "x"),
        ("function f($o) { if (!$o['m']) { $o['m'] = 'x'; } send($o['m']); }", "x | {item:$o[m]}"),
    ],
    ids=["another key", "the key", "the key, maybe"],
)
def test_a_mapping_of_a_caller_keeps_what_it_was(source: str, expected: str) -> None:
    assert sent(f"<?php {source}", php_syntax.GRAMMAR) == expected
