"""Two audits compared: by fingerprint, the path beside it; a line that moved is no news."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor._about import DEFAULT_PACK
from auditor.audit import run
from auditor.compare import compare
from auditor.config import Settings
from auditor.pack.locate import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from auditor.compare import Comparison

PACK = load(DEFAULT_PACK)
TOKEN = "5b1f0c9a7e3d4b2896a1c0de4f7b3a52"  # invented
OTHER = "9d30c6b8a1f24e57b80c7d6e5f4a3b21"  # invented

CLIENT = f'''import requests

URL = "https://crm.zoho.com/crm/private/json/"
TOKEN = "{TOKEN}"


def leads(start):
    return requests.get(URL + "Leads/getRecords", params={{"authtoken": TOKEN, "scope": "crmapi", "fromIndex": start}})


def drop(lead):
    return requests.get(URL + "Leads/deleteRecords", params={{"authtoken": TOKEN, "scope": "crmapi", "id": lead}})
'''
REPORT = """import requests


def deals():
    url = "https://crm.zoho.com/crm/private/json/Potentials/getMyRecords?authtoken=%s&scope=crmapi"
    return requests.get(url % load_token())
"""
FILES = {"sync/client.py": CLIENT, "sync/report.py": REPORT}


def changed(folder: Path, change: Callable[[Path], object], files: dict[str, str] | None = None) -> Comparison:
    """What a change to the files is told as."""
    for name, text in (FILES if files is None else files).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    before = run(Settings((str(folder),)), PACK)
    assert before.findings
    change(folder)
    return compare(before, run(Settings((str(folder),)), PACK))


def counts(comparison: Comparison) -> tuple[int, int, int]:
    return len(comparison.new), len(comparison.fixed), len(comparison.moved)


def edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), "utf-8")

    return change


def rename(old: str, new: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        (folder / new).parent.mkdir(parents=True, exist_ok=True)
        (folder / old).rename(folder / new)

    return change


NO_NEWS = {
    "nothing": lambda _: None,
    "lines above": edit("sync/client.py", "import requests\n", "import os\nimport requests\n\n\n# a comment\n"),
    "functions the other way round": lambda folder: (folder / "sync/client.py").write_text(
        CLIENT.partition("def leads")[0]
        + "def drop" + CLIENT.partition("def drop")[2]
        + "\n\ndef leads" + CLIENT.partition("def leads")[2].partition("\n\n\ndef drop")[0] + "\n",
        "utf-8",
    ),
    "a new file without findings": lambda folder: (folder / "sync/new.py").write_text("x = 1\n", "utf-8"),
}  # fmt: skip


@pytest.mark.parametrize("change", NO_NEWS.values(), ids=NO_NEWS)
def test_what_is_no_news(tmp_path: Path, change: Callable[[Path], object]) -> None:
    comparison = changed(tmp_path, change)
    assert counts(comparison) == (0, 0, 0)
    assert len(comparison.unchanged) == 4
    assert not comparison.credentials_new
    assert not comparison.credentials_gone


def test_a_renamed_file_has_moved(tmp_path: Path) -> None:
    comparison = changed(tmp_path, rename("sync/client.py", "crm/api.py"))
    assert counts(comparison) == (0, 0, 3)
    assert {(move.before, move.finding.path) for move in comparison.moved} == {("sync/client.py", "crm/api.py")}
    assert [finding.path for finding in comparison.unchanged] == ["sync/report.py"]


def test_a_statement_cut_out_into_another_file_has_moved(tmp_path: Path) -> None:
    def change(folder: Path) -> None:
        (folder / "sync/report.py").unlink()
        (folder / "sync/monthly.py").write_text(f"import requests\n\n\nLIMIT = 4\n{REPORT[15:]}", "utf-8")

    comparison = changed(tmp_path, change)
    assert [(move.before, move.finding.path) for move in comparison.moved] == [("sync/report.py", "sync/monthly.py")]
    assert counts(comparison) == (0, 0, 1)


def test_a_file_that_is_gone_is_fixed(tmp_path: Path) -> None:
    comparison = changed(tmp_path, lambda folder: (folder / "sync/report.py").unlink())
    assert counts(comparison) == (0, 1, 0)
    assert comparison.fixed[0].path == "sync/report.py"
    assert comparison.fixed[0].call[0].method == "getMyRecords"


def test_a_copy_is_new_and_the_original_unchanged(tmp_path: Path) -> None:
    def change(folder: Path) -> None:
        (folder / "sync/copy.py").write_text(REPORT, "utf-8")

    comparison = changed(tmp_path, change)
    assert counts(comparison) == (1, 0, 0)
    assert comparison.new[0].path == "sync/copy.py"


def test_an_edited_statement_is_one_fixed_and_one_new(tmp_path: Path) -> None:
    comparison = changed(tmp_path, edit("sync/client.py", '"fromIndex": start', '"fromIndex": start, "toIndex": 200'))
    assert counts(comparison) == (1, 1, 0)
    assert {one.call[0].method for one in (*comparison.new, *comparison.fixed)} == {"getRecords"}


def test_of_two_equal_statements_either_may_go(tmp_path: Path) -> None:
    comparison = changed(tmp_path, lambda folder: (folder / "a.py").write_text(REPORT, "utf-8"), {"a.py": REPORT * 2})
    assert counts(comparison) == (0, 1, 0)
    assert len(comparison.unchanged) == 1


def test_another_token_is_news(tmp_path: Path) -> None:
    comparison = changed(tmp_path, edit("sync/client.py", TOKEN, OTHER))
    assert len(comparison.credentials_new) == len(comparison.credentials_gone) == 1
    assert comparison.credentials_new != comparison.credentials_gone
    assert TOKEN not in repr(comparison)
    assert OTHER not in repr(comparison)


def test_what_is_ignored_now_is_told_apart(tmp_path: Path) -> None:
    change = edit(
        "sync/report.py", "    return requests", "    # auditor: ignore[ZA101] until May\n    return requests"
    )
    comparison = changed(tmp_path, change)
    assert counts(comparison) == (0, 0, 0)
    assert [one.path for one in comparison.silenced] == ["sync/report.py"]


def test_what_is_ignored_no_longer_is_new(tmp_path: Path) -> None:
    ignored = REPORT.replace("    return requests", "    # auditor: ignore[ZA101] until May\n    return requests")
    other = {"a.py": ignored, "b.py": CLIENT}
    comparison = changed(tmp_path, lambda folder: (folder / "a.py").write_text(REPORT, "utf-8"), other)
    assert [one.path for one in comparison.new] == ["a.py"]
