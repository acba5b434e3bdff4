"""Where in a project something stands (test, docs, vendored, recorded) and whether the API's vendor is near."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.sources import is_log, is_test

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.pack.rows import Pack

DOCS = re.compile(
    r"(^|/)(docs?|documentation|(?<!com/)(?<!org/)examples?)/|\.(md|mdx|mkd|mdown|rst|adoc|asciidoc|markdown)(?:$|#)|(^|/)(readme|changelog|changes|history)[^/]*$"
)
VENDORED = re.compile(
    r"(^|/)(vendor|vendors|node_modules|site-packages|third_party|thirdparty|bower_components|external)/"
)
RECORDED = re.compile(r"(^|/)(cassettes|vcr_cassettes|vcr|fixtures|recordings|mocks)/")


@lru_cache(maxsize=256)
def of_path(path: str) -> tuple[str, ...]:
    """The contexts that a path alone tells."""
    lowered = path.lower()
    shapes = (("docs", DOCS), ("vendored", VENDORED))
    test = ("test",) if is_test(path) else ()
    recorded = ("recorded",) if RECORDED.search(lowered) or is_log(path) else ()
    return (*test, *(name for name, shape in shapes if shape.search(lowered)), *recorded)


class Vicinity:
    """Tells whether a file has to do with the API's vendor: by its text, its path, or the files beside it."""

    def __init__(self, pack: Pack, texts: Iterable[tuple[str, str]]) -> None:
        self._words = tuple(word.lower() for word in pack.about.context)
        self._files: set[str] = set()
        self._folders: set[str] = set()
        for path, text in texts:
            lowered = f"{path}\n{text}".lower()
            if any(word in lowered for word in self._words):
                self._files.add(path)
                self._folders.add(posixpath.dirname(path))

    def near(self, path: str) -> bool:
        """Whether the file itself speaks of the vendor."""
        return path in self._files

    def around(self, path: str) -> bool:
        """Whether the file or one beside it does."""
        return path in self._files or posixpath.dirname(path) in self._folders
