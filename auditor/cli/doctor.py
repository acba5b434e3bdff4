"""`auditor doctor`: whether everything a scan needs is there and works."""

from __future__ import annotations

from auditor.cli import options  # noqa: TC001 - read when the command line is built
from auditor.cli.streams import emit
from auditor.config import settings


def doctor(
    paths: options.Paths = None,
    *,
    pack: options.Pack = None,
    config: options.Config = None,
    isolated: options.Isolated = None,
) -> int:
    """Look at git, grammars, rule pack, cache and encoding, and say what does not work.

    Exit codes: 0 a scan will work, whatever else is noted; 2 wrong usage or settings; 3 a scan would be incomplete.
    """
    given = {"targets": paths, "pack": pack, "config": config, "isolated": isolated}
    chosen = settings({name: value for name, value in given.items() if value not in (None, [])})
    from auditor.cli.exits import CLEAN, INCOMPLETE, USAGE  # noqa: PLC0415
    from auditor.doctor import State, checks  # noqa: PLC0415
    from auditor.report.visible import visible  # noqa: PLC0415

    code, faults, notes = CLEAN, 0, 0
    for check in checks(chosen):
        emit(f"{check.state:5} {check.name:10} {visible(check.said)}\n")
        notes += check.state is State.NOTE
        if check.state is State.FAULT:
            faults += 1
            code = USAGE if check.name == "rule pack" else code or INCOMPLETE
    counted = (f"{count} {word}{'s' * (count != 1)}" for count, word in ((faults, "fault"), (notes, "note")) if count)
    emit(f"{', '.join(counted) or 'everything works'}\n")
    return code
