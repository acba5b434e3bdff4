"""The request that replaces one very call: its parameters go where the pack says, or have no counterpart."""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING

from auditor.detect.wording import HOLE, translated
from auditor.findings import Translation
from auditor.plain import dataclass

if TYPE_CHECKING:
    from auditor.detect.wording import Words
    from auditor.findings import Replacement
    from auditor.flow.shapes import Cell, Table
    from auditor.pack.rows import Method, ParameterChange, Successor, Window

FILLED = re.compile(r"\{([\w ]+)\}")
SHAPED = ("page", "size")
JSON_VALUE = r"(\[[^\]]*\]|\"[^\"]*\"|[\w.]+)"
# What stands beside the parameters of a call and is none: options of HTTP clients, the parts of the old path.
OPTIONS = frozenset(
    {
        "accept", "async", "auth", "base_uri", "baseurl", "blocking", "body", "cache", "complete", "contenttype",
        "cookies", "crossdomain", "data", "datatype", "debug", "encoding", "error", "followredirects", "form_params",
        "format", "gzip", "headers", "host", "hostname", "http_errors", "httpversion", "json", "maxredirects",
        "method", "module", "multipart", "params", "path", "port", "processdata", "protocol", "proxies", "proxy",
        "qs", "query", "redirection", "rejectunauthorized", "responsetype", "ssl_verify", "sslverify", "success",
        "timeout", "uri", "url", "user-agent", "verify", "verify_peer", "withcredentials",
    }
)  # fmt: skip
NO_COUNTERPART = "no counterpart known"
NOT_THIS_VALUE = "no counterpart known for this value"


@dataclass(slots=True)
class _Made:
    """A request as it grows."""

    holes: dict[str, str]
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: dict[str, str] = field(default_factory=dict)
    rows: list[Translation] = field(default_factory=list)


def request(
    plain: Replacement,
    method: Method,
    successor: Successor,
    parameters: Table | None,
    words: Words,
    holes: dict[str, str],
) -> Replacement:
    """The replacement with target, headers, body and parameters; `holes` are what is known of the module's names."""
    made = _Made(dict(holes))
    cells = _cells(parameters)
    changes = {change.name.lower(): change for change in method.parameter}
    values = _Values(words, changes, cells)
    for change in method.parameter:
        if change.required and change.where == "header" and change.value:
            made.headers[change.to] = change.value
    shared = {change.name.lower(): change for change in words.pack.parameters if _anywhere(change)}
    for key, cell in cells.items():
        if key in changes:
            _place(made, changes[key], successor, values)
        elif key in OPTIONS:
            continue
        elif key in shared:
            _place(made, shared[key], successor, values)
        else:
            made.rows.append(Translation(words.clean(cell.key), "unknown", note=NO_COUNTERPART))
    query = {name: _fill(value, made.holes) for name, value in successor.query.items()}
    query.update({name: value for name, value in made.query.items() if value})
    target = _fill(successor.path, made.holes)
    if query:
        target += "?" + "&".join(f"{name}={value}" for name, value in query.items())
    return replace(
        plain,
        target=target,
        headers=tuple(f"{name}: {value}" for name, value in made.headers.items()),
        body=_body(_fill(successor.body, made.holes), made.body),
        parameters=tuple(made.rows),
    )


def _anywhere(change: ParameterChange) -> bool:
    """Whether what becomes of a shared parameter is the same in every method, even one that does not take it."""
    return change.where == "removed" or (change.where == "header" and bool(change.value))


def _cells(parameters: Table | None) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for cell in parameters.cells if parameters is not None else ():
        found.setdefault(cell.key.lower(), cell)
    return found


@dataclass(frozen=True, slots=True)
class _Values:
    """The new values of a call's parameters."""

    words: Words
    changes: dict[str, ParameterChange]
    cells: dict[str, Cell]

    def of(self, change: ParameterChange) -> tuple[str, bool]:
        """The new value, and whether there is a counterpart for it."""
        if change.value:
            return FILLED.sub(self._other, change.value), True
        if change.how == "anew":
            return "", True
        if change.how in SHAPED:
            return self._window(change), True
        return translated(self.words, change, self.cells.get(change.name.lower()))

    def _other(self, found: re.Match[str]) -> str:
        change = self.changes.get(found[1].lower())
        if change is None:
            return found[0]
        value, known = translated(self.words, replace(change, to=change.name), self.cells.get(found[1].lower()))
        return value if known else found[0]

    def _window(self, change: ParameterChange) -> str:
        for window in self.words.pack.windows:
            if change.name in (window.first, window.last):
                page, size = _paged(window, self._number(window.first, 1), self._number(window.last, 0))
                number = page if change.how == "page" else size
                return str(number) if number else f"{{{change.to}}}"
        return f"{{{change.to}}}"

    def _number(self, name: str, absent: int) -> int | None:
        """The number a parameter is, `absent` if it is not given, None if it is not known."""
        cell = self.cells.get(name.lower())
        if cell is None:
            return absent
        texts = {self.words.said(value) for value in cell.values}
        text = texts.pop() if len(texts) == 1 else None
        return int(text) if text is not None and re.fullmatch(r"[0-9]{1,9}", text) else None


def _paged(window: Window, first: int | None, last: int | None) -> tuple[int, int]:
    """Page and size of a window of rows; 0 for what is not known or does not fit into pages."""
    if first is None or last is None:
        return (1 if first == 1 else 0), 0
    size = (last or first + window.usual - 1) - first + 1
    if not 0 < size <= window.most or first < 1:
        return (1 if first == 1 else 0), 0
    return ((first - 1) // size + 1, size) if (first - 1) % size == 0 else (0, 0)


def _place(made: _Made, change: ParameterChange, successor: Successor, values: _Values) -> None:
    """Put one parameter where it belongs in the new request, and say so."""
    to = successor.parameters.get(change.name, change.to)
    if change.where == "removed":
        made.rows.append(Translation(change.name, "removed"))
        return
    if not to:
        made.rows.append(Translation(change.name, "body"))
        return
    value, known = values.of(change)
    if to != change.to and change.value:
        value, known = translated(values.words, replace(change, to=to), values.cells.get(change.name.lower()))
    where = _where(change, to, successor)
    if not known or where == "unknown":
        note = NO_COUNTERPART if known else NOT_THIS_VALUE
        made.rows.append(Translation(change.name, "unknown", note=note))
        return
    name = to.strip("{}")
    made.rows.append(Translation(change.name, where, name, value))
    if where == "path" or f"{{{name}}}" in successor.body:
        made.holes[name] = value or f"{{{name}}}"
    elif where == "query":
        made.query.setdefault(name, value)
    elif where == "header":
        made.headers.setdefault(name, value)
    elif where == "body" and value:
        made.body[name] = _joined(made.body.get(name, ""), value)


def _where(change: ParameterChange, to: str, successor: Successor) -> str:
    name = to.strip("{}")
    if f"{{{name}}}" in successor.path:
        return "path"
    if to.startswith("{"):
        return "unknown"
    if f"{{{name}}}" in successor.body:
        return "body"
    fixed = change.value and change.where == "header"
    if change.where in ("query", "header", "form") and not fixed and to not in successor.accepts:
        return "unknown"
    return change.where


def _joined(before: str, value: str) -> str:
    """Two lists as one."""
    import json  # noqa: PLC0415 - most calls have no list

    try:
        return json.dumps(list(dict.fromkeys([*json.loads(before), *json.loads(value)])))
    except (ValueError, TypeError):
        return value


def _fill(text: str, holes: dict[str, str]) -> str:
    return FILLED.sub(lambda found: holes.get(found[1]) or found[0], text)


def _quoted(value: str) -> str:
    import json  # noqa: PLC0415 - as in _joined

    return json.dumps(value, ensure_ascii=False)


def _body(body: str, given: dict[str, str]) -> str:
    """The pack's example of a body, with the keys that the call gives."""
    for name, value in given.items():
        if not body.endswith("}"):
            break
        pattern = re.compile(f'"{re.escape(name)}": {JSON_VALUE}')
        shown = value if re.fullmatch(JSON_VALUE, value) or HOLE.fullmatch(value) else _quoted(value)
        if pattern.search(body):
            body = pattern.sub(lambda _: f'"{name}": {shown}', body, count=1)  # noqa: B023
        else:
            body = f'{body[:-1]}, "{name}": {shown}}}'
    return body
