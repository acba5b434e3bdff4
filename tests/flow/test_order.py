"""The order of questions changes no answer: what is taken from memory costs the fuel that finding it cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flow.generated import executable, several, soup, tangle
from flow.program import Small, Source, alternatives

if TYPE_CHECKING:
    from collections.abc import Callable

UNHURRIED = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
PROGRAMS: st.SearchStrategy[Source] = st.one_of(executable(), tangle(), several(tangle()), soup())


def answers(source: Source, order: Callable[[list[int]], list[int]]) -> dict[int, str]:
    """What every call of the program may give, asked in an order."""
    program = Small(source)
    sites = program.sites()
    return {
        number: alternatives(program.ask(sites[number], sites[number].call)) for number in order([*range(len(sites))])
    }


def same_in_any_order(source: Source) -> None:
    forwards = answers(source, lambda numbers: numbers)
    assert answers(source, lambda numbers: numbers[::-1]) == forwards
    assert answers(source, lambda numbers: numbers[1::2] + numbers[::2] + numbers) == forwards


@settings(UNHURRIED, max_examples=12)
@given(PROGRAMS)
def test_the_order_of_questions_changes_nothing(source: Source) -> None:
    same_in_any_order(source)


@pytest.mark.long
@settings(UNHURRIED, max_examples=1000)
@given(PROGRAMS)
def test_the_order_of_many_questions_changes_nothing(source: Source) -> None:
    same_in_any_order(source)


@settings(UNHURRIED, max_examples=10)
@given(several(tangle()))
def test_two_runs_find_the_same_requests(source: dict[str, str]) -> None:
    first, second = (Small(source).requests() for _ in range(2))
    assert [str(one.urls) for one in first] == [str(one.urls) for one in second]


@pytest.mark.parametrize("depth", [5, 9, pytest.param(12, marks=pytest.mark.slow)])
def test_an_answer_from_memory_costs_what_finding_it_cost(depth: int) -> None:
    source = "def f0(a): return a\n" + "".join(
        f"def f{n + 1}(a): return f{n}(a) + f{n}(a)\nsend(f{n + 1}('x'))\n" for n in range(depth)
    )
    same_in_any_order(source)


def test_asking_again_gives_the_same_and_costs_the_same() -> None:
    program = Small("x = 'a'\ny = x + x\nz = y + y\nsend(z + y + x)\n")
    (site,) = program.sites("send")
    fuel = []
    for _ in range(2):
        assert alternatives(program.ask(site, site.call.arguments[0].value)) == "aaaaaaa"
        fuel.append(program.resolver.question.fuel)
    assert fuel[0] == fuel[1]
