"""An Audit as the JSON report, and back.

What is written is what `auditor schema` describes. A reader forgives more: keys it does not know may stand beside,
and a key may be missing where the type has a default. Whatever is wrong is told in one line that names the key.
"""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from auditor import findings, outcome
from auditor.findings import Finding
from auditor.outcome import SCHEMA_VERSION, Audit, Count
from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COUNTS = tuple[Count, ...]
ONE_OR_MANY = {(Finding, "call")}
EMPTY_IS_NULL = {(Finding, name) for name in ("shape", "via", "product", "credential", "fix", "suppressed")}

# Allowed inside JSON strings, but able to disturb a terminal, a script element or an encoder: written as escapes.
_UNSAFE = re.compile("[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


class DocumentError(ValueError):
    """The document is no audit; the message names the key."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a JSON object: the field it comes from, and how its value is written."""

    name: str
    type: Any
    required: bool
    null: bool
    one_or_many: bool


@cache
def keys_of(cls: type) -> tuple[Key, ...]:
    """The keys of the objects a dataclass is written as, in the order they are written."""
    hints = get_type_hints(cls, localns={**vars(findings), **vars(outcome)})  # imported for annotations alone
    keys = [
        Key(
            name=field.name,
            type=hints[field.name],
            required=field.default is MISSING and field.default_factory is MISSING,
            null=(cls, field.name) in EMPTY_IS_NULL,
            one_or_many=(cls, field.name) in ONE_OR_MANY,
        )
        for field in fields(cls)
    ]
    return tuple(sorted(keys, key=lambda key: key.name != "schema_version"))


def to_document(audit: Audit) -> dict[str, Any]:
    """The audit as plain JSON data."""
    document: dict[str, Any] = _written(audit)
    return document


def part(audit: Audit, names: Iterable[str]) -> dict[str, Any]:
    """Some keys of the document."""
    return {key.name: _written_field(key, getattr(audit, key.name)) for key in keys_of(Audit) if key.name in names}


def dumps(audit: Audit, comparison: dict[str, Any] | None = None) -> str:
    """The audit as JSON text, the same bytes for the same audit; what changed since an earlier one stands beside it."""
    return "".join(pieces(audit, comparison))


def pieces(audit: Audit, comparison: dict[str, Any] | None = None) -> Iterator[str]:
    """The same text, finding by finding: the plain data of all of them would take many times their memory."""
    before = "{"
    for key in keys_of(Audit):
        yield f"{before}\n  {json.dumps(key.name)}: "
        value = getattr(audit, key.name)
        if isinstance(value, tuple) and value:
            for number, item in enumerate(value):
                yield f"{',' if number else '['}\n    {indented(_written(item), 4)}"
            yield "\n  ]"
        else:
            yield indented(_written_field(key, value), 2)
        before = ","
    if comparison is not None:
        yield f',\n  "comparison": {indented(comparison, 2)}'
    yield "\n}\n"


def indented(document: Any, columns: int) -> str:
    """JSON text of a document, as it stands inside another one, so many columns in."""
    return _text(document).replace("\n", "\n" + " " * columns)


def written(value: Any) -> Any:
    """Dataclasses, choices and tuples as plain JSON data."""
    return _written(value)


def text_of(document: Any) -> str:
    """JSON text of a document: readable, and safe to print."""
    return _text(document) + "\n"


def line_of(document: Any) -> str:
    """The same on one line, as short as it gets."""
    return _safe(json.dumps(document, separators=(",", ":"), ensure_ascii=False, allow_nan=False)) + "\n"


def _text(document: Any) -> str:
    return _safe(json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False))


def _safe(text: str) -> str:
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def from_document(document: Any) -> Audit:
    """The audit that a document holds; raises DocumentError."""
    if not isinstance(document, dict):
        raise DocumentError(f"a report is a JSON object, this is {_kind(document)}")
    version = document.get("schema_version")
    if version != SCHEMA_VERSION:
        raise DocumentError(f"schema_version: this program reads {SCHEMA_VERSION}, not {_shown(version)}")
    audit: Audit = _read_object(Audit, document, "")
    return audit


def read_as(cls: type[Any], value: Any, where: str) -> Any:
    """What `written` made of a dataclass, as it was; `where` is named in the DocumentError for what is none."""
    return _read_object(cls, value, where)


def loads(text: str) -> Audit:
    """The audit in a JSON text; raises DocumentError."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise DocumentError(f"no JSON: {error}") from None
    except RecursionError:
        raise DocumentError("no report: nested too deeply") from None
    return from_document(document)


def _written(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {key.name: _written_field(key, getattr(value, key.name)) for key in keys_of(type(value))}  # type: ignore[arg-type]
    if isinstance(value, tuple):
        return [_written(item) for item in value]
    return value


def _written_field(key: Key, value: Any) -> Any:
    if key.type == COUNTS:
        return {item.name: item.count for item in value}
    if key.one_or_many and len(value) <= 1:
        return _written(value[0]) if value else None
    if key.null and not value:
        return None
    return _written(value)


def _read_object(cls: Any, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise DocumentError(f"{where}: expected an object, got {_kind(value)}")
    found = {}
    for key in keys_of(cls):
        place = f"{where}.{key.name}" if where else key.name
        if key.name in value:
            found[key.name] = _read_field(key, value[key.name], place)
        elif key.required:
            raise DocumentError(f"{place}: missing")
    return cls(**found)


def _read_field(key: Key, value: Any, where: str) -> Any:
    if key.type == COUNTS:
        if not isinstance(value, dict):
            raise DocumentError(f"{where}: expected an object of numbers, got {_kind(value)}")
        return tuple(Count(name, _read(int, number, f"{where}.{name}")) for name, number in value.items())
    if key.one_or_many and not isinstance(value, list):
        return () if value is None else _read(key.type, [value], where)
    if key.null and value is None:
        return ""
    return _read(key.type, value, where)


def _read(hint: Any, value: Any, where: str) -> Any:
    if isinstance(hint, UnionType):
        if value is None:
            return None
        (hint,) = (arm for arm in get_args(hint) if arm is not NoneType)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise DocumentError(f"{where}: expected a list, got {_kind(value)}")
        (item_hint, _) = get_args(hint)
        return tuple(_read(item_hint, item, f"{where}[{number}]") for number, item in enumerate(value))
    if is_dataclass(hint):
        return _read_object(hint, value, where)
    if issubclass(hint, Enum):
        return _read_choice(hint, value, where)
    if type(value) is not hint:
        raise DocumentError(f"{where}: expected {_NAMES[hint]}, got {_kind(value)}")
    if hint is int and value < 0:
        raise DocumentError(f"{where}: expected a number from 0, got {value}")
    return value


def _read_choice(cls: type[Enum], value: Any, where: str) -> Enum:
    for member in cls:
        if member.value == value:
            return member
    known = ", ".join(str(member.value) for member in cls)
    raise DocumentError(f"{where}: expected one of {known}; got {_shown(value)}")


_NAMES: dict[Any, str] = {str: "a string", int: "a whole number", bool: "true or false"}
_KINDS: dict[type, str] = {dict: "an object", list: "a list", NoneType: "null", float: "a fraction", **_NAMES}


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), type(value).__name__)


def _shown(value: Any) -> str:
    return ascii(value)[:60] if isinstance(value, (str, int)) else _kind(value)
