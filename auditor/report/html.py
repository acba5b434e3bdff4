"""The report as one HTML page: no request to anywhere, readable without JavaScript, nothing scanned can run in it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from auditor.document import to_document
from auditor.outcome import summed
from auditor.pack.locate import data
from auditor.report import page, phrases
from auditor.report.steps import steps_of
from auditor.report.visible import visible

if TYPE_CHECKING:
    from auditor.outcome import Audit
    from auditor.pack.rows import Pack

PLAIN = 400_000
PACKED = 1_000_000
_COMPACT: dict[str, Any] = {"separators": (",", ":"), "allow_nan": False}


def render(audit: Audit, pack: Pack | None = None, title: str = "") -> str:
    """The page. Texts of rules, changes and errors come from the pack, if there is one."""
    templates = environment()
    document = to_document(audit)
    return templates.get_template("page.html").render(
        audit=audit,
        pack=pack,
        title=title or audit.pack.title,
        document=document,
        island=island(document),
        policy=policy(templates),
        **view(audit, pack),
    )


def view(audit: Audit, pack: Pack | None) -> dict[str, Any]:
    """What the templates are given besides the audit itself."""
    counted = summed(audit.findings)
    groups = page.groups_of(audit)
    severities = phrases.severity_counts(counted)
    return {
        "findings": counted,
        "suppressed": [finding for finding in audit.findings if finding.suppressed],
        "severities": severities,
        "bars": page.severity_bar(severities),
        "headline": phrases.headline(audit),
        "steps": steps_of(audit, pack),
        "loads": page.loads_of(audit, pack.about.effort if pack else ()),
        "duties": page.duties_of(audit.credentials),
        "groups": groups,
        "shown": page.shown(groups, counted),
        "rules": page.rules_of(audit, pack),
        "common": phrases.common_changes(audit.plan, audit.summary.calls),
        "topics": {change.id: change.topic for change in pack.breaking} if pack else {},
        "remarks": phrases.remarks(audit.coverage),
        "searched": phrases.searched(audit.coverage),
    }


def environment() -> Environment:
    """Templates in which everything printed is escaped, and made visible before that."""
    folder = data("templates").joinpath("report")
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text(encoding="utf-8")),
        finalize=lambda value: visible(value) if type(value) is str else value,
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
        origins=phrases.origins,
        places_of=phrases.places_of,
        points=phrases.points,
        prose=page.prose,
        spans=page.spans,
    )
    return made


def policy(templates: Environment) -> str:
    """A content security policy that lets this page's own style and script through, and nothing else."""
    style, script = (_digest(templates.get_template(name).render()) for name in ("style.css", "app.js"))
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
