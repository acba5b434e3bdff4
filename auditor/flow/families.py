"""Classes and their bases: which classes an instance is of, nearest first."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from auditor.flow.frames import LAST, Question
from auditor.flow.program import CLASSES_IN_A_FAMILY
from auditor.flow.shapes import Thing

if TYPE_CHECKING:
    from auditor.flow.resolve import Resolver
    from auditor.frontends import ir


class Class(NamedTuple):
    """A class of the program."""

    module: ir.Module
    scope: ir.Scope


Family = tuple[Class, ...]


def family(resolver: Resolver, thing: Thing) -> Family:
    """The class and its bases, nearest first; for `super` without the class that says it."""
    module = resolver.program.module(thing.path)
    if module is None:
        return ()
    found = _family(resolver, Class(module, module.scopes[thing.scope]))
    if thing.kind == "super":
        places = [index for index, other in enumerate(found) if str(other.scope.id) == thing.name]
        return found[places[0] + 1 :] if places else found[1:]
    return found


def _family(resolver: Resolver, one: Class) -> Family:
    """A class and its bases: a question of its own, asked once.

    Where another class comes up in it, that class is what stands in itself: so circles of classes end, and in the same
    place whoever asks.
    """
    asked = resolver.question
    if asked.of_bases:
        asked.cuts += 1
        return (one, *_parts(resolver, one))
    key = (one.module.path, one.scope.id)
    if key not in resolver.families:
        resolver.question = Question(of_bases=True)
        resolver.families[key] = _with_bases(resolver, one)
        resolver.question = asked
    return resolver.families[key]


def _with_bases(resolver: Resolver, first: Class) -> Family:
    found: dict[int, Class] = {}
    spelled: set[str] = set()
    queue = deque([first])
    while queue and len(found) < CLASSES_IN_A_FAMILY:
        one = queue.popleft()
        if id(one.scope) in found:
            continue
        found[id(one.scope)] = one
        if one.scope.name not in spelled:
            spelled.add(one.scope.name)
            queue.extend(_parts(resolver, one))
        frame = resolver.generic(one.module, one.scope.parent or 0)
        for base in one.scope.bases:
            for value in resolver.evaluate(base, frame, LAST):
                if isinstance(value, Thing) and value.kind == "class":
                    other = resolver.program.module(value.path)
                    if other is not None:
                        queue.append(Class(other, other.scopes[value.scope]))
    return tuple(found.values())


def _parts(resolver: Resolver, one: Class) -> list[Class]:
    """The other places where the same class is defined, in languages that allow it."""
    if not one.module.dialect.open_classes or not one.scope.name:
        return []
    if one.module.dialect.shared_folder:
        modules = [one.module, *resolver.program.sharing(one.module, one.scope.name)]
        return [
            Class(module, scope)
            for module in modules
            for scope in module.scopes
            if scope.kind == "class" and scope.name == one.scope.name
        ]
    found = []
    for reference in resolver.program.classes_named(one.scope.name, one.module):
        module = resolver.program.module(reference.path)
        if module is not None:
            found.append(Class(module, module.scopes[reference.scope]))
    return found
