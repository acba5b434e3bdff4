"""One engine for every tree-sitter grammar; the grammars are tables."""

from auditor.frontends.treesitter.engine import lower

__all__ = ["lower"]
