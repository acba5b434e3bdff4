"""Where the LibCST front end says things stand, and what it leaves to the tolerant reader."""

from __future__ import annotations

import libcst as cst
import pytest
from effort import evenly
from hypothesis import given, settings
from hypothesis import strategies as st
from libcst.metadata import MetadataWrapper, PositionProvider

from auditor.frontends import ir
from auditor.frontends.errors import Unreadable
from auditor.frontends.python import lower
from auditor.frontends.python.positions import Positions

# --- positions


def pieces(text: str, span: ir.Span) -> str:
    """The stretch of a text that a span means."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column]
    lines[0] = lines[0][span.column :]
    return "\n".join(lines)


NEWLINES = [("\n", "lf"), ("\r\n", "crlf"), ("\r", "cr")]


@pytest.mark.parametrize("newline", [newline for newline, _ in NEWLINES], ids=[name for _, name in NEWLINES])
def test_positions_whatever_ends_a_line(newline: str) -> None:
    text = 'def f(a):  # é\n\tx = """\ta\n\tb"""; g("ü", \\\n\t\ta)\n\n\treturn (\n\t\ta.b("c")\n\t)  # end'
    text = text.replace("\n", newline)
    module = lower(text, "a.py")
    lined = '"""\ta\n\tb"""'
    assert [pieces(text, literal.text.span) for literal in module.literals] == [lined, '"ü"', '"c"']
    assert [pieces(text, literal.text.content) for literal in module.literals] == ["\ta\n\tb", "ü", "c"]
    assert [pieces(text, site.call.span) for site in module.calls] == ['g("ü", \\\n\t\ta)', 'a.b("c")']
    assert [pieces(text, site.statement) for site in module.calls] == [
        'g("ü", \\\n\t\ta)',
        'return (\n\t\ta.b("c")\n\t)',
    ]
    assert [(pieces(text, row.span), row.text) for row in module.comments] == [("# é", "# é"), ("# end", "# end")]
    assert module.scopes[0].span == ir.Span(1, 0, 8, 9)
    assert module.scopes[1].span == ir.Span(1, 0, 8, 2)


ODD = [
    ("x = 1\n\fy = f('a')\n", "form feed before a statement"),
    ("\f\nif x:\n\f  y = f('a')\n", "form feed in an indentation"),
    ("x = [ \f\n\f]; y = f('a')\n", "form feed in brackets"),
    ("x = '''\n\f'''; y = f('a')", "form feed in a string"),
    ("\ufeffy = f('a')\n", "byte order mark"),
    ("y = f('a')\r", "a lone carriage return at the end"),
    ("x = '\u2028\x85\v'; y = f('a')\n", "what only Unicode takes for a line end"),
    ("x = 1\r\ny = f('a')\nz = 1\r", "mixed line ends"),
    ("if x:\n  # a\n y = f('a')  # b\n# c", "comments that stand too far left or right"),
    ("y = f('a');", "a semicolon"),
    ("try: x\nexcept E : y = f('a')\n", "a blank before the colon of except"),
]


@pytest.mark.parametrize("text", [text for text, _ in ODD], ids=[name for _, name in ODD])
def test_positions_in_odd_texts(text: str) -> None:
    module = lower(text, "a.py")
    assert [pieces(text, site.call.span) for site in module.calls] == ["f('a')"]
    assert [pieces(text, site.statement) for site in module.calls] == ["y = f('a')"]
    assert [pieces(text, row.span) for row in module.comments] == [row.text for row in module.comments]


SPANS = [
    ("x = ((a))", "a"),
    ("x = ((a, b))", "(a, b)"),
    ("x = a, b", "a, b"),
    ("x = ( [a] )", "[a]"),
    ("x = ((a for a in b))", "(a for a in b)"),
    ("x = (a)(b)", "(a)(b)"),
    ("x = (f'a{b}'\n 'c')", "f'a{b}'\n 'c'"),
]


@pytest.mark.parametrize(("source", "expected"), SPANS, ids=[source for source, _ in SPANS])
def test_span_of_a_value(source: str, expected: str) -> None:
    value = lower(source, "a.py").scopes[0].names["x"][0].value
    assert value is not None
    assert pieces(source, value.span) == expected


def test_spans_inside_expressions() -> None:
    source = "x = f ( a for a in b )[c, *d](f'p{q}r')"
    value = lower(source, "a.py").scopes[0].names["x"][0].value
    assert isinstance(value, ir.Call)
    assert isinstance(value.callee, ir.Index)
    assert isinstance(value.callee.key, ir.Sequence)
    assert isinstance(value.callee.base, ir.Call)
    woven = value.arguments[0].value
    assert isinstance(woven, ir.Concat)
    assert [pieces(source, part.span) for part in woven.parts] == ["p", "q", "r"]
    assert [pieces(source, part.span) for part in value.callee.key.items] == ["c", "*d"]
    assert pieces(source, value.callee.key.span) == "c, *d"
    assert pieces(source, value.callee.base.arguments[0].value.span) == "( a for a in b )"


HEADERS = [
    ("if f(): pass", "if f():"),
    ("if x: pass\nelif f() :\n  pass", "elif f() :"),
    ("while f(): # c\n  pass", "while f():"),
    ("async def g():\n  async for x in f(): pass", "async for x in f():"),
    ("with f() as x, (\n y): pass", "with f() as x, (\n y):"),
    ("try: pass\nexcept f() as e: pass", "except f() as e:"),
    ("try: pass\nexcept f() : pass", "except f() :"),
    ("match f():\n  case _: pass", "match f():"),
    ("match x:\n  case _ if f(): pass", "case _ if f():"),
    ("@d\ndef g(a=f()) -> T: pass", "def g(a=f()) -> T:"),
    ("@d\nclass A(f()): pass", "class A(f()):"),
    ("@ f()  # c\ndef g(): pass", "@ f()"),
    ("x = 1; f() ; y = 2", "f()"),
    ("from a import (b,\n c)  # d\nf()", "f()"),
]


@pytest.mark.parametrize(("source", "expected"), HEADERS, ids=[expected for _, expected in HEADERS])
def test_statement_of_a_call(source: str, expected: str) -> None:
    (site,) = lower(source, "a.py").calls
    assert pieces(source, site.statement) == expected


def test_a_definition_ends_with_its_last_statement() -> None:
    source = "@d\ndef f():\n  class A:\n    x = 1  # c\n\n  # d\n\ny = 1\n"
    module = lower(source, "a.py")
    assert [pieces(source, scope.span) for scope in module.scopes[1:]] == [
        "def f():\n  class A:\n    x = 1",
        "class A:\n    x = 1",
    ]


def test_positions_are_those_of_libcst() -> None:
    with open(__file__, encoding="utf-8", newline="") as file:  # noqa: PTH123 - Path.read_text has no newline yet
        text = file.read()
    tree = cst.parse_module(text)
    positions = Positions(tree, text)
    compared = 0
    for node, place in MetadataWrapper(tree, unsafe_skip_copy=True).resolve(PositionProvider).items():
        if isinstance(node, cst.BaseExpression | cst.BaseSmallStatement | cst.FunctionDef):
            compared += 1
            assert positions.span(node) == (place.start.line, place.start.column, place.end.line, place.end.column)
    assert compared > 1000


# --- what is left to the tolerant reader


UNREADABLE = [
    ("print 'a'", "print statement"),
    ("print >>f, 'a'", "print to a file"),
    ("print >>f", "print a line to a file"),
    ("print ('%s') % a", "print and format"),
    ("try: pass\nexcept A, e: pass", "except with a comma"),
    ("try: pass\nexcept (A, B), e: pass", "except several with a comma"),
    ("raise A, 'b'", "raise with a comma"),
    ("x = 0777", "octal"),
    ("x = 10L", "long"),
    ("x = `a`", "backticks"),
    ("x = ur'a'", "unicode raw string"),
    ("a <> b", "unequal"),
    ("def f((a, b)): pass", "unpacked parameters"),
    ("if a:\n\tx\n        y\n", "tabs and spaces mixed"),
    ("x = 1\0", "NUL byte"),
    ("x = '\ud800'", "half a surrogate pair"),
    ("x = (", "open bracket"),
    ("x = 'a\n", "open string"),
    ("<<<<<<< HEAD", "merge conflict"),
    ("x = " + "+".join(["'a'"] * 3000), "a long sum"),
    ("x = " + "+".join(["'a'"] * 20_000), "a sum that ends the interpreter"),
    ('x = f"{' + "+".join(["'a'"] * 20_000) + '}"', "a sum inside a string"),
    ("x = " + "(" * 5000 + ")" * 5000, "parentheses"),
    ("x = " + "[" * 150 + "]" * 150, "lists"),
    ("if a: pass\n" + "elif a: pass\n" * 600, "elif"),
    ("".join(f"{' ' * level}if a:\n" for level in range(90)) + " " * 90 + "pass\n", "blocks"),
    ("x = (" + "'a'\n" * 5000 + ")", "adjacent strings"),
    ("x = a" + ".b()" * 3000, "a chain of calls"),
    ("x = a" + "[0]" * 3000, "a chain of subscripts"),
    ("x = " + "not " * 3000 + "a", "negations"),
    ("x = " + "a if b else " * 3000 + "a", "conditional expressions"),
    ("x = " + "lambda: " * 3000 + "a", "lambdas"),
    ("x = [a" + " for a in b" * 3000 + "]", "loops of a comprehension"),
    ("x = a" + " \\\n+ a" * 3000, "a sum over many lines"),
    ("x = (a" + "\n+ a  # (" * 3000 + ")", "a sum in brackets"),
]


@pytest.mark.parametrize("text", [text for text, _ in UNREADABLE], ids=[name for _, name in UNREADABLE])
def test_unreadable(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        lower(text, "a.py")
    assert caught.value.reason
    assert len(caught.value.reason) < 80


READABLE = [
    ("try: pass\nexcept (A, e): pass", "several exceptions"),
    ("try: pass\nexcept A, B: pass", "several exceptions without parentheses"),
    ("try: pass\nexcept a, b, c: pass", "three exceptions without parentheses"),
    ("try: pass\nexcept A: pass\nexcept: pass", "one and any exception"),
    ("print('a'), b", "print called, and a comma"),
    ("print('a' % b)", "print called"),
    ("x = f >> print", "a shift"),
    ("import urllib2, StringIO", "modules of Python 2"),
    ("", "nothing"),
    ("x = [" + "a + b,\n" * 5000 + "]", "many small sums in a list"),
    ("a = b + c\n" * 5000, "many small sums"),
    ("f(a)(b); " * 2000, "many statements in a line"),
    ("if a: pass\nelif b: pass\n" * 400, "many small chains of elif"),
    ("x = (\n" + " " * 100 + "a)\n", "far to the right"),
    ("x = '''" + "{ . . . " * 1000 + "'''", "dots in a text"),
    ("# ((((\n" * 200 + "x = ')'", "brackets in comments"),
    ("x = [" + "[" * 60 + "]" * 60 + "]", "nested lists"),
    ("x = " + "a + " * 200 + "a", "a sum"),
    ("if a: pass\n" + "elif a: pass\n" * 200, "a chain of elif"),
]


@pytest.mark.parametrize("text", [text for text, _ in READABLE], ids=[name for _, name in READABLE])
def test_readable(text: str) -> None:
    assert lower(text, "a.py").reader == "libcst"


def test_whatever_libcst_raises_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        pass

    def panics(_text: str) -> cst.Module:
        raise Panic

    monkeypatch.setattr(cst, "parse_module", panics)
    with pytest.raises(Unreadable, match="Panic"):
        lower("x = 1\n", "a.py")


def test_an_interrupt_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_text: str) -> cst.Module:
        raise KeyboardInterrupt

    monkeypatch.setattr(cst, "parse_module", interrupted)
    with pytest.raises(KeyboardInterrupt):
        lower("x = 1\n", "a.py")


@pytest.mark.parametrize(
    "written", ["x = 2\n", "x = 10\n", "x = 1\n\n\n"], ids=["another text", "a longer text", "more lines"]
)
def test_a_tree_that_tells_another_text_is_unreadable(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = cst.parse_module(written)
    monkeypatch.setattr(cst, "parse_module", lambda _text: tree)
    with pytest.raises(Unreadable, match="exactly"):
        lower("x = 1\n", "a.py")


def test_a_tree_too_deep_for_the_stack_is_unreadable() -> None:
    def far_down(calls: int) -> ir.Module:
        return far_down(calls - 1) if calls else lower("x = " + "-" * 200 + "a", "a.py")

    with pytest.raises(Unreadable, match="deep"):
        far_down(600)


WORDS = """
if else elif for in while def class lambda return yield await async with as try except finally match case import from
del global not and or is None True x self print ( ) [ ] { } : , ; . = == := + - * ** % | @ -> ! ... 1 2.5 'a' f'{x}'
f"{x!r:>{y}}" b'\\xff' '''a''' \\
"""
TOKENS = [*WORDS.split(), "\n", "\n  ", "\n    ", "\t", "# c\n", "\r\n", "\f", "\\\n", " "]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=25).map(" ".join) | st.text(max_size=60))
def test_any_text_is_read_or_unreadable(text: str) -> None:
    try:
        module = lower(text, "a.py")
    except Unreadable:
        return
    assert module.reader == "libcst"


@pytest.mark.slow
@pytest.mark.parametrize("text", ["x = f('a', k=b.c)\n", "if a: b\n", "# c\n", "'''a''' 'b\\n'\n"])
def test_time_grows_with_the_text_only(text: str) -> None:
    assert evenly(lambda size: lower(text * size, "a.py"), 700)
