"""What all tests have in common."""

from __future__ import annotations

import gc
import os
import sys

# Each run finds out everything anew, and nobody's cache folder is written to; tests of the cache switch it on.
os.environ.setdefault("AUDITOR_NO_CACHE", "1")

# Hundreds of tests start the program: it is compiled once, not each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# As in the program itself: looking through all that is alive took an eighth of the tests' time.
gc.set_threshold(100_000, 30, 30)
