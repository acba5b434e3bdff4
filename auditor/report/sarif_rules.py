"""The rules of a pack as SARIF describes rules; a service shows these texts beside each alert."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from auditor.findings import Severity
from auditor.report.marking import fenced
from auditor.report.prose import lines_of
from auditor.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.outcome import Audit
    from auditor.pack.rows import Pack, Rule

LONGEST = 1_000
CREDENTIALS = ("token", "password")
LEVELS = {
    Severity.BLOCKER: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
# As a number from 0 to 10: above 9 is critical, from 7 high, from 4 medium.
_SCORES = {Severity.BLOCKER: "8.0", Severity.HIGH: "7.0", Severity.MEDIUM: "5.0", Severity.LOW: "3.0"}
_CREDENTIAL_SCORE = "9.1"
_PROBLEMS = {"error": "error", "warning": "warning", "note": "recommendation"}


def rules_of(audit: Audit, pack: Pack | None) -> list[dict[str, Any]]:
    """A descriptor for each rule that ran or found something; with the pack's texts, if it is there."""
    known = {rule.id: rule for rule in pack.rules} if pack else {}
    worst: dict[str, Severity] = {}
    kinds: dict[str, str] = {}
    for finding in audit.findings:
        worst[finding.rule] = min(finding.severity, worst.get(finding.rule, finding.severity), key=lambda one: one.rank)
        kinds.setdefault(finding.rule, finding.kind)
    names = dict.fromkeys((*audit.pack.rules, *kinds))
    return [
        _described(known[name]) if name in known else _bare(name, kinds.get(name, name), worst.get(name))
        for name in names
    ]


def braceless(text: str) -> str:
    """Text for a message, in which braces would stand for its arguments and `](` would make a link."""
    return visible(text).replace("{", "<").replace("}", ">").replace("](", "] (")


def _described(rule: Rule) -> dict[str, Any]:
    severity = Severity(rule.severity)
    text = f"{_paragraphs(rule.why)}\n\nWhat to do:\n\n{rule.what_to_do.strip()}"
    return {
        "id": rule.id,
        "name": _pascal(rule.kind),
        "shortDescription": {"text": braceless(_sentence(rule.title))},
        "fullDescription": {"text": braceless(_cut(" ".join(rule.why.split("\n\n")[0].split())))},
        "help": {"text": braceless(text), "markdown": "\n".join(_markdown(rule)).strip() + "\n"},
        **({"helpUri": rule.references[0]} if rule.references else {}),
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": _properties(severity, rule.kind, rule.cwe, credential=rule.match.on in CREDENTIALS),
    }


def _bare(name: str, kind: str, severity: Severity | None) -> dict[str, Any]:
    """A rule whose pack is not here."""
    text = braceless(f"{name}: {kind}.")
    shown = severity or Severity.INFO
    return {
        "id": visible(name),
        "name": _pascal(kind),
        "shortDescription": {"text": text},
        "fullDescription": {"text": text},
        "help": {"text": text},
        "defaultConfiguration": {"level": LEVELS[shown]},
        "properties": _properties(shown, kind, "", credential=False),
    }


def _properties(severity: Severity, kind: str, cwe: str, *, credential: bool) -> dict[str, Any]:
    level = LEVELS[severity]
    serious = severity in (Severity.BLOCKER, Severity.HIGH)
    score = _CREDENTIAL_SCORE if credential and serious else _SCORES.get(severity)
    number = re.fullmatch(r"CWE-(\d+)", cwe)
    tags = [visible(kind), "migration"]
    tags += ["security"] if score else []
    tags += [f"external/cwe/cwe-{int(number[1]):03}"] if number else []
    return {
        "tags": tags,
        "precision": "high",
        "problem.severity": _PROBLEMS[level],
        **({"security-severity": score} if score else {}),
    }


def _markdown(rule: Rule) -> Iterator[str]:
    yield rule.why.strip()
    yield ""
    yield "## What to do"
    yield ""
    yield rule.what_to_do.strip()
    for heading, examples in (("Found", rule.bad), ("Not found", rule.good)):
        for example in examples[:1]:
            yield ""
            yield f"## {heading}: {example.title}" if example.title else f"## {heading}"
            yield ""
            yield fenced("\n".join(lines_of(example.code)))
    if rule.references:
        yield ""
        yield "## More"
        yield ""
        yield from (f"- <{link}>" for link in rule.references)


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))


def _pascal(kind: str) -> str:
    """`old-library` as `OldLibrary`."""
    words: Iterable[str] = re.findall(r"[0-9A-Za-z]+", kind)
    return "".join(word[:1].upper() + word[1:] for word in words)[:255] or "Rule"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
