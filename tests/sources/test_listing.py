"""Which files are looked at, in git work trees and outside."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import pytest

from auditor.outcome import Skipped
from auditor.sources import TargetMissing, git, list_files, read
from tests_tools import Repository, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from auditor.sources import Listing

    Listed = Callable[..., Listing]
    Names = Callable[..., list[str]]
