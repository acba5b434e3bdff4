"""Where the nodes of a LibCST tree stand.

LibCST's own PositionProvider costs twice the parse. It follows one code generation, as this does; but counting
characters and looking up lines only for the nodes that are asked for makes it five times cheaper, and the generated
code shows whether the tree tells the text exactly.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import libcst as cst
from libcst._nodes.internal import CodegenState

from auditor.frontends import ir
from auditor.frontends.errors import Unreadable

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from types import TracebackType

_LINE_END = re.compile(r"\r\n?|\n")
_LOST = " \t\f\ufeff"
"""What a tree may lack: a byte order mark, blanks around a form feed, blanks before the colon of `except E :`."""

_INEXACT = "the tree does not tell the text exactly"

_MARKED: frozenset[type[cst.CSTNode]] = frozenset(
    (cst.TrailingWhitespace, cst.SimpleStatementSuite, cst.LeftParen, cst.FormattedStringText, cst.TemplatedStringText)
)


class Positions:
    """Spans of a tree's nodes in the text that it was parsed from, and the comments of that text."""

    def __init__(self, module: cst.Module, text: str) -> None:
        walk = _Walk(module.default_indent, module.default_newline)
        module._codegen(walk)  # noqa: SLF001 - what PositionProvider does, for lack of a public way
        self.code = "".join(walk.tokens)
        self.comments = walk.comments
        self._spans = walk.spans
        self._starts = walk.starts
        self._lines = _line_starts(self.code)
        self._losses = {} if self.code == text else _losses(self.code, text)
        self.whole = ir.Span(1, 0, *_end(text))

    def span(self, node: cst.CSTNode) -> ir.Span:
        """The node without parentheses around it and without surrounding blanks."""
        return self.between(*self._spans[id(node)])

    def within_parentheses(self, node: cst.Tuple | cst.GeneratorExp) -> ir.Span:
        """The node with its innermost parentheses, which for these nodes are its own."""
        if not node.lpar:
            return self.span(node)
        return self.between(self._starts[id(node.lpar[-1])], self._spans[id(node.rpar[0])][1])

    def header(self, node: cst.CSTNode, body: cst.BaseSuite | cst.TrailingWhitespace) -> ir.Span:
        """From a compound statement's keyword to the colon before its body."""
        after_colon = body.header if isinstance(body, cst.IndentedBlock) else body
        return self.between(self._spans[id(node)][0], self._starts[id(after_colon)])

    def start(self, node: cst.CSTNode) -> int:
        """How many characters of `code` stand before the node."""
        found = self._spans.get(id(node))
        return self._starts[id(node)] if found is None else found[0]

    def end(self, node: cst.CSTNode) -> int:
        """How many characters of `code` stand before the node's end."""
        return self._spans[id(node)][1]

    def between(self, start: int, end: int) -> ir.Span:
        """The span between two places in `code`."""
        lines = self._lines
        line = bisect_right(lines, start)
        end_line = line if line == len(lines) or end < lines[line] else bisect_right(lines, end)
        column = start - lines[line - 1]
        end_column = end - lines[end_line - 1]
        if self._losses:
            column += bisect_right(self._losses.get(line, ()), column)
            end_column += bisect_left(self._losses.get(end_line, ()), end_column)
        return ir.Span(line, column, end_line, end_column)


class _Walk(CodegenState):
    """Notes, while the tree writes itself out, how many characters stand before and after its nodes."""

    __slots__ = ("comments", "length", "spans", "starts")

    def __init__(self, default_indent: str, default_newline: str) -> None:
        super().__init__(default_indent, default_newline)
        self.length = 0
        self.spans: dict[int, tuple[int, int]] = {}
        self.starts: dict[int, int] = {}
        self.comments: list[tuple[int, str]] = []

    def add_indent_tokens(self) -> None:
        for token in self.indent_tokens:
            self.tokens.append(token)
            self.length += len(token)

    def add_token(self, value: str) -> None:
        self.tokens.append(value)
        self.length += len(value)

    def before_codegen(self, node: cst.CSTNode) -> None:
        if node.__class__ in _MARKED:
            self.starts[id(node)] = self.length
        elif isinstance(node, cst.Comment):
            self.comments.append((self.length, node.value))

    def after_codegen(self, node: cst.CSTNode) -> None:
        if node.__class__ is cst.RightParen:
            self.spans[id(node)] = (self.length - 1, self.length)

    def record_syntactic_position(  # type: ignore[override] # lighter than the generator there
        self,
        node: cst.CSTNode,
        *,
        start_node: cst.CSTNode | None = None,  # noqa: ARG002 - part of the signature; nobody asks for a block's start
        end_node: cst.CSTNode | None = None,
    ) -> AbstractContextManager[None]:
        return _Stretch(self, node, end_node)


class _Stretch:
    """One node's stretch of the code while it is being written."""

    __slots__ = ("_end_node", "_node", "_start", "_walk")

    def __init__(self, walk: _Walk, node: cst.CSTNode, end_node: cst.CSTNode | None) -> None:
        self._walk = walk
        self._node = node
        self._end_node = end_node
        self._start = walk.length

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        spans = self._walk.spans
        last = spans.get(id(self._end_node))
        spans[id(self._node)] = (self._start, self._walk.length if last is None else last[1])


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def _end(text: str) -> tuple[int, int]:
    starts = _line_starts(text)
    return len(starts), len(text) - starts[-1]


def _losses(code: str, text: str) -> dict[int, list[int]]:
    """By line, the columns in `code` before which a character of the text is missing."""
    written = _LINE_END.split(code)
    lines = _LINE_END.split(text)
    if lines[-1] == "" and len(lines) == len(written) + 1:
        lines.pop()
    if len(written) != len(lines):
        raise Unreadable(_INEXACT)
    both = enumerate(zip(written, lines, strict=True), start=1)
    return {number: _missing(shown, line) for number, (shown, line) in both if shown != line}


def _missing(shown: str, line: str) -> list[int]:
    columns = []
    column = 0
    for character in line:
        if column < len(shown) and shown[column] == character:
            column += 1
        elif character in _LOST:
            columns.append(column)
        else:
            raise Unreadable(_INEXACT)
    if column < len(shown):
        raise Unreadable(_INEXACT)
    return columns
