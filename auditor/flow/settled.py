"""The operations that ask for what is set outside the code: in the environment, in settings, in sections of these."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.flow import configuration, members
from auditor.flow.shapes import Nothing, Text, Value, Values, bounded, hole

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.flow.library import Given

SHORT = re.compile(r"[A-Za-z_][\w-]{0,23}")
"""A name rather than a value."""


def setting(given: Given, base: Values, keys: Values, fallback: Values) -> Values:
    """A setting below others: of that name, or of a section and a name in it; else what stands in for it."""
    found = [value for one in base for key in keys for value in members.item(given.resolver, one, key, given.frame)]
    section, name = _known(keys[0]), _known(fallback[0]) if fallback else None
    if section and name:
        inside = configuration.configured(given.resolver, f"{section}.{name}", given.frame.module.path)
        if inside:
            return bounded([*inside, hole("settings", name)])
    return bounded([*found, *fallback])


def _from_outside(kind: str) -> Callable[[Given, tuple[int | str, ...]], Values | None]:
    def operation(given: Given, roles: tuple[int | str, ...]) -> Values | None:
        key = given.role(roles[0])
        name = _known(key[0]) if key else None
        default = given.first(roles[1:]) or given.role("default") or ()
        texts = [value for value in default if not isinstance(value, Nothing) and value != Text(())]
        found = configuration.outside(given.resolver, kind, name or "", given.frame)
        return bounded([*found, *texts])

    return operation


def _section(given: Given, roles: tuple[int | str, ...]) -> Values | None:
    """A setting of a section: section, name, and what stands in for it; or a name alone, maybe with that behind it."""
    section, name, *default = (given.role(role) for role in roles)
    around, key = (_known(values[0]) if values else None for values in (section, name))
    if around and not (key and SHORT.fullmatch(key)):
        return bounded([*configuration.outside(given.resolver, "settings", around, given.frame), *(name or ())])
    if not key:
        return None
    values = configuration.configured(given.resolver, f"{around}.{key}" if around else key, given.frame.module.path)
    return bounded([*values, hole("settings", key), *((default[0] or ()) if default else ())])


def _configuration(_: Given, __: tuple[int | str, ...]) -> Values | None:
    """All the settings of a file that is read: what is asked of them is a setting."""
    return (hole("settings"),)


def _known(value: Value) -> str | None:
    return value.known if isinstance(value, Text) else None


SETTLED: dict[str, Callable[[Given, tuple[int | str, ...]], Values | None]] = {
    "env": _from_outside("env"),
    "settings": _from_outside("settings"),
    "section": _section,
    "configuration": _configuration,
}
