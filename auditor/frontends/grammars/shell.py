"""The shell: what its commands are given, and what they do to texts."""

from __future__ import annotations

from auditor.frontends.dialect import Dialect, LibraryRow

QUIET = (
    "grep", "egrep", "fgrep", "rg", "sed", "awk", "test", "logger", "log", "die", "fail", "error", "warn", "warning",
    "info", "debug", "notice", "mail", "cat", "tee", "cut", "tr", "jq", "basename", "dirname", "mkdir", "rm", "cp",
    "mv", "[", "[[", "trap", "alias", "unset", "set", "assert_equal", "usage", "notify-send", "say", "fatal",
)  # fmt: skip

LIBRARY = (
    LibraryRow("printf", "percent"),
    LibraryRow("*.replace", "replace", ("r", 0, 1)),
    LibraryRow("*.lower", "lower", ("r",)),
    LibraryRow("*.upper", "upper", ("r",)),
    LibraryRow("*.capital", "capitalize", ("r",)),
    LibraryRow("*.trim", "trimmed", ("r", 0, 1)),
    LibraryRow("*.split", "split", ("r", 0)),
    *(LibraryRow(name, "quiet") for name in QUIET),
)

DIALECT = Dialect(
    name="shell",
    declares=True,
    environment=True,
    sigil="$",
    module_suffixes=(".sh", ".bash", ".zsh", ".ksh"),
    library=LIBRARY,
    capital_makes=False,
)
