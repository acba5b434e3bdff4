"""Which format a document has, by its name."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from auditor.frontends.text_reader.styles import style_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.frontends.documents.tree import Tree

SETTLED = re.compile(
    r"config|settings|\benv|secrets?\b|parameters|options|credentials|application|properties|compose|vars"
)


class Format(NamedTuple):
    """A format: the module and function that reads it, the suffixes and whole names of its files."""

    reader: str
    suffixes: str
    names: str = ""
    settings: bool = True

    def read(self) -> Callable[[Tree], None]:
        """The function, imported when it is asked for."""
        module, _, function = self.reader.partition(":")
        found: Callable[[Tree], None] = getattr(import_module(f"auditor.frontends.documents.{module}"), function)
        return found


FORMATS = (
    Format(
        "json:read",
        "json jsonl ndjson json5 jsonc geojson har tfstate avsc webmanifest postman_collection",
        "composer.lock .babelrc .eslintrc .jshintrc .bowerrc",
    ),
    Format("yaml:read", "yml yaml"),
    Format("toml:read", "toml", "pipfile poetry.lock"),
    Format(
        "markup:read_xml",
        "xml config plist csproj vbproj fsproj props targets resx settings wsdl xsd xsl xslt jmx nuspec pom iml rss",
    ),
    Format("markup:read_html", "html htm xhtml", settings=False),
    Format("lines:read_properties", "properties"),
    Format("lines:read", "env ini cfg conf cnf tfvars tf hcl service prefs", ".env .npmrc .pypirc .s3cfg procfile"),
)
TEMPLATES = frozenset(
    (
        "example",
        "sample",
        "dist",
        "template",
        "tmpl",
        "tpl",
        "default",
        "orig",
        "bak",
        "old",
        "local",
        "j2",
        "erb",
        "in",
    )
)


FOLDERS = {".ebextensions": "yml"}
"""What a folder says of the files in it, whatever their suffix."""

CODE = (".php", ".inc", ".py", ".js", ".ts", ".rb", ".sh", ".bash")
CODED = frozenset(("config", "conf", "settings", "environments"))
"""Folders whose files of code are settings."""

BY_SUFFIX = {suffix: row for row in FORMATS for suffix in row.suffixes.split()}
BY_NAME = {name: row for row in FORMATS for name in row.names.split()}


def format_of(path: str) -> Format | None:
    """The format of a file: by its name, by its last suffix but those that say it is a template, or as `.env.…`."""
    name = path.rpartition("/")[2].lower()
    suffixes = [*name.split(".")[1:], *(FOLDERS[part] for part in path.split("/")[:-1] if part in FOLDERS)]
    while suffixes and suffixes[-1] in TEMPLATES:
        suffixes.pop()
    found = BY_NAME.get(name) or BY_SUFFIX.get(suffixes[-1] if suffixes else "")
    return found or (FORMATS[-1] if name.startswith((".env.", "env.")) else None)


def holds_settings(path: str) -> bool:
    """Whether a file is one of settings, as far as its name tells: of the formats that hold anything not every one."""
    found = format_of(path)
    folder, _, name = path.lower().rpartition("/")
    if found is None and name.endswith(CODE):
        return SETTLED.search(name) is not None or folder.rpartition("/")[2] in CODED
    if found is None:
        return style_of(path).settings
    if not found.settings:
        return False
    return found.reader.startswith("lines") or SETTLED.search(name) is not None
