"""A file whose lines are not what its reader reads: the text that is analysed, and where each of its rows stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from auditor.plain import dataclass

COLOUR = re.compile(r"\x1b\[[0-9;?]{0,40}[A-Za-z]")
UNIT = re.compile(
    r"(?P<nothing>\\u001[bB]\[[0-9;?]{0,40}[A-Za-z])"
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|."
)


class Row(NamedTuple):
    """Where a row of the view stands: line (from 1) and column (from 0) of the file.

    `written` is how the file writes it, where it is written with escapes. `cell` and `number` (the line in the `part`
    of the cell) count from 1; 0 for what is in no cell, or no line of one.
    """

    line: int
    column: int
    written: str = ""
    cell: int = 0
    part: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What stands in for the text of the file at `path`: `shown` to people, with a row of `rows` for each line.

    `text` is the part of it that one reader reads, the rest blank.
    """

    path: str
    text: str
    shown: str
    rows: tuple[Row, ...]

    def row(self, line: int) -> Row:
        """Where a line of the view stands."""
        return self.rows[min(max(line, 1), len(self.rows)) - 1]

    def column(self, line: int, column: int) -> int:
        """The column in the file of a column of the view, both from 0."""
        row = self.row(line)
        if not row.written:
            return row.column + column
        place = 0
        for unit in UNIT.finditer(row.written):
            if unit["nothing"] is None:
                if column <= 0:
                    return row.column + unit.start()
                column -= 1
            place = unit.end()
        return row.column + place
