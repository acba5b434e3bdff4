"""The whole pipeline, from paths to an Audit."""

from __future__ import annotations

import os
import shlex
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from auditor._about import DISTRIBUTION, VERSION
from auditor.config import COMMAND_LINE
from auditor.findings import Finished
from auditor.outcome import Audit, Coverage, PackInfo, Read, Skipped, Tool
from auditor.plain import dataclass
from auditor.plan import plan_of, summary_of, verdict_of
from auditor.prefilter import Words, find, select, select_among
from auditor.sources import list_files
from auditor.sources.root import root_of
from auditor.suppress.settled import among, load, settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.cache.recall import Cache
    from auditor.config import Settings
    from auditor.pack.rows import Pack
    from auditor.prefilter import Selected
    from auditor.sources import Listing
    from auditor.suppress.baseline import Compared
    from auditor.suppress.scope import Scope


DECIDING = (
    "select", "ignore", "exclude", "no_ignore", "baseline", "staged", "since", "diff_only", "max_parse_size", "pack",
    "stdin_filename", "config", "isolated",
)  # fmt: skip


class Progress(Protocol):
    """Whoever shows how far a run is."""

    def step(self, what: str, done: int, total: int) -> None:
        """`done` of `total` files are through this step."""


@dataclass(frozen=True, slots=True)
class Given:
    """The listed files that a hook is asked about; None for all. What is found in others does not count.

    `whole`: the others are looked into all the same, so that each finding is told as a scan of everything tells it;
    else only as far as these files need them, and by the quickest reader.
    """

    paths: frozenset[str] | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """An audit, and what became of the entries of the baseline, if there is one."""

    audit: Audit
    compared: Compared | None


def run(settings: Settings, pack: Pack, progress: Progress | None = None) -> Audit:
    """One audit. Raises TargetMissing for a target that is not there, BaselineError for a baseline that is none.

    Everything else ends in the audit itself.
    """
    return look(settings, pack, progress).audit


def look(
    settings: Settings,
    pack: Pack,
    progress: Progress | None = None,
    *,
    fresh: bool = False,
    given: Given | None = None,
    cache: Cache | None = None,
) -> Looked:
    """One audit, with the baseline beside it, an empty one if `fresh`; raises what `run` does.

    What the `cache` knows is not found out again; without one everything is.
    """
    listing = _listed(settings)
    scope = _scope(settings, listing, given)
    only = given.paths if given is not None else None
    narrow = only if given is not None and not given.whole else None
    book = load(settings.baseline, listing, narrow, fresh=fresh) if settings.baseline else None
    listing = _without(settings.baseline, listing)
    words = Words.of(pack.about.prefilter)
    selected = (
        select(listing, words, settings.jobs) if narrow is None else select_among(listing, words, narrow, settings.jobs)
    )
    known = cache if narrow is None else None
    finished, read = _analysed(listing, selected, words, settings, pack, progress, known, quick=narrow is not None)
    coverage = _coverage(listing if only is None else _part(listing, only), selected, read, settings)
    rules = tuple(rule.id for rule in pack.rules if _wanted(rule.id, settings))
    settled = settle(
        [finding for finding in finished.findings if finding.rule in rules],
        finished.ignores, settings, rules, [rule.id for rule in pack.rules], book, whole=only is None,
    )  # fmt: skip
    findings, credentials, notices = settled.findings, finished.credentials, (*listing.notices, *settled.notices)
    if scope is not None:
        findings, credentials, told = scope.within(findings, credentials)
        notices = (*told, *notices)
    audit = Audit(
        Tool(DISTRIBUTION, VERSION, _command(settings), finished_at()),
        PackInfo(
            pack.about.id, pack.about.title, pack.about.version, pack.about.api, pack.about.successor,
            pack.about.product, rules,
        ),
        settings.targets,
        verdict_of(findings, coverage, pack.about.product),
        summary_of(findings, pack.about.product),
        findings,
        credentials,
        plan_of(findings, pack, coverage if scope is None else None),
        coverage,
        notices,
        root_of(settings.targets),
    )  # fmt: skip
    return Looked(audit, settled.compared)


def _analysed(
    listing: Listing,
    selected: Selected,
    words: Words,
    settings: Settings,
    pack: Pack,
    progress: Progress | None,
    cache: Cache | None,
    *,
    quick: bool,
) -> tuple[Finished, Read]:
    """Findings of the relevant files; the heavy rooms are entered only when there are any that are not known."""
    if not selected.relevant:
        return Finished(), Read()
    from auditor.frontends.languages import SUFFIXES  # noqa: PLC0415 - nothing to analyse: nothing to import

    code = [candidate for candidate in listing.files if candidate.path.endswith(SUFFIXES)]
    inquiry = cache.ask(listing, selected, code) if cache is not None else None
    known = inquiry.answer() if inquiry is not None else None
    if known is not None:
        return known.finished, known.read
    from auditor.analysis import analyse  # noqa: PLC0415
    from auditor.named import Named  # noqa: PLC0415
    from auditor.pack.telling import telling  # noqa: PLC0415
    from auditor.reading import Reader, Reading  # noqa: PLC0415
    from auditor.workers.hiring import crew_for  # noqa: PLC0415

    reader = Reader(settings.max_parse_size, words, quick, telling(pack))
    crew = crew_for([hit.candidate for hit in selected.relevant], reader, settings.jobs)
    reading = Reading(listing.files, reader, crew.take if crew is not None else lambda _: None)
    named = Named(listing.files)
    by_path = {candidate.path: candidate for candidate in code}

    def search(names: tuple[str, ...], among: Sequence[str] | None = None) -> list[str]:
        if among is None and inquiry is not None:
            inquiry.searching(names)
        searched = code if among is None else [by_path[path] for path in among]
        found = [one.path for one in find(searched, tuple(name.encode() for name in names), settings.jobs)]
        if among is None and inquiry is not None:
            inquiry.found(found)
        return found

    def step(done: int) -> None:
        if progress is not None:
            progress.step("reading", done, len(selected.relevant))

    paths = [candidate.path for candidate in listing.files]
    relevant = [hit.candidate.path for hit in selected.relevant]
    try:
        finished = analyse(pack, paths, relevant, reading, search, step, named.holding)
    finally:
        if crew is not None:
            crew.dismiss()
    if inquiry is not None:
        inquiry.keep(finished, reading.read, named.digests | reading.digests)
    return finished, reading.read


def _coverage(listing: Listing, selected: Selected, read: Read, settings: Settings) -> Coverage:
    skipped = [*listing.skipped, *selected.skipped, *read.skipped]
    return Coverage(
        files=len(listing.files) + len(listing.skipped),
        searched=selected.searched,
        bytes=selected.bytes,
        relevant=len(selected.relevant),
        readers=read.readers,
        skipped=tuple(sorted(set(skipped), key=lambda skip: (skip.path, skip.reason))),
        excluded=listing.excluded,
        ignored_configuration=listing.ignored_configuration,
        read_as_text=read.as_text,
        partly_read=read.partly,
        excluded_by=settings.excluded_by,
    )


def _scope(settings: Settings, listing: Listing, given: Given | None) -> Scope | None:
    if (given is None and not settings.staged and not settings.since) or (given is not None and given.paths is None):
        return None
    from auditor.suppress.scope import scope_of  # noqa: PLC0415 - few runs ask for it

    return scope_of(settings, listing, given.paths if given is not None else None)


def _part(listing: Listing, paths: frozenset[str]) -> Listing:
    files = tuple(row for row in listing.files if row.path in paths)
    return replace(listing, files=files, skipped=tuple(skip for skip in listing.skipped if skip.path in paths))


def _listed(settings: Settings) -> Listing:
    if settings.staged:
        from auditor.sources.indexed import list_staged  # noqa: PLC0415 - few runs ask for it

        return list_staged(settings.targets, exclude=settings.exclude)
    return list_files(
        settings.targets,
        exclude=settings.exclude,
        no_ignore=settings.no_ignore,
        stdin_name=settings.stdin_filename,
    )


def _without(baseline: str, listing: Listing) -> Listing:
    """The listing without the baseline itself, which names what is known and is no code."""
    own = among(baseline, listing) if baseline else None
    if own is None:
        return listing
    skipped = (*listing.skipped, Skipped(own.path, "the baseline", expected=True))
    return replace(listing, files=tuple(row for row in listing.files if row is not own), skipped=skipped)


def _wanted(rule: str, settings: Settings) -> bool:
    chosen = not settings.select or rule.startswith(settings.select)
    return chosen and not (settings.ignore and rule.startswith(settings.ignore))


def _command(settings: Settings) -> str:
    """The command line as far as it decides what is found; where reports go and how they look is no part of it."""
    origins = dict(settings.origins)
    words = ["auditor", "scan", *settings.targets]
    for name in DECIDING:
        value = getattr(settings, name)
        if origins.get(name) == COMMAND_LINE and value:
            flag = f"--{name.replace('_', '-')}"
            values = value if isinstance(value, tuple) else ("",) if value is True else (str(value),)
            words += [word for one in values for word in (flag, one) if word]
    return shlex.join(words)


def finished_at() -> str:
    """When the run ended, in UTC; SOURCE_DATE_EPOCH where it is set, so that two runs can be byte-equal."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def python() -> str:
    """The interpreter's name and version."""
    import platform  # noqa: PLC0415 - a hook does without

    return f"{platform.python_implementation()} {platform.python_version()}"
