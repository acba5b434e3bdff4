"""The JSON Schemas of the JSON report and of JSON Lines, made from the types they are written from."""

from __future__ import annotations

import inspect
from enum import EnumType
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from auditor.document import COUNTS, Key, keys_of, text_of
from auditor.outcome import SCHEMA_VERSION, Audit
from auditor.report.jsonl import APART, LISTED

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer", "minimum": 0},
    bool: {"type": "boolean"},
}


def schema() -> dict[str, Any]:
    """The schema of a whole report (JSON Schema 2020-12). Keys it does not name may stand beside the others."""
    definitions: dict[str, Any] = {}
    root = _object(Audit, definitions)
    root["properties"]["schema_version"] = {"const": SCHEMA_VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Audit report",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def line_schema() -> dict[str, Any]:
    """The schema of a line of JSON Lines: one of several objects, told apart by their `type`."""
    definitions: dict[str, Any] = {}
    root = _object(Audit, definitions)
    root["properties"]["schema_version"] = {"const": SCHEMA_VERSION}
    apart = {**LISTED, **{name: name for name in APART}}
    head = {name: value for name, value in root["properties"].items() if name not in apart}
    rows = {"audit": {"type": "object", "required": list(head), "properties": head}}
    for name, type_ in apart.items():
        key = root["properties"][name]
        rows[type_] = definitions[(key.get("items") or key)["$ref"].rpartition("/")[2]]
    rows["comparison"] = {"type": "object"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of an audit report",
        "oneOf": [_typed(type_, row) for type_, row in rows.items()],
        "$defs": dict(sorted(definitions.items())),
    }


SCHEMAS = {"json": schema, "jsonl": line_schema}


def dumps(format: str = "json") -> str:  # noqa: A002 - the word everybody knows
    """The schema of one of SCHEMAS as JSON text."""
    return text_of(SCHEMAS[format]())


def _typed(type_: str, row: dict[str, Any]) -> dict[str, Any]:
    """The object with its `type` in front."""
    properties = {"type": {"const": type_}, **row.get("properties", {})}
    return {**row, "required": ["type", *row.get("required", ())], "properties": properties}


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    keys = keys_of(cls)
    return {
        "description": inspect.getdoc(cls) or "",
        "type": "object",
        "required": [key.name for key in keys],
        "properties": {key.name: _key(key, definitions) for key in keys},
    }


def _key(key: Key, definitions: dict[str, Any]) -> dict[str, Any]:
    if key.type == COUNTS:
        return {"type": "object", "additionalProperties": _PLAIN[int]}
    value = _type(key.type, definitions)
    if key.one_or_many:
        many = {**value, "minItems": 2}
        return {"anyOf": [{"type": "null"}, value["items"], many]}
    if key.null:
        return {"anyOf": [{"type": "null"}, {**value, "minLength": 1}]}
    return value


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, UnionType):
        (value,) = (arm for arm in get_args(hint) if arm is not NoneType)
        return {"anyOf": [{"type": "null"}, _type(value, definitions)]}
    if get_origin(hint) is tuple:
        (item, _) = get_args(hint)
        return {"type": "array", "items": _type(item, definitions)}
    if hint.__name__ not in definitions:
        definitions[hint.__name__] = {}  # taken, should the type hold itself
        definitions[hint.__name__] = _choice(hint) if isinstance(hint, EnumType) else _object(hint, definitions)
    return {"$ref": f"#/$defs/{hint.__name__}"}


def _choice(cls: EnumType) -> dict[str, Any]:
    return {"description": inspect.getdoc(cls) or "", "enum": [member.value for member in list[Any](cls)]}
