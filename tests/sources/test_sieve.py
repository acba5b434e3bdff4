"""Large texts: what the sieve keeps stands where it stood, and nothing that holds a word is lost or counted twice."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.sources import Candidate, Sieve
from auditor.sources.decode import Decoded
from auditor.sources.load import load
from auditor.sweep import Search

SEARCH = Search((b"needle", b"other"), {b"other": b"m"}, fold=True)


def sieved(data: bytes, *, fold: bool = False, pieces: int = 1) -> tuple[bytes, Sieve]:
    sieve = Sieve(SEARCH, fold=fold)
    rows = data.splitlines(keepends=True)
    share = max(1, len(rows) // pieces)
    chunks = [b"".join(rows[at : at + share]) for at in range(0, len(rows), share)]
    return sieve.through(chunks), sieve


def telling(row: str) -> bool:
    return "needle" in row or "other" in row.replace("mother", "")


LINES = st.lists(st.sampled_from(["", "hay", "a needle", "mother", "an other", "hay 12", "NEEDLE 7"]), max_size=40)


@given(LINES, st.integers(1, 4))
def test_what_is_kept_stands_where_it_stood(rows: list[str], pieces: int) -> None:
    data = "".join(f"{row}\n" for row in rows).encode()
    kept = sieved(data, pieces=pieces)[0].decode().split("\n")[:-1]
    assert len(kept) == len(rows)
    for before, after in zip(rows, kept, strict=True):
        assert after in {before, ""}
        if telling(before.lower()):
            assert after == before


@given(LINES, st.integers(1, 4))
def test_repeated_lines_are_counted_once_each(rows: list[str], pieces: int) -> None:
    data = "".join(f"{row}\n" for row in ["", "", *rows]).encode()
    text, sieve = sieved(data, fold=True, pieces=pieces)
    hits = [re.sub("[0-9]+", "#", row) for row in rows if telling(row.lower())]
    assert sum(sieve.repeats.values()) + len(set(hits)) == len(hits)
    assert all(text.decode().split("\n")[line - 1] for line in sieve.repeats)


def test_lines_that_differ_in_numbers_and_times_alone_are_one() -> None:
    rows = [f"10.0.0.{n} [12/Mar/2019:10:{n:02}:00 +0000] GET /needle?from={n} {n * 17}\n" for n in range(50)]
    text, sieve = sieved(("\n\n" + "".join(rows)).encode(), fold=True)
    assert sieve.repeats == {3: 49}
    assert text.count(b"needle") == 1


def test_lines_that_differ_in_a_token_are_two() -> None:
    rows = ["GET /needle?t=8c1f\n", "GET /needle?t=9d2e\n", "GET /needle?t=8c1f\n"]
    _, sieve = sieved(("\n\n" + "".join(rows)).encode(), fold=True)
    assert sieve.repeats == {3: 1}


def test_a_line_without_end_is_read_around_the_words() -> None:
    data = b"a\nb\n" + b"x" * 3_000_000 + b" needle = 5 " + b"y" * 3_000_000
    text, sieve = sieved(data)
    assert b" needle = 5 " in text
    assert len(text) < 20_000
    assert sieve.cut


def test_the_first_lines_stay_for_they_name_the_encoding() -> None:
    text, _ = sieved("# coding: latin-1\n\nhay\nhay\nhay\nhay\nhay needle é".encode("latin-1"))
    assert text.startswith(b"# coding: latin-1\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_any_encoding_comes_through(encoding: str) -> None:
    data = ("hay é\n" * 500 + "the needle é\n" + "hay\n" * 500).encode(encoding)
    loaded = load(Candidate("big.txt", "", data), Sieve(SEARCH, fold=False))
    assert isinstance(loaded, Decoded)
    assert loaded.text.split("\n")[500] == "the needle é"
    assert loaded.text.count("hay") < 20


def test_what_is_no_text_is_skipped() -> None:
    loaded = load(Candidate("big.bin", "", bytes(range(256)) * 400 + b"needle"), Sieve(SEARCH, fold=False))
    assert not isinstance(loaded, Decoded)
    assert loaded.reason == "binary"
