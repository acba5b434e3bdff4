"""Cells of SQL dumps and separated files, by the name of their column or of the cell before them."""

from __future__ import annotations

import pytest
from effort import evenly

from auditor.frontends import ir
from auditor.frontends.text import lower

CELLS = [
    ("a.sql", "INSERT INTO s (name, value) VALUES ('zoho_authtoken', 'abc');", ("zoho_authtoken", "abc")),
    ("a.sql", "INSERT INTO s (id, auth_token) VALUES (1, 'abc'), (2, 'def');", ("auth_token", "def")),
    ("a.sql", "insert into `s` (`id`,`auth_token`) values (1,'a''b');", ("auth_token", "a''b")),
    ("a.sql", "INSERT INTO s VALUES (1, 'auth_token', 'abc', NULL);", ("auth_token", "abc")),
    ("a.sql", "REPLACE INTO s (a,\n auth_token) VALUES\n (1,\n 'abc');", ("auth_token", "abc")),
    ("a.sql", "INSERT INTO s (t, auth_token) VALUES (now(), 'abc');", ("auth_token", "abc")),
    ("a.csv", "name,auth_token\nshop,abc\nstore,def\n", ("auth_token", "def")),
    ("a.csv", "key,value\nauth_token,abc\n", ("auth_token", "abc")),
    ("a.csv", 'name,auth_token\n"Shop, Ltd","abc"\n', ("auth_token", "abc")),
    ("a.tsv", "name\tauth_token\nshop\tabc\n", ("auth_token", "abc")),
]


@pytest.mark.parametrize(("path", "text", "wanted"), CELLS, ids=[f"{n} {row[0]}" for n, row in enumerate(CELLS)])
def test_a_cell_has_a_name_and_a_place(path: str, text: str, wanted: tuple[str, str]) -> None:
    rows = text.split("\n")
    found = []
    for pair in lower(text, path).pairs:
        if pair.kind == "cell":
            assert isinstance(pair.value, ir.Text)
            span = pair.value.content
            assert rows[span.line - 1][span.column : span.end_column] == pair.value.value
            assert rows[pair.key_span.line - 1][pair.key_span.column : pair.key_span.end_column] == pair.name
            found.append((pair.name, pair.value.value))
    assert wanted in found


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.sql", "SELECT name, auth_token FROM s WHERE x = 'abc';"),
        ("a.txt", "name,auth_token\nshop,abc\n"),
        ("a.sql", "-- INSERT INTO s\nCREATE TABLE s (auth_token varchar(32));"),
    ],
    ids=["a query", "no table by its name", "a table is made"],
)
def test_what_is_no_table_has_no_cells(path: str, text: str) -> None:
    assert [pair for pair in lower(text, path).pairs if pair.kind == "cell"] == []


@pytest.mark.parametrize("path", ["a.sql", "a.csv", "a.tsv"])
@pytest.mark.parametrize("piece", ["INSERT INTO a (b) VALUES (", "('a',", '"', "a,", "(((", "''''", "\n"])
def test_no_text_takes_long(path: str, piece: str) -> None:
    assert evenly(lambda size: lower(piece * size, path), 3_500)
