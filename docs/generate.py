"""Writes the pages that the program can say by itself: rules.md from the rule pack, command-line.md from the help.

python docs/generate.py            writes them
python docs/generate.py --check    fails if one of them is not as it would be written
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from auditor._about import DEFAULT_PACK
from auditor.cli.app import app
from auditor.cli.examples import PAGES
from auditor.cli.hook import HELP
from auditor.pack.locate import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.pack.rows import Example, Pack, Rule

FOLDER = Path(__file__).parent
FENCES = {"py": "python", "php": "php", "js": "javascript", "rb": "ruby", "sh": "sh", "ts": "typescript", "go": "go"}


def rules_page() -> str:
    """Every rule of the pack: what it finds, why, what to do, an example, and one that stays quiet."""
    pack = load(DEFAULT_PACK)
    return "".join(f"{line}\n" for line in _rules(pack)).rstrip() + "\n"


def command_line_page() -> str:
    """Every command with its options and examples, and the hook."""
    return "".join(f"{line}\n" for line in _commands()).rstrip() + "\n"


def _rules(pack: Pack) -> Iterator[str]:
    about = pack.about
    yield from ("# Rules", "")
    yield f"The rules of the pack `{about.id}` {about.version}, {about.api}: facts of {about.compiled}."
    yield "This page is written by `python docs/generate.py` from the pack; `auditor explain RULE` prints the same."
    yield from ("", "| rule | kind | severity | |", "|---|---|---|---|")
    for rule in pack.rules:
        anchor = f"{rule.id}-{rule.kind}".lower()
        yield f"| [{rule.id}](#{anchor}) | `{rule.kind}` | {rule.severity} | {_text(rule.title)} |"
    for rule in pack.rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    weakness = f", {rule.cwe}" if rule.cwe else ""
    yield from ("", f"## {rule.id} {rule.kind}", "", f"**{_text(rule.title)}** ({rule.severity}{weakness})", "")
    yield from ("### Why", "", _text(rule.why.strip()), "", "### What to do", "", _text(rule.what_to_do.strip()), "")
    yield from _example("Found", rule.bad)
    yield from _example("Not found", rule.good)
    if rule.references:
        yield from ("References:", "", *(f"- {_linked(one)}" for one in rule.references))


def _example(word: str, examples: tuple[Example, ...]) -> Iterator[str]:
    for example in examples[:1]:
        fence = FENCES.get(example.file.rpartition(".")[2], "text")
        yield from (f"{word}: {_text(example.title)}", "", f"```{fence}", example.code.strip("\n"), "```", "")


def _text(text: str) -> str:
    """A text of the pack as Markdown: outside of code an angle bracket is one."""
    parts = re.split(r"(`[^`\n]*`)", text)
    return "".join(part if part.startswith("`") else part.replace("<", "\\<").replace("*", "\\*") for part in parts)


def _linked(reference: str) -> str:
    return f"<{reference}>" if reference.startswith("http") else _text(reference)


def _commands() -> Iterator[str]:
    yield from ("# The command line", "")
    yield "This page is written by `python docs/generate.py` from what `--help` prints. See also"
    yield "[settings](settings.md), [exit codes](exit-codes.md) and [the commit hook](pre-commit.md); to begin with,"
    yield "[getting started](getting-started.md)."
    yield from ("", "`auditor` and `zoho-v1-audit` are the same, and so is `python -m auditor`.", "")
    yield from _completion()
    root: Any = typer.main.get_command(app)
    yield from _command("", root)
    for name, command in root.commands.items():
        yield from _command(name, command)
        for inner, one in getattr(command, "commands", {}).items():
            yield from _command(f"{name} {inner}", one)
    yield from ("## auditor-hook", "", "```text", HELP.strip(), "```")


def _completion() -> Iterator[str]:
    yield "Completion for bash, zsh, fish and PowerShell: `auditor --install-completion`, once, in that shell;"
    yield "`auditor --show-completion` prints what it would add, to be put into a file by hand."
    yield "Colour follows `--color`, `NO_COLOR`, `FORCE_COLOR` and `TERM=dumb`."
    yield ""


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    usage = " ".join(("auditor", *name.split(), *(one.make_metavar(_context(command)) for one in arguments)))
    yield from (f"## auditor {name}".rstrip(), "", f"`{usage}`", "")
    for paragraph in command.help.strip().split("\n\n"):
        yield from (_text(" ".join(paragraph.split())), "")
    if arguments or options:
        yield from ("| | takes | meaning |", "|---|---|---|")
    for one in arguments:
        yield f"| `{one.make_metavar(_context(command))}` | | {_cell(one.help)} |"
    for one in options:
        spelled = ", ".join(f"`{word}`" for word in sorted((*one.opts, *one.secondary_opts), key=len, reverse=True))
        takes = " " if one.is_flag or one.count else f" `{one.metavar or 'TEXT'}` "
        yield f"| {spelled} |{takes}| {_cell(one.help)} |"
    yield from ("| `--help`, `-h` | | Show the help and leave. |", "", "```sh")
    width = max(len(line) for line, _ in PAGES[name].examples)
    yield from (f"{line:{width}}   # {meaning}" for line, meaning in PAGES[name].examples)
    yield from ("```", "")


def _context(command: Any) -> Any:
    return command.context_class(command)


def _cell(text: str | None) -> str:
    return _text(" ".join((text or "").split())).replace("|", "\\|")


PAGES_MADE = {"rules.md": rules_page, "command-line.md": command_line_page}


def main() -> int:
    """Write the pages, or compare them; gives the exit code."""
    stale = 0
    for name, page in PAGES_MADE.items():
        file, text = FOLDER / name, page()
        if "--check" not in sys.argv[1:]:
            file.write_text(text, encoding="utf-8", newline="\n")
        elif not file.is_file() or file.read_text("utf-8") != text:
            sys.stderr.write(f"{file}: is not current: run python docs/generate.py\n")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
