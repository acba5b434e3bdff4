"""Whatever is wrong with a pack is said in one line that names the file, the key, the fault and the remedy."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from auditor._about import DEFAULT_PACK
from auditor.pack.errors import PackError
from auditor.pack.locate import VARIABLE, data, load, pack_folder
from auditor.pack.read import read, read_prefilter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from auditor.pack.rows import Pack

    Edited = Callable[[str, str, str], Path]

RULE = "rules/AL101-request.toml"
KEY = "rules/AL201-key.toml"
FACTS = "knowledge.toml"


def test_the_small_pack_is_read(acme: Pack) -> None:
    assert acme.about.product == "Ledger"
    assert [rule.id for rule in acme.rules] == ["AL101", "AL201"]
    assert acme.rules[0].match.call.method == "key:call"
    assert acme.sources[0].id == "manual"
    assert acme.about.prefilter.not_after == {"acctlist": "m"}


def test_shared_parameters_come_before_a_method_s_own(acme: Pack) -> None:
    assert [parameter.name for parameter in acme.methods[0].parameter] == ["call", "start"]


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "fault", "remedy"),
    [
        (RULE, "severity = 'blocker'", "severity = 'bloker'", "severity", "no severity 'bloker'", "'blocker'"),
        (RULE, "title = 'Request to the Acme Ledger API v2'\n", "", RULE, "'title' is missing", "add title"),
        (RULE, "why =", "wy =", RULE, "no key 'wy'", "did you mean 'why'?"),
        (RULE, "id = 'AL101'", "id = 'AL-1'", "id", "no rule id", "AB101"),
        (RULE, "id = 'AL101'", "id = 'AL102'", "id", "not named after the rule AL102", "name it AL102-"),
        (RULE, "id = 'AL101'", "id = 'AL201'", "id", "'AL201' is there twice", "once"),
        (RULE, "kind = 'ledger-request'", "kind = 'ledger-key'", "kind", "'ledger-key' is there twice", "once"),
        (RULE, "message = 'Calls {method}", "message = 'Calls {metod}", "message", "no field 'metod'", "'method'"),
        (RULE, "message = 'Calls {method}", "message = 'Calls {method", "message", "cannot be filled in", "double"),
        (RULE, "references = ['https:", "references = ['http:", "references", "no https URL", "address"),
        (RULE, "/ledger/v2'", "/ledger/v1'", "references", "no URL of a source", "[source.ID]"),
        (RULE, "on = 'request'", "on = 'requests'", "match.on", "no kind of fact 'requests'", "'request'"),
        (RULE, "on = 'request'", "on = 'library'", "match.url", "does not belong", "leave it out"),
        (RULE, "on = 'request'", "on = 'token'", "match", "nothing to look for", "secret"),
        (RULE, "path = '/ledger/rpc'", "path = 'ledger/rpc'", "match.url.path", "does not begin with /", "path"),
        (RULE, "path = '/ledger/rpc'", "path = '/ledger/{book}'", "match.url.path", "no placeholder 'book'", "module"),
        (RULE, "product = 'Ledger'", "product = 'Legder'", "match.url.product", "no product 'Legder'", "'Ledger'"),
        (RULE, "product = 'Ledger'", "product = 'Ledger'\nneeds = 'keys'", "match.url.keys", "belong together", "both"),
        (RULE, "method = 'key:call'", "method = 'body:call'", "match.call", "'body:call'", "key:NAME"),
        (RULE, "calls = ['Cash.acctList']", "calls = 'Cash.acctList'", "bad[the method in the body].calls", "is a text, not a list", "brackets"),
        (KEY, "names = ['ledger_?key']", "names = ['ledger_(key']", "match.secret.names", "no regular expression", "mend"),
        (KEY, "shapes = ['key']", "shapes = ['kye']", "match.secret.shapes", "no token shape 'kye'", "'key'"),
        (FACTS, "effort = 1", "effort = '1'", "method[acctList].effort", "is a text, not a whole number", "without quotes"),
        (FACTS, "effort = 1", "effort = 2", "method[acctList].effort", "2 is no step of the scale", "[1, 5]"),
        (FACTS, "effort = 1", "effort = true", "method[acctList].effort", "is true or false", "number"),
        (FACTS, "required = true", "required = 1", "parameter[call].required", "is a whole number, not true or false", "true"),
        (FACTS, "verbs = ['POST']", "verbs = ['POST', 1]", "method[acctList].verbs[2]", "is a whole number, not a text", "quotes"),
        (FACTS, "where = 'query'", "where = 'qery'", "method[acctList].parameter[start].where", "no place 'qery'", "'query'"),
        (FACTS, "where = 'query'", "wher = 'query'", "method[acctList].parameter[start]", "no key 'wher'", "'where'"),
        (FACTS, "takes = ['call']", "takes = ['cal']", "method[acctList].takes", "no [[parameter]] 'cal'", "'call'"),
        (FACTS, "['C1', 'C2']", "['C1', 'C3']", "method[acctList].breaking", "no change 'C3'", "'C1'"),
        (FACTS, "sources = ['manual']", "sources = ['manul']", "sources", "no source 'manul'", "'manual'"),
        (FACTS, "area = 'read'", "area = 'reed'", "method[acctList].area", "no area 'reed'", "'read'"),
        (FACTS, "rewrite = 'assisted'", "rewrite = 'easy'", "method[acctList].rewrite", "no rewrite 'easy'", "manual"),
        (FACTS, "given = ['start']", "given = ['stat']", "successor[with a start].condition", "no parameter 'stat'", "'start'"),
        (FACTS, "given = ['start']", "value = { start = '(' }", "condition.value", "no regular expression", "mend"),
        (FACTS, "given = ['start']", "module = ['Cahs']", "condition.module", "no module 'Cahs'", "'Cash'"),
        (FACTS, "[method.successor.condition]\ngiven = ['start']\n", "", "successor", "2 of them have no condition", "last"),
        (FACTS, "verb = 'GET'", "verb = 'FETCH'", "successor[with a start].verb", "no verb 'FETCH'", "GET"),
        (FACTS, "any_of = ['start']", "any_of = ['begin']", "breaking[C2].condition", "no parameter 'begin'", "start"),
        (FACTS, "name = 'Book{N}'", "name = 'cash'", "module[cash].name", "'cash' is there twice", "case"),
        (FACTS, "kind = 'custom'", "kind = 'cutsom'", "module[Book{N}].kind", "no kind of module 'cutsom'", "'custom'"),
        (FACTS, "kind = 'token'", "kind = 'tokn'", "revocation[tokn].kind", "no kind 'tokn'", "'token'"),
        (FACTS, "product = 'Ledger'", "product = 'Leger'", "library[acme-ledger].product", "no product 'Leger'", "'Ledger'"),
        (FACTS, "regex = 'ak_", "regex = '(ak_", "token_shape[key].regex", "no regular expression", "mend"),
        (FACTS, "[[breaking]]", "[[breakings]]", "breakings", "no such table", "'breaking'"),
        (FACTS, "", "fact = 3", "fact", "is a single table", "[[fact]]"),
        (FACTS, "", "[source]\nx = 1", "line", "is not TOML", "mend"),
        ("more.toml", "", "[source]\nx = 'y'", "source.x", "is no table", "[source.ID]"),
        ("more.toml", "", "[[end_date]]\nwhat = 'x'\ndate = '2025-6-30'\nsources = []", "end_date[x].date", "is no day", "2019-12-31"),
        ("more.toml", "", "[[library]]\nother_products = [['x']]", "library[1].other_products[1]", "is a list, not a text", "quotes"),
        ("pack.toml", "ended = '2025-06-30'", "ended = 'June'", "ended", "'June' is no day", "2019-12-31"),
        ("pack.toml", "key = '0001", "key = '01", "key", "hexadecimal", "make one up"),
        ("pack.toml", "strong = ['acme'", "strong = ['Acme'", "prefilter", "'Acme' is no lower-case", "searched"),
        ("pack.toml", "strong = ['acme', 'ledger/rpc']", "strong = []", "prefilter.strong", "is empty", "at least one"),
        ("pack.toml", "acctlist = 'm'", "acctlists = 'm'", "prefilter.not_after", "no word 'acctlists'", "'acctlist'"),
        ("pack.toml", "acctlist = 'm'", "acctlist = ['m']", "prefilter.not_after.acctlist", "is a list, not a text", "quotes"),
        ("pack.toml", "version = '1'", "version = 1", "version", "is a whole number, not a text", "quotes"),
        ("pack.toml", "context = ['acme']", "context = 'acme'", "context", "is a text, not a list", "brackets"),
        ("pack.toml", "[prefilter]\nstrong", "prefilter = 3\nstrong", "prefilter", "is a whole number, not a table", "keys"),
        ("pack.toml", "id = ", "id := ", "line 4", "is not TOML", "mend"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_line(  # noqa: PLR0913, PLR0917  (a damage and what is to be said of it)
    edited: Edited, file: str, old: str, new: str, place: str, fault: str, remedy: str
) -> None:
    with pytest.raises(PackError) as caught:
        read(edited(file, old, new))
    said = str(caught.value)
    assert said.startswith(f"acme/{file}: ")
    assert place in said
    assert fault in said
    assert remedy in said.split(fault, 1)[1]
    assert "\n" not in said


def test_a_file_that_is_not_utf_8(edited: Edited) -> None:
    folder = edited(FACTS, "", "")
    (folder / FACTS).write_bytes(b"# caf\xe9\n")
    with pytest.raises(PackError, match=r"acme/knowledge\.toml: byte 5: is not UTF-8; save the file as UTF-8"):
        read(folder)


def test_a_folder_without_rules(edited: Edited) -> None:
    folder = edited(FACTS, "", "")
    for file in (folder / "rules").iterdir():
        file.unlink()
    with pytest.raises(PackError, match="acme/rules: holds no rule"):
        read(folder)


def test_a_folder_without_pack_toml(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"pack\.toml: is missing"):
        read(tmp_path)


def test_a_message_stays_on_one_line(edited: Edited) -> None:
    with pytest.raises(PackError) as caught:
        read(edited(RULE, "severity = 'blocker'", 'severity = "two\\nlines"'))
    assert "\n" not in str(caught.value)


def test_an_unknown_pack_names_the_known_ones() -> None:
    with pytest.raises(PackError, match=f"is not a known rule pack; known are {DEFAULT_PACK}, or give the path"):
        load("nosuch")


def test_a_path_that_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="is no folder"):
        load(str(tmp_path / "nosuch"))


def test_a_pack_by_its_path_with_a_slash_at_the_end(edited: Edited) -> None:
    assert load(f"{edited(FACTS, '', '')}/").about.id == "acme-ledger-v2"


def test_a_pack_in_the_working_directory(edited: Edited, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(edited(FACTS, "", "").parent)
    assert load("acme").about.id == "acme-ledger-v2"


def test_the_data_may_lie_elsewhere(edited: Edited, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    packs = tmp_path / "data" / "rules"
    packs.mkdir(parents=True)
    edited(FACTS, "", "").rename(packs / "ledger")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "data"))
    assert data("rules").name == "rules"
    assert load("ledger").about.id == "acme-ledger-v2"
    with pytest.raises(PackError, match="known are ledger"):
        load(DEFAULT_PACK)
    with pytest.raises(PackError, match=f"templates: is not there; set {VARIABLE}"):
        data("templates")


def test_only_pack_toml_is_read_for_the_words(edited: Edited) -> None:
    about = read_prefilter(str(edited(FACTS, "", "this is no TOML")))
    assert about.prefilter.strong == ("acme", "ledger/rpc")


def test_reading_is_fast() -> None:
    folder = pack_folder(DEFAULT_PACK)
    read(folder)
    assert _least(lambda: read(folder)) < 0.08
    assert _least(lambda: read_prefilter(DEFAULT_PACK)) < 0.005


def _least(run: Callable[[], object]) -> float:
    """CPU seconds of the best of some runs."""
    times = []
    for _ in range(5):
        started = time.process_time()
        run()
        times.append(time.process_time() - started)
    return min(times)
