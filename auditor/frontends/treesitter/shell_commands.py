"""Commands: what they are given, by what their options say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.treesitter import shell_words as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from auditor.frontends.treesitter.lowering import Lowering
    from auditor.frontends.treesitter.shell_rows import Client, Command

METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD")
PLACED: dict[str, tuple[str | None, str]] = {
    "data": (None, ""),
    "url": (None, ""),
    "query": (None, ""),
    "list": (None, "list"),
    "user": ("user", ""),
}
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
    told = list(_told(client, given, piped))
    found = [ir.Argument(worth, *PLACED[kind]) for kind, worth in told if kind in PLACED]
    headers = tuple(worth for kind, worth in told if kind == "header")
    if headers:
        found.append(ir.Argument(ir.Sequence(span, headers), "headers"))
    verb = next((worth for kind, worth in told if kind == "verb"), None)
    body = next((worth for kind, worth in told if kind == "data"), None)
    if verb is None and body is not None:
        verb = ir.Text(
            body.span, "GET" if any(client.asks(words.head(value)) for value in given) else "POST", body.span
        )
    return (*found, ir.Argument(verb, "method")) if verb is not None else tuple(found)


def _told(
    client: Client, given: list[ir.Expression], piped: ir.Expression | None
) -> Iterator[tuple[str, ir.Expression]]:
    """What a client is given, word by word, and what each is."""
    waiting = list(reversed(given))
    while waiting:
        kind, worth = _option(client, waiting.pop(), waiting)
        if kind == "data" and worth is not None and words.head(worth) in STANDARD_INPUT:
            worth = piped or worth
        if worth is not None:
            yield kind, worth


def _option(client: Client, value: ir.Expression, waiting: list[ir.Expression]) -> tuple[str, ir.Expression | None]:
    """What a word is, and its worth: an option's is the rest of the word, or the next one."""
    array = words.array_in(value)
    if array is not None:
        return "list", array
    text = words.head(value)
    if text.startswith("--"):
        name, sign, _ = text.partition("=")
        kind = client.options.get(name, "")
        if sign:
            return kind or "other", words.after(value, len(name) + 1) if kind else None
        return kind, waiting.pop() if kind and waiting else None
    if text.startswith("-") and len(text) > 1:
        return _letters(client, value, text, waiting)
    return _bare(client, value, text)


def _letters(
    client: Client, value: ir.Expression, text: str, waiting: list[ir.Expression]
) -> tuple[str, ir.Expression | None]:
    """Options of one letter each, the last of which may take the rest of the word, or the next one."""
    for place, letter in enumerate(text[1:] if client.single else (), start=2):
        kind = client.options.get(f"-{letter}", "")
        if kind:
            rest = words.after(value, place)
            return kind, rest if rest is not None else waiting.pop() if waiting else None
    return "", None


def _bare(client: Client, value: ir.Expression, text: str) -> tuple[str, ir.Expression | None]:
    if client.items and text in METHODS:
        return "verb", value
    places = [(text.find(sign), sign) for sign in client.items if text.find(sign) > 0]
    if not places or "/" in text[: min(places)[0]] or text.startswith(("http:", "https:")):
        return "url", value
    place, sign = min(places, key=lambda one: (one[0], -len(one[1])))
    if sign == ":":
        return "header", value
    first = words.pieces(value)[0]
    worth = words.after(value, place + len(sign))
    if worth is None or not isinstance(first, ir.Text):
        return "", None
    key = ir.Text(first.span, text[:place], first.content)
    return "query", ir.Mapping(value.span, (ir.Entry(key, worth),))
