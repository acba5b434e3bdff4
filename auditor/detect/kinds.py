"""The pack's rules about credentials, compiled: under which names they stand, what they look like, whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.detect import disguised
from auditor.detect.owners import Owners, owners
from auditor.detect.patterns import Patterns, alternatives
from auditor.detect.spelled import Spelling, spelling
from auditor.plain import dataclass
from auditor.redaction import LEAST_PASSWORD, Secret

if TYPE_CHECKING:
    from auditor.detect.scene import Scene
    from auditor.pack.rows import Rule


@dataclass(frozen=True, slots=True)
class Kind:
    """One rule about credentials, compiled: names, shapes, placeholders."""

    rule: Rule
    placeholder: Rule | None
    names: Patterns
    strict: Patterns
    owners: Owners
    shape: re.Pattern[str]
    other: re.Pattern[str]
    blank: Patterns
    kept: Patterns
    parameters: frozenset[str]
    headers: frozenset[str]
    prefixes: tuple[str, ...]
    beside: frozenset[str]
    spelling: Spelling

    @property
    def word(self) -> str:
        """`token` or `password`."""
        return self.rule.match.on

    def secret(self, value: str, *, written: tuple[str, ...] = ()) -> Secret | None:
        """What a value is as a credential of this kind: itself, or what is encoded in it."""
        hidden = disguised.decoded(value) if self.word == "token" else ""
        for plain, instead in ((value, written), (hidden, (value,))):
            whole = plain and self.shape.fullmatch(plain)
            if whole and not self.other.fullmatch(plain) and not self.blank.fullmatch(plain):
                return Secret(plain, self.word, instead)
        return None


def kinds(scene: Scene) -> list[Kind]:
    """The pack's rules about credentials."""
    shapes = {row.id: row.regex for row in scene.pack.token_shapes}
    placeholder = next(iter(scene.rules("placeholder")), None)
    blank = Patterns(placeholder.match.secret.placeholders if placeholder else ())
    kept = Patterns(placeholder.match.secret.references if placeholder else ())
    compiled = []
    for rule in [*scene.rules("token"), *scene.rules("password")]:
        secret = rule.match.secret
        regexes = [shapes[name] for name in secret.shapes if not shapes[name].startswith("(length")]
        listed = Patterns(secret.names)
        wired = [re.escape(name) for name in secret.parameters if listed.search(name) or rule.match.on == "password"]
        names = alternatives([*secret.names, *secret.strict_names, *wired])
        owned = owners(secret.not_names, scene.pack.about.host_words, scene.pack.about.foreign_words, secret.names)
        shape = alternatives(regexes) if regexes else ""
        compiled.append(
            Kind(
                rule,
                placeholder,
                Patterns(secret.names),
                Patterns(secret.strict_names),
                owned,
                re.compile(shape or rf"\S{{{LEAST_PASSWORD},128}}"),
                re.compile(alternatives(shapes[name] for name in secret.not_shapes)),
                blank,
                kept,
                frozenset(name.lower() for name in secret.parameters),
                frozenset(name.lower() for name in secret.headers),
                tuple(prefix.lower() for prefix in secret.header_prefixes),
                frozenset(name.lower() for name in secret.beside),
                spelling(names, owned, shape),
            )
        )
    return compiled
