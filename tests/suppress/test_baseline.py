"""The baseline: what is known does not count, whatever becomes of the lines around it, and nothing new is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sources.repository import Repository

from auditor.cli.app import run
from suppress.scanning import TOKEN, URL, counting, said, scan, why, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BASELINE = ".auditor-baseline"
CALL = f'requests.get("{URL}", params={{"authtoken": TOKEN}})\n'
OTHER = CALL.replace("Leads", "Deals")
OLD = f'import requests\n\nTOKEN = "{TOKEN}"\n\n\ndef pull():\n    return {CALL}'


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two old files and a baseline, as working directory."""
    write(tmp_path, {"src/a.py": OLD, "src/b.py": OLD.replace("pull", "push").replace(TOKEN, TOKEN[::-1])})
    monkeypatch.chdir(tmp_path)
    assert run(["baseline", "create"]) == 0
    return tmp_path


def new() -> list[str]:
    return counting(scan(".", baseline=BASELINE))


def test_what_is_known_does_not_count_but_is_there(work: Path) -> None:
    audit = scan(".", baseline=BASELINE)
    assert counting(audit) == []
    assert why(audit) == ["baseline"] * 4
    assert audit.summary.findings == 0
    assert len(audit.credentials) == 2
    assert [skip.path for skip in audit.coverage.skipped] == [BASELINE]
    assert len(counting(scan("."))) == 4
    assert work.joinpath(BASELINE).is_file()


def test_the_file_is_plain_text_without_lines_dates_and_secrets(work: Path) -> None:
    head, *lines = work.joinpath(BASELINE).read_text("utf-8").splitlines()
    assert head.startswith("# auditor baseline 1")
    assert lines == sorted(lines)
    assert [line.rpartition(" ")[0] for line in lines] == [
        "src/a.py ZA101", "src/a.py ZA201", "src/b.py ZA101", "src/b.py ZA201",
    ]  # fmt: skip
    ids = {finding.id for finding in scan(".").findings}
    assert {line.rpartition(" ")[2] for line in lines} == ids, "what reports print is what the baseline holds"
    assert TOKEN not in work.joinpath(BASELINE).read_text("utf-8")


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: "# a comment\n" * 40 + text,
        lambda text: text.replace("\n    return", "\n\n    # a comment\n    return"),
        lambda text: text.replace("    return", "    if True:\n        return"),
        lambda text: text.replace("requests.get(", "requests.get(\n        ").replace(", params", ",\n        params"),
        lambda text: text.replace("TOKEN})", "TOKEN,\n        },\n    )"),
        lambda text: text.replace('"', "'"),
        lambda text: text.replace('"https', 'u"https'),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("    ", "\t"),
        lambda text: text.replace("def pull", "def renamed"),
        lambda text: text.replace(f'TOKEN = "{TOKEN}"\n', "") + f'\n\nTOKEN = "{TOKEN}"\n',
    ],
    ids=[
        "above",
        "inside",
        "indented",
        "broken",
        "trailing-comma",
        "quotes",
        "prefix",
        "line-ends",
        "tabs",
        "renamed",
        "moved",
    ],
)
def test_code_that_is_moved_or_laid_out_anew_stays_known(work: Path, edit: Callable[[str], str]) -> None:
    edited = edit(OLD)
    assert edited != OLD
    write(work, {"src/a.py": edited})
    assert new() == []


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (lambda text: text + OTHER, ["src/a.py:8 ZA101"]),
        (lambda text: text + CALL, ["src/a.py:8 ZA101"]),
        (lambda text: text.replace("Leads", "Deals"), ["src/a.py:7 ZA101"]),
        (lambda text: text.replace("getRecords", "getRecordById"), ["src/a.py:7 ZA101"]),
        (lambda text: text.replace(TOKEN, "0" + TOKEN[1:]), ["src/a.py:3 ZA201"]),
    ],
    ids=["another", "the same again", "module", "method", "token"],
)
def test_what_is_new_counts(work: Path, edit: Callable[[str], str], found: list[str]) -> None:
    write(work, {"src/a.py": edit(OLD)})
    assert new() == found


def test_a_renamed_file_stays_known_and_a_copied_one_is_new(work: Path) -> None:
    work.joinpath("src/a.py").rename(work / "moved.py")
    audit = scan(".", baseline=BASELINE)
    assert counting(audit) == []
    assert said(audit) == [f"{BASELINE}: 2 of the known findings moved to another place"]
    write(work, {"src/a.py": OLD})
    assert new() == ["moved.py:3 ZA201", "moved.py:7 ZA101"]


def test_what_is_gone_is_said(work: Path) -> None:
    work.joinpath("src/b.py").unlink()
    write(work, {"src/a.py": OLD.replace(CALL, "1  # zoho\n")})
    (line,) = said(scan(".", baseline=BASELINE))
    assert line == (
        f"{BASELINE}: 3 known findings are gone: ZA101 in src/a.py, ZA101 in src/b.py, ZA201 in src/b.py; "
        "`auditor baseline update` takes them out"
    )


def test_a_part_of_the_tree_says_nothing_of_the_rest(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for targets in (["src/a.py"], ["src"], [str(work / "src" / "b.py")]):
        audit = scan(*targets, baseline=BASELINE)
        assert (counting(audit), said(audit)) == ([], [])
    monkeypatch.chdir(work / "src")
    audit = scan(".", baseline="../.auditor-baseline")
    assert (counting(audit), said(audit)) == ([], [])
    audit = scan("..", baseline="../.auditor-baseline", select=["ZA2"])
    assert (counting(audit), said(audit)) == ([], []), "of rules that did not run nothing is gone"


def test_update_takes_out_and_follows_but_takes_in_only_when_told(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work.joinpath("src/b.py").rename(work / "c.py")
    write(work, {"src/a.py": OLD.replace("Leads", "Deals")})
    assert run(["baseline", "update"]) == 0
    said = capsys.readouterr().out
    assert "3 known findings in 2 files" in said
    assert "1 gone, 2 moved" in said
    assert "1 new left out; --add takes them in" in said
    assert "2 credentials still have to be revoked" in said
    assert new() == ["src/a.py:7 ZA101"]
    assert run(["baseline", "update", "--add"]) == 0
    assert new() == []
    before = work.joinpath(BASELINE).read_bytes()
    assert run(["baseline", "update", "--add"]) == 0
    assert work.joinpath(BASELINE).read_bytes() == before


def test_update_of_a_part_keeps_the_rest(work: Path) -> None:
    before = work.joinpath(BASELINE).read_bytes()
    assert run(["baseline", "update", "src/a.py"]) == 0
    assert run(["baseline", "update", "--select", "ZA2"]) == 0
    assert work.joinpath(BASELINE).read_bytes() == before


def test_create_does_not_write_over_a_baseline(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = work.joinpath(BASELINE).read_bytes()
    assert run(["baseline", "create"]) == 2
    assert "is there already; `auditor baseline update`" in capsys.readouterr().err
    assert work.joinpath(BASELINE).read_bytes() == before


def test_what_a_comment_ignores_is_not_written_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"a.py": f"import requests\n{CALL.strip()}  # auditor: ignore[ZA101] known\n"})
    assert run(["baseline", "create"]) == 0
    assert tmp_path.joinpath(BASELINE).read_text("utf-8").count("\n") == 1


def test_show_counts(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["baseline", "show"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "src/a.py: ZA101 1", "src/a.py: ZA201 1", "src/b.py: ZA101 1", "src/b.py: ZA201 1",
        "4 known findings in 2 files",
    ]  # fmt: skip
    assert run(["baseline", "show", "--baseline", "missing"]) == 2
    assert work.joinpath(BASELINE).is_file()


def test_settings_can_name_it_beside_themselves(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(work, {".auditor.toml": f'baseline = "{BASELINE}"\n'})
    assert counting(scan(".")) == []
    monkeypatch.chdir(work / "src")
    assert counting(scan(".")) == []
    assert len(counting(scan(".", baseline=""))) == 4
    assert run(["baseline", "update"]) == 0
    assert not work.joinpath("src", BASELINE).exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is no baseline; make one with"),
        ("{}", "is no baseline"),
        ("# auditor baseline 1\nnonsense\n", "line 2: is no entry"),
        ("# auditor baseline 1\na.py ZA101 xyz\n", "line 2: is no entry"),
        ("# auditor baseline 1\n<<<<<<< ours\n", "line 2: a merge was left unfinished"),
    ],
)
def test_a_file_that_is_none_is_refused(work: Path, capsys: pytest.CaptureFixture[str], text: str, words: str) -> None:
    write(work, {BASELINE: text})
    assert run(["scan", "--baseline", BASELINE]) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert said.err.count("\n") == 1
    assert run(["scan", "--baseline", "missing"]) == 2
    assert "missing: cannot be read" in capsys.readouterr().err


def test_order_line_ends_and_repeated_lines_do_not_matter(work: Path) -> None:
    head, *lines = work.joinpath(BASELINE).read_text("utf-8").splitlines()
    work.joinpath(BASELINE).write_bytes("\r\n".join(["\ufeff" + head, "", *lines[::-1], *lines]).encode("utf-8"))
    assert new() == []


def test_two_branches_merge_as_text(work: Path) -> None:
    repository = Repository(work)
    write(work, {f"src/{name}.py": OLD.replace(TOKEN, name * 32) for name in "cdefgh"})
    assert run(["baseline", "update", "--add"]) == 0
    repository.commit()
    repository.git("checkout", "-q", "-b", "one")
    write(work, {"src/c.py": OLD.replace(TOKEN, "c" * 32) + OTHER})
    assert run(["baseline", "update", "--add"]) == 0
    repository.commit()
    repository.git("checkout", "-q", "-b", "two", "main")
    work.joinpath("src/e.py").unlink()
    write(work, {"src/h.py": OLD.replace(TOKEN, "h" * 32) + OTHER})
    assert run(["baseline", "update", "--add"]) == 0
    repository.commit()
    repository.git("merge", "-q", "one", "-m", "both")
    audit = scan(".", baseline=BASELINE)
    assert (counting(audit), said(audit)) == ([], [])


@pytest.mark.parametrize("name", ["#odd.py", "with space.py", "größe.py", "ZA101 00.py", " lead.py"])
def test_any_path_can_be_an_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    write(tmp_path, {name: OLD})
    monkeypatch.chdir(tmp_path)
    assert run(["baseline", "create"]) == 0
    audit = scan(".", baseline=BASELINE)
    assert (counting(audit), said(audit)) == ([], [])


def test_a_password_is_in_no_fingerprint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    mint = (
        "import requests\nrequests.get('https://accounts.zoho.com/apiauthtoken/nb/create?SCOPE=ZohoCRM/crmapi"
        "&EMAIL_ID=a@example.com&PASSWORD={}')\n"
    )
    texts = []
    for password in ("correct horse", "battery staple"):
        write(tmp_path, {"a.py": mint.format(password.replace(" ", "-"))})
        tmp_path.joinpath(BASELINE).unlink(missing_ok=True)
        assert run(["baseline", "create"]) == 0
        texts.append(tmp_path.joinpath(BASELINE).read_text("utf-8"))
    assert "ZA202" in texts[0]
    assert texts[0] == texts[1]
