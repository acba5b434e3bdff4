"""The options of `auditor scan`, each with its flags, what it takes and what it does."""

from __future__ import annotations

from typing import Annotated

import typer

from auditor.cli import completing

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATHS]...", help="Folders and files to scan; `-` is standard input. Default: this folder."
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        autocompletion=completing.formats,
        help="What to print: text, json, html, sarif, jsonl, markdown, github, gitlab, junit, csv, rdjson.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the report there; `-` is standard output."),
]
Report = Annotated[
    list[str] | None,
    typer.Option("--report", metavar="FORMAT=FILE", help="Write one more report; may be repeated."),
]
Compare = Annotated[
    str | None,
    typer.Option("--compare", metavar="FILE", help="Say what is new, fixed and moved since this JSON report."),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="RULES", autocompletion=completing.rules, help="Only these rules, by id or its beginning."
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULES", autocompletion=completing.rules, help="Not these rules."),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="SEVERITY",
        autocompletion=completing.severities,
        help="Exit 1 at a finding this bad: blocker, high, medium, low (default), info or never.",
    ),
]
ExitZero = Annotated[bool | None, typer.Option("--exit-zero", help="Findings do not change the exit code.")]
Exclude = Annotated[
    list[str] | None, typer.Option("--exclude", metavar="PATTERN", help="Leave these out (gitignore patterns).")
]
Baseline = Annotated[
    str | None, typer.Option("--baseline", metavar="FILE", help="Only what this file does not know counts.")
]
Staged = Annotated[bool | None, typer.Option("--staged", help="Read what is staged; only what it changes counts.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="REF", help="Only files that changed since the branch left REF count.")
]
DiffOnly = Annotated[bool | None, typer.Option("--diff-only", help="Of changed files only the changed lines count.")]
NoIgnore = Annotated[bool | None, typer.Option("--no-ignore", help="Also read what .gitignore leaves out.")]
MaxParseSize = Annotated[
    str | None,
    typer.Option("--max-parse-size", metavar="SIZE", help="Larger files are read as text. Default: 5MB."),
]
Pack = Annotated[str | None, typer.Option("--pack", metavar="PACK", help="The rule pack: its id, or a folder's path.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", metavar="N", min=0, help="Processes to work with; 0 decides itself.")
]
NoCache = Annotated[bool | None, typer.Option("--no-cache", help="Neither use nor keep what earlier runs found out.")]
Quiet = Annotated[bool | None, typer.Option("--quiet", "-q", help="Only the summary.")]
Verbose = Annotated[bool | None, typer.Option("--verbose", "-v", help="Say on standard error what is done.")]
Color = Annotated[
    str | None,
    typer.Option("--color", metavar="WHEN", autocompletion=completing.colors, help="auto (default), always or never."),
]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The title of an HTML report.")]
NoSnippets = Annotated[
    bool | None, typer.Option("--no-snippets", help="No line of code in any report, so that it can leave the house.")
]
Open = Annotated[bool | None, typer.Option("--open", help="Open the HTML report in the browser.")]
StdinFilename = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="NAME", help="What standard input is called.")
]
Config = Annotated[
    str | None, typer.Option("--config", metavar="FILE", help="Use this settings file and look for no other.")
]
Isolated = Annotated[bool | None, typer.Option("--isolated", help="Use no settings file.")]
ShowSettings = Annotated[
    bool, typer.Option("--show-settings", help="Print every setting and where it comes from, and leave.")
]
