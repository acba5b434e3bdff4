"""What a front end says when it cannot read a file."""

from __future__ import annotations

LOST = 0.3
"""A program that has more than this share of its text in errors is not to be trusted in the rest either."""


class Unreadable(Exception):  # noqa: N818 - it is an answer ("ask the tolerant reader"), not an error of the program
    """This front end cannot read the text, or would read it wrongly; `reason` is fit for a report."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
