"""Notebooks: the cells of one language as one program, everything else in them by what it is."""

from auditor.frontends.notebooks.reader import SUFFIXES, lower

__all__ = ["SUFFIXES", "lower"]
