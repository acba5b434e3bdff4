"""The words of a pack, read without a reader of TOML: the same words, or none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from auditor.pack.words import plain_words

ROOT = Path(__file__).parents[2]
PACKS = [*(ROOT / "rules").glob("*/pack.toml"), ROOT / "tests" / "pack" / "acme" / "pack.toml"]

PLAIN = {
    "one line": "[prefilter]\nstrong = ['a', 'b/c']\n",
    "double quotes": '[prefilter]\nstrong = ["a", "b#"]\nweak = []\n',
    "an array over lines": "[prefilter]\nstrong = [\n  # why\n  'a', 'b',\n\n  'c',\n]\nweak = ['d']\n",
    "signs of the language in a text": "[prefilter]\nstrong = ['<a b=\"', '#x', '[y]', 'a,b']\n",
    "guards": "[prefilter]\nstrong = ['a']\nweak = ['oauth-x']\n[prefilter.not_after]\noauth-x = 'o'\n",
    "other tables around": "strong = ['x']\n[other]\nstrong = ['x']\n[prefilter]\nstrong=['a']\n[[step]]\nweak=['x']\n",
    "ends of lines": "[prefilter]\r\nstrong = ['a']\r\n",
}

NOT_PLAIN = {
    "escapes": '[prefilter]\nstrong = ["a\\u0062"]\n',
    "both kinds of quotes": "[prefilter]\nstrong = ['a', \"b\"]\n",
    "a comment behind a value": "[prefilter]\nstrong = ['a'] # why\nweak = ['b']\n",
    "a comment behind a text": "[prefilter]\nstrong = [\n'a', # why\n'b']\n",
    "a long text": "[prefilter]\nstrong = ['a']\nnote = '''\n[prefilter]\nstrong = ['x']\n'''\n",
    "an inline table": "prefilter = { strong = ['a'] }\n",
    "dotted keys": "[prefilter]\nstrong = ['a']\nnot_after.a = 'b'\n",
    "a quoted key": "[prefilter]\nstrong = ['a']\n[prefilter.not_after]\n'a' = 'b'\n",
    "a quoted name of the table": "['prefilter']\nstrong = ['a']\n",
    "no words": "[other]\nstrong = ['a']\n",
    "a text that does not end": "[prefilter]\nstrong = ['a, 'b']\n",
    "an array that does not end": "[prefilter]\nstrong = ['a',\n",
    "no text": "[prefilter]\nstrong = [1]\n",
    "nothing": "",
}


def words(toml: str) -> tuple[list[str], dict[str, str]]:
    said = tomllib.loads(toml)["prefilter"]
    return [*said["strong"], *said.get("weak", ())], said.get("not_after", {})


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.parent.name)
def test_our_packs_are_written_plainly(path: Path) -> None:
    toml = path.read_text("utf-8")
    assert plain_words(toml) == words(toml)


@pytest.mark.parametrize("toml", PLAIN.values(), ids=PLAIN)
def test_plain_words_are_those_of_toml(toml: str) -> None:
    assert plain_words(toml) == words(toml)


@pytest.mark.parametrize("toml", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_whatever_is_not_plain_is_not_guessed(toml: str) -> None:
    assert plain_words(toml) is None
