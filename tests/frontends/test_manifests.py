"""Dependency files: the packages they name, their versions, and where they stand."""

from __future__ import annotations

import pytest
from effort import evenly

from auditor.frontends.manifests import dependencies, manifest_of

NAMED = [
    ("requirements.txt", "requests==2.0\nacme-crm>=1.0,<2  # why\n", {"requests": "==2.0", "acme-crm": ">=1.0,<2"}),
    ("requirements/dev.txt", "-r base.txt\nacme-crm[fast]~=1.4 ; python_version > '3'\n", {"acme-crm": "~=1.4"}),
    ("constraints.txt", "acme_crm == 1.0 \\\n    --hash=sha256:abc\n", {"acme_crm": "== 1.0"}),
    ("dev-requirements.in", "acme-crm\n", {"acme-crm": ""}),
    ("pyproject.toml", '[project]\ndependencies = [\n  "acme-crm>=1",\n  "x",\n]\n', {"acme-crm": ">=1", "x": ""}),
    (
        "pyproject.toml",
        '[tool.poetry.dependencies]\npython = "^3"\nacme-crm = {version = "^1.0", extras = ["a"]}\n',
        {"python": "^3", "acme-crm": "^1.0"},
    ),
    ("pyproject.toml", '[dependency-groups]\ndev = ["acme-crm==1"]\n', {"acme-crm": "==1"}),
    ("Pipfile", '[packages]\nacme-crm = "==1.0"\n', {"acme-crm": "==1.0"}),
    ("Pipfile.lock", '{"default": {"acme-crm": {"hashes": ["sha256:1"], "version": "==1.0"}}}', {"acme-crm": "==1.0"}),
    ("setup.py", "setup(install_requires=['acme-crm>=1', \"other\"], name='me')\n", {"acme-crm": ">=1", "other": ""}),
    (
        "setup.cfg",
        "[options]\ninstall_requires =\n    acme-crm>=1\n    other\n[x]\na = b\n",
        {"acme-crm": ">=1", "other": ""},
    ),
    (
        "environment.yml",
        "dependencies:\n  - numpy=1.2\n  - pip:\n    - acme-crm==1.0\n",
        {"numpy": "=1.2", "acme-crm": "==1.0"},
    ),
    ("poetry.lock", '[[package]]\nname = "acme-crm"\nversion = "1.0"\n', {"acme-crm": "1.0"}),
    ("package.json", '{"dependencies": {"acme": "^1.0"}, "devDependencies": {"b": "2"}}', {"acme": "^1.0", "b": "2"}),
    ("package-lock.json", '{"packages": {"node_modules/acme": {\n "version": "1.0.2"}}}', {"acme": "1.0.2"}),
    ("package-lock.json", '{"dependencies": {"@a/acme": {"version": "1.0.2"}}}', {"@a/acme": "1.0.2"}),
    ("yarn.lock", '# yarn\n\nacme@^1.0:\n  version "1.0.9"\n', {"acme": "1.0.9"}),
    (
        "pnpm-lock.yaml",
        "packages:\n\n  /acme/1.0.9:\n    dev: false\n  b@2.0.0:\n    x: 1\n",
        {"acme": "1.0.9", "b": "2.0.0"},
    ),
    ("composer.json", '{"require": {"php": ">=7", "acme/crm": "~1.0"}}', {"acme/crm": "~1.0"}),
    ("composer.json", '{"require": {"wpackagist-plugin/acme": "1.0"}}', {"acme": "1.0"}),
    ("composer.lock", '{"packages": [{"name": "acme/crm",\n "version": "1.0.3"}]}', {"acme/crm": "1.0.3"}),
    ("Gemfile", "gem 'acme', '~> 1.0', require: false\ngem \"b\"\n", {"acme": "~> 1.0", "b": ""}),
    ("acme.gemspec", "s.add_runtime_dependency 'acme', '>= 1', '< 2'\n", {"acme": ">= 1, < 2"}),
    ("Gemfile.lock", "GEM\n  specs:\n    acme (1.0.3)\n      other (>= 2)\n", {"acme": "1.0.3"}),
    (
        "pom.xml",
        "<dependency><dependency><groupId>a</groupId><artifactId>b</artifactId><version>1</version></dependency>",
        {"a:b": "1"},
    ),
    (
        "pom.xml",
        "<v>1.2</v><dependency><groupId>org.acme</groupId><artifactId>crm</artifactId><version>${v}</version></dependency>",
        {"org.acme:crm": "1.2"},
    ),
    ("build.gradle", "implementation 'org.acme:crm:1.2'\n", {"org.acme:crm": "1.2"}),
    (
        "build.gradle.kts",
        'implementation(group = "org.acme", name = "crm", version = "1.2")\n',
        {"org.acme:crm": "1.2"},
    ),
    ("App.csproj", '<PackageReference Include="Acme.Crm" Version="1.2" />', {"Acme.Crm": "1.2"}),
    ("App.csproj", '<PackageReference Include="Acme.Crm">\n  <Version>1.2</Version>', {"Acme.Crm": "1.2"}),
    ("packages.config", '<packages><package id="Acme.Crm" version="1.2" /></packages>', {"Acme.Crm": "1.2"}),
    (
        "packages.lock.json",
        '{"Acme.Crm": {"type": "Direct", "requested": "[1, )",\n "resolved": "1.2"}}',
        {"Acme.Crm": "1.2"},
    ),
    ("go.mod", "require example.com/acme/crm v1.2.0\n", {"example.com/acme/crm": "v1.2.0"}),
    ("mix.exs", '{:acme, "~> 1.0"},', {"acme": "~> 1.0"}),
]

NOT_NAMED = [
    ("requirements.txt", "# acme-crm==1.0\n-r acme-crm.txt\n"),
    ("package.json", '{"scripts": {"acme": "node acme.js"}, "name": "acme", "version": "1.0"}'),
    ("composer.json", '{"name": "acme/crm", "autoload": {"psr-4": {"acme/crm": "src"}}}'),
    ("Gemfile", "# gem 'acme'\nsource 'acme'\n"),
    ("setup.py", "setup(name='acme', keywords=['acme'])\n"),
    ("pyproject.toml", '[tool.other]\nacme = "1.0"\n[project]\nname = "acme"\n'),
    ("pom.xml", "<project><groupId>org.acme</groupId><artifactId>crm</artifactId><version>1</version></project>"),
    ("Gemfile.lock", "DEPENDENCIES\n  acme\n"),
    ("notes.txt", "acme==1.0\n"),
    ("package.json.md", '{"dependencies": {"acme": "1"}}'),
]


@pytest.mark.parametrize(("path", "text", "wanted"), NAMED, ids=[f"{n} {row[0]}" for n, row in enumerate(NAMED)])
def test_packages_and_versions_are_read(path: str, text: str, wanted: dict[str, str]) -> None:
    found = dependencies(f"some/folder/{path}", text)
    assert {row.name: row.version for row in found if row.name} == wanted


@pytest.mark.parametrize(("path", "text"), NOT_NAMED, ids=[f"{n} {row[0]}" for n, row in enumerate(NOT_NAMED)])
def test_what_is_no_dependency_is_none(path: str, text: str) -> None:
    assert [row.name for row in dependencies(path, text)] == []


@pytest.mark.parametrize(("path", "text", "wanted"), NAMED, ids=[f"{n} {row[0]}" for n, row in enumerate(NAMED)])
def test_an_entry_stands_where_its_span_says(path: str, text: str, wanted: dict[str, str]) -> None:
    del wanted
    rows = text.split("\n")
    for row in dependencies(path, text):
        written = "\n".join(rows[row.span.line - 1 : row.span.end_line])[row.span.column :]
        assert row.name.rpartition(":")[2].rpartition("/")[2] in written


@pytest.mark.parametrize("path", sorted({row[0] for row in NAMED}))
@pytest.mark.parametrize("piece", ["{", '"a": {', "<dependency>", "a==", '"name": "', "[" * 50, "gem '"])
def test_no_text_takes_long(path: str, piece: str) -> None:
    assert evenly(lambda size: dependencies(path, piece * size), 3_500)


def test_repositories_are_kept() -> None:
    rows = dependencies("requirements.txt", "git+https://git.example.com/acme/crm.git@v1#egg=acme-crm\n")
    assert [(row.name, row.origin) for row in rows] == [("acme-crm", "git+https://git.example.com/acme/crm.git@v1")]


def test_locks_are_told_from_wishes() -> None:
    lock, wish = manifest_of("Gemfile.lock"), manifest_of("Gemfile")
    assert lock is not None
    assert wish is not None
    assert (lock.locked, wish.locked) == (True, False)
