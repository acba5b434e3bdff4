"""What is kept in the cache as text, and back: plain JSON after the digest of it, so that half of one is none."""

from __future__ import annotations

import json
from typing import Any

from auditor.cache.digest import of_parts


def sealed(key: str, document: dict[str, Any]) -> bytes:
    """A document as it is kept under a key."""
    body = json.dumps({"key": key, **document}, separators=(",", ":"))
    return f"{of_parts((body,))}\n{body}\n".encode("ascii")


def unsealed(key: str, data: bytes) -> dict[str, Any] | None:
    """The document that was kept under the key; None for whatever else this is."""
    try:
        digest, body, end = data.decode("ascii").split("\n")
        if end or digest != of_parts((body,)):
            return None
        document = json.loads(body)
        return document if document["key"] == key else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
