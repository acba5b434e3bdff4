"""Objects that take whatever they are given as their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.frontends.grammars.javascript_syntax import GRAMMAR as JAVASCRIPT
from auditor.frontends.grammars.php_syntax import GRAMMAR as PHP
from auditor.frontends.grammars.python_syntax import GRAMMAR as PYTHON
from flow.program import sent

if TYPE_CHECKING:
    from auditor.frontends.treesitter.grammar import Grammar

FILLED = {
    "each by its name": (
        PYTHON,
        """
        class C:
            def __init__(self, **options):
                for key, value in options.items():
                    setattr(self, key, value)
            def go(self):
                send(self.a)
        C(a='x').go()
        """,
        "x",
    ),
    "all at once": (
        PYTHON,
        """
        class C:
            a = 'class'
            def __init__(self, **options):
                self.__dict__.update(options)
            def go(self):
                send(self.a)
        C(a='x').go()
        """,
        "x",
    ),
    "by the constructor of a base": (
        PYTHON,
        """
        class B:
            def __init__(self, options):
                for key in options:
                    setattr(self, key, options[key])
        class C(B):
            def go(self):
                send(self.a)
        C({'a': 'x'}).go()
        """,
        "x",
    ),
    "by two who make one": (
        PYTHON,
        """
        class C:
            def __init__(self, **options):
                vars(self).update(options)
                for key in options:
                    setattr(self, key, options[key])
            def go(self):
                send(self.a)
        C(a='x')
        C(a='y')
        """,
        "x | y",
    ),
    "JavaScript, all at once": (
        JAVASCRIPT,
        """
        class C {
            constructor(options) { Object.assign(this, options); }
            go() { send(this.a); }
        }
        new C({ a: 'x' }).go();
        """,
        "x",
    ),
    "JavaScript, in a loop": (
        JAVASCRIPT,
        """
        class C {
            constructor(options) { Object.keys(options).forEach((key) => { this[key] = options[key]; }); }
            go() { send(this.a); }
        }
        new C({ a: 'x' }).go();
        """,
        "x",
    ),
    "JavaScript, under a text": (
        JAVASCRIPT,
        """
        class C {
            constructor() { this['a'] = 'x'; }
            go() { send(this.a); }
        }
        """,
        "x",
    ),
    "PHP, in a loop": (
        PHP,
        """<?php
        class C {
            function __construct(array $options) { foreach ($options as $key => $value) { $this->$key = $value; } }
            function go() { send($this->a); }
        }
        $c = new C(['a' => 'x']);
        """,
        "x",
    ),
}
NOT_FILLED = {
    "a constructor that keeps it": (
        PYTHON,
        """
        class C:
            def __init__(self, **options):
                self.options = options
            def go(self):
                send(self.a)
        C(a='x').go()
        """,
    ),
    "another object": (
        PYTHON,
        """
        class C:
            def __init__(self, other, **options):
                for key, value in options.items():
                    setattr(other, key, value)
            def go(self):
                send(self.a)
        C(None, a='x').go()
        """,
    ),
    "another method": (
        JAVASCRIPT,
        """
        class C {
            constructor(options) { this.options = options; }
            log(more) { Object.assign(this, more); }
            go() { send(this.a); }
        }
        new C({ a: 'x' }).go();
        """,
    ),
    "a new mapping": (
        JAVASCRIPT,
        """
        class C {
            constructor(options) { this.options = Object.assign({}, options); }
            go() { send(this.a); }
        }
        new C({ a: 'x' }).go();
        """,
    ),
}


@pytest.mark.parametrize(("grammar", "source", "expected"), FILLED.values(), ids=FILLED)
def test_a_field_that_an_object_was_given(grammar: Grammar, source: str, expected: str) -> None:
    assert sent(source, grammar) == expected


@pytest.mark.parametrize(("grammar", "source"), NOT_FILLED.values(), ids=NOT_FILLED)
def test_a_field_that_it_was_not_given(grammar: Grammar, source: str) -> None:
    assert sent(source, grammar) == "{attr:self.a}"
