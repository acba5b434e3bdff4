"""What stands in the help beside the options: a line for the list of commands, and examples."""

from __future__ import annotations

from typing import TypedDict

from auditor.plain import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """`short` is for the list of commands; `examples` are command lines, each with what it is for."""

    short: str
    examples: tuple[tuple[str, str], ...]

    def epilog(self) -> str:
        """The examples as the end of a help page; the first character keeps them from being filled up to paragraphs."""
        rows = "\n".join(f"  {line}\n      {meaning}" for line, meaning in self.examples)
        return f"\b\nExamples:\n{rows}"


PAGES = {
    "": Page(
        "",
        (
            ("auditor scan", "what this folder holds"),
            ("auditor scan src --report html=report.html", "the same as a page to open and to mail"),
            ("auditor plan --format markdown -o MIGRATION.md", "the order of work, to commit and tick off"),
            ("auditor baseline create", "what is there today no longer counts"),
            ("auditor init --dry-run", "settings, commit hook and CI for a repository, only shown"),
            ("auditor COMMAND --help", "more about a command"),
        ),
    ),
    "scan": Page(
        "Find old calls, and every credential in the open.",
        (
            ("auditor scan", "everything in this folder that git does not ignore"),
            ("auditor scan src tests/sync.py", "a folder and a file"),
            ("auditor scan . --report html=report.html --report json=report.json", "two reports of one run"),
            ("auditor scan . --baseline .auditor-baseline", "only what is new counts"),
            ("auditor scan . --since main --diff-only", "only lines that this branch changed count"),
            ("auditor scan . --fail-on high --exclude vendor/", "mild findings pass; a folder stays out"),
            ("auditor scan . --compare last-month.json", "what came, went and moved since then"),
            ("git show HEAD:sync.py | auditor scan - --stdin-filename sync.py", "standard input"),
            ("auditor scan --show-settings", "what a run would be told, and by what"),
        ),
    ),
    "plan": Page(
        "Say what the migration consists of, and in which order.",
        (
            ("auditor plan", "the plan for the terminal"),
            ("auditor plan src --format markdown --output MIGRATION.md --exit-zero", "a file to commit and tick off"),
            ("auditor plan --from report.json --format json", "from an earlier scan, as data"),
        ),
    ),
    "report": Page(
        "Write the reports of an earlier scan again.",
        (
            ("auditor report report.json --format html --output report.html", "the page of an earlier scan"),
            ("auditor report new.json --compare old.json", "what changed between two scans"),
            ("auditor report report.json --no-snippets -f html -o outside.html", "without any line of code"),
        ),
    ),
    "explain": Page(
        "Say what is known of a rule, a method, a module, an error.",
        (
            ("auditor explain RULE", "a rule by its id, as findings print it: why, what to do, examples"),
            ("auditor explain METHOD", "a method: what replaces it, parameter by parameter"),
            ("auditor explain MODULE", "a module: its name of today"),
            ("auditor explain CODE", "a code that answers give when something is wrong"),
        ),
    ),
    "rules": Page(
        "List the rules.",
        (
            ("auditor rules", "id, kind, severity and title of each"),
            ("auditor rules --pack rules/mine", "those of a pack of your own"),
        ),
    ),
    "schema": Page(
        "Print the JSON Schema of the JSON report.",
        (("auditor schema > report.schema.json", "for whoever reads reports by program"),),
    ),
    "init": Page(
        "Set a repository up: settings, commit hook, CI.",
        (
            ("auditor init --dry-run", "what would be written, as a diff"),
            ("auditor init", "the same, then asks"),
            ("auditor init --yes --only settings,hook", "without asking, and nothing for the CI"),
            ("auditor init --source https://example.com/audits/auditor.git", "hook and program from a repository"),
        ),
    ),
    "doctor": Page(
        "Look whether everything that a scan needs is there.",
        (
            ("auditor doctor", "git, grammars, rule pack, cache, encoding; a line each"),
            ("auditor doctor --pack rules/mine", "whether a rule pack of your own loads"),
        ),
    ),
    "baseline create": Page(
        "Write down every finding there is today.",
        (
            ("auditor baseline create", "into .auditor-baseline here"),
            ("auditor baseline create src --baseline ci/known", "of one folder, into another file"),
        ),
    ),
    "baseline update": Page(
        "Take out what is gone, follow what moved.",
        (
            ("auditor baseline update", "new findings stay new"),
            ("auditor baseline update --add", "new findings are taken in"),
        ),
    ),
    "baseline show": Page(
        "Print how many findings it knows, by file and rule.",
        (("auditor baseline show --baseline ci/known", "without looking at the files"),),
    ),
    "baseline": Page(
        "Keep a file of what is known, so that only new findings count.",
        (
            ("auditor baseline create", "what is there today"),
            ("auditor scan --baseline .auditor-baseline", "what is new since"),
        ),
    ),
}


class _Words(TypedDict):
    short_help: str
    epilog: str


def of_page(command: str) -> _Words:
    """What a command is registered with."""
    page = PAGES[command]
    return {"short_help": page.short, "epilog": page.epilog()}
