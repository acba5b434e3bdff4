"""`--open`: the page in the reader's browser."""

from __future__ import annotations

import tempfile
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.streams import say

if TYPE_CHECKING:
    from collections.abc import Sequence


def page_of(reports: Sequence[tuple[str, str]]) -> str:
    """The first HTML report among these that goes to a file; a new file for temporary use where there is none."""
    files = [file for format_, file in reports if format_ == "html" and file != "-"]
    return files[0] if files else str(Path(tempfile.mkdtemp(prefix="audit-")) / "report.html")


def show(file: str) -> None:
    """Open a written page. Where there is no browser, standard error says where the page is."""
    page = Path(file).absolute()
    opened = webbrowser.open(page.as_uri())
    say(f"{'opened' if opened else 'no browser could be opened; the page is'}: {page}\n")
