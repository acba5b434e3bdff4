"""The shell: what its commands are given, and what they do to texts."""

from __future__ import annotations

import re

from auditor.frontends.dialect import Dialect, LibraryRow
from auditor.frontends.treesitter.shell_rows import Client

OTHER = "other"

CURL = Client(
    {
        **dict.fromkeys(("-d", "-F", "--data", "--data-ascii", "--data-binary", "--data-raw"), "data"),
        **dict.fromkeys(("--data-urlencode", "--form", "--form-string", "--json", "--url-query"), "data"),
        **dict.fromkeys(("-H", "--header"), "header"),
        **dict.fromkeys(("-X", "--request"), "verb"),
        **dict.fromkeys(("-u", "--user", "-U", "--proxy-user"), "user"),
        "--url": "url",
        **dict.fromkeys(
            (
                "-A", "--user-agent", "-b", "--cookie", "-c", "--cookie-jar", "-C", "--continue-at", "-D",
                "--dump-header", "-e", "--referer", "-E", "--cert", "--key", "--cacert", "-K", "--config", "-m",
                "--max-time", "--connect-timeout", "-o", "--output", "--retry", "--retry-delay", "--retry-max-time",
                "-T", "--upload-file", "-w", "--write-out", "-x", "--proxy", "-y", "-Y", "-z", "--resolve",
                "--limit-rate", "--interface", "--max-redirs", "--stderr", "--trace", "--trace-ascii", "-Q", "-r",
                "--range", "--ciphers", "--oauth2-bearer",
            ),
            OTHER,
        ),
    },
    get=re.compile(r"--get|-[a-zA-Z]*G[a-zA-Z]*"),
)  # fmt: skip
WGET = Client(
    {
        **dict.fromkeys(("--post-data", "--body-data"), "data"),
        "--header": "header",
        "--method": "verb",
        **dict.fromkeys(("--user", "--http-user"), "user"),
        **dict.fromkeys(
            (
                "-O", "--output-document", "-o", "--output-file", "-a", "-t", "--tries", "-T", "--timeout", "-w", "-P",
                "--directory-prefix", "-U", "--user-agent", "-e", "-i", "--load-cookies", "--save-cookies", "--referer",
                "--post-file", "--body-file", "--password", "--http-password",
            ),
            OTHER,
        ),
    }
)  # fmt: skip
HTTPIE = Client(
    {
        **dict.fromkeys(("-a", "--auth"), "user"),
        "--raw": "data",
        **dict.fromkeys(
            ("-A", "--auth-type", "-o", "--output", "-p", "--print", "-s", "--style", "--session", "--timeout",
             "--verify", "--proxy", "--pretty"),
            OTHER,
        ),
    },
    items=("==", ":=", "=@", "=", ":"),
)  # fmt: skip

CLIENTS = {"curl": CURL, "wget": WGET, "http": HTTPIE, "https": HTTPIE, "xh": HTTPIE, "xhs": HTTPIE}

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
