"""`auditor-hook`: what a commit is about to bring in, quiet when there is nothing to say. It never writes.

Most commits hold no word of the old API. That is told here, on bytes alone and with hardly an import; only when a file
may matter does `auditor.cli.hooked` look into it.
"""

# ruff: noqa: PTH110, PTH113, PTH114, PTH118, PTH120, PTH123
# pathlib alone would be a quarter of the time this takes.

from __future__ import annotations

import os
import re
import sys

from auditor import sweep
from auditor._about import DEFAULT_PACK
from auditor.sources import worktree

SWITCHES = ("--all", "--diff-only", "--exit-zero", "--isolated", "--verbose", "--help")
VALUES = ("--baseline", "--config", "--exclude", "--fail-on", "--ignore", "--max-parse-size", "--pack", "--select")
SHORT = {"-v": "--verbose", "-h": "--help"}
_PACK = re.compile(rb"\bpack[\"']?\s*=")
USAGE, INTERRUPTED, CRASH = 2, 130, 70

HELP = """Usage: auditor-hook [OPTIONS] [FILES]...

Look at what a commit brings in; for .git/hooks/pre-commit and for the pre-commit framework.

Under the framework the named files are read as they are. Elsewhere the staged content is read: of the named files,
or of everything that is staged.

  --all                  the whole repository
  --baseline FILE        only what this file does not know counts
  --diff-only            only changed lines count
  --fail-on SEVERITY     exit 1 at a finding this bad: blocker, high, medium, low (default), info or never
  --exit-zero            findings do not change the exit code
  --select RULES, --ignore RULES, --exclude PATTERN, --max-parse-size SIZE, --pack PACK, --config FILE, --isolated
                         as of `auditor scan`
  -v, --verbose          say what was looked at even when there is nothing else to say

Exit codes: 0 nothing new; 1 a finding; 2 wrong usage or settings; 3 something could not be read.
"""


class WrongUsage(Exception):  # noqa: N818 - as the names of the exit codes
    """A command line that cannot be understood; the message says why."""


class Asked:
    """What the command line says: `flags` by their names in the settings, and the files."""

    __slots__ = ("files", "flags", "framework")

    def __init__(self, arguments: list[str]) -> None:
        """Raises WrongUsage for an option that is none."""
        self.flags: dict[str, str | bool] = {}
        self.files: list[str] = []
        self.framework = os.environ.get("PRE_COMMIT") == "1"
        rest = iter(arguments)
        for argument in rest:
            name, sign, value = argument.partition("=")
            name = SHORT.get(name, name)
            if argument == "--":
                self.files.extend(rest)
            elif name in SWITCHES and not sign:
                self._set(name, value=True)
            elif name in VALUES:
                given = value if sign else next(rest, None)
                if given is None:
                    raise WrongUsage(f"{name} needs a value")
                self._set(name, value=given)
            elif argument.startswith("-"):
                raise WrongUsage(f"there is no option {argument} (see `auditor-hook --help`)")
            else:
                self.files.append(argument)

    def _set(self, name: str, *, value: str | bool) -> None:
        self.flags[name[2:].replace("-", "_")] = value


class Matter:
    """The files that may matter among those that were looked at, by name from the top of the work tree.

    `failed` are files that could not be read; `top` is empty outside of any repository.
    """

    __slots__ = ("failed", "hits", "seen", "top")

    def __init__(self, top: str) -> None:
        self.top = top
        self.seen = 0
        self.hits: list[str] = []
        self.failed: list[str] = []


def main() -> None:
    """Run the hook; ends the process with the exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The whole hook; gives the exit code."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("auditor: interrupted\n")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - whatever happened, it ends in one line and an exit code
        from auditor.cli.failures import crash, line_for  # noqa: PLC0415

        line = str(error) if isinstance(error, WrongUsage) else line_for(error)
        sys.stderr.write(crash(error) if line is None else f"auditor: error: {line}\n")
        return CRASH if line is None else USAGE


def _run(arguments: list[str]) -> int:
    asked = Asked(arguments)
    if "help" in asked.flags:
        sys.stdout.write(HELP)
        return 0
    if "all" in asked.flags:
        from auditor.cli.hooked import everything  # noqa: PLC0415 - the slow way

        return everything(asked)
    matter = _matter(asked)
    if matter.hits or matter.failed:
        from auditor.cli.hooked import inspect  # noqa: PLC0415 - the slow way

        return inspect(asked, matter)
    if "verbose" in asked.flags or not matter.seen:
        sys.stderr.write(f"auditor: {matter.seen} files looked at, none of them matters\n")
    return 0


# --- which files matter ----------------------------------------------------------------------------------------------


def _matter(asked: Asked) -> Matter:
    search = _search(asked)
    top = worktree.work_tree_of(os.curdir)
    matter = Matter(top or "")
    if top is None and not asked.files:
        raise WrongUsage("no file is named, and this is no git repository")
    if asked.framework or top is None:
        names = asked.files
        if top is not None and os.path.exists(os.path.join(worktree.git_folder(top), "MERGE_HEAD")):
            from auditor.sources import changes  # noqa: PLC0415

            lead = os.path.relpath(top)
            merged = [os.path.join(lead, row.name) for row in changes.own_changes(top)]
            names = list(dict.fromkeys([*map(os.path.normpath, names), *map(os.path.normpath, merged)]))
        _on_disk(names, search, matter)
    else:
        _staged(asked, search, matter)
    return matter


def _on_disk(names: list[str], search: sweep.Search, matter: Matter) -> None:
    found, trouble = sweep.sweep([os.fsencode(name) for name in names], search)
    matter.seen += len(names) - len(trouble)
    base = matter.top or os.getcwd()  # noqa: PTH109
    failed = {number for number, _ in trouble}
    hits = {*found, *(number for number, name in enumerate(names) if search.in_bytes(os.fsencode(name)))} - failed
    matter.hits += [_inside(names[number], base) for number in sorted(hits)]
    lost = [names[number] for number in sorted(failed)]
    matter.failed += [_inside(name, base) for name in lost if os.path.isfile(name) and not os.path.islink(name)]


def _inside(name: str, top: str) -> str:
    """A file's name from the top of its work tree; a link in its place is not followed."""
    folder, last = os.path.split(name)
    return os.path.relpath(os.path.join(os.path.realpath(folder or os.curdir), last), top)


def _staged(asked: Asked, search: sweep.Search, matter: Matter) -> None:
    from auditor.sources import changes  # noqa: PLC0415

    rows = {row.name: row.blob for row in changes.own_changes(matter.top)}
    if asked.files:
        known = changes.contents_of(matter.top)
        inside = {_inside(name, matter.top): name for name in asked.files}
        rows = {name: known[name] for name in inside if name in known}
        _on_disk([given for name, given in inside.items() if name not in known], search, matter)
    names: dict[str, list[str]] = {}
    for name, blob in rows.items():
        names.setdefault(blob, []).append(name)
    for blob, data in changes.blobs(matter.top, names):
        matter.seen += len(names[blob])
        matter.failed += names[blob] if data is None else []
        held = data is not None and search.in_bytes(data)
        matter.hits += [name for name in names[blob] if held or search.in_bytes(os.fsencode(name))]


# --- the words -------------------------------------------------------------------------------------------------------


def _search(asked: Asked) -> sweep.Search:
    """All words of the pack. If it may be another one than usual, settings and pack are read as a scan reads them."""
    if {"pack", "config"} & set(asked.flags) or _unusual():
        from auditor.cli.hooked import words  # noqa: PLC0415

        return words(asked)
    import tomli  # noqa: PLC0415

    with open(_pack_file(), "rb") as file:
        said = tomli.load(file)["prefilter"]
    return sweep.folded((*said["strong"], *said.get("weak", ())), said.get("not_after", {}))


def _unusual() -> bool:
    """Whether a variable or a settings file may name another pack, or say where packs are."""
    if any(name in os.environ for name in ("AUDITOR_PACK", "AUDITOR_CONFIG")):
        return True
    folder = os.getcwd()  # noqa: PTH109
    while True:
        for name in (".auditor.toml", "pyproject.toml"):
            try:
                with open(os.path.join(folder, name), "rb") as file:
                    said = file.read()
            except OSError:
                continue
            if _PACK.search(said) and (name != "pyproject.toml" or b"auditor" in said):
                return True
        parent = os.path.dirname(folder)
        if parent == folder or os.path.lexists(os.path.join(folder, ".git")):
            return False
        folder = parent


def _pack_file() -> str:
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100
    folders = (os.environ.get("AUDITOR_DATA"), os.path.join(package, "_data"), os.path.dirname(package))
    files = [os.path.join(folder, "rules", DEFAULT_PACK, "pack.toml") for folder in folders if folder]
    return next((file for file in files if os.path.isfile(file)), files[-1])
