"""Folders made for a test, looked at as `auditor scan` looks at them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.config import settings
from auditor.outcome import summed
from auditor.pack.locate import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from auditor.outcome import Audit
    from auditor.pack.rows import Pack

URL = "https://crm.zoho.com/crm/private/json/Leads/getRecords"
TOKEN = "7c1e0fa35b9d482e6a0c47f19be3d825"


@cache
def pack() -> Pack:
    return load(DEFAULT_PACK)


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def scan(*targets: Path | str, **flags: Any) -> Audit:
    return run(settings({"targets": [str(target) for target in targets], **flags}, {}), pack())


def counting(audit: Audit) -> list[str]:
    """`path:line RULE` of the findings that count."""
    return [f"{finding.path}:{finding.line} {finding.rule}" for finding in summed(audit.findings)]


def why(audit: Audit) -> list[str]:
    """What suppresses the findings that do not."""
    return [finding.suppressed for finding in audit.findings if finding.suppressed]


def said(audit: Audit) -> list[str]:
    return [f"{notice.path}: {notice.message}" for notice in audit.notices]
