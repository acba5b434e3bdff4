"""Damaged files of every kind: no crash, no hang, no place outside the file, no token in what is said about them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from effort import within
from shapes.scanning import audit_of, write

from auditor import document
from auditor.frontends.select import lower
from auditor.outcome import incomplete
from auditor.report import text as terminal
from frontends.mutants import KINDS, TOKEN, mutants, seeds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from auditor.findings import Finding, Place
    from auditor.frontends import ir
    from frontends.mutants import Seed

FEW, MANY = 14, 700
SECONDS = 10.0
"""CPU time for one file of a few thousand characters, hundreds of times what it takes."""


def spans(module: ir.Module) -> Iterator[ir.Span]:
    yield from (row.text.span for row in module.literals)
    yield from (row.span for row in module.pairs)
    yield from (row.span for row in module.comments)
    yield from (row.span for row in module.imports)
    yield from (row.call.span for row in module.calls)
    yield from (row.span for row in module.scopes)


def outside(module: ir.Module, text: str) -> list[ir.Span]:
    """The places that are none of the text's."""
    shown = text if module.view is None else module.view.text
    lines = shown.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    last = len(lines)
    return [
        span
        for span in spans(module)
        if not (1 <= span.line <= span.end_line <= last)
        or not (0 <= span.column <= len(lines[span.line - 1]) and 0 <= span.end_column <= len(lines[span.end_line - 1]))
        or span[:2] > span[2:]
    ]


def check_lowering(seed: Seed) -> None:
    lowered: list[ir.Module] = []
    assert within(lambda: lowered.append(lower(seed.path, seed.text)), SECONDS), seed.path
    module = lowered[0]
    for one in (module, *module.beside):
        assert outside(one, seed.text) == [], seed.path


def check_audit(folder: Path, made: list[Seed]) -> None:
    write(folder, {seed.path: seed.text for seed in made})
    audit = audit_of(folder)
    lines = {seed.path: seed.text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1 for seed in made}
    places: list[Finding | Place] = [*audit.findings, *(place for one in audit.findings for place in one.related)]
    places += [place for one in audit.credentials for place in one.places]
    assert [one for one in places if not (1 <= one.line <= one.end_line <= lines[one.path]) or one.column < 1] == []
    said = document.dumps(audit) + terminal.render(audit) + repr(audit)
    tokens = {token for seed in made for token in TOKEN.findall(seed.text)}
    assert tokens & set(TOKEN.findall(said)) == set()
    assert not incomplete(audit.coverage)


def test_there_is_something_of_every_kind() -> None:
    assert [kind for kind in KINDS if not mutants(kind, 1)] == []
    assert sum(len(TOKEN.findall(seed.text)) for rows in seeds().values() for seed in rows) > len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_few_damaged_files(kind: str, tmp_path: Path) -> None:
    made = mutants(kind, FEW)
    for seed in made:
        check_lowering(seed)
    check_audit(tmp_path, made)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_many_damaged_files(kind: str, tmp_path: Path) -> None:
    made = mutants(kind, MANY)
    for seed in made:
        check_lowering(seed)
    for start in range(0, MANY, 100):
        check_audit(tmp_path / str(start), made[start : start + 100])


def test_the_same_damage_every_time() -> None:
    assert json.dumps(mutants("php", 5)) == json.dumps(mutants("php", 5))
