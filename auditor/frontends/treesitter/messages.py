"""Lowering of messages: bare names, calls with blocks, and the methods of a language that mean more than a call.

A block is no function of its own: its statements belong to the function around it, in an arm that may be taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.targets import as_mapping
from auditor.frontends.treesitter import messages_rows, rows
from auditor.frontends.treesitter.blocks import GATHERS, gathered, inline
from auditor.frontends.treesitter.definitions import anonymous, function_body, parameters
from auditor.frontends.treesitter.strings import string

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Act, Build, Evaluate, Lowering


def bare(low: Lowering, node: Node, _row: messages_rows.Bare) -> ir.Expression:
    """A variable, or a call of the receiver without arguments."""
    span, name = low.span(node), low.text(node)
    if name in low.grammar.own_name:
        return ir.Text(span, low.function_name, span)
    if low.knows(name):
        return ir.Name(span, name)
    return ir.Call(span, ir.Name(span, name), ())


def own(low: Lowering, node: Node, _row: messages_rows.Own) -> ir.Expression:
    """A field."""
    span, sigil = low.span(node), low.grammar.dialect.sigil
    return ir.Member(span, ir.This(span, low.receiver), sigil + low.text(node).lstrip(sigil))


def itself(low: Lowering, node: Node, _row: messages_rows.Itself) -> ir.Expression:
    """The receiver."""
    return ir.This(low.span(node), low.receiver)


def super_(low: Lowering, node: Node, _row: messages_rows.Super) -> ir.Expression:
    """The method further up, called with this one's parameters."""
    span = low.span(node)
    callee = ir.Member(span, ir.This(span, "super"), low.function_name)
    given = tuple(
        ir.Argument(ir.Name(span, row.name), None if row.positional or row.rest else row.name, row.rest)
        for row in low.recorder.around()[-1].parameters
    )
    return ir.Call(span, callee, given)


def heredoc(low: Lowering, node: Node, row: messages_rows.Heredoc) -> ir.Expression:
    """The text that is written further down."""
    body = low.bodies.get(node.start_byte)
    if body is None:
        return ir.Opaque(low.span(node), node.type)
    return string(low, body, row.string, opening=low.text(node))


# --- messages --------------------------------------------------------------------------------------------------------


def send_bare(low: Lowering, node: Node, row: messages_rows.Send) -> ir.Expression:
    """A message to the receiver of the function around."""
    method = low.child(node, row.method)
    name = low.text(method)
    word = WORDS.get(row.words.get(name, ""))
    if word is not None:
        found = word(low, node, row)
        if found is not None:
            return found
    span = low.span(method) if method is not None else low.span(node)
    callee: ir.Expression = ir.Name(span, name)
    if method is not None and isinstance(low.grammar.rows.get(method.type), messages_rows.Super):
        callee = ir.Member(span, ir.This(span, "super"), low.function_name)
    elif row.words.get(name) == "new":
        callee = ir.This(span, "class")
    return _called(low, node, row, callee, None)


def send(low: Lowering, node: Node, row: messages_rows.Send, receiver: ir.Expression) -> ir.Expression:
    """A message to a receiver."""
    method = low.child(node, row.method)
    name = low.text(method) or "call"
    if row.words.get(name) == "new":
        return _called(low, node, row, receiver, receiver)
    if row.words.get(name) == "class" and isinstance(receiver, ir.This):
        return ir.This(low.span(node), "class")
    end = method.end_point if method is not None else node.end_point
    callee = ir.Member(low.source.between(node.start_point, end), receiver, name)
    return _called(low, node, row, callee, receiver)


def _called(
    low: Lowering, node: Node, row: messages_rows.Send, callee: ir.Expression, receiver: ir.Expression | None
) -> ir.Expression:
    name = low.text(low.child(node, row.method))
    word = row.words.get(name, "")
    given = _arguments(low, low.child(node, row.arguments))
    if word == "send" and given and isinstance(given[0].value, ir.Text) and given[0].value.value.isidentifier():
        text = given[0].value
        callee = ir.Name(text.span, text.value) if receiver is None else ir.Member(callee.span, receiver, text.value)
        given = given[1:]
    call = ir.Call(low.span(node), callee, given, new=word == "new")
    if name in low.grammar.dialect.standing and isinstance(receiver, ir.This | None):
        _stand(low, name, call)
    block = low.child(node, row.block)
    closure = low.grammar.rows.get(block.type) if block is not None else None
    if block is None or not isinstance(closure, messages_rows.Closure):
        return gathered(low, call, receiver, _symbol(low, node, row)) if word in GATHERS else call
    if word == "default":
        value = low.some(block, closure.body)
        return ir.Call(call.span, callee, (*given, *(ir.Argument(one) for one in value)))
    return inline(low, call, receiver, (block, closure), word)


def _stand(low: Lowering, name: str, call: ir.Call) -> None:
    """What a class says of all its requests is a field of it."""
    if not call.arguments or (isinstance(call.callee, ir.Name) and low.recorder.around()[0].kind != "class"):
        return
    field = ir.Member(call.span, ir.This(call.span, "class"), f"{low.grammar.dialect.sigil}.{name}")
    low.recorder.assign(field, as_mapping(call), "assign", call.span, quiet=True)


def _symbol(low: Lowering, node: Node, row: messages_rows.Send) -> str:
    """The method whose name is given in place of a block."""
    given = low.child(node, row.arguments)
    parts = low.named(given) if given is not None else []
    inner = low.some(parts[0], 0) if len(parts) == 1 and parts[0].type == "block_argument" else []
    return inner[0].value if inner and isinstance(inner[0], ir.Text) else ""


def _arguments(low: Lowering, given: Node | None) -> tuple[ir.Argument, ...]:
    found: list[ir.Argument] = []
    for node in low.named(given) if given is not None else ():
        row = low.grammar.rows.get(node.type)
        if isinstance(row, rows.Pair):
            found.append(_paired(low, node, row))
        elif isinstance(row, rows.Splat):
            found.extend(ir.Argument(value, None, row.kind) for value in low.some(node, row.value))
        else:
            found.append(ir.Argument(low.value(node)))
    return tuple(found)


def _paired(low: Lowering, node: Node, row: rows.Pair) -> ir.Argument:
    """A pair among arguments: by name where its key is known."""
    key_node, value_node = low.child(node, row.key), low.child(node, row.value)
    key = low.value(key_node) if key_node is not None else ir.Null(low.span(node))
    value = low.value(value_node) if value_node is not None else _short(low, low.span(node), low.text(key_node))
    if isinstance(key, ir.Text):
        return ir.Argument(value, key.value)
    return ir.Argument(ir.Mapping(low.span(node), (ir.Entry(key, value),)), None, "mapping")


def _short(low: Lowering, span: ir.Span, name: str) -> ir.Expression:
    """`name:` for `name: name`."""
    variable = ir.Name(span, name)
    return variable if low.knows(name) else ir.Call(span, variable, ())


# --- words of the language -------------------------------------------------------------------------------------------


def _mixin(low: Lowering, node: Node, row: messages_rows.Send) -> ir.Expression | None:
    if low.recorder.around()[0].kind != "class":
        return None
    for argument in _arguments(low, low.child(node, row.arguments)):
        low.recorder.mixed_in(argument.value)
    return ir.Opaque(low.span(node), "mixin")


def _accessor(low: Lowering, node: Node, row: messages_rows.Send) -> ir.Expression | None:
    """Functions that read fields."""
    if low.recorder.around()[0].kind != "class":
        return None
    for argument in _arguments(low, low.child(node, row.arguments)):
        name = argument.value
        if isinstance(name, ir.Text) and not argument.name:
            with low.recorder.function(name.value, name.span, (), receiver="class" if low.shared else ""):
                this = ir.This(name.span, low.receiver)
                field = ir.Member(name.span, this, low.grammar.dialect.sigil + name.value)
                low.recorder.returned(field)
    return ir.Opaque(low.span(node), "accessor")


def _import(level: int) -> Callable[[Lowering, Node, messages_rows.Send], ir.Expression | None]:
    def word(low: Lowering, node: Node, row: messages_rows.Send) -> ir.Expression | None:
        given = _arguments(low, low.child(node, row.arguments))
        if len(given) != 1 or not isinstance(given[0].value, ir.Text):
            return None
        low.recorder.imported(given[0].value.value, None, "", level, low.span(node))
        return ir.Opaque(low.span(node), "import")

    return word


def _function(low: Lowering, node: Node, row: messages_rows.Send) -> ir.Expression | None:
    block = low.child(node, row.block)
    closure = low.grammar.rows.get(block.type) if block is not None else None
    if block is None or not isinstance(closure, messages_rows.Closure):
        return None
    return anonymous(low, block, closure.parameters, closure.body)


def _define(low: Lowering, node: Node, row: messages_rows.Send) -> ir.Expression | None:
    """A function whose name is given as a text."""
    given = _arguments(low, low.child(node, row.arguments))
    block = low.child(node, row.block)
    closure = low.grammar.rows.get(block.type) if block is not None else None
    if len(given) != 1 or block is None or not isinstance(closure, messages_rows.Closure):
        return None
    name = given[0].value
    if not isinstance(name, ir.Text):
        low.recorder.use(name)
        anonymous(low, block, closure.parameters, closure.body)
        return ir.Opaque(low.span(node), "define")
    taken, _ = parameters(low, low.child(block, closure.parameters))
    with low.recorder.function(name.value, low.span(node), taken, receiver="class" if low.shared else ""):
        function_body(low, low.child(block, closure.body))
    return ir.Opaque(low.span(node), "define")


WORDS: dict[str, Callable[[Lowering, Node, messages_rows.Send], ir.Expression | None]] = {
    "mixin": _mixin,
    "accessor": _accessor,
    "import": _import(0),
    "near": _import(1),
    "function": _function,
    "define": _define,
}
"""What a word without a receiver may mean; None leaves it a call.

With a receiver (or without) a word may be `new` (constructs), `class` (the receiver's class), `send` (calls the method
that its first argument names), `default` (its block gives one more argument), or one of `blocks.LOOPS` and `GATHERS`.
"""


def shared(low: Lowering, node: Node, row: messages_rows.Shared) -> None:
    """Functions inside belong to the class."""
    before, low.shared = low.shared, True
    body = low.child(node, row.body)
    if body is not None:
        low.run(body)
    low.shared = before


def closure_(low: Lowering, node: Node, row: messages_rows.Closure) -> None:
    """A block by itself: its statements."""
    body = low.child(node, row.body)
    if body is not None:
        low.run(body)


EVALUATE: dict[type[rows.Row], Evaluate] = {
    messages_rows.Bare: bare,
    messages_rows.Own: own,
    messages_rows.Itself: itself,
    messages_rows.Super: super_,
    messages_rows.Heredoc: heredoc,
    messages_rows.Send: send_bare,
}

BUILD: dict[type[rows.Row], Build] = {messages_rows.Send: send}

ACT: dict[type[rows.Row], Act] = {messages_rows.Shared: shared, messages_rows.Closure: closure_}
