"""Words of a language of commands: what they say, and what variables in them hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter.strings import string

if TYPE_CHECKING:
    from tree_sitter import Node

    from auditor.frontends.treesitter import rows, shell_rows
    from auditor.frontends.treesitter.lowering import Lowering

ALL = ("@", "*")
ARRAY = "array"
REST = "@"
NUMBERED = re.compile(rb"\$\{?([1-9])(?![0-9])|\$\{?[@*]")
IDENTIFIER = re.compile(r"[^\W\d]\w*")
DEFAULTS = (":-", "-", ":=", "=")
WRITES = (":=", "=")
INSTEAD = (":+", "+")
CHANGES = {"/": "replace", "//": "replace", ",": "lower", ",,": "lower", "^": "capital", "^^": "upper"}
TRIM = "trim"
TRIMS = ("%", "%%", "#", "##")
KEPT = (":?", "?")


# --- variables -------------------------------------------------------------------------------------------------------


def variable(low: Lowering, node: Node, row: shell_rows.Variable) -> ir.Expression:
    """A variable, with what is done about it when it is empty, or to its text."""
    span = low.span(node)
    place = next((child for child in low.named(node) if child.type in (*row.names, row.item)), None)
    if place is None:
        return ir.Opaque(span, node.type, tuple([low.value(child) for child in low.named(node)]))
    base = _item(low, place, span) if place.type == row.item else named(low, low.text(place), span)
    signs = [child for child in node.children if not child.is_named and child.type not in {"$", "${", "}"}]
    if not signs:
        return base
    if signs[0].end_byte <= place.start_byte:
        return ir.Opaque(span, "number" if signs[0].type == "#" else "indirect", (base,))
    worth = _together(low, [child for child in low.named(node) if child.start_byte > signs[0].start_byte])
    return _changed(low, node, base, signs[0].type, worth)


def _changed(low: Lowering, node: Node, base: ir.Expression, sign: str, worth: list[ir.Expression]) -> ir.Expression:
    span = low.span(node)
    if sign in KEPT:
        return base
    if sign in TRIMS:
        return ir.Call(
            span, ir.Member(span, base, TRIM), tuple(map(ir.Argument, (ir.Text(span, sign, span), *worth[:1])))
        )
    if sign in DEFAULTS:
        if sign in WRITES and worth and isinstance(base, ir.Name):
            low.recorder.assign(base, worth[0], "choice", span, quiet=True)
        return ir.Choice(span, (base, worth[0])) if worth else base
    if sign in INSTEAD:
        return ir.Choice(span, (worth[0] if worth else ir.Text(span, "", span), ir.Text(span, "", span)), base)
    if sign in CHANGES:
        given = tuple(ir.Argument(part) for part in worth)
        return ir.Call(span, ir.Member(span, base, CHANGES[sign]), given)
    return ir.Opaque(span, "part", (base, *worth))


def _together(low: Lowering, nodes: list[Node]) -> list[ir.Expression]:
    """The values of nodes, those that touch each other as one."""
    found: list[ir.Expression] = []
    end = -1
    for node in nodes:
        value = low.value(node)
        if node.start_byte == end:
            before = found.pop()
            span = ir.Span(*before.span[:2], *value.span[2:])
            value = ir.Concat(span, (*pieces(before), *pieces(value)))
        found.append(value)
        end = node.end_byte
    return found


def _item(low: Lowering, node: Node, span: ir.Span) -> ir.Expression:
    name, key = low.child(node, "name"), low.child(node, "index")
    base = named(low, low.text(name), span)
    if key is None or low.text(key) in ALL:
        return ir.Opaque(span, ARRAY, (base,))
    return ir.Index(span, base, low.value(key))


def named(low: Lowering, name: str, span: ir.Span) -> ir.Expression:
    """A variable by its name; a number means a parameter, counted from those that were dropped."""
    sigil = low.grammar.dialect.sigil
    scope = low.recorder.scope
    if name.isdigit() and name != "0":
        return ir.Name(span, f"{sigil}{int(name) + low.dropped.get(scope, 0)}")
    if name not in ALL:
        return ir.Name(span, sigil + name)
    known = [ir.Name(span, parameter.name) for parameter in low.recorder.around()[0].parameters if not parameter.rest]
    rest = ir.Opaque(span, "spread", (ir.Name(span, sigil + REST),))
    return ir.Sequence(span, (*known[low.dropped.get(scope, 0) :], rest))


def parameters(low: Lowering, body: Node) -> tuple[ir.Parameter, ...]:
    """The parameters that a function speaks of."""
    data = low.source.data[body.start_byte : body.end_byte]
    numbers = [int(match[1] or 0) for match in NUMBERED.finditer(data)]
    if not numbers:
        return ()
    sigil = low.grammar.dialect.sigil
    most = min(max(numbers) + data.count(b"shift"), 9)
    given = tuple(ir.Parameter(f"{sigil}{number}") for number in range(1, most + 1))
    return (*given, ir.Parameter(sigil + REST, rest="list"))


# --- words -----------------------------------------------------------------------------------------------------------


def words(low: Lowering, nodes: list[Node]) -> list[ir.Expression]:
    """The words that nodes are: those that touch each other are one word."""
    found: list[ir.Expression] = []
    before: Node | None = None
    for node in nodes:
        value = low.value(node) if node.is_named else ir.Text(low.span(node), low.text(node), low.span(node))
        if before is not None and before.end_byte == node.start_byte:
            first = found.pop()
            parts = (*pieces(first), *pieces(value))
            if node.is_named and low.source.data[before.end_byte - 1 : before.end_byte] == b"$":
                parts = (*_undollared(pieces(first)), *_dollared(low, node))
            value = ir.Concat(ir.Span(*first.span[:2], *value.span[2:]), parts)
        found.append(value)
        before = node
    return found


def _undollared(parts: tuple[ir.Expression, ...]) -> tuple[ir.Expression, ...]:
    last = parts[-1]
    return parts[:-1] if isinstance(last, ir.Text) and last.value == "$" else parts


def _dollared(low: Lowering, node: Node) -> tuple[ir.Expression, ...]:
    """A word behind a dollar sign that the grammar left alone: a variable, and the text that follows."""
    match = IDENTIFIER.match(low.text(node))
    span = low.span(node)
    if match is None:
        return (low.value(node),)
    middle = span.column + match.end()
    name = named(low, match[0], ir.Span(span.line, max(span.column - 1, 0), span.line, middle))
    rest = ir.Span(span.line, middle, span.end_line, span.end_column)
    text = low.text(node)[match.end() :].replace("\\", "")
    return (name, ir.Text(rest, text, rest)) if text else (name,)


def pieces(value: ir.Expression) -> tuple[ir.Expression, ...]:
    """The parts of a text that is put together."""
    return value.parts if isinstance(value, ir.Concat) else (value,)


def head(value: ir.Expression) -> str:
    """The text that a word begins with."""
    first = pieces(value)[0] if pieces(value) else value
    return first.value if isinstance(first, ir.Text) else ""


def after(value: ir.Expression, length: int) -> ir.Expression | None:
    """A word without its first characters, which must be plain; None where nothing is left."""
    parts = pieces(value)
    first = parts[0]
    if not isinstance(first, ir.Text):
        return value
    rest: tuple[ir.Expression, ...] = parts[1:]
    if len(first.value) > length:
        rest = (_tail(first, length), *rest)
    if not rest:
        return None
    return rest[0] if len(rest) == 1 else ir.Concat(ir.Span(*rest[0].span[:2], *value.span[2:]), rest)


def _tail(text: ir.Text, length: int) -> ir.Text:
    plain = text.content.line == text.content.end_line
    straight = plain and text.content.end_column - text.content.column == len(text.value)
    column = text.content.column + (length if straight else 0)
    content = ir.Span(text.content.line, column, *text.content[2:])
    return ir.Text(content, text.value[length:], content)


def joined(span: ir.Span, values: list[ir.Expression], between: str) -> ir.Expression:
    """Words as one text with blanks between them."""
    parts: list[ir.Expression] = []
    for value in values:
        if parts:
            gap = ir.Span(*value.span[:2], *value.span[:2])
            parts.append(ir.Text(gap, between, gap))
        parts.extend(pieces(value))
    return parts[0] if len(parts) == 1 else ir.Concat(span, tuple(parts))


# --- arrays ----------------------------------------------------------------------------------------------------------


def items(low: Lowering, node: Node) -> ir.Expression:
    """The items of an array, or its entries where each begins with a key in brackets."""
    values = words(low, low.named(node))
    if values and all(head(value).startswith("[") for value in values):
        entries = [entry for value in values if (entry := _entry(value)) is not None]
        return ir.Mapping(low.span(node), tuple(entries))
    return ir.Sequence(low.span(node), tuple(spread(value) for value in values))


def _entry(value: ir.Expression) -> ir.Entry | None:
    """`[key]=value` as the parts that it falls into: bracket, key, bracket, equals sign with what follows."""
    parts = [part for part in pieces(value) if not (isinstance(part, ir.Text) and part.value in {"[", "]"})]
    if isinstance(parts[0], ir.Text) and parts[0].value.startswith("["):
        key, _, rest = parts[0].value[1:].partition("]=")
        worth = after(parts[0], len(key) + 3) if rest else None
        more = ([worth] if worth is not None else []) + parts[1:]
        return ir.Entry(ir.Text(parts[0].span, key, parts[0].content), _whole(value, more))
    if len(parts) < 2:  # noqa: PLR2004 - a key and a value
        return None
    worth = after(parts[1], 1)
    return ir.Entry(parts[0], _whole(value, ([worth] if worth is not None else []) + parts[2:]))


def _whole(value: ir.Expression, parts: list[ir.Expression]) -> ir.Expression:
    if not parts:
        return ir.Text(value.span, "", value.span)
    return parts[0] if len(parts) == 1 else ir.Concat(value.span, tuple(parts))


def spread(value: ir.Expression) -> ir.Expression:
    """A word that stands for all items of an array, as what it is in a list."""
    return ir.Opaque(value.span, "spread", (whole,)) if (whole := array_in(value)) is not None else value


def array_in(value: ir.Expression) -> ir.Expression | None:
    """The array that a word consists of, if it does: `"${a[@]}"`, `"$@"`."""
    parts = pieces(value)
    inner = parts[0] if len(parts) == 1 else None
    if isinstance(inner, ir.Opaque) and inner.kind == ARRAY:
        return inner.parts[0]
    return inner if isinstance(inner, ir.Sequence) else None


def below(low: Lowering, node: Node, row: shell_rows.Below, kind: rows.String) -> ir.Expression | None:
    """A text that is written below; nothing is worked out in it where its end is quoted."""
    start, body = low.child(node, "@" + row.start), low.child(node, "@" + row.body)
    if body is None:
        return None
    return string(low, body, kind, "'" if low.text(start).startswith(("'", '"', "\\")) else "")
