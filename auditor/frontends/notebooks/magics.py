"""What an interactive shell adds to Python: lines for the system's shell, commands to itself, questions for help.

Every line keeps its length, so that no column moves.
"""

from __future__ import annotations

import re
from typing import NamedTuple

WHOLE = re.compile(r"\s*(?:%%|#!)(?P<name>[A-Za-z!][\w.+#-]*|!)(?P<rest>[^\n]*)")
SHORT = re.compile(r"\s*%(?P<name>sh|bash|sql|md|markdown|scala|r|R|python|js|javascript|html)(?P<rest>)\s*$")
RUNS = "time|timeit|capture|prun|memit|debug|python|python2|python3|pypy|px|skip|cache|chime"
PROGRAM = re.compile(RUNS)
RUNNER = re.compile(rf"[ \t]*(?P<mark>%(?:{RUNS})\b(?:[ \t]+-\w+(?:[ \t]+\d+)?)*[ \t]*)(?=\S)")
SYSTEM = re.compile(r"[ \t]*(?P<mark>!!?|%sx\b|%system\b|%s?env\b|%set_env\b|%sh\b)(?P<rest>[^\n]*)")
COMMAND = re.compile(r"[ \t]*(?P<mark>%[A-Za-z_]|[?,;])(?P<rest>[^\n]*)")
HELP = re.compile(r"[ \t]*(?P<mark>[%\w.*]+\?{1,2})[ \t]*$")
GIVEN = re.compile(r"[ \t]*[\w.,\[\]'\" \t]{1,80}?=[ \t]*(?P<mark>!{1,2}|%)(?P<rest>[^\n]*)")
MAYBE = re.compile(r"^[ \t]*[!%?,;]|=[ \t]*[!%]|\?[ \t]*$", re.MULTILINE)
TOKEN = re.compile(
    r"#[^\n]*+"
    r'|(?P<long>"""(?:[^"\\]++|\\[\s\S]|"(?!""))*+(?P<closed>""")?|\'\'\'(?:[^\'\\]++|\\[\s\S]|\'(?!\'\'))*+(?P<shut>\'\'\')?)'
    r"|\"(?:[^\"\\\n]++|\\[\s\S])*+\"?|'(?:[^'\\\n]++|\\[\s\S])*+'?"
    r"|(?P<open>[(\[{])|(?P<close>[)\]}])|\\\n|(?P<end>\n)|[^#\"'(\[{)\]}\\\n]++|\\"
)


class Split(NamedTuple):
    """A cell's lines for Python, for the system's shell and for nobody in particular, all of the same number.

    `whole` is False where the cell leaves something open that would swallow what comes after it.
    """

    program: list[str]
    shell: list[str]
    other: list[str]
    whole: bool


def split(lines: list[str]) -> Split:
    """The lines of a cell told apart."""
    text = "\n".join(lines) + "\n"
    found = Split(list(lines), [""] * len(lines), [""] * len(lines), whole=True)
    marked = MAYBE.search(text) is not None
    place, depth, number, whole = 0, 0, 0, True
    fresh = True
    while place < len(text):
        if fresh and marked:
            skipped = _line(lines, number, found)
            if skipped:
                place += sum(len(line) + 1 for line in lines[number : number + skipped])
                number += skipped
                continue
        token = TOKEN.match(text, place)
        if token is None:
            break
        place, number = token.end(), number + token[0].count("\n")
        depth = max(0, depth + (token["open"] is not None) - (token["close"] is not None))
        whole = whole and (token["long"] is None or bool(token["closed"] or token["shut"]))
        fresh = token["end"] is not None and not depth
    return found._replace(whole=whole and not depth)


def _line(lines: list[str], number: int, found: Split) -> int:
    """How many lines from here on are no Python; they are noted where they belong."""
    line = lines[number]
    run = RUNNER.match(line)
    if run is not None:
        found.program[number] = _instead(line, run.span("mark"), "0", ";")
        return 0
    system = SYSTEM.match(line)
    match = system or HELP.match(line) or COMMAND.match(line) or GIVEN.match(line)
    if match is None:
        return 0
    count = 1
    while lines[number + count - 1].endswith("\\") and number + count < len(lines):
        count += 1
    kept = line[: match.start("mark")]
    given = match.re is GIVEN
    to_shell = system is not None or (given and match["mark"] != "%")
    target = found.shell if to_shell else found.other
    for step in range(count):
        target[number + step] = lines[number + step]
        found.program[number + step] = ""
    start, end = match.span("mark")
    if to_shell:
        target[number] = " " * end + line[end:]
    found.program[number] = f"{kept}{'[]' if given and len(line) - start > 1 else '0'}".ljust(len(line))
    return count


def _instead(line: str, mark: tuple[int, int], first: str, last: str) -> str:
    start, end = mark
    return f"{line[:start]}{first.ljust(end - start - len(last))}{last}{line[end:]}"
