"""Dependency files: which packages they name, in which version, and where.

Which file is read how is one table; a reader is a function from a text to its entries. Nothing is resolved: an entry
is what the file says.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from auditor.frontends import ir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.frontends.manifests.entry import Entry


class Manifest(NamedTuple):
    """Files of one kind: how their names end, whose packages they name, the module and function that reads them.

    An ending that begins with `/` is a whole name. What stands before any other is as the pattern `stem` says.
    `locked`: the versions are the locked ones.
    """

    ends: str
    ecosystem: str
    reader: str
    stem: str = ""
    locked: bool = False

    def has(self, path: str) -> bool:
        """Whether a file in small letters is of this kind. Most are ruled out without the pattern."""
        end = next((end for end in self.ends.split() if path.endswith(end)), None)
        return end is not None and (not self.stem or bool(re.search(rf"/(?:{self.stem})\Z", path.removesuffix(end))))

    def read(self, text: str) -> Iterator[Entry]:
        """The entries, by the function, which is imported when it is asked for."""
        module, _, function = self.reader.partition(":")
        read: Callable[[str], Iterator[Entry]] = getattr(import_module(f"{__name__}.{module}"), function)
        return read(text)


ANY = r"[\w.-]+"
MANIFESTS = (
    Manifest(".txt .in .pip", "PyPI", "python:requirements", r"[\w.-]*(requirements|constraints)[\w.-]*"),
    Manifest(".txt .in", "PyPI", "python:requirements", rf"requirements/{ANY}"),
    Manifest("/pyproject.toml /pipfile", "PyPI", "python:project"),
    Manifest("/setup.py /setup.cfg /conda-recipe/meta.yaml", "PyPI", "python:setup"),
    Manifest(".yaml .yml", "PyPI", "python:environment", r"environment[\w.-]*"),
    Manifest("/poetry.lock /uv.lock /pdm.lock", "PyPI", "blocks:toml_packages", locked=True),
    Manifest("/pipfile.lock", "PyPI", "blocks:json_objects", locked=True),
    Manifest("/package.json /bower.json", "npm", "node:sections"),
    Manifest("/package-lock.json /npm-shrinkwrap.json", "npm", "blocks:json_objects", locked=True),
    Manifest("/yarn.lock", "npm", "node:yarn", locked=True),
    Manifest("/pnpm-lock.yaml", "npm", "node:pnpm", locked=True),
    Manifest("/composer.json", "Packagist", "php:sections"),
    Manifest("/composer.lock /installed.json", "Packagist", "blocks:json_named", locked=True),
    Manifest("/gemfile /gems.rb", "RubyGems", "ruby:gemfile"),
    Manifest(".gemfile", "RubyGems", "ruby:gemfile", ANY),
    Manifest(".gemspec", "RubyGems", "ruby:gemspec", ANY),
    Manifest("/gemfile.lock /gems.locked", "RubyGems", "ruby:lock", locked=True),
    Manifest(".gemfile.lock", "RubyGems", "ruby:lock", ANY, locked=True),
    Manifest("/pom.xml", "Maven", "jvm:pom"),
    Manifest(".pom", "Maven", "jvm:pom", ANY),
    Manifest("/build.sbt /ivy.xml", "Maven", "jvm:coordinates"),
    Manifest(".gradle .gradle.kts .versions.toml", "Maven", "jvm:coordinates", ANY),
    Manifest("/gradle.lockfile", "Maven", "jvm:coordinates", locked=True),
    Manifest(".csproj .vbproj .fsproj .props .targets", "NuGet", "net:project", ANY),
    Manifest("/packages.config", "NuGet", "net:packages"),
    Manifest(".nuspec", "NuGet", "net:packages", ANY),
    Manifest("/packages.lock.json /project.assets.json", "NuGet", "net:lock", locked=True),
    Manifest("/go.mod", "Go", "blocks:go_modules"),
    Manifest("/go.sum", "Go", "blocks:go_sums", locked=True),
    Manifest("/mix.exs", "Hex", "blocks:mix"),
    Manifest("/mix.lock", "Hex", "blocks:mix_lock", locked=True),
)


def manifest_of(path: str) -> Manifest | None:
    """How a file is read, if it is a dependency file."""
    low = f"/{path.lower()}"
    return next((manifest for manifest in MANIFESTS if manifest.has(low)), None)


def dependencies(path: str, text: str) -> tuple[ir.Dependency, ...]:
    """The packages that a dependency file names, in order; of any other file nothing."""
    manifest = manifest_of(path)
    if manifest is None:
        return ()
    from auditor.frontends.text_reader.facts import Facts  # noqa: PLC0415 - few files are dependency files

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
