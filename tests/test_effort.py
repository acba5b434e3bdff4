"""The measures of effort tell what grows evenly from what does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import effort
import pytest
from effort import calls, evenly

if TYPE_CHECKING:
    from collections.abc import Callable

BACK_AND_FORTH = re.compile("a+b")


@pytest.mark.parametrize(
    ("run", "even"),
    [
        pytest.param(lambda _: None, True, id="nothing"),
        pytest.param(lambda size: sum(range(size * 200)), True, id="a loop"),
        pytest.param(lambda size: sorted(range(size * 100, 0, -1)), True, id="sorting"),
        pytest.param(lambda size: [0 for _ in range(size * 2) for _ in range(size * 2)], False, id="squared"),
        pytest.param(lambda size: BACK_AND_FORTH.search("a" * size * 4), False, id="an expression that goes back"),
    ],
)
def test_what_grows_evenly(run: Callable[[int], object], monkeypatch: pytest.MonkeyPatch, *, even: bool) -> None:
    monkeypatch.setattr(effort, "UNTOLD", 0.0005)
    assert evenly(run, 200) is even


def test_calls_are_counted() -> None:
    texts = ["b", "a"] * 50
    assert calls(lambda: [len(text) for text in texts]) - calls(lambda: [len(text) for text in texts[:50]]) == 50
