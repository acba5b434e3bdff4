"""What the evaluator does not follow yet: a strict expected failure each, so that its row has to go once it passes."""

from __future__ import annotations

from pathlib import Path

import pytest

SHORTFALLS = frozenset((Path(__file__).parent / "shortfalls.txt").read_text(encoding="utf-8").splitlines())
REASON = "not followed yet: a hole, or an alternative too many"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.rpartition("tests/flow/")[2] in SHORTFALLS:
            item.add_marker(pytest.mark.xfail(reason=REASON, strict=True))
