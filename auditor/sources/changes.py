"""What an index changes, and the contents of its files: as much as a hook asks of git, and imported as quickly."""

from __future__ import annotations

from auditor.sources import git

TYPE_CHECKING = False  # as in auditor.sources
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

LINK, SUBMODULE = "120000", "160000"
_LARGEST = 1 << 28
_CHUNK = 1 << 20
# So many ids find room in the pipe to git before it has answered any.
_AT_ONCE = 200


class Change:
    """A file that differs from what it was: its name from the top of the work tree, its blob and the one it had.

    `old` is empty for a new file; a renamed one has that of the other name.
    """

    __slots__ = ("blob", "name", "old")

    def __init__(self, name: str, blob: str, old: str) -> None:
        self.name = name
        self.blob = blob
        self.old = old


def contents_of(top: str) -> dict[str, str]:
    """The blobs of all regular files of the index, by name from the top."""
    found: dict[str, str] = {}
    for row in git.names(git.run(top, top, "ls-files", "--stage", "-z")):
        said, _, name = row.partition("\t")
        mode, blob, _ = said.split(" ")
        if mode not in (LINK, SUBMODULE):
            found[name] = blob
    return found


def own_changes(top: str) -> list[Change]:
    """What the index changes against the last commit; against nothing before the first one."""
    try:
        return changes(top, "HEAD")
    except git.GitRefused:
        if git.run(top, top, "rev-parse", "--verify", "--quiet", "HEAD^{commit}", accepted=(0, 1)):
            raise
        return changes(top, git.run(top, top, "hash-object", "-t", "tree", "--stdin").decode().strip())


def changes(top: str, commit: str) -> list[Change]:
    """What the index changes against a commit or tree; renames are followed, deleted files left out."""
    options = ("--cached", "--raw", "-z", "-M", "--no-abbrev", "--ignore-submodules=all", "--no-ext-diff")
    words = iter(git.names(git.run(top, top, "diff-index", *options, commit, "--")))
    found: list[Change] = []
    for row in words:
        said = row.removeprefix(":").split(" ")
        if len(said) != len(("mode before", "mode", "blob before", "blob", "kind")):
            raise git.GitRefused("git diff-index was not understood")
        _, mode, old, blob, kind = said
        name = next(words, "")
        if kind.startswith(("R", "C")):
            name = next(words, "")
        if kind != "D" and mode not in (LINK, SUBMODULE):
            found.append(Change(name, blob, "" if kind == "A" else old))
    return found


def blobs(top: str, ids: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """The content of blobs, each once, as they are read; None for one that is missing or too large to be text."""
    wanted = list(dict.fromkeys(ids))
    for first in range(0, len(wanted), _AT_ONCE):
        group = wanted[first : first + _AT_ONCE]
        with git.answers(top, "cat-file", "--batch=%(objecttype) %(objectsize)", told=_lines(group)) as stream:
            for one in group:
                yield one, _content(stream)


def _content(stream: IO[bytes]) -> bytes | None:
    kind, _, size = stream.readline().rstrip().partition(b" ")
    if not size.isdigit():  # `ID missing`, or the end
        return None
    left = int(size) + 1
    if kind == b"blob" and left <= _LARGEST:
        return stream.read(left)[:-1]
    while left > 0 and (part := stream.read(min(left, _CHUNK))):
        left -= len(part)
    return None


def _lines(ids: list[str]) -> bytes:
    return "".join(f"{one}\n" for one in ids).encode("ascii")
