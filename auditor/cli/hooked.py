"""The slow half of the hook: files that may matter are looked into, with what they need of the repository."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.audit import Given, look
from auditor.cli.chosen import cache_for, pack_for
from auditor.cli.exits import CLEAN, FINDINGS, code_of
from auditor.cli.streams import emit, prepare, say
from auditor.config import settings
from auditor.outcome import summed
from auditor.pack.read import read_prefilter
from auditor.report.brief import render
from auditor.sources import shown
from auditor.sweep import folded

if TYPE_CHECKING:
    from auditor.cli.hook import Asked, Matter
    from auditor.config import Settings
    from auditor.outcome import Audit
    from auditor.sweep import Search


def words(asked: Asked) -> Search:
    """The words of the pack that the settings choose."""
    prefilter = read_prefilter(_settings(asked, "").pack).prefilter
    return folded((*prefilter.strong, *prefilter.weak), prefilter.not_after)


def inspect(asked: Asked, matter: Matter) -> int:
    """Look into the files that may matter; gives the exit code.

    The first look reads these files and what they need of others. What it finds beside a baseline is looked at again
    in the light of the whole repository, as the baseline was made: an old sin never stands in the way.
    """
    prepare()
    chosen = _settings(asked, matter.top)
    pack = pack_for(chosen)
    given = frozenset(shown(name) for name in (*matter.hits, *matter.failed))
    audit = look(chosen, pack, given=Given(given, whole=False)).audit
    if chosen.baseline and code_of(audit, chosen) == FINDINGS:
        audit = look(chosen, pack, given=Given(given, whole=True)).audit
    if not audit.coverage.files:  # the settings leave out all of them
        return CLEAN
    return _told(audit, chosen, f"{matter.seen} {'files' if matter.seen != 1 else 'file'}")


def everything(asked: Asked) -> int:
    """Look at the whole repository; gives the exit code."""
    prepare()
    from auditor.sources import git  # noqa: PLC0415

    chosen = _settings(asked, git.work_tree_of(os.curdir) or "")
    pack = pack_for(chosen)
    audit = look(chosen, pack, given=Given(None, whole=True), cache=cache_for(chosen)).audit
    return _told(audit, chosen, f"{audit.coverage.searched} files")


def _settings(asked: Asked, top: str) -> Settings:
    """The settings for a run over the work tree that begins at `top`; over this folder where there is none."""
    flags = {name: value for name, value in asked.flags.items() if name not in {"all", "diff_only"}}
    made = settings({**flags, "targets": (os.path.relpath(top) if top else os.curdir,)})
    return replace(made, staged=bool(top) and not asked.framework, diff_only="diff_only" in asked.flags)


def _told(audit: Audit, chosen: Settings, seen: str) -> int:
    code = code_of(audit, chosen)
    if code != CLEAN or summed(audit.findings) or chosen.verbose:
        emit(render(audit, seen, chosen.baseline))
    for notice in audit.notices:
        say(f"auditor: {shown(f'{notice.path}: {notice.message}')}\n")
    return code
