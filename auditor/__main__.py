"""Entry points. The fast ways come before anything heavy is imported."""

from __future__ import annotations

import gc
import sys

# A run makes a hundred thousand small objects that live to its end: looking them through often is wasted time.
OBJECTS = 100_000


def main() -> None:
    """Run the command line; ends the process with the exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from contextlib import suppress  # noqa: PLC0415 - the fast way

        from auditor.cli.version import text  # noqa: PLC0415

        with suppress(OSError, AttributeError):  # the slow way says what is wrong
            sys.stdout.write(f"{text()}\n")
            sys.stdout.flush()
            return
    gc.set_threshold(OBJECTS, 30, 30)
    from auditor.interrupts import Interrupted, disregard, heed, received  # noqa: PLC0415 - the slow way

    try:
        heed()
        if sys.argv[1:2] == ["scan"]:
            from auditor.ahead import begin  # noqa: PLC0415

            begin(sys.argv[2:])
        from auditor.cli.app import run  # noqa: PLC0415

        code = run(sys.argv[1:])
        disregard()
    except Interrupted:  # before the command line is there to say so
        code = received() or 0
    sys.exit(code)


def hook() -> None:
    """Run the commit hook; ends the process with the exit code."""
    gc.set_threshold(OBJECTS, 30, 30)
    from auditor.cli import hook  # noqa: PLC0415

    hook.main()


if __name__ == "__main__":
    main()
