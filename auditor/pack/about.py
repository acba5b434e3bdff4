"""What a rule pack is about: the rows of `pack.toml`.

They stand apart from the other rows because a commit hook needs nothing else to say "no file here matters".
"""

from __future__ import annotations

from dataclasses import field

from auditor.plain import dataclass


@dataclass(frozen=True, slots=True)
class Prefilter:
    """Words that decide, on bytes and without case, whether a file may matter.

    A `strong` word selects the file that holds it (in its text or its path). A `weak` word selects a file only in a
    run in which some file holds a strong one. `not_after`: a word does not count right after any of these letters.
    `beside`: what only tells something beside the other words, such as what names of secrets have in them: lines of a
    log that differ elsewhere are the same line.
    """

    strong: tuple[str, ...]
    weak: tuple[str, ...] = ()
    not_after: dict[str, str] = field(default_factory=dict)
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effort:
    """One step of the effort scale: points, a word, and what it means."""

    points: int
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class About:
    """`pack.toml`: what the pack is about.

    `product` is the product whose calls make up verdict and plan. `key` is the (public) key of token ids.
    `context` are words that say a file has to do with the API's vendor; `host_words` say it of a URL's host.
    A variable or key whose name holds one of `foreign_words` belongs to somebody else.
    `successor_hosts` are hosts of the API that replaces it, `successor_header_prefixes` prefixes of its header values.
    """

    id: str
    title: str
    version: str
    compiled: str
    product: str
    api: str
    successor: str
    ended: str
    key: str
    context: tuple[str, ...]
    host_words: tuple[str, ...]
    prefilter: Prefilter
    successor_hosts: tuple[str, ...] = ()
    successor_header_prefixes: tuple[str, ...] = ()
    effort: tuple[Effort, ...] = ()
    foreign_words: tuple[str, ...] = ()
