"""What a program really sends is what the evaluator says that it may send."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings

from flow.generated import FLAGS, executable
from flow.matching import covers, predicts
from flow.program import Small, shown

EXACT = 0.65
MAIN = "def main():\n"
LONG = 4000
UNHURRIED = {"deadline": None, "derandomize": True, "suppress_health_check": list(HealthCheck)}


def outcomes(source: str) -> set[str]:
    """What the program sends, whatever its flags are."""
    found: set[str] = set()
    code = compile(source, "<generated>", "exec")
    for flags in product([False, True], repeat=FLAGS):
        names = {f"c{number}": flag for number, flag in enumerate(flags)}
        exec(code, {**names, "send": found.add})  # noqa: S102 - the program is our own
    return {text for text in found if len(text) <= LONG}


def judged(source: str) -> Counter[str]:
    """How many outcomes were foreseen exactly, with holes, and not at all."""
    (values,) = Small(source).given()
    verdicts: Counter[str] = Counter()
    for text in outcomes(source):
        if predicts(values, text):
            verdicts["exact"] += 1
            continue
        alternatives = "\n".join(map(shown, values))
        assert covers(values, text), f"{source.partition(MAIN)[2]}\nsends\n{text}\nforeseen\n{alternatives}"
        verdicts["covered"] += 1
    return verdicts


def shares(examples: int) -> Counter[str]:
    """The verdicts over many programs."""
    total: Counter[str] = Counter()

    @settings(max_examples=examples, **UNHURRIED)  # type: ignore[arg-type]
    @given(executable())
    def run(source: str) -> None:
        total.update(judged(source))

    run()
    return total


@pytest.mark.parametrize("examples", [30, pytest.param(240, marks=pytest.mark.slow)])
def test_every_outcome_is_foreseen(examples: int) -> None:
    assert_exact(shares(examples))


@pytest.mark.long
def test_every_outcome_of_many_programs_is_foreseen() -> None:
    assert_exact(shares(4000))


def assert_exact(total: Counter[str]) -> None:
    share = total["exact"] / total.total()
    print(f"{total.total()} outcomes, {share:.0%} foreseen exactly")  # noqa: T201 - shown by pytest -s
    assert share >= EXACT
