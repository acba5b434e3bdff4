"""Is this text nested so deeply that a recursive parser would overflow? Asked before the parser is.

Deep trees end LibCST in a RecursionError or, worse, the interpreter in a segmentation fault. The scan is linear and
rough: being wrong means only that the other reader of Python is used.
"""

from __future__ import annotations

import re

BRACKETS = 80
CHAIN = 300
ELIFS = 300
BLOCKS = 80

_OPERATORS = r"[-+*/%@&|^~<>.]"
_TOKEN = re.compile(
    r"#[^\r\n]*+"
    r'|"""[^"\\]*+(?:(?:\\.|"{1,2}(?!"))[^"\\]*+)*+(?:"""|\Z)?'
    r"|'''[^'\\]*+(?:(?:\\.|'{1,2}(?!'))[^'\\]*+)*+(?:'''|\Z)?"
    r'|"[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*+"?'
    r"|'[^'\\\r\n]*+(?:\\.[^'\\\r\n]*+)*+'?"
    r"|\\(?:\r\n?|\n)"
    rf"|[\r\n()\[\]{{}},;]|{_OPERATORS}"
    r"|\b(?:and|await|else|for|if|lambda|not|or)\b",
    re.DOTALL,
)
_HOLE = re.compile(r"\{[^{}]*+")
_NESTED = re.compile(rf"{_OPERATORS}|[(\[]")
_FORMATTED = frozenset("fFtT")
_LINE = re.compile(r"(?:\A|[\r\n])([ \t\f]*+)(elif\b)?(?=[^\s#])")
_FAR_RIGHT = re.compile(rf"(?:\A|[\r\n])[ \t\f]{{{BLOCKS}}}")


def too_deep(text: str) -> bool:
    """Whether brackets, chains of operators, `elif`s or blocks are nested beyond what a recursive reader bears."""
    suspicious = text.count("elif") > ELIFS or _FAR_RIGHT.search(text) is not None
    return _expressions_too_deep(text) or (suspicious and _blocks_too_deep(text))


def _expressions_too_deep(text: str) -> bool:
    """Counts what may nest (operators, calls, adjacent strings) per bracket; a comma or a new statement starts anew."""
    open_chains: list[int] = []
    chain = 0
    above = 0
    for token in _TOKEN.findall(text):
        first = token[0]
        if first in "([{":
            open_chains.append(chain + 1)
            above += chain + 1
            chain = 0
            if len(open_chains) > BRACKETS or above > CHAIN:
                return True
        elif first in ")]}" and open_chains:
            chain = open_chains.pop()
            above -= chain
        elif first in ",;" or (first in "\r\n" and not open_chains):
            chain = 0
        elif first not in "#\\\r\n)]}":
            chain += 1
            if above + chain > CHAIN or (first in "\"'" and len(token) > CHAIN and _hole_too_deep(token, text)):
                return True
    return False


def _hole_too_deep(string: str, text: str) -> bool:
    if "{" not in string or all(len(_NESTED.findall(hole)) <= CHAIN for hole in _HOLE.findall(string)):
        return False
    start = text.find(string)
    return not _FORMATTED.isdisjoint(text[max(start - 2, 0) : start])


def _blocks_too_deep(text: str) -> bool:
    blocks: list[tuple[int, int]] = []
    for indent, keyword in _LINE.findall(text):
        column = len(indent)
        elifs = 0
        while blocks and blocks[-1][0] >= column:
            block, elifs = blocks.pop()
            elifs = elifs + 1 if keyword and block == column else 0
        blocks.append((column, elifs))
        if elifs > ELIFS or len(blocks) > BLOCKS:
            return True
    return False
