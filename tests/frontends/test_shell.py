"""The shell: what its front end makes of the language, and what is found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapes.scanning import check_found, check_quiet
from shapes.shell import BUILT, QUIET

if TYPE_CHECKING:
    from pathlib import Path

    from shapes.example import Example

OLD = {"old.sh": 'curl "https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=$TOKEN"\n'}
"""Makes the run one that looks closely."""


@pytest.mark.parametrize("example", BUILT, ids=lambda example: example.id)
def test_is_found_and_named(tmp_path: Path, example: Example) -> None:
    check_found(tmp_path, example)


@pytest.mark.parametrize("example", QUIET, ids=lambda example: example.id)
def test_stays_quiet(tmp_path: Path, example: Example) -> None:
    check_quiet(tmp_path, example, OLD)
