"""Request sites: calls that are given a wanted URL, followed out to the callers of wrappers and in to the real request.

No list of HTTP clients is needed: whatever is outside the program and receives such a URL makes the request.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from auditor.flow import calling, sending, told, undecided
from auditor.flow.aliases import shown_name
from auditor.flow.frames import FUEL, Frame, Moment, Question
from auditor.flow.program import Site, function_around
from auditor.flow.query import of_url
from auditor.flow.shapes import Table, Text, Thing, merged
from auditor.frontends import ir
from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.flow.resolve import Resolver

HOPS = 5
CALLERS = 400
INWARD, ROUNDS = 4, 2
CALLS = {"function", "method", "class"}


class Wanted(Protocol):
    """What a pack is looking for, as far as the search for requests must know it."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The parameters that name module or method, where the URL does not."""

    @property
    def tokens(self) -> tuple[str, ...]:
        """The parameters that carry a credential."""

    def url(self, text: Text) -> bool:
        """Whether the text is a URL that matters."""

    def named(self, urls: tuple[Text, ...], parameters: Table) -> int:
        """How much of module and method these say: the more the better."""


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """A call that makes a wanted request, at the place where a reader would say that it is made.

    `steps` are the calls between it and the request itself, from this one inwards; `wrapper` is True when the URL
    depends on who calls the function around; `via` names the functions passed through, `through` the program's own
    function that is given the finished URL, `made` the calls that made the request objects it sends. One that
    `prepares` only writes into such an object: it counts where nothing is seen that sends it. A `silent` one is the
    same call as the one inside it; only the token it passes is its own. `sender` is the call that made the object it
    is called on, where it sends that.
    """

    site: Site
    urls: tuple[Text, ...]
    parameters: Table
    headers: Table
    verb: str
    steps: tuple[Site, ...] = ()
    via: tuple[str, ...] = ()
    through: str = ""
    made: tuple[ir.Call, ...] = ()
    prepares: bool = False
    silent: bool = False
    wrapper: bool = False
    known: int = 0
    cut: bool = False
    sender: ir.Call | None = None
    maker: Site | None = None


def requests(resolver: Resolver, wanted: Wanted) -> list[Request]:
    """Every request of the program, by place. Modules that come in on the way are looked at too."""
    found: dict[tuple[str, int], Request] = {}
    done: set[str] = set()
    for _ in range(ROUNDS):
        fresh = [module for module in resolver.program.modules() if module.path not in done]
        for module in fresh:
            done.add(module.path)
            for site in module.calls:
                for request in _requests_at(resolver, Site(module, site), wanted):
                    key = (request.site.module.path, id(request.site.call))
                    found[key] = _better(found.get(key), request)
    gathered = _gathered(sorted(found.values(), key=lambda one: (one.site.module.path, one.site.call.order)))
    settled = [request for request in gathered if not request.prepares]
    made = {id(call) for request in settled for call in request.made if call is not request.sender}
    sent = {(id(call), *_place(one.steps[-1:] or (one.site,))) for one in settled for call in one.made}
    opened = {call for call, *_ in sent}
    return [one for one in gathered if not _part_of(one, made) and not _only_opens(one.maker, opened, sent)]


def _place(sites: tuple[Site, ...]) -> tuple[str, int]:
    return sites[0].module.path, sites[0].call.scope


def _only_opens(maker: Site | None, opened: set[int], sent: set[tuple[int, str, int]]) -> bool:
    """Whether what is made in one function is only sent in others: the requests are those there."""
    call = id(maker.call.call) if maker is not None else 0
    return maker is not None and call in opened and (call, *_place((maker,))) not in sent


def _gathered(requests: list[Request]) -> list[Request]:
    """The requests without further steps of one that is sent bit by bit: they stand where it was opened, or first."""
    heads = {id(request.site.call.call): request for request in requests}
    firsts: dict[int, int] = {}
    for request in requests:
        if request.sender is None or request.steps:
            continue
        call = id(request.site.call.call)
        head = id(request.sender)
        head = head if head in heads else firsts.setdefault(head, call)
        if head != call:
            del heads[call]
            opened = heads[head]
            merged_one = _better(request, opened)
            heads[head] = replace(merged_one, site=opened.site, sender=request.sender, verb=request.verb or opened.verb)
    return list(heads.values())


def _part_of(request: Request, made: set[int]) -> bool:
    """Whether the call makes or prepares what another request sends."""
    own = {id(call) for call in request.made} if request.prepares else set()
    return id(request.site.call.call) in made or id(request.sender) in made or bool(own & made)


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """A wanted URL put together by an expression, whether or not a request was seen that takes it."""

    module: ir.Module
    span: ir.Span
    statement: ir.Span
    urls: tuple[Text, ...]


def built(resolver: Resolver, wanted: Wanted, modules: Iterable[ir.Module]) -> list[Built]:
    """Every call that builds a wanted URL, and every such concatenation that is given a name or returned."""
    found: dict[tuple[str, ir.Span], Built] = {}
    for module in modules:
        for node, scope, at, statement in _builders(module):
            frame = resolver.generic(module, scope)
            texts = [value for value in resolver.ask(node, frame, at) if isinstance(value, Text)]
            urls = tuple(text for text in texts if wanted.url(text))
            if urls:
                found.setdefault((module.path, node.span), Built(module, node.span, statement, urls))
    return list(found.values())


def _builders(module: ir.Module) -> Iterable[tuple[ir.Expression, int, Moment, ir.Span]]:
    for site in module.calls:
        if sending.may_build(module, site.call):
            yield site.call, site.scope, Moment(site.order, site.path), site.statement
    for pair in module.pairs:
        if isinstance(pair.value, ir.Concat | ir.Format):
            yield pair.value, pair.scope, Moment(pair.order, pair.path), pair.statement
    for scope in module.scopes:
        for row in scope.returns:
            if isinstance(row.value, ir.Concat | ir.Format):
                yield row.value, scope.id, Moment(row.order, row.path), row.value.span


def _better(first: Request | None, second: Request) -> Request:
    """Two readings of one call: the one that names more, with the parameters of both."""
    if first is None or (first.silent and not second.silent):
        return second
    if second.silent:
        return first
    best, other = (second, first) if second.known > first.known else (first, second)
    urls = tuple(dict.fromkeys((*best.urls, *other.urls))) if best.known == other.known else best.urls
    return replace(best, urls=urls, parameters=merged(other.parameters, best.parameters), wrapper=best.wrapper)


def _requests_at(resolver: Resolver, site: Site, wanted: Wanted) -> list[Request]:
    resolver.question = Question()
    frame = resolver.generic(site.module, site.call.scope)
    sent = sending.at(resolver, site, frame, wanted.url)
    if sent is None:
        return _told_where(resolver, site, frame, wanted) if undecided.names_token(site, wanted) else []
    if sent.own:
        inner = _inward(resolver, sent.own, site, frame, wanted, INWARD)
        if inner is None:
            return list(_sent_later(resolver, sent.own, site, frame, wanted))
        sent = sending.joined(sent, inner)
    request = _request(sent, (site,), (), wanted, cut=resolver.question.cuts > 0)
    request = replace(request, through=sent.own[0].name if sent.own else "")
    if not undecided.open_ended(resolver, sent, wanted):
        silent = undecided.passes_token(sent, wanted)
        return [request, *(_outward(resolver, (site,), (), wanted, request, silent=True) if silent else [])]
    outer = _outward(resolver, (site,), (), wanted, request)
    return [replace(request, wrapper=True), *outer]


def _told_where(resolver: Resolver, site: Site, frame: Frame, wanted: Wanted) -> list[Request]:
    """What callers send through a function that puts a token beside whatever address it is given."""
    sent = sending.at(resolver, site, frame, undecided.told_by_callers)
    if sent is None or not undecided.carries_token(sent, wanted):
        return []
    request = _request(sent, (site,), (), wanted, cut=resolver.question.cuts > 0)
    return [one for one in _outward(resolver, (site,), (), wanted, request) if one.known]


def _sent_later(
    resolver: Resolver, own: tuple[Thing, ...], site: Site, frame: Frame, wanted: Wanted
) -> Iterable[Request]:
    """The requests of an object that is only told here what to ask for, at the calls that make it ask."""
    for later in told.asked(resolver, site, own, frame):
        sent = _inward(resolver, (later.method,), later.site, frame, wanted, INWARD)
        if sent is not None:
            request = _request(sent, (later.site,), (), wanted, cut=resolver.question.cuts > 0)
            yield replace(request, through=later.method.name)


def _request(sent: sending.Sent, path: tuple[Site, ...], via: tuple[str, ...], wanted: Wanted, *, cut: bool) -> Request:
    known = wanted.named(sent.urls, sent.parameters)
    return Request(
        path[-1],
        sent.urls,
        sent.parameters,
        sent.headers,
        sent.verb,
        path[-2::-1],
        via,
        made=sent.made,
        prepares=sent.prepares and len(path) == 1,
        known=known,
        cut=cut,
        sender=sent.sender,
        maker=sent.maker,
    )


# --- outwards --------------------------------------------------------------------------------------------------------


def _outward(
    resolver: Resolver,
    path: tuple[Site, ...],
    via: tuple[str, ...],
    wanted: Wanted,
    before: Request,
    *,
    silent: bool = False,
) -> list[Request]:
    """The requests that the callers of the function around the outermost site make through it.

    `before` is the request as that function knows it: a caller counts where it names more, or fewer alternatives.
    """
    outermost = path[-1]
    function = function_around(outermost.module, outermost.call.scope)
    if function.kind != "function" or len(path) > HOPS or function.name in outermost.module.dialect.constructors:
        return []
    found: list[Request] = []
    for caller in resolver.program.calls_of(function.name, outermost.module)[:CALLERS]:
        if any(caller.call is step.call for step in path):
            continue
        resolver.question = Question()
        if not _calls(resolver, caller, outermost.module, function):
            continue
        resolver.program.called_in(caller.module)
        longer = (*path, caller)
        frame = _entered(resolver, longer)
        sent = sending.at(resolver, path[0], frame, wanted.url) if frame is not None else None
        if sent is None:
            continue
        if sent.own and frame is not None:
            inner = _inward(resolver, sent.own, path[0], frame, wanted, INWARD)
            sent = sending.joined(sent, inner) if inner is not None else sent
        names = (*via, shown_name(function.name, outermost.module))
        request = _request(sent, longer, names, wanted, cut=resolver.question.cuts > 0)
        still_open = undecided.passes_token(sent, wanted) if silent else undecided.open_ended(resolver, sent, wanted)
        if silent:
            found.append(replace(request, silent=True))
        elif _says_more(request, before) or (request.known and not still_open):
            found.append(replace(request, wrapper=False))
        if still_open:
            told = request if request.known >= before.known else before
            found.extend(_outward(resolver, longer, names, wanted, told, silent=silent))
    return found


def _says_more(request: Request, before: Request) -> bool:
    fewer = request.known == before.known > 0 and _ways(request) < _ways(before)
    return request.known > before.known or fewer


def _ways(request: Request) -> int:
    """How many URLs the request may have, whatever stands in their query."""
    return len({str(of_url(url)[0]) for url in request.urls})


def _calls(resolver: Resolver, caller: Site, module: ir.Module, function: ir.Scope) -> bool:
    frame = resolver.generic(caller.module, caller.call.scope)
    at = Moment(caller.call.order, caller.call.path)
    return any(
        isinstance(callee, Thing)
        and callee.kind in CALLS
        and callee.path == module.path
        and callee.scope == function.id
        for callee in calling.callees(resolver, caller.call.call, frame, at)
    )


def _entered(resolver: Resolver, path: tuple[Site, ...]) -> Frame | None:
    """The frame of the innermost site, entered call by call from the outermost one."""
    frame = resolver.generic(path[-1].module, path[-1].call.scope)
    for caller, site in zip(reversed(path), reversed(path[:-1]), strict=False):
        function = function_around(site.module, site.call.scope)
        at = Moment(caller.call.order, caller.call.path)
        callee = next(
            (
                value
                for value in calling.callees(resolver, caller.call.call, frame, at)
                if isinstance(value, Thing) and value.path == site.module.path and value.scope == function.id
            ),
            None,
        )
        if callee is None:
            return None
        frame = calling.entered(resolver, callee, site.module, caller.call.call, frame, at)
        resolver.question.keep.append(frame)
        if site.call.scope != function.id:
            frame = Frame(
                site.module, site.call.scope, frame.receiver, {}, frame, frame.caller, frame.at, generic=False
            )
            resolver.question.keep.append(frame)
    return frame


# --- inwards ---------------------------------------------------------------------------------------------------------


def _inward(
    resolver: Resolver, own: Iterable[Thing], site: Site, frame: Frame, wanted: Wanted, depth: int
) -> sending.Sent | None:
    """The real request that the program's own functions make with what they are given here, or None."""
    at = Moment(site.call.order, site.call.path)
    resolver.question.fuel = FUEL
    prepared: sending.Sent | None = None
    for callee in own:
        module = resolver.program.module(callee.path)
        if module is None or callee.kind == "class" or depth == 0:
            continue
        inner = calling.entered(resolver, callee, module, site.call.call, frame, at)
        resolver.question.keep.append(inner)
        sent, sure = _inside(resolver, module, inner, wanted, depth)
        if sure:
            return sent
        prepared = prepared or sent
    return prepared


def _inside(
    resolver: Resolver, module: ir.Module, frame: Frame, wanted: Wanted, depth: int
) -> tuple[sending.Sent | None, bool]:
    """The first request that a function makes, and whether it surely is one: objects are made before they are sent."""
    prepared: sending.Sent | None = None
    made: ir.Call | None = None
    for call in (call for call in module.calls if call.scope == frame.scope):
        below = Site(module, call)
        sent = sending.at(resolver, below, frame, wanted.url)
        if sent is None or (made is not None and not any(one is made for one in sent.made)):
            continue
        if sent.prepares:
            prepared = prepared or sent
        elif sent.own:
            deeper = _inward(resolver, sent.own, below, frame, wanted, depth - 1)
            if deeper is not None:
                return sending.joined(sent, deeper), True
        elif call.call.new:
            prepared, made = sent, call.call
        else:
            return replace(sent, maker=below), True
    return prepared, made is not None
