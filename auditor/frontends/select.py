"""Which front end reads a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.frontends.ir import Module

PYTHON = (".py", ".pyw", ".pyi")


def kind_of(path: str) -> str:
    """`python` or `text`, by the path alone."""
    return "python" if path.endswith(PYTHON) else "text"


def lower(path: str, text: str, *, as_text: bool = False) -> Module:
    """The file's module, by the front end that reads it best."""
    from auditor.frontends.errors import Unreadable
    from auditor.frontends.grammars.python_syntax import GRAMMAR  # noqa: PLC0415
    from auditor.frontends.python import lower as exact  # noqa: PLC0415
    from auditor.frontends.treesitter import lower as tolerant  # noqa: PLC0415

    if as_text or kind_of(path) != "python":
        return tolerant("", path, GRAMMAR)
    try:
        return exact(text, path)
    except Unreadable:
        return tolerant(text, path, GRAMMAR)
