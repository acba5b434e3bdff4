"""Command lines of help and documentation held against the program: they are parsed as it would, and not run."""

from __future__ import annotations

import shlex
from typing import Any

import typer

from auditor.cli.app import app
from auditor.cli.hook import Asked

ROOT_COMMAND = typer.main.get_command(app)
PROGRAMS = ("auditor", "zoho-v1-audit")
HOOK = "auditor-hook"
OPERATORS = {"|", "||", "&&", ";"}


def inside(command: Any) -> dict[str, Any]:
    """The commands of a group, by name; none of a single one."""
    return dict(getattr(command, "commands", {}))


def all_commands() -> dict[str, Any]:
    """Every command and group by the words that call it; the program itself under no word."""
    found = {"": ROOT_COMMAND}
    for name, command in inside(ROOT_COMMAND).items():
        found[name] = command
        found |= {f"{name} {under}": one for under, one in inside(command).items()}
    return found


def options(command: Any) -> set[str]:
    """Every spelling of every option of a command."""
    names = (name for one in command.params for name in (*one.opts, *one.secondary_opts))
    return {name for name in names if name.startswith("-")}


def calls(line: str) -> list[list[str]]:
    """The calls of the auditor and of its hook in a line for a shell; redirections and other programs are left out."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|&;<>")
    lexer.whitespace_split = True
    lexer.commenters = "#"
    found: list[list[str]] = []
    here: list[str] | None = None
    words = iter(lexer)
    for word in words:
        if word in OPERATORS:
            here = None
        elif word and set(word) <= set("<>&"):
            next(words, None)
        elif here is not None:
            here.append(word)
        elif word.rpartition("/")[2] in (*PROGRAMS, HOOK):
            here = [word.rpartition("/")[2]]
            found.append(here)
    return found


def parse(words: list[str]) -> None:
    """Read the words of a call as the program would; raises what it would say was wrong."""
    program, *rest = words
    if program == HOOK:
        Asked(rest)
        return
    command: Any = ROOT_COMMAND
    name = "auditor"
    while rest and rest[0] in inside(command):
        name = rest.pop(0)
        command = inside(command)[name]
    if rest and set(rest) & {"--help", "-h"}:
        return
    if inside(command) and (not rest or not rest[0].startswith("-")):
        raise AssertionError(f"there is no command {' '.join(words)}")
    command.make_context(name, rest, resilient_parsing=bool(inside(command))).close()
