"""What a shell may offer after an option: values that are known, each with a word about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.pack.rows import Pack

Offer = list[tuple[str, str]]


def formats(incomplete: str) -> Offer:
    """Formats of reports."""
    from auditor.report.formats import FORMATS  # noqa: PLC0415 - a shell asks seldom, every run imports this

    return _beginning(incomplete, [(name, row.about) for name, row in FORMATS.items()])


def severities(incomplete: str) -> Offer:
    """What --fail-on takes."""
    from auditor.config import NEVER  # noqa: PLC0415
    from auditor.findings import Severity  # noqa: PLC0415

    return _beginning(incomplete, [*((str(level), "") for level in Severity), (NEVER, "no finding is that bad")])


def colors(incomplete: str) -> Offer:
    """What --color takes."""
    from auditor.config import COLORS  # noqa: PLC0415

    return _beginning(incomplete, [(name, "") for name in COLORS])


def parts(incomplete: str) -> Offer:
    """What `auditor init --only` takes."""
    from auditor.scaffold import KINDS  # noqa: PLC0415

    return _beginning(incomplete, [(kind.name, kind.path) for kind in KINDS])


def rules(incomplete: str) -> Offer:
    """Rules of the default pack; the last one of a comma list."""
    before, comma, last = incomplete.rpartition(",")
    return [(f"{before}{comma}{name}", title) for name, title in _beginning(last, _rules())]


def topics(incomplete: str) -> Offer:
    """What can be explained, in the default pack."""
    from auditor.pack.explain import topics as known  # noqa: PLC0415

    try:
        return _beginning(incomplete, [(name, "") for name in sorted(known(_pack()))])
    except Exception:  # noqa: BLE001 - a shell that asks is told nothing rather than disturbed
        return []


def _rules() -> Offer:
    try:
        return [(rule.id, rule.title) for rule in _pack().rules]
    except Exception:  # noqa: BLE001 - as above
        return []


def _pack() -> Pack:
    from auditor._about import DEFAULT_PACK  # noqa: PLC0415
    from auditor.pack.locate import load  # noqa: PLC0415

    return load(DEFAULT_PACK)


def _beginning(incomplete: str, offers: Offer) -> Offer:
    return [offer for offer in offers if offer[0].casefold().startswith(incomplete.casefold())]
