"""The report as one HTML page: no request to anywhere, readable without JavaScript, nothing scanned can run in it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from auditor.document import to_document
from auditor.outcome import summed
from auditor.pack.locate import data
from auditor.report import changed, charts, page, phrases
from auditor.report.prose import prose, spans
from auditor.report.steps import order_of, steps_of
from auditor.report.visible import visible

if TYPE_CHECKING:
    from auditor.compare import Comparison
    from auditor.outcome import Audit
    from auditor.pack.rows import Pack

PLAIN = 400_000
PACKED = 700_000
MOST = 1_000
_COMPACT: dict[str, Any] = {"separators": (",", ":"), "allow_nan": False}

STYLES = ("base.css", "overview.css", "tables.css", "findings.css", "narrow.css", "print.css")
SCRIPTS = ("base.js", "export.js", "tables.js", "waiting.js", "findings.js", "page.js")


def render(audit: Audit, pack: Pack | None = None, title: str = "", comparison: Comparison | None = None) -> str:
    """The page. Texts of rules, changes and errors come from the pack, if there is one."""
    templates = environment()
    document = to_document(audit) if len(audit.findings) <= page.SHOWN else {}
    return templates.get_template("page.html").render(
        audit=audit,
        pack=pack,
        title=title or audit.pack.title,
        document=document,
        island=island(document) if document else "",
        most=MOST,
        policy=policy(templates),
        styles=STYLES,
        scripts=SCRIPTS,
        compared=_compared(audit, comparison),
        fresh={one.id for one in comparison.new} if comparison is not None else (),
        **view(audit, pack),
    )


def _compared(audit: Audit, comparison: Comparison | None) -> dict[str, Any] | None:
    """What changed since an earlier audit, for the template."""
    if comparison is None:
        return None
    return {
        "headline": changed.headline(comparison, audit.plan.effort),
        "credentials": changed.credentials(comparison),
        "parts": changed.parts_of(comparison),
    }


def view(audit: Audit, pack: Pack | None) -> dict[str, Any]:
    """What the templates are given besides the audit itself."""
    counted = summed(audit.findings)
    own = [finding for finding in counted if finding.product in ("", audit.pack.product)]
    groups = page.groups_of(audit)
    scale = pack.about.effort if pack else ()
    severities = phrases.severity_counts(counted)
    return {
        "findings": counted,
        "suppressed": [finding for finding in audit.findings if finding.suppressed],
        "severities": severities,
        "bars": charts.severity_bar(severities),
        "headline": phrases.headline(audit),
        "steps": steps_of(audit, pack),
        "order": order_of(audit),
        "ready": tuple(phrases.ready(audit.plan.readiness)),
        "loads": charts.loads_of(audit, scale),
        "shares": charts.shares_of(own),
        "classes": {step.points: step.name for step in scale},
        "fixes": Counter(name for one in counted if one.fix for name in {phrases.named(call) for call in one.call}),
        "fixable": any(one.fix for one in counted),
        "duties": page.duties_of(audit.credentials, groups),
        "groups": groups,
        "shown": page.shown(groups, counted),
        "few": page.FEW,
        "rules": page.rules_of(audit, pack),
        "common": phrases.common_changes(audit.plan.changes, audit.summary.calls),
        "topics": {change.id: change.topic for change in pack.breaking} if pack else {},
        "remarks": phrases.remarks(audit.coverage),
        "searched": phrases.searched(audit.coverage),
    }


@cache
def environment() -> Environment:
    """Templates in which everything printed is escaped, and made visible before that; each is compiled once."""
    folder = data("templates").joinpath("report")
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text(encoding="utf-8")),
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
    )
    made.policies["json.dumps_kwargs"] = _COMPACT
    made.globals.update(
        becomes=phrases.becomes,
        counted=phrases.counted,
        moment=phrases.moment,
        named=phrases.named,
        points=phrases.points,
        prose=prose,
        spans=spans,
        spread=phrases.spread,
    )
    return made


def _printed(value: Any) -> Any:
    """What is printed for a value: whatever is no number and not yet markup is made visible."""
    return value if isinstance(value, int | float) or hasattr(value, "__html__") else visible(str(value))


def policy(templates: Environment) -> str:
    """A content security policy that lets this page's own style and script through, and nothing else."""
    style, script = (
        _digest("".join(templates.get_template(name).render() for name in names)) for names in (STYLES, SCRIPTS)
    )
    return (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def island(document: dict[str, Any]) -> str:
    """How the audit stands in the page for its export buttons.

    `plain` if it is short, else gzip in base64, and nothing at all if even that is too long.
    """
    text = json.dumps(document, **_COMPACT)
    if len(text) <= PLAIN:
        return "plain"
    packed = base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()
    return packed if len(packed) <= PACKED else ""
