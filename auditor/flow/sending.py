"""One call looked at as a request: which URL it is given, with which parameters, headers and verb."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial, reduce
from typing import TYPE_CHECKING, TypeGuard

from auditor.flow import addressing, calling, commandline, further, reaching
from auditor.flow.arrays import ARRAYS
from auditor.flow.fields import as_parameters, header_fields, is_headers
from auditor.flow.frames import FUEL, Construction, Frame, Moment
from auditor.flow.joining import JOINING, standing
from auditor.flow.prepared import PREPARED, VERBS, address
from auditor.flow.program import Site, last_name
from auditor.flow.query import of_url
from auditor.flow.rows import row_for, rows_for
from auditor.flow.shapes import (
    Cell,
    Row,
    Table,
    Text,
    Thing,
    Value,
    Values,
    merged,
    unknown,
    with_cell,
)
from auditor.flow.wording import WORDING
from auditor.frontends import ir
from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.flow.resolve import Resolver

CAPITALS = re.compile(r"[A-Z][a-z]+")
BUILDS = {
    "same", "lower", "upper", "capitalize", "title", "swapcase", "replace", "format", "template", "join", "split",
    "slash", "url", "unparse", "query", "withquery", "serialise", "table", "items", "keys", "values", "zip",
    "growby", "segment", "numbered", "trimmed", "together", "joinall", "parsed", "queried", "map", "entries",
    "classname", "enumerate", "pick", "env", "member", "super", "append", "update", "quiet", "define", "joinvalues",
    "addquery", "setmember", "module",
    *WORDING, *ARRAYS, *JOINING, *(set(PREPARED) - {"object", "request"}),
}  # fmt: skip
FILLS = {"attach", "fill", "header", "param", "path"}
ASIDE = ("cookies", "proxies", "files", "hooks", "meta", "timeout", "verify", "cert", "extra", "errback", "callback")
HEADERS = ("headers", "header", "extra_headers", "httpheaders", "http_headers", "defaultrequestheaders")
INSIDE = (
    "query", "form_params", "body", "params", "data", "form", "json", "multipart", "qs", "http", "content", "fields",
    "postfields", "post_fields", "post_data", "postdata", "formdata", "form_data", "payload", "parameters",
    "queryparams", "query_params", "querystring", "searchparams", "urlparams", "postparams", "post_params",
)  # fmt: skip
NESTED = 3


@dataclass(frozen=True, slots=True, eq=False)
class Sent:
    """What a call sends.

    `own` are the program's own functions that it calls: the request is then made further in. `made` are the calls that
    made the request objects it is given. `prepares` is True when the call only writes into such an object; `sender`
    is the call that made the object it is called on, where it sends that. `maker` is the call further in that is given
    the URL at last.
    """

    urls: tuple[Text, ...]
    parameters: Table
    headers: Table
    verb: str
    own: tuple[Thing, ...] = ()
    made: tuple[ir.Call, ...] = ()
    prepares: bool = False
    sender: ir.Call | None = None
    maker: Site | None = None


def joined(outer: Sent, inner: Sent) -> Sent:
    """The request as the outer call sees it, with what the inner one adds."""
    urls = outer.urls if any(url in inner.urls for url in outer.urls) else inner.urls or outer.urls
    return Sent(
        urls,
        merged(outer.parameters, inner.parameters),
        merged(outer.headers, inner.headers),
        inner.verb or outer.verb,
        outer.own,
        (*outer.made, *inner.made),
        outer.prepares,
        outer.sender,
        inner.maker,
    )


def at(resolver: Resolver, site: Site, frame: Frame, wanted: Callable[[Text], bool]) -> Sent | None:
    """The call as a request in this frame, if it is given a wanted URL."""
    node = site.call.call
    moment = Moment(site.call.order, site.call.path)
    if _grows(resolver, site) or calling.reads(node, frame):
        return None
    callees = calling.callees(resolver, node, frame, moment)
    own = tuple(one for one in callees if isinstance(one, Thing) and one.kind in {"function", "method", "class"})
    base = _base(resolver, site, frame, moment)
    sends = not own and _sends(site) and any(isinstance(value, Thing) or calling.is_text(value) for value in base)
    if not own and not sends and _builds(site, callees, base):
        return None
    resolver.question.fuel = FUEL  # who is called may have taken long to tell; what it is given is another question
    positional, named, _ = calling.evaluated(resolver, node, frame, moment)
    positional, named = commandline.spelled(positional, named)
    given = [*positional, *(cell.values for cell in named.cells), *([base] if sends else [])]
    objects = [one for values in given for value in values if (one := _as_object(resolver, value)) is not None]
    if sends:
        positional.extend((value,) for value in base if isinstance(value, Text))
    prepared = next((value for value in (*base, *callees) if _is_client(value)), None)
    prepared = prepared or (None if own else standing(resolver, base, frame, moment))
    bases = (
        addressing.bases_of(prepared.table, addressing.JOINED if sends else addressing.BASES)
        if prepared is not None
        else []
    )
    urls = addressing.urls(positional, named, bases, wanted)
    sent = Sent(urls, Table(), Table(), _verb(site, callees, positional, named), own, prepares=_prepares(site, own))
    sent = _of_objects(sent, objects, prepared, wanted)
    if not sent.urls:
        return None
    resolver.question.fuel = FUEL
    if reaching.alive(resolver, site.call.path, frame) is False:
        return None
    sends, urls = sends and not urls, sent.urls
    if prepared is not None and isinstance(prepared.of, ir.Call):
        sent = replace(sent, made=(*sent.made, prepared.of))
        sent = replace(sent, sender=prepared.of if sends else None)
    sent = _prepared(sent, prepared)
    told = [*(("", values) for values in positional), *((cell.key, cell.values) for cell in named.cells)]
    if site.module.dialect.trailing_mapping and _is_form(named):
        told.append(("", (named,)))
    for key, values in [*told, *further.later(resolver, site.module, site.call, frame)]:
        sent = _with_argument(sent, key.lower(), values, wanted)
    return replace(sent, parameters=merged(_queries(urls), sent.parameters))


def _is_form(named: Table) -> bool:
    """Whether named arguments are the parameters themselves: none of them is an option that holds some."""
    keys = {cell.key.lower() for cell in named.cells}
    return bool(keys) and not keys.intersection((*INSIDE, *HEADERS, *ASIDE))


def _is_client(value: Value) -> TypeGuard[Thing]:
    """Whether a value is an object that was prepared: one with methods, or one that is called itself."""
    return isinstance(value, Thing) and value.kind == "object"


def _queries(urls: tuple[Text, ...]) -> Table:
    """The parameters in the URLs that one call may be given, each with all its values, the first URL's first."""
    tables = [of_url(url)[1] for url in reversed(urls)] or [Table()]
    return reduce(partial(merged, maybe=True), tables)


def _as_object(resolver: Resolver, value: Value) -> Thing | None:
    """A prepared object: one from outside, or one of the program's own that keeps what it was constructed with."""
    if not isinstance(value, Thing) or value.kind not in {"object", "instance"}:
        return None
    if value.kind == "object":
        return value if isinstance(value.of, ir.Call) else None
    made = value.of
    if not isinstance(made, Construction):
        return None
    positional, table, _ = calling.evaluated(resolver, made.call, made.frame, made.at)
    for index, values in enumerate(positional):
        table = with_cell(table, Cell(f"#{index}", values))
    return Thing("object", value.name, of=made.call, table=table)


def _base(resolver: Resolver, site: Site, frame: Frame, moment: Moment) -> Values:
    callee = site.call.call.callee
    inner = getattr(callee, "base", None)
    return resolver.evaluate(inner, frame, moment) if inner is not None else ()


def _grows(resolver: Resolver, site: Site) -> bool:
    """Whether the call only puts more text behind what is there; to ask for the text itself would take ever longer."""
    callee = site.call.call.callee
    if not isinstance(callee, ir.Member) or resolver.program.methods(callee.name):
        return False
    rows = rows_for(site.module.dialect, callee.name, method=True)
    return bool(rows) and all(row.operation == "grow" for row in rows)


def _sends(site: Site) -> bool:
    """Whether the library says that such a call sends what it is called on."""
    callee = site.call.call.callee
    rows = rows_for(site.module.dialect, last_name(callee), method=True) if isinstance(callee, ir.Member) else ()
    return any(row.operation == "request" for row in rows)


def _builds(site: Site, callees: Values, base: Values) -> bool:
    """Whether the call only builds text or mappings, so that its arguments go nowhere."""
    found = unknown(callees[0]) if callees else None
    dotted = found.name if found is not None else last_name(site.call.call.callee)
    outside = unknown(base[0]) if base else None
    method = bool(base) and not (outside is not None and outside.kind == "import")
    dialect = site.module.dialect
    if dotted.endswith(dialect.quiet_endings) or dotted.rpartition(".")[2] in dialect.standing:
        return True
    row = row_for(site.module.dialect, dotted, method=method)
    if row is None or _prepares(site, ()):
        return False
    if row.operation == "settings" and not base:
        return True
    if row.operation in {"index", "insert", "put", "settings"}:
        return any(isinstance(value, Table | Row | Text) and unknown(value) is None for value in base)
    if row.operation in FILLS:
        return any(unknown(value) is None for value in base)
    return row.operation in BUILDS


def _prepares(site: Site, own: tuple[Thing, ...]) -> bool:
    """Whether the call writes into its first argument."""
    callee = site.call.call.callee
    row = row_for(site.module.dialect, callee.name, method=False) if isinstance(callee, ir.Name) and not own else None
    return row is not None and row.operation in {"put", "putnew", "update"}


def may_build(module: ir.Module, node: ir.Call) -> bool:
    """Whether the call's name alone says that it puts text together."""
    row = row_for(module.dialect, last_name(node.callee), method=isinstance(node.callee, ir.Member))
    return row is not None and row.operation in {
        "format", "join", "replace", "template", "url", "withquery", "slash", "joinvalues", "addquery", "percent",
        "percentrow", "swap", "push", "urls", "urlof",
    }  # fmt: skip


def _of_objects(sent: Sent, objects: list[Thing], prepared: Thing | None, wanted: Callable[[Text], bool]) -> Sent:
    """What the objects that the call is given add: requests first, then what only holds parameters."""
    if sent.prepares:
        return replace(sent, made=tuple(one.of for one in objects if isinstance(one.of, ir.Call)))
    for one in objects:
        sent = _of_object(sent, one, prepared, wanted)
    for one in objects if sent.urls else ():
        if one.of not in sent.made:
            sent = _of_cells(sent, one, wanted)
    return sent


def _of_object(sent: Sent, one: Thing, prepared: Thing | None, wanted: Callable[[Text], bool]) -> Sent:
    """What a request object adds: its URL, its parameters, its headers."""
    values = [value for cell in one.table.cells for value in cell.values]
    whole = address(one)
    texts = [*([whole] if whole is not None else []), *(value for value in values if isinstance(value, Text))]
    bases = addressing.bases_of(prepared.table) if prepared is not None and prepared.of is not one.of else []
    found = [next((url for url in [*addressing.put_behind(text, bases), text] if wanted(url)), None) for text in texts]
    if whole is not None and found[0] is not None:
        alike = next((cell.values for cell in one.table.cells if whole in cell.values), ())
        found = [found[0], *(url for text, url in zip(texts[1:], found[1:], strict=True) if text in alike)]
    urls = tuple(dict.fromkeys(url for url in found if url is not None))
    if not urls or not isinstance(one.of, ir.Call):
        return sent
    verb = "POST" if any(one.table.get(name) for name in ("data", "#1", "body")) else sent.verb
    verb = next((known.upper() for known in VERBS if known.title() in CAPITALS.findall(one.name)), verb)
    verb = next((text.known for text in texts if text.known and text.known.lower() in VERBS), verb)
    sent = replace(sent, urls=(*sent.urls, *urls), made=(*sent.made, one.of), verb=verb)
    return _of_cells(sent, one, wanted)


def _of_cells(sent: Sent, one: Thing, wanted: Callable[[Text], bool]) -> Sent:
    for cell in one.table.cells:
        sent = _with_argument(sent, cell.key.lower().lstrip("#0123456789"), cell.values, wanted)
    return sent


def _prepared(sent: Sent, prepared: Thing | None) -> Sent:
    if prepared is None:
        return sent
    for cell in prepared.table.cells:
        table = next((value for value in cell.values if isinstance(value, Table)), None)
        key = cell.key.lower().lstrip("#")
        if key in HEADERS:
            sent = _with_argument(sent, "headers", cell.values, lambda _: False)
        elif table is not None and key not in ASIDE:
            table = replace(
                table, cells=tuple(one for one in table.cells if addressing.rank_of(one.key) == len(addressing.BASES))
            )
            sent = _with_argument(sent, key, (table,), lambda _: False)
    return sent


def _with_argument(sent: Sent, key: str, values: Values, wanted: Callable[[Text], bool], depth: int = NESTED) -> Sent:
    """What an argument adds: parameters, headers, or options that hold these."""
    if key in ASIDE:
        return sent
    for value in values:
        table = header_fields(value) if key in HEADERS else as_parameters(value, wanted)
        if table is None:
            continue
        if key in HEADERS or is_headers(table):
            sent = replace(sent, headers=merged(sent.headers, table, maybe=len(values) > 1))
            continue
        nested = [cell for cell in table.cells if depth and _holds_more(cell, wanted)]
        plain = replace(table, cells=tuple(cell for cell in table.cells if cell not in nested)) if nested else table
        sent = replace(sent, parameters=merged(sent.parameters, plain, maybe=len(values) > 1))
        for cell in nested:
            sent = _with_argument(sent, cell.key.lower(), cell.values, wanted, depth - 1)
    return sent


def _holds_more(cell: Cell, wanted: Callable[[Text], bool]) -> bool:
    """Whether an option holds parameters or headers of the request."""
    key = cell.key.lower()
    if key in HEADERS:
        return any(header_fields(value) is not None for value in cell.values)
    return key in INSIDE and any(as_parameters(value, wanted) is not None for value in cell.values)


def _verb(site: Site, callees: Values, positional: list[Values], named: Table) -> str:
    found = unknown(callees[0]) if callees else None
    last = (found.name if found else last_name(site.call.call.callee)).rpartition(".")[2].lower()
    if last in VERBS:
        return last.upper()
    cell = named.get("method") or named.get("http_method") or named.get("verb")
    for values in [cell.values if cell else (), *positional[:2]]:
        for value in values:
            known = value.known if isinstance(value, Text) else None
            if known and known.lower() in VERBS:
                return known.upper()
    opens = last in {"urlopen", "request", "fetch", "open"}
    if opens and (named.get("data") or named.get("body") or (len(positional) > 1 and last != "request")):
        return "POST"
    return "GET" if last == "urlopen" else ""
