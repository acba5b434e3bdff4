"""The credentials in the open as a table: a row a place, for those who revoke them and keep book of it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from auditor.report.located import path_of
from auditor.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.findings import Credential, Place
    from auditor.outcome import Audit

COLUMNS = ("credential", "kind", "product", "path", "line", "cell", "places", "who", "how to revoke", "revoked on")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def pieces(audit: Audit) -> Iterator[str]:
    """The table, a head and then row by row; the last column is for whoever keeps the book."""
    yield _row(COLUMNS)
    for credential in audit.credentials:
        for place in credential.places:
            yield _row(_cells(audit, credential, place))


def _cells(audit: Audit, credential: Credential, place: Place) -> tuple[str, ...]:
    return (
        credential.label, credential.kind, credential.product, path_of(audit, place.path), str(place.line),
        str(place.cell) if place.cell else "", str(len(credential.places)), credential.who,
        " ".join(credential.revoke.split()), "",
    )  # fmt: skip


def _row(cells: tuple[str, ...]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow([_plain(cell) for cell in cells])
    return written.getvalue()


def _plain(cell: str) -> str:
    """The text as no spreadsheet takes it for a formula."""
    shown = visible(cell)
    return f"'{shown}" if shown.lstrip(" ").startswith(FORMULA) else shown
