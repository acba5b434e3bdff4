"""Versions and ranges as dependency files write them, compared with the first version that is good."""

from __future__ import annotations

import re
from typing import NamedTuple

Version = tuple[int, ...]
"""The numbers of a version. What comes after them (rc1, -beta) is not compared."""

CLAUSE = re.compile(r"(?P<sign>\^|~>|~=|~|===?|!=|>=|<=|>|<|=|@)?\s*[vV]?(?P<version>\d+(?:\.\d+)*)[^\s,|]*")
INTERVAL = re.compile(r"^(?P<open>[\[(])\s*(?P<low>[\d.]*)\s*,\s*(?P<high>[\d.]*)\s*[\])]$")
BEFORE, WITHIN, AFTER = "before", "within", "after"


class Bounds(NamedTuple):
    """From `low` on, and less than `high`; None is no bound."""

    low: Version | None
    high: Version | None


def compared(said: str, good: str) -> str:
    """Where a version or range lies: wholly before the good version, wholly after it, or around it (or unknown)."""
    border = _numbers(good)
    bounds = [_bounds(part) for part in said.split("||")]
    if all(one.high is not None and one.high <= border for one in bounds):
        return BEFORE
    if all(one.low is not None and _padded(one.low, border) for one in bounds):
        return AFTER
    return WITHIN


def _padded(low: Version, border: Version) -> bool:
    wide = max(len(low), len(border))
    return (*low, *(0,) * (wide - len(low))) >= (*border, *(0,) * (wide - len(border)))


def _bounds(said: str) -> Bounds:
    interval = INTERVAL.match(said.strip())
    if interval is not None:
        low, high = interval["low"], interval["high"]
        return Bounds(_numbers(low) if low else None, _numbers(high) if high else None)
    bounds = Bounds(None, None)
    for clause in CLAUSE.finditer(said):
        one = _clause(clause["sign"] or "", _numbers(clause["version"]))
        bounds = Bounds(one.low or bounds.low, one.high or bounds.high)
    return bounds


def _clause(sign: str, version: Version) -> Bounds:
    match sign:
        case ">=" | ">":
            return Bounds(version, None)
        case "<" | "<=":
            return Bounds(None, version if sign == "<" else _next(version, len(version) - 1))
        case "!=":
            return Bounds(None, None)
        case "^":
            return Bounds(
                version, _next(version, next((n for n, part in enumerate(version) if part), len(version) - 1))
            )
        case "~>" | "~=" | "~":
            return Bounds(version, _next(version, max(len(version) - 2, 0)))
        case _:
            return Bounds(version, _next(version, len(version) - 1))


def _next(version: Version, place: int) -> Version:
    """The first version that differs upwards at a place."""
    return (*version[:place], version[place] + 1)


def _numbers(version: str) -> Version:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
