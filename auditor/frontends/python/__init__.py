"""The front end for Python 3: LibCST's tree to the facts of a module."""

from auditor.frontends.python.reader import lower

__all__ = ["lower"]
