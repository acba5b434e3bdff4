"""Every shape is found where the call is made, with module and method; nothing is found in what only looks like it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from auditor.findings import Severity
from shapes.decoys import SAID_AT_MOST
from shapes.scanning import REQUESTS, audit_of, write
from shapes.shapes import DECOYS, EXAMPLES, HARD, SHAPES, Example

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.findings import Finding
    from auditor.outcome import Audit

CREDENTIALS = {"hardcoded-token", "hardcoded-password"}
SHAPES_OF_PEERS = 20
VARIANTS = 3
ALL = [pytest.param(example, id=name) for name, example in EXAMPLES]
ALL_HARD = [pytest.param(example, id=example.id) for example in HARD]
ALL_DECOYS = [pytest.param(kind, example, id=f"{kind}-{example.id}") for kind, row in DECOYS.items() for example in row]


def audited(folder: Path, example: Example) -> Audit:
    write(folder, example.files)
    return audit_of(folder)


def at_the_line(audit: Audit, example: Example) -> list[Finding]:
    """The findings of the wanted kind that cover the line."""
    kinds = REQUESTS if example.kind in REQUESTS else {example.kind}
    return [
        finding
        for finding in audit.findings
        if finding.path == example.path and finding.line <= example.line <= finding.end_line and finding.kind in kinds
    ]


def assert_found(audit: Audit, example: Example) -> None:
    everything = [(finding.path, finding.line, finding.kind, finding.call) for finding in audit.findings]
    covering = at_the_line(audit, example)
    assert covering, everything
    if example.method:
        named = {(call.module, call.method) for finding in covering for call in finding.call}
        assert (example.module, example.method) in named, everything


@pytest.mark.parametrize("example", ALL)
def test_is_found_at_the_call(tmp_path: Path, example: Example) -> None:
    assert_found(audited(tmp_path, example), example)


@pytest.mark.parametrize("example", ALL_HARD)
def test_indirection_is_followed(tmp_path: Path, example: Example) -> None:
    assert_found(audited(tmp_path, example), example)


@pytest.mark.parametrize(("kind", "example"), ALL_DECOYS)
def test_a_decoy_stays_quiet(tmp_path: Path, kind: str, example: Example) -> None:
    audit = audited(tmp_path, example)
    said = [finding for finding in audit.findings if not (kind in SAID_AT_MOST and harmless(finding))]
    assert not said, [(finding.line, finding.kind, finding.message) for finding in said]


def harmless(finding: Finding) -> bool:
    """A remark on a comment or a placeholder: no credential, and nothing that is more than a mention."""
    aside = bool({"comment", "docstring"} & set(finding.context))
    return finding.kind not in CREDENTIALS and (aside or finding.severity is Severity.INFO)


def test_every_shape_has_its_variants() -> None:
    assert len(SHAPES) == SHAPES_OF_PEERS
    assert min(len(variants) for variants in SHAPES.values()) >= VARIANTS


def test_no_two_examples_have_one_name() -> None:
    names = [name for name, _ in EXAMPLES] + [example.id for example in HARD]
    assert [name for name, count in Counter(names).items() if count > 1] == []
