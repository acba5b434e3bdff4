"""Commands: what they are given, by what their options say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import commands, ir
from auditor.frontends.treesitter import shell_words as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from auditor.frontends.commands import Client
    from auditor.frontends.treesitter.lowering import Lowering
    from auditor.frontends.treesitter.shell_rows import Command

PLACED = {"data": None, "url": None, "user": "user"}
STANDARD_INPUT = ("@-", "@/dev/stdin", "-")


def call(low: Lowering, node: Node, row: Command, given: list[ir.Expression], piped: ir.Expression | None) -> ir.Call:
    """The call that a command is: its name, and what it is given."""
    span = low.span(node)
    callee = next(iter(low.some(node, row.name)), None) or ir.Text(span, "", span)
    name = _named(callee)
    client = row.clients.get(name)
    if client is None:
        for place, value in enumerate(given):
            inner = _named(value)
            if inner in row.clients:
                callee, name, client, given = value, inner, row.clients[inner], given[place + 1 :]
                break
    if client is not None:
        return ir.Call(span, ir.Name(callee.span, name), _sent(client, given, piped, span))
    plain = isinstance(callee, ir.Text)
    return ir.Call(span, ir.Name(callee.span, name) if plain else callee, _plain(given))


def _named(value: ir.Expression) -> str:
    """The name of a program without its folder, or without the variable around it."""
    if isinstance(value, ir.Text):
        return value.value.rpartition("/")[2]
    inner = words.pieces(value)[-1]
    if isinstance(inner, ir.Text):
        return inner.value.rpartition("/")[2]
    return (
        inner.name.lower().lstrip("$").removesuffix("_bin").removesuffix("_cmd") if isinstance(inner, ir.Name) else ""
    )


def _plain(given: list[ir.Expression]) -> tuple[ir.Argument, ...]:
    """The arguments of a command whose options are not known: `--name=value`, and everything else by place."""
    found = []
    for value in given:
        array = words.array_in(value)
        text = words.head(value)
        name, sign, _ = text.partition("=")
        if array is not None:
            found.append(ir.Argument(array, spread="list"))
        elif sign and name.startswith("--") and (rest := words.after(value, len(name) + 1)) is not None:
            found.append(ir.Argument(rest, name.lstrip("-")))
        else:
            found.append(ir.Argument(value))
    return tuple(found)


def _sent(
    client: Client, given: list[ir.Expression], piped: ir.Expression | None, span: ir.Span
) -> tuple[ir.Argument, ...]:
    """What a client is given: URLs and parameters by place, headers and method by name."""
    told = list(commands.told(client, given, words.head, words.after))
    found = [argument for one in told for argument in _argument(one, piped)]
    headers = tuple(one.worth for one in told if one.kind == "header")
    if headers:
        found.append(ir.Argument(ir.Sequence(span, headers), "headers"))
    verb = next((one.worth for one in told if one.kind == "verb"), None)
    body = next((one.worth for one in told if one.kind == "data"), None)
    if verb is None and body is not None:
        verb = ir.Text(body.span, "GET" if any(one.kind == "get" for one in told) else "POST", body.span)
    return (*found, ir.Argument(verb, "method")) if verb is not None else tuple(found)


def _argument(one: commands.Told[ir.Expression], piped: ir.Expression | None) -> Iterator[ir.Argument]:
    array = words.array_in(one.worth)
    if one.kind == "url" and array is not None:
        yield ir.Argument(array, spread="list")
    elif one.kind == "query":
        key = ir.Text(one.worth.span, one.name, one.worth.span)
        yield ir.Argument(ir.Mapping(one.worth.span, (ir.Entry(key, one.worth),)))
    elif one.kind == "data" and piped is not None and words.head(one.worth) in STANDARD_INPUT:
        yield ir.Argument(piped)
    elif one.kind in PLACED:
        yield ir.Argument(one.worth, PLACED[one.kind])
