"""An audit of a repository in which every text is an attack."""

from __future__ import annotations

from dataclasses import replace

from auditor.findings import (
    ApiCall,
    Cell,
    Confidence,
    Credential,
    Finding,
    Mark,
    Place,
    Replacement,
    Severity,
    Snippet,
    Translation,
)
from auditor.outcome import Audit, Count, Coverage, Notice, Skipped, Tool
from report.audits import audit
from report.packs import PRODUCT

NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "\x1b[31mred\x1b[0m\x07",
    "\u202egnp.exe\u2066",
    "{{ 7*7 }}{% raw %}",
    "</script><script>alert(3)</script>",
    "javascript:alert(4)",
    "' onmouseover='alert(5)",
    "new\nline\rreturn\tand\0nul",
    "[red]markup[/] [/]",
    "\udc80bytes\u2028line\u2029paragraph",
    "]]><!--<style>*{display:none}</style>-->",
)


def hostile() -> Audit:
    """Every text that could come from a scanned repository is an attack."""
    attacks = "  ".join(NASTY)
    found = []
    for number, text in enumerate(NASTY):
        where = Place(f"src/{text}.py", 1, 1, 1, 9, text, attacks, Cell(3, 1, text))
        found.append(
            Finding(
                id=f"{number:040x}",
                rule="ZA101",
                kind=text,
                severity=Severity.BLOCKER,
                confidence=Confidence.CERTAIN,
                path=f"src/{text}.py",
                line=1,
                column=1,
                end_line=1,
                end_column=9,
                message=attacks,
                snippet=Snippet(1, (text, attacks), (Mark(1, 1, 9), Mark(2, 5, 30))),
                call=(ApiCall(text, text, text),),
                shape=attacks,
                via=text,
                product=PRODUCT,
                replacement=Replacement(
                    text,
                    text,
                    (text,),
                    ("B01", text),
                    3,
                    text,
                    target=attacks,
                    headers=(text, attacks),
                    body=attacks,
                    parameters=(Translation(text, text, text, text, text), Translation(text, "unknown", note=text)),
                ),
                cell=Cell(1, 2, text),
                related=(where,),
                credential=text,
                context=(text,),
                fix=text,
            )
        )
    coverage = Coverage(
        files=3,
        searched=3,
        bytes=1,
        relevant=3,
        readers=(Count(attacks, 1),),
        skipped=(Skipped(attacks, attacks, expected=False),),
        excluded=NASTY,
        ignored_configuration=NASTY,
        read_as_text=NASTY,
        partly_read=NASTY,
        excluded_by=NASTY,
    )
    made = audit(tuple(found), coverage, (Notice(attacks, attacks),))
    credential = Credential(attacks, attacks, attacks, attacks, (Place(attacks, 1, 1, 1, 2),), attacks, attacks)
    tool = Tool("zoho-v1-audit", "0.0.0", attacks, attacks)
    return replace(made, tool=tool, target=NASTY, credentials=(credential,))
