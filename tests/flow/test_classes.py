"""Attributes: of instances, classes, bases and subclasses, and what fills a constructor's parameters."""

from __future__ import annotations

import pytest

from flow.program import sent

FIELDS = {
    "constructor": """
        class C:
            def __init__(self):
                self.a = 'x'
            def m(self):
                send(self.a)
        """,
    "class attribute": """
        class C:
            a = 'x'
            def m(self):
                send(self.a)
        """,
    "class attribute through the class": """
        class C:
            a = 'x'
        send(C.a)
        """,
    "class attribute through an instance": """
        class C:
            a = 'x'
        send(C().a)
        """,
    "class method": """
        class C:
            a = 'x'
            @classmethod
            def m(cls):
                send(cls.a)
        """,
    "static method": """
        class C:
            @staticmethod
            def m(b):
                return b
        send(C.m('x'))
        """,
    "annotated class attribute": """
        class C:
            a: str = 'x'
        send(C().a)
        """,
    "its own write reads what the class says": """
        class C:
            a = 'x'
            def __init__(self):
                self.a = self.a.strip()
            def m(self):
                send(self.a)
        """,
    "its own write reads what was written before it": """
        class C:
            def __init__(self):
                self.a = 'x'
                self.a = self.a.strip()
            def m(self):
                send(self.a)
        """,
    "another method writes it": """
        class C:
            def prepare(self):
                self.a = 'x'
            def m(self):
                send(self.a)
        """,
    "this method wrote it just before": """
        class C:
            a = 'y'
            def m(self):
                self.a = 'x'
                send(self.a)
        """,
    "the method that leads here wrote it": """
        class C:
            def m(self):
                self.a = 'x'
                return self.n()
            def n(self):
                return self.a
            def other(self):
                self.a = 'y'
        send(C().m())
        """,
    "an empty start does not count": """
        class C:
            def __init__(self):
                self.a = None
            def prepare(self):
                self.a = 'x'
            def m(self):
                send(self.a)
        """,
    "property": """
        class C:
            @property
            def a(self):
                return 'x'
        send(C().a)
        """,
    "property of a field": """
        class C:
            def __init__(self, b):
                self._b = b
            @property
            def a(self):
                return self._b
        send(C('x').a)
        """,
    "property with a setter": """
        class C:
            def __init__(self):
                self._a = 'x'
            @property
            def a(self):
                return self._a
            @a.setter
            def a(self, value):
                self._a = value
        send(C().a)
        """,
    "cached property": """
        from functools import cached_property
        class C:
            @cached_property
            def a(self):
                return 'x'
        send(C().a)
        """,
    "field augmented": """
        class C:
            def __init__(self):
                self.a = ''
                self.a += 'x'
        send(C().a)
        """,
    "field mapping edited": """
        class C:
            def __init__(self):
                self.a = {}
                self.a['k'] = 'x'
            def m(self):
                send(self.a['k'])
        """,
    "set from outside": """
        class C:
            a = 'y'
        c = C()
        c.a = 'x'
        send(c.a)
        """,
    "field of a field": """
        class D:
            a = 'x'
        class C:
            def __init__(self):
                self.d = D()
        send(C().d.a)
        """,
    "method of a field": """
        class D:
            def m(self, b):
                return b
        class C:
            def __init__(self):
                self.d = D()
            def n(self):
                return self.d.m('x')
        send(C().n())
        """,
    "method under another name": """
        class C:
            def m(self, b):
                return b
        f = C().m
        send(f('x'))
        """,
    "chain of methods that return self": """
        class C:
            def __init__(self):
                self.a = 'x'
            def m(self):
                return self
        send(C().m().m().a)
        """,
    "class method that constructs": """
        class C:
            def __init__(self, a):
                self.a = a
            @classmethod
            def make(cls):
                return cls('x')
        send(C.make().a)
        """,
    "instance of the module": """
        class C:
            def __init__(self, a):
                self.a = a
        c = C('x')
        def f():
            send(c.a)
        """,
    "typed parameter": """
        class C:
            a = 'x'
        def f(c: C):
            send(c.a)
        """,
    "only class with such a method": """
        class C:
            def leads_url(self, b):
                return b
        def f(c):
            send(c.leads_url('x'))
        """,
    "named tuple": """
        from typing import NamedTuple
        class C(NamedTuple):
            a: str = 'x'
        send(C().a)
        """,
    "data class": """
        from dataclasses import dataclass
        @dataclass
        class C:
            a: str
        send(C('x').a)
        """,
    "data class by name": """
        from dataclasses import dataclass
        @dataclass
        class C:
            b: str = 'y'
            a: str = 'z'
        send(C(a='x').a)
        """,
    "enumeration": """
        from enum import Enum
        class C(Enum):
            A = 'x'
        send(C.A.value)
        """,
    "setattr": """
        class C:
            def __init__(self):
                setattr(self, 'a', 'x')
        send(C().a)
        """,
    "called instance": """
        class C:
            def __call__(self, b):
                return b
        send(C()('x'))
        """,
    "item of an instance": """
        class C:
            def __getitem__(self, key):
                return key
        send(C()['x'])
        """,
    "text of an instance": """
        class C:
            def __str__(self):
                return 'x'
        send(str(C()))
        """,
    "context manager": """
        class C:
            a = 'x'
            def __enter__(self):
                return self
        with C() as c:
            send(c.a)
        """,
}

FAMILIES = {
    "inherited attribute": (
        """
        class B:
            a = 'x'
        class C(B):
            pass
        send(C().a)
        """,
        "x",
    ),
    "overridden attribute": (
        """
        class B:
            a = 'y'
            def m(self):
                return self.a
        class C(B):
            a = 'x'
        send(C().m())
        """,
        "x",
    ),
    "overridden property": (
        """
        class B:
            @property
            def a(self):
                return 'y'
            def m(self):
                return self.a
        class C(B):
            @property
            def a(self):
                return 'x'
        send(C().m())
        """,
        "x",
    ),
    "overridden method": (
        """
        class B:
            def part(self):
                return 'y'
            def m(self):
                return 'p/' + self.part()
        class C(B):
            def part(self):
                return 'x'
        send(C().m())
        """,
        "p/x",
    ),
    "abstract in the base": (
        """
        class B:
            part = None
            def m(self):
                send('p/' + self.part)
        class C(B):
            part = 'x'
        class D(B):
            part = 'y'
        """,
        "p/x | p/y",
    ),
    "abstract property": (
        """
        class B:
            @property
            def part(self):
                raise NotImplementedError
            def m(self):
                send('p/' + self.part)
        class C(B):
            part = 'x'
        """,
        "p/x",
    ),
    "only subclasses have it": (
        """
        class B:
            def m(self):
                send('p/' + self.part)
        class C(B):
            part = 'x'
        """,
        "p/x",
    ),
    "super method": (
        """
        class B:
            def m(self):
                return 'x'
        class C(B):
            def m(self):
                return super().m() + '/y'
        send(C().m())
        """,
        "x/y",
    ),
    "super with arguments, Python 2": (
        """
        class B(object):
            def m(self):
                return 'x'
        class C(B):
            def m(self):
                return super(C, self).m() + '/y'
        send(C().m())
        """,
        "x/y",
    ),
    "super constructor": (
        """
        class B:
            def __init__(self, a):
                self.a = a
        class C(B):
            def __init__(self):
                super().__init__('x')
        send(C().a)
        """,
        "x",
    ),
    "super constructor with a name": (
        """
        class B:
            def __init__(self, a, b='y'):
                self.a = a + b
        class C(B):
            def __init__(self, c):
                super().__init__(a=c)
        send(C('x').a)
        """,
        "xy",
    ),
    "constructor of the base by its name": (
        """
        class B:
            def __init__(self, a):
                self.a = a
        class C(B):
            def __init__(self):
                B.__init__(self, 'x')
        send(C().a)
        """,
        "x",
    ),
    "constructor of the base three up": (
        """
        class A:
            def __init__(self, a):
                self.a = a
        class B(A):
            def __init__(self, b):
                super().__init__(b + '1')
        class C(B):
            def __init__(self):
                super().__init__('x')
        send(C().a)
        """,
        "x1",
    ),
    "method of the base by its name": (
        """
        class B:
            def m(self, b):
                return b
        class C(B):
            def n(self):
                return B.m(self, 'x')
        send(C().n())
        """,
        "x",
    ),
    "two bases, the first wins": (
        """
        class A:
            a = 'x'
        class B:
            a = 'y'
        class C(A, B):
            pass
        send(C().a)
        """,
        "x",
    ),
    "a mixin's attribute": (
        """
        class Mixin:
            def m(self):
                return self.a
        class C(Mixin):
            a = 'x'
        send(C().m())
        """,
        "x",
    ),
    "the base's constructor writes, the subclass overwrites": (
        """
        class B:
            def __init__(self):
                self.a = 'y'
        class C(B):
            def __init__(self):
                super().__init__()
                self.a = 'x'
        send(C().a)
        """,
        "x",
    ),
    "metaclass and unknown base": (
        """
        from lib import Base
        class C(Base, metaclass=Meta):
            a = 'x'
        send(C().a)
        """,
        "x",
    ),
}

CONSTRUCTED = {
    "arguments of the construction": (
        """
        class C:
            def __init__(self, a):
                self.a = a
        send(C('x').a)
        """,
        "x",
    ),
    "two instances": (
        """
        class C:
            def __init__(self, a):
                self.a = a
        b, c = C('x'), C('y')
        send(b.a + c.a)
        """,
        "xy",
    ),
    "default": (
        """
        class C:
            def __init__(self, a='x'):
                self.a = a
        send(C().a)
        """,
        "x",
    ),
    "all constructions fill the parameter": (
        """
        class C:
            def __init__(self, a):
                self.a = a
            def m(self):
                send(self.a)
        C('x')
        C('y')
        """,
        "x | y",
    ),
    "nobody constructs it": (
        """
        class C:
            def __init__(self, a):
                self.a = a
            def m(self):
                send(self.a)
        """,
        "{a}",
    ),
    "constructions of a subclass": (
        """
        class B:
            def __init__(self, a):
                self.a = a
            def m(self):
                return self.a
        class C(B):
            pass
        send(C('x').m())
        """,
        "x",
    ),
    "the instance is passed to another": (
        """
        class Service:
            def __init__(self, host):
                self.host = host
        class C:
            def __init__(self, service):
                self.service = service
            def m(self):
                return self.service.host + '/leads'
        send(C(Service('x')).m())
        """,
        "x/leads",
    ),
    "self is passed to another": (
        """
        class C:
            def __init__(self, service):
                self.service = service
            def m(self):
                send(self.service.host + '/leads')
        class Service:
            host = 'x'
            def __init__(self):
                self.leads = C(self)
        """,
        "x/leads",
    ),
    "field from a mapping parameter": (
        """
        class C:
            def __init__(self, options):
                self.host = options['host']
        send(C({'host': 'x'}).host)
        """,
        "x",
    ),
    "keyword rest": (
        """
        class C:
            def __init__(self, **options):
                self.host = options.get('host', 'y')
        send(C(host='x').host)
        """,
        "x",
    ),
    "constructed by a function": (
        """
        class C:
            def __init__(self, a):
                self.a = a
        def make(a):
            return C(a)
        send(make('x').a)
        """,
        "x",
    ),
    "a constructor that decides": (
        """
        class C:
            def __init__(self, eu=False):
                if eu:
                    self.host = 'e'
                else:
                    self.host = 'u'
            def m(self):
                return self.host
        send(C(eu=True).m())
        """,
        "e",
    ),
    "a method's default from a field": (
        """
        class C:
            def __init__(self, a):
                self.a = a
            def m(self, b=None):
                return b or self.a
        send(C('x').m())
        """,
        "x",
    ),
    "dynamic attribute": (
        """
        class C:
            def __getattr__(self, name):
                return 'p/' + name
        send(C().getRecords)
        """,
        "p/getRecords",
    ),
    "dynamic method": (
        """
        class C:
            def __getattr__(self, name):
                def call(module):
                    return module + '/' + name
                return call
        send(C().getRecords('Leads'))
        """,
        "Leads/getRecords",
    ),
    "dynamic chain": (
        """
        class Method:
            def __init__(self, name):
                self.name = name
            def __call__(self, module):
                return module + '/' + self.name
        class C:
            def __getattr__(self, name):
                return Method(name)
        send(C().getRecords('Leads'))
        """,
        "Leads/getRecords",
    ),
    "a real attribute comes before the dynamic one": (
        """
        class C:
            a = 'x'
            def __getattr__(self, name):
                return name
        send(C().a)
        """,
        "x",
    ),
    "a field written from that of another of its kind": (
        """
        class Root:
            path = 'https:/'
        class Part:
            def __init__(self, before, name):
                self.path = before.path + '/' + name
        send(Part(Part(Root(), 'a'), 'b').path)
        """,
        "https://a/b",
    ),
    "a field that nobody writes": (
        """
        class C:
            def m(self):
                send(self.a)
        """,
        "{attr:self.a}",
    ),
}


@pytest.mark.parametrize("source", FIELDS.values(), ids=FIELDS)
def test_a_field_is_found(source: str) -> None:
    assert sent(source) == "x"


@pytest.mark.parametrize(("source", "expected"), FAMILIES.values(), ids=FAMILIES)
def test_families(source: str, expected: str) -> None:
    assert sent(source) == expected


@pytest.mark.parametrize(("source", "expected"), CONSTRUCTED.values(), ids=CONSTRUCTED)
def test_constructions(source: str, expected: str) -> None:
    assert sent(source) == expected
