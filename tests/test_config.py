"""Settings: who wins, what is refused, and where a value came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from auditor._about import DEFAULT_PACK
from auditor.config import FROM_FILE, Settings, SettingsError, settings, size

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "src" / "deep").mkdir(parents=True)
    return tmp_path


def chosen(project: Path, environment: dict[str, str] | None = None, **flags: Any) -> Settings:
    return settings({"targets": (str(project / "src" / "deep"),), **flags}, environment or {})


def in_pyproject(table: str) -> str:
    return f"[project]\nname = 'x'\n\n[tool.auditor]\n{table}"


def test_defaults(project: Path) -> None:
    made = chosen(project)
    assert (made.format, made.fail_on, made.max_parse_size, made.pack, made.jobs) == (
        "text",
        "low",
        5_000_000,
        DEFAULT_PACK,
        0,
    )
    assert dict(made.origins) == {"targets": "the command line"}


def test_a_flag_beats_a_variable_beats_a_file_beats_the_default(project: Path) -> None:
    file = project / ".auditor.toml"
    file.write_text("format = 'json'\nfail-on = 'high'\nmax-parse-size = '1MB'\njobs = 3\n")
    made = chosen(project, {"AUDITOR_FAIL_ON": "medium", "AUDITOR_FORMAT": "html"}, format="text")
    assert (made.format, made.fail_on, made.max_parse_size, made.jobs) == ("text", "medium", 1_000_000, 3)
    origins = dict(made.origins)
    assert origins["format"] == "the command line"
    assert origins["fail_on"] == "AUDITOR_FAIL_ON"
    assert origins["jobs"] == str(file)


def test_the_nearest_file_counts_alone(project: Path) -> None:
    (project / "pyproject.toml").write_text(in_pyproject("jobs = 1\nformat = 'json'\n"))
    (project / "src" / "pyproject.toml").write_text("[project]\nname = 'another'\n")
    assert chosen(project).jobs == 1
    (project / "src" / ".auditor.toml").write_text("jobs = 2\n")
    assert (chosen(project).jobs, chosen(project).format) == (2, "text")


def test_nothing_above_the_repository_counts(project: Path) -> None:
    inner = project / "src" / "deep"
    (inner / ".git").mkdir()
    (project / ".auditor.toml").write_text("jobs = 2\n")
    assert chosen(project).jobs == 0


def test_a_file_is_looked_for_from_a_file_and_from_here(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / ".auditor.toml").write_text("jobs = 2\n")
    (project / "src" / "a.py").write_text("x")
    assert settings({"targets": (str(project / "src" / "a.py"),)}, {}).jobs == 2
    monkeypatch.chdir(project / "src")
    assert settings({}, {}).jobs == settings({"targets": ("-",)}, {}).jobs == 2


@pytest.mark.parametrize(("flags", "environment"), [({"isolated": True}, {}), ({}, {"AUDITOR_ISOLATED": "1"})])
def test_isolated_uses_no_file(project: Path, flags: dict[str, Any], environment: dict[str, str]) -> None:
    (project / ".auditor.toml").write_text("broken")
    assert chosen(project, environment, **flags).jobs == 0
    with pytest.raises(SettingsError):
        chosen(project, {"AUDITOR_ISOLATED": "0"})


def test_a_named_file_is_the_only_one(project: Path, tmp_path: Path) -> None:
    (project / ".auditor.toml").write_text("jobs = 2\n")
    named = tmp_path / "mine.toml"
    named.write_text("exclude = ['old/']\npack = './mypack'\n")
    made = chosen(project, config=str(named))
    assert (made.jobs, made.exclude, made.pack) == (0, ("old/",), "./mypack")
    with pytest.raises(SettingsError, match=r"nowhere\.toml: there is no such settings file"):
        chosen(project, config="nowhere.toml")


def test_what_settings_leave_out_is_said_with_its_origin(project: Path) -> None:
    file = project / ".auditor.toml"
    file.write_text("exclude = ['vendor/', '*.min.js']\n")
    assert chosen(project).excluded_by == (f"vendor/ ({file})", f"*.min.js ({file})")
    assert chosen(project, exclude=["a", "b,c"]).exclude == ("a", "b", "c")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("formt = 'json'", ("formt", "did you mean format?")),
        ("fail_on = 'low'", ("fail_on", "did you mean fail-on?")),
        ("output = 'x'", ("output", "there is no such setting")),
        ("targets = ['x']", ("targets", "there is no such setting")),
        ("isolated = true", ("isolated", "there is no such setting")),
        ("zzzz = 1", ("zzzz", "known are baseline, color, exclude")),
        ("per-path-ignores = 1", ("per-path-ignores", "no table of patterns")),
        ("per-path-ignores = ['tests']", ("per-path-ignores", "'tests' is not PATTERN=RULES")),
        ("per-path-ignores = {a = [1]}", ("per-path-ignores.a", "no list of texts")),
        ("per-path-ignores = {a = []}", ("per-path-ignores", "is not PATTERN=RULES")),
        ("baseline = true", ("baseline", "is no text")),
        ("jobs = 'many'", ("jobs", "'many' is no whole number")),
        ("jobs = -1", ("jobs", "no whole number")),
        ("jobs = true", ("jobs", "no whole number")),
        ("jobs = 1.5", ("jobs", "no whole number")),
        ("exclude = 3", ("exclude", "no list of texts")),
        ("exclude = ['a', 3]", ("exclude", "no list of texts")),
        ("no-ignore = 'perhaps'", ("no-ignore", "neither true nor false")),
        ("max-parse-size = '5XB'", ("max-parse-size", "write a number of bytes, 500k or 5MB")),
        ("max-parse-size = 0", ("max-parse-size", "is no size")),
        ("fail-on = 'worst'", ("fail-on", "blocker, high, medium, low, info, never")),
        ("color = 'pink'", ("color", "auto, always, never")),
        ("title = 3", ("title", "3 is no text")),
        ("pack = '../evil'", ("pack", "may only name a built-in pack")),
        ("pack = '/tmp/evil'", ("pack", "may only name a built-in pack")),
        ("pack = '..'", ("pack", "may only name a built-in pack")),
        ("[broken", ("cannot be read as TOML",)),
        (f"jobs = {'9' * 5000}", ("cannot be read as TOML",)),
        (f"jobs = {'[' * 3000}", ("cannot be read as TOML",)),
        ("title = '\\ud800'".encode("utf-16").decode("latin-1"), ("cannot be read as TOML",)),
    ],
)
@pytest.mark.parametrize("name", [".auditor.toml", "pyproject.toml"])
def test_a_wrong_setting_is_one_line_with_file_key_and_remedy(
    project: Path, name: str, text: str, words: tuple[str, ...]
) -> None:
    file = project / name
    file.write_text(text if name == ".auditor.toml" else in_pyproject(text), encoding="utf-8")
    with pytest.raises(SettingsError) as failure:
        chosen(project)
    message = str(failure.value)
    assert "\n" not in message
    assert str(file) in message
    for word in words:
        assert word in message


def test_a_settings_file_may_not_pick_a_folder_that_lies_here(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / ".auditor.toml").write_text("pack = 'evil'\n")
    (project / "evil").mkdir()
    monkeypatch.chdir(project)
    with pytest.raises(SettingsError, match="may only name a built-in pack"):
        chosen(project)
    (project / ".auditor.toml").write_text(f"pack = '{DEFAULT_PACK}'\n")
    assert chosen(project).pack == DEFAULT_PACK


@pytest.mark.parametrize("content", [b"[broken", b"\xff\xfe", b"# auditor\n[broken", b"x" * 2_000_000])
def test_somebody_elses_broken_pyproject_is_not_ours(project: Path, content: bytes) -> None:
    (project / "pyproject.toml").write_bytes(content)
    assert chosen(project) == Settings(targets=(str(project / "src" / "deep"),))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("AUDITOR_FORMT", "json", "did you mean AUDITOR_FORMAT?"),
        ("AUDITOR_JOBS", "two", "AUDITOR_JOBS: jobs: 'two' is no whole number"),
        ("AUDITOR_NO_IGNORE", "maybe", "neither true nor false"),
        ("AUDITOR_TARGETS", "x", "there is no such setting"),
    ],
)
def test_a_wrong_variable_is_one_line(project: Path, name: str, value: str, words: str) -> None:
    with pytest.raises(SettingsError) as failure:
        chosen(project, {name: value})
    assert words in str(failure.value)


def test_variables_are_typed_like_files(project: Path) -> None:
    made = chosen(
        project, {"AUDITOR_NO_IGNORE": "yes", "AUDITOR_EXCLUDE": "a,b", "AUDITOR_JOBS": "2", "AUDITOR_DATA": "/x"}
    )
    assert (made.no_ignore, made.exclude, made.jobs) == (True, ("a", "b"), 2)


@pytest.mark.parametrize(
    ("value", "bytes_"),
    [
        (7, 7),
        ("7", 7),
        ("500k", 500_000),
        ("500KB", 500_000),
        ("5MB", 5_000_000),
        ("1.5m", 1_500_000),
        ("2 GB", 2 * 10**9),
    ],
)
def test_sizes(value: object, bytes_: int) -> None:
    assert size(value, "here") == bytes_


@pytest.mark.parametrize("value", ["", "MB", "-1", "0", "1e3", "5 TB", True, None, "9" * 400])
def test_what_is_no_size(value: object) -> None:
    with pytest.raises(SettingsError, match="here"):
        size(value, "here")


def test_a_file_can_set_nothing_that_writes_or_loads() -> None:
    assert not FROM_FILE & {"output", "report", "config", "targets", "stdin_filename"}
