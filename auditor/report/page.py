"""What the HTML page shows, worked out beforehand: templates only lay it out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from auditor.outcome import summed
from auditor.plan import calls_of
from auditor.report import phrases
from auditor.report.frame import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.findings import ApiCall, Credential, Finding, Severity, Snippet
    from auditor.outcome import Audit
    from auditor.pack.rows import Effort, Pack, Rule

FULL = 2_000
SHOWN = 10_000
PAGE = 3_200_000
LINE = 200
MARKUP = 750
OPEN = 40
LONGEST = 240


class Piece(NamedTuple):
    """A stretch of text; `meant` ones are marked."""

    text: str
    meant: bool


class CodeLine(NamedTuple):
    """A line of a code frame."""

    number: int
    meant: bool
    pieces: tuple[Piece, ...]


class Block(NamedTuple):
    """A paragraph or, if `items`, a list, of pieces; a meant piece is code."""

    items: tuple[tuple[Piece, ...], ...]
    ordered: bool
    listed: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as it is shown: in full, or as one line."""

    anchor: str
    finding: Finding
    full: bool
    calls: str
    points: int
    code: tuple[CodeLine, ...]

    @property
    def label(self) -> str:
        """What the code frame shows, in words."""
        first, last = self.code[0].number, self.code[-1].number
        return f"{self.finding.path}, lines {first} to {last}, finding on line {self.finding.line}"


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of a file."""

    path: str
    cards: tuple[Card, ...]
    severities: tuple[tuple[Severity, int], ...]
    points: int
    open: bool


class Shown(NamedTuple):
    """How many findings are shown in full, how many as a line, and how many are left out."""

    full: int
    lines: int
    left: int


class Bar(NamedTuple):
    """A piece of a bar chart, in hundredths of its width."""

    name: str
    start: float
    width: float


class Load(NamedTuple):
    """A step of the effort scale: how many calls are on it, and their points together."""

    points: int
    name: str
    meaning: str
    calls: int
    total: int
    width: float


class Duty(NamedTuple):
    """Credentials that are revoked in the same way by the same people."""

    kind: str
    revoke: str
    who: str
    credentials: tuple[Credential, ...]


class RuleCard(NamedTuple):
    """A rule that fired."""

    rule: Rule
    why: tuple[Block, ...]
    what_to_do: tuple[Block, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    references: tuple[str, ...]
    fired: int


def groups_of(audit: Audit) -> tuple[Group, ...]:
    """Findings by file, the worst file first; the worst findings are shown in full, the next as one line each."""
    counted = summed(audit.findings)
    ranked = sorted(counted, key=lambda finding: finding.severity.rank)[:SHOWN]
    full = {id(finding) for finding in ranked[: _in_full(ranked)]}
    points = {call.id: call.replacement.effort for call in calls_of(counted) if call.replacement}
    anchors: set[str] = set()
    files: dict[str, list[Card]] = defaultdict(list)
    for finding in ranked:
        card = Card(
            anchor=_anchor(finding.id, anchors),
            finding=finding,
            full=id(finding) in full,
            calls=calls_text(finding.call),
            points=points.get(finding.id, 0),
            code=code_of(finding.snippet) if id(finding) in full else (),
        )
        files[finding.path].append(card)
    groups, above = [], 0
    for path, cards in sorted(files.items(), key=lambda pair: (pair[1][0].finding.severity.rank, pair[0])):
        groups.append(_group(path, cards, is_open=above < OPEN))
        above += len(cards)
    return tuple(groups)


def _in_full(findings: Sequence[Finding]) -> int:
    """How many findings are shown in full: all of them if they are few, else as many as the page has room for."""
    if len(findings) <= FULL:
        return len(findings)
    room = PAGE - LINE * len(findings)
    for number, finding in enumerate(findings[:FULL]):
        texts = (finding.message, finding.path, finding.shape, *finding.snippet.lines)
        room -= MARKUP + sum(len(text) for text in texts) + 60 * len(finding.related)
        if room < 0:
            return number
    return FULL


def shown(groups: Iterable[Group], findings: Sequence[Finding]) -> Shown:
    """How many findings are shown in full, as a line, and not at all."""
    cards = [card for group in groups for card in group.cards]
    full = sum(card.full for card in cards)
    return Shown(full, len(cards) - full, len(findings) - len(cards))


def _group(path: str, cards: Sequence[Card], *, is_open: bool) -> Group:
    counts = phrases.severity_counts(card.finding for card in cards)
    return Group(
        path=path,
        cards=tuple(sorted(cards, key=lambda card: (card.finding.line, card.finding.column))),
        severities=tuple((severity, count) for severity, count in counts if count),
        points=sum(card.points for card in cards),
        open=is_open,
    )


def _anchor(identity: str, taken: set[str]) -> str:
    base = "f-" + (re.sub("[^0-9A-Za-z]", "", identity)[:12] or "0")
    anchor, number = base, 1
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    taken.add(anchor)
    return anchor


def calls_text(calls: Iterable[ApiCall]) -> str:
    """`Orders.list or Invoices.list`."""
    return " or ".join(dict.fromkeys(phrases.named(call) for call in calls))


def code_of(snippet: Snippet) -> tuple[CodeLine, ...]:
    """The lines of a snippet in pieces, long ones cut around what is meant, without blank ones at its ends."""
    lines = []
    for number, line in trimmed(snippet):
        ranges = sorted((mark.column - 1, mark.end_column - 1) for mark in snippet.marks if mark.line == number)
        lines.append(CodeLine(number, bool(ranges), _pieces(line, ranges)))
    return tuple(lines)


def _pieces(line: str, ranges: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    first = max(min((start for start, _ in ranges), default=0) - LONGEST // 4, 0) if len(line) > LONGEST else 0
    last = min(first + LONGEST, len(line))
    pieces, at = [Piece("…", meant=False)] if first else [], first
    for start, end in ranges:
        begin, stop = min(max(start, at), last), min(max(end, at), last)
        pieces += [Piece(line[at:begin], meant=False), Piece(line[begin:stop], meant=True)]
        at = stop
    pieces.append(Piece(line[at:last] + ("…" if last < len(line) else ""), meant=False))
    return tuple(piece for piece in pieces if piece.text)


def severity_bar(counts: Sequence[tuple[Severity, int]]) -> tuple[Bar, ...]:
    """How the findings are spread over the severities."""
    total = sum(count for _, count in counts)
    bars, start = [], 0.0
    for severity, count in counts:
        share = 100 * count / total if total else 0.0
        if count:
            bars.append(Bar(severity, round(start, 2), round(share, 2)))
        start += share
    return tuple(bars)


def loads_of(audit: Audit, scale: Sequence[Effort]) -> tuple[Load, ...]:
    """The calls of the pack's product by effort."""
    own = [call for call in calls_of(summed(audit.findings)) if call.product in ("", audit.pack.product)]
    counts = Counter(call.replacement.effort for call in own if call.replacement)
    steps = {step.points: step for step in scale}
    most = max((points * count for points, count in counts.items()), default=0) or 1
    loads = []
    for points in sorted(counts):
        step, total = steps.get(points), points * counts[points]
        name, meaning = (step.name, step.meaning) if step else ("", "")
        loads.append(Load(points, name, meaning, counts[points], total, round(100 * total / most, 2)))
    return tuple(loads)


def duties_of(credentials: Iterable[Credential]) -> tuple[Duty, ...]:
    """The credentials by how they are revoked."""
    duties: dict[tuple[str, str, str], list[Credential]] = defaultdict(list)
    for credential in credentials:
        duties[credential.kind, credential.revoke, credential.who].append(credential)
    return tuple(Duty(*key, tuple(members)) for key, members in duties.items())


def rules_of(audit: Audit, pack: Pack | None) -> tuple[RuleCard, ...]:
    """A card for each rule that fired."""
    counts = Counter(finding.rule for finding in summed(audit.findings))
    return tuple(_rule(rule, counts[rule.id]) for rule in (pack.rules if pack else ()) if rule.id in counts)


def _rule(rule: Rule, fired: int) -> RuleCard:
    return RuleCard(
        rule=rule,
        why=prose(rule.why),
        what_to_do=prose(rule.what_to_do),
        before=lines_of(rule.bad[0].code) if rule.bad else (),
        after=lines_of(rule.good[0].code) if rule.good else (),
        references=tuple(link for link in rule.references if link.startswith("https://")),
        fired=fired,
    )


def lines_of(code: str) -> tuple[str, ...]:
    """The lines of an example."""
    return tuple(code.strip("\n").splitlines())


_ITEM = re.compile(r"(\d+\.|[-*])\s+")


def prose(text: str) -> tuple[Block, ...]:
    """Text as a rule pack writes it: paragraphs and lists, lines broken anywhere, `code` between backticks."""
    blocks = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        items: list[str] = []
        marked = _ITEM.match(paragraph.strip())
        for line in paragraph.strip().splitlines():
            found = _ITEM.match(line.strip()) if marked else None
            if found:
                items.append(line.strip()[found.end() :])
            elif items:
                items[-1] += " " + line.strip()
            else:
                items.append(line.strip())
        ordered = bool(marked) and paragraph.strip()[0].isdigit()
        blocks.append(Block(tuple(spans(item) for item in items), ordered, bool(marked)))
    return tuple(blocks)


def spans(text: str) -> tuple[Piece, ...]:
    """Text in pieces, those between backticks as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return (Piece(text, meant=False),)
    return tuple(Piece(part, meant=number % 2 == 1) for number, part in enumerate(parts) if part)
