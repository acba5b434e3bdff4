"""What settings choose: the rule pack, whose rules they may name, and the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.config import SettingsError

if TYPE_CHECKING:
    from auditor.cache.recall import Cache
    from auditor.config import Settings
    from auditor.pack.rows import Pack


def pack_for(chosen: Settings) -> Pack:
    """The rule pack of a run. Raises PackError, and SettingsError where the settings select rules that it has not."""
    if chosen.no_cache:
        from auditor.pack.locate import load  # noqa: PLC0415 - one of the two is imported

        pack = load(chosen.pack)
    else:
        from auditor.cache import packs  # noqa: PLC0415 - as above

        pack = packs.load(chosen.pack, chosen.targets)
    _check_rules(chosen, pack)
    return pack


def _check_rules(chosen: Settings, pack: Pack) -> None:
    known = [rule.id for rule in pack.rules]
    by_path = [rule for row in chosen.per_path_ignores for rule in row.rpartition("=")[2].split()]
    for option, values in (("--select", chosen.select), ("--ignore", chosen.ignore), ("per-path-ignores", by_path)):
        for value in values:
            if not any(rule.startswith(value) for rule in known):
                raise SettingsError(f"{option}: no rule begins with {value!r}; there are {', '.join(known)}")


def cache_for(chosen: Settings) -> Cache | None:
    """The cache of a run; None where it is switched off."""
    if chosen.no_cache:
        return None
    from auditor.cache.recall import Cache  # noqa: PLC0415 - not for those who do without

    return Cache(chosen)
