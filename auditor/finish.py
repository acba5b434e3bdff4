"""Drafts to findings: credentials named and hidden, snippets cut, replacements looked up, fingerprints taken.

This is the only place where scanned text becomes something that can be printed.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.cells import located, located_ignore
from auditor.detect.becomes import replacement
from auditor.detect.places import lines, source_of
from auditor.detect.stages import stage
from auditor.findings import (
    ApiCall,
    Credential,
    Finding,
    Finished,
    Ignore,
    Mark,
    Place,
    Replacement,
    Severity,
    Snippet,
    Units,
)
from auditor.plain import dataclass
from auditor.redaction import SHOWN_CHARACTERS, Redactor, passwords_in, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.detect.draft import Draft
    from auditor.flow.shapes import Origin, Table
    from auditor.frontends.ir import Span
    from auditor.frontends.view import View
    from auditor.pack.rows import Pack
    from auditor.redaction import Secret

AROUND = 2
MOST_LINES = 9
LONGEST_LINE = 240
LONGEST_PLACE = 120
LONGEST_SHAPE = 600
PLACE_LINES = 8
UNKNOWN_EFFORT = 13
PASSWORD = "password"  # noqa: S105 - a kind of secret

# A fingerprint: shorter than a token, so that a report in the tree is never taken for one; the words it is made of.
ID_LENGTH = 24
MOST_WORDS = 32
LONGEST_SOURCE = 4000
HIDDEN = re.compile(r"\[(?:redacted|[\w ]{1,40} [0-9a-f]{1,6})\]")
PREFIX = re.compile(r"(?<!\w)[bfruBFRU]{1,2}(?=[\"'])")


@dataclass(frozen=True, slots=True)
class _Named:
    """A secret as it is called: its id, its label."""

    id: str
    label: str


def finish(
    drafts: Iterable[Draft],
    pack: Pack,
    texts: dict[str, str],
    ignores: Iterable[Ignore] = (),
    views: dict[str, View] | None = None,
) -> Finished:
    """Findings in the order of their places, and the credentials among them; the reasons of ignores made safe.

    `views` are what stands in for the texts of modules, by path.
    """
    views = views or {}
    files = {path: view.path for path, view in views.items()}
    shown = {visible(path): view for path, view in views.items()}
    ordered = sorted(drafts, key=lambda one: (files.get(one.path, one.path), one.span, one.rule.id))
    named = _named(ordered, pack)
    passwords = sorted({value for text in texts.values() for value in passwords_in(text)})
    pieces = [text for draft in ordered if draft.secret is not None for text in draft.secret.written()]
    hidden = [*passwords, *pieces]
    redactor = Redactor({secret: row.label for secret, row in named.items()}, _hidden_shapes(pack), hidden)
    writer = _Writer(pack, {**texts, **{path: view.shown for path, view in views.items()}}, named, redactor)
    findings = _numbered([located(writer.finding(draft), shown) for draft in ordered])
    heeded = (located_ignore(row, views) for row in ignores)
    safe = tuple(replace(row, path=visible(row.path), reason=redactor.clean(row.reason)) for row in heeded if row)
    return Finished(findings, _credentials(ordered, findings, named, pack), safe)


def _hidden_shapes(pack: Pack) -> list[str]:
    used = {name for rule in pack.rules for name in (*rule.match.secret.shapes, *rule.match.secret.not_shapes)}
    return [row.regex for row in pack.token_shapes if row.id in used and not row.regex.startswith("(length")]


def _named(drafts: list[Draft], pack: Pack) -> dict[Secret, _Named]:
    """A name for every secret: tokens by their digest, passwords by number in the order they are met."""
    named: dict[Secret, _Named] = {}
    passwords = 0
    for draft in drafts:
        secret = draft.secret
        if secret is None or secret in named:
            continue
        if secret.kind == PASSWORD:
            passwords += 1
            named[secret] = _Named(f"password-{passwords}", f"[password {passwords}]")
        else:
            digest = secret.digest(pack.about.key)
            named[secret] = _Named(digest, f"[{secret.kind} {digest[:SHOWN_CHARACTERS]}]")
    return named


class _Writer:
    """Writes single findings."""

    def __init__(self, pack: Pack, texts: dict[str, str], named: dict[Secret, _Named], redactor: Redactor) -> None:
        self._pack = pack
        self._texts = texts
        self._named = named
        self._redactor = redactor
        self._bare: dict[ApiCall, Replacement | None] = {}

    def finding(self, draft: Draft) -> Finding:
        """One finding; its id is still the fingerprint without occurrence."""
        rule = draft.rule
        credential = self._named[draft.secret].id if draft.secret is not None else ""
        return Finding(
            self._fingerprint(draft, credential),
            rule.id,
            rule.kind,
            self._severity(draft),
            draft.confidence,
            visible(draft.path),
            draft.span.line,
            draft.span.column + 1,
            draft.span.end_line,
            draft.span.end_column + 1,
            self._redactor.clean(self._message(draft)),
            self._snippet(draft),
            tuple(self._clean_call(call) for call in draft.calls if call.module or call.method),
            self._redactor.clean(str(draft.shape) if draft.shape is not None else "")[:LONGEST_SHAPE],
            self._redactor.clean(draft.via),
            draft.product or self._pack.about.product,
            self._replacement(draft),
            tuple(self._place(role, origin) for role, origin in draft.related),
            credential,
            draft.context,
            count=draft.count,
            fields=tuple(self._redactor.clean(label) for label in draft.fields),
            stage=stage(self._pack, draft),
            units=self._units(draft.path, draft.span),
        )

    def _clean_call(self, call: ApiCall) -> ApiCall:
        return ApiCall(*(self._redactor.clean(part) for part in (call.module, call.method, call.format)))

    def _severity(self, draft: Draft) -> Severity:
        severity = Severity(draft.rule.severity)
        aside = any(context != "code" for context in draft.context)
        return severity.lowered() if aside and draft.secret is None else severity

    def _message(self, draft: Draft) -> str:
        call = draft.calls[0] if draft.calls else ApiCall("", "")
        case = draft.case
        if not case and not call.method and "{method}" in draft.rule.message:
            case = "unknown_method"
        if case == "literal" and not call.method:
            case = "unknown_method"
        template = draft.rule.messages.get(case, draft.rule.message)
        words = {
            "module": call.module or "{module}",
            "method": call.method or "{method}",
            "product": draft.product or self._pack.about.product,
            "name": draft.via or "a function",
            "count": f"{draft.count:,}",
            **draft.words,
        }
        return re.sub(r"\{(\w+)\}", lambda found: words.get(found[1]) or found[0], template)

    def _replacement(self, draft: Draft) -> Replacement | None:
        if draft.product and draft.product != self._pack.about.product:
            return None
        options = [self._option(call, draft.parameters) for call in draft.calls]
        known = [option for option in options if option is not None]
        if not known:
            return None
        hardest = max(known, key=lambda option: option.effort)
        if len(known) == 1:
            return known[0]
        scopes = tuple(dict.fromkeys(scope for option in known for scope in option.scopes))
        breaking = tuple(sorted({name for option in known for name in option.breaking}))
        effort = hardest.effort if len(known) == len(options) else UNKNOWN_EFFORT
        return replace(known[0], scopes=scopes, breaking=breaking, effort=effort)

    def _option(self, call: ApiCall, parameters: Table | None) -> Replacement | None:
        """What replaces one call. Of those without parameters a text names the same ones again and again."""
        if parameters is not None:
            return replacement(self._pack, call, parameters, self._redactor.clean)
        if call not in self._bare:
            self._bare[call] = replacement(self._pack, call, None, self._redactor.clean)
        return self._bare[call]

    def _place(self, role: str, origin: Origin) -> Place:
        span = origin.span
        end = min(span.end_line, span.line + PLACE_LINES - 1)
        rows = lines(self._texts.get(origin.path, ""))[span.line - 1 : span.line]
        text = self._line(rows[0], span.line, span, LONGEST_PLACE)[0].strip() if rows else ""
        units = self._units(origin.path, span)
        return Place(
            visible(origin.path), span.line, span.column + 1, end, span.end_column + 1, role, text, units=units
        )

    def _units(self, path: str, span: Span) -> Units | None:
        rows = lines(self._texts.get(path, ""))
        if not 0 < span.line <= span.end_line <= len(rows):
            return None
        before, whole = rows[span.line - 1][: span.column], rows[span.end_line - 1][: span.end_column]
        if before.isascii() and whole.isascii():
            return None
        (utf8, utf16), (end_utf8, end_utf16) = _measured(before), _measured(whole)
        return Units(
            span.column + 1 + utf8, span.end_column + 1 + end_utf8, span.column + 1 + utf16,
            span.end_column + 1 + end_utf16,
        )  # fmt: skip

    def _snippet(self, draft: Draft) -> Snippet:
        rows = lines(self._texts.get(draft.path, ""))
        span = draft.span
        first = max(1, span.line - AROUND)
        last = min(len(rows), max(span.end_line, span.line) + AROUND, first + MOST_LINES - 1)
        shown: list[str] = []
        marks: list[Mark] = []
        for number in range(first, last + 1):
            text, mark = self._line(rows[number - 1], number, span)
            shown.append(text)
            if mark is not None:
                marks.append(mark)
        return Snippet(first, tuple(shown), tuple(marks))

    def _line(self, row: str, number: int, span: Span, longest: int = LONGEST_LINE) -> tuple[str, Mark | None]:
        """A line as it is shown, cut around the marked range when it is very long."""
        text = self._redactor.clean(row)
        if not span.line <= number <= span.end_line:
            return (text if len(text) <= longest else f"{text[:longest]}…"), None
        start = span.column if number == span.line else len(row) - len(row.lstrip())
        end = span.end_column if number == span.end_line else len(row)
        left, right = self._redactor.column(row, start), self._redactor.column(row, end)
        right = max(right, left + 1)
        if len(text) > longest:
            cut = max(0, min(left - longest // 4, len(text) - longest))
            lead, tail = ("…" if cut else ""), ("…" if cut + longest < len(text) else "")
            text = f"{lead}{text[cut : cut + longest]}{tail}"
            left, right = left - cut + len(lead), min(right - cut, longest) + len(lead)
        right = min(right, len(text))
        return text, Mark(number, left + 1, right + 1) if left < right else None

    def _fingerprint(self, draft: Draft, credential: str) -> str:
        """What stays the same when code moves, is re-indented or laid out anew: words, and what they amount to."""
        source = "" if draft.secret is not None else source_of(self._texts.get(draft.path, ""), draft.span)
        cleaned = HIDDEN.sub(" secret ", self._redactor.clean(source)[:LONGEST_SOURCE])
        words = re.findall(r"\w+", PREFIX.sub("", cleaned).lower())[:MOST_WORDS]
        calls = [f"{call.module}.{call.method}" for call in draft.calls]
        known = credential if draft.secret is not None and draft.secret.kind != PASSWORD else ""
        nameless = not words and not known and draft.secret is None
        about = "\n".join((draft.rule.id, " ".join(words), " ".join(calls), known, draft.path if nameless else ""))
        return hashlib.sha256(about.encode("utf-8", "backslashreplace")).hexdigest()[:ID_LENGTH]


def _measured(text: str) -> tuple[int, int]:
    """How many bytes of UTF-8 and units of UTF-16 it has more than characters."""
    wide = len(text.encode("utf-8", "surrogatepass"))
    return wide - len(text), sum(character > "\uffff" for character in text)


def _numbered(findings: list[Finding]) -> tuple[Finding, ...]:
    """Findings of one file that would have the same fingerprint told apart by occurrence: `.2`, `.3` and on."""
    seen: Counter[tuple[str, str]] = Counter()
    numbered: list[Finding] = []
    for finding in findings:
        seen[finding.path, finding.id] += 1
        occurrence = seen[finding.path, finding.id]
        numbered.append(replace(finding, id=f"{finding.id}.{occurrence}") if occurrence > 1 else finding)
    return tuple(numbered)


def _credentials(
    drafts: list[Draft], findings: tuple[Finding, ...], named: dict[Secret, _Named], pack: Pack
) -> tuple[Credential, ...]:
    """Every credential once, with all its places."""
    found: dict[str, Credential] = {}
    revocations = {row.kind: row for row in pack.revocations}
    for draft, finding in zip(drafts, findings, strict=True):
        if draft.secret is None:
            continue
        row = named[draft.secret]
        place = Place(
            finding.path,
            finding.line,
            finding.column,
            finding.end_line,
            finding.end_column,
            "credential",
            cell=finding.cell,
            units=finding.units,
        )
        places = (place, *(replace(other, role="credential") for other in finding.related if other.role == "also"))
        how = revocations.get(draft.secret.kind)
        before = found.get(row.id)
        if before is None:
            steps, who = (how.steps, how.who) if how is not None else (draft.rule.what_to_do.strip(), "")
            found[row.id] = Credential(row.id, draft.secret.kind, row.label, finding.product, places, steps, who)
        else:
            found[row.id] = replace(before, places=(*before.places, *places))
    return tuple(found.values())
