"""Configuration that git ignores is named in every report and not read; `--no-ignore` reads it."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from shapes.scanning import write
from typer.testing import CliRunner

from auditor.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path

T = "5f1a09c3b7e24d6885ab01cd92ef3a47"  # invented
CODE = "import os, requests\nrequests.get(os.environ['ZOHO_URL'] + '/Leads/getRecords')\n"
ENV = f"ZOHO_URL=https://crm.zoho.com/crm/private/json\nZOHO_AUTHTOKEN={T}\n"
HIDDEN = (".env", "app/.env.local", "app/deploy/prod.env", "services/sync/config/secrets.yml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository in which configuration lies that git ignores, in folders of all depths."""
    git = ("git", "-c", "init.defaultBranch=main", "init", "-q", str(tmp_path))
    subprocess.run(git, check=True)
    write(tmp_path, {"client.py": CODE, ".gitignore": ".env*\n*.env\n", "services/.gitignore": "secrets.yml\n"})
    write(tmp_path, {name: ENV.replace("=", ": ") if name.endswith("yml") else ENV for name in HIDDEN})
    return tmp_path


def report(folder: Path, *flags: str) -> dict[str, Any]:
    found = CliRunner().invoke(app, ["scan", str(folder), "--format", "json", "--exit-zero", "--no-cache", *flags])
    assert T not in found.output
    document: dict[str, Any] = json.loads(found.stdout)
    return document


def test_what_is_ignored_is_named_and_not_read(project: Path) -> None:
    document = report(project)
    assert document["coverage"]["ignored_configuration"] == sorted(HIDDEN)
    assert document["credentials"] == []
    assert {finding["path"] for finding in document["findings"]} <= {"client.py"}


def test_it_is_read_when_it_is_asked_for(project: Path) -> None:
    document = report(project, "--no-ignore")
    assert document["coverage"]["ignored_configuration"] == []
    (credential,) = document["credentials"]
    assert sorted(place["path"] for place in credential["places"]) == sorted(HIDDEN)
    calls = [one for one in document["findings"] if one["path"] == "client.py" and one["call"]]
    assert [(one["call"]["module"], one["call"]["method"]) for one in calls] == [("Leads", "getRecords")]


@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_reports_for_people_name_it(form: str, project: Path) -> None:
    found = CliRunner().invoke(app, ["scan", str(project), "--format", form, "--exit-zero", "--no-cache"])
    assert ".env" in found.output
    assert "ignore" in found.output
    assert T not in found.output


def test_a_file_of_the_name_that_git_does_not_ignore_is_read(project: Path) -> None:
    (project / ".gitignore").unlink()
    document = report(project)
    assert document["coverage"]["ignored_configuration"] == ["services/sync/config/secrets.yml"]
    assert sorted(place["path"] for one in document["credentials"] for place in one["places"]) == sorted(HIDDEN[:3])
