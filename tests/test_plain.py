"""Dataclasses that are quick to make: what they can do is what the library's can."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from auditor import plain

OPTIONS = {"frozen": True, "slots": True}


@plain.dataclass(**OPTIONS)
class Point:
    """Two fields that count, one that does not."""

    x: int
    y: int = 0
    seen: bool = dataclasses.field(default=False, compare=False)


@plain.dataclass(**OPTIONS)
class Shy:
    """Says nothing of itself."""

    value: str

    def __repr__(self) -> str:
        return "Shy"


@plain.dataclass(**OPTIONS)
class Other:
    """The same fields, another meaning."""

    x: int
    y: int = 0
    seen: bool = False


@plain.dataclass(**OPTIONS)
class Nothing:
    """No fields."""


@plain.dataclass(**OPTIONS)
class Only:
    """One field."""

    parts: tuple[str, ...]


@plain.dataclass(frozen=True, slots=True, eq=False)
class Node:
    """Compared by identity."""

    name: str
    parts: list[str] = dataclasses.field(default_factory=list)


@plain.dataclass(frozen=True, slots=True, eq=False)
class Leaf(Node):
    """Takes its base's fields first."""

    value: int = 0


@pytest.mark.parametrize(
    ("one", "other"),
    [(Point(1), Point(1, 0)), (Point(1, seen=True), Point(1)), (Nothing(), Nothing())],
    ids=["defaults", "a field that does not count", "no fields"],
)
def test_equal_ones_are_one_in_a_set(one: object, other: object) -> None:
    assert one == other
    assert len({one, other}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [(Point(1), Point(2)), (Point(1), Point(1, 1)), (Point(1), Other(1)), (Point(1), (1, 0)), (Node("a"), Node("a"))],
    ids=["a field", "the last field", "another class", "a tuple", "by identity"],
)
def test_others_are_not_equal(one: object, other: object) -> None:
    assert one != other
    assert len({one, other}) == 2


def test_the_library_takes_them_for_its_own() -> None:
    assert [field.name for field in dataclasses.fields(Leaf)] == ["name", "parts", "value"]
    assert dataclasses.replace(Point(1, 2), y=3) == Point(1, 3)
    assert dataclasses.asdict(Leaf("a", ["b"], 1)) == {"name": "a", "parts": ["b"], "value": 1}
    assert repr(Point(1)) == repr(dataclasses.make_dataclass("Point", Point.__annotations__)(1, 0, seen=False))


def test_they_have_no_room_for_more() -> None:
    with pytest.raises(AttributeError):
        Point(1).z = 1  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]


def test_what_a_class_says_of_itself_stays() -> None:
    assert f"{Shy('hidden')!r} {Shy('hidden')}" == "Shy Shy"


def test_lists_are_their_own() -> None:
    assert Node("a").parts is not Node("a").parts


def test_they_can_be_sent() -> None:
    sent = (Point(1, 2), Nothing(), Only(("a",)))
    assert pickle.loads(pickle.dumps(sent)) == sent  # noqa: S301
