"""What a pack's rules could make a finding of in a text, as what is looked for in its bytes before it is read."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.pack.rows import Pack

CUT = "(length"
SIZES = range(4, 8)
LEAST_ALIKE = 2
RUN = re.compile(r"(\[[^\[\]^\\]+\])\{(\d+)\}(?:\\\W)?")
"""So many characters of a class, with a sign behind them or without: of these nothing has to be tried."""


@dataclass(frozen=True, slots=True)
class Telling:
    """`words` tell something wherever they stand, `beside` name something that may be a credential.

    That is one if it looks so (`shapes`, `runs`), or whatever it looks like under one of the names in `carriers`.
    `alike` are the same words by something that several have in common: without it none of them has to be looked for.
    `texts` are what rules know by its wording alone. A run is what a class of characters is translated to, and what is
    found then.
    """

    words: tuple[bytes, ...]
    alike: tuple[tuple[bytes, tuple[bytes, ...]], ...]
    beside: tuple[bytes, ...]
    carriers: tuple[bytes, ...]
    runs: tuple[tuple[bytes, bytes], ...]
    shapes: re.Pattern[bytes]
    texts: tuple[re.Pattern[bytes], ...]


def telling(pack: Pack) -> Telling:
    """All that the rules of a pack need to see of a text."""
    prefilter = pack.about.prefilter
    words = (*prefilter.strong, *prefilter.weak, *pack.about.context, *(row.name for row in pack.methods))
    held = [word for rule in pack.rules for word in rule.match.text_holds]
    low = dict.fromkeys(word.lower().encode() for word in (*words, *held))
    rules = [rule for rule in pack.rules if rule.match.on in {"token", "password", "placeholder"}]
    shapes = {row.id: row.regex for row in pack.token_shapes if not row.regex.startswith(CUT)}
    wanted = [shapes[name] for rule in rules for name in rule.match.secret.shapes if name in shapes]
    least = tuple(word for word in low if not any(other in word for other in low if other != word))
    return Telling(
        least,
        alike(least),
        tuple(word.lower().encode() for word in prefilter.beside),
        tuple({name.lower().encode(): None for name in _carriers(pack)}),
        tuple(_run(found) for one in wanted if (found := RUN.fullmatch(one)) is not None),
        _any(one for one in wanted if RUN.fullmatch(one) is None),
        tuple(re.compile(text.encode(), re.IGNORECASE) for text in _worded(pack, prefilter.strong + prefilter.weak)),
    )


@cache
def alike(words: tuple[bytes, ...]) -> tuple[tuple[bytes, tuple[bytes, ...]], ...]:
    """Words by the part that most of those which are left have in common, as long as two have one."""
    return tuple(_alike(words))


def _alike(words: tuple[bytes, ...]) -> Iterator[tuple[bytes, tuple[bytes, ...]]]:
    left = dict.fromkeys(words)
    while left:
        parts = Counter(part for word in left for part in _parts(word))
        part, many = min(parts.items(), key=lambda one: (-one[1], -len(one[0]), one[0]), default=(b"", 0))
        if many < LEAST_ALIKE:
            break
        yield part, tuple(word for word in left if part in word)
        left = {word: None for word in left if part not in word}
    yield from ((word, (word,)) for word in left)


def either(words: Iterable[str]) -> str:
    """An expression for any of some words: those that begin alike stand together, so less is tried at each place."""
    begun: dict[str, list[str]] = {}
    for word in words:
        begun.setdefault(word[:1], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in begun.items()) or "(?!)"


def _parts(word: bytes) -> set[bytes]:
    return {word[start : start + size] for size in SIZES for start in range(len(word) - size + 1)}


def _carriers(pack: Pack) -> Iterator[str]:
    for rule in pack.rules:
        yield from rule.match.secret.parameters if rule.match.on == "token" else ()
        for shape in rule.match.key:
            yield from () if shape.values else shape.names


def _worded(pack: Pack, words: tuple[str, ...]) -> Iterator[str]:
    """The expressions whose matches are not found by a word already."""
    for rule in pack.rules:
        for text in rule.match.text if not rule.match.text_holds else ():
            if not any(word in text.lower() for word in words if word.replace("-", "").isalpha()):
                yield text


def _run(shape: re.Match[str]) -> tuple[bytes, bytes]:
    """A table that makes one sign of a class of characters, in any case, and so many of these signs."""
    of_class = re.compile(shape[1].encode(), re.IGNORECASE)
    return bytes(1 if of_class.match(bytes((code,))) else 0 for code in range(256)), b"\1" * int(shape[2])


def _any(expressions: Iterable[str]) -> re.Pattern[bytes]:
    return re.compile("|".join(f"(?:{one})" for one in expressions).encode() or rb"(?!)", re.IGNORECASE)
