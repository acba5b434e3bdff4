"""What the HTML page shows, worked out beforehand: templates only lay it out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from auditor.outcome import summed
from auditor.plain import dataclass
from auditor.plan import calls_of, is_recorded
from auditor.report import phrases
from auditor.report.frame import trimmed
from auditor.report.prose import Piece, lines_of, prose
from auditor.roadmap import stage_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.findings import ApiCall, Credential, Finding, Place, Replacement, Severity, Snippet
    from auditor.outcome import Audit
    from auditor.pack.rows import Pack, Rule
    from auditor.report.prose import Block

FULL = 2_000
SHOWN = 10_000
FEW = 500
PAGE = 3_200_000
LINE = 270
MARKUP = 750
PLACE = 60
ROW = 60
OPEN = 40
PLACES = 100
LONGEST = 240


class CodeLine(NamedTuple):
    """A line of a code frame."""

    number: int
    meant: bool
    pieces: tuple[Piece, ...]


class Stop(NamedTuple):
    """A place on the way of a value: what stands there, where, and its text. `where` is short in the finding's file."""

    role: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as it is shown: in full, or as one line."""

    anchor: str
    finding: Finding
    full: bool
    calls: str
    points: int
    stage: str
    code: tuple[CodeLine, ...]
    trace: tuple[Stop, ...] = ()

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


class Leak(NamedTuple):
    """A credential with its first places, each with the anchor of the finding there, if that is shown."""

    label: str
    product: str
    places: tuple[tuple[str, str], ...]
    left: int


class Duty(NamedTuple):
    """Credentials that are revoked in the same way by the same people."""

    kind: str
    revoke: str
    who: str
    leaks: tuple[Leak, ...]


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
    points = {
        call.id: call.replacement.effort for call in calls_of(counted) if call.replacement and not is_recorded(call)
    }
    anchors: set[str] = set()
    files: dict[str, list[Card]] = defaultdict(list)
    for finding in ranked:
        card = Card(
            anchor=_anchor(finding.id, anchors),
            finding=finding,
            full=id(finding) in full,
            calls=calls_text(finding.call),
            points=points.get(finding.id, 0),
            stage=stage_of(finding, audit.pack.product) or "",
            code=code_of(finding.snippet) if id(finding) in full else (),
            trace=trace_of(finding) if id(finding) in full else (),
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
        room -= MARKUP + sum(len(text) for text in texts)
        room -= sum(PLACE + len(place.path) + len(place.text) for place in finding.related)
        room -= _request(finding.replacement) if finding.replacement else 0
        if room < 0:
            return number
    return FULL


def _request(replacement: Replacement) -> int:
    """How many characters the new request takes."""
    texts = (replacement.target, *replacement.headers, replacement.body)
    moved = sum(len(one.old) + len(one.name) + len(one.value) + len(one.note) for one in replacement.parameters)
    rows = len(replacement.breaking) + len(replacement.parameters)
    return sum(len(text) for text in texts) + moved + ROW * rows


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


def trace_of(finding: Finding) -> tuple[Stop, ...]:
    """Where the parts of a finding come from, once each, in the order they were found in."""
    return tuple(dict.fromkeys(_stop(place, finding.path) for place in finding.related))


def _stop(place: Place, home: str) -> Stop:
    where = f"line {place.line}" if place.path == home else f"{place.path}:{place.line}"
    return Stop(phrases.role(place), f"{where} ({place.cell})" if place.cell else where, place.text)


def code_of(snippet: Snippet) -> tuple[CodeLine, ...]:
    """The lines of a snippet in pieces, without what all are indented by; long ones are cut around what is meant."""
    numbered = trimmed(snippet)
    indents = [len(line) - len(line.lstrip(" ")) for _, line in numbered if line.strip()]
    off = min([*indents, *(mark.column - 1 for mark in snippet.marks)], default=0)
    lines = []
    for number, line in numbered:
        marks = [mark for mark in snippet.marks if mark.line == number]
        ranges = sorted((mark.column - 1 - off, mark.end_column - 1 - off) for mark in marks)
        lines.append(CodeLine(number, bool(ranges), _pieces(line[off:], ranges)))
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


def duties_of(credentials: Iterable[Credential], groups: Iterable[Group]) -> tuple[Duty, ...]:
    """The credentials by how they are revoked."""
    anchors: dict[str, str] = {}
    for group in groups:
        for card in group.cards:
            if card.finding.credential:
                anchors.setdefault(f"{group.path}:{card.finding.line}", card.anchor)
    duties: dict[tuple[str, str, str], list[Leak]] = defaultdict(list)
    for credential in credentials:
        places = phrases.places_of(credential)
        first = tuple((place, anchors.get(place, "")) for place in places[:PLACES])
        key = (credential.kind, credential.revoke, credential.who)
        duties[key].append(Leak(credential.label, credential.product, first, len(places) - len(first)))
    return tuple(Duty(*key, tuple(leaks)) for key, leaks in duties.items())


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
