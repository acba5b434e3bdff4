"""The one error of this room: what is wrong with a rule pack, where, and what would be right."""

from __future__ import annotations


class PackError(Exception):
    """One line: file, key, what is wrong there, and what would be right."""

    def __init__(self, file: str, key: str, problem: str, remedy: str) -> None:
        """Keep the parts; the message is made of them."""
        self.file = file
        self.key = key
        self.problem = problem
        self.remedy = remedy
        place = f"{file}: {key}" if key else file
        super().__init__(f"{place}: {problem}; {remedy}".replace("\n", " "))
