"""Ranges and the first good version: wholly before it, wholly after it, or neither can be said."""

from __future__ import annotations

import pytest

from auditor.detect.versions import AFTER, BEFORE, WITHIN, compared

CASES = [
    ("0.3.1", "0.4.0", BEFORE),
    ("==0.3.1", "0.4.0", BEFORE),
    ("v0.3.1", "0.4.0", BEFORE),
    ("0.4.0", "0.4.0", AFTER),
    ("0.4", "0.4.0", AFTER),
    ("1.0.0-beta", "0.4.0", AFTER),
    (">=0.4", "0.4.0", AFTER),
    (">=0.1,<0.4", "0.4.0", BEFORE),
    ("<0.4.0", "0.4.0", BEFORE),
    ("<=0.3.9", "0.4.0", BEFORE),
    (">=0.1", "0.4.0", WITHIN),
    ("", "0.4.0", WITHIN),
    ("*", "0.4.0", WITHIN),
    ("latest", "0.4.0", WITHIN),
    ("^0.3.0", "0.4.0", BEFORE),
    ("^0.4.1", "0.4.0", AFTER),
    ("^1.2", "2.0", BEFORE),
    ("~1.2", "2.0", BEFORE),
    ("~> 1.2", "2.0", BEFORE),
    ("~> 1.2", "1.5", WITHIN),
    ("~=1.4.2", "2.0", BEFORE),
    ("1.x", "2.0", BEFORE),
    ("1.*", "2.0", BEFORE),
    ("^1.0 || ^2.0", "2.0", WITHIN),
    ("^1.0 || ^1.5", "2.0", BEFORE),
    ("[1.0,2.0)", "2.0", BEFORE),
    ("[2.0,)", "2.0", AFTER),
    ("!=0.3", "0.4.0", WITHIN),
]


@pytest.mark.parametrize(("said", "good", "wanted"), CASES, ids=[f"{row[0]} against {row[1]}" for row in CASES])
def test_a_range_is_compared(said: str, good: str, wanted: str) -> None:
    assert compared(said, good) == wanted
