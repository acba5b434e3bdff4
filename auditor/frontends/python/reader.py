"""Reads one file with LibCST, or says why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from auditor.frontends.errors import Unreadable
from auditor.frontends.grammars.python import DIALECT
from auditor.frontends.python.expressions import Reading
from auditor.frontends.python.nesting import too_deep
from auditor.frontends.python.positions import Positions
from auditor.frontends.python.statements import run
from auditor.frontends.record import Recorder

if TYPE_CHECKING:
    from auditor.frontends import ir

TOO_DEEP = "nested too deeply"


def lower(text: str, path: str) -> ir.Module:
    """The facts of a file of Python 3. Raises Unreadable for whatever LibCST cannot read, or reads wrongly."""
    if too_deep(text):
        raise Unreadable(TOO_DEEP)
    try:
        tree, positions = _parsed(text)
        recorder = Recorder(path, DIALECT, positions.whole)
        run(Reading(recorder, positions), tree.body)
    except RecursionError as error:
        raise Unreadable(TOO_DEEP) from error
    for start, comment in positions.comments:
        recorder.comment(comment, positions.between(start, start + len(comment)))
    return recorder.module(errors=0, reader="libcst")


def _parsed(text: str) -> tuple[cst.Module, Positions]:
    try:
        tree = cst.parse_module(text)
        return tree, Positions(tree, text)
    except (KeyboardInterrupt, SystemExit, RecursionError, Unreadable):
        raise
    except cst.ParserSyntaxError as error:
        raise Unreadable(f"no Python 3 that LibCST knows, line {error.raw_line}") from error
    except BaseException as error:  # a panic of the native parser is no Exception
        raise Unreadable(f"LibCST: {type(error).__name__}") from error
