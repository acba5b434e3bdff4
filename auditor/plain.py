"""Dataclasses that are quick to make: a commit hook makes some two hundred, and few objects of each.

The library's `dataclass` compiles six functions for every class, which is most of what importing it costs. Here only
the constructor is compiled; comparing, hashing and showing are done by functions that all classes share. That nobody
changes an object of a frozen one is left to the type checker, for which this is the library's.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, eq: bool = True, **options: Any) -> Callable[[type], type]:
        """As the library's, if it is to be frozen; any other one is the library's."""
        if not frozen:
            return dataclasses.dataclass(eq=eq, **options)

        def made(cls: type) -> type:
            if "__repr__" not in vars(cls):
                cls.__repr__ = _shown
            cls = dataclasses.dataclass(eq=False, repr=False, **options)(cls)
            cls.__reduce__ = _reduced(cls)
            if eq:
                cls.__eq__, cls.__hash__ = _compared(cls)
            return cls

        return made


__all__ = ["dataclass"]


def _compared(cls: Any) -> tuple[Callable[[object, object], bool], Callable[[object], int]]:
    """Equality and hash by the fields that count."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    values = attrgetter(*names) if names else type

    def equal(one: object, other: object) -> bool:
        return values(one) == values(other) if one.__class__ is other.__class__ else NotImplemented

    def hashed(one: object) -> int:
        return hash(values(one))

    return equal, hashed


def _reduced(cls: Any) -> Callable[[object], tuple[type, tuple[object, ...]]]:
    """Between processes only the values go, without the names of the fields."""
    names = [field.name for field in dataclasses.fields(cls)]
    if len(names) < 2:  # noqa: PLR2004 - with fewer names it does not give a tuple
        return lambda one: (cls, tuple(getattr(one, name) for name in names))
    values = attrgetter(*names)
    return lambda one: (cls, values(one))


def _shown(one: Any) -> str:
    fields = (f"{field.name}={getattr(one, field.name)!r}" for field in dataclasses.fields(one))
    return f"{type(one).__qualname__}({', '.join(fields)})"
