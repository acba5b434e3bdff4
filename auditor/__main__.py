"""Entry points. The fast ways come before anything heavy is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; ends the process with the exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from auditor.cli.version import text  # noqa: PLC0415 - the fast way

        sys.stdout.write(f"{text()}\n")
        return
    from auditor.cli.app import run  # noqa: PLC0415 - the slow way

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
