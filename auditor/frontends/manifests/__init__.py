"""Dependency files: which packages they name, in which version, and where.

Which file is read how is one table; a reader is a function from a text to its entries. Nothing is resolved: an entry
is what the file says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.frontends import ir
from auditor.frontends.manifests import blocks, jvm, net, node, php, python, ruby
from auditor.frontends.text_reader.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.frontends.manifests.entry import Entry


@dataclass(frozen=True, slots=True)
class Manifest:
    """Files of one kind: their names, whose packages they name, whether the versions are the locked ones."""

    names: re.Pattern[str]
    ecosystem: str
    read: Callable[[str], Iterator[Entry]]
    locked: bool = False


def _named(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|/)(?:{pattern})$", re.IGNORECASE)


MANIFESTS = (
    Manifest(_named(r"[\w.-]*(requirements|constraints)[\w.-]*\.(txt|in|pip)"), "PyPI", python.requirements),
    Manifest(_named(r"requirements/[\w.-]+\.(txt|in)"), "PyPI", python.requirements),
    Manifest(_named(r"pyproject\.toml|pipfile"), "PyPI", python.project),
    Manifest(_named(r"setup\.(py|cfg)|conda-recipe/meta\.yaml"), "PyPI", python.setup),
    Manifest(_named(r"environment[\w.-]*\.ya?ml"), "PyPI", python.environment),
    Manifest(_named(r"(poetry|uv|pdm)\.lock"), "PyPI", blocks.toml_packages, locked=True),
    Manifest(_named(r"pipfile\.lock"), "PyPI", blocks.json_objects, locked=True),
    Manifest(_named(r"package\.json|bower\.json"), "npm", node.sections),
    Manifest(_named(r"package-lock\.json|npm-shrinkwrap\.json"), "npm", blocks.json_objects, locked=True),
    Manifest(_named(r"yarn\.lock"), "npm", node.yarn, locked=True),
    Manifest(_named(r"pnpm-lock\.yaml"), "npm", node.pnpm, locked=True),
    Manifest(_named(r"composer\.json"), "Packagist", php.sections),
    Manifest(_named(r"composer\.lock|installed\.json"), "Packagist", blocks.json_named, locked=True),
    Manifest(_named(r"gemfile|[\w.-]+\.gemfile|gems\.rb"), "RubyGems", ruby.gemfile),
    Manifest(_named(r"[\w.-]+\.gemspec"), "RubyGems", ruby.gemspec),
    Manifest(_named(r"gemfile\.lock|gems\.locked|[\w.-]+\.gemfile\.lock"), "RubyGems", ruby.lock, locked=True),
    Manifest(_named(r"pom\.xml|[\w.-]+\.pom"), "Maven", jvm.pom),
    Manifest(_named(r"[\w.-]+\.gradle(\.kts)?|[\w.-]+\.versions\.toml|build\.sbt|ivy\.xml"), "Maven", jvm.coordinates),
    Manifest(_named(r"gradle\.lockfile"), "Maven", jvm.coordinates, locked=True),
    Manifest(_named(r"[\w.-]+\.(cs|vb|fs)proj|[\w.-]+\.(props|targets)"), "NuGet", net.project),
    Manifest(_named(r"packages\.config|[\w.-]+\.nuspec"), "NuGet", net.packages),
    Manifest(_named(r"packages\.lock\.json|project\.assets\.json"), "NuGet", net.lock, locked=True),
    Manifest(_named(r"go\.mod"), "Go", blocks.go_modules),
    Manifest(_named(r"go\.sum"), "Go", blocks.go_sums, locked=True),
    Manifest(_named(r"mix\.exs"), "Hex", blocks.mix),
    Manifest(_named(r"mix\.lock"), "Hex", blocks.mix_lock, locked=True),
)


def manifest_of(path: str) -> Manifest | None:
    """How a file is read, if it is a dependency file."""
    return next((manifest for manifest in MANIFESTS if manifest.names.search(path)), None)


def dependencies(path: str, text: str) -> tuple[ir.Dependency, ...]:
    """The packages that a dependency file names, in order; of any other file nothing."""
    manifest = manifest_of(path)
    if manifest is None:
        return ()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    facts = Facts(text)
    return tuple(
        ir.Dependency(
            entry.ecosystem or manifest.ecosystem,
            entry.name,
            entry.version,
            facts.span(entry.start, entry.end),
            manifest.locked,
            entry.origin,
        )
        for entry in manifest.read(text)
    )
