"""File names as text that is safe to print, and names that look like configuration."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# C0, C1, marks that change the direction of text, line separators, and surrogates, which stand for undecodable bytes.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_UNDECODABLE = range(0xDC80, 0xDD00)
_LATIN = 0x100

_KINDS = r"py|php|json|ya?ml|ini|toml|xml|properties|js|ts|rb|cfg|conf"
_CONFIGURATION = re.compile(
    rf"""
    \.env(\..+)? | .+\.env | \.envrc | \.(npmrc|pypirc|netrc)
    | (local_?)?(settings|config|configuration|secrets?|credentials?)([._-].*)?\.({_KINDS})
    | .*[._-](settings|config|secrets?|credentials?)\.({_KINDS})
    | wp-config.*\.php | (web|app)\.config | .+\.tfvars | local\.properties
    | (application|appsettings|database)([._-].*)?\.(ya?ml|json|properties)
    """,
    re.VERBOSE | re.IGNORECASE,
)

_LOG = re.compile(
    r"\.(log|har|out|err)([.-][\w.-]*)?$|(^|/)(access|error)[_.-]?log[^/]*$|(^|/)logs?/[^/]*\.txt$", re.IGNORECASE
)

_TEST = re.compile(
    r"(^|/)(tests?|spec|specs|testing|__tests__)/|(^|/)(test_[^/]*|[^/]*_test|[^/]*_spec|conftest)\.\w+$|(^|/)tests?\.py$",
    re.IGNORECASE,
)

_NOTES = re.compile(r"\.(md|markdown|mdown|mkd|mdx|rst|adoc|asciidoc)(?=$|#)", re.IGNORECASE)


def shown(name: str) -> str:
    """The name with `/` between its parts and every character that could deceive a reader or a terminal escaped."""
    if os.sep != "/":
        name = name.replace(os.sep, "/")
    return _UNSAFE.sub(_escaped, name) if _UNSAFE.search(name) else name


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code in _UNDECODABLE:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < _LATIN else f"<U+{code:04X}>"


def looks_like_configuration(name: str) -> bool:
    """Whether a file of this name, without folders, may hold settings or secrets."""
    return _CONFIGURATION.fullmatch(name) is not None


def is_log(path: str) -> bool:
    """Whether a file records what happened: a log, or traffic."""
    return _LOG.search(path) is not None


def is_test(path: str) -> bool:
    """Whether a file tests others."""
    return _TEST.search(path) is not None


def is_notes(path: str) -> bool:
    """Whether a file, or a part of one, is written to be read by people."""
    return _NOTES.search(path) is not None


def all_plain(names: Iterable[str]) -> bool:
    """Whether `shown` would change none of the names."""
    return os.sep == "/" and not _UNSAFE.search("".join(names))
