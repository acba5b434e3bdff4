"""Questions to git, asked so that nothing a repository brings along can run a program or reach the network."""

# ruff: noqa: PTH110, PTH113, PTH117, PTH118, PTH120
# Names are plain strings: a path object for each of many files would cost more than reading them.

from __future__ import annotations

import os
import re
from contextlib import contextmanager, suppress
from functools import cache

from auditor.sources.worktree import GitRefused, git_folder, work_tree_of

TYPE_CHECKING = False  # as in auditor.sources
if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from typing import IO

__all__ = [
    "GitRefused", "answers", "check", "compare", "finish_grep", "git_folder", "ignores", "index_of", "list_files",
    "names", "program", "run", "start_grep", "work_tree_of",
]  # fmt: skip

_SECONDS = 30
_SECONDS_TO_SEARCH = 300
# Filters, textconv and external diffs need no option: neither ls-files nor check-ignore looks at them.
# Whose repository it is does not matter: what its owner could make git run is switched off here for everybody's.
_HARDENED = (
    "-c",
    "safe.directory=*",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    f"core.excludesFile={os.devnull}",
    "-c",
    f"core.attributesFile={os.devnull}",
    "-c",
    "safe.bareRepository=explicit",
    "-c",
    "submodule.recurse=false",
    "--no-pager",
)
_GREP = (
    "--threads=1",
    "--text",
    "--files-with-matches",
    "--null",
    "--ignore-case",
    "--perl-regexp",
    "--no-color",
    "--no-full-name",
    "--no-textconv",
    "--no-recurse-submodules",
)


def check(top: str) -> None:
    """Refuse a repository whose own files would keep git waiting: it opens a pipe like any other file."""
    for name in ("HEAD", "config", "config.worktree", "index", "info/exclude", "info/sparse-checkout"):
        path = os.path.join(top, ".git", name)
        if os.path.exists(path) and not os.path.isfile(path):
            raise GitRefused(f".git/{name} is not a regular file")


def index_of(top: str) -> str:
    """The index file: the one that a running `git commit` has prepared for its hooks, if it is this repository's."""
    own = git_folder(top)
    prepared = os.environ.get("GIT_INDEX_FILE", "")
    file = os.path.realpath(os.path.join(top, prepared))
    inside = bool(prepared) and os.path.isfile(file) and file.startswith(os.path.join(own, ""))
    return file if inside else os.path.join(own, "index")


def list_files(folder: str, top: str, *options: str) -> list[str]:
    """What `git ls-files` says of a folder inside the work tree `top`; names are relative to the folder."""
    return names(run(folder, top, "ls-files", "-z", *options))


def ignores(folder: str, top: str) -> bool:
    """Whether git ignores the folder itself."""
    if os.path.realpath(folder) == top:
        return False
    relative = os.path.relpath(os.path.realpath(folder), top)
    return bool(run(top, top, "check-ignore", "--", f"./{relative}", accepted=(0, 1)))


def start_grep(folder: str, top: str, words: tuple[bytes, ...]) -> subprocess.Popen[bytes]:
    """Begin to look in the files that git tracks under the folder for the words, without case, and for a zero byte.

    One thread: it is the least work altogether, and the caller is busy meanwhile. Pattern by pattern is several times
    faster than one alternation, because each is then found by its rarest letters.
    """
    import subprocess  # noqa: PLC0415 - as in run

    patterns = [part for word in words for part in ("-e", re.escape(os.fsdecode(word)))]

    return subprocess.Popen(  # noqa: S603 - as in run
        [program(), *_HARDENED, "grep", *_GREP, *patterns, "-e", r"\x00", "--", "."],
        cwd=folder,
        env=_environment(top),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finish_grep(process: subprocess.Popen[bytes]) -> list[str]:
    """The files that may hold a word, or hold a zero byte; GitRefused if any file could not be searched."""
    import subprocess  # noqa: PLC0415 - as in run

    try:
        output, errors = process.communicate(timeout=_SECONDS_TO_SEARCH)
    except subprocess.TimeoutExpired as error:
        process.kill()
        process.communicate()
        raise GitRefused("git grep took too long") from error
    if errors or process.returncode not in (0, 1):
        raise GitRefused(_first_line(errors) or f"exit status {process.returncode}")
    return names(output)


def compare(folder: str, old: str, new: str) -> str:
    """What `git diff` says of two folders of plain files that belong to no repository, without context."""
    options = ("--no-index", "--unified=0", "--text", "--no-ext-diff", "--no-textconv", "--no-color", "--no-renames")
    said = run(folder, folder, "diff", *options, "--", old, new, accepted=(0, 1))
    return said.decode("utf-8", "replace")


@contextmanager
def answers(top: str, *arguments: str, told: bytes) -> Iterator[IO[bytes]]:
    """What a git command says, as it says it. It ends with the block, or after a while."""
    import subprocess  # noqa: PLC0415 - as in run
    from threading import Timer  # noqa: PLC0415 - subprocess has imported it

    with subprocess.Popen(  # noqa: S603 - as in run
        [program(), *_HARDENED, *arguments],
        cwd=top,
        env=_environment(top),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise AssertionError
        alarm = Timer(_SECONDS_TO_SEARCH, process.kill)
        alarm.start()
        try:
            with suppress(BrokenPipeError), process.stdin as stdin:
                stdin.write(told)
            yield process.stdout
        finally:
            alarm.cancel()
            process.kill()


def names(output: bytes) -> list[str]:
    """Names that end with NUL."""
    return os.fsdecode(output).split("\0")[:-1]


@cache
def program() -> str:
    """Where git is; found once. A folder of PATH that depends on where one stands does not count."""
    name = "git.exe" if os.name == "nt" else "git"
    places = [os.path.join(folder, name) for folder in os.get_exec_path() if os.path.isabs(folder)]
    found = next((place for place in places if os.path.isfile(place) and os.access(place, os.X_OK)), None)
    if found is None:
        raise GitRefused("git is not installed")
    return found


def _environment(top: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_CEILING_DIRECTORIES": os.path.dirname(top),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_SYSTEM": os.devnull,
        **({"GIT_INDEX_FILE": index_of(top)} if os.path.lexists(os.path.join(top, ".git")) else {}),
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_WORK_TREE": top,
        "LC_ALL": "C",
    }


def run(folder: str, top: str, *arguments: str, accepted: tuple[int, ...] = (0,), told: bytes = b"") -> bytes:
    """What a git command says. Only for plumbing that looks neither at files nor for programs."""
    import subprocess  # noqa: PLC0415 - a third of what a hook costs that has no question to git

    command = [program(), *_HARDENED, *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - an absolute path found on PATH, and arguments of our own
            command,
            cwd=folder,
            env=_environment(top),
            input=told,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise GitRefused(f"git could not be run: {type(error).__name__}") from error
    if done.returncode not in accepted:
        raise GitRefused(_first_line(done.stderr) or f"exit status {done.returncode}")
    return done.stdout


def _first_line(said: bytes) -> str:
    from auditor.sources.names import shown  # noqa: PLC0415 - few questions go wrong

    return shown(next(iter(said.decode("utf-8", "replace").splitlines()), ""))
