"""What all tests have in common."""

from __future__ import annotations

import os

# Each run finds out everything anew, and nobody's cache folder is written to; tests of the cache switch it on.
os.environ.setdefault("AUDITOR_NO_CACHE", "1")
