"""Client libraries of the old API where code imports, constructs and calls them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.detect import clients
from auditor.detect.draft import Draft
from auditor.detect.scene import Scene, context
from auditor.findings import ApiCall, Confidence
from auditor.flow.frames import Moment
from auditor.flow.shapes import Number, Origin, Row, Table, Text, Thing, Value, Values
from auditor.frontends import ir
from auditor.pack import lookup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.detect.clients import Use
    from auditor.pack.rows import Library, LibraryCall, Rule

SNAKE = re.compile(r"_+(\w)")
DEPTH = 2
ANY = "*"
LIB = "lib"


def drafts(scene: Scene) -> list[Draft]:
    """One finding for what a file imports of a library or first uses, and for each call that names module or method."""
    found: list[Draft] = []
    imported: set[tuple[str, str]] = set()
    for rule in scene.rules("library"):
        together: dict[tuple[str, str], Draft] = {}
        for draft, library in _imports(scene, rule):
            key = (draft.path, library.package)
            before = together.get(key)
            also = (("also", Origin(draft.path, draft.span)),)
            together[key] = draft if before is None else replace(before, related=(*before.related, *also))
        imported |= set(together)
        found.extend(together.values())
        for use in scene.clients:
            scene.use(Origin(use.site.module.path, span) for span in _tokens(use))
            key = (use.site.module.path, use.library.package)
            if key not in imported:
                imported.add(key)
                found.append(_draft(scene, rule, use.site.module, use.site.call.call.span, use.library))
            elif use.constructs and _tokens(use):
                found.append(_draft(scene, rule, use.site.module, use.site.call.call.span, use.library, "client"))
        found.extend(
            _draft(scene, rule, one.module, one.binding.span, one.library, "client")
            for one in clients.settings(scene.resolver, scene.pack, scene.modules)
        )
    for rule in scene.rules("wrapped"):
        found.extend(_calls(scene, rule))
    return found


def _imports(scene: Scene, rule: Rule) -> Iterator[tuple[Draft, Library]]:
    for module in scene.modules:
        named = [(call.span, source, "") for call, source in clients.loaded(module)]
        named += [(row.span, row.source, row.member or "") for row in module.imports if not row.level]
        for span, source, member in sorted(named):
            library = _library(scene, module, source, member)
            if library is not None:
                yield _draft(scene, rule, module, span, library), library


def _library(scene: Scene, module: ir.Module, source: str, member: str) -> Library | None:
    """The library that an import means, unless the program itself is that library."""
    if scene.resolver.program.find(module, source, 0) is not None or _in_lib(scene, module, source):
        return None
    name = f"{source}.{member}" if member else source
    library = clients.library_named(scene.pack, module.dialect.ecosystem, name)
    if library is None or clients.own(scene.modules, library):
        return None
    telling = any(word in name.lower() for word in scene.pack.about.context) or "." in name
    return library if telling or scene.vicinity.near(module.path) else None


def _in_lib(scene: Scene, module: ir.Module, source: str) -> bool:
    """Whether a path without a suffix is that of a file below the program's own `lib`."""
    for suffix in module.dialect.module_suffixes:
        found = scene.resolver.program.find(module, source + suffix, 0) or ""
        if f"/{found}".endswith(f"/{LIB}/{source}{suffix}"):
            return True
    return False


def _draft(scene: Scene, rule: Rule, module: ir.Module, span: ir.Span, library: Library, case: str = "") -> Draft:
    return Draft(
        rule,
        module.path,
        span,
        span,
        Confidence.POSSIBLE if library.first_good_version else Confidence.CERTAIN,
        case if case in rule.messages else "sibling" if library.product != scene.pack.about.product else "",
        product=library.product,
        context=context(module.path),
        words={"name": library.package},
    )


def _tokens(use: Use) -> list[ir.Span]:
    """Where a construction is given what may be a token."""
    wanted = {name.lower() for name in use.library.token_arguments} if use.constructs else set()
    arguments = use.site.call.call.arguments
    return [argument.value.span for argument in arguments if argument.name and argument.name.lower() in wanted]


# --- calls -----------------------------------------------------------------------------------------------------------


def _calls(scene: Scene, rule: Rule) -> Iterator[Draft]:
    sent: dict[int, list[Use]] = {}
    for use in scene.clients:
        if use.made is not None:
            sent.setdefault(id(use.made), []).append(use)
    for use in scene.clients:
        call = _named(scene, use)
        if call is None:
            continue
        span = use.site.call.call.span
        places = [(use.made, "made")] if use.made is not None else []
        places += [(other.site.call.call, "sent") for other in sent.get(id(use.site.call.call), ())]
        yield Draft(
            rule,
            use.site.module.path,
            span,
            use.site.call.statement,
            Confidence.LIKELY,
            calls=(call,),
            product=use.library.product,
            via=use.library.package,
            related=tuple((role, Origin(use.site.module.path, node.span)) for node, role in places),
            context=context(use.site.module.path),
            words={"name": use.library.package},
        )


def _named(scene: Scene, use: Use) -> ApiCall | None:
    """The call of the API that a call of a library makes: by the library's table, or because both have one name."""
    rows = lookup.library_calls(scene.pack, use.library)
    full = f"{use.receiver}.{use.name}" if use.name else use.receiver
    for row in rows:
        match = _pattern(row).search(full)
        if match is not None and (use.made is None or not row.static):
            method = next(_mentioned(scene, use, scene.urls.method), "") if row.method == ANY else row.method
            method = method or _own_method(scene, use)
            if method:
                return ApiCall(_module(scene, use, row, match.groupdict().get("module") or ""), method)
    method = _own_method(scene, use)
    if not method:
        return None
    return ApiCall(next(_mentioned(scene, use, scene.urls.module), ""), method)


def _own_method(scene: Scene, use: Use) -> str:
    """The method that the function is called as."""
    return scene.urls.method(SNAKE.sub(lambda found: found[1].upper(), use.name)) if use.name else ""


def _pattern(row: LibraryCall) -> re.Pattern[str]:
    """`A.{module}.find_by_*` as a regular expression for the end of a dotted name."""
    parts = re.escape(row.call).replace(r"\{module\}", r"(?P<module>\w+)").replace(r"\*", r"\w*")
    return re.compile(rf"(?:^|\.){parts}$", re.IGNORECASE)


def _module(scene: Scene, use: Use, row: LibraryCall, captured: str) -> str:
    if row.module:
        return row.module
    if captured:
        return row.modules.get(captured) or scene.urls.module(captured) or scene.urls.module(f"{captured}s")
    return next(_mentioned(scene, use, lambda text: row.modules.get(text) or scene.urls.module(text)), "")


def _mentioned(scene: Scene, use: Use, known: Callable[[str], str]) -> Iterator[str]:
    """What the arguments name: those of the call first, then those of the construction."""
    frame = scene.resolver.generic(use.site.module, use.site.call.scope)
    at = Moment(use.site.call.order, use.site.call.path)
    for call in (use.site.call.call, *([use.made] if use.made is not None else [])):
        for argument in call.arguments:
            named = argument.value.name if argument.spread == "type" and isinstance(argument.value, ir.Name) else ""
            if known(named):
                yield known(named)
            for text in _texts(scene.resolver.ask(argument.value, frame, at), DEPTH):
                found = known(text)
                if found:
                    yield found


def _texts(values: Values, depth: int) -> Iterator[str]:
    for value in values:
        yield from _inside(value, depth)


def _inside(value: Value, depth: int) -> Iterable[str]:
    match value:
        case Text():
            return [value.known] if value.known else []
        case Table(cells) if depth:
            return [text for cell in cells for text in _texts(cell.values, depth - 1)]
        case Thing("object", name):
            return [name.rpartition(".")[2]]
        case Row() | Number():
            return []
        case _:
            return []
